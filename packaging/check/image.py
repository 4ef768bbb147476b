#!/usr/bin/env python3
"""Looks at an OCI image as a registry would, unpacks it into ROOT and runs it as its configuration says.

packaging/check/image.py IMAGE ROOT   as root
"""
import gzip
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path


def blob(files, described):
    """A part of the image, which must be what its description says."""
    content = files["blobs/" + described["digest"].replace(":", "/")]
    assert len(content) == described["size"], described
    assert "sha256:" + hashlib.sha256(content).hexdigest() == described["digest"], described
    return content


def unpacked(image, root):
    """Unpacks its layers; returns the configuration."""
    with tarfile.open(image) as archive:
        files = {entry.name: archive.extractfile(entry).read() for entry in archive if entry.isfile()}
    assert json.loads(files["oci-layout"])["imageLayoutVersion"] == "1.0.0"
    manifest = json.loads(blob(files, json.loads(files["index.json"])["manifests"][0]))
    config = json.loads(blob(files, manifest["config"]))
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    for layer, plain in zip(manifest["layers"], config["rootfs"]["diff_ids"], strict=True):
        content = gzip.decompress(blob(files, layer))
        assert "sha256:" + hashlib.sha256(content).hexdigest() == plain
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            archive.extractall(root)
    return config["config"]


def command(root, config, args):
    """A command in the root, with its user and nothing of ours: no network but loopback, the root read-only."""
    user = config["User"].split(":")[0]
    data = root / "data"
    script = (
        f"ip link set lo up; mount --bind {root} {root}; mount --bind {data} {data}; mount -o remount,bind,ro {root}; "
        f"mount -t tmpfs none {root}/tmp; "
        f"exec chroot --userspec={user}:{user} {root} /bin/bitpoll \"$@\""
    )
    environment = dict(row.split("=", 1) for row in config["Env"])
    return ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", script, "sh", *args], environment


def main():
    image, root = sys.argv[1], Path(sys.argv[2]).resolve()
    config = unpacked(image, root)
    programs = sorted(str(file.relative_to(root)) for file in root.rglob("*") if file.is_file() and os.access(file, os.X_OK))
    started = [file for file in programs if os.stat(root / file).st_mode & 0o111]
    assert started == ["bin/bitpoll"], started
    assert config["User"] == "65532:65532" and config["Entrypoint"] == ["/bin/bitpoll"]
    args, environment = command(root, config, config["Cmd"])
    path = {"PATH": os.environ["PATH"]}
    server = subprocess.Popen(args, env=environment | path, stdout=subprocess.DEVNULL)
    try:
        asked = config["Healthcheck"]["Test"][1:] + ["--ready"]
        deadline = time.monotonic() + 60
        while True:
            child = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
            health = ["nsenter", "-n", "-t", child[0] if child else str(server.pid), "chroot", str(root), *asked]
            told = subprocess.run(health, env=environment | path, capture_output=True, text=True, check=False)
            if told.returncode == 0:
                break
            assert server.poll() is None and time.monotonic() < deadline, told.stderr
            time.sleep(0.05)
        owner = (root / "data/bitpoll.db").stat().st_uid
        assert owner == 65532, owner
        print(f"image: runs as 65532 on a read-only root; `{' '.join(asked)}` says {told.stdout.strip()}")
    finally:
        # Not unshare, which does not listen to SIGTERM: what it runs, and everything there with it.
        for child in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split():
            os.kill(int(child), signal.SIGKILL)
        server.wait()


main()

#!/usr/bin/env python3
"""Makes an OCI image (a layout in a tar archive) of the static program, without any daemon.

packaging/oci.py PROGRAM ARCHITECTURE VERSION FILE   reads SOURCE_DATE_EPOCH; the same input gives the same bytes

The image holds /bin/bitpoll, its licences and /data, which belongs to the user 65532 that runs it. There is no shell.
The program brings Mozilla's list of authorities for machines that have none, so there are no certificates either.
"""
import gzip
import hashlib
import io
import json
import os
import sys
import tarfile
from datetime import UTC, datetime
from pathlib import Path

USER = 65532
SOURCES = Path(__file__).resolve().parent.parent
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def packed(entries):
    """A tar archive of (name, mode, owner, content); a folder has no content."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, mode, owner, content in entries:
            entry = tarfile.TarInfo(name)
            entry.mode, entry.uid, entry.gid, entry.mtime = mode, owner, owner, EPOCH
            if content is None:
                entry.type = tarfile.DIRTYPE
                archive.addfile(entry)
            else:
                entry.size = len(content)
                archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def digest(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def image(program, architecture, version):
    """The layout: names and contents of its files."""
    created = datetime.fromtimestamp(EPOCH, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    licence = (SOURCES / "LICENSE").read_bytes()
    layer = packed([
        ("bin/", 0o755, 0, None),
        ("bin/bitpoll", 0o755, 0, program),
        ("data/", 0o700, USER, None),
        # For SQLite's temporary files; with a read-only root a tmpfs belongs here.
        ("tmp/", 0o1777, 0, None),
        ("usr/", 0o755, 0, None),
        ("usr/share/", 0o755, 0, None),
        ("usr/share/licenses/", 0o755, 0, None),
        ("usr/share/licenses/bitpoll", 0o644, 0, licence),
    ])
    small = gzip.compress(layer, 9, mtime=0)
    labels = {
        "org.opencontainers.image.title": "bitpoll",
        "org.opencontainers.image.description": "Polls and meeting scheduling",
        "org.opencontainers.image.version": version,
        "org.opencontainers.image.created": created,
        "org.opencontainers.image.licenses": "AGPL-3.0-or-later",
    }
    config = json.dumps({
        "created": created,
        "architecture": architecture,
        "os": "linux",
        "config": {
            "User": f"{USER}:{USER}",
            "Entrypoint": ["/bin/bitpoll"],
            "Cmd": ["serve"],
            "WorkingDir": "/data",
            "Env": [
                "BITPOLL_DATA_DIR=/data",
                "BITPOLL_LISTEN=0.0.0.0:8080",
            ],
            "ExposedPorts": {"8080/tcp": {}},
            "Volumes": {"/data": {}},
            "StopSignal": "SIGTERM",
            "Labels": labels,
            # Not of the OCI, but Docker and Podman read it (in nanoseconds).
            "Healthcheck": {
                "Test": ["CMD", "/bin/bitpoll", "health"],
                "Interval": 30_000_000_000,
                "Timeout": 10_000_000_000,
                "StartPeriod": 10_000_000_000,
                "Retries": 3,
            },
        },
        "rootfs": {"type": "layers", "diff_ids": [digest(layer)]},
        "history": [{"created": created, "created_by": "bin/dist"}],
    }, sort_keys=True).encode()
    manifest = json.dumps({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "digest": digest(config),
            "size": len(config),
        },
        "layers": [{
            "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
            "digest": digest(small),
            "size": len(small),
        }],
        "annotations": labels,
    }, sort_keys=True).encode()
    index = json.dumps({
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.index.v1+json",
        "manifests": [{
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "digest": digest(manifest),
            "size": len(manifest),
            "platform": {"architecture": architecture, "os": "linux"},
            "annotations": {"org.opencontainers.image.ref.name": version},
        }],
    }, sort_keys=True).encode()
    blobs = {digest(content).replace(":", "/"): content for content in (config, manifest, small)}
    return [
        ("oci-layout", 0o644, 0, b'{"imageLayoutVersion":"1.0.0"}'),
        ("index.json", 0o644, 0, index),
        ("blobs/", 0o755, 0, None),
        ("blobs/sha256/", 0o755, 0, None),
        *[(f"blobs/{name}", 0o644, 0, content) for name, content in sorted(blobs.items())],
    ]


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    _, program, architecture, version, file = sys.argv
    Path(file).write_bytes(packed(image(Path(program).read_bytes(), architecture, version)))


main()

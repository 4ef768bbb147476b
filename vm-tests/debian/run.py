#!/usr/bin/env python3
"""vm-tests/debian/run.py [--qemu] [TEST…]: the scripts of vm-tests as they stand, against Debian with a real systemd in a container.

What NixOS would make of each machine (units, users, files, the command `bitpoll`) comes from the modules themselves,
evaluated without nixpkgs (machine.nix). The program is $TEST_BINARY. As root on a Debian with nix-bin, mmdebstrap and
systemd-container; where that is not to be had it says so and ends with 0. Roots are kept under target/vm. With --qemu
(single and zero-downtime, if none is named) the machines have a kernel of their own."""
import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import traceback

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
import qemu  # noqa: E402
from container import Machine, control_groups, run  # noqa: E402

PLACE = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve() / "vm"
SUITE = "trixie"
PACKAGES = ["systemd", "systemd-sysv", "dbus", "curl", "ca-certificates", "iproute2", "openssl", "procps", "pebble", "slapd", "nginx-light",
            "whiptail", "qrencode"]
TESTS = ["single", "zero-downtime", "backup-restore", "upgrade", "hardening", "tls-acme", "oidc-ldap", "appliance"]
# What others want beside; only by name, since it takes long.
EXTRA = {"postgres-cluster": ["postgresql"], "postgres-local": ["postgresql"]}


def obstacle():
    """Why this machine cannot, if so."""
    if os.geteuid() != 0:
        return "containers want root"
    for tool in ["systemd-nspawn", "mmdebstrap", "nix-build", "nsenter", "unshare"]:
        if not shutil.which(tool):
            return f"there is no {tool}"
    if not control_groups():
        return "control groups cannot be made here"
    if subprocess.run(["unshare", "--mount", "--net", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode:
        return "root may make no namespaces here"
    return None


def base(more=()):
    """The root below all machines, made once; with more packages, another one."""
    packages = [*PACKAGES, *more]
    word = hashlib.sha256(" ".join([SUITE, *packages]).encode()).hexdigest()[:8]
    path = PLACE / f"{SUITE}-{word}"
    if not path.exists():
        begin = time.monotonic()
        new = path.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        PLACE.mkdir(parents=True, exist_ok=True)
        with open(PLACE / "mmdebstrap.log", "wb") as log:
            done = subprocess.run(
                ["mmdebstrap", "--quiet", "--variant=minbase", "--format=directory", "--dpkgopt=force-unsafe-io",
                 *[f"--dpkgopt=path-exclude=/usr/share/{one}/*" for one in ["doc", "man", "locale", "info"]],
                 f"--include={','.join(packages)}", SUITE, str(new)],
                stdout=log, stderr=subprocess.STDOUT,
            )
        if done.returncode:
            sys.exit(f"vm: no root was made\n{(PLACE / 'mmdebstrap.log').read_text()[-3000:]}")
        new.rename(path)
        print(f"vm: the root of Debian {SUITE} was made in {time.monotonic() - begin:.0f} s")
    return path


def machines_of(test, program):
    """What NixOS would make of each machine of a test."""
    state = program.stat()
    arguments = {"test": test, "program": str(program), "stamp": f"{state.st_size} {state.st_mtime_ns}"}
    words = " ".join(f"{name} = {json.dumps(value)};" for name, value in arguments.items())
    quiet = ["--option", "build-users-group", "", "--option", "sandbox", "false", "--option", "substitute", "false"]
    names = json.loads(subprocess.run(
        ["nix-instantiate", "--eval", "--json", "--strict", *quiet[:3], "-E", f"builtins.attrNames (import {HERE}/machine.nix {{ {words} }})"],
        check=True, capture_output=True, text=True).stdout)
    made = subprocess.run(
        ["nix-build", "--no-out-link", *quiet, "-E", f"import {HERE}/machine.nix {{ {words} }}"], capture_output=True, text=True)
    if made.returncode:
        raise AssertionError(made.stderr)
    return dict(zip(names, (json.loads(pathlib.Path(path).read_text()) for path in made.stdout.split()), strict=True))


@contextlib.contextmanager
def subtest(name):
    print(f"  {name}", flush=True)
    yield


def attempt(test, program, root, kind=Machine):
    """Runs one script; whether it went well."""
    given = machines_of(test, program)
    place = PLACE / "run" / test
    shutil.rmtree(place, ignore_errors=True)
    machines = [kind(name, given[name], root, place, program) for name in given]
    hosts = [" ".join(one.names) for one in machines]
    run("ip", "link", "add", "polls", "type", "bridge")
    run("ip", "link", "set", "polls", "up")
    for machine in machines:
        machine.furnish(hosts)

    def start_all():
        for machine in machines:
            machine.start()

    names = {one.name: one for one in machines}
    if len(machines) == 1:
        names["machine"] = machines[0]
    script = ROOT / "vm-tests" / f"{test}.py"
    text = (ROOT / "vm-tests" / "lib.py").read_text()
    try:
        scope = {**names, "machines": machines, "subtest": subtest, "start_all": start_all}
        exec(compile(text, "lib.py", "exec"), scope)
        exec(compile(script.read_text(), str(script), "exec"), scope)
        return True
    except Exception:
        traceback.print_exc()
        for machine in machines:
            tell(machine)
        return False
    finally:
        for machine in machines:
            machine.shutdown()


def tell(machine):
    """What a machine has to say when something went wrong."""
    if machine.nspawn is None:
        return
    for command in ["systemctl --failed --no-legend", "journalctl -b --no-pager -n 60 -o short-monotonic -p 6"]:
        print(f"--- {machine.name}: {command}\n{machine.execute(command)[1]}")
    if machine.screen:
        print(f"--- {machine.name}: its screen\n{machine.screen.text()[-3000:]}")
    log = machine.place / "stderr.log"
    if log.exists():
        print(f"--- {machine.name}: last words of commands\n{log.read_text(errors='replace')[-2000:]}")


def alone(test, how):
    """Runs one script in namespaces of its own, of which nothing is left afterwards."""
    return subprocess.run(
        ["unshare", "--mount", "--net", "--propagation", "private", sys.executable, __file__, how, test]
    ).returncode


def main(words):
    program = pathlib.Path(os.environ.get("TEST_BINARY", ROOT / "target/debug/bitpoll")).resolve()
    if words[:1] == ["--inside"]:
        return 0 if attempt(words[1], program, base(EXTRA.get(words[1], ()))) else 1
    if words[:1] == ["--inside-qemu"]:
        return 0 if attempt(words[1], program, base(qemu.PACKAGES), qemu.VirtualMachine) else 1
    if reason := obstacle():
        print(f"vm: NOT RUN, the scripts of vm-tests were only evaluated: {reason}")
        return 0
    virtual = words[:1] == ["--qemu"]
    if virtual:
        words = words[1:] or ["single", "zero-downtime"]
        base(qemu.PACKAGES)
    failed = []
    for test in words or TESTS:
        if not virtual:
            base(EXTRA.get(test, ()))
        begin = time.monotonic()
        print(f"vm: {test}", flush=True)
        if alone(test, "--inside-qemu" if virtual else "--inside"):
            failed.append(test)
        print(f"vm: {test} {'FAILED' if test in failed else 'ok'}, {time.monotonic() - begin:.1f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

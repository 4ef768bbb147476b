"""The same machines with a kernel of their own: Debian in QEMU, under emulation.

`vm-tests/debian/run.py --qemu single` wants qemu-system-x86_64 beside what containers want. Commands go to a shell at
a console of its own, as in NixOS's own driver."""
import base64
import pathlib
import re
import shlex
import shutil
import socket
import subprocess
import time

from container import PATIENCE, Machine, run, within

PACKAGES = ["udev", "kmod", "linux-image-cloud-amd64", "initramfs-tools", "zstd"]
SHELL = """[Unit]
After=basic.target
[Service]
Environment=PATH=/run/current-system/sw/bin:/usr/local/bin:/usr/sbin:/usr/bin HOME=/root
WorkingDirectory=/tmp
ExecStart=bash -c 'stty -F /dev/hvc0 raw -echo; exec bash --norc </dev/hvc0 >/dev/hvc0'
StandardError=journal+console
[Install]
WantedBy=multi-user.target
"""


class VirtualMachine(Machine):
    """One machine, on a disk that is made of its root."""

    slow = 10

    def furnish(self, hosts):
        super().furnish(hosts)
        # One machine has nobody to talk to.
        (self.root / "etc/systemd/system/sysinit.target.wants/network-of-tests.service").unlink()
        self.write("/etc/systemd/system/shell.service", SHELL)
        self.link("/etc/systemd/system/serial-getty@hvc0.service", "/dev/null")
        self.link("/etc/systemd/system/multi-user.target.wants/shell.service", "../shell.service")
        roots = [word for text in [*self.given["units"].values(), *self.given["programs"], *self.given["etc"].values(), self.given["program"]]
                 for word in re.findall(r"/nix/store/[^/\s\"]+", text)]
        closure = run("nix-store", "--query", "--requisites", *sorted(set(roots)), capture_output=True, text=True).stdout.split()
        store = self.root / "nix" / "store"
        store.mkdir(parents=True)
        run("cp", "--archive", *closure, store)
        program = self.root / self.given["program"].lstrip("/")
        program.unlink()
        run("strip", "--strip-debug", "-o", program, self.program)
        self.disk = self.place / "disk"
        run("mke2fs", "-q", "-t", "ext4", "-L", "root", "-d", self.root, self.disk, "3G")

    def start(self):
        if self.nspawn and self.nspawn.poll() is None:
            return
        port = self.place / "shell"
        port.unlink(missing_ok=True)
        boot = self.root / "boot"
        begin = time.monotonic()
        self.nspawn = subprocess.Popen(
            ["qemu-system-x86_64", "-machine", "q35,accel=tcg", "-cpu", "max", "-smp", "2", "-m", "1024", "-display", "none",
             "-kernel", next(boot.glob("vmlinuz-*")), "-initrd", next(boot.glob("initrd.img-*")),
             "-append", "root=/dev/vda rw console=ttyS0 net.ifnames=0", "-nic", "user,restrict=on,model=virtio-net-pci",
             "-drive", f"file={self.disk},if=virtio,format=raw,cache=unsafe",
             "-serial", f"file:{self.log}", "-device", "virtio-serial-pci",
             "-chardev", f"socket,id=shell,path={port},server=on,wait=off", "-device", "virtconsole,chardev=shell"],
            stdin=subprocess.DEVNULL,
        )
        within(PATIENCE, "QEMU begins", port.exists)
        self.shell = socket.socket(socket.AF_UNIX)
        self.shell.connect(str(port))
        self.shell.settimeout(1)
        self.said = b""
        within(PATIENCE * self.slow, f"{self.name} boots", lambda: self.alive() and self.answers())
        print(f"  {self.name}: Linux {self.succeed('uname -r').strip()}, at a shell after {time.monotonic() - begin:.0f} s")

    def answers(self):
        self.shell.sendall(b"echo @@there@@\n")
        return self.read(rb"\n?@@there@@", 2)

    def read(self, pattern, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := re.search(pattern, self.said):
                self.said = self.said[found.end():]
                return found
            try:
                self.said += self.shell.recv(65536)
            except TimeoutError:
                self.alive()
        return None

    def execute(self, command, check_return=True, check_output=True, timeout=PATIENCE):
        if self.nspawn is None:
            self.start()
        timeout *= self.slow
        inside = f"timeout {timeout} bash -c {shlex.quote('set -euo pipefail; ' + command)} </dev/null 2>>/tmp/stderr | base64 -w 0"
        self.shell.sendall(f"out=$({inside}; exit ${{PIPESTATUS[0]}}); code=$?; echo; echo \"@@$out@@$code@@\"\n".encode())
        found = self.read(rb"@@([A-Za-z0-9+/=]*)@@(\d+)@@", timeout + 30)
        if not found:
            raise AssertionError(f"{self.name} says nothing to: {command}")
        return int(found[2]), base64.b64decode(found[1]).decode(errors="replace")

    def wait_until_succeeds(self, command, timeout=PATIENCE):
        return super().wait_until_succeeds(command, timeout * self.slow)

    def wait_for_unit(self, unit, timeout=PATIENCE):
        super().wait_for_unit(unit, timeout * self.slow)

    def copy_from_machine(self, source, target_dir):
        text = self.succeed(f"base64 -w 0 {shlex.quote(source)}")
        pathlib.Path(target_dir, pathlib.Path(source).name).write_bytes(base64.b64decode(text))

    def crash(self):
        self.nspawn.kill()
        self.nspawn.wait()
        self.nspawn = None

    def shutdown(self):
        if self.nspawn:
            self.crash()
        shutil.rmtree(self.place / "upper", ignore_errors=True)

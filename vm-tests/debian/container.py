"""A Debian container with a real systemd that answers to what a NixOS test asks of a machine."""
import contextlib
import os
import pathlib
import pty
import re
import shlex
import shutil
import signal
import subprocess
import termios
import threading
import time

PATH = "/run/wrappers/bin:/run/current-system/sw/bin:/usr/local/bin:/usr/sbin:/usr/bin"
# Services that Debian's packages start by themselves; a test starts its own.
OF_DEBIAN = ["nginx", "slapd", "postgresql", "postgresql@17-main"]
# The network between machines is there when systemd says so.
NETWORK = """[Unit]
DefaultDependencies=no
Wants=network.target
Before=network.target network-online.target
[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=ip link set host0 up
ExecStart=ip address add {address}/24 dev host0
"""
# Seconds that a command or a condition may take.
PATIENCE = 60


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


def control_groups():
    """Directories below which control groups are made: one, or two where the kernel has the old kind as well."""
    found = [pathlib.Path("/sys/fs/cgroup", one) for one in ["", "unified", "systemd"]]
    return [path for path in found if os.access(path / "cgroup.procs", os.W_OK)]


def within(seconds, what, condition):
    """Waits until a condition holds; what it gives last."""
    end = time.monotonic() + seconds
    while not (result := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"timed out: {what}")
        time.sleep(0.05)
    return result


class Screen:
    """A terminal that is a machine's /dev/tty1: what was written to it since the machine was turned on, and keys. A script that
    waits for words waits for new ones: what is before those that were found last does not count any more."""

    KEYS = {"ret": "\r", "esc": "\x1b", "tab": "\t", "down": "\x1b[B", "up": "\x1b[A"}

    def __init__(self):
        self.end, slave = pty.openpty()
        termios.tcsetwinsize(slave, (37, 100))
        self.path = os.ttyname(slave)
        self.slave = slave
        self.written = b""
        self.passed = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        with contextlib.suppress(OSError):
            while piece := os.read(self.end, 4096):
                self.written += piece

    def text(self):
        """Without what moves the cursor and gives colours."""
        return re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|\([A-Z0-9]|[=>])", " ", self.written.decode(errors="replace"))

    def find(self, regexp):
        found = re.compile(regexp).search(self.text(), self.passed)
        self.passed = found.end() if found else self.passed
        return found

    def press(self, key):
        os.write(self.end, self.KEYS.get(key, key).encode())


class Machine:
    """One machine. Its root is a layer over the common one and stays when it is turned off."""

    def __init__(self, name, given, base, place, program):
        self.name, self.given, self.program = name, given, program
        self.address, host = given["address"], given["host"]
        self.names = [self.address, name, host, *([f"{host}.{given['domain']}"] if given["domain"] else [])]
        self.place = place / name
        self.root = self.place / "root"
        self.log = self.place / "console.log"
        self.nspawn = self.leader = self.screen = None
        upper, work = self.place / "upper", self.place / "work"
        for path in [self.root, upper, work]:
            path.mkdir(parents=True)
        run("mount", "-t", "overlay", "overlay", "-o", f"lowerdir={base},upperdir={upper},workdir={work}", self.root)

    # --- what is on its disk

    def write(self, path, text):
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(text)

    def link(self, path, to):
        file = self.root / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.symlink_to(to)

    def furnish(self, hosts):
        """Puts there what NixOS would: units, users, directories, files, programs."""
        given, units = self.given, "/etc/systemd/system"
        for name, text in given["units"].items():
            self.write(f"{units}/{name}", text)
            for kind, targets in re.findall(r"^(Wanted|Required)By=(.*)$", text, re.M):
                folder = {"Wanted": "wants", "Required": "requires"}[kind]
                for target in targets.split():
                    self.link(f"{units}/{target}.{folder}/{name}", f"{units}/{name}")
        self.write(f"{units}/network-of-tests.service", NETWORK.format(address=self.address))
        self.link(f"{units}/sysinit.target.wants/network-of-tests.service", "../network-of-tests.service")
        for name in [*given["masked"], *(f"{one}.service" for one in OF_DEBIAN if f"{one}.service" not in given["units"])]:
            self.link(f"{units}/{name}", "/dev/null")
        users = [f"g {group} -" for group in given["groups"]]
        users += [f'u {name} -:{user["group"]} - {user["home"]}' for name, user in given["users"].items()]
        run("chroot", self.root, "systemd-sysusers", "--inline", *users, stderr=subprocess.DEVNULL)
        lines = [
            " ".join([kind, path, rule.get("mode", "-"), rule.get("user", "-"), rule.get("group", "-"), "-", rule.get("argument", "")])
            for path, rules in given["tmpfiles"].items() for kind, rule in rules.items()
        ]
        self.write("/etc/tmpfiles.d/machine.conf", "\n".join([*lines, "L+ /run/current-system/sw - - - - /usr/local"]) + "\n")
        for package in set(given["programs"]) - {"/usr"}:
            for program in pathlib.Path(package, "bin").iterdir():
                self.link(f"/usr/local/bin/{program.name}", str(program))
        for name, source in given["etc"].items():
            if source.startswith("/nix/store/"):
                self.link(f"/etc/{name}", source)
            else:
                (self.root / "etc" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, self.root / "etc" / name)
        bundle = "etc/ssl/certs/ca-certificates.crt"
        if given["authorities"]:
            with open(self.root / bundle, "a") as file:
                file.writelines(pathlib.Path(one).read_text() for one in given["authorities"])
        own = [f"{address} {' '.join(names)}" for address, names in given["hosts"].items()]
        self.write("/etc/hosts", "\n".join(["127.0.0.1 localhost", "::1 localhost", *own, *hosts]) + "\n")
        self.write("/etc/hostname", given["host"] + "\n")

    # --- on and off

    def start(self):
        if self.nspawn and self.nspawn.poll() is None:
            return
        # Each in a group of its own, as if systemd had started it.
        groups = [path / f"bitpoll-test-{os.getpid()}-{self.name}" for path in control_groups()]
        for group in groups:
            group.mkdir(exist_ok=True)
        binds = [f"--bind-ro={one}" for one in ["/nix/store", f"{self.program}:{self.given['program']}"]]
        if any("/dev/tty1" in unit for unit in self.given["units"].values()):
            self.screen = Screen()
            binds.append(f"--bind={self.screen.path}:/dev/tty1")
        self.nspawn = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--console=pipe", f"--directory={self.root}", f"--machine={self.name}",
             "--register=no", "--keep-unit", "--resolv-conf=off", "--timezone=off", "--link-journal=no", "--network-bridge=polls",
             *binds, "--boot"],
            stdin=subprocess.DEVNULL, stdout=open(self.log, "ab"), stderr=subprocess.STDOUT,
            preexec_fn=lambda: [(group / "cgroup.procs").write_text("0") for group in groups],
        )
        self.leader = within(PATIENCE, f"{self.name} begins", self.init)
        within(PATIENCE, f"{self.name} boots", lambda: self.alive() and self.execute("systemctl is-active basic.target")[0] == 0)

    def init(self):
        """The process of this machine's first one, as seen from here; nspawn has others for a moment."""
        self.alive()
        for one in pathlib.Path(f"/proc/{self.nspawn.pid}/task/{self.nspawn.pid}/children").read_text().split():
            with contextlib.suppress(OSError):
                if re.search(r"^NSpid:.*\t1$", pathlib.Path(f"/proc/{one}/status").read_text(), re.M):
                    return one
        return None

    def alive(self):
        if self.nspawn.poll() is not None:
            raise AssertionError(f"{self.name} ended\n{self.log.read_text()[-4000:]}")
        return True

    def crash(self):
        """Ends it without a chance to write anything. What it wrote before is in the memory of this machine's kernel
        and so is not lost, as it would be in a real power cut."""
        os.kill(int(self.leader), signal.SIGKILL)
        self.nspawn.wait(PATIENCE)
        self.nspawn = None

    def shutdown(self):
        if self.nspawn:
            self.nspawn.send_signal(signal.SIGTERM)
            try:
                self.nspawn.wait(30)
            except subprocess.TimeoutExpired:
                self.crash()
            self.nspawn = None

    # --- what scripts ask

    def execute(self, command, check_return=True, check_output=True, timeout=PATIENCE):
        if self.nspawn is None:
            self.start()
        done = subprocess.run(
            ["nsenter", "--target", self.leader, "--all", "timeout", str(timeout), "bash", "-c", f"set -euo pipefail; {command}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=open(self.place / "stderr.log", "ab"), cwd="/tmp",
            env={"PATH": PATH, "HOME": "/root", "USER": "root", "TERM": "dumb"}, text=True, errors="replace", timeout=timeout + 5,
        )
        return done.returncode, done.stdout

    def succeed(self, *commands, timeout=PATIENCE):
        said = ""
        for command in commands:
            code, output = self.execute(command, timeout=timeout)
            said += output
            if code:
                raise AssertionError(f"{self.name}: exit code {code}: {command}\n{output}")
        return said

    def fail(self, *commands, timeout=PATIENCE):
        said = ""
        for command in commands:
            code, output = self.execute(command, timeout=timeout)
            said += output
            # It ran too long, or is not there: that is not the failure that was meant.
            if code in (0, 124, 126, 127):
                raise AssertionError(f"{self.name}: did not fail, but ended with {code}: {command}\n{output}")
        return said

    def wait_until_succeeds(self, command, timeout=PATIENCE):
        last = [None]

        def succeeds():
            last[0] = self.execute(command)
            return last[0][0] == 0

        within(timeout, f"{self.name}: {command}", succeeds)
        return last[0][1]

    def wait_for_unit(self, unit, timeout=PATIENCE):
        def active():
            shown = self.succeed(f"systemctl show --property=ActiveState,Job {unit}")
            state = dict(line.split("=", 1) for line in shown.splitlines())
            if state["ActiveState"] == "failed" or (state["ActiveState"] == "inactive" and not state.get("Job")):
                raise AssertionError(f"{self.name}: {unit} is {state['ActiveState']} and nothing will start it")
            return state["ActiveState"] == "active"

        within(timeout, f"{self.name}: {unit} is active", active)

    def wait_for_open_port(self, port, addr="localhost", timeout=PATIENCE):
        self.wait_until_succeeds(f"(exec 3<>/dev/tcp/{addr}/{port})", timeout)

    def wait_until_tty_matches(self, _tty, regexp, timeout=PATIENCE):
        within(timeout, f"{self.name}: {regexp} on the screen", lambda: self.screen.find(regexp))

    def send_key(self, key):
        self.screen.press(key)

    def send_chars(self, chars):
        self.screen.press(chars)

    def copy_from_machine(self, source, target_dir):
        shutil.copy(self.root / source.lstrip("/"), target_dir)

    copy_from_vm = copy_from_machine

    def copy_from_host(self, source, target):
        self.succeed(f"mkdir -p {shlex.quote(os.path.dirname(target))}")
        shutil.copy(source, self.root / target.lstrip("/"))

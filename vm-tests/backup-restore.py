import os
import tempfile

start_all()
site = "http://127.0.0.1:8080"
for machine in [old, new]:
    machine.wait_for_unit("bitpoll.service")

poll = make_poll(old, site, "Drinks")
vote(old, site, poll, "Ada")

with subtest("the timer's service makes a backup that is whole"):
    old.succeed("systemctl start bitpoll-backup.service")
    file = old.succeed("ls -t /var/backup/bitpoll/* | head -n 1").strip()
    old.succeed(f"bitpoll backup verify {file}")

with subtest("another machine goes on from it"):
    with tempfile.TemporaryDirectory() as here:
        old.copy_from_vm(file, here)
        new.copy_from_host(os.path.join(here, os.path.basename(file)), "/var/lib/bitpoll/from-old")
    new.succeed("chown bitpoll: /var/lib/bitpoll/from-old")
    new.succeed("systemctl stop bitpoll.socket bitpoll.service")
    new.succeed("bitpoll restore /var/lib/bitpoll/from-old")
    new.succeed("systemctl start bitpoll.socket bitpoll.service")
    new.wait_until_succeeds(f"curl -sS --fail {site}{poll} | grep Ada")

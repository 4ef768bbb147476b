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
    file = old.succeed("ls /var/backup/bitpoll/*").strip()
    old.succeed(f"bitpoll backup verify {file}")

with subtest("it keeps as many as it should, and what people made; the site knows that there are backups"):
    old.succeed("bitpoll backup /var/backup/bitpoll")
    # In the same second it would have the same name.
    old.wait_until_succeeds("systemctl start bitpoll-backup.service")
    kept = old.succeed("ls /var/backup/bitpoll").split()
    assert [name.split("-")[-1] for name in kept] in [["manual.backup", "timer.backup"], ["timer.backup", "manual.backup"]], kept
    assert "\nbackups: the newest is of" in old.succeed("bitpoll doctor")
    file = old.succeed("ls /var/backup/bitpoll/*-timer.backup").strip()

with subtest("another machine goes on from it"):
    with tempfile.TemporaryDirectory() as here:
        old.copy_from_vm(file, here)
        new.copy_from_host(os.path.join(here, os.path.basename(file)), "/var/lib/bitpoll/from-old")
    new.succeed("chown bitpoll: /var/lib/bitpoll/from-old")
    new.succeed("systemctl stop bitpoll.socket bitpoll.service")
    new.succeed("bitpoll restore /var/lib/bitpoll/from-old")
    new.succeed("systemctl start bitpoll.socket bitpoll.service")
    new.wait_until_succeeds(f"curl -sS --fail {site}{poll} | grep Ada")

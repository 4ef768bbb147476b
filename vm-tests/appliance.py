machine.wait_for_unit("bitpoll.service")
site = "https://127.0.0.1"
said = "journalctl -u bitpoll -o cat | grep -o 'with the code [^ ]*' | tail -n 1"

with subtest("the console has the code that opens the set-up page"):
    machine.wait_for_unit("bitpoll-console.service")
    code = machine.wait_until_succeeds(said).split()[-1]
    machine.wait_until_tty_matches("1", f"/setup/ and enter the code {code}")
    assert "<form" in page(machine, site, "/setup/", options="-k")

with subtest("people who type the number alone are sent on to TLS at that number"):
    assert machine.succeed("curl -sS -o /dev/null -w '%{redirect_url}' http://127.0.0.1/").strip() == f"{site}/"

with subtest("whoever has the code runs the site"):
    post(machine, site, "/setup/", f"code={code}", "username=admin", "password=correct-horse-battery",
         "password2=correct-horse-battery", options="-k")
    assert "admin" in machine.succeed("bitpoll user list")
    machine.wait_until_tty_matches("1", "The site is at")

with subtest("the menu is there at a key"):
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", "Restore a backup")

with subtest("what it says of itself is read a screen at a time"):
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", "configuration: ")

with subtest("a second disk takes sealed backups, and nothing goes wrong without one"):
    machine.succeed("systemctl start bitpoll-backup.service")
    machine.fail("ls /var/backup/bitpoll/*.backup")
    machine.succeed("mount -t tmpfs none /var/backup", "systemctl start bitpoll-backup.service")
    file = machine.succeed("ls /var/backup/bitpoll/*.backup").strip()
    machine.succeed(f"bitpoll backup verify {file}")

def restore_by_menu(key, expected):
    """Takes the first backup of the menu on the screen."""
    machine.wait_until_tty_matches("1", "Enter: menu")
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", "Turn off")
    for key_ in ["down"] * 6 + ["ret"]:
        machine.send_key(key_)
    machine.wait_until_tty_matches("1", "zzz.backup")
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", "if another machine made it")
    machine.send_chars(key)
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", expected)
    machine.wait_until_tty_matches("1", "Press Enter")
    machine.send_key("ret")
    machine.wait_for_unit("bitpoll.service")


with subtest("a backup of another machine opens with its key alone, and the key of this one stays"):
    own = machine.succeed("sha256sum /var/lib/bitpoll-appliance/backup.key /var/lib/bitpoll/secret.key")
    for name in ["other", "wrong"]:
        machine.succeed(f"bitpoll backup key /var/lib/bitpoll/{name}.key")
    machine.succeed(
        "mkdir -p /var/lib/bitpoll/backups && chown bitpoll: /var/lib/bitpoll/backups",
        "bitpoll backup --backup-key-file /var/lib/bitpoll/other.key /var/lib/bitpoll/backups/zzz.backup",
        "echo correct-horse-battery | bitpoll user create afterwards --password-stdin",
    )
    other, wrong = (machine.succeed(f"cat /var/lib/bitpoll/{name}.key").strip() for name in ["other", "wrong"])
    # Out of what the menu said before.
    machine.send_key("q")
    machine.wait_until_tty_matches("1", "Press Enter")
    machine.send_key("ret")
    restore_by_menu(wrong, "Nothing was changed")
    assert "afterwards" in machine.succeed("bitpoll user list")
    restore_by_menu(other, "is restored")
    assert "afterwards" not in machine.succeed("bitpoll user list")
    assert own == machine.succeed("sha256sum /var/lib/bitpoll-appliance/backup.key /var/lib/bitpoll/secret.key")
    machine.fail("test -e /var/lib/bitpoll/restored")

def name_of_site(*answers):
    """Goes to the name of the site in the menu, and answers what it asks: a text that is on the screen, and what is typed then."""
    machine.wait_until_tty_matches("1", "Enter: menu")
    machine.send_key("ret")
    machine.wait_until_tty_matches("1", "Turn off")
    for key in ["down"] * 3 + ["ret"]:
        machine.send_key(key)
    for question, keys, typed in answers:
        machine.wait_until_tty_matches("1", question)
        for key in keys:
            machine.send_key(key)
        if typed:
            machine.send_chars(typed)
        machine.send_key("ret")


with subtest("the site takes a name, and goes back to the certificate of this machine"):
    settings = "/var/lib/bitpoll-appliance/settings"
    first = machine.succeed(f"cat {settings}")
    name_of_site(("Host name", [], "polls.example.org"), ("Mail address", [], "admin@example.org"))
    machine.wait_until_succeeds(f"grep BITPOLL_ACME_DIRECTORY=letsencrypt {settings}")
    machine.wait_until_tty_matches("1", "The site is at https://polls.example.org")
    name_of_site(("No name", ["down"], ""), ("warn once", [], ""))
    machine.wait_until_succeeds(f"grep BITPOLL_TLS_CERTIFICATE_FILE {settings}")
    assert machine.succeed(f"cat {settings}") == first
    machine.wait_for_unit("bitpoll.service")
    machine.wait_until_succeeds("curl -skv https://127.0.0.1 2>&1 | grep 'subject: CN=polls'")

with subtest("a second disk that is gone is missed while the server goes on by itself"):
    facts = "('backup', strftime('%s', 'now')), ('backup-timer', '1700000000 86400')"
    machine.succeed(
        f'bitpoll sql --write "INSERT OR REPLACE INTO facts (name, value) VALUES {facts}"',
        "umount /var/backup",
        "systemctl start bitpoll-backup.service",
    )
    missed = "the timer has made none since 2023-11-14"
    assert missed in machine.fail("bitpoll doctor 2>&1")
    assert "backups: the timer makes none any more" in machine.succeed(f"curl -sSk --fail {site}/readyz")
    machine.succeed("bitpoll backup forget-timer")
    assert missed not in machine.execute("bitpoll doctor 2>&1")[1]

with subtest("a power cut loses nothing"):
    poll = make_poll(machine, site, "Drinks", options="-k")
    vote(machine, site, poll, "Ada", options="-k")
    machine.crash()
    machine.start()
    machine.wait_for_unit("bitpoll.service")
    machine.wait_until_succeeds(f"curl -sSk --fail {site}{poll} | grep Ada")

with subtest("nobody gets in from outside but to the site"):
    machine.fail("systemctl is-active sshd.service")

import re

machine.wait_for_unit("bitpoll.service")
site = "https://127.0.0.1"

with subtest("the console has the code that opens the set-up page"):
    machine.wait_for_unit("bitpoll-console.service")
    code = machine.wait_until_succeeds("journalctl -u bitpoll -o cat | grep -o 'with the code [^ ]*'").split()[-1]
    assert "<form" in page(machine, site, "/setup/", options="-k")

with subtest("whoever has it runs the site"):
    post(machine, site, "/setup/", f"code={code}", "username=admin", "password=correct-horse-battery",
         "password2=correct-horse-battery", options="-k")
    assert "admin" in machine.succeed("bitpoll user list")

with subtest("a power cut loses nothing"):
    poll = make_poll(machine, site, "Drinks", options="-k")
    vote(machine, site, poll, "Ada", options="-k")
    machine.crash()
    machine.start()
    machine.wait_for_unit("bitpoll.service")
    machine.wait_until_succeeds(f"curl -sSk --fail {site}{poll} | grep Ada")

with subtest("nobody gets in from outside but to the site"):
    machine.fail("systemctl is-active sshd.service")

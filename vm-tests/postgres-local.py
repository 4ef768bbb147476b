machine.wait_for_unit("bitpoll.service")
site = "http://127.0.0.1:8080"

with subtest("polls are in the database of the user bitpoll"):
    poll = make_poll(machine, site, "Drinks")
    vote(machine, site, poll, "Ada")
    assert "Ada" in page(machine, site, poll)
    machine.fail("ls /var/lib/bitpoll/bitpoll.db")

with subtest("nothing of the service has a network"):
    assert machine.succeed("systemctl show -P PrivateNetwork bitpoll.service").strip() == "yes"

with subtest("commands reach the same database"):
    machine.succeed("echo correct-horse-battery | bitpoll user create ada --password-stdin")
    assert "ada" in machine.succeed("bitpoll user list")

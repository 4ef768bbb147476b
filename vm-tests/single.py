start_all()
machine.wait_for_unit("bitpoll.service")
machine.wait_for_open_port(8080)
site = "http://127.0.0.1:8080"

with subtest("a poll is made and voted on"):
    poll = make_poll(machine, site, "Drinks")
    vote(machine, site, poll, "Ada")
    assert "Ada" in page(machine, site, poll)

with subtest("everything is for the service alone"):
    assert machine.succeed("stat -c '%U %a' /var/lib/bitpoll").split() == ["bitpoll", "700"]
    assert machine.succeed("stat -c '%U %a' /var/lib/bitpoll/secret.key").split() == ["bitpoll", "600"]

with subtest("nothing is lost when it is killed"):
    machine.succeed("systemctl kill -s KILL bitpoll.service")
    machine.wait_until_succeeds(f"curl -sS --fail {site}{poll} | grep Ada")

with subtest("commands reach the server that runs"):
    machine.succeed("bitpoll doctor")
    machine.succeed("echo correct-horse-battery | bitpoll user create ada --password-stdin")
    # Root's own directory is not for the service's user.
    for called in ["cd /root; bitpoll", "runuser -u bitpoll -- bitpoll"]:
        assert "ada" in machine.succeed(f"{called} user list")

start_all()
machine.wait_for_unit("bitpoll.service")
site = "http://127.0.0.1:8080"
poll = make_poll(machine, site, "Drinks")

with subtest("no request is lost in three restarts under load"):
    machine.succeed(
        "for worker in 1 2 3 4; do (while [ ! -e /tmp/stop ]; do "
        f"curl -sS --fail -o /dev/null {site}{poll} || echo lost >>/tmp/lost; echo asked >>/tmp/asked; done) & done >/dev/null 2>&1"
    )
    for _ in range(3):
        before = int(machine.succeed("cat /tmp/asked 2>/dev/null | wc -l"))
        machine.succeed("systemctl restart bitpoll.service")
        machine.wait_until_succeeds(f"test $(cat /tmp/asked | wc -l) -gt {before + 20}")
    machine.succeed("touch /tmp/stop")
    machine.fail("test -e /tmp/lost")

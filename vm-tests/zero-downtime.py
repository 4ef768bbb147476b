start_all()
machine.wait_for_unit("bitpoll.service")
site = "http://127.0.0.1:8080"
poll = make_poll(machine, site, "Drinks")

with subtest("no request is lost in three restarts under load"):
    machine.succeed(
        "touch /tmp/asked; for worker in 1 2 3 4; do (while [ ! -e /tmp/stop ]; do "
        f"curl -sS --fail -o /dev/null {site}{poll} || echo lost >>/tmp/lost; echo asked >>/tmp/asked; done) >/dev/null 2>&1 & done"
    )
    for _ in range(3):
        before = int(machine.succeed("wc -l </tmp/asked"))
        machine.succeed("systemctl restart bitpoll.service")
        machine.wait_until_succeeds(f"test $(wc -l </tmp/asked) -gt {before + 20}")
    machine.succeed("touch /tmp/stop")
    machine.fail("test -e /tmp/lost")

start_all()
for machine, most in [(plain, 6), (full, 11)]:
    machine.wait_for_unit("bitpoll.service")
    machine.succeed(f"systemd-analyze security --threshold={most} bitpoll.service")

with subtest("without mail or providers it reaches no other machine"):
    pid = plain.succeed("systemctl show -P MainPID bitpoll.service").strip()
    assert plain.succeed(f"nsenter -t {pid} -n ip -brief link").split()[0] == "lo"

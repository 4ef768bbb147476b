machine.wait_for_unit("bitpoll.service")
site = "http://127.0.0.1:8080"

with subtest("the old database is taken"):
    machine.succeed("systemctl stop bitpoll.socket bitpoll.service")
    machine.succeed("bitpoll restore /etc/first.backup")
    # It was made in the clear, so the keys of its links are gone.
    machine.succeed("bitpoll keys accept")
    machine.succeed("systemctl start bitpoll.socket bitpoll.service")
    machine.wait_until_succeeds(f"curl -sS --fail {site}/")

with subtest("and is whole"):
    machine.succeed("bitpoll migrate status")
    machine.succeed("bitpoll doctor")

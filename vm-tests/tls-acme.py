acme.start()
acme.wait_for_unit("pebble.service")
acme.wait_for_open_port(443)
start_all()
machine.wait_for_unit("bitpoll.service")
ca = "/tmp/ca.pem"
domain = acme.succeed("hostname").strip()
client.wait_until_succeeds(f"curl -sSk --fail https://{domain}.test:15000/roots/0 >{ca}")

with subtest("people get a page under a certificate of the authority"):
    client.wait_until_succeeds(f"curl -sS --fail --cacert {ca} https://polls.test/")

with subtest("plain addresses lead to it"):
    assert client.succeed("curl -sS -o /dev/null -w '%{redirect_url}' http://polls.test/").strip() == "https://polls.test/"

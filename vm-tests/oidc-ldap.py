machine.wait_for_unit("openldap.service")
machine.wait_for_unit("dex.service")
machine.wait_for_unit("bitpoll.service")
site = "http://127.0.0.1:8080"

with subtest("a person of the directory signs in with the password there"):
    post(machine, site, "/login/", "username=ada", "password=difference-engine", options="-c /tmp/ada")
    assert "Ada Lovelace" in page(machine, site, "/settings/", options="-b /tmp/ada")

with subtest("and not with another one"):
    machine.fail(
        f"curl -sS --fail -H 'Sec-Fetch-Site: same-origin' -d username=ada -d password=wrong {site}/login/"
    )

with subtest("the login page leads to the provider"):
    assert "Dex" in page(machine, site, "/login/")
    to = machine.succeed(f"curl -sS -c /tmp/dex -o /dev/null -w '%{{redirect_url}}' {site}/auth/openid/dex/login/").strip()
    assert to.startswith("http://127.0.0.1:5556/dex/auth?"), to

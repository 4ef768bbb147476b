"""The configuration as the module builds it: by Nix, and looked at by the program itself. Wants root and the program."""
import json
import os
import pathlib
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = pathlib.Path(os.environ.get("TEST_BINARY", ROOT / "target/debug/bitpoll")).resolve()
HERE = pathlib.Path(__file__).parent
# What else has to be set for some secrets to mean something.
OIDC = 'oidc = [ { id = "uni"; name = "Uni"; issuer = "https://id.example.org"; client_id = "polls"; } ];'
LDAP = 'ldap = [ { id = "club"; name = "Club"; url = "ldaps://ldap.example.org"; base_dn = "dc=example"; bind_dn = "cn=polls"; } ];'
ACME = 'public_url = "https://polls.example.org"; acme_directory = "letsencrypt"; '
BESIDE = {
    "acme_eab_key": ACME + 'acme_eab_key_id = "customer";',
    "admin_password": 'admin_username = "admin";',
    "database_password": 'database = "postgres://polls@db.example.org/polls";',
    "ldap.<id>.bind_password": LDAP,
    "oidc.<id>.client_secret": OIDC,
    "smtp_password": 'smtp_host = "mail.example.org"; smtp_user = "polls"; mail_from = "polls@example.org";',
    "tls_key": 'tls_certificate_file = "/etc/certificate.pem";',
}
IDS = {"oidc": "uni", "ldap": "club"}


def built(given):
    """Builds the configuration of a site; what went wrong."""
    state = PROGRAM.stat()
    expression = f"""
      let packages = import {ROOT}/vm-tests/debian/packages.nix {{ program = "{PROGRAM}"; stamp = "{state.st_size} {state.st_mtime_ns}"; }};
          nixos = import {HERE}/evaluate.nix {{ pkgs = packages; }};
          site = nixos.evaluate {{ enable = true; {given} }};
      in if site.failed == [ ] then packages.writeText "site" site.config.systemd.services.bitpoll.serviceConfig.ExecStart
         else throw (toString site.failed)"""
    options = {"build-users-group": "", "sandbox": "false", "substitute": "false"}
    words = [word for name, value in options.items() for word in ["--option", name, value]]
    done = subprocess.run(["nix-build", "--no-out-link", *words, "-E", expression], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


@unittest.skipUnless(os.geteuid() == 0 and PROGRAM.exists(), "wants root and the program (cargo build)")
class Configuration(unittest.TestCase):
    def test_it_is_looked_at_by_the_program_when_it_is_built(self):
        self.assertEqual(built(""), "")
        self.assertIn("acme_contact", built(f'settings = {{ {ACME} acme_contact = "nobody"; }};'))

    def test_every_secret_can_be_given_as_a_file(self):
        names = json.loads(subprocess.run(
            ["nix-instantiate", "--eval", "--strict", "--json", "-E", f"""
              (import {ROOT}/nixos/schema.nix {{ lib = import {HERE}/lib.nix; schema = builtins.fromJSON (builtins.readFile {ROOT}/docs/config.schema.json); }}).credentials"""],
            capture_output=True, text=True, check=True).stdout)
        for name in names:
            with self.subTest(name):
                credential = name.replace("<id>", IDS.get(name.split(".")[0], ""))
                given = f'credentials."{credential}" = "/run/secrets/it"; settings = {{ {BESIDE.get(name, "")} }};'
                self.assertEqual(built(given), "")


if __name__ == "__main__":
    unittest.main()

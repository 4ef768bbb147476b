"""The NixOS module, evaluated without nixpkgs by the stand-in in evaluate.nix (nix-instantiate from Debian's nix-bin)."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
GOLDEN = ROOT / "nixos" / "golden"


def nix(expression):
    """The value of an expression in which `e` is evaluate.nix."""
    program = f"let e = import {HERE}/evaluate.nix {{ }}; full = import {HERE}/full.nix; in {expression}"
    done = subprocess.run(
        ["nix-instantiate", "--eval", "--strict", "--json", "-E", program], capture_output=True, text=True
    )
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def failed(given):
    return nix(f"(e.evaluate {{ enable = true; {given} }}).failed")


class Module(unittest.TestCase):
    def test_it_works_with_enable_alone(self):
        self.assertEqual(failed(""), [])

    def test_everything_can_be_on(self):
        self.assertEqual(nix("(e.evaluate full).failed"), [])

    def test_nothing_is_there_when_it_is_off(self):
        self.assertEqual(nix("(e.evaluate { }).failed or [ ]"), [])

    def test_a_misspelt_setting_is_refused_and_the_near_one_is_named(self):
        self.assertEqual(
            failed('settings.site_nam = "x";'),
            ["services.bitpoll.settings.site_nam is no option of bitpoll; did you mean site_name?"],
        )

    def test_a_setting_far_from_all_is_refused(self):
        self.assertEqual(failed("settings.debug_toolbar_of_django = true;"),
                         ["services.bitpoll.settings.debug_toolbar_of_django is no option of bitpoll."])

    def test_a_setting_of_another_type_is_refused(self):
        self.assertEqual(failed('settings.workers = "3";'), ["services.bitpoll.settings.workers must be of the type integer."])

    def test_a_word_that_is_not_allowed_is_refused_with_those_that_are(self):
        self.assertEqual(failed('settings.smtp_security = "ssl";'),
                         ["services.bitpoll.settings.smtp_security is ssl, but must be one of starttls, tls, none."])

    def test_a_number_out_of_range_is_refused(self):
        self.assertEqual(failed("settings.workers = 0;"),
                         ["services.bitpoll.settings.workers is 0, but must be from 1 to 1024."])

    def test_a_secret_in_the_settings_is_refused(self):
        self.assertIn("services.bitpoll.settings.smtp_password is a secret", failed('settings.smtp_password = "a";')[0])

    def test_a_secret_of_a_provider_in_the_settings_is_refused(self):
        given = 'settings.oidc = [ { id = "a"; name = "A"; issuer = "https://a"; client_id = "b"; client_secret = "c"; } ];'
        self.assertIn("services.bitpoll.settings.oidc.0.client_secret is a secret", failed(given)[0])

    def test_a_database_address_is_a_secret_only_with_a_password(self):
        self.assertEqual(failed('settings.database = "postgres://db.example.org/polls";'), [])
        self.assertIn("is a secret", failed('settings.database = "postgres://a:b@db.example.org/polls";')[0])

    def test_a_credential_that_nobody_reads_is_refused(self):
        self.assertIn("is no secret of bitpoll", failed('credentials.smtp_pass = "/run/a";')[0])

    def test_credentials_of_providers_are_taken(self):
        self.assertEqual(failed('credentials."oidc.uni.client_secret" = "/run/a";'), [])

    def test_a_secret_out_of_the_store_is_refused(self):
        with self.assertRaisesRegex(AssertionError, "secretKeyFile must be: null or absolute path outside of the store"):
            failed('secretKeyFile = "/nix/store/abc-key";')

    def test_a_schedule_that_is_too_seldom_is_refused(self):
        for schedule in ("yearly", "quarterly", "semi-annually", "*-01-01"):
            self.assertIn("monthly is the least", failed(f'backup = {{ enable = true; schedule = "{schedule}"; }};')[0])

    def test_an_option_that_does_not_exist_is_refused(self):
        with self.assertRaisesRegex(AssertionError, "services.bitpoll.prot does not exist"):
            failed("prot = 80;")

    def test_a_port_beyond_all_is_refused(self):
        with self.assertRaisesRegex(AssertionError, "services.bitpoll.port must be: port"):
            failed("port = 70000;")

    def test_certificates_want_an_address_of_the_site(self):
        self.assertIn("public_url must say", failed("tls.acme.enable = true;")[0])

    def test_two_ways_of_ending_tls_are_refused(self):
        given = 'tls.acme.enable = true; nginx.enable = true; settings.public_url = "https://a.example.org";'
        self.assertIn("exclude", failed(given)[0])

    def test_a_proxy_wants_an_address_of_the_site(self):
        for proxy in ["nginx", "caddy"]:
            self.assertIn("public_url must say", failed(f"{proxy}.enable = true;")[0], proxy)

    def test_a_proxy_and_an_open_port_are_refused(self):
        given = 'openFirewall = true; caddy.enable = true; settings.public_url = "https://a.example.org";'
        self.assertIn("exclude", failed(given)[0])

    def test_a_local_database_is_for_its_own_user(self):
        self.assertIn("makes the database of the user bitpoll, but services.bitpoll.user is polls",
                      failed('database.createLocally = true; user = "polls";')[0])

    def test_keeping_no_backup_is_refused(self):
        with self.assertRaisesRegex(AssertionError, "services.bitpoll.backup.keep must be: positive integer"):
            failed("backup.enable = true; backup.keep = 0;")

    def test_the_firewall_is_opened_only_when_asked(self):
        ports = "(e.evaluate { enable = true; %s }).config.networking.firewall.allowedTCPPorts"
        self.assertEqual(nix(ports % ""), [])
        self.assertEqual(nix(ports % "openFirewall = true; port = 80;"), [80])

    def test_every_option_is_described_and_the_page_lists_just_these(self):
        found = nix("""
          let walk = path: options: builtins.concatLists (builtins.attrValues (builtins.mapAttrs (name: option:
            if option._type or null == "option" then [ { name = path + name; text = option.description or ""; } ]
            else walk "${path}${name}." option) options));
          in walk "" (e.evaluate { }).options.services.bitpoll""")
        self.assertEqual([one["name"] for one in found if not one["text"]], [])
        listed = (ROOT / "docs" / "nix.md").read_text().split("## Options")[1].split("## ")[0]
        rows = re.findall(r"^\| (`[^|]*) \|", listed, re.M)
        self.assertEqual(
            sorted(name for row in rows for name in re.findall(r"`([^`]+)`", row)), sorted(one["name"] for one in found)
        )


def sample(rule):
    """Some value that the schema allows."""
    if "anyOf" in rule:
        return sample(rule["anyOf"][-1])
    if "const" in rule:
        return rule["const"]
    if "enum" in rule:
        return rule["enum"][0]
    if rule.get("type") == "object" or "properties" in rule:
        return {name: sample(rule["properties"][name]) for name in rule.get("required", [])}
    simple = {"boolean": True, "integer": rule.get("minimum", 1), "number": rule.get("minimum", 1), "string": "x" * rule.get("minLength", 1)}
    return [sample(rule["items"])] if rule.get("type") == "array" else simple[rule["type"]]


class Schema(unittest.TestCase):
    def setUp(self):
        self.properties = json.loads((ROOT / "docs" / "config.schema.json").read_text())["properties"]

    def test_every_option_of_the_program_can_be_set(self):
        """In the settings, or as a file if it is a secret."""
        plain = {name: sample(rule) for name, rule in self.properties.items() if not rule.get("writeOnly")}
        given = json.dumps(plain).replace("\\", "\\\\").replace("'", "\\'")
        wrong = nix(f"(e.evaluate {{ enable = true; settings = builtins.fromJSON ''{given}''; }}).failed")
        self.assertEqual([one for one in wrong if "is no option" in one or "must be" in one], [])
        secrets = [rule["x-credential"].removeprefix("bitpoll.") for rule in self.properties.values() if rule.get("writeOnly")]
        self.assertTrue(secrets)
        for name in secrets:
            self.assertEqual(failed(f'credentials.{name} = "/run/secret";'), [])

    def test_what_asks_other_machines_has_a_network(self):
        private = "(e.evaluate { enable = true; %s }).config.systemd.services.bitpoll.serviceConfig.PrivateNetwork"
        self.assertTrue(nix(private % ""))
        self.assertTrue(nix(private % "database.createLocally = true;"))
        for given in ['settings.smtp_host = "a";', 'credentials.oidc = "/run/a";', 'settings.ldap_file = "/run/a";',
                      'settings.acme_directory = "letsencrypt";', 'settings.database = "postgres://a/b";']:
            self.assertFalse(nix(private % given), given)


class Units(unittest.TestCase):
    """The units as systemd reads them are kept in nixos/golden; `UPDATE_GOLDEN=1` writes them anew."""

    def golden(self, name, given, threshold):
        text = nix(f"e.service (e.evaluate {given}).config.systemd.services.bitpoll")
        path = GOLDEN / f"{name}.service"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(text)
        self.assertEqual(path.read_text(), text)
        done = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", f"--threshold={threshold}", "--no-pager", path],
            capture_output=True, text=True,
        )
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_the_plain_unit_is_shut_in(self):
        self.golden("default", "{ enable = true; }", 6)

    def test_the_full_unit_is_shut_in(self):
        self.golden("full", "full", 11)

    def test_the_timer_keeps_its_own_backups_apart_and_says_how_often_it_makes_them(self):
        """So that the site can warn when one is missing."""
        started = "(e.evaluate { enable = true; backup.enable = true; %s }).config.systemd.services.bitpoll-backup.serviceConfig.ExecStart"
        self.assertRegex(nix(started % "backup.keep = 3;"), "backup --quiet --every day --keep 3 /var/backup/bitpoll$")
        for schedule, word in {"daily": "day", "03:30": "day", "*-*-* 04:00:00": "day", "weekly": "week", "Mon,Thu 02:00": "week",
                               "monthly": "month", "*-*-01 02:00": "month",
                               "Mon *-*-1..7 02:00": "month", "Mon *-*-* 02:00": "week"}.items():
            self.assertIn(f" --every {word} ", nix(started % f'backup.schedule = "{schedule}";'), schedule)

    def test_systemd_has_nothing_to_say_of_them(self):
        with tempfile.TemporaryDirectory() as place:
            files = []
            for name, given in [("default", "{ enable = true; }"), ("full", "full")]:
                made = f"(e.evaluate {given}).config.systemd"
                texts = nix(f"{{ service = e.service {made}.services.bitpoll; socket = e.socket {made}.sockets.bitpoll; }}")
                folder = pathlib.Path(place, name)
                folder.mkdir()
                for kind, text in texts.items():
                    # Neither the program nor its user are on this machine.
                    text = re.sub(r"/nix/store/\S+/bin/\w+", "/bin/true", text)
                    file = folder / f"bitpoll.{kind}"
                    file.write_text(re.sub(r"postgresql\.target", "basic.target", text))
                    files.append(file)
                done = subprocess.run(["systemd-analyze", "verify", "--man=no", *files[-2:]], capture_output=True, text=True)
                said = [line for line in (done.stdout + done.stderr).splitlines() if str(folder) in line or "bitpoll" in line]
                self.assertEqual(said, [], name)


class Files(unittest.TestCase):
    def test_every_piece_of_configuration_in_the_page_can_be_read(self):
        page = (ROOT / "docs" / "nix.md").read_text()
        pieces = re.findall(r"^```nix\n(.*?)^```", page, re.M | re.S)
        self.assertGreaterEqual(len(pieces), 5)
        for piece in pieces:
            # Several that stand below each other are three expressions.
            for one in re.split(r"^(?=# )", piece, flags=re.M):
                if one.strip():
                    one = "{ self, nixpkgs, bitpoll, deploy-rs }:\n" + one
                    done = subprocess.run(["nix-instantiate", "--parse", "-"], input=one, capture_output=True, text=True)
                    self.assertEqual(done.returncode, 0, f"{one}\n{done.stderr}")

    def test_every_file_can_be_read(self):
        files = [*ROOT.glob("flake.nix"), *ROOT.glob("nixos/**/*.nix"), *ROOT.glob("vm-tests/**/*.nix"), *HERE.glob("*.nix")]
        done = subprocess.run(["nix-instantiate", "--parse", *files], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    @unittest.skipUnless(shutil.which("deadnix"), "wants deadnix (cargo install --locked deadnix)")
    def test_nothing_is_named_and_not_used(self):
        done = subprocess.run(
            ["deadnix", "--fail", *[ROOT / one for one in ["flake.nix", "nixos", "vm-tests", "tests/nix"]]], capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 0, done.stdout)

    @unittest.skipUnless(shutil.which("pyflakes"), "wants pyflakes (bin/setup)")
    def test_the_scripts_of_machines_are_as_their_build_wants_them(self):
        """nixpkgs does not build the driver of a test whose script has names that are unknown or not used."""
        place = ROOT / "vm-tests"
        for script in place.glob("*.py"):
            if script.name == "lib.py":
                continue
            given = f"import {script.with_suffix('.nix')}"
            names = nix(f'let given = {given}; in builtins.attrNames (if builtins.isFunction given then given {{ bitpoll = ""; }} else given).nodes')
            head = " = ".join([*names, "start_all", "subtest", "None\n"])
            text = head + (place / "lib.py").read_text() + script.read_text()
            done = subprocess.run(["pyflakes"], input=text, capture_output=True, text=True)
            self.assertEqual(done.stdout, "", script.name)

    @unittest.skipUnless(shutil.which("shellcheck"), "wants shellcheck")
    def test_the_menu_is_as_its_build_wants_it(self):
        """nixpkgs does not build a script of which shellcheck complains."""
        head = "set -o errexit -o nounset -o pipefail\nPUBLIC_URL=x\n"
        text = head + (ROOT / "nixos" / "appliance" / "menu.sh").read_text()
        done = subprocess.run(["shellcheck", "--shell=bash", "-"], input=text, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)


if __name__ == "__main__":
    unittest.main()

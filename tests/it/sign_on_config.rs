//! Providers of identities in the configuration: what is wrong is told on one line that says how to mend it.

use bitpoll::config::{self, Config};
use std::path::Path;

use crate::cli::{ended, place, run};
use crate::support::app::TestApp;

const OIDC: &str = r#""id": "city", "name": "City", "issuer": "https://id.example", "client_id": "polls""#;
const LDAP: &str =
    r#""id": "rooms", "name": "Rooms", "url": "ldaps://ldap.example", "base_dn": "dc=example""#;

/// What is wrong with these keys over those that are right.
fn wrong(list: &str, right: &str, more: &str) -> String {
    let problems = Config::of(&[(list, &format!("[{{{right}, {more}}}]"))]).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn every_mistake_names_its_key_its_value_and_what_to_do() {
    for (list, right, more, told) in [
        ("oidc", OIDC, r#""isuer": "x""#, "unknown key oidc[1].isuer (--oidc): did you mean issuer?"),
        (
            "oidc",
            OIDC,
            r#""trust_email": "yes""#,
            r#"oidc[1].trust_email = "yes" (--oidc): must be true or false"#,
        ),
        ("oidc", OIDC, r#""scopes": 7.5"#, ""),
        ("ldap", LDAP, r#""start_tls": true"#, "ldap[1].start_tls (--ldap): only for ldap://: leave it out"),
        (
            "ldap",
            LDAP,
            r#""bind_dn": "cn=x""#,
            "ldap[1].bind_dn (--ldap): bind_dn and bind_password go together",
        ),
        (
            "ldap",
            LDAP,
            r#""user_dn": "uid={username}""#,
            "ldap[1].base_dn (--ldap): give base_dn to look people up, or user_dn to bind as them at once",
        ),
        (
            "ldap",
            LDAP,
            r#""user_filter": "(uid=*)""#,
            "ldap[1].user_filter (--ldap): must contain {username}",
        ),
        (
            "ldap",
            LDAP,
            r#""mirror_groups": true"#,
            "ldap[1].group_base_dn (--ldap): must be given for what asks for groups",
        ),
        (
            "ldap",
            LDAP,
            r#""sasl_external": true"#,
            "ldap[1].sasl_external (--ldap): needs client_certificate_file and client_key_file, or an ldapi:// address",
        ),
    ] {
        if told.is_empty() {
            assert!(
                Config::of(&[(list, &format!("[{{{right}, {more}}}]"))]).is_ok(),
                "a word is a list of one"
            );
        } else {
            assert_eq!(wrong(list, right, more), told);
        }
    }
    let missing = Config::of(&[("oidc", r#"[{"id": "city"}]"#)]).unwrap_err();
    assert_eq!(missing.len(), 3, "{missing:?}");
    assert_eq!(
        missing[0].to_string(),
        "oidc[1].name (--oidc): must be given, one line of 1 to 80 characters"
    );
    for bad in ["http://id.example", "id.example", "https://id.example/?x=1"] {
        let text = format!(r#"[{{"id": "a", "name": "A", "client_id": "c", "issuer": "{bad}"}}]"#);
        assert!(
            Config::of(&[("oidc", &text)]).unwrap_err()[0].to_string().starts_with("oidc[1].issuer = "),
            "{bad}"
        );
    }
    let open = LDAP.replace("ldaps:", "ldap:");
    let told = Config::of(&[("ldap", &format!("[{{{open}}}]"))]).unwrap_err()[0].to_string();
    assert!(told.starts_with("ldap[1].url (--ldap): passwords would travel unencrypted"), "{told}");
    for text in ["x", "{}", "[1]"] {
        assert!(
            Config::of(&[("ldap", text)]).unwrap_err()[0]
                .to_string()
                .starts_with("ldap (--ldap): must be tables")
        );
    }
    let twice = Config::of(&[
        ("oidc", &format!("[{{{OIDC}}}]")),
        ("ldap", &format!("[{{{}}}]", LDAP.replace("rooms", "city"))),
    ]);
    assert!(twice.unwrap_err()[0].to_string().starts_with("id = \"city\": another provider"));
    let nobody = Config::of(&[("local_passwords", "false")]).unwrap_err()[0].to_string();
    assert!(nobody.starts_with("local_passwords = false: nobody could sign in"), "{nobody}");
}

#[test]
fn the_file_has_a_table_for_each_and_secrets_are_never_shown() {
    let place = place();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).unwrap();
    write("secret", "hunter2\n");
    write(
        "bitpoll.toml",
        "[[oidc]]\nid = 'city'\nname = 'City'\nissuer = 'https://id.example'\nclient_id = 'polls'\n\
         client_secret_file = 'secret'\nadmin_groups = ['it', 'cn=a,dc=b']\n\
         [[ldap]]\nid = 'rooms'\nname = 'Rooms'\nurl = 'ldaps://ldap.example'\nbase_dn = 'dc=example'\n\
         bind_dn = 'cn=x'\nbind_password = 'hunter3'\n",
    );
    let shown = run(&place, &["config", "show"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    assert!(!shown.out.contains("hunter"), "{}", shown.out);
    for line in [
        "[[oidc]]  # bitpoll.toml",
        "client_secret = \"(hidden)\"",
        r#"admin_groups = ["it", "cn=a,dc=b"]"#,
        "[[ldap]]  # bitpoll.toml",
    ] {
        assert!(shown.out.contains(line), "{line} in {}", shown.out);
    }
    assert_eq!(run(&place, &["config", "check"]).code, Some(0));

    write(
        "bitpoll.toml",
        "[[oidc]]\nid = 'City'\nname = 'City'\nissuer = 'https://id.example'\nclient_id = 'polls'\n",
    );
    let refused = run(&place, &["serve"]);
    assert_eq!(refused.code, Some(2));
    assert_eq!(
        refused.err,
        "bitpoll: oidc[1].id = \"City\" (bitpoll.toml): must be 1 to 32 lower-case letters, digits and hyphens, such as keycloak\n"
    );
    write(
        "bitpoll.toml",
        "[[oidc]]\nid = 'city'\nname = 'City'\nissuer = 'https://id.example'\nclient_id = 'polls'\nca_file = 'nowhere.pem'\n",
    );
    for command in [&["serve"][..], &["config", "check"]] {
        let refused = run(&place, command);
        assert_eq!((refused.code, refused.err.lines().count()), (Some(2), 1), "{}", refused.err);
        assert!(refused.err.contains("oidc[1].ca_file: \"nowhere.pem\" cannot be read"), "{}", refused.err);
    }
}

#[test]
fn the_environment_gives_providers_as_json_or_in_a_file() {
    let place = place();
    let json = format!("[{{{OIDC}, \"client_secret\": \"hunter2\"}}]");
    let plain = ended(crate::cli::bitpoll(&place, &["config", "show"]).env("BITPOLL_OIDC", &json), "");
    assert!(plain.out.contains("[[oidc]]  # BITPOLL_OIDC") && !plain.out.contains("hunter"), "{}", plain.out);
    std::fs::write(place.path().join("oidc.json"), &json).unwrap();
    let file =
        ended(crate::cli::bitpoll(&place, &["config", "show"]).env("BITPOLL_OIDC_FILE", "oidc.json"), "");
    assert!(file.out.contains("[[oidc]]  # oidc.json, named by BITPOLL_OIDC_FILE"), "{}", file.out);
}

#[test]
fn a_site_without_providers_offers_none() {
    let app = TestApp::new();
    assert_eq!(app.guest().get("/auth/openid/login/").header("location"), "/login/");
    assert!(!app.guest().get("/login/").text.contains("/auth/openid/"));
    assert!(app.signed_in("ada").get("/settings/connections/").text.contains("nothing to connect"));
}

#[test]
fn the_lists_of_keys_in_the_documentation_are_those_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/admin/sign-on.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = text.split_once("the_lists_of_keys` -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- end of keys -->").unwrap();
    let made =
        format!("{head}the_lists_of_keys` -->\n\n{}<!-- end of keys -->{tail}", config::keys_markdown());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    assert!(made == text || std::env::var_os("UPDATE_DOCS").is_some(), "run it with UPDATE_DOCS=1");
}

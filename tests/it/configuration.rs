//! The configuration from outside: what the program prints of it, where secrets come from, and what it says when
//! something is wrong.

use std::fs;
use std::path::Path;
use std::process::Command;

use bitpoll::config;

use crate::cli::{Ended, bitpoll, ended, place, run};

fn kept(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, made).unwrap();
    }
    assert!(
        fs::read_to_string(&path).is_ok_and(|kept| kept == made),
        "docs/{name}: run it with UPDATE_DOCS=1"
    );
}

#[test]
fn the_example_and_the_schema_that_are_kept_are_those_that_the_program_prints() {
    let place = place();
    // What is broken in the configuration does not keep them from being printed.
    fs::write(place.path().join("bitpoll.toml"), "nothing = 1").unwrap();
    let of = |what: &str| run(&place, &["config", what]);
    let (example, schema) = (of("example"), of("schema"));
    assert_eq!((example.code, schema.code), (Some(0), Some(0)), "{}{}", example.err, schema.err);
    kept("bitpoll.example.toml", &example.out);
    kept("config.schema.json", &schema.out);
    fs::write(place.path().join("bitpoll.toml"), &example.out).unwrap();
    assert_eq!(run(&place, &["config", "check"]).code, Some(0));
    let value: serde_json::Value = serde_json::from_str(&schema.out).unwrap();
    for option in config::OPTIONS {
        assert!(value["properties"].get(option.name).is_some(), "{}", option.name);
    }
}

#[test]
fn programs_are_shown_every_value_and_no_secret() {
    let place = place();
    let mut command = bitpoll(&place, &["config", "show", "--json", "--workers", "3"]);
    let shown = ended(command.env("BITPOLL_DATABASE", "postgres://u:hunter2@h/n"), "");
    assert!(!shown.out.contains("hunter2"));
    let rows: Vec<serde_json::Value> = serde_json::from_str(&shown.out).unwrap();
    assert_eq!(rows.len(), config::OPTIONS.len());
    let row = |key: &str| rows.iter().find(|row| row["key"] == key).unwrap().clone();
    assert_eq!(
        (row("workers")["value"].as_i64(), row("workers")["source"].as_str()),
        (Some(3), Some("--workers"))
    );
    assert_eq!(
        (row("database")["value"].as_str(), row("database")["secret"].as_bool()),
        (Some("(hidden)"), Some(true))
    );
    assert_eq!(row("log")["source"], "default");
}

#[test]
fn credentials_of_systemd_are_taken_and_shown_as_such() {
    let place = place();
    let folder = place.path().join("credentials");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("bitpoll.smtp_password"), "hunter2\n").unwrap();
    fs::write(folder.join("bitpoll.secret_key"), "").unwrap();
    fs::write(folder.join("bitpoll.other_thing"), "").unwrap();
    let with = |args: &[&str]| {
        let mut command = bitpoll(&place, args);
        command.env("CREDENTIALS_DIRECTORY", &folder).env("BITPOLL_SMTP_HOST", "127.0.0.1");
        ended(command.env("BITPOLL_SMTP_USER", "it").env("BITPOLL_MAIL_FROM", "polls@example.org"), "")
    };
    let shown = with(&["config", "show"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    let line =
        |key: &str| shown.out.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    assert!(line("smtp_password = ").contains("(hidden)"));
    assert!(line("smtp_password = ").ends_with("# credential bitpoll.smtp_password"), "{}", shown.out);
    assert!(line("secret_key_file").contains("credentials/bitpoll.secret_key"));
    assert!(!shown.out.contains("hunter2"));
    let checked = with(&["config", "check"]);
    assert!(checked.out.contains("credential bitpoll.other_thing"), "{}", checked.out);
    let strict = with(&["config", "check", "--strict"]);
    assert_eq!((checked.code, strict.code, strict.out), (Some(0), Some(1), checked.out), "{}", strict.err);
    let stronger = with(&["config", "show", "--smtp-password-file", "/nowhere"]);
    assert!(
        stronger.err.starts_with("bitpoll: smtp_password_file = \"/nowhere\": cannot be read"),
        "{}",
        stronger.err
    );
}

/// One line that begins so and mends so, and exit code 2.
fn refused(what: &Ended, start: &str, mend: &str) {
    assert_eq!(what.err.lines().count(), 1, "{}", what.err);
    assert!(what.err.starts_with(&format!("bitpoll: {start}")), "{}", what.err);
    assert!(what.err.contains(mend), "{}", what.err);
    assert_eq!(what.code, Some(2), "{}", what.err);
}

#[test]
fn files_that_cannot_be_read_are_told_with_their_key() {
    let place = place();
    fs::create_dir(place.path().join("folder")).unwrap();
    let with = |variables: &[(&str, &str)]| {
        ended(bitpoll(&place, &["serve", "--log-level", "error"]).envs(variables.iter().copied()), "")
    };
    let file = run(&place, &["serve", "--config", "folder"]);
    refused(&file, "config = \"folder\": cannot be read", "directory");
    refused(
        &with(&[("BITPOLL_ERROR_REPORT_URL_FILE", "nowhere")]),
        "BITPOLL_ERROR_REPORT_URL_FILE = \"nowhere\"",
        "cannot be read",
    );
    refused(
        &with(&[("CREDENTIALS_DIRECTORY", "nowhere")]),
        "CREDENTIALS_DIRECTORY = \"nowhere\"",
        "cannot be read",
    );
    let mail = [("BITPOLL_SMTP_HOST", "127.0.0.1"), ("BITPOLL_MAIL_FROM", "a@example.org")];
    refused(&with(&[mail[0], mail[1], ("BITPOLL_SMTP_CA_FILE", "nowhere")]), "smtp_ca_file", "nowhere");
    let oidc = r#"[{"id":"a","name":"A","issuer":"https://a.example","client_id":"b","ca_file":"nowhere"}]"#;
    refused(&with(&[("BITPOLL_OIDC", oidc)]), "oidc[1].ca_file", "nowhere");
    let secret = r#"[{"id":"a","name":"A","issuer":"https://a.example","client_id":"b","client_secret_file":"nowhere"}]"#;
    refused(&with(&[("BITPOLL_OIDC", secret)]), "oidc[1].client_secret_file", "cannot be read");
    let admin = [("BITPOLL_ADMIN_USERNAME", "root"), ("BITPOLL_ADMIN_PASSWORD_FILE", "nowhere")];
    refused(&with(&admin), "admin_password_file = \"nowhere\"", "cannot be read");
    refused(&with(&[("BITPOLL_SECRET_KEY_FILE", "folder")]), "secret_key_file = \"folder\"", "");
    let postgres = ("BITPOLL_DATABASE", "postgres://u@127.0.0.1:1/n");
    refused(
        &with(&[postgres, ("BITPOLL_DATABASE_PASSWORD_FILE", "nowhere")]),
        "database_password_file",
        "nowhere",
    );
}

#[test]
fn directories_that_cannot_be_written_are_told_with_their_key() {
    let place = place();
    fs::write(place.path().join("file"), "").unwrap();
    refused(
        &run(&place, &["serve", "--data-dir", "file/data"]),
        "data_dir = \"file/data\": cannot be made",
        "may write to",
    );
    refused(
        &run(&place, &["serve", "--data-dir", "file"]),
        "data_dir = \"file\": cannot be made",
        "may write to",
    );
    refused(
        &run(&place, &["serve", "--data-dir", "/proc"]),
        "data_dir = \"/proc\": cannot be written to",
        "may write to",
    );
    let database = run(
        &place,
        &["serve", "--database", "/proc/polls.db", "--listen", "127.0.0.1:0", "--log-level", "error"],
    );
    refused(&database, "database = \"/proc/polls.db\": cannot be opened for writing", "may write to");
    let page = run(&place, &["man", "file/man"]);
    refused(&page, "man \"file/man\": cannot be written", "may write to");
}

#[test]
fn a_clock_that_was_never_set_is_told() {
    if Command::new("faketime").arg("--version").output().is_err() {
        eprintln!("skipped: faketime is not installed");
        return;
    }
    let place = place();
    let mut command = Command::new("faketime");
    command.args(["-f", "@1970-01-01 00:01:00", env!("CARGO_BIN_EXE_bitpoll"), "serve"]).current_dir(&place);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    refused(&ended(&mut command, ""), "clock: this machine says that it is 1970-01-01", "timedatectl");
}

#[test]
fn every_command_has_its_page_in_the_manual() {
    let place = place();
    let written = run(&place, &["man", "pages"]);
    assert_eq!(written.code, Some(0), "{}", written.err);
    let page = |name: &str| fs::read_to_string(place.path().join("pages").join(name)).expect(name);
    for command in ["serve", "doctor", "user-create", "config-show", "mail-test", "completions"] {
        let text = page(&format!("bitpoll-{command}.1"));
        assert!(text.contains(".SH NAME") && text.contains(".SH SYNOPSIS"), "{text}");
    }
    let serve = page("bitpoll-serve.1");
    for option in config::OPTIONS {
        assert!(serve.contains(&format!("\\-\\-{}", option.flag().replace('-', "\\-"))), "{}", option.name);
    }
    assert!(!page("bitpoll-doctor.1").contains("smtp"), "options of serve are in its page alone");
    assert!(run(&place, &["man"]).out.contains(".TH bitpoll 1"));
    let read =
        Command::new("man").args(["--warnings", "-l", "pages/bitpoll-serve.1"]).current_dir(&place).output();
    match read {
        Ok(read) => assert!(
            read.status.success() && read.stderr.is_empty(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        ),
        Err(_) => eprintln!("skipped: man is not installed"),
    }
}

/// What a shell says to a script, with the completions in a file; `None` if it is not installed.
fn said(shell: &str, script: &str) -> Option<String> {
    let place = place();
    let made = run(&place, &["completions", shell]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    fs::write(place.path().join("_bitpoll"), made.out).unwrap();
    let flags: &[&str] = if shell == "fish" {
        &["--no-config"]
    } else if shell == "zsh" {
        &["-f"]
    } else {
        &["--norc"]
    };
    let mut command = Command::new(shell);
    command.args(flags).args(["-c", script]).current_dir(&place).env("HOME", place.path());
    let Ok(output) = command.output() else {
        eprintln!("skipped: {shell} is not installed");
        return None;
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    Some(text(&output.stdout))
}

#[test]
fn bash_completes_commands_options_and_words() {
    let script = r#"
        . ./_bitpoll
        complete -p bitpoll
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _bitpoll bitpoll "${!#}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[*]}"; }
        try bitpoll conf
        try bitpoll config ""
        try bitpoll serve --lis
        try bitpoll serve --log ""
    "#;
    let Some(out) = said("bash", script) else { return };
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].contains("_bitpoll"), "{out}");
    assert_eq!(lines[1], "config");
    assert!(["show", "check", "example", "schema"].iter().all(|word| lines[2].contains(word)), "{out}");
    assert_eq!(lines[3], "--listen");
    assert!(lines[4].starts_with("text json"), "{out}");
}

#[test]
fn fish_completes_commands_options_and_words() {
    let script = "source ./_bitpoll; complete -C 'bitpoll conf'; complete -C 'bitpoll config s'; \
                  complete -C 'bitpoll serve --lis'; complete -C 'bitpoll serve --log '";
    let Some(out) = said("fish", script) else { return };
    for word in ["config", "show", "schema", "--listen", "json"] {
        assert!(out.lines().any(|line| line.split('\t').next() == Some(word)), "{word} in {out}");
    }
}

#[test]
fn zsh_takes_the_completions() {
    let script = "fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; echo $_comps[bitpoll]; \
                  zmodload zsh/parameter; autoload +X -Uz _bitpoll; echo ${#functions[_bitpoll]}";
    let Some(out) = said("zsh", script) else { return };
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "_bitpoll", "{out}");
    assert!(lines[1].parse::<usize>().unwrap() > 1000, "{out}");
}

#[test]
fn the_doctor_looks_at_machine_files_mail_and_proxies_and_says_how_to_mend() {
    let place = place();
    fs::create_dir(place.path().join("bitpoll-data")).unwrap();
    fs::write(place.path().join("password"), "hunter2").unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let args = [
        "doctor",
        "--online",
        "--smtp-host",
        "127.0.0.1",
        "--smtp-port",
        &port,
        "--smtp-security",
        "none",
        "--mail-from",
        "a@example.org",
        "--smtp-user",
        "it",
        "--smtp-password-file",
        "password",
        "--public-url",
        "https://polls.example.org",
        "--allowed-hosts",
        "other.example.org",
    ];
    let ill = run(&place, &args);
    assert_eq!(ill.code, Some(1), "{}{}", ill.out, ill.err);
    let says = |text: &str, line: &str| assert!(text.contains(line), "{line} in\n{text}");
    for line in [
        "clock: set",
        "zones: the rules of 20",
        "are free",
        "advice: allowed_hosts lacks polls.example.org",
        "advice: public_url is https and no proxy",
        "mail: from a@example.org",
    ] {
        says(&ill.out, line);
    }
    says(&ill.err, "data_dir ./bitpoll-data: others have rights to it: chmod 700 ./bitpoll-data");
    says(&ill.err, "smtp_password_file password: others have rights to it: chmod 600 password");
    says(&ill.err, "bitpoll mail test ADDRESS");
    assert!(!ill.out.contains("hunter2") && !ill.err.contains("hunter2"));
    let offline = run(&place, &args.iter().copied().filter(|arg| *arg != "--online").collect::<Vec<_>>());
    says(&offline.out, "is not asked without --online");
}

//! Lists of people as they are typed, names of accounts and groups, what providers say of somebody, hashes of passwords,
//! and the headers of mail.
#![no_main]

use std::sync::LazyLock;

use bitpoll::config::Config;
use bitpoll::domain::directory::{Term, names};
use bitpoll::domain::identity::Identity;
use bitpoll::domain::invitation::{Entry, entries};
use bitpoll::domain::looks::Taken;
use bitpoll::domain::time::Instant;
use bitpoll::domain::user::{email, username};
use bitpoll::domain::{group, password};
use bitpoll::mail::message::{self, Mail};
use bitpoll::secrets::verify_password;
use libfuzzer_sys::fuzz_target;

static CONFIG: LazyLock<Config> = LazyLock::new(|| {
    Config::of(&[("mail_from", "polls@example.org"), ("smtp_host", "127.0.0.1")]).expect("right options")
});

fuzz_target!(|input: &str| {
    typed(input);
    provided(input);
    mailed(input);
    // Whatever a hash says that it costs, it is looked at in bounded time; each look takes long, so there are few.
    if input.matches('$').count() >= 3 {
        assert!(!verify_password("no password of anybody", Some(input)));
    }
    let _ = password::check(input, "ada", "ada@example.org");
});

fn typed(input: &str) {
    for entry in entries(input, "").into_iter().flatten() {
        match &entry {
            Entry::Mail { email: address, .. } => {
                assert_eq!(email(address, "").as_ref(), Ok(address));
                assert!(!address.contains(['\r', '\n', ' ', ',', '<', '>']));
            }
            Entry::Name(name) | Entry::User(name) | Entry::Group(name) => assert!(!name.contains('\n')),
            Entry::Bad(text) => assert!(!text.chars().any(char::is_control)),
        }
    }
    let _ = (Term::read(input), names(input));
    assert!(Taken::of([input]).has_like(input));
    if let Ok(name) = group::name(input) {
        assert_eq!(group::name(&name).as_ref(), Ok(&name));
    }
}

fn provided(input: &str) {
    let text = || input.to_owned();
    let identity = Identity {
        provider: "sso".to_owned(),
        subject: text(),
        username: text(),
        email: text(),
        email_verified: true,
        name: text(),
        groups: Some(vec![text()]),
        admin: None,
    };
    for name in identity.usernames().take(3) {
        assert_eq!(username(&name).as_ref(), Ok(&name));
    }
    let _ = (identity.display_name(), identity.group_names());
}

/// Whatever a title holds, the headers are ours.
fn mailed(input: &str) {
    let mail = Mail {
        to: "ada@example.org".to_owned(),
        subject: input.to_owned(),
        text: input.to_owned(),
        html: String::new(),
        calendar: None,
        stop: None,
        id: "one".to_owned(),
        at: Instant(1_800_000_000),
    };
    let Ok(bytes) = message::bytes(&CONFIG, &mail) else { return };
    let text = String::from_utf8_lossy(&bytes);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let names: Vec<&str> = head
        .split("\r\n")
        .filter(|line| !line.starts_with([' ', '\t']))
        .filter_map(|line| line.split_once(':').map(|(name, _)| name))
        .collect();
    assert_eq!(names.iter().filter(|name| name.eq_ignore_ascii_case("to")).count(), 1, "{head}");
    assert!(names.iter().all(|name| !name.eq_ignore_ascii_case("bcc") && !name.eq_ignore_ascii_case("cc")));
}

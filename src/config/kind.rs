//! How the text of an option is read, what is allowed, and how it is shown.

use std::marker::PhantomData;
use std::path::PathBuf;
use std::time::Duration;

use chrono_tz::Tz;
use ipnet::IpNet;
use serde_json::{Value as Json, json};
use toml::Value;

use super::listen::{Listen, Proxy, network};
use super::problem::Problem;
use super::tls;
use super::types::{BaseUrl, DatabaseUrl, Word, host, origin, web_url};
use crate::domain::text::{self, LINE_MAX};
use crate::domain::time;
use crate::i18n::Locale;

/// A kind of option.
pub(super) trait Kind {
    /// Type of its value.
    type Out;
    /// Takes several values: separated by commas, an array in the file.
    const LIST: bool = false;

    /// What is allowed, to follow on "must be".
    fn allowed() -> String;
    /// Reads a value.
    fn parse(text: &str) -> Option<Self::Out>;
    /// The value as the file would have it.
    fn show(value: &Self::Out) -> Value;
    /// What is allowed, as JSON Schema has it. It may allow more, where no schema can tell.
    fn schema() -> Json;

    /// Reads the items of an array; `None` if it is no list.
    fn parse_items(_items: &[&str]) -> Option<Self::Out> {
        None
    }

    /// What in particular is wrong with a value that cannot be read, if more can be said than what is allowed.
    fn explain(_text: &str, _source: &str) -> Vec<Problem> {
        Vec::new()
    }
}

/// Kinds that are read and shown by functions: name and type, what is allowed in words and as JSON Schema, how a text is read
/// and a value shown.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident -> $out:ty, $allowed:expr, $schema:tt, $parse:expr, $show:expr;)+) => {$(
        $(#[$doc])*
        pub(super) struct $name;

        impl Kind for $name {
            type Out = $out;

            fn allowed() -> String {
                String::from($allowed)
            }

            fn schema() -> serde_json::Value {
                serde_json::json!($schema)
            }

            fn parse(text: &str) -> Option<$out> {
                let parse: fn(&str) -> Option<$out> = $parse;
                parse(text)
            }

            fn show(value: &$out) -> toml::Value {
                let show: fn(&$out) -> toml::Value = $show;
                show(value)
            }
        }
    )+};
}
pub(super) use kinds;

kinds! {
    /// A place to listen at.
    Place -> Listen, "addresses with a port, such as 127.0.0.1:8080 or [::1]:8080, or paths of sockets, such as \
        unix:/run/bitpoll/web.sock, with rights as in unix:/run/bitpoll/web.sock?mode=0660",
        { "type": "string", "minLength": 1 },
        Listen::parse, |value| value.to_string().into();
    /// A proxy that is believed.
    Believed -> Proxy, "networks or addresses, such as 10.0.0.0/8 or 2001:db8::1, and unix for whoever connects by a unix socket",
        { "type": "string", "minLength": 1 },
        Proxy::parse, |value| value.to_string().into();
    /// The address of the site.
    Site -> BaseUrl, "http:// or https:// and a host, and a plain path if the site has one, such as \
        https://polls.example.org or https://example.org/polls",
        { "type": "string", "format": "uri", "pattern": "^https?://" },
        BaseUrl::parse, |value| value.as_str().into();
    /// An address of the web.
    WebUrl -> String, "an address that starts with http:// or https://",
        { "type": "string", "format": "uri", "pattern": "^https?://" },
        web_url, |value| value.as_str().into();
    /// A site: scheme, host and port.
    Origin -> String, "sites without a path, such as https://www.example.org",
        { "type": "string", "format": "uri", "pattern": "^https?://[A-Za-z0-9.:\\[\\]-]+$" },
        origin, |value| value.as_str().into();
    /// Where certificates are ordered.
    AcmeDirectory -> String, "letsencrypt, letsencrypt-staging or an https:// address of a directory (RFC 8555)",
        { "type": "string", "minLength": 1 },
        tls::directory, |value| value.as_str().into();
    /// A path of a file or directory.
    Folder -> PathBuf, "a path",
        { "type": "string", "minLength": 1, "x-path": true },
        |text| (!text.is_empty() && !text.contains('\0')).then(|| PathBuf::from(text)),
        |value| value.display().to_string().into();
    /// The database.
    Database -> DatabaseUrl, "the path of a SQLite file or postgres://user:password@host/name",
        { "type": "string", "minLength": 1 },
        DatabaseUrl::parse, |value| value.shown().into();
    /// How many.
    Count -> usize, "a number from 1 to 1024",
        { "type": "integer", "minimum": 1, "maximum": 1024 },
        |text| text.trim().parse().ok().filter(|count| (1..=1024).contains(count)),
        |value| Value::Integer(i64::try_from(*value).unwrap_or(i64::MAX));
    /// How many, if any.
    Kept -> usize, "a number from 0 to 1000",
        { "type": "integer", "minimum": 0, "maximum": 1000 },
        |text| text.trim().parse().ok().filter(|count| *count <= 1_000),
        |value| Value::Integer(i64::try_from(*value).unwrap_or(i64::MAX));
    /// How many days.
    Days -> usize, "a number of days from 0 to 36500",
        { "type": "integer", "minimum": 0, "maximum": 36500 },
        |text| text.trim().parse().ok().filter(|days| *days <= 36_500),
        |value| Value::Integer(i64::try_from(*value).unwrap_or(i64::MAX));
    /// Where failures are told. It holds a key.
    ReportUrl -> String, "an address such as https://key@sentry.example.org/1",
        { "type": "string", "format": "uri", "pattern": "^https?://" },
        report_url, |_| "(hidden)".into();
    /// How long.
    Seconds -> Duration, "a number of seconds from 0.1 to 3600, such as 5 or 0.5",
        { "type": "number", "minimum": 0.1, "maximum": 3600 },
        seconds, |value| show_seconds(*value);
    /// A name.
    Line -> String, "one line of 1 to 80 characters",
        { "type": "string", "minLength": 1, "maxLength": 80 },
        |text| text::line(text, LINE_MAX).ok(), |value| value.as_str().into();
    /// A longer text.
    Markdown -> String, "a text of at most 100000 characters, without control characters",
        { "type": "string", "maxLength": 100_000 },
        |text| text::paragraphs(text, 100_000).ok(), |value| value.as_str().into();
    /// A host name.
    Host -> String, "host names or addresses without scheme and port, such as polls.example.org, or * for all",
        { "type": "string", "minLength": 1 },
        |text| if text == "*" { Some(text.to_owned()) } else { host(text) }, |value| value.as_str().into();
    /// A network.
    Network -> IpNet, "networks or addresses, such as 10.0.0.0/8 or 2001:db8::1",
        { "type": "string", "minLength": 1 },
        network, |value| value.to_string().into();
    /// A time zone.
    Zone -> Tz, "a zone of the IANA database, such as Europe/Berlin or UTC",
        { "type": "string", "minLength": 1 },
        |text| time::zone_of(text).ok(), |value| value.name().into();
    /// A language.
    Language -> Locale, format!("one of {}", Locale::ALL.iter().map(|it| it.code()).collect::<Vec<_>>().join(", ")),
        { "type": "string", "enum": Locale::ALL.iter().map(|it| it.code()).collect::<Vec<_>>() },
        |text| Locale::from_code(text.trim()), |value| value.code().into();
    /// An address for mail.
    Email -> String, "an e-mail address, such as polls@example.org",
        { "type": "string", "format": "email", "pattern": "@" },
        email, |value| value.as_str().into();
    /// A host that we connect to.
    Server -> String, "a host name or address without a port, such as mail.example.org",
        { "type": "string", "minLength": 1 },
        host, |value| value.as_str().into();
    /// A port.
    Port -> u16, "a port from 1 to 65535",
        { "type": "integer", "minimum": 1, "maximum": 65535 },
        |text| text.trim().parse().ok().filter(|port| *port != 0), |value| Value::Integer((*value).into());
    /// A name for signing in somewhere.
    Login -> String, "one line of 1 to 254 characters",
        { "type": "string", "minLength": 1, "maxLength": 254 },
        |text| text::line(text, 254).ok(), |value| value.as_str().into();
    /// Yes or no.
    Switch -> bool, "true or false",
        { "type": "boolean" },
        |text| text.trim().parse().ok(), |value| Value::Boolean(*value);
}

fn seconds(text: &str) -> Option<Duration> {
    let seconds: f64 = text.trim().parse().ok()?;
    (0.1..=3600.0).contains(&seconds).then(|| Duration::from_secs_f64(seconds))
}

fn show_seconds(value: Duration) -> Value {
    match i64::try_from(value.as_secs()) {
        Ok(whole) if value.subsec_nanos() == 0 => Value::Integer(whole),
        _ => Value::Float(value.as_secs_f64()),
    }
}

/// A key before the host and a number at the end.
fn report_url(text: &str) -> Option<String> {
    let url = url::Url::parse(text.trim()).ok()?;
    let fits = matches!(url.scheme(), "http" | "https")
        && !url.username().is_empty()
        && url.has_host()
        && url.path_segments()?.next_back().is_some_and(|project| !project.is_empty());
    fits.then(|| url.to_string())
}

fn email(text: &str) -> Option<String> {
    let text = text::line(text, 254).ok()?;
    let (name, domain) = text.rsplit_once('@')?;
    let fits = !name.is_empty() && host(domain).is_some() && !text.contains(char::is_whitespace);
    fits.then_some(text)
}

/// Something that may be missing: the empty text is none.
pub(super) struct Optional<K>(PhantomData<K>);

impl<K: Kind> Kind for Optional<K> {
    type Out = Option<K::Out>;

    fn allowed() -> String {
        format!("empty or {}", K::allowed())
    }

    fn parse(text: &str) -> Option<Self::Out> {
        if text.trim().is_empty() { Some(None) } else { K::parse(text).map(Some) }
    }

    fn show(value: &Self::Out) -> Value {
        value.as_ref().map_or_else(|| "".into(), K::show)
    }

    fn schema() -> Json {
        json!({ "anyOf": [{ "const": "" }, K::schema()] })
    }
}

/// Any number of things, separated by commas.
pub(super) struct List<K>(PhantomData<K>);

impl<K: Kind> Kind for List<K> {
    type Out = Vec<K::Out>;
    const LIST: bool = true;

    fn allowed() -> String {
        K::allowed()
    }

    fn parse(text: &str) -> Option<Self::Out> {
        text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(K::parse).collect()
    }

    fn parse_items(items: &[&str]) -> Option<Self::Out> {
        items.iter().map(|item| K::parse(item)).collect()
    }

    fn show(value: &Self::Out) -> Value {
        Value::Array(value.iter().map(K::show).collect())
    }

    fn schema() -> Json {
        json!({ "type": "array", "items": K::schema() })
    }
}

/// The same, but at least one.
pub(super) struct Several<K>(PhantomData<K>);

impl<K: Kind> Kind for Several<K> {
    type Out = Vec<K::Out>;
    const LIST: bool = true;

    fn allowed() -> String {
        List::<K>::allowed()
    }

    fn parse(text: &str) -> Option<Self::Out> {
        List::<K>::parse(text).filter(|items| !items.is_empty())
    }

    fn parse_items(items: &[&str]) -> Option<Self::Out> {
        List::<K>::parse_items(items).filter(|items| !items.is_empty())
    }

    fn show(value: &Self::Out) -> Value {
        List::<K>::show(value)
    }

    fn schema() -> Json {
        json!({ "type": "array", "items": K::schema(), "minItems": 1 })
    }
}

/// One of a few words.
pub(super) struct OneOf<W>(PhantomData<W>);

impl<W: Word> Kind for OneOf<W> {
    type Out = W;

    fn allowed() -> String {
        format!("one of {}", W::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", "))
    }

    fn parse(text: &str) -> Option<W> {
        W::WORDS.iter().find(|(word, _)| *word == text.trim()).map(|(_, value)| *value)
    }

    fn show(value: &W) -> Value {
        W::WORDS
            .iter()
            .find(|(_, known)| known == value)
            .map_or_else(|| "".into(), |(word, _)| (*word).into())
    }

    fn schema() -> Json {
        json!({ "type": "string", "enum": W::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits<K: Kind>(texts: &[&str]) {
        for text in texts {
            let value = K::parse(text).unwrap_or_else(|| panic!("{text:?} must be {}", K::allowed()));
            let shown = match K::show(&value) {
                Value::String(text) => text,
                other => other.to_string().trim_matches(['[', ']']).replace('"', ""),
            };
            assert!(K::parse(&shown).is_some(), "{text:?} shown as {shown:?} reads back");
        }
    }

    fn fails<K: Kind>(texts: &[&str]) {
        for text in texts {
            assert!(K::parse(text).is_none(), "{text:?} must not be {}", K::allowed());
        }
    }

    #[test]
    fn good_values_are_taken_and_read_back_as_they_are_shown() {
        fits::<Several<Place>>(&["127.0.0.1:8080", "[::]:80", "0.0.0.0:0, unix:/run/a.sock?mode=0600"]);
        fits::<Site>(&["https://polls.example.org", "http://[::1]:8080/", "https://example.org/our/polls/"]);
        fits::<Optional<WebUrl>>(&["", "https://example.org/imprint?a=b"]);
        fits::<List<Origin>>(&["", "https://www.example.org, http://localhost:8000, https://[::1]"]);
        fits::<Count>(&["1", " 8 "]);
        fits::<Seconds>(&["0.1", "5", " 3600 ", "0.25"]);
        fits::<Optional<Email>>(&["", "it@example.org"]);
        fits::<List<Network>>(&["", "10.0.0.0/8, ::1", "192.0.2.1"]);
        fits::<List<Believed>>(&["", "10.0.0.0/8, unix"]);
        fits::<List<Host>>(&["a.example, localhost,[::1],192.0.2.1", "*"]);
        fits::<Switch>(&["true", "false"]);
        fits::<Optional<Port>>(&["", "25", " 65535 "]);
        fits::<Server>(&["mail.example.org", "192.0.2.1", "[::1]"]);
        fits::<Database>(&["polls.db", "/srv/a b.db"]);
    }

    #[test]
    fn bad_values_are_refused() {
        fails::<Several<Place>>(&[
            "",
            "8080",
            "localhost:8080",
            "127.0.0.1",
            "127.0.0.1:99999",
            "[::1]:80, x",
        ]);
        fails::<Site>(&[
            "polls.example.org",
            "ftp://a.example",
            "https://a.example/polls?x",
            "https://a.example/our polls",
            "https://a.example/polls//all",
            "https://u:p@a.example",
        ]);
        fails::<WebUrl>(&["", "javascript:alert(1)", "/imprint", "http://"]);
        fails::<List<Origin>>(&[
            "www.example.org",
            "https://a.example/x",
            "https://*.example",
            "https://u@a.example",
            "https://a.example;sandbox",
            "*",
        ]);
        fails::<Count>(&["0", "-1", "1025", "two"]);
        fails::<Seconds>(&["0", "-1", "3601", "NaN", "inf", "5s"]);
        fails::<Email>(&["it", "@example.org", "a b@example.org", "it@ex ample"]);
        fails::<List<Network>>(&["10.0.0.0/33", "example.org"]);
        fails::<List<Host>>(&["https://a.example", "a.example:80", "a/b", "*.example"]);
        fails::<Switch>(&["yes", "1", ""]);
        fails::<Database>(&["", "mysql://host/name"]);
        fails::<Line>(&["", "two\nlines", "a\u{202e}b"]);
        fails::<Folder>(&["", "a\0b"]);
        fails::<Port>(&["0", "65536", "smtp", "-1"]);
        fails::<Server>(&["", "mail.example.org:25", "smtp://mail.example.org", "a b"]);
    }
}

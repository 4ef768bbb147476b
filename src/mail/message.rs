//! A message as it goes over the wire (RFC 5322, MIME), safe whatever titles and names hold.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lettre::address::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart};

use crate::config::Config;
use crate::domain::time::Instant;

/// Most characters of a subject: the longest title and some words.
const SUBJECT_MAX: usize = 160;

/// Words and where they go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Address of the receiver.
    pub to: String,
    /// One line.
    pub subject: String,
    /// The text, which says everything.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar file to go with it.
    pub calendar: Option<String>,
    /// Address that stops such mail by one POST (RFC 8058).
    pub stop: Option<String>,
    /// Name of the message, the same however often it is sent.
    pub id: String,
    /// When it is sent.
    pub at: Instant,
}

/// The message of a mail.
///
/// # Errors
/// Why it can never be sent: nothing that is an address.
pub fn bytes(config: &Config, mail: &Mail) -> Result<Vec<u8>, String> {
    let from = address(config.mail_from.as_deref().unwrap_or_default())?;
    let mut builder = lettre::Message::builder()
        .from(Mailbox::new(Some(line(&config.site_name)), from))
        .to(Mailbox::new(None, address(&mail.to)?))
        .subject(subject(config, &mail.subject))
        .date(date(mail.at))
        .message_id(Some(format!("<{}@{}>", mail.id, id_host(config))))
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        // Programs that answer for people on holiday go by this one.
        .raw_header(raw("X-Auto-Response-Suppress", "All"));
    if let Some(support) = &config.support_email {
        builder = builder.reply_to(Mailbox::new(None, address(support)?));
    }
    if let Some(stop) = &mail.stop {
        builder = builder
            .raw_header(raw("List-Unsubscribe", &format!("<{stop}>")))
            .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    let message = match &mail.calendar {
        None => builder.multipart(words),
        Some(file) => {
            let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
                .map_err(|error| error.to_string())?;
            let file = Attachment::new("calendar.ics".to_owned()).body(file.clone(), kind);
            builder.multipart(MultiPart::mixed().multipart(words).singlepart(file))
        }
    };
    message.map(|message| message.formatted()).map_err(|error| error.to_string())
}

/// An address of mail, as far as it can be written to.
///
/// # Errors
/// That it is none.
pub fn address(text: &str) -> Result<Address, String> {
    text.parse().map_err(|_| "the address cannot be written to".to_owned())
}

fn subject(config: &Config, words: &str) -> String {
    let prefix = config.mail_subject_prefix.as_deref().map(|prefix| format!("{prefix} ")).unwrap_or_default();
    line(&format!("{prefix}{words}")).chars().take(SUBJECT_MAX).collect()
}

/// A text as one line of a header: no line ends, no other control characters, and nothing that turns it round.
fn line(text: &str) -> String {
    let harmless = |c: char| if c.is_control() || crate::domain::text::deceives(c) { ' ' } else { c };
    text.chars().map(harmless).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A header whose value is plain ASCII of our own.
fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        value.to_owned(),
        value.to_owned(),
    )
}

fn date(at: Instant) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(u64::try_from(at.0).unwrap_or_default())
}

/// The right side of the message's name: an address in brackets is no domain.
fn id_host(config: &Config) -> String {
    let host = config.public_url.host();
    host.trim_matches(['[', ']']).replace(':', "-")
}

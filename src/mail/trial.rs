//! A test mail, sent at once.

use crate::config::Config;
use crate::domain::time::Instant;
use crate::i18n::T;

use super::compose::compose;
use super::letter::{Content, Letter};
use super::message;
use super::send::{Failure, Post};

/// Why a test mail was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The configuration of mail is wrong, or there is none: one line.
    Setting(String),
    /// The server did not take it.
    Failure(Failure),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Sends a test mail now, and says by which way. `id` names the message.
///
/// # Errors
/// Why it was not sent.
pub async fn send_test(config: &Config, to: &str, id: String, now: Instant) -> Result<String, Refusal> {
    let post = Post::new(config).map_err(Refusal::Setting)?;
    let post = post.ok_or_else(|| Refusal::Setting(config.mail_line()))?;
    let letter =
        Letter { to: to.to_owned(), t: T(config.locale), zone: None, content: Content::Test, stop: None };
    let mail = compose(config, &letter, id, now);
    let bytes = message::bytes(config, &mail).map_err(Failure::Never)?;
    let mut line = post.connect().await?;
    line.send(to, &bytes).await?;
    line.quit().await;
    Ok(post.shown())
}

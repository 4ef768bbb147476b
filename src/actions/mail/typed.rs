//! Links that their holder has mailed to an address that they type.

use std::net::IpAddr;

use crate::domain::access::Action;
use crate::domain::error::Invalid;
use crate::domain::id::PollId;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::text;
use crate::domain::time::Instant;
use crate::domain::user;
use crate::i18n::Locale;
use crate::store::Tx;
use crate::store::outbox::{NewMail, queue};

use super::super::{Asker, Error, Result, attempts, enter, vote_delete};

/// Where a link is to go.
#[derive(Debug, Clone)]
pub struct Typed {
    /// What was typed, beside the field `email`.
    pub email: String,
    /// As for [`user::email`].
    pub home: String,
    /// The language of whoever typed it.
    pub locale: Locale,
    /// Whose mails are counted; `None`: nobody's.
    pub client: Option<IpAddr>,
}

/// Mails the admin link of a poll. It is composed when it is sent, and nothing is sent if the link was renewed before.
///
/// # Errors
/// [`Error::Invalid`] for what is no address, [`Error::TooOften`], [`Error::NotFound`] for a poll without such a link,
/// or the denial.
pub fn mail_admin_link(tx: &mut Tx<'_>, asker: &Asker, slug: &str, typed: &Typed) -> Result<()> {
    let scene = enter(tx, asker, slug, Action::HandOn)?;
    if scene.poll.admin_epoch == 0 {
        return Err(Error::NotFound);
    }
    let epoch = scene.poll.admin_epoch.to_string();
    let about =
        About { kind: MailKind::AdminLink, poll: scene.poll.id, object: None, data: &epoch, due: scene.now };
    send(tx, asker, typed, &about)
}

/// Mails the edit link of a vote that hangs on no account. Of an anonymous one, whose link is mailed as soon as it is cast,
/// the day alone is noted.
///
/// # Errors
/// As [`mail_admin_link`].
pub fn mail_vote_link(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str, typed: &Typed) -> Result<()> {
    let (scene, vote) = vote_delete::linked_vote(tx, asker, slug, id)?;
    if vote.user.is_some() {
        return Err(Error::NotFound);
    }
    let object = Some(vote.public_id.as_str());
    let due = if vote.anonymous { scene.now.day() } else { scene.now };
    send(tx, asker, typed, &About { kind: MailKind::VoteLink, poll: scene.poll.id, object, data: "", due })
}

struct About<'a> {
    kind: MailKind,
    poll: PollId,
    object: Option<&'a str>,
    data: &'a str,
    due: Instant,
}

fn send(tx: &mut Tx<'_>, asker: &Asker, typed: &Typed, about: &About<'_>) -> Result<()> {
    let email = user::email(&typed.email, &typed.home).map_err(|problem| Invalid::one("email", problem))?;
    if !attempts::count_mail(tx, &asker.keys, typed.client, &text::folded(&email))? {
        return Ok(());
    }
    let to = Recipient::Address { email: &email, locale: typed.locale.code() };
    let &About { kind, poll, object, data, due } = about;
    Ok(queue(tx, &NewMail { kind, to, poll: Some(poll), object, data, due: due.0 })?)
}

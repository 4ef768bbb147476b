//! Accounts as the people see them who have them.

use crate::domain::id::UserId;
use crate::domain::text;
use crate::params;
use crate::secrets;

use super::{FromRow, Result, Row, Tx};

/// Everything that an account holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Key.
    pub id: UserId,
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Address for mail; may be empty.
    pub email: String,
    /// The address is known to be theirs.
    pub email_confirmed: bool,
    /// Hash of the password; one that begins with `!` fits none.
    pub password: String,
    /// Code of the language they chose; may be empty.
    pub locale: String,
    /// Code of the language of the page where they last signed in; may be empty.
    pub page_locale: String,
    /// Zone that they chose; may be empty.
    pub zone: String,
    /// `light` or `dark`, if they chose.
    pub theme: String,
    /// Settings that new polls start with: JSON, empty for the site's.
    pub poll_defaults: String,
    /// They are told by mail that they are invited.
    pub mail_invitations: bool,
    /// Whoever votes watches.
    pub auto_watch: bool,
    /// How news come: `instant`, `daily`.
    pub digest: String,
    /// Nobody may sign in.
    pub locked: bool,
    /// They wait for somebody who runs the site.
    pub pending: bool,
    /// When it was made, in Unix seconds.
    pub created: i64,
}

impl Profile {
    /// There is a password of ours.
    pub fn has_password(&self) -> bool {
        secrets::is_usable(&self.password)
    }

    /// Code of the language of their mail; may be empty.
    pub fn mail_locale(&self) -> &str {
        if self.locale.is_empty() { &self.page_locale } else { &self.locale }
    }

    /// They may sign in.
    pub fn is_open(&self) -> bool {
        !self.locked && !self.pending
    }
}

impl FromRow for Profile {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: UserId(row.get(0)?),
            username: row.get(1)?,
            name: row.get(2)?,
            email: row.get(3)?,
            email_confirmed: row.get::<Option<String>>(4)?.is_some(),
            password: row.get(5)?,
            locale: row.get(6)?,
            zone: row.get(7)?,
            theme: row.get(8)?,
            poll_defaults: row.get(9)?,
            mail_invitations: row.get(10)?,
            auto_watch: row.get(11)?,
            digest: row.get(12)?,
            locked: row.get(13)?,
            pending: row.get(14)?,
            created: row.get(15)?,
            page_locale: row.get(16)?,
        })
    }
}

/// The account of this key.
pub fn get(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Profile>> {
    tx.query_opt(
        "SELECT id, username, display_name, email, email_key, password, locale, zone, theme, poll_defaults, \
         mail_invitations, auto_watch, digest, locked, pending, created, page_locale FROM users WHERE id = ?1",
        params![user.0],
    )
}

/// Replaces an address by another that is known to be theirs. Whether it is free is asked before.
pub fn set_email(tx: &mut Tx<'_>, user: UserId, email: &str) -> Result<()> {
    tx.execute(
        "UPDATE users SET email = ?2, email_key = ?3 WHERE id = ?1",
        params![user.0, email, &text::folded(email)],
    )?;
    Ok(())
}

/// Names and looks that people choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Code of the language; empty for the browser's.
    pub locale: String,
    /// Zone; empty for the browser's.
    pub zone: String,
    /// `light` or `dark`; empty for the system's.
    pub theme: String,
}

/// Stores names and looks. Whether the name is free is asked before.
pub fn set_words(tx: &mut Tx<'_>, user: UserId, words: &Words) -> Result<()> {
    tx.execute(
        "UPDATE users SET username = ?2, username_folded = ?3, display_name = ?4, name_folded = ?5, locale = ?6, \
         zone = ?7, theme = ?8 WHERE id = ?1",
        params![
            user.0,
            &words.username,
            &text::folded(&words.username),
            &words.name,
            &text::folded(&words.name),
            &words.locale,
            &words.zone,
            &words.theme
        ],
    )?;
    Ok(())
}

/// Stores a language.
pub fn set_locale(tx: &mut Tx<'_>, user: UserId, code: &str) -> Result<()> {
    tx.execute("UPDATE users SET locale = ?2 WHERE id = ?1", params![user.0, code])?;
    Ok(())
}

/// Stores a theme.
pub fn set_theme(tx: &mut Tx<'_>, user: UserId, theme: &str) -> Result<()> {
    tx.execute("UPDATE users SET theme = ?2 WHERE id = ?1", params![user.0, theme])?;
    Ok(())
}

/// What mail somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPrefs {
    /// That they are invited.
    pub invitations: bool,
    /// Whoever votes watches.
    pub auto_watch: bool,
    /// `instant` or `daily`.
    pub digest: &'static str,
}

/// Stores what mail is wanted.
pub fn set_mail(tx: &mut Tx<'_>, user: UserId, prefs: &MailPrefs) -> Result<()> {
    tx.execute(
        "UPDATE users SET mail_invitations = ?2, auto_watch = ?3, digest = ?4 WHERE id = ?1",
        params![user.0, prefs.invitations, prefs.auto_watch, prefs.digest],
    )?;
    Ok(())
}

/// Watches every poll in which an account has voted under its name.
pub fn watch_voted(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "INSERT INTO watches (poll_id, user_id, created) SELECT poll_id, user_id, ?2 FROM votes \
         WHERE user_id = ?1 ON CONFLICT DO NOTHING",
        params![user.0, now],
    )?;
    Ok(())
}

/// Stores what new polls start with.
pub fn set_poll_defaults(tx: &mut Tx<'_>, user: UserId, json: &str) -> Result<()> {
    tx.execute("UPDATE users SET poll_defaults = ?2 WHERE id = ?1", params![user.0, json])?;
    Ok(())
}

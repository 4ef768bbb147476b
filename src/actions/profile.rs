//! What people set about themselves.

use crate::domain::access::Denial;
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::Settings;
use crate::domain::poll_defaults;
use crate::domain::text::{self, LINE_MAX};
use crate::domain::time;
use crate::domain::user::{self, User};
use crate::store::audit::{self, Entry};
use crate::store::profiles::{self, MailPrefs, Profile, Words};
use crate::store::{self, Tx};

use super::{Asker, Error, Result, attempts, sessions, signed_in};

/// The signed-in person with everything that they have set.
///
/// # Errors
/// The denial of somebody who is not signed in.
pub fn mine(tx: &mut Tx<'_>, asker: &Asker) -> Result<(User, Profile)> {
    let user = signed_in(tx, asker)?.ok_or(Error::Denied(Denial::LoginRequired))?;
    let profile = profiles::get(tx, user.id)?.ok_or(Error::NotFound)?;
    Ok((user, profile))
}

/// Checks names, language, zone and theme as they were typed; empty ones are those of the browser. `locales` are the
/// codes of the languages that there are.
///
/// # Errors
/// What is wrong, field by field.
pub fn check(typed: &Words, locales: &[&str]) -> Result<Words, Invalid> {
    let mut invalid = Invalid::default();
    let username = invalid.check("username", user::username(&typed.username));
    let name = invalid.check("name", text::line(&typed.name, LINE_MAX));
    let one_of = |word: &str, words: &[&str]| {
        let known = word.is_empty() || words.contains(&word);
        if known { Ok(word.to_owned()) } else { Err(Problem::BadOption) }
    };
    let locale = invalid.check("locale", one_of(&typed.locale, locales));
    let theme = invalid.check("theme", one_of(&typed.theme, &["light", "dark"]));
    let zone = match typed.zone.trim() {
        "" => Ok(String::new()),
        zone => time::zone_of(zone).map(|zone| zone.name().to_owned()),
    };
    let zone = invalid.check("zone", zone);
    invalid.finish()?;
    Ok(Words {
        username: username.unwrap_or_default(),
        name: name.unwrap_or_default(),
        locale: locale.unwrap_or_default(),
        zone: zone.unwrap_or_default(),
        theme: theme.unwrap_or_default(),
    })
}

/// Counts another name for signing in: whether it is taken must not be asked for many. It is a way in, and the old one is
/// free for others from then on, so whoever changes it has just shown who they are.
///
/// # Errors
/// [`Error::TooOften`], those of [`sessions::still_confirmed`], or those of the store.
pub fn count_rename(tx: &mut Tx<'_>, asker: &Asker, username: &str) -> Result<()> {
    let (user, _) = mine(tx, asker)?;
    if user.username == username {
        return Ok(());
    }
    sessions::still_confirmed(tx, asker)?;
    attempts::count_name(tx, &asker.keys, &format!("of account {}", user.id))
}

/// Stores names, language, zone and theme.
///
/// # Errors
/// [`Error::Invalid`] for a name that is taken, [`Error::Unconfirmed`] for another name for signing in, or the denial.
pub fn update(tx: &mut Tx<'_>, asker: &Asker, words: &Words) -> Result<()> {
    let (user, _) = mine(tx, asker)?;
    if words.username != user.username {
        sessions::still_confirmed(tx, asker)?;
        user::new_username(&words.username).map_err(|problem| Invalid::one("username", problem))?;
    }
    let other = store::users::by_username(tx, &words.username)?;
    let new = words.username != user.username;
    let like = new && store::users::is_lookalike(tx, &words.username, Some(user.id))?;
    if like || other.is_some_and(|other| other != user.id) {
        return Err(Invalid::one("username", Problem::NameTaken).into());
    }
    profiles::set_words(tx, user.id, words)?;
    if new {
        let (actor, target) = (user.username.as_str(), words.username.as_str());
        let entry = Entry { user: Some(user.id), actor, action: "account.rename", target, detail: "" };
        audit::note(tx, &entry)?;
    }
    Ok(())
}

/// Stores the language of the signed-in person; a guest has none here.
///
/// # Errors
/// Those of the store.
pub fn set_locale(tx: &mut Tx<'_>, asker: &Asker, code: &str) -> Result<()> {
    match signed_in(tx, asker)? {
        Some(user) => Ok(profiles::set_locale(tx, user.id, code)?),
        None => Ok(()),
    }
}

/// Stores the theme of the signed-in person, empty for the system's; a guest has none here.
///
/// # Errors
/// Those of the store.
pub fn set_theme(tx: &mut Tx<'_>, asker: &Asker, theme: &str) -> Result<()> {
    match signed_in(tx, asker)? {
        Some(user) => Ok(profiles::set_theme(tx, user.id, theme)?),
        None => Ok(()),
    }
}

/// Stores what mail is wanted; `watch_voted` watches all polls that were voted in as well.
///
/// # Errors
/// The denial, or those of the store.
pub fn set_mail(tx: &mut Tx<'_>, asker: &Asker, prefs: &MailPrefs, watch_voted: bool) -> Result<()> {
    let (user, _) = mine(tx, asker)?;
    profiles::set_mail(tx, user.id, prefs)?;
    if watch_voted {
        profiles::watch_voted(tx, user.id)?;
    }
    Ok(())
}

/// Stores what new polls start with.
///
/// # Errors
/// [`Error::Invalid`] for settings that do not go together, or the denial.
pub fn set_poll_defaults(tx: &mut Tx<'_>, asker: &Asker, settings: &Settings) -> Result<()> {
    let (user, _) = mine(tx, asker)?;
    settings.check()?;
    let usual = *settings == Settings::default();
    let json = if usual { String::new() } else { poll_defaults::to_json(settings) };
    Ok(profiles::set_poll_defaults(tx, user.id, &json)?)
}

/// Whoever makes a poll, what it starts with, and names of their groups, to which it may belong.
///
/// # Errors
/// Those of the store.
pub fn start(tx: &mut Tx<'_>, asker: &Asker) -> Result<(Option<User>, Settings, Vec<String>)> {
    let Some(user) = signed_in(tx, asker)? else { return Ok((None, Settings::default(), Vec::new())) };
    let profile = profiles::get(tx, user.id)?;
    let settings = profile.map_or_else(Settings::default, |it| poll_defaults::from_json(&it.poll_defaults));
    let groups = if user.groups.is_empty() { Vec::new() } else { store::users::groups(tx, user.id)? };
    Ok((Some(user), settings, groups.into_iter().map(|(_, name)| name).collect()))
}

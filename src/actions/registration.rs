//! Making an account for oneself. Nothing is stored but a token until the mailed link is opened.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::domain::error::{Invalid, Problem};
use crate::domain::id::UserId;
use crate::domain::mail::{MailKind, Recipient};
use crate::domain::text::{self, LINE_MAX};
use crate::domain::user::{self, Role};
use crate::store::audit::{self, Entry};
use crate::store::outbox::NewMail;
use crate::store::users::NewUser;
use crate::store::{self, Tx};

use super::mailed::{Link, Purpose};
use super::{Asker, Error, Result, attempts};

/// The account that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Name for signing in.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// Address for mail.
    pub email: String,
    /// Code of their language.
    pub locale: String,
}

impl Wanted {
    /// Reads what was typed. `domains` are those whose addresses may register; none for all. `home` is as for
    /// [`user::email`].
    ///
    /// # Errors
    /// What is wrong, field by field; never whether something is taken.
    pub fn parse(
        username: &str,
        name: &str,
        email: &str,
        locale: &str,
        domains: &[String],
        home: &str,
    ) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let username = invalid.check("username", user::new_username(username));
        let name = invalid.check("name", text::optional_line(name, LINE_MAX));
        let email =
            invalid.check("email", user::email(email, home).and_then(|email| at_home(email, domains)));
        invalid.finish()?;
        let (username, name) = (username.unwrap_or_default(), name.unwrap_or_default());
        let name = if name.is_empty() { username.clone() } else { name };
        Ok(Self { username, name, email: email.unwrap_or_default(), locale: locale.to_owned() })
    }
}

fn at_home(email: String, domains: &[String]) -> Result<String, Problem> {
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    let fits = domains.is_empty() || domains.iter().any(|home| home == "*" || home == domain);
    if fits { Ok(email) } else { Err(Problem::EmailDomain) }
}

/// Mails the link that makes the account; to an address that has one, a mail that says so. The same statements in
/// both cases, and nobody is told which it was.
///
/// # Errors
/// [`Error::TooOften`] for a client that had many mails sent, or those of the store.
pub fn request(tx: &mut Tx<'_>, asker: &Asker, wanted: &Wanted, client: Option<IpAddr>) -> Result<()> {
    if !attempts::count_mail(tx, &asker.keys, client, &text::folded(&wanted.email))? {
        return Ok(());
    }
    let known = store::users::by_confirmed_email(tx, &wanted.email)?;
    let data =
        if known.is_none() { serde_json::to_string(wanted).unwrap_or_default() } else { String::new() };
    let token = asker.random.public_id();
    let purpose = Purpose::Register;
    store::tokens::put(tx, token.as_str(), purpose.kind(), None, &data, purpose.seconds())?;
    let address = Recipient::Address { email: &wanted.email, locale: &wanted.locale };
    let (kind, to, object) = match known {
        Some(user) => (MailKind::RegisterKnown, Recipient::User(user), None),
        None => (MailKind::Register, address, Some(token.as_str())),
    };
    let due = tx.now();
    Ok(store::outbox::queue(tx, &NewMail { kind, to, poll: None, object, data: "", due })?)
}

/// What the account is to be, for the form behind the link.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more).
pub fn look(tx: &mut Tx<'_>, asker: &Asker, link: &Link) -> Result<Wanted> {
    wanted(&link.look(tx, &asker.keys, Purpose::Register)?.data)
}

fn wanted(data: &str) -> Result<Wanted> {
    serde_json::from_str(data).map_err(|_| Error::NotFound)
}

/// Makes the account with a name that may be another than was asked for, and the hash of a password. With `approval`
/// it waits for an admin, and the admins are told.
///
/// # Errors
/// [`Error::Invalid`] for a bad or taken name, with which the link is not used up; [`Error::NotFound`] for a link that
/// does not work (any more), or whose address got an account meanwhile.
pub fn create(
    tx: &mut Tx<'_>,
    asker: &Asker,
    link: &Link,
    username: &str,
    password: &str,
    approval: bool,
) -> Result<UserId> {
    let wanted = wanted(&link.take(tx, &asker.keys, Purpose::Register)?.data)?;
    let username = user::new_username(username).map_err(|problem| Invalid::one("username", problem))?;
    if store::users::by_confirmed_email(tx, &wanted.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let name = if wanted.name == wanted.username { username.clone() } else { wanted.name };
    let new = NewUser {
        username: username.clone(),
        name,
        email: wanted.email,
        email_confirmed: true,
        password: password.to_owned(),
        role: Role::User,
        locale: wanted.locale,
        pending: approval,
    };
    let taken = || Error::Invalid(Invalid::one("username", Problem::NameTaken));
    let user = store::users::insert(tx, &new)?.ok_or_else(taken)?;
    if approval {
        tell_admins(tx, user)?;
    }
    let detail = if approval { "waits to be let in" } else { "" };
    let (target, action) = (username.as_str(), "user.register");
    audit::note(tx, &Entry { user: Some(user), actor: target, action, target, detail })?;
    Ok(user)
}

fn tell_admins(tx: &mut Tx<'_>, waits: UserId) -> Result<()> {
    let (due, waits) = (tx.now(), waits.to_string());
    for admin in store::accounts::of_role(tx, Role::Admin)? {
        let (kind, to) = (MailKind::RegisterWaiting, Recipient::User(admin.id));
        let mail = NewMail { kind, to, poll: None, object: Some(&waits), data: "", due };
        store::outbox::queue(tx, &mail)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(username: &str, name: &str, email: &str, domains: &[&str]) -> Result<Wanted, Invalid> {
        let domains: Vec<String> = domains.iter().map(ToString::to_string).collect();
        Wanted::parse(username, name, email, "en", &domains, "")
    }

    #[test]
    fn who_gives_no_other_name_is_shown_by_the_one_for_signing_in() {
        assert_eq!(parse("ada", " ", "ada@example.org", &[]).unwrap().name, "ada");
        assert_eq!(parse("ada", "Ada L.", "ada@example.org", &[]).unwrap().name, "Ada L.");
    }

    #[test]
    fn only_addresses_of_the_named_domains_may_register() {
        assert!(parse("ada", "", "ada@Example.ORG", &["example.org"]).is_ok());
        for stranger in ["ada@example.com", "ada@sub.example.org", "ada@notexample.org"] {
            let refused = parse("ada", "", stranger, &["example.org"]);
            assert_eq!(refused, Err(Invalid::one("email", Problem::EmailDomain)), "{stranger}");
        }
    }
}

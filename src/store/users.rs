//! Accounts and their groups.

use crate::domain::id::{GroupId, PollId, UserId};
use crate::domain::looks;
use crate::domain::text;
use crate::domain::user::{self, Role, User};
use crate::params;

use super::{Error, Param, Result, Row, Tx, sessions};

/// A new account.
#[derive(Debug, Clone)]
pub struct NewUser {
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
    /// What they may do.
    pub role: Role,
    /// Code of their language; empty for what their browser asks for.
    pub locale: String,
    /// They wait for somebody who runs the site.
    pub pending: bool,
}

/// Whether another account has a name that this one can be taken for, though it is another: see [`looks::in_latin`].
pub fn is_lookalike(tx: &mut Tx<'_>, username: &str, of: Option<UserId>) -> Result<bool> {
    let Some(looks) = looks::in_latin(username) else { return Ok(false) };
    let found = by_username(tx, &looks)?;
    Ok(found.is_some() && found != of)
}

/// Stores a new account; `None` if the name or one that it looks like is taken, or a confirmed address, which is asked
/// before.
pub fn insert(tx: &mut Tx<'_>, user: &NewUser) -> Result<Option<UserId>> {
    if is_lookalike(tx, &user.username, None)? {
        return Ok(None);
    }
    let now = tx.now();
    let email_key = user.email_confirmed.then(|| text::folded(&user.email));
    let id = tx.query_opt::<i64>(
        "INSERT INTO users (username, username_folded, display_name, name_folded, email, email_key, \
         password, role, locale, page_locale, zone, theme, poll_defaults, mail_invitations, auto_watch, digest, \
         locked, pending, created) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, '', '', '', 1, 0, 'instant', 0, \
         ?10, ?11) ON CONFLICT DO NOTHING RETURNING id",
        params![
            &user.username,
            &text::folded(&user.username),
            &user.name,
            &text::folded(&user.name),
            &user.email,
            email_key.as_deref(),
            &user.password,
            user.role.as_str(),
            &user.locale,
            user.pending,
            now
        ],
    )?;
    Ok(id.map(UserId))
}

/// What is known of somebody who types a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Their account.
    pub user: UserId,
    /// The hash of its password.
    pub password: String,
    /// It waits until somebody who runs the site lets it in.
    pub pending: bool,
}

/// Those of an account that is not locked, by its name or by an address that is known to be theirs.
/// Nothing for a text that neither can be.
pub fn credentials(tx: &mut Tx<'_>, login: &str) -> Result<Option<Credentials>> {
    let key = text::folded(login);
    let mut found = None;
    // Names with an @ are of accounts that came from elsewhere: an address is whose it is known to be.
    if key.contains('@') && !key.contains('\0') {
        found = tx.query_opt::<(i64, String, bool)>(
            "SELECT id, password, pending FROM users WHERE email_key = ?1 AND locked = 0",
            params![&key],
        )?;
    }
    if let (None, Ok(name)) = (&found, user::username(login)) {
        found = tx.query_opt::<(i64, String, bool)>(
            "SELECT id, password, pending FROM users WHERE username_folded = ?1 AND locked = 0",
            params![&text::folded(&name)],
        )?;
    }
    Ok(found.map(|(id, password, pending)| Credentials { user: UserId(id), password, pending }))
}

/// The password hash of an account.
pub fn password(tx: &mut Tx<'_>, user: UserId) -> Result<Option<String>> {
    tx.query_opt("SELECT password FROM users WHERE id = ?1", params![user.0])
}

/// Whether an account may sign in at this moment; with the hash that a password fitted, if it is still the one.
pub fn may_enter(tx: &mut Tx<'_>, user: UserId, hash: Option<&str>) -> Result<bool> {
    let sql = "SELECT password FROM users WHERE id = ?1 AND locked = 0 AND pending = 0";
    let stored = tx.query_opt::<String>(sql, params![user.0])?;
    Ok(stored.is_some_and(|stored| hash.is_none_or(|hash| hash == stored)))
}

/// Replaces a hash of a password by another of the same password, if nobody has changed it since.
pub fn rehash(tx: &mut Tx<'_>, user: UserId, old: &str, new: &str) -> Result<()> {
    let sql = "UPDATE users SET password = ?3 WHERE id = ?1 AND password = ?2";
    tx.execute(sql, params![user.0, old, new])?;
    Ok(())
}

/// Notes in which language somebody has signed in.
pub fn speaks(tx: &mut Tx<'_>, user: UserId, locale: &str) -> Result<()> {
    let sql = "UPDATE users SET page_locale = ?2 WHERE id = ?1 AND page_locale <> ?2";
    tx.execute(sql, params![user.0, locale])?;
    Ok(())
}

/// Key of an account by its name.
pub fn by_username(tx: &mut Tx<'_>, username: &str) -> Result<Option<UserId>> {
    let Ok(name) = user::username(username) else { return Ok(None) };
    let sql = "SELECT id FROM users WHERE username_folded = ?1";
    Ok(tx.query_opt::<i64>(sql, params![&text::folded(&name)])?.map(UserId))
}

/// Name for signing in of an account.
pub fn username(tx: &mut Tx<'_>, user: UserId) -> Result<Option<String>> {
    tx.query_opt("SELECT username FROM users WHERE id = ?1", params![user.0])
}

/// Name that an account shows to others.
pub fn name(tx: &mut Tx<'_>, user: UserId) -> Result<Option<String>> {
    tx.query_opt("SELECT display_name FROM users WHERE id = ?1", params![user.0])
}

/// Most names that [`names`] asks for in one statement.
const BATCH: usize = 10;

/// Keys and shown names of some accounts, in no order; those that are gone are missing.
pub fn names(tx: &mut Tx<'_>, users: &[UserId]) -> Result<Vec<(UserId, String)>> {
    let mut names = Vec::with_capacity(users.len());
    for batch in users.chunks(BATCH) {
        // No account has the key 0.
        let mut ids = [0; BATCH];
        ids.iter_mut().zip(batch).for_each(|(id, user)| *id = user.0);
        let found = tx.query_all::<(i64, String)>(
            "SELECT id, display_name FROM users WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            &ids.map(Param::from),
        )?;
        names.extend(found.into_iter().map(|(id, name)| (UserId(id), name)));
    }
    Ok(names)
}

/// Address for mail of an account; may be empty.
pub fn email(tx: &mut Tx<'_>, user: UserId) -> Result<Option<String>> {
    tx.query_opt("SELECT email FROM users WHERE id = ?1", params![user.0])
}

/// Whether an account has an address that is known to be theirs.
pub fn is_mailable(tx: &mut Tx<'_>, user: UserId) -> Result<bool> {
    let key = tx.query_opt::<Option<String>>("SELECT email_key FROM users WHERE id = ?1", params![user.0])?;
    Ok(key.flatten().is_some())
}

/// Key of an account by its address, if it is known to be theirs.
pub fn by_confirmed_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<UserId>> {
    let sql = "SELECT id FROM users WHERE email_key = ?1";
    Ok(tx.query_opt::<i64>(sql, params![&text::folded(email)])?.map(UserId))
}

/// Replaces a password, ends all sessions and drops the links that would replace it again.
pub fn set_password(tx: &mut Tx<'_>, user: UserId, password: &str) -> Result<()> {
    tx.execute("UPDATE users SET password = ?2 WHERE id = ?1", params![user.0, password])?;
    sessions::close_all(tx, user)?;
    tx.execute("DELETE FROM tokens WHERE user_id = ?1 AND kind = 'reset'", params![user.0])?;
    // Whoever has typed the old one and not yet the code starts again.
    tx.execute("DELETE FROM tokens WHERE user_id = ?1 AND kind = 'second'", params![user.0])?;
    Ok(())
}

/// The signed-in person of a session that has not ended, with their groups. (The invitations are counted by the session, so
/// that this is done once, and not again for each group.)
pub fn by_session(tx: &mut Tx<'_>, token_hash: &[u8; 32]) -> Result<Option<User>> {
    let now = tx.now();
    let mut found: Option<User> = None;
    tx.query_each(
        "SELECT u.id, u.username, u.display_name, u.role, u.locale, u.zone, u.theme, m.group_id, \
         (SELECT COUNT(*) FROM sessions t JOIN group_invitations i ON i.user_id = t.user_id WHERE t.token_hash = ?1) \
         FROM sessions s JOIN users u ON u.id = s.user_id LEFT JOIN memberships m ON m.user_id = u.id \
         WHERE s.token_hash = ?1 AND s.expires > ?2 AND u.locked = 0 AND u.pending = 0",
        params![token_hash, now],
        |row| {
            let user = match &mut found {
                Some(user) => user,
                None => found.insert(User { invitations: row.get(8)?, ..user_of(row)? }),
            };
            user.groups.extend(row.get::<Option<i64>>(7)?.map(GroupId));
            Ok(())
        },
    )?;
    Ok(found)
}

/// An account in the first seven columns, as far as it stands there: key, names, role, language, zone and theme.
pub(super) fn user_of(row: &Row<'_>) -> Result<User> {
    Ok(User {
        id: UserId(row.get(0)?),
        username: row.get(1)?,
        name: row.get(2)?,
        role: Role::parse(row.str_ref(3)?).ok_or_else(|| Error::Corrupt("a role".into()))?,
        locale: row.get(4)?,
        zone: row.get(5)?,
        theme: row.get(6)?,
        groups: Vec::new(),
        invitations: 0,
    })
}

/// Keys and names of the groups of an account.
pub fn groups(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<(GroupId, String)>> {
    let found = tx.query_all::<(i64, String)>(
        "SELECT g.id, g.name FROM memberships m JOIN user_groups g ON g.id = m.group_id \
         WHERE m.user_id = ?1 ORDER BY g.name_folded",
        params![user.0],
    )?;
    Ok(found.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}

/// Whether an account was invited to a poll.
pub fn is_invited(tx: &mut Tx<'_>, poll: PollId, user: UserId) -> Result<bool> {
    let found = tx.query_one::<i64>(
        "SELECT COUNT(*) FROM invitations WHERE poll_id = ?1 AND user_id = ?2",
        params![poll.0, user.0],
    )?;
    Ok(found > 0)
}

/// The members of a group.
pub fn members(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<UserId>> {
    let found =
        tx.query_all::<i64>("SELECT user_id FROM memberships WHERE group_id = ?1", params![group.0])?;
    Ok(found.into_iter().map(UserId).collect())
}

/// The members of a group by its name; nobody if the account that asks may not see them.
pub fn members_seen(tx: &mut Tx<'_>, group: &str, by: UserId) -> Result<Vec<UserId>> {
    let found = tx.query_all::<i64>(
        "SELECT m.user_id FROM user_groups g JOIN memberships m ON m.group_id = g.id WHERE g.name_folded = ?1 \
         AND (g.visibility = 'signed-in' OR EXISTS \
         (SELECT 1 FROM memberships mine WHERE mine.group_id = g.id AND mine.user_id = ?2))",
        params![&text::folded(group), by.0],
    )?;
    Ok(found.into_iter().map(UserId).collect())
}

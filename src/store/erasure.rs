//! What there is of an account beside its own row: to be told, and to be taken away with it.

use std::collections::BTreeSet;

use crate::domain::id::{PollId, PublicId, UserId};
use crate::domain::text;
use crate::params;

use super::votes::public_id;
use super::{Result, Tx};

/// Sorts after every name.
const LAST: &str = "\u{10ffff}";

/// A comment of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Address of the poll.
    pub slug: String,
    /// Markdown.
    pub text: String,
    /// When, in Unix seconds.
    pub created: i64,
}

/// Polls and public names of the votes of an account; anonymous ones are nobody's.
pub fn votes(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<(PollId, PublicId)>> {
    let mut found = Vec::new();
    tx.query_each("SELECT poll_id, public_id FROM votes WHERE user_id = ?1", params![user.0], |row| {
        found.push((PollId(row.get(0)?), public_id(row, 1)?));
        Ok(())
    })?;
    Ok(found)
}

/// Polls in which an account has commented.
pub fn commented(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<PollId>> {
    let found =
        tx.query_all::<i64>("SELECT DISTINCT poll_id FROM comments WHERE user_id = ?1", params![user.0])?;
    Ok(found.into_iter().map(PollId).collect())
}

/// What an account has said.
pub fn comments(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<Said>> {
    let found = tx.query_all::<(String, String, i64)>(
        "SELECT p.slug, c.text, c.created FROM comments c JOIN polls p ON p.id = c.poll_id WHERE c.user_id = ?1",
        params![user.0],
    )?;
    Ok(found.into_iter().map(|(slug, text, created)| Said { slug, text, created }).collect())
}

/// What an account has proposed and waits: address of the poll, the choice as the database has it, and when.
pub fn proposed(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<(String, String, i64)>> {
    tx.query_all(
        "SELECT p.slug, c.subject, c.created FROM proposals c JOIN polls p ON p.id = c.poll_id WHERE c.user_id = ?1",
        params![user.0],
    )
}

/// Polls in which something that an account has proposed waits, one for each thing.
pub fn proposed_in(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<PollId>> {
    let found = tx.query_all::<i64>("SELECT poll_id FROM proposals WHERE user_id = ?1", params![user.0])?;
    Ok(found.into_iter().map(PollId).collect())
}

/// Polls to which an account is invited, or an address is.
pub fn invited(tx: &mut Tx<'_>, user: UserId, email: &str) -> Result<Vec<PollId>> {
    let found = tx.query_all::<i64>(
        "SELECT poll_id FROM invitations WHERE user_id = ?1 UNION SELECT poll_id FROM invitations WHERE email_key = ?2",
        params![user.0, &text::folded(email)],
    )?;
    Ok(found.into_iter().map(PollId).collect())
}

/// Polls that an account watches.
pub fn watched(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<PollId>> {
    let found = tx.query_all::<i64>("SELECT poll_id FROM watches WHERE user_id = ?1", params![user.0])?;
    Ok(found.into_iter().map(PollId).collect())
}

/// Addresses of the polls of an account and its groups, deleted ones apart.
pub fn owned(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<String>> {
    let own = "SELECT slug FROM polls WHERE user_id = ?1 AND deleted_at IS NULL";
    let of_groups = "SELECT p.slug FROM memberships m JOIN polls p ON p.group_id = m.group_id \
                     WHERE m.user_id = ?1 AND p.deleted_at IS NULL";
    let mut slugs: BTreeSet<String> = tx.query_all(own, params![user.0])?.into_iter().collect();
    slugs.extend(tx.query_all::<String>(of_groups, params![user.0])?);
    Ok(slugs.into_iter().collect())
}

/// Address of a poll.
pub fn slug(tx: &mut Tx<'_>, poll: PollId) -> Result<Option<String>> {
    tx.query_opt("SELECT slug FROM polls WHERE id = ?1", params![poll.0])
}

/// Names and times of the passkeys of an account: made, last used.
pub fn passkeys(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<(String, i64, Option<i64>)>> {
    tx.query_all("SELECT name, created, used FROM passkeys WHERE user_id = ?1", params![user.0])
}

/// Providers that know an account, what they call it, and since when.
pub fn identities(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<(String, String, i64)>> {
    tx.query_all("SELECT provider, subject, created FROM identities WHERE user_id = ?1", params![user.0])
}

/// Deletes mail that waits to confirm addresses that an account has asked to use. Nothing else of such an address: it
/// may be a stranger's.
pub fn forget_asked(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    let asked = "SELECT name, data FROM tokens WHERE user_id = ?1 AND kind = 'email'";
    for (token, email) in tx.query_all::<(String, String)>(asked, params![user.0])? {
        tx.execute(
            "DELETE FROM outbox WHERE email = ?1 AND email <> '' AND object = ?2",
            params![&email, &token],
        )?;
    }
    Ok(())
}

/// Leaves the votes of an account as those of nobody. An empty name, which nobody can have, is put into words where it is
/// shown, in the language of the reader.
pub fn part_from_votes(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute(
        "UPDATE votes SET user_id = NULL, name = '', name_key = ?2, assigned_name = '', revision = revision + 1 \
         WHERE user_id = ?1",
        params![user.0, LAST],
    )?;
    Ok(())
}

/// Leaves the comments of an account as those of nobody, as its votes.
pub fn part_from_comments(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("UPDATE comments SET user_id = NULL, name = '' WHERE user_id = ?1", params![user.0])?;
    Ok(())
}

/// Leaves what an account has proposed as that of nobody, at no time of its day.
pub fn part_from_proposals(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute(
        "UPDATE proposals SET user_id = NULL, name = '', created = created - created % 86400 WHERE user_id = ?1",
        params![user.0],
    )?;
    Ok(())
}

/// Deletes what an account has proposed.
pub fn delete_proposals(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM proposals WHERE user_id = ?1", params![user.0])?;
    Ok(())
}

/// Deletes the comments of an account.
pub fn delete_comments(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM comments WHERE user_id = ?1", params![user.0])?;
    Ok(())
}

/// Deletes a poll for good, with everything in it.
pub fn delete_poll(tx: &mut Tx<'_>, poll: PollId) -> Result<()> {
    tx.execute("DELETE FROM polls WHERE id = ?1", params![poll.0])?;
    tx.changed(poll);
    Ok(())
}

/// Deletes invitations of an address, also those that could be brought back, and mail that waits to go there.
pub fn forget_address(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    tx.execute("DELETE FROM invitations WHERE email_key = ?1", params![&text::folded(email)])?;
    tx.execute("DELETE FROM trash WHERE email_key = ?1", params![&text::folded(email)])?;
    tx.execute("DELETE FROM outbox WHERE email = ?1 AND email <> ''", params![email])?;
    Ok(())
}

/// Deletes mail that waits to carry the link of a vote to an address.
pub fn forget_vote_mail(tx: &mut Tx<'_>, poll: PollId, vote: &PublicId) -> Result<()> {
    tx.execute(
        "DELETE FROM outbox WHERE poll_id = ?1 AND kind IN ('vote-link', 'seat') AND object = ?2",
        params![poll.0, vote.as_str()],
    )?;
    Ok(())
}

/// Writes another name into the log of the site, in the place of an account and all names that it has had, also where
/// somebody else's line tells of it: there its name stands alone, or before a colon.
pub fn forget_in_log(tx: &mut Tx<'_>, user: UserId, username: &str, instead: &str) -> Result<()> {
    let mut names = tx.query_all::<String>(
        "SELECT DISTINCT actor FROM audit WHERE user_id = ?1 AND action = 'account.rename'",
        params![user.0],
    )?;
    names.push(username.to_owned());
    for name in names {
        // A poll or a group may be called the same.
        tx.execute(
            "UPDATE audit SET target = ?2 WHERE target = ?1 AND action IN ('user.create', 'user.register', 'user.role', 'user.lock', \
             'user.unlock', 'user.approve', 'user.refuse', 'user.password', 'user.email', 'user.reset-link', \
             'user.end-sessions', 'user.delete', 'account.rename', 'account.email', 'account.delete', \
             'identity.connect', 'identity.disconnect', 'factor.reset', 'factor.passkey-add', \
             'factor.passkey-remove', 'factor.codes-new', 'factor.app-on', 'factor.app-off', 'password.change', \
             'group.join', 'group.leave', 'account.export', 'login.too-often')",
            params![&name, instead],
        )?;
        for action in [
            "group.add",
            "group.create",
            "group.remove",
            "group.role",
            "group.delete",
            "poll.owner",
            "user.delete",
        ] {
            tx.execute(
                "UPDATE audit SET detail = ?3 || substr(detail, length(?2) + 1) WHERE action = ?1 \
                 AND (detail = ?2 OR substr(detail, 1, length(?2) + 1) = ?2 || ':')",
                params![action, &name, instead],
            )?;
        }
    }
    tx.execute("UPDATE audit SET actor = ?2 WHERE user_id = ?1", params![user.0, instead])?;
    Ok(())
}

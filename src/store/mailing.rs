//! What has to be known of the receivers of mail, at the moment when it is sent.

use crate::domain::id::{GroupId, PollId, PublicId, UserId};
use crate::domain::user::User;
use crate::params;

use super::users::user_of;
use super::{Result, Tx};

/// An account that may get mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// The person, with their groups.
    pub user: User,
    /// Where their mail goes; may be empty.
    pub email: String,
    /// Code of the language of the page where they last signed in; may be empty.
    pub page_locale: String,
    /// The address is known to be theirs.
    pub confirmed: bool,
    /// They take invitations by mail.
    pub takes_invitations: bool,
    /// They want one mail of news a day.
    pub daily: bool,
    /// When the account was made, in Unix seconds.
    pub created: i64,
}

/// An account that is neither locked nor waits to be let in.
pub fn addressee(tx: &mut Tx<'_>, user: UserId) -> Result<Option<Addressee>> {
    let mut found: Option<Addressee> = None;
    tx.query_each(
        "SELECT u.id, u.username, u.display_name, u.role, u.locale, u.zone, u.theme, m.group_id, u.email, \
         u.email_key, u.mail_invitations, u.digest, u.created, u.page_locale FROM users u \
         LEFT JOIN memberships m ON m.user_id = u.id WHERE u.id = ?1 AND u.locked = 0 AND u.pending = 0",
        params![user.0],
        |row| {
            let addressee = match &mut found {
                Some(addressee) => addressee,
                None => found.insert(Addressee {
                    user: user_of(row)?,
                    email: row.get(8)?,
                    confirmed: row.get::<Option<String>>(9)?.is_some(),
                    takes_invitations: row.get(10)?,
                    daily: row.str_ref(11)? == "daily",
                    created: row.get(12)?,
                    page_locale: row.get(13)?,
                }),
            };
            addressee.user.groups.extend(row.get::<Option<i64>>(7)?.map(GroupId));
            Ok(())
        },
    )?;
    Ok(found)
}

/// When an account was made, in Unix seconds: with its key this names it for good.
pub fn made(tx: &mut Tx<'_>, user: UserId) -> Result<Option<i64>> {
    tx.query_opt("SELECT created FROM users WHERE id = ?1", params![user.0])
}

/// An invitation, as far as mail about it is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The account that was invited.
    pub user: Option<UserId>,
    /// The address that was invited, if no account.
    pub email: String,
    /// Who invited them, as shown to others.
    pub by: Option<String>,
    /// Epoch of the personal link.
    pub epoch: i64,
    /// They want no more mail about it.
    pub stopped: bool,
}

/// An invitation that was not withdrawn.
pub fn invited(tx: &mut Tx<'_>, poll: PollId, invitation: &str) -> Result<Option<Invited>> {
    let found = tx.query_opt::<(Option<i64>, String, Option<String>, i64, Option<i64>)>(
        "SELECT i.user_id, i.email, b.display_name, i.epoch, i.stopped FROM invitations i \
         LEFT JOIN users b ON b.id = i.invited_by WHERE i.poll_id = ?1 AND i.public_id = ?2",
        params![poll.0, invitation],
    )?;
    Ok(found.map(|(user, email, by, epoch, stopped)| Invited {
        user: user.map(UserId),
        email,
        by,
        epoch,
        stopped: stopped.is_some(),
    }))
}

/// The name of a group to which an account is invited, and who did that, as shown to others; `None` if the invitation is
/// gone.
pub fn invited_to_group(
    tx: &mut Tx<'_>,
    user: UserId,
    group: GroupId,
) -> Result<Option<(String, Option<String>)>> {
    tx.query_opt(
        "SELECT g.name, b.display_name FROM group_invitations i JOIN user_groups g ON g.id = i.group_id \
         LEFT JOIN users b ON b.id = i.invited_by WHERE i.group_id = ?2 AND i.user_id = ?1",
        params![user.0, group.0],
    )
}

/// When a poll is deleted by itself, in Unix seconds.
pub fn expires(tx: &mut Tx<'_>, poll: PollId) -> Result<Option<i64>> {
    Ok(tx.query_opt::<Option<i64>>("SELECT expires FROM polls WHERE id = ?1", params![poll.0])?.flatten())
}

/// Lets an account get no more invitations by mail.
pub fn stop_invitations(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("UPDATE users SET mail_invitations = 0 WHERE id = ?1", params![user.0])?;
    Ok(())
}

/// Notes that somebody wants no more mail about an invitation, which may be withdrawn already.
pub fn stop_reminders(tx: &mut Tx<'_>, poll: PollId, invitation: &PublicId) -> Result<()> {
    let now = tx.now();
    tx.execute(
        "UPDATE invitations SET stopped = ?3 WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, invitation.as_str(), now],
    )?;
    tx.execute(
        "UPDATE former_invitations SET stopped = ?3 WHERE poll_id = ?1 AND public_id = ?2",
        params![poll.0, invitation.as_str(), now],
    )?;
    Ok(())
}

/// Lets an account watch no poll any more.
pub fn stop_watches(tx: &mut Tx<'_>, user: UserId) -> Result<()> {
    tx.execute("DELETE FROM watches WHERE user_id = ?1", params![user.0])?;
    Ok(())
}

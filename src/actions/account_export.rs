//! Everything that is known of an account, for whoever has it; nothing secret.

use serde_json::{Value, json};

use crate::domain::access::Action;
use crate::domain::id::PollId;
use crate::domain::time::Instant;
use crate::domain::user::User;
use crate::domain::vote::Vote;
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx, erasure};

use super::{Asker, Error, Result, enter, profile, vote_delete};

/// Notes that the signed-in person took along what is known of them.
///
/// # Errors
/// The denial of somebody who is not signed in, or those of the store.
pub fn note(tx: &mut Tx<'_>, asker: &Asker) -> Result<()> {
    let (user, _) = profile::mine(tx, asker)?;
    let (actor, action) = (user.username.as_str(), "account.export");
    Ok(audit::note(tx, &Entry { user: Some(user.id), actor, action, target: actor, detail: "" })?)
}

/// An account with everything but the polls that it owns, and the addresses of those.
///
/// # Errors
/// The denial of somebody who is not signed in, or those of the store.
pub fn account(tx: &mut Tx<'_>, asker: &Asker) -> Result<(Value, Vec<String>)> {
    let (user, me) = profile::mine(tx, asker)?;
    let sessions = store::sessions::of_user(tx, user.id, &asker.session.unwrap_or_default())?;
    let sessions = sessions.into_iter().map(|it| {
        json!({ "browser": it.agent, "provider": it.provider, "began": utc(it.created), "used": utc(it.seen) })
    });
    let groups = store::groups::of_user(tx, user.id)?;
    let groups = groups.into_iter().map(|it| json!({ "name": it.group.name, "admin": it.admin }));
    let passkeys = erasure::passkeys(tx, user.id)?;
    let passkeys = passkeys
        .into_iter()
        .map(|(name, made, used)| json!({ "name": name, "made": utc(made), "used": used.map(utc) }));
    let providers = erasure::identities(tx, user.id)?;
    let providers = providers.into_iter().map(|(provider, subject, since)| {
        json!({ "provider": provider, "name there": subject, "since": utc(since) })
    });
    let comments = erasure::comments(tx, user.id)?;
    let comments = comments
        .into_iter()
        .map(|it| json!({ "poll": it.slug, "text": it.text, "written": utc(it.created) }));
    let proposed = erasure::proposed(tx, user.id)?;
    let proposed = proposed
        .into_iter()
        .map(|(poll, choice, at)| json!({ "poll": poll, "choice": choice, "proposed": utc(at) }));
    let (invited, watched) = (
        erasure::invited(tx, user.id, if me.email_confirmed { &me.email } else { "" })?,
        erasure::watched(tx, user.id)?,
    );
    let defaults: Value = serde_json::from_str(&me.poll_defaults).unwrap_or(Value::Null);
    let value = json!({
        "account": {
            "username": me.username, "name": me.name, "email": me.email, "email confirmed": me.email_confirmed,
            "role": user.role.as_str(), "language": me.locale, "page_language": me.page_locale, "zone": me.zone, "theme": me.theme,
            "mail about invitations": me.mail_invitations, "watches polls voted in": me.auto_watch,
            "news": me.digest, "new polls start with": defaults, "password": me.has_password(),
            "created": utc(me.created),
        },
        "sessions": sessions.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "passkeys": passkeys.collect::<Vec<_>>(),
        "providers": providers.collect::<Vec<_>>(),
        "votes": votes(tx, asker, &user)?,
        "comments": comments.collect::<Vec<_>>(),
        "proposed choices that wait": proposed.collect::<Vec<_>>(),
        "invited to": slugs(tx, &invited)?,
        "watches": slugs(tx, &watched)?,
    });
    Ok((value, erasure::owned(tx, user.id)?))
}

/// What somebody without an account has left in a poll.
///
/// # Errors
/// As [`vote_delete::own_data`].
pub fn guest(tx: &mut Tx<'_>, asker: &Asker, slug: &str, id: &str) -> Result<Value> {
    let (scene, vote, comments) = vote_delete::own_data(tx, asker, slug, id)?;
    let comments = comments
        .into_iter()
        .map(|it| json!({ "name": it.name, "text": it.text, "written": utc(it.created.0) }));
    let comments: Vec<Value> = comments.collect();
    let mut proposed = Vec::new();
    for id in &scene.actor.grants.proposals {
        let one = store::proposals::by_public_id(tx, &scene.poll, id)?;
        proposed.extend(one.map(
            |it| json!({ "name": it.name, "choice": it.subject.to_string(), "proposed": utc(it.created.0) }),
        ));
    }
    Ok(json!({
        "vote": one_vote(tx, asker, slug, &vote)?,
        "comments": comments,
        "proposed choices that wait": proposed,
    }))
}

fn votes(tx: &mut Tx<'_>, asker: &Asker, user: &User) -> Result<Vec<Value>> {
    let mut polls: Vec<PollId> = erasure::votes(tx, user.id)?.into_iter().map(|(poll, _)| poll).collect();
    polls.sort_unstable();
    polls.dedup();
    let mut all = Vec::new();
    for poll in polls {
        let Some(slug) = erasure::slug(tx, poll)? else { continue };
        for vote in store::votes::of_user(tx, poll, user.id)? {
            all.push(one_vote(tx, asker, &slug, &vote)?);
        }
    }
    Ok(all)
}

/// A vote with what it answers, as far as the poll may still be seen.
///
/// # Errors
/// Those of the store.
fn one_vote(tx: &mut Tx<'_>, asker: &Asker, slug: &str, vote: &Vote) -> Result<Value> {
    let seen = match enter(tx, asker, slug, Action::View) {
        Ok(scene) => Some((scene.poll.title.clone(), scene.known_structure(tx)?)),
        Err(Error::NotFound | Error::Denied(_)) => None,
        Err(error) => return Err(error),
    };
    let answers = vote.answers.cells().map(|(id, cell)| {
        let structure = seen.as_ref().map(|(_, structure)| structure);
        let choice = structure.and_then(|it| it.live_choices().find(|choice| choice.id == id));
        let value = structure.and_then(|it| it.live_values().find(|value| Some(value.id) == cell.value));
        json!({
            "choice": choice.map(|choice| choice.subject.to_string()),
            "answer": value.map(|value| value.title.clone()),
            "comment": cell.comment,
        })
    });
    Ok(json!({
        "poll": slug,
        "title": seen.as_ref().map(|(title, _)| title.clone()),
        "name": vote.name,
        "comment": vote.comment,
        "answers": answers.collect::<Vec<_>>(),
        "cast": utc(vote.created.0),
        "changed": utc(vote.updated.0),
    }))
}

fn slugs(tx: &mut Tx<'_>, polls: &[PollId]) -> Result<Vec<String>> {
    let mut all = Vec::with_capacity(polls.len());
    for poll in polls {
        all.extend(erasure::slug(tx, *poll)?);
    }
    Ok(all)
}

/// A time as text (RFC 3339).
pub fn utc(at: i64) -> String {
    Instant(at).utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

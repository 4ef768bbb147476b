//! What of the news of polls their watcher may know at this moment.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::calendar::ics;
use crate::domain::access::{self, Action};
use crate::domain::id::{PollId, PublicId};
use crate::domain::looks::Taken;
use crate::domain::mail::digest;
use crate::domain::markdown;
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::domain::user::Standing;
use crate::domain::visibility::{self, All, Author, Rows, View};
use crate::i18n::T;
use crate::mail::letter::{Content, Event, Letter, PollNews};
use crate::store::activity::Kind;
use crate::store::outbox::Waiting;
use crate::store::polls::Stored;
use crate::store::{self, Tx};

use super::super::Result;
use super::letter::{Found, Receiver};
use super::office::{Office, zone_of};
use super::stop::Stop;

/// Most characters of a comment that a mail has.
const COMMENT_MAX: usize = 300;

/// Gathers news of one account in one mail, or waits for the hour of its daily one.
pub(super) fn letter(
    tx: &mut Tx<'_>,
    office: &Office,
    receiver: &Receiver<'_>,
    rows: &[Waiting],
) -> Result<Found> {
    let addressee = receiver.addressee;
    if !addressee.confirmed {
        return Ok(Found::Nobody);
    }
    let zone = zone_of(addressee);
    if let Some(row) = rows.iter().find(|row| addressee.daily && row.attempts == 0) {
        let at = digest(Instant(row.due), zone.unwrap_or(office.config.zone));
        if at.0 > row.due {
            return Ok(Found::Wait(at));
        }
    }
    let mut polls: BTreeMap<PollId, Vec<&Waiting>> = BTreeMap::new();
    for row in rows {
        polls.entry(row.poll.unwrap_or(PollId(0))).or_default().push(row);
    }
    let mut told = Vec::new();
    for (poll, rows) in polls {
        told.extend(news_of(tx, office, receiver, poll, &rows)?);
    }
    let user = addressee.user.id;
    let stop = match told.as_slice() {
        [] => return Ok(Found::Nobody),
        [one] => Stop::Watch(Box::new(one.poll.clone()), user),
        _ => Stop::Watches(user),
    };
    let stop = stop.path(tx, &office.keys)?.map(|path| office.url(&path));
    let (to, t) = (addressee.email.clone(), office.words_of(addressee));
    Ok(Found::Letter(Box::new(Letter { to, t, zone, content: Content::News(told), stop })))
}

fn news_of(
    tx: &mut Tx<'_>,
    office: &Office,
    receiver: &Receiver<'_>,
    poll: PollId,
    rows: &[&Waiting],
) -> Result<Option<PollNews>> {
    let Some(stored) = store::polls::by_id(tx, poll)? else { return Ok(None) };
    let Some(standing) = receiver.sees(tx, office, &stored.poll)? else { return Ok(None) };
    // Who has stopped watching gets nothing that waited.
    if !store::watches::watches(tx, poll, receiver.addressee.user.id)? {
        return Ok(None);
    }
    let taken = names_of_accounts(tx, receiver, &stored.poll, standing)?;
    let t = office.words_of(receiver.addressee);
    let mut desk = Desk { receiver, stored: &stored, standing, taken, t, events: Vec::new() };
    let mut seen = BTreeSet::new();
    for row in rows {
        let Some(kind) = Kind::parse(&row.data) else { continue };
        // A vote that was cast and then changed is a new vote.
        let what = match kind {
            Kind::Voted | Kind::VoteEdited => "vote",
            Kind::Commented | Kind::CommentApproved => "comment",
            Kind::Choices | Kind::Added | Kind::ProposalAccepted => Kind::Choices.as_str(),
            Kind::Decided | Kind::Undecided => Kind::Decided.as_str(),
            other => other.as_str(),
        };
        // One that was deleted has no name any more, and each counts.
        // Choices changed, whoever proposed them.
        let object = row.object.clone().filter(|_| what != Kind::Choices.as_str());
        let once = kind == Kind::VoteDeleted || seen.insert((what, object));
        if once {
            desk.add(tx, kind, row.object.as_deref())?;
        }
    }
    if desk.events.is_empty() {
        return Ok(None);
    }
    let events = desk.events;
    let poll = stored.poll;
    let url = office.poll_url(&poll, "");
    let decided = events.iter().any(|event| matches!(event, Event::Decided(_)));
    let calendar = if decided {
        let structure = store::structures::of(tx, &poll)?;
        ics::decision(&poll, &structure, &url, office.config.public_url.host())
    } else {
        None
    };
    Ok(Some(PollNews { poll, url, events, calendar }))
}

/// Names of accounts that the receiver sees in a poll: guests who are called so are told apart, as on its page.
fn names_of_accounts(
    tx: &mut Tx<'_>,
    receiver: &Receiver<'_>,
    poll: &Poll,
    standing: Standing,
) -> Result<Taken> {
    let mut names = match visibility::sight(&receiver.actor, standing, poll).others() {
        true => store::votes::names_of_accounts(tx, poll.id)?,
        false => Vec::new(),
    };
    let comments = store::comments::of(tx, poll.id)?.into_iter();
    names.extend(comments.filter(|one| one.user.is_some() && !one.held).map(|one| one.name));
    Ok(Taken::of(names.iter().map(String::as_str)))
}

struct Desk<'a> {
    receiver: &'a Receiver<'a>,
    stored: &'a Stored,
    standing: Standing,
    taken: Taken,
    t: T,
    events: Vec<Event>,
}

impl Desk<'_> {
    fn add(&mut self, tx: &mut Tx<'_>, kind: Kind, object: Option<&str>) -> Result<()> {
        let poll = &self.stored.poll;
        let event = match kind {
            Kind::Voted | Kind::VoteEdited => self.vote(tx, kind, object)?,
            Kind::VoteDeleted => self.sums_seen().then_some(Event::VoteDeleted),
            Kind::Commented | Kind::CommentApproved => self.comment(tx, kind, object)?,
            Kind::Proposed => self.proposal(tx, object)?,
            Kind::Choices | Kind::Added | Kind::ProposalAccepted => Some(Event::Choices),
            // What is over again is no news.
            Kind::Closed => poll.closed_at.map(|_| Event::Closed),
            Kind::Reopened => poll.closed_at.is_none().then_some(Event::Reopened),
            Kind::Decided | Kind::Undecided => {
                let structure = store::structures::of(tx, poll)?;
                let decided = structure.decided().filter(|_| poll.decided_at.is_some());
                Some(Event::Decided(decided.map(|choice| choice.subject.clone()).collect()))
            }
            _ => None,
        };
        self.events.extend(event);
        Ok(())
    }

    fn view(&self, now: Instant) -> View<'_> {
        View { actor: &self.receiver.actor, standing: self.standing, poll: &self.stored.poll, now }
    }

    /// Whether they see how many votes there are: where they do not, they are not told that there is one more.
    fn sums_seen(&self) -> bool {
        let sight = visibility::sight(&self.receiver.actor, self.standing, &self.stored.poll);
        sight.summary || sight.rows == Rows::All
    }

    /// The name of somebody without an account.
    fn guest(&self, name: String) -> String {
        if self.taken.has_like(&name) { self.t.results_as_guest(&name) } else { name }
    }

    fn vote(&self, tx: &mut Tx<'_>, kind: Kind, object: Option<&str>) -> Result<Option<Event>> {
        let Some(id) = object.and_then(PublicId::parse).filter(|_| self.sums_seen()) else { return Ok(None) };
        let poll = &self.stored.poll;
        let Some(vote) = store::votes::by_public_id(tx, poll.id, &id)? else { return Ok(None) };
        if access::own_vote(&self.receiver.actor, &vote.facts()) {
            return Ok(None);
        }
        let structure = store::structures::known(tx, poll)?;
        let now = Instant(tx.now());
        let all = All { tally: &self.stored.tally, count: None, lines: None };
        let seen = visibility::visible(self.view(now), &structure, all, vec![vote]);
        let name = seen.rows.into_iter().find_map(|row| match row.author {
            Author::Named(name) if name.is_empty() => None,
            Author::Named(name) if row.signed_in == Some(false) => Some(self.guest(name)),
            Author::Named(name) => Some(name),
            Author::Anonymous | Author::Hidden => None,
        });
        Ok(Some(if kind == Kind::Voted { Event::Voted(name) } else { Event::VoteChanged(name) }))
    }

    /// Of a choice that waits its reviewers are told alone.
    fn proposal(&self, tx: &mut Tx<'_>, object: Option<&str>) -> Result<Option<Event>> {
        let (poll, actor, now) = (&self.stored.poll, &self.receiver.actor, Instant(tx.now()));
        let reviews = access::allows(actor, self.standing, poll, Action::ReviewProposals, now).is_ok();
        let Some(id) = object.and_then(PublicId::parse).filter(|_| reviews) else { return Ok(None) };
        let Some(proposal) = store::proposals::by_public_id(tx, poll, &id)? else { return Ok(None) };
        let name = Some(proposal.name).filter(|name| !name.is_empty());
        let name = name.map(|name| if proposal.user.is_some() { name } else { self.guest(name) });
        Ok(Some(Event::Proposed { name, choice: proposal.subject }))
    }

    fn comment(&self, tx: &mut Tx<'_>, kind: Kind, object: Option<&str>) -> Result<Option<Event>> {
        let poll = &self.stored.poll;
        let id = object.and_then(PublicId::parse);
        let comment = match id {
            Some(id) => store::comments::by_public_id(tx, poll.id, &id)?,
            None => None,
        };
        let Some(comment) = comment else { return Ok(None) };
        let now = Instant(tx.now());
        let actor = &self.receiver.actor;
        let reviews = access::allows(actor, self.standing, poll, Action::ReviewComments, now).is_ok();
        let own = access::own_comment(actor, &comment.facts());
        // Those who let comments through were told of it when it was written.
        if own || (comment.held && !reviews) || (kind == Kind::CommentApproved && reviews) {
            return Ok(None);
        }
        let text = markdown::plain_paragraphs(&comment.text, COMMENT_MAX);
        let name = if comment.user.is_some() { comment.name } else { self.guest(comment.name) };
        Ok(Some(Event::Commented { name, text, held: comment.held }))
    }
}

//! What an actor may see of the results. Everything that shows votes (pages, CSV, JSON, text, mail)
//! takes a [`VisibleResults`]; raw votes never reach a renderer.

use super::access::{self, VoteFacts};
use super::counting::{self, Cast, Count, Steps};
use super::id::{ChoiceId, PublicId, UserId};
use super::looks::Taken;
use super::poll::{Poll, Results, Sorting};
use super::seats::{Lines, Place};
use super::structure::Structure;
use super::tally::{Summary, Tally};
use super::time::Instant;
use super::user::{Actor, Standing};
use super::vote::{Answers, Vote};

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rows {
    /// Every vote.
    All,
    /// One's own alone.
    Own,
}

/// How much of a poll an actor sees; decides what is loaded, and names what is kept ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sight {
    /// Which rows.
    pub rows: Rows,
    /// Sums, best choice and number of votes.
    pub summary: bool,
    /// Names of others, and when they voted.
    pub names: bool,
    /// Looks with the owner's eyes.
    pub owner: bool,
    /// Hidden until one has voted.
    pub awaits_vote: bool,
}

/// What the settings show to this actor. `voted` by account or personal link is in `standing`; any other browser has
/// voted if it holds the edit link of a vote.
pub fn sight(actor: &Actor, standing: Standing, poll: &Poll) -> Sight {
    let owner = access::owns(actor, poll);
    let voted = standing.voted || !actor.grants.votes.is_empty();
    let (rows, summary, awaits_vote) = match poll.settings.results {
        _ if owner => (Rows::All, true, false),
        Results::Complete => (Rows::All, true, false),
        Results::Summary => (Rows::Own, true, false),
        Results::Never => (Rows::Own, false, false),
        Results::CompleteAfterVote if voted => (Rows::All, true, false),
        Results::SummaryAfterVote if voted => (Rows::Own, true, false),
        Results::CompleteAfterVote | Results::SummaryAfterVote => (Rows::Own, false, true),
    };
    Sight { rows, summary, names: owner || !poll.settings.hide_participants, owner, awaits_vote }
}

impl Sight {
    /// The order of rows that gives nothing away. Where names are hidden, neither they nor times may
    /// sort: `None` is an order that means nothing.
    pub fn sorting(self, poll: &Poll) -> Option<Sorting> {
        self.names.then_some(poll.settings.sorting)
    }

    /// Whether the rows of others are seen, and whose they are.
    pub fn others(self) -> bool {
        self.rows == Rows::All && self.names
    }
}

/// How a row is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// By name.
    Named(String),
    /// The participant wanted no name.
    Anonymous,
    /// The owner hides names.
    Hidden,
}

/// How a vote came to its participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    /// Who did it, if the account is still there.
    pub by: Option<UserId>,
    /// They entered it in the first place.
    pub entered: bool,
}

/// Where a vote stands with a choice that has seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standpoint {
    /// It has a seat.
    Seat,
    /// It waits, as so manyth if that may be seen.
    Waits(Option<usize>),
}

/// One vote as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of the vote in addresses.
    pub public_id: PublicId,
    /// Who.
    pub author: Author,
    /// The participant is known by an account; `None` if who it is cannot be seen.
    pub signed_in: Option<bool>,
    /// They are not, and somebody who is has such a name: see [`mark_namesakes`].
    pub namesake: bool,
    /// The viewer's own.
    pub mine: bool,
    /// What was answered.
    pub answers: Answers,
    /// Choices with seats of which it wants one, in their order, as far as that may be seen.
    pub places: Vec<(ChoiceId, Standpoint)>,
    /// Remark on the whole.
    pub comment: String,
    /// When it was cast; `None` if that is hidden. The day alone if anonymous.
    pub cast: Option<Instant>,
    /// Linked to the participant by somebody, if that may be seen.
    pub assigned: Option<Assigned>,
    /// The viewer may change it, as far as the vote itself goes (voting may be over).
    pub may_edit: bool,
    /// The viewer may delete it.
    pub may_delete: bool,
    /// The viewer may link it to an account, or take that back.
    pub may_assign: bool,
}

/// Results as one actor may see them.
#[derive(Debug, Clone, PartialEq)]
pub struct VisibleResults {
    /// How much is seen.
    pub sight: Sight,
    /// Own votes first, then the order of the poll; one page of them.
    pub rows: Vec<Row>,
    /// What each choice has come to.
    pub count: Option<Count>,
    /// How many have voted.
    pub votes: Option<i64>,
    /// An answer in a vote of the viewer's own was taken off the poll.
    pub has_deleted_values: bool,
}

impl VisibleResults {
    /// What each choice has come to, if that may be seen.
    pub fn summaries(&self) -> Option<&[Summary]> {
        self.count.as_ref().map(|count| count.summaries.as_slice())
    }
}

/// Who looks at which poll.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// What the database knows of them.
    pub standing: Standing,
    /// At what.
    pub poll: &'a Poll,
    /// When.
    pub now: Instant,
}

/// What is known of all votes of a poll.
#[derive(Debug, Clone, Copy)]
pub struct All<'a> {
    /// How many gave which answer.
    pub tally: &'a Tally,
    /// What came of them, if every ballot was read; without it a poll whose [`Method::orders`](super::poll::Method::orders)
    /// is counted by weights.
    pub count: Option<&'a Count>,
    /// Who wants the seats of its choices, where that is asked; see [`super::seats`].
    pub lines: Option<&'a Lines>,
}

/// Somebody who was invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// What to call them; empty for an address without a name, which only the owner may see.
    pub name: String,
    /// They have answered; how is not known here.
    pub answered: bool,
}

/// The invited people as they may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// How many were invited.
    pub invited: usize,
    /// How many of them have answered.
    pub answered: usize,
    /// Names of those who have not; who has none is only counted.
    pub names: Vec<String>,
}

/// Whether anything of who was invited may be seen; see [`awaited`].
pub fn shows_awaited(sight: Sight, poll: &Poll) -> bool {
    sight.owner || (poll.settings.show_invitations && sight.others())
}

/// What may be seen of who was invited: all by the owner; by others only where they see all votes with their names, and
/// the owner lets them. `None` too where nobody was invited.
pub fn awaited(sight: Sight, poll: &Poll, invitees: Vec<Invitee>) -> Option<Awaited> {
    if !shows_awaited(sight, poll) || invitees.is_empty() {
        return None;
    }
    let invited = invitees.len();
    let waiting = invitees.into_iter().filter(|invitee| !invitee.answered);
    let mut names: Vec<String> = waiting.map(|invitee| invitee.name).collect();
    let answered = invited - names.len();
    names.retain(|name| !name.is_empty());
    names.sort_by_cached_key(|name| super::text::sort_key(name));
    Some(Awaited { invited, answered, names })
}

/// Makes of votes what may be seen of them. `votes` are those that [`Sight::rows`] asks for, or one
/// page of them; others are passed over.
pub fn visible(view: View<'_>, structure: &Structure, all: All<'_>, votes: Vec<Vote>) -> VisibleResults {
    let sight = sight(view.actor, view.standing, view.poll);
    let mut rows: Vec<Row> = Vec::with_capacity(votes.len());
    for vote in votes {
        let places = all.lines.map(|lines| places(view, structure, lines, &vote));
        rows.extend(
            row(view, sight, structure, vote).map(|row| Row { places: places.unwrap_or_default(), ..row }),
        );
    }
    rows.sort_by_key(|row| !row.mine);
    let deleted = |choice, value| {
        structure.choice(choice).is_some_and(|choice| !choice.deleted)
            && structure.value(value).is_some_and(|value| value.deleted)
    };
    let has_deleted_values = rows
        .iter()
        .filter(|row| row.mine)
        .any(|row| row.answers.values().any(|(choice, value)| deleted(choice, value)));
    VisibleResults {
        sight,
        rows,
        count: sight.summary.then(|| counted(sight, view.poll, structure, all)),
        votes: sight.summary.then(|| all.tally.votes()),
        has_deleted_values,
    }
}

/// How ballots go on from choice to choice is shown to those alone who see the ballots, and so are the numbers that come
/// of it: with few votes they tell what somebody likes second. The places are for all who see sums.
fn counted(sight: Sight, poll: &Poll, structure: &Structure, All { tally, count, .. }: All<'_>) -> Count {
    let cast = Cast { tally, ballots: None };
    let anew = || counting::count(poll.settings.method, structure, cast);
    let mut count = count.cloned().unwrap_or_else(anew);
    if sight.rows == Rows::Own && matches!(count.steps, Steps::Rounds(_) | Steps::Duels(_)) {
        count.steps = Steps::Plain;
        count.summaries.iter_mut().for_each(|summary| summary.figure = None);
    }
    count
}

fn row(view: View<'_>, sight: Sight, structure: &Structure, vote: Vote) -> Option<Row> {
    let facts = vote.facts();
    let mine = access::own_vote(view.actor, &facts);
    if sight.rows == Rows::Own && !mine {
        return None;
    }
    let may = |action| access::allows(view.actor, view.standing, view.poll, action, view.now).is_ok();
    let (may_edit, may_delete) =
        (may(access::Action::EditVote(&facts)), may(access::Action::DeleteVote(&facts)));
    let may_assign = may(access::Action::AssignVote(&facts)) || may(access::Action::UnassignVote(&facts));
    let named = sight.names || mine;
    let assigned = (named && vote.is_assigned())
        .then_some(Assigned { by: vote.assigned_by, entered: vote.assigned_name.is_empty() });
    let author = match vote.anonymous {
        true => Author::Anonymous,
        false if named => Author::Named(vote.name),
        false => Author::Hidden,
    };
    let mut answers = vote.answers;
    answers.retain(|id| structure.choice(id).is_some_and(|choice| !choice.deleted));
    Some(Row {
        public_id: vote.public_id,
        signed_in: (named && !vote.anonymous).then_some(vote.user.is_some()),
        namesake: false,
        author: if named { author } else { Author::Hidden },
        mine,
        answers,
        places: Vec::new(),
        comment: vote.comment,
        cast: named.then_some(vote.created),
        assigned,
        may_edit,
        may_delete,
        may_assign,
    })
}

/// Who has a seat is known to the owner and of one's own votes; to others only where they see all votes with their names,
/// and nobody in that line voted without one: of such a vote it would tell the hour. How many wait before one's own is a
/// sum, and seen where sums are.
pub fn places(
    view: View<'_>,
    structure: &Structure,
    lines: &Lines,
    vote: &Vote,
) -> Vec<(ChoiceId, Standpoint)> {
    let sight = sight(view.actor, view.standing, view.poll);
    let mine = access::own_vote(view.actor, &vote.facts());
    let seen = |choice| sight.owner || mine || (sight.others() && !lines.has_anonymous(choice));
    let limited = structure.live_choices().filter_map(|choice| Some((choice.id, choice.seats?)));
    limited
        .filter(|(choice, _)| seen(*choice))
        .filter_map(|(choice, seats)| {
            let stands = match lines.place(choice, seats, &vote.public_id)? {
                Place::Seat => Standpoint::Seat,
                Place::Waiting(number) => Standpoint::Waits(Some(number).filter(|_| sight.summary)),
            };
            Some((choice, stands))
        })
        .collect()
}

/// The names of participants with an account, as far as they are seen.
pub fn names_of_accounts(rows: &[Row]) -> impl Iterator<Item = &str> {
    rows.iter().filter(|row| row.signed_in == Some(true)).filter_map(|row| match &row.author {
        Author::Named(name) => Some(name.as_str()),
        Author::Anonymous | Author::Hidden => None,
    })
}

/// Marks everybody without an account whose name can be taken for one of these, so that nobody passes for somebody who
/// has signed in. `names` are such as the viewer sees: a mark must not tell of others.
pub fn mark_namesakes(rows: &mut [Row], names: &Taken) {
    for row in rows.iter_mut().filter(|row| row.signed_in == Some(false)) {
        row.namesake = matches!(&row.author, Author::Named(name) if names.has_like(name));
    }
}

impl Vote {
    /// Whether somebody else entered it, or linked it to its participant: that is known as well when their account is
    /// gone.
    fn is_assigned(&self) -> bool {
        self.assigned_by.is_some() || !self.assigned_name.is_empty()
    }

    /// What the rule of access needs to know.
    pub fn facts(&self) -> VoteFacts {
        VoteFacts {
            public_id: self.public_id,
            user: self.user,
            edit_epoch: self.edit_epoch,
            invitation: self.invitation,
            anonymous: self.anonymous,
            assigned: self.is_assigned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{
        ADA, BOB, NOW, any_actor, any_poll, any_standing, guest_with, poll, stranger, user,
    };
    use super::*;
    use crate::domain::poll::{Owner, Settings};
    use crate::domain::user::Grants;
    use proptest::prelude::*;

    fn id(number: usize) -> PublicId {
        PublicId::parse(&format!("vote{number:012}")).unwrap()
    }

    fn vote(number: usize, user: Option<UserId>, name: &str) -> Vote {
        Vote {
            public_id: id(number),
            user,
            assigned_by: None,
            assigned_name: String::new(),
            invitation: None,
            name: name.into(),
            anonymous: name.is_empty(),
            comment: format!("remark {number}"),
            answers: Answers::default(),
            created: NOW.plus(-60),
            updated: NOW,
            revision: 1,
            edit_epoch: 1,
        }
    }

    fn seen_by(actor: &Actor, settings: &Settings, votes: Vec<Vote>) -> VisibleResults {
        let owner = Owner { user: Some(ADA), group: None };
        let poll = Poll { settings: settings.clone(), ..poll(owner, 0) };
        let standing = Standing::default();
        let tally = Tally::of(votes.iter().map(|vote| &vote.answers));
        visible(
            View { actor, standing, poll: &poll, now: NOW },
            &Structure::default(),
            All { tally: &tally, count: None, lines: None },
            votes,
        )
    }

    fn votes() -> Vec<Vote> {
        vec![vote(1, None, "Ann"), vote(2, Some(BOB), "Bob"), vote(3, None, "")]
    }

    #[test]
    fn what_each_setting_shows_before_and_after_the_own_vote() {
        let voter = guest_with(Grants { votes: vec![(id(1), 1)], ..Grants::default() });
        for (results, before, after) in [
            (Results::Complete, (3, true), (3, true)),
            (Results::Summary, (0, true), (1, true)),
            (Results::Never, (0, false), (1, false)),
            (Results::CompleteAfterVote, (0, false), (3, true)),
            (Results::SummaryAfterVote, (0, false), (1, true)),
        ] {
            let settings = Settings { results, ..Settings::default() };
            let shown = |actor: &Actor| {
                let seen = seen_by(actor, &settings, votes());
                assert_eq!(seen.votes.is_some(), seen.summaries().is_some(), "{results:?}");
                (seen.rows.len(), seen.summaries().is_some())
            };
            assert_eq!((shown(&stranger()), shown(&voter)), (before, after), "{results:?}");
            assert_eq!(shown(&user(ADA)), (3, true), "the owner sees all of {results:?}");
        }
    }

    #[test]
    fn hidden_names_are_hidden_with_times_and_anonymity_but_from_their_bearers_and_the_owner() {
        let settings = Settings { hide_participants: true, ..Settings::default() };
        let authors = |actor: &Actor| -> Vec<_> {
            let rows = seen_by(actor, &settings, votes()).rows;
            rows.into_iter().map(|row| (row.author, row.cast.is_some())).collect()
        };
        let hidden = (Author::Hidden, false);
        let named = |name: &str| (Author::Named(name.into()), true);
        assert_eq!(authors(&stranger()), [hidden.clone(), hidden.clone(), hidden.clone()]);
        assert_eq!(authors(&user(BOB)), [named("Bob"), hidden.clone(), hidden]);
        assert_eq!(authors(&user(ADA)), [named("Ann"), named("Bob"), (Author::Anonymous, true)]);
    }

    #[test]
    fn rows_without_names_have_no_order_that_could_tell() {
        let hidden = Settings { hide_participants: true, ..Settings::default() };
        let poll = Poll { settings: hidden, ..poll(Owner::default(), 1) };
        assert_eq!(sight(&stranger(), Standing::default(), &poll).sorting(&poll), None);
    }

    proptest! {
        #[test]
        fn who_was_invited_is_seen_by_owners_and_where_all_votes_are_with_their_names(
            actor in any_actor(), standing in any_standing(), poll in any_poll(), show in any::<bool>(),
        ) {
            let poll = Poll { settings: Settings { show_invitations: show, ..poll.settings.clone() }, ..poll };
            let sight = sight(&actor, standing, &poll);
            let invitee = Invitee { name: "Ann".into(), answered: false };
            let seen = awaited(sight, &poll, vec![invitee]).is_some();
            prop_assert_eq!(seen, sight.owner || (show && sight.rows == Rows::All && sight.names));
        }

        #[test]
        fn only_owners_look_with_the_owners_eyes(
            actor in any_actor(), standing in any_standing(), poll in any_poll(),
        ) {
            let sight = sight(&actor, standing, &poll);
            prop_assert_eq!(sight.owner, access::owns(&actor, &poll));
            prop_assert!(sight.owner || !poll.settings.hide_participants || !sight.names);
            prop_assert!(!sight.awaits_vote || (sight.rows == Rows::Own && !sight.summary));
        }

        #[test]
        fn a_row_that_is_not_ones_own_is_shown_only_where_all_rows_are(
            actor in any_actor(), standing in any_standing(), poll in any_poll(),
        ) {
            let tally = Tally::default();
            let view = View { actor: &actor, standing, poll: &poll, now: NOW };
            let seen = visible(view, &Structure::default(), All { tally: &tally, count: None, lines: None }, votes());
            prop_assert!(seen.sight.rows == Rows::All || seen.rows.iter().all(|row| row.mine));
            for row in seen.rows.iter().filter(|row| !row.mine && !seen.sight.names) {
                prop_assert_eq!((&row.author, row.cast), (&Author::Hidden, None));
                prop_assert!(!row.may_edit, "an edit form would show the name");
            }
        }
    }
}

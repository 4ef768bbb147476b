//! What an actor may see of the results. Everything that shows votes (pages, CSV, JSON, text, mail)
//! takes a [`VisibleResults`]; raw votes never reach a renderer.

use super::access::{self, VoteFacts};
use super::id::PublicId;
use super::poll::{Poll, Results, Sorting};
use super::structure::Structure;
use super::tally::{self, Summary, Tally};
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

/// What the settings show to this actor. `voted` by account is in `standing`; a browser without an
/// account has voted if it holds the edit link of a vote.
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
    /// The order of rows that gives nothing away: names that are hidden do not sort.
    pub fn sorting(self, poll: &Poll) -> Sorting {
        if self.names { poll.settings.sorting } else { Sorting::Date }
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

/// One vote as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of the vote in addresses.
    pub public_id: PublicId,
    /// Who.
    pub author: Author,
    /// The viewer's own.
    pub mine: bool,
    /// What was answered.
    pub answers: Answers,
    /// Remark on the whole.
    pub comment: String,
    /// When it was cast; `None` if that is hidden. The day alone if anonymous.
    pub cast: Option<Instant>,
    /// Linked to the participant by somebody afterwards.
    pub assigned: bool,
    /// The viewer may change it, as far as the vote itself goes (voting may be over).
    pub may_edit: bool,
    /// The viewer may delete it.
    pub may_delete: bool,
}

/// Results as one actor may see them.
#[derive(Debug, Clone, PartialEq)]
pub struct VisibleResults {
    /// How much is seen.
    pub sight: Sight,
    /// Own votes first, then the order of the poll; one page of them.
    pub rows: Vec<Row>,
    /// What each choice has come to.
    pub summaries: Option<Vec<Summary>>,
    /// How many have voted.
    pub votes: Option<i64>,
    /// Somebody's answer was taken off the poll.
    pub has_deleted_values: bool,
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

/// Makes of votes what may be seen of them. `votes` are those that [`Sight::rows`] asks for, or one
/// page of them; others are passed over.
pub fn visible(view: View<'_>, structure: &Structure, tally: &Tally, votes: Vec<Vote>) -> VisibleResults {
    let sight = sight(view.actor, view.standing, view.poll);
    let mut rows: Vec<Row> = votes.into_iter().filter_map(|vote| row(view, sight, structure, vote)).collect();
    rows.sort_by_key(|row| !row.mine);
    let deleted = |choice, value| {
        structure.choice(choice).is_some_and(|choice| !choice.deleted)
            && structure.value(value).is_some_and(|value| value.deleted)
    };
    let has_deleted_values =
        rows.iter().any(|row| row.answers.values().any(|(choice, value)| deleted(choice, value)));
    VisibleResults {
        sight,
        rows,
        summaries: sight.summary.then(|| tally::summaries(tally, structure)),
        votes: sight.summary.then(|| tally.votes()),
        has_deleted_values,
    }
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
    let named = sight.names || mine;
    let author = match vote.anonymous {
        true => Author::Anonymous,
        false if named => Author::Named(vote.name),
        false => Author::Hidden,
    };
    let live = |id| structure.choice(id).is_some_and(|choice| !choice.deleted);
    let answers = Answers(vote.answers.0.into_iter().filter(|(choice, _)| live(*choice)).collect());
    Some(Row {
        public_id: vote.public_id,
        author: if named { author } else { Author::Hidden },
        mine,
        answers,
        comment: vote.comment,
        cast: named.then_some(vote.created),
        assigned: vote.assigned_by.is_some(),
        may_edit,
        may_delete,
    })
}

impl Vote {
    /// What the rule of access needs to know.
    pub fn facts(&self) -> VoteFacts {
        VoteFacts { public_id: self.public_id.clone(), user: self.user, edit_epoch: self.edit_epoch }
    }
}

//! What pages and exports show of a poll.

use std::sync::Arc;

use crate::domain::access::{self, Action};
use crate::domain::comment::Comment;
use crate::domain::id::{ChoiceId, PublicId, UserId};
use crate::domain::looks::Taken;
use crate::domain::needed::{Verdict, judge};
use crate::domain::seats::is_sheet;
use crate::domain::sieve::{Pair, Sieve, compare};
use crate::domain::structure::Structure;
use crate::domain::user::Actor;
use crate::domain::visibility::{self, All, Author, Awaited, Row, Rows, Sight, VisibleResults, sight};
use crate::domain::vote::Vote;
use crate::store::{self, Tx};

use super::poll_count::{self, Time};
use super::{Asker, Result, Scene, enter, invitations, needed, seats, watching};

/// Rows of the results on one page.
pub const PAGE_ROWS: i64 = 100;

/// Cells of votes that nobody waits for: as many as one page of the largest poll has.
const CELLS_FEW: usize = 20_000;

/// A poll as one actor may see it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The poll and who looks.
    pub scene: Scene,
    /// What it asks.
    pub structure: Arc<Structure>,
    /// What came of it.
    pub results: VisibleResults,
    /// Names of those who entered votes for others or linked them to accounts.
    pub assigners: Vec<(UserId, String)>,
    /// What comes of it that the owner needs somebody's yes, if that may be seen.
    pub needed: Option<Verdict>,
    /// The reader's own votes that they may change, whether or not their rows are asked for.
    pub own: Vec<PublicId>,
    /// The rows are some of those that may be seen: how many were found, on all pages, and of how many.
    pub sifted: Option<(usize, usize)>,
    /// Two choices that are compared.
    pub pair: Option<Compared>,
    /// Who was invited and has not answered yet, as far as it may be seen.
    pub awaited: Option<Awaited>,
    /// The reader is told of news; `None` for somebody who cannot be.
    pub watching: Option<bool>,
    /// Proposed choices that wait for the reader.
    pub proposals: i64,
    /// What was said.
    pub comments: Vec<VisibleComment>,
    /// Which page of the rows this is, from 1.
    pub page: i64,
    /// How many pages there are; 1 where rows are hidden.
    pub pages: i64,
}

/// Two choices that are compared, by the names of those who like one of them better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Which.
    pub choices: (ChoiceId, ChoiceId),
    /// Who likes the first better.
    pub first: Vec<Author>,
    /// Who likes the second better.
    pub second: Vec<Author>,
    /// How many answered both alike.
    pub alike: usize,
    /// How many left one of them blank.
    pub open: usize,
}

impl Shown {
    /// Leaves a page of those rows that are asked for, of a poll that was loaded with all of them ([`Extent::Sifted`]), and
    /// compares two choices. Where rows are hidden there is nothing to sift: one's own stay.
    fn sifted_by(mut self, sieve: &Sieve, page: i64) -> Self {
        if self.results.sight.rows != Rows::All {
            return self;
        }
        self.pair = sieve.pair.map(|choices| self.compared(choices));
        let rows = std::mem::take(&mut self.results.rows);
        let all = rows.len();
        let kept: Vec<Row> = rows.into_iter().filter(|row| sieve.keeps(row, &self.structure)).collect();
        self.sifted = sieve.sifts().then_some((kept.len(), all));
        let found = i64::try_from(kept.len()).unwrap_or(i64::MAX);
        self.pages = (found + PAGE_ROWS - 1).div_euclid(PAGE_ROWS).max(1);
        self.page = page.clamp(1, self.pages);
        let size = usize::try_from(PAGE_ROWS).unwrap_or(usize::MAX);
        let before = usize::try_from(self.page - 1).unwrap_or(0).saturating_mul(size);
        self.results.rows = kept.into_iter().skip(before).take(size).collect();
        self
    }

    fn compared(&self, choices: (ChoiceId, ChoiceId)) -> Compared {
        let rows = &self.results.rows;
        let Pair { first, second, alike, open } = compare(rows, &self.structure, choices);
        let names = |places: Vec<usize>| {
            places.into_iter().filter_map(|at| rows.get(at)).map(|row| row.author.clone()).collect()
        };
        Compared { choices, first: names(first), second: names(second), alike, open }
    }
}

/// A comment as it may be seen.
#[derive(Debug, Clone)]
pub struct VisibleComment {
    /// The comment.
    pub comment: Comment,
    /// Its author is not known by an account, and somebody who is has such a name.
    pub namesake: bool,
    /// The viewer may change it.
    pub may_edit: bool,
    /// The viewer may delete it.
    pub may_delete: bool,
}

/// Which rows to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A page of them, from 1.
    Page(i64),
    /// All: for exports.
    All,
    /// All, for a page that asks for some of them.
    Sifted,
    /// None, for the sums alone.
    None,
}

/// When a poll was made, and its revision, for somebody who sees what every visitor with the link sees: not
/// signed in, and without any right to this poll. `None` for anybody else, and if there is no such poll.
///
/// # Errors
/// Those of the store.
pub fn plain_revision(tx: &mut Tx<'_>, asker: &Asker, slug: &str) -> Result<Option<(i64, i64)>> {
    if asker.session.is_some() {
        return Ok(None);
    }
    let Some((id, created, revision)) = store::polls::revision(tx, slug)? else { return Ok(None) };
    let has_grants = super::grants::exist(tx, asker, slug, id, created)?;
    Ok((!has_grants).then_some((created, revision)))
}

/// Loads a poll for showing.
///
/// # Errors
/// [`super::Error::NotFound`] or the denial.
pub fn show_poll(tx: &mut Tx<'_>, asker: &Asker, slug: &str, extent: Extent) -> Result<Shown> {
    show_in_time(tx, asker, slug, extent, Time::Enough)?.ok_or(super::Error::NotFound)
}

/// A page of those votes of a poll that are asked for; `None` if there is too little time to look through all of them.
///
/// # Errors
/// Those of [`show_poll`].
pub fn sift_poll(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    (sieve, page): (&Sieve, i64),
    time: Time,
) -> Result<Option<Shown>> {
    let extent = if sieve.asks() { Extent::Sifted } else { Extent::Page(page) };
    let shown = show_in_time(tx, asker, slug, extent, time)?;
    Ok(shown.map(|shown| if sieve.asks() { shown.sifted_by(sieve, page) } else { shown }))
}

/// The same as [`show_poll`]; `None` if there is too little time to read or count the votes.
///
/// # Errors
/// Those of [`show_poll`].
pub fn show_in_time(
    tx: &mut Tx<'_>,
    asker: &Asker,
    slug: &str,
    extent: Extent,
    time: Time,
) -> Result<Option<Shown>> {
    let scene = enter(tx, asker, slug, Action::View)?;
    let structure = scene.known_structure(tx)?;
    let sight = sight(&scene.actor, scene.standing, &scene.poll);
    let sifts = extent == Extent::Sifted && sight.rows == Rows::All;
    if time == Time::Little && (sifts || is_sheet(&structure)) && !has_few_cells(&scene, &structure) {
        return Ok(None);
    }
    let count = if sight.summary {
        let Some(count) = poll_count::count(tx, &scene, &structure, time)? else { return Ok(None) };
        Some(count)
    } else {
        None
    };
    let (votes, page, pages) = rows(tx, &scene, sight, extent)?;
    let is_whole = sight.rows == Rows::All && extent != Extent::None && pages == 1;
    let people = needed::people(tx, &scene, sight, is_whole.then_some(&votes))?;
    let lines = seats::lines(tx, &scene, &structure, &votes)?;
    let all = All { tally: &scene.tally, count: count.as_deref(), lines: lines.as_ref() };
    let mut results = visibility::visible(scene.view(), &structure, all, votes);
    let needed = (!people.is_empty()).then(|| judge(people, &structure, results.count.as_mut()));
    let own = results.rows.iter().filter(|row| row.mine && row.may_edit).map(|row| row.public_id).collect();
    let assigners = assigners(tx, &results)?;
    let comments = comments(tx, &scene, &mut results, pages > 1 && sight.others())?;
    let Beside { awaited, watching, proposals } = beside(tx, asker, &scene, extent)?;
    let (sifted, pair) = (None, None);
    Ok(Some(Shown {
        scene,
        structure,
        results,
        assigners,
        needed,
        own,
        sifted,
        pair,
        awaited,
        watching,
        proposals,
        comments,
        page,
        pages,
    }))
}

/// What pages show beside the results, and exports do not.
#[derive(Default)]
struct Beside {
    awaited: Option<Awaited>,
    watching: Option<bool>,
    proposals: i64,
}

fn beside(tx: &mut Tx<'_>, asker: &Asker, scene: &Scene, extent: Extent) -> Result<Beside> {
    if matches!(extent, Extent::All | Extent::None) {
        return Ok(Beside::default());
    }
    let awaited = invitations::awaited(tx, asker, scene)?;
    let watching = watching::state(tx, scene)?;
    let reviews = scene.may(Action::ReviewProposals);
    let proposals = if reviews { store::proposals::count(tx, scene.poll.id)? } else { 0 };
    Ok(Beside { awaited, watching, proposals })
}

/// Whether all votes of a poll, or all lines for its seats, are read so quickly that nobody waits for it.
fn has_few_cells(scene: &Scene, structure: &Structure) -> bool {
    let votes = usize::try_from(scene.tally.votes()).unwrap_or(usize::MAX);
    votes.saturating_mul(structure.live_choices().count()) <= CELLS_FEW
}

/// The votes that may be seen, as many as are wanted; which page of them that is, and how many there are.
fn rows(tx: &mut Tx<'_>, scene: &Scene, sight: Sight, extent: Extent) -> Result<(Vec<Vote>, i64, i64)> {
    let sorting = sight.sorting(&scene.poll);
    Ok(match (sight.rows, extent) {
        (_, Extent::None) => (Vec::new(), 1, 1),
        (Rows::Own, _) => (own_votes(tx, scene)?, 1, 1),
        (Rows::All, Extent::All | Extent::Sifted) => {
            let mut votes = Vec::new();
            store::votes::each(tx, scene.poll.id, sorting, |vote| votes.push(vote))?;
            (votes, 1, 1)
        }
        (Rows::All, Extent::Page(page)) => {
            let pages = (scene.tally.votes() + PAGE_ROWS - 1).div_euclid(PAGE_ROWS).max(1);
            let page = page.clamp(1, pages);
            let mut votes =
                store::votes::page(tx, scene.poll.id, sorting, PAGE_ROWS, (page - 1) * PAGE_ROWS)?;
            if pages > 1 {
                add_own(tx, scene, page, &mut votes)?;
            }
            (votes, page, pages)
        }
    })
}

/// Marks whoever votes or speaks without an account under a name that can be taken for that of somebody who does with one.
fn mark_namesakes(results: &mut VisibleResults, comments: &mut [VisibleComment], elsewhere: &[String]) {
    let speakers =
        comments.iter().filter(|one| one.comment.user.is_some()).map(|one| one.comment.name.as_str());
    let voters = visibility::names_of_accounts(&results.rows).chain(elsewhere.iter().map(String::as_str));
    let taken = Taken::of(speakers.chain(voters));
    visibility::mark_namesakes(&mut results.rows, &taken);
    for one in comments.iter_mut().filter(|one| one.comment.user.is_none()) {
        one.namesake = taken.has_like(&one.comment.name);
    }
}

fn assigners(tx: &mut Tx<'_>, results: &VisibleResults) -> Result<Vec<(UserId, String)>> {
    let mut all: Vec<UserId> = results.rows.iter().filter_map(|row| row.assigned?.by).collect();
    all.sort_unstable();
    all.dedup();
    Ok(store::users::names(tx, &all)?)
}

/// One's own row is the first of the first page, and of no other.
fn add_own(tx: &mut Tx<'_>, scene: &Scene, page: i64, votes: &mut Vec<Vote>) -> Result<()> {
    votes.retain(|vote| !access::own_vote(&scene.actor, &vote.facts()));
    if page == 1 {
        votes.extend(own_votes(tx, scene)?);
    }
    Ok(())
}

/// The votes of the actor: of the account, of the personal link, and of the edit links that this browser opened.
///
/// # Errors
/// Those of the store.
pub fn own_votes(tx: &mut Tx<'_>, scene: &Scene) -> Result<Vec<Vote>> {
    let Actor { grants, .. } = &scene.actor;
    let mut votes = match scene.actor.user_id() {
        Some(user) => store::votes::of_user(tx, scene.poll.id, user)?,
        None => Vec::new(),
    };
    if let Some(invitation) = scene.actor.invitation() {
        votes.extend(store::votes::of_invitation(tx, scene.poll.id, &invitation)?);
    }
    for (id, _) in &grants.votes {
        if votes.iter().all(|vote| vote.public_id != *id) {
            votes.extend(store::votes::by_public_id(tx, scene.poll.id, id)?);
        }
    }
    votes.retain(|vote| access::own_vote(&scene.actor, &vote.facts()));
    Ok(votes)
}

/// What was said. Marks namesakes there and in the rows, also of voters with an account on other pages, if there are any.
fn comments(
    tx: &mut Tx<'_>,
    scene: &Scene,
    results: &mut VisibleResults,
    has_elsewhere: bool,
) -> Result<Vec<VisibleComment>> {
    let mut comments = visible_comments(tx, scene)?;
    let elsewhere =
        if has_elsewhere { store::votes::names_of_accounts(tx, scene.poll.id)? } else { Vec::new() };
    mark_namesakes(results, &mut comments, &elsewhere);
    Ok(comments)
}

fn visible_comments(tx: &mut Tx<'_>, scene: &Scene) -> Result<Vec<VisibleComment>> {
    let reviews = scene.may(Action::ReviewComments);
    let mut shown = Vec::new();
    for comment in store::comments::of(tx, scene.poll.id)? {
        let facts = comment.facts();
        if comment.held && !reviews && !access::own_comment(&scene.actor, &facts) {
            continue;
        }
        let may_edit = scene.may(Action::EditComment(&facts));
        let may_delete = scene.may(Action::DeleteComment(&facts));
        shown.push(VisibleComment { comment, namesake: false, may_edit, may_delete });
    }
    Ok(shown)
}

//! Changing a vote.

use std::sync::Arc;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::poll_show::own_votes;
use crate::actions::vote_edit::{Edited, edit_vote, open_vote};
use crate::actions::{self, Scene, seats};
use crate::domain::access::{Action, own_vote};
use crate::domain::error::Invalid;
use crate::domain::structure::Structure;
use crate::domain::vote::{Ballot, Vote};
use crate::domain::vote_merge::merge;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::ui::{self, Button, Tone};

use super::frame::path;
use super::seats_words::Places;
use super::vote_ballot::{ANOTHER, Base};
use super::vote_form::{self, VotePage};
use super::{lost, vote, vote_ballot, vote_link, vote_own, vote_tools};

struct Opened {
    scene: Scene,
    structure: Arc<Structure>,
    vote: Vote,
    places: Places,
    /// Of whoever changes one of their own, the others.
    own: Vec<Vote>,
}

/// What the form shows beside the vote itself.
struct Again<'a> {
    status: StatusCode,
    ballot: &'a Ballot,
    revision: i64,
    base: Base,
    invalid: Invalid,
    note: Markup,
}

/// `GET /poll/{slug}/vote/{vote}/edit/`
pub async fn get(ctx: Ctx) -> Outcome {
    let opened = open(&ctx, &ctx.part("vote")).await?;
    let ballot = vote_ballot::stored(&opened.vote);
    form(&ctx, &opened, Again::new(&ballot, opened.vote.revision, Base::of(&opened.vote)))
}

/// `POST /poll/{slug}/vote/{vote}/edit/`: replaces the vote, unless another window did so meanwhile or the
/// poll asks something else now. One that was deleted meanwhile comes back to be cast anew.
pub async fn post(ctx: Ctx) -> Outcome {
    let ballot = vote_ballot::typed(&ctx.form);
    let answer = match change(&ctx, &ballot).await {
        Err(Error::Action(actions::Error::NotFound)) if was_deleted(&ctx).await? => {
            vote::deleted(&ctx, &ballot).await
        }
        answer => answer,
    };
    lost::unless(&ctx, answer, &ballot).await
}

async fn was_deleted(ctx: &Ctx) -> Result<bool, Error> {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    ctx.read(move |tx, asker| actions::vote_edit::was_deleted(tx, asker, &slug, &id)).await
}

async fn change(ctx: &Ctx, ballot: &Ballot) -> Outcome {
    let id = ctx.part("vote");
    let revision: i64 = ctx.form.get("revision").parse().unwrap_or(0);
    let base = Base::typed(&ctx.form);
    if ctx.form.has("all") {
        let opened = open(ctx, &id).await?;
        let ballot = vote_ballot::filled(ballot, &opened.structure, ctx.form.get("all"));
        return form(ctx, &opened, Again::new(&ballot, revision, base));
    }
    ctx.count(Deed::Vote, &ctx.slug())?;
    match replace(ctx, ballot, revision).await {
        Ok(Edited { scene, old, new }) => {
            let left = new.user.is_none() && old.user.is_some() && old.user == scene.actor.user_id();
            if left {
                return vote_link::once(ctx, &scene, &new.public_id, new.edit_epoch);
            }
            ctx.redirect(&path(&scene.poll, ""), Some(Flash::Voted))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            form(ctx, &open(ctx, &id).await?, Again { status, invalid, ..Again::new(ballot, revision, base) })
        }
        Err(Error::Action(actions::Error::Stale)) => {
            let opened = open(ctx, &id).await?;
            let status = StatusCode::CONFLICT;
            if opened.vote.revision == revision {
                return form(ctx, &opened, Again { status, ..Again::new(ballot, revision, base) });
            }
            let [mine, theirs] = [ballot.clone(), vote_ballot::stored(&opened.vote)]
                .map(|ballot| vote_ballot::of_live(ballot, &opened.structure));
            let merged = merge(base.ballot().as_ref(), &mine, &theirs);
            let note = vote_tools::merged(ctx, &opened.scene, &opened.structure, &merged);
            let again = Again::new(&merged.ballot, opened.vote.revision, Base::of(&opened.vote));
            form(ctx, &opened, Again { status, note, ..again })
        }
        Err(error) => Err(error),
    }
}

/// What was typed as a new vote by somebody who has cast one: as a change of that one, or, where the poll takes several,
/// as one more.
pub(super) async fn instead(ctx: &Ctx, vote: &str, ballot: &Ballot) -> Outcome {
    let opened = open(ctx, vote).await?;
    let t = ctx.t;
    let scene = &opened.scene;
    let label = if scene.actor.user.is_some() { t.vote_instead_more() } else { t.vote_instead_another() };
    let action = path(&scene.poll, "vote/");
    let note = if scene.may(Action::Vote) {
        let more = Button::new(label).slim().form("vote-form").to(&action).send(ANOTHER, "1");
        ui::notice(
            Tone::Warning,
            &html! {
                div .stack.tight role="status" { p { (t.vote_instead_or()) } div { (more) } }
            },
        )
    } else {
        ui::flash(Tone::Warning, t.vote_instead())
    };
    let again = Again::new(ballot, opened.vote.revision, Base::of(&opened.vote));
    form(ctx, &opened, Again { status: StatusCode::CONFLICT, note, ..again })
}

impl<'a> Again<'a> {
    fn new(ballot: &'a Ballot, revision: i64, base: Base) -> Self {
        Self { status: StatusCode::OK, ballot, revision, base, invalid: Invalid::default(), note: html! {} }
    }
}

async fn replace(ctx: &Ctx, ballot: &Ballot, revision: i64) -> Result<Edited, Error> {
    let (slug, id, ballot) = (ctx.slug(), ctx.part("vote"), ballot.clone());
    ctx.write(move |tx, asker| edit_vote(tx, asker, &slug, &id, revision, &ballot)).await
}

async fn open(ctx: &Ctx, vote: &str) -> Result<Opened, Error> {
    let (slug, id) = (ctx.slug(), vote.to_owned());
    ctx.read(move |tx, asker| {
        let (scene, vote) = open_vote(tx, asker, &slug, &id)?;
        let structure = scene.known_structure(tx)?;
        let of = seats::places(tx, &scene, &structure, &vote)?;
        let others = !own_vote(&scene.actor, &vote.facts());
        let mut own = if others { Vec::new() } else { own_votes(tx, &scene)? };
        own.retain(|one| one.public_id != vote.public_id);
        let places = Places { of, others };
        Ok::<_, actions::Error>(Opened { scene, structure, vote, places, own })
    })
    .await
}

fn form(ctx: &Ctx, opened: &Opened, again: Again<'_>) -> Outcome {
    let Opened { scene, structure, vote, places, own } = opened;
    let beside = if places.others {
        html! {}
    } else {
        vote_own::beside(ctx, scene, own)
    };
    let page = VotePage {
        scene,
        structure,
        ballot: again.ballot,
        invalid: &again.invalid,
        action: &path(&scene.poll, &format!("vote/{}/edit/", vote.public_id)),
        fixed_name: vote.user.is_some().then_some(vote.name.as_str()),
        somebody: None,
        places: places.clone(),
        may_be_nameless: scene.poll.settings.anonymous_allowed
            && scene.may(Action::LeaveNameless(&vote.facts())),
        revision: Some(again.revision),
        once: None,
        base: Some(&again.base),
        note: html! { (again.note) (beside) },
        foot: foot(ctx, opened),
    };
    vote_form::page(ctx, again.status, &page)
}

fn foot(ctx: &Ctx, opened: &Opened) -> Markup {
    let Opened { scene, vote, .. } = opened;
    let of_vote = |page: &str| path(&scene.poll, &format!("vote/{}/{page}/", vote.public_id));
    html! {
        div .actions {
            @if opened.places.others && scene.may(Action::VoteFor) {
                (Button::new(ctx.t.vote_for_title()).quiet().icon("plus").link(&path(&scene.poll, "vote/for/")))
            }
            @if vote.user.is_none() && scene.may(Action::ShowVoteLink(&vote.facts())) {
                (Button::new(ctx.t.vote_link()).quiet().icon("link").link(&of_vote("link")))
            }
            @if scene.may(Action::AssignVote(&vote.facts())) {
                @let label = if own_vote(&scene.actor, &vote.facts()) { ctx.t.assign_mine() } else { ctx.t.assign_title() };
                (Button::new(label).quiet().icon("user").link(&of_vote("assign")))
            }
            @if scene.may(Action::UnassignVote(&vote.facts())) {
                @let own = vote.user == scene.actor.user_id();
                @let label = if own { ctx.t.assign_not_mine() } else { ctx.t.assign_back() };
                (Button::new(label).quiet().icon("undo").link(&of_vote("assign")))
            }
            @if scene.may(Action::DeleteVote(&vote.facts())) {
                (Button::new(ctx.t.vote_delete()).quiet().icon("trash").link(&of_vote("delete")))
            }
        }
    }
}

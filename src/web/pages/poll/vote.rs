//! Casting a vote.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{self, Scene, poll_show, vote_cast};
use crate::domain::access::{Action, Denial};
use crate::domain::error::Invalid;
use crate::domain::structure::Structure;
use crate::domain::vote::{Ballot, Vote};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::ui::{self, Tone};

use super::frame::path;
use super::seats_words::Places;
use super::vote_ballot::ANOTHER;
use super::vote_form::{self, VotePage};
use super::{lost, vote_ballot, vote_edit, vote_link, vote_offline, vote_own};

struct Opened {
    scene: Scene,
    structure: Arc<Structure>,
    own: Vec<Vote>,
    denial: Option<Denial>,
}

/// `GET /poll/{slug}/vote/`: an empty form; to those who have voted, their own vote, unless they ask for one more by
/// `?another=1` and may cast it.
pub async fn get(ctx: Ctx) -> Outcome {
    let opened = open(&ctx).await?;
    let returns = opened.scene.may(Action::ReturnToVote) && !opened.own.is_empty();
    let another = ctx.query.has(ANOTHER);
    match opened.denial {
        _ if returns && !(another && opened.denial.is_none()) => {
            vote_own::lead(&ctx, &opened.scene, &opened.own)
        }
        Some(denial) => Err(actions::Error::Denied(denial).into()),
        None => {
            let name = opened.scene.invitation.as_ref().map(|invitation| invitation.name.clone());
            let name = name.filter(|_| !another).unwrap_or_default();
            let ballot = Ballot { name, another, ..Ballot::default() };
            form(&ctx, StatusCode::OK, &opened, &ballot, &Invalid::default())
        }
    }
}

/// `POST /poll/{slug}/vote/`: stores the vote, or fills a column of the form. What answers something else
/// than the poll asks now comes back to be looked at. To those who have voted and do not say that this is one more vote,
/// or have one, what they typed comes back as a change of their own.
pub async fn post(ctx: Ctx) -> Outcome {
    let ballot = Arc::new(vote_ballot::typed(&ctx.form));
    lost::unless(&ctx, cast(&ctx, &ballot).await, &ballot).await
}

async fn cast(ctx: &Ctx, ballot: &Arc<Ballot>) -> Outcome {
    if ctx.form.has("all") {
        let opened = allowed(open(ctx).await?)?;
        let ballot = vote_ballot::filled(ballot, &opened.structure, ctx.form.get("all"));
        return form(ctx, StatusCode::OK, &opened, &ballot, &Invalid::default());
    }
    if vote_offline::needs_a_person(ctx, ballot).await? {
        return Ok(HttpResponse::Conflict().finish());
    }
    let slug = ctx.slug();
    ctx.count(Deed::Vote, &slug)?;
    // The name of a vote is to follow from no cookie of somebody who is signed in: it may have no other.
    let is_new = ctx.asker.guest.is_none() && ctx.asker.session.is_none();
    let sending = vote_offline::sending(ctx, &slug);
    let ctx = match sending.as_ref().filter(|_| is_new) {
        Some(sending) => ctx.clone().with_guest_of(sending.newcomer.clone()),
        None => ctx.clone().with_guest(),
    };
    let (id, cast) = (ctx.app.random.public_id(), Arc::clone(ballot));
    let cast = ctx.write(move |tx, asker| match &sending {
        Some(sending) => vote_cast::cast_once(tx, asker, &slug, &cast, (sending, is_new)),
        None if is_new => vote_cast::cast_first(tx, asker, &slug, &cast, &id).map(Some),
        None => vote_cast::cast_vote(tx, asker, &slug, &cast, &id).map(Some),
    });
    let Some(cast) = cast.await.transpose() else { return deleted(&ctx, ballot).await };
    match cast {
        Ok(cast) if cast.differs && (cast.held || !cast.by_link) => {
            vote_edit::instead(&ctx, cast.vote.as_str(), ballot).await
        }
        Ok(cast) if cast.by_link && !cast.held => {
            let opened = open(&ctx).await?;
            vote_link::once(&ctx, &opened.scene, &cast.vote, cast.epoch)
        }
        Ok(cast) => {
            if cast.held {
                ctx.remember(&cast.poll.slug);
            }
            if vote_offline::was_kept(&ctx) {
                return vote_offline::stored(&ctx);
            }
            ctx.redirect(&path(&cast.poll, ""), Some(Flash::Voted))
        }
        Err(Error::Action(actions::Error::Denied(Denial::AlreadyVoted))) => {
            let own = open(&ctx).await?.own;
            let same = own.iter().find(|vote| vote.name == ballot.name.trim());
            match same.or(own.first()) {
                Some(vote) => vote_edit::instead(&ctx, vote.public_id.as_str(), ballot).await,
                None => Err(actions::Error::Denied(Denial::AlreadyVoted).into()),
            }
        }
        Err(error) => {
            let (status, invalid) = vote_ballot::to_mend(error)?;
            form(&ctx, status, &allowed(open(&ctx).await?)?, ballot, &invalid)
        }
    }
}

async fn open(ctx: &Ctx) -> Result<Opened, Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| {
        let scene = actions::enter(tx, asker, &slug, Action::View)?;
        let denial = match scene.allow(Action::Vote) {
            Err(actions::Error::Denied(denial)) => Some(denial),
            other => other.map(|()| None)?,
        };
        let structure = scene.known_structure(tx)?;
        let own = poll_show::own_votes(tx, &scene)?;
        Ok::<_, actions::Error>(Opened { scene, structure, own, denial })
    })
    .await
}

/// Somebody deleted the vote that came once more, or was changed; whoever wants to can cast it anew.
pub(super) async fn deleted(ctx: &Ctx, ballot: &Ballot) -> Outcome {
    let opened = allowed(open(ctx).await?)?;
    let (action, invalid) = (path(&opened.scene.poll, "vote/"), Invalid::default());
    let note = ui::flash(Tone::Warning, ctx.t.vote_deleted_since());
    let page = VotePage { note, ..blank(&opened, ballot, &action, &invalid) };
    vote_form::page(ctx, StatusCode::CONFLICT, &page)
}

fn allowed(opened: Opened) -> Result<Opened, Error> {
    match opened.denial {
        Some(denial) => Err(actions::Error::Denied(denial).into()),
        None => Ok(opened),
    }
}

fn form(ctx: &Ctx, status: StatusCode, opened: &Opened, ballot: &Ballot, invalid: &Invalid) -> Outcome {
    let action = path(&opened.scene.poll, "vote/");
    let once = vote_offline::again(ctx);
    let page = VotePage { once, note: earlier(ctx, opened), ..blank(opened, ballot, &action, invalid) };
    vote_form::page(ctx, status, &page)
}

fn blank<'a>(opened: &'a Opened, ballot: &'a Ballot, action: &'a str, invalid: &'a Invalid) -> VotePage<'a> {
    let Opened { scene, structure, .. } = opened;
    VotePage {
        scene,
        structure,
        ballot,
        invalid,
        action,
        fixed_name: scene.actor.user.as_ref().map(|user| user.name.as_str()),
        somebody: None,
        places: Places::default(),
        may_be_nameless: scene.poll.settings.anonymous_allowed,
        revision: None,
        once: None,
        base: None,
        note: html! {},
        foot: html! {},
    }
}

/// Whoever comes back to change a vote should not cast a second one by mistake.
fn earlier(ctx: &Ctx, opened: &Opened) -> Markup {
    let t = ctx.t;
    let own = &opened.own;
    let account = opened.scene.actor.user.is_some();
    html! {
        @if opened.scene.may(Action::VoteFor) {
            p .small { a href=(path(&opened.scene.poll, "vote/for/")) { (t.vote_for_title()) } }
        }
        @if !own.is_empty() {
            (ui::notice(Tone::Info, &html! {
                p {
                    (t.vote_again())
                    @for vote in own {
                        " " a href=(vote_own::address(&opened.scene, vote)) { (vote_own::called(ctx, vote)) }
                    }
                    ". " @if account { (t.vote_again_more_mine()) } @else { (t.vote_again_more()) }
                }
            }))
        }
    }
}

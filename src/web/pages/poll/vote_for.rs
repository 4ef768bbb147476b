//! Entering a vote for somebody else.

use std::sync::Arc;

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::Scene;
use crate::actions::vote_assign::FIELD;
use crate::actions::vote_for::{name_voter, vote_for};
use crate::domain::access::Action;
use crate::domain::error::Invalid;
use crate::domain::id::PublicId;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::vote::Ballot;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;

use super::frame::path;
use super::seats_words::Places;
use super::vote_form::{self, VotePage};
use super::{lost, vote_ballot};

/// `GET /poll/{slug}/vote/for/`; `?username=` is whom the vote is of.
pub async fn get(ctx: Ctx) -> Outcome {
    form(
        &ctx,
        StatusCode::OK,
        &super::enter(&ctx, Action::VoteFor).await?,
        &Ballot::default(),
        &Invalid::default(),
    )
}

/// `POST /poll/{slug}/vote/for/`: stores the vote, or fills a column of the form.
pub async fn post(ctx: Ctx) -> Outcome {
    let ballot = vote_ballot::typed(&ctx.form);
    lost::unless(&ctx, cast(&ctx, &ballot).await, &ballot).await
}

async fn cast(ctx: &Ctx, ballot: &Ballot) -> Outcome {
    if ctx.form.has("all") {
        let opened = super::enter(ctx, Action::VoteFor).await?;
        let ballot = vote_ballot::filled(ballot, &opened.1, ctx.form.get("all"));
        return form(ctx, StatusCode::OK, &opened, &ballot, &Invalid::default());
    }
    let (slug, username, cast) = (ctx.slug(), ctx.form.get(FIELD).to_owned(), ballot.clone());
    ctx.count(Deed::Vote, &slug)?;
    let id = ctx.app.random.public_id();
    match enter(ctx, slug, cast, username, id).await {
        Ok(poll) => ctx.redirect(&path(&poll, ""), Some(Flash::Voted)),
        Err(error) => {
            let (status, invalid) = vote_ballot::to_mend(error)?;
            form(ctx, status, &super::enter(ctx, Action::VoteFor).await?, ballot, &invalid)
        }
    }
}

async fn enter(
    ctx: &Ctx,
    slug: String,
    ballot: Ballot,
    username: String,
    id: PublicId,
) -> Result<Poll, Error> {
    if !username.trim().is_empty() && !ctx.app.limits.is_exempt(ctx.client) {
        let slug = slug.clone();
        ctx.write(move |tx, asker| name_voter(tx, asker, &slug)).await?;
    }
    ctx.write(move |tx, asker| vote_for(tx, asker, &slug, &ballot, &username, &id)).await
}

fn form(
    ctx: &Ctx,
    status: StatusCode,
    opened: &(Scene, Arc<Structure>),
    ballot: &Ballot,
    invalid: &Invalid,
) -> Outcome {
    let (scene, structure) = opened;
    let page = VotePage {
        scene,
        structure,
        ballot,
        invalid,
        action: &path(&scene.poll, "vote/for/"),
        fixed_name: None,
        somebody: Some(if ctx.form.has(FIELD) { ctx.form.get(FIELD) } else { ctx.query.get(FIELD) }),
        places: Places { others: true, ..Places::default() },
        may_be_nameless: false,
        revision: None,
        once: None,
        base: None,
        note: html! { p .muted { (ctx.t.vote_for_text()) } },
        foot: html! {},
    };
    vote_form::page(ctx, status, &page)
}

//! What somebody without an account has left in a poll: to take along, or to be erased.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{Scene, account_export, vote_delete};
use crate::domain::access::Action;
use crate::domain::poll::Voting;
use crate::domain::vote::Vote;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::pages::account::data::json_file;
use crate::web::ui::{Button, Width};

use super::frame::{self, PollPage, Tab, path};

/// `GET /poll/{slug}/vote/{vote}/data.json`
pub async fn file(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let data = ctx.read(move |tx, asker| account_export::guest(tx, asker, &slug, &id)).await?;
    Ok(json_file("vote.json", format!("{data:#}\n")))
}

/// `GET /poll/{slug}/vote/{vote}/erase/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let (scene, _, comments) =
        ctx.read(move |tx, asker| vote_delete::own_data(tx, asker, &slug, &id)).await?;
    let t = ctx.t;
    let comments = i64::try_from(comments.len()).unwrap_or(i64::MAX);
    let body = html! {
        section .stack {
            h2 { (t.vote_erase_title()) }
            p { (t.vote_erase_text(comments)) }
            @if !scene.actor.grants.proposals.is_empty() { p { (t.vote_erase_proposals()) } }
            @if scene.poll.voting(ctx.now) != Voting::Open { p { (t.vote_erase_over()) } }
            form method="post" {
                div .actions {
                    (Button::new(t.vote_erase()).danger().icon("trash"))
                    (Button::new(t.vote_erase_keep()).quiet().link(&path(&scene.poll, "")))
                }
            }
        }
    };
    let (title, tab, width) = (Some(t.vote_erase_title()), Tab::None, Width::Narrow);
    let page = PollPage { scene: &scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(&ctx, StatusCode::OK, &page)
}

/// `POST /poll/{slug}/vote/{vote}/erase/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let poll = format!("/poll/{slug}/");
    ctx.write(move |tx, asker| vote_delete::erase_own_data(tx, asker, &slug, &id)).await?;
    ctx.redirect(&poll, Some(Flash::DataErased))
}

/// Where both is offered, on the page of the vote's link; nothing for whom there is nothing.
pub(super) fn section(ctx: &Ctx, scene: &Scene, vote: &Vote) -> Markup {
    let t = ctx.t;
    let of_vote = |page: &str| path(&scene.poll, &format!("vote/{}/{page}", vote.public_id));
    html! {
        @if scene.may(Action::OwnData(&vote.facts())) {
            section #data .stack {
                h2 { (t.vote_data_title()) }
                p { (t.vote_data_text()) }
                div .cluster {
                    (Button::new(t.vote_data()).icon("download").download(&of_vote("data.json")))
                    (Button::new(t.vote_erase()).quiet().icon("trash").link(&of_vote("erase/")))
                }
            }
        }
    }
}

//! Leading those who have voted back to their own votes, with a plain way to one more.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::access::Action;
use crate::domain::vote::Vote;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Button, Row, Width};

use super::frame::{self, PollPage, Tab, path};
use super::vote_ballot::ANOTHER;

/// Address where a vote of one's own is changed.
pub fn address(scene: &Scene, vote: &Vote) -> String {
    path(&scene.poll, &format!("vote/{}/edit/", vote.public_id))
}

/// To the own vote, or, of several, to where one is chosen.
pub fn lead(ctx: &Ctx, scene: &Scene, own: &[Vote]) -> Outcome {
    if let [vote] = own {
        return ctx.redirect(&address(scene, vote), None);
    }
    let t = ctx.t;
    let lines: Vec<(String, &str)> =
        own.iter().map(|vote| (address(scene, vote), called(ctx, vote))).collect();
    let rows: Vec<Row<'_>> = lines.iter().map(|(href, title)| Row { href, title, aside: html! {} }).collect();
    let body = html! {
        section .stack {
            h2 { (t.vote_own_title()) }
            p { (t.vote_own_text()) }
            (ui::rows(&rows))
            div .actions { (more(ctx, scene)) }
        }
    };
    let (tab, title, width) = (Tab::Vote, Some(t.vote_own_title()), Width::Narrow);
    frame::poll_page(
        ctx,
        StatusCode::OK,
        &PollPage { scene, tab, title, body, scripts: &[], answers: None, width },
    )
}

/// What a vote is called among one's own.
pub fn called<'a>(ctx: &Ctx, vote: &'a Vote) -> &'a str {
    if vote.anonymous { ctx.t.vote_again_nameless() } else { &vote.name }
}

/// Links to one more vote, as far as the poll allows them.
pub fn more(ctx: &Ctx, scene: &Scene) -> Markup {
    let t = ctx.t;
    html! {
        @if scene.may(Action::Vote) {
            @let label = match &scene.actor.user {
                Some(user) => t.vote_more_as(&user.name),
                None => t.vote_another().to_owned(),
            };
            (Button::new(&label).quiet().icon("plus").link(&path(&scene.poll, &format!("vote/?{ANOTHER}=1"))))
        }
        @if scene.may(Action::VoteFor) {
            (Button::new(t.vote_for_title()).quiet().icon("plus").link(&path(&scene.poll, "vote/for/")))
        }
    }
}

/// Above the form of an own vote: the others, and the way to one more.
pub fn beside(ctx: &Ctx, scene: &Scene, others: &[Vote]) -> Markup {
    html! {
        @if !others.is_empty() {
            p .small {
                (ctx.t.vote_own_others())
                @for (number, vote) in others.iter().enumerate() {
                    @if number > 0 { "," }
                    " " a href=(address(scene, vote)) { (called(ctx, vote)) }
                }
            }
        }
        @let more = more(ctx, scene);
        @if !more.0.is_empty() { div .cluster.tight.no-print { (more) } }
    }
}

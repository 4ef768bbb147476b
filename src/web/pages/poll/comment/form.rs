//! The form of a comment.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::text::{COMMENT_MAX, LINE_MAX};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::{self, PollPage, Tab};
use crate::web::spam::Seal;
use crate::web::ui::{Button, Field, Width};

/// What stands in the form.
#[derive(Default)]
pub struct Typed {
    /// Name of somebody without an account.
    pub name: String,
    /// Markdown.
    pub text: String,
}

/// Fields and button of a new comment; `messages` are fields and what is wrong with them.
pub fn fields(ctx: &Ctx, scene: &Scene, typed: &Typed, messages: &Messages, seal: &Seal) -> Markup {
    let t = ctx.t;
    let waits = scene.actor.user.is_none() && !scene.owns() && scene.poll.settings.hold_comments;
    let help = if waits { t.comment_held_help() } else { t.comment_help() };
    html! {
        @match &scene.actor.user {
            Some(user) => p .muted { (t.comment_as(&user.name)) },
            None => {
                (Field::text("name", t.comment_name()).value(&typed.name).maxlength(LINE_MAX).required(true)
                    .autocomplete("name").error(messages.of("name")))
                (seal)
            },
        }
        (Field::textarea("text", t.comment_text(), 3).value(&typed.text).maxlength(COMMENT_MAX).required(true)
            .help(help).error(messages.of("text")))
        div .actions { (Button::new(t.comment_send()).icon("comment")) }
    }
}

/// A small page of the poll around a form, its errors on top.
pub fn page(
    ctx: &Ctx,
    status: StatusCode,
    scene: &Scene,
    title: &str,
    body: &Markup,
    messages: &Messages,
) -> Outcome {
    let body = html! {
        section .stack {
            h2 { (title) }
            (messages.summary(ctx.t))
            (body)
        }
    };
    let (title, tab, width) = (Some(title), Tab::None, Width::Narrow);
    let page = PollPage { scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(ctx, status, &page)
}

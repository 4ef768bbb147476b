//! The form of a comment.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::text::{COMMENT_MAX, LINE_MAX};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::frame::{self, PollPage, Tab};
use crate::web::spam::Seal;
use crate::web::ui::{self, Button, Field, Width};

/// What stands in the form.
#[derive(Default)]
pub struct Typed {
    /// Name of somebody without an account.
    pub name: String,
    /// Markdown.
    pub text: String,
}

/// Fields and button of a new comment; `errors` are fields and what is wrong with them.
pub fn fields(ctx: &Ctx, scene: &Scene, typed: &Typed, errors: &[(String, String)], seal: &Seal) -> Markup {
    let t = ctx.t;
    let waits = scene.actor.user.is_none() && !scene.owns() && scene.poll.settings.hold_comments;
    let help = if waits { t.comment_held_help() } else { t.comment_help() };
    html! {
        @match &scene.actor.user {
            Some(user) => p .muted { (t.comment_as(&user.name)) },
            None => {
                (Field::text("name", t.comment_name()).value(&typed.name).maxlength(LINE_MAX).required(true)
                    .autocomplete("name").error(of(errors, "name")))
                (seal)
            },
        }
        (Field::textarea("text", t.comment_text(), 3).value(&typed.text).maxlength(COMMENT_MAX).required(true)
            .help(help).error(of(errors, "text")))
        div .actions { (Button::new(t.comment_send()).icon("comment")) }
    }
}

/// What is wrong with a field.
pub fn of<'a>(errors: &'a [(String, String)], name: &str) -> Option<&'a str> {
    errors.iter().find(|(field, _)| field == name).map(|(_, message)| message.as_str())
}

/// A small page of the poll around a form, its errors on top.
pub fn page(
    ctx: &Ctx,
    status: StatusCode,
    scene: &Scene,
    title: &str,
    body: &Markup,
    errors: &[(String, String)],
) -> Outcome {
    let told: Vec<(&str, &str)> =
        errors.iter().map(|(field, text)| (field.as_str(), text.as_str())).collect();
    let body = html! {
        section .stack {
            h2 { (title) }
            (ui::error_summary(ctx.t.form_errors(), &told))
            (body)
        }
    };
    let (title, tab, width) = (Some(title), Tab::None, Width::Narrow);
    let page = PollPage { scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(ctx, status, &page)
}

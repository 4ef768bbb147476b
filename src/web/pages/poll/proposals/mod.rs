//! Choices that participants propose.

mod form;
pub mod propose;
pub mod review;

use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::access::Action;
use crate::domain::poll::Poll;
use crate::web::ctx::Ctx;
use crate::web::ui::{self, Tone};

use super::frame::path;
use crate::domain::choice::Subject;
use crate::web::pages::new::sheet;

/// Where a choice can be proposed, for whoever may.
pub fn link(ctx: &Ctx, scene: &Scene) -> Markup {
    html! {
        @if scene.may(Action::Propose) {
            p .small.no-print { a href=(path(&scene.poll, "propose/")) { (ctx.t.propose_link()) } }
        }
    }
}

/// Whether what is proposed is over, for whoever looks.
fn has_passed(ctx: &Ctx, poll: &Poll, subject: &Subject) -> bool {
    subject.has_passed(ctx.now, sheet::today(ctx), poll.zone)
}

/// Says so: it is allowed, for people ask afterwards who was there, but mostly it is a slip.
fn passed(ctx: &Ctx, poll: &Poll, subject: &Subject) -> Markup {
    html! {
        @if has_passed(ctx, poll, subject) {
            " " (ui::badge(Some(Tone::Warning), Some("warning"), ctx.t.propose_passed()))
        }
    }
}

/// Tells the owner how many wait.
pub fn waiting(ctx: &Ctx, poll: &Poll, count: i64) -> Markup {
    html! {
        @if count > 0 {
            (ui::notice(Tone::Info, &html! {
                p { (ctx.t.proposals_waiting(count)) " " a href=(path(poll, "proposals/")) { (ctx.t.proposals_look()) } }
            }))
        }
    }
}

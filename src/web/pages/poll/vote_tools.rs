//! What goes along with the form for votes: what scripts show, and what two windows have changed.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::choice::Kind;
use crate::domain::structure::Structure;
use crate::domain::vote_merge::Merged;
use crate::i18n::T;
use crate::web::ctx::Ctx;
use crate::web::ui::{self, Checkbox, Tone};

use super::labels::{self, Labels};

/// What the dialog needs that copies answers, see [`copies`].
pub const COPY_SCRIPT: &str = "vote-copy.js";

/// What [`remember`] needs.
pub const REMEMBER_SCRIPT: &str = "vote-earlier.js";

/// Whether there are days or weeks whose answers can be copied to others.
pub fn copies(scene: &Scene, structure: &Structure) -> bool {
    let days: BTreeSet<NaiveDate> =
        structure.live_choices().filter_map(|choice| choice.subject.day()).collect();
    match scene.poll.kind {
        Kind::Universal => false,
        Kind::Datetime => days.len() > 1,
        Kind::Date => {
            days.iter()
                .map(|day| (day.iso_week().year(), day.iso_week().week()))
                .collect::<BTreeSet<_>>()
                .len()
                > 1
        }
    }
}

/// Opens the dialog; for scripts.
pub fn copy_button(t: T) -> Markup {
    html! {
        div .vote-copy { button .btn.slim type="button" data-do="copy-answers" hidden { (ui::icon("copy")) span { (t.vote_copy()) } } }
    }
}

/// Where it is chosen what is copied where; the script fills both lists.
pub fn copy_dialog(t: T) -> Markup {
    html! {
        dialog .dialog data-copy-answers data-days=(t.vote_copy_days()) data-weeks=(t.vote_copy_weeks()) aria-labelledby="copy-title" {
            form .stack method="dialog" {
                h2 #copy-title { (t.vote_copy_title()) }
                div .field {
                    label for="copy-from" { (t.vote_copy_from()) }
                    select #copy-from .input {}
                }
                fieldset .stack.tight {
                    legend { (t.vote_copy_to()) }
                    div .copy-to data-to { label { input type="checkbox"; " " span {} } }
                    div { button .btn.quiet.slim type="button" data-all { (t.vote_copy_all()) } }
                }
                div .actions {
                    button .btn.primary type="submit" value="copy" { (ui::icon("copy")) span { (t.vote_copy_do()) } }
                    button .btn.quiet type="submit" value="" { (t.vote_copy_cancel()) }
                }
            }
        }
    }
}

/// What is told in the bar: a draft that is back, answers from earlier polls.
pub fn told(t: T) -> Markup {
    html! {
        p .vote-told role="status" data-draft=(t.vote_draft("{time}")) hidden {
            span {} " " button .btn.quiet.slim type="button" { (t.vote_draft_drop()) }
        }
        p .vote-told role="status" data-earlier=(t.vote_earlier("{n}")) hidden {
            span {} " " button .btn.quiet.slim type="button" { (t.vote_earlier_do()) }
        }
    }
}

/// Whether the answers are to be remembered in this browser; for scripts.
pub fn remember(t: T) -> Markup {
    html! {
        div .for-scripts { (Checkbox::new("remember", t.vote_remember()).help(t.vote_remember_help())) }
    }
}

/// Says that another window has changed the vote, and what of that gave way.
pub fn merged(ctx: &Ctx, scene: &Scene, structure: &Structure, merged: &Merged) -> Markup {
    let t = ctx.t;
    let words_of = Labels::of(t, ctx.zone, &scene.poll);
    let of = |cell: &crate::domain::vote::BallotCell| {
        let choice = structure.choice(cell.choice.parse().ok()?)?;
        let value = cell.value.parse().ok().and_then(|value| structure.value(value));
        let said = value.map_or(t.vote_none(), |value| labels::answer(t, &scene.poll, value)).to_owned();
        let said = if cell.comment.is_empty() { said } else { format!("{said} – {}", cell.comment) };
        Some((words_of.line(&scene.poll, &choice.subject), said))
    };
    let mut lines: Vec<(String, String)> = merged.clashes.iter().filter_map(of).collect();
    lines.extend(merged.name.iter().map(|name| (t.vote_name().to_owned(), name.clone())));
    lines.extend(merged.comment.iter().map(|comment| (t.vote_comment_all().to_owned(), comment.clone())));
    ui::notice(
        Tone::Warning,
        &html! {
            div role="alert" {
                p { (t.vote_stale()) }
                @if !lines.is_empty() {
                    p { (t.vote_clash()) }
                    ul { @for (choice, said) in &lines { li { strong { (choice) } ": " span .prewrap { (said) } } } }
                }
            }
        },
    )
}

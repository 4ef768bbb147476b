//! Changing days and slots.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::choices::set_times;
use crate::domain::choice::{Choice, DayTime, Kind, Subject};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::new::picks::{Picks, month_of};
use crate::web::pages::new::sheet::{self, Sheet, messages_of};
use crate::web::pages::new::{days, deeds, slots};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::told::{Told, seen};
use crate::web::ui::{self, Button};

use super::page::{Desk, after, is_save, show};

/// The form with the choices as they are.
pub fn fresh(ctx: &Ctx, desk: &Desk) -> Outcome {
    draw(ctx, StatusCode::OK, desk, &picked(ctx, desk), &Told::default())
}

/// Saves, or does what another button says.
pub async fn post(ctx: &Ctx, desk: &Desk) -> Outcome {
    let poll = &desk.scene.poll;
    let today = sheet::today(ctx);
    let mut picks = Picks::read(&ctx.form, poll.kind, today, sheet::slashes(ctx));
    if !is_save(ctx) {
        let done = deeds::apply(&mut picks, &ctx.form, poll.zone, today);
        let troubles: Vec<_> = done.err().into_iter().collect();
        let told = Told { messages: messages_of(ctx, &troubles), stale: false };
        return draw(ctx, StatusCode::OK, desk, &picks, &told);
    }
    let subjects = match picks.choices(Some(poll.zone)) {
        Ok(subjects) => subjects,
        Err(troubles) => {
            let told = Told { messages: messages_of(ctx, &troubles), stale: false };
            return draw(ctx, StatusCode::UNPROCESSABLE_ENTITY, desk, &picks, &told);
        }
    };
    let (slug, seen) = (poll.slug.to_string(), seen(&ctx.form));
    let saved = ctx.write(move |tx, asker| set_times(tx, asker, &slug, seen, &subjects)).await;
    after(ctx, desk, saved, |status, told| draw(ctx, status, desk, &picks, &told))
}

/// The choices of the poll as the form has them.
fn picked(ctx: &Ctx, desk: &Desk) -> Picks {
    let today = sheet::today(ctx);
    let mut picks = Picks::new(desk.scene.poll.kind, today);
    let mut times = std::collections::BTreeSet::new();
    let mut ranges = Vec::new();
    for subject in desk.structure.live_choices().map(|choice| &choice.subject) {
        match subject {
            Subject::Days { first, last } if first != last => ranges.push(subject.to_string()),
            other => picks.days.extend(other.day()),
        }
        times.extend(DayTime::of(subject));
    }
    picks.dates = ranges.join(", ");
    if picks.kind == Kind::Datetime {
        picks.times = deeds::join(times.iter());
        picks.slots = desk.structure.live_choices().map(|choice| choice.subject.clone()).collect();
        picks.shown = Some((picks.days.clone(), times.into_iter().collect()));
    }
    if let Some(next) = picks.days.iter().find(|day| **day >= today) {
        picks.month = month_of(*next);
    }
    picks
}

fn draw(ctx: &Ctx, status: StatusCode, desk: &Desk, picks: &Picks, told: &Told) -> Outcome {
    let poll = &desk.scene.poll;
    let sheet = Sheet { ctx, picks, zone: poll.zone, messages: &told.messages, counts: &desk.counts };
    let zone = html! { p .help { (ctx.t.choices_zone(&poll.zone.name().replace('_', " "))) } };
    let fields = html! {
        (days::days(&sheet))
        @if poll.kind == Kind::Datetime { (slots::times(&sheet, &zone)) }
        div #taken-off data-part="told" { (taken_off(ctx, desk, picks)) }
    };
    show(ctx, status, desk, told, &fields)
}

/// What was taken off and can come back with its votes.
fn taken_off(ctx: &Ctx, desk: &Desk, picks: &Picks) -> Markup {
    let t = ctx.t;
    let now = picks.choices(Some(desk.scene.poll.zone)).unwrap_or_default();
    let gone: Vec<&Choice> = desk
        .structure
        .choices
        .iter()
        .filter(|choice| choice.deleted && !now.contains(&choice.subject))
        .collect();
    let labels = Labels::of(ctx.t, ctx.zone, &desk.scene.poll);
    let body = html! {
        ul .plain {
            @for choice in gone.iter() {
                @let label = labels.line(&desk.scene.poll, &choice.subject);
                @let votes = desk.counts.get(&choice.subject).copied().unwrap_or(0);
                li .cluster {
                    span { (label) }
                    @if votes > 0 { span .muted.small { (t.choices_votes(votes)) } }
                    (Button::new(t.choices_put_back()).slim().icon("undo").send("do", &format!("add:{}", choice.subject))
                        .to(&format!("{}#taken-off", ctx.path())).unchecked())
                }
            }
        }
    };
    html! { @if !gone.is_empty() { (ui::fieldset(t.choices_gone(), Some(t.choices_gone_help()), &body)) } }
}

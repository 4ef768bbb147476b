//! The page of who was invited.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::invitations::{Fate, Guests, Post, Reminded};
use crate::domain::invitation::Entry;
use crate::domain::poll::Poll;
use crate::i18n::T;
use crate::i18n::labels::Labels;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::{self, PollPage, Tab};
use crate::web::people;
use crate::web::ui::{self, Button, Field, Tone, Width};

use super::{list, post_of};

/// What stands in the forms, and what is told of it.
#[derive(Default)]
pub struct Typed {
    /// Who is to be invited.
    pub invite: String,
    /// Days before the deadline, if they were typed.
    pub days: Option<String>,
    /// What is wrong.
    pub messages: Messages,
    /// What became of each entry.
    pub fates: Vec<(Entry, Fate)>,
    /// Who was reminded, and who not.
    pub reminded: Option<Reminded>,
}

/// The page as an answer.
pub fn show(ctx: &Ctx, guests: &Guests, typed: &Typed) -> Outcome {
    let t = ctx.t;
    let left = typed.fates.iter().any(|(_, fate)| fate.is_left());
    let some = typed.fates.iter().any(|(_, fate)| matches!(fate, Fate::Invited { .. }));
    let wrong = (left && !some) || typed.messages.iter().next().is_some();
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let post = post_of(ctx);
    let body = html! {
        (typed.messages.summary(t))
        (told(t, &typed.fates))
        @if let Some(some) = &typed.reminded { (reminded(t, some)) }
        div .stack.loose {
            div .stack { (form(ctx, guests, typed, post)) (group(ctx, guests)) }
            @if !guests.listed.is_empty() {
                (list::section(ctx, guests, post.mails(&guests.scene)))
                (schedule(ctx, guests, typed, post))
            }
        }
    };
    let page = PollPage {
        scene: &guests.scene,
        tab: Tab::Invite,
        title: Some(t.tab_invite()),
        body,
        scripts: &[people::SCRIPT],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

/// Address of the page.
pub fn address(poll: &Poll, rest: &str) -> String {
    format!("/invitations/{}/{rest}", poll.slug)
}

/// What became of each that was typed, for some of it did not work.
fn told(t: T, fates: &[(Entry, Fate)]) -> Markup {
    if fates.is_empty() {
        return html! {};
    }
    let left = fates.iter().any(|(_, fate)| fate.is_left());
    let some = fates.iter().any(|(_, fate)| matches!(fate, Fate::Invited { .. }));
    let tone = if left { Tone::Warning } else { Tone::Info };
    let title = match (some, left) {
        (true, true) => t.invite_told_some(),
        (false, true) => t.invite_told_nobody(),
        (true, false) => t.invite_told_all(),
        (false, false) => t.invite_told_nobody_new(),
    };
    html! {
        div role="alert" tabindex="-1" data-focus {
            (ui::notice(tone, &html! {
                h2 { (title) }
                ul { @for (entry, fate) in fates { li { strong { (entry.text()) } ": " (fate_words(t, *fate)) } } }
            }))
        }
    }
}

/// Who was reminded, and who not.
fn reminded(t: T, some: &Reminded) -> Markup {
    let count = i64::try_from(some.sent).unwrap_or(i64::MAX);
    html! {
        div role="status" tabindex="-1" data-focus {
            (ui::notice(Tone::Success, &html! {
                h2 { (t.invite_reminded(count)) }
                @if !some.later.is_empty() { p { (t.invite_reminded_later(&some.later.join(", "))) } }
                @if !some.unmailable.is_empty() { p { (t.invite_reminded_unmailable(&some.unmailable.join(", "))) } }
            }))
        }
    }
}

fn fate_words(t: T, fate: Fate) -> String {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    match fate {
        Fate::Invited { people: 1, unmailed: 0 } => t.invite_fate_invited().to_owned(),
        Fate::Invited { people: 1, .. } => t.invite_fate_unmailed().to_owned(),
        Fate::Invited { people, unmailed: 0 } => t.invite_fate_group(number(people)),
        Fate::Invited { people, unmailed } => {
            let (invited, unmailed) = (t.invite_fate_group(number(people)), number(unmailed));
            format!("{invited}; {}", t.invite_fate_group_unmailed(unmailed))
        }
        Fate::Already => t.invite_fate_already().to_owned(),
        Fate::Unknown => t.invite_fate_unknown().to_owned(),
        Fate::Ambiguous => t.invite_fate_ambiguous().to_owned(),
        Fate::Alone => t.invite_fate_alone().to_owned(),
        Fate::Bad => t.invite_fate_bad().to_owned(),
        Fate::NeedsAccount => t.invite_fate_account().to_owned(),
        Fate::Full => t.invite_fate_full().to_owned(),
        Fate::TooMany => t.invite_fate_too_many().to_owned(),
    }
}

fn form(ctx: &Ctx, guests: &Guests, typed: &Typed, post: Post) -> Markup {
    let t = ctx.t;
    let account = guests.scene.actor.user.is_some();
    let help = if account { t.invite_who_help() } else { t.invite_who_help_guest() };
    let field = Field::textarea("invite", t.invite_who(), 3)
        .value(&typed.invite)
        .help(help)
        .error(typed.messages.of("invite"));
    html! {
        form .form.stack method="post" action=(address(&guests.scene.poll, "send/")) {
            div .stack.tight { h2 { (t.invite_heading()) } p .muted { (lead(t, guests, post)) } }
            @if account { (ctx.people(field, true)) } @else { (field) }
            div .actions { (Button::new(t.invite_do()).primary().icon("mail")) }
        }
    }
}

/// A poll of a group is mostly meant for its members: all of them with one button.
fn group(ctx: &Ctx, guests: &Guests) -> Markup {
    let scene = &guests.scene;
    let own = scene.poll.owner.group.is_some_and(|group| scene.actor.in_group(group));
    html! {
        @if let Some(name) = scene.group.as_ref().filter(|_| own) {
            form method="post" action=(address(&scene.poll, "send/")) {
                input type="hidden" name="invite" value={ "group:" (name) };
                (Button::new(&ctx.t.invite_group(name)).icon("users"))
            }
        }
    }
}

/// Whether mail goes out, and what to do if not.
fn lead(t: T, guests: &Guests, post: Post) -> &'static str {
    match () {
        () if post.mails(&guests.scene) => t.invite_lead_mail(),
        () if !post.sends => t.invite_lead_no_mail(),
        () if guests.scene.actor.user.is_none() && !post.for_guests => t.invite_lead_guest(),
        () => t.invite_lead_over(),
    }
}

/// When those who have not answered are reminded by themselves.
fn schedule(ctx: &Ctx, guests: &Guests, typed: &Typed, post: Post) -> Markup {
    let t = ctx.t;
    let poll = &guests.scene.poll;
    if !post.mails(&guests.scene) {
        return html! {};
    }
    let now = guests.remind_days.map(|days| days.to_string()).unwrap_or_default();
    let value = typed.days.as_deref().unwrap_or(&now);
    let when = guests.remind_at.map(|at| t.invite_remind_at(&Labels::of(ctx.t, ctx.zone, poll).instant(at)));
    html! {
        section .stack {
            h2 { (t.invite_schedule()) }
            @if poll.deadline.is_none() {
                p .muted { (t.invite_schedule_none()) " " a href=(frame::path(poll, "settings/")) { (t.tab_settings()) } }
            } @else {
                form .stack method="post" action=(address(poll, "")) {
                    (Field::number("days", t.invite_days()).value(value).min("1").step("1").inputmode("numeric")
                        .help(t.invite_days_help()).error(typed.messages.of("days")))
                    @if let Some(when) = when { p .muted { (when) } }
                    div .actions { (Button::new(t.invite_days_save())) }
                }
            }
        }
    }
}

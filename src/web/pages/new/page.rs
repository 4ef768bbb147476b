//! Making a poll: one page that grows.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::{StatusCode, header};
use chrono::NaiveDate;
use maud::{Markup, html};

use crate::actions::retention::{self, Lifetime};
use crate::actions::{self, poll_create, profile};
use crate::domain::access::Denial;
use crate::domain::choice::{Kind, Subject};
use crate::domain::poll::Settings;
use crate::domain::time::day_of;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::spam::{self, Seal, Verdict};
use crate::web::ui::{self, Button, Field, Tone, Width};

use super::draft::Draft;
use super::sheet::{self, Sheet, messages_of};
use super::{days, deeds, more, slots, texts};

/// Days that have passed of which the message names no more.
const PAST_NAMED: usize = 5;

/// `GET /new/{kind}/`; a query fills the form in.
pub async fn get(ctx: Ctx) -> Outcome {
    let kind = kind(&ctx)?;
    let (user, start) = creator(&ctx).await?;
    let draft = Draft::read(&ctx, &ctx.query, kind, &start.settings).for_groups(start.groups);
    show(&ctx, StatusCode::OK, &draft, user.as_ref(), &Told::default())
}

/// `POST /new/{kind}/`: makes the poll, or does what another button of the form says.
pub async fn post(ctx: Ctx) -> Outcome {
    let kind = kind(&ctx)?;
    let (user, start) = creator(&ctx).await?;
    let mut draft = Draft::read(&ctx, &ctx.form, kind, &start.settings).for_groups(start.groups);
    if ctx.form.has("drop") || !matches!(ctx.form.get("do"), "" | "create") {
        let zone = draft.zone;
        let done = deeds::apply(&mut draft.picks, &ctx.form, zone, sheet::today(&ctx));
        let mut troubles: Vec<_> = done.err().into_iter().collect();
        if ctx.form.get("do") == "slots" {
            troubles.extend(draft.picks.troubles());
        }
        let told = Told { messages: messages_of(&ctx, &troubles), ..Told::default() };
        return show(&ctx, StatusCode::OK, &draft, user.as_ref(), &told);
    }
    let new = match draft.finish(&ctx) {
        Ok(new) => new,
        Err(messages) => return refuse(&ctx, &draft, user.as_ref(), messages),
    };
    let past = past_days(&ctx, &new.choices);
    if !past.is_empty() && ctx.form.get("past") != past {
        let told = Told { past, ..Told::default() };
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &draft, user.as_ref(), &told);
    }
    if spam::judge(&ctx, user.is_some()) == Verdict::Again {
        let told = Told { again: true, past, ..Told::default() };
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &draft, user.as_ref(), &told);
    }
    ctx.count(Deed::Create, "")?;
    let ctx = if user.is_none() { ctx.with_guest() } else { ctx };
    let sheet = new.seats.iter().any(Option::is_some);
    let lifetime = Lifetime::of(&ctx.app.config);
    let made = ctx.write(move |tx, asker| {
        let poll = poll_create::create_poll(tx, asker, &new)?;
        retention::begin(tx, &poll, lifetime).map(|()| poll)
    });
    match made.await {
        Ok(poll) => {
            if user.is_none() {
                ctx.remember(&poll.slug);
            }
            let flash = if sheet { Flash::SheetCreated } else { Flash::PollCreated };
            ctx.redirect(&format!("/poll/{}/share/", poll.slug), Some(flash))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            refuse(&ctx, &draft, user.as_ref(), ctx.messages(&invalid))
        }
        Err(other) => Err(other),
    }
}

/// What the form says besides its fields.
#[derive(Default)]
struct Told {
    messages: Messages,
    again: bool,
    /// Days that have passed, as [`past_days`] has them; whoever sends them back has been told.
    past: String,
}

/// Days before today that are to be voted on, with commas between. They are allowed: people ask afterwards
/// who was there.
fn past_days(ctx: &Ctx, choices: &[Subject]) -> String {
    let today = sheet::today(ctx);
    let days: BTreeSet<NaiveDate> =
        choices.iter().filter_map(Subject::day).filter(|day| *day < today).collect();
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Beside the days: which of them have passed, and that this was told.
fn past_notice(ctx: &Ctx, past: &str) -> Markup {
    let days: Vec<NaiveDate> = past.split(',').filter_map(day_of).collect();
    let named: Vec<String> = days.iter().take(PAST_NAMED).map(|day| ctx.t.day(*day)).collect();
    let more = if days.len() > PAST_NAMED { "; …" } else { "" };
    let count = i64::try_from(days.len()).unwrap_or(i64::MAX);
    html! {
        @if !days.is_empty() {
            input type="hidden" name="past" value=(past);
            (ui::flash(Tone::Warning, &ctx.t.new_past(count, &format!("{}{more}", named.join("; ")))))
        }
    }
}

fn kind(ctx: &Ctx) -> Result<Kind, Error> {
    Kind::parse(&ctx.part("kind")).ok_or(Error::NOT_FOUND)
}

/// What a poll of somebody starts with.
struct Start {
    /// The settings of their new polls.
    settings: Settings,
    /// Names of their groups.
    groups: Vec<String>,
}

/// Whoever makes the poll, if the site lets them.
async fn creator(ctx: &Ctx) -> Result<(Option<User>, Start), Error> {
    let (user, start) = ctx
        .read(|tx, asker| {
            let (user, settings, groups) = profile::start(tx, asker)?;
            Ok::<_, actions::Error>((user, Start { settings, groups }))
        })
        .await?;
    if user.is_none() && ctx.app.config.poll_creation_requires_login {
        return Err(actions::Error::Denied(Denial::LoginRequired).into());
    }
    Ok((user, start))
}

fn refuse(ctx: &Ctx, draft: &Draft, user: Option<&User>, mut messages: Messages) -> Outcome {
    // What is wrong with texts as a whole stands beside the one field that they are typed into.
    if draft.picks.kind == Kind::Universal {
        let renamed = |field: String| if field == "choices" { "texts".to_owned() } else { field };
        messages = messages.into_iter().map(|(field, words)| (renamed(field), words)).collect();
    }
    show(ctx, StatusCode::UNPROCESSABLE_ENTITY, draft, user, &Told { messages, ..Told::default() })
}

fn show(ctx: &Ctx, status: StatusCode, draft: &Draft, user: Option<&User>, told: &Told) -> Outcome {
    let (title, lead) = words(ctx, draft.picks.kind);
    let body = html! {
        (ui::page_head(title, Some(lead)))
        @if told.again { (spam::please_again(ctx)) }
        (sheet::summary(ctx, &told.messages))
        (form(ctx, draft, told))
    };
    let page = Page {
        title,
        body,
        user,
        width: Width::Normal,
        scripts: &["calendar.js", "live.js", "new-draft.js"],
        ..Page::default()
    };
    let mut response = ctx.page(status, &page)?;
    // Going back to a half-filled form must find it filled: `no-store` would empty it.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    Ok(response)
}

fn words(ctx: &Ctx, kind: Kind) -> (&'static str, &'static str) {
    let t = ctx.t;
    match kind {
        Kind::Date => (t.new_title_date(), t.new_lead_date()),
        Kind::Datetime => (t.new_title_datetime(), t.new_lead_datetime()),
        Kind::Universal => (t.new_title_universal(), t.new_lead_universal()),
    }
}

fn form(ctx: &Ctx, draft: &Draft, told: &Told) -> Markup {
    let t = ctx.t;
    let messages = &told.messages;
    let sheet = Sheet { ctx, picks: &draft.picks, zone: draft.zone, messages, counts: &BTreeMap::new() };
    html! {
        form #new .form method="post" action=(ctx.path()) data-live {
            (sheet::default_button(t.new_create()))
            (Seal::new(ctx))
            (Field::text("title", t.new_question())
                .value(draft.form.get("title"))
                .placeholder(t.new_question_example())
                .required(true)
                .error(messages.of("title")))
            (past_notice(ctx, &told.past))
            @match draft.picks.kind {
                Kind::Date => (days::days(&sheet)),
                Kind::Datetime => {
                    (days::days(&sheet))
                    (slots::times(&sheet, &more::zone(ctx, draft, messages)))
                }
                Kind::Universal => (texts::texts(&sheet)),
            }
            (more::more(ctx, draft, messages))
            div .actions { (Button::new(t.new_create()).primary().send("do", "create")) }
        }
    }
}

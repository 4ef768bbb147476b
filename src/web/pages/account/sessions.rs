//! Browsers in which a person is signed in.

use actix_web::http::StatusCode;
use chrono_tz::Tz;
use maud::{Markup, html};

use crate::actions::sessions;
use crate::domain::time::Instant;
use crate::store::sessions::Listed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Tone};

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/sessions/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, listed) = ctx.read(sessions::mine).await?;
    let t = ctx.t;
    let body = html! {
        div .stack.loose {
            (list(&ctx, &listed, "/settings/sessions/"))
            @if listed.len() > 1 {
                form method="post" { (Button::new(t.sessions_end_others()).icon("logout").send("session", "others")) }
            }
        }
    };
    let (tab, title, lead) = (Tab::Sessions, t.sessions_title(), Some(t.sessions_lead()));
    let page = AccountPage { user: &user, tab, title, lead, body, scripts: &[] };
    frame::page(&ctx, StatusCode::OK, &page)
}

/// `POST /settings/sessions/`: ends one, or all but this one.
pub async fn post(ctx: Ctx) -> Outcome {
    let id = ctx.form.get("session").to_owned();
    if id == "others" {
        ctx.write(sessions::end_others).await?;
    } else {
        ctx.write(move |tx, asker| sessions::end(tx, asker, &id)).await?;
    }
    ctx.redirect("/settings/sessions/", Some(Flash::SignedOutThere))
}

/// Sessions, each with a button that ends it: sent to `action`, the name of the session as `session`.
pub(in crate::web::pages) fn list(ctx: &Ctx, listed: &[Listed], action: &str) -> Markup {
    html! { ul .rows { @for session in listed { (row(ctx, session, action)) } } }
}

fn row(ctx: &Ctx, session: &Listed, action: &str) -> Markup {
    let t = ctx.t;
    let zone: Tz = ctx.zone.unwrap_or(ctx.app.config.zone);
    let day = |at: i64| t.day(Instant(at).in_zone(zone).date_naive());
    let hour = Instant(session.seen).in_zone(zone).naive_local();
    let agent = if session.agent.is_empty() { t.sessions_unknown() } else { &session.agent };
    let end = t.sessions_end_one(agent);
    html! {
        li {
            div .grow {
                strong { (agent) }
                @if !session.provider.is_empty() { " " span .muted { "(" (session.provider) ")" } }
                @if session.current { " " (ui::badge(Some(Tone::Success), Some("check"), t.sessions_this())) }
                p .muted { (t.sessions_when(&day(session.created), &t.wall(hour))) }
            }
            @if !session.current {
                form method="post" action=(action) {
                    button .btn.slim type="submit" name="session" value=(session.id) aria-label=(end) {
                        (t.frame_sign_out())
                    }
                }
            }
        }
    }
}

//! Browsers in which a person is signed in.

use actix_web::http::StatusCode;
use chrono_tz::Tz;
use maud::{Markup, html};

use crate::actions::sessions;
use crate::domain::time::Instant;
use crate::i18n::T;
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

/// When a session was last used, no closer than it is kept: to the hour.
fn last_used(t: T, seen: Instant, now: Instant, zone: Tz) -> String {
    let day = |at: Instant| at.in_zone(zone).date_naive();
    if now.0 - seen.0 < 3_600 {
        return t.sessions_hour().to_owned();
    }
    match (day(now) - day(seen)).num_days() {
        0 => t.sessions_today().to_owned(),
        1 => t.sessions_yesterday().to_owned(),
        _ => t.day(day(seen)),
    }
}

fn row(ctx: &Ctx, session: &Listed, action: &str) -> Markup {
    let t = ctx.t;
    let zone: Tz = ctx.zone.unwrap_or(ctx.app.config.zone);
    let since = t.day(Instant(session.created).in_zone(zone).date_naive());
    let agent = if session.agent.is_empty() { t.sessions_unknown() } else { &session.agent };
    let end = t.sessions_end_one(agent);
    html! {
        li {
            div .grow {
                strong { (agent) }
                @if !session.provider.is_empty() { " " span .muted { "(" (session.provider) ")" } }
                @if session.current { " " (ui::badge(Some(Tone::Success), Some("check"), t.sessions_this())) }
                p .muted { (t.sessions_when(&since, &last_used(t, Instant(session.seen), ctx.now, zone))) }
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

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Berlin;

    use super::*;
    use crate::domain::time::WallTime;
    use crate::i18n::Locale;

    #[test]
    fn no_more_is_told_of_a_sessions_last_use_than_is_known() {
        let at = |text: &str| WallTime::parse(text).unwrap().instant(Berlin);
        let now = at("2027-03-02 01:30");
        let told = |seen: &str| last_used(T(Locale::En), at(seen), now, Berlin);
        assert_eq!(told("2027-03-02 01:00"), "within the last hour");
        assert_eq!(told("2027-03-02 00:00"), "today");
        assert_eq!(told("2027-03-01 23:00"), "yesterday");
        assert_eq!(told("2027-02-28 10:00"), "Sun, 28 Feb 2027");
    }
}

//! What new polls start with.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, profile};
use crate::domain::access::Denial;
use crate::domain::choice::Kind;
use crate::domain::poll::Settings;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::poll::settings_fields;
use crate::web::ui::Button;

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/defaults/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, now) = load(&ctx).await?;
    show(&ctx, StatusCode::OK, &user, &now, &Messages::default())
}

/// `POST /settings/defaults/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (user, now) = load(&ctx).await?;
    if ctx.form.get("do") == "reset" {
        ctx.write(|tx, asker| profile::set_poll_defaults(tx, asker, &Settings::default())).await?;
        return ctx.redirect("/settings/defaults/", Some(Flash::Saved));
    }
    let (typed, mut invalid) = settings_fields::read(&ctx.form, &now);
    invalid.0.extend(typed.check().err().unwrap_or_default().0);
    if !invalid.0.is_empty() {
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &typed, &ctx.messages(&invalid));
    }
    ctx.write(move |tx, asker| profile::set_poll_defaults(tx, asker, &typed)).await?;
    ctx.redirect("/settings/defaults/", Some(Flash::Saved))
}

async fn load(ctx: &Ctx) -> Result<(User, Settings), Error> {
    let (user, settings, _) = ctx.read(profile::start).await?;
    let user = user.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
    Ok((user, settings))
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, settings: &Settings, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        form .form method="post" {
            (settings_fields::fields(ctx, Kind::Datetime, settings, messages))
            div .actions {
                (Button::new(t.profile_save()).primary())
                (Button::new(t.defaults_reset()).quiet().send("do", "reset"))
            }
        }
    };
    let (tab, title, lead) = (Tab::Defaults, t.defaults_title(), Some(t.defaults_lead()));
    frame::page(ctx, status, &AccountPage { user, tab, title, lead, body, scripts: &[] })
}

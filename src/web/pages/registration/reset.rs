//! A new password in the place of a forgotten one: behind the mailed link.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::password_reset;
use crate::store::profiles::Profile;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

use super::{forgot, link, password};

/// `GET /registration/reset/{token}/{code}/`: changes nothing.
pub async fn get(ctx: Ctx) -> Outcome {
    link::count(&ctx).await?;
    let opened = link::of(&ctx);
    match ctx.read(move |tx, asker| password_reset::look(tx, asker, &opened)).await {
        Ok(account) => show(&ctx, StatusCode::OK, &account, &Messages::default()),
        Err(error) => link::dead(&ctx, error, forgot::PATH),
    }
}

/// `POST /registration/reset/{token}/{code}/`: ends all sessions; signing in with the new password is the next step, so
/// that a second factor is asked for as ever.
pub async fn post(ctx: Ctx) -> Outcome {
    link::count(&ctx).await?;
    let opened = link::of(&ctx);
    let seen = opened.clone();
    let account = match ctx.read(move |tx, asker| password_reset::look(tx, asker, &seen)).await {
        Ok(account) => account,
        Err(error) => return link::dead(&ctx, error, forgot::PATH),
    };
    let new = match password::read(&ctx, &account.username, &account.email) {
        Ok(new) => new,
        Err(invalid) => {
            return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &account, &ctx.messages(&invalid));
        }
    };
    let hash = ctx.app.passwords.hash(new, ctx.app.random.clone()).await?;
    match ctx.write(move |tx, asker| password_reset::reset(tx, asker, &opened, &hash)).await {
        Ok(_) => ctx.redirect("/login/", Some(Flash::PasswordReset)),
        Err(error) => link::dead(&ctx, error, forgot::PATH),
    }
}

fn show(ctx: &Ctx, status: StatusCode, account: &Profile, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let lead = t.reset_password_lead(&account.username);
    let body = html! {
        (ui::page_head(t.reset_password_title(), Some(&lead)))
        (messages.summary(t))
        form .form method="post" {
            // For programs that keep passwords.
            input type="hidden" name="username" autocomplete="username" value=(account.username);
            (password::fields(ctx, messages))
            div .actions { (Button::new(t.reset_save()).primary()) }
        }
    };
    let title = t.reset_password_title();
    ctx.page(status, &Page { title, body, width: Width::Narrow, ..Page::default() })
}

//! The account that was asked for: behind the mailed link.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::registration::{self, Wanted};
use crate::actions::sessions::Proof;
use crate::actions::{self, attempts};
use crate::config::Registration;
use crate::domain::error::{Invalid, Problem};
use crate::domain::user;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::guess;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::password_form;
use crate::web::session;
use crate::web::ui::{self, Button, Field, Width};

use super::link;
use super::request::{self, mode};

/// `GET /registration/create_account/{token}/{code}/`: changes nothing, for programs look into mail too.
pub async fn get(ctx: Ctx) -> Outcome {
    mode(&ctx)?;
    guess::link(&ctx).await?;
    let opened = link::of(&ctx);
    match ctx.read(move |tx, asker| registration::look(tx, asker, &opened)).await {
        Ok(wanted) => show(&ctx, StatusCode::OK, &wanted, &wanted.username, &Messages::default()),
        Err(error) => link::dead(&ctx, error, request::PATH),
    }
}

/// `POST /registration/create_account/{token}/{code}/`: makes the account and signs in.
pub async fn post(ctx: Ctx) -> Outcome {
    let mode = mode(&ctx)?;
    guess::link(&ctx).await?;
    let opened = link::of(&ctx);
    let seen = opened.clone();
    let wanted = match ctx.read(move |tx, asker| registration::look(tx, asker, &seen)).await {
        Ok(wanted) => wanted,
        Err(error) => return link::dead(&ctx, error, request::PATH),
    };
    let typed = ctx.form.get("username").trim().to_owned();
    let username = if ctx.form.has("username") { typed } else { wanted.username.clone() };
    let checked = check(&ctx, &username, &wanted.email);
    let new = match checked {
        Ok(new) => new,
        Err(invalid) => return refuse(&ctx, &wanted, &username, &invalid),
    };
    let hash = ctx.app.passwords.hash(new, ctx.app.random.clone()).await?;
    let token = opened.token.clone();
    ctx.write(move |tx, asker| attempts::count_name(tx, &asker.keys, &token)).await?;
    let approval = mode == Registration::Approval;
    let name = username.clone();
    let made =
        ctx.write(move |tx, asker| registration::create(tx, asker, &opened, &name, &hash, approval)).await;
    match made {
        Ok(_) if approval => waiting(&ctx),
        Ok(user) => {
            session::start(&ctx, user, Proof::default()).await?;
            ctx.redirect("/settings/", Some(Flash::Registered))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => refuse(&ctx, &wanted, &username, &invalid),
        Err(error) => link::dead(&ctx, error, request::PATH),
    }
}

fn check(ctx: &Ctx, username: &str, email: &str) -> Result<String, Invalid> {
    let mut invalid = Invalid::default();
    invalid.check("username", user::new_username(username));
    match password_form::read(ctx, username, email) {
        Ok(new) if invalid.0.is_empty() => Ok(new),
        Ok(_) => Err(invalid),
        Err(wrong) => {
            invalid.0.extend(wrong.0);
            Err(invalid)
        }
    }
}

fn refuse(ctx: &Ctx, wanted: &Wanted, username: &str, invalid: &Invalid) -> Outcome {
    let taken = invalid.0.iter().any(|error| error.problem == Problem::NameTaken);
    let status = if taken { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    show(ctx, status, wanted, username, &ctx.messages(invalid))
}

fn waiting(ctx: &Ctx) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.register_waiting(), Some(t.register_waiting_text())))
        div .actions { (Button::new(t.mailed_start()).link("/")) }
    };
    let title = t.register_waiting();
    ctx.page(StatusCode::OK, &Page { title, body, width: Width::Narrow, ..Page::default() })
}

fn show(ctx: &Ctx, status: StatusCode, wanted: &Wanted, username: &str, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let lead = t.register_password_lead(&wanted.email);
    let body = html! {
        (ui::page_head(t.register_password_title(), Some(&lead)))
        (messages.summary(t))
        form .form method="post" {
            (Field::text("username", t.register_username())
                .value(username)
                .required(true)
                .autocomplete("username")
                .help(t.register_username_help())
                .error(messages.of("username")))
            (password_form::fields(ctx, t.login_password(), messages))
            div .actions { (Button::new(t.register_create()).primary()) }
        }
    };
    let title = t.register_password_title();
    ctx.page(status, &Page { title, body, width: Width::Narrow, ..Page::default() })
}

//! Making the first admin with the code that the server printed. There is no such page once somebody runs the site.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::sessions::Proof;
use crate::actions::users::New;
use crate::actions::{self, setup};
use crate::domain::error::Invalid;
use crate::domain::user;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::guess;
use crate::web::page::Page;
use crate::web::password_form;
use crate::web::session;
use crate::web::ui::{self, Button, Field, Width};

/// `GET /setup/`
pub async fn get(ctx: Ctx) -> Outcome {
    open(&ctx).await?;
    show(&ctx, StatusCode::OK, &Invalid::default())
}

/// `POST /setup/`
pub async fn post(ctx: Ctx) -> Outcome {
    open(&ctx).await?;
    match claimed(&ctx).await {
        Ok(user) => {
            session::start(&ctx, user, Proof::default()).await?;
            ctx.redirect("/admin/", None)
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &invalid)
        }
        Err(error) => Err(error),
    }
}

async fn open(ctx: &Ctx) -> Result<(), Error> {
    if ctx.read(|tx, _| setup::is_open(tx)).await? { Ok(()) } else { Err(Error::NOT_FOUND) }
}

/// The code is looked at before the password is hashed, which takes long on purpose.
async fn claimed(ctx: &Ctx) -> Result<crate::domain::id::UserId, Error> {
    guess::link(ctx).await?;
    let code = ctx.form.get("code").to_owned();
    ctx.read(move |tx, _| setup::look(tx, &code)).await?;
    let username = ctx.form.get("username").to_owned();
    let email = ctx.form.get("email").to_owned();
    let mut invalid = Invalid::default();
    invalid.check("username", user::new_username(&username));
    invalid.check("email", user::optional_email(&email, ctx.app.config.home()));
    let new = password_form::read(ctx, &username, &email).unwrap_or_else(|wrong| {
        invalid.0.extend(wrong.0);
        String::new()
    });
    invalid.finish().map_err(actions::Error::from)?;
    let hash = ctx.app.passwords.hash(new, ctx.app.random.clone()).await?;
    let code = ctx.form.get("code").to_owned();
    let new =
        New { username, email, home: ctx.app.config.home().to_owned(), password: hash, ..New::default() };
    ctx.write(move |tx, _| setup::claim(tx, &code, new.clone())).await
}

fn show(ctx: &Ctx, status: StatusCode, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let body = html! {
        (ui::page_head(t.setup_title(), Some(t.setup_lead())))
        (messages.summary(t))
        form .form method="post" action="/setup/" {
            (Field::text("code", t.setup_code()).value(ctx.form.get("code")).help(t.setup_code_help())
                .error(messages.of("code")).required(true).autocomplete("one-time-code"))
            (Field::text("username", t.register_username()).help(t.register_username_help()).value(ctx.form.get("username"))
                .error(messages.of("username")).required(true).autocomplete("username"))
            (Field::text("email", t.register_email()).help(t.setup_email_help()).value(ctx.form.get("email"))
                .error(messages.of("email")).optional(t.new_optional()).autocomplete("email").inputmode("email"))
            (password_form::fields(ctx, t.login_password(), &messages))
            div .actions { (Button::new(t.setup_do()).primary()) }
        }
    };
    ctx.page(status, &Page { title: t.setup_title(), body, width: Width::Narrow, ..Page::default() })
}

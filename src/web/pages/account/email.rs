//! Another address for mail.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, email_change, sessions};
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::ui::{Button, Field};

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/email/`: for whoever has just shown who they are.
pub async fn get(ctx: Ctx) -> Outcome {
    let user = ctx.read(sessions::confirmed).await?;
    show(&ctx, StatusCode::OK, &user, &Messages::default())
}

/// `POST /settings/email/`: mails a link to the new address; nothing changes until it is opened.
pub async fn post(ctx: Ctx) -> Outcome {
    let user = ctx.read(sessions::still_confirmed).await?;
    let (email, client) = (ctx.form.get("email").to_owned(), ctx.limited_client());
    let (locale, home) = (ctx.t.locale().code(), ctx.app.config.home().to_owned());
    let asked = ctx.write(move |tx, asker| email_change::request(tx, asker, &email, &home, locale, client));
    match asked.await {
        Ok(()) => ctx.redirect("/settings/mail/", Some(Flash::EmailSent)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &ctx.messages(&invalid))
        }
        Err(error) => Err(error),
    }
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        form .form method="post" {
            (Field::text("email", t.email_new())
                .value(ctx.form.get("email"))
                .required(true)
                .autocomplete("email")
                .inputmode("email")
                .error(messages.of("email")))
            div .actions {
                (Button::new(t.register_send()).primary())
                (Button::new(t.email_keep()).quiet().link("/settings/mail/"))
            }
        }
    };
    let (tab, title, lead) = (Tab::Mail, t.email_title(), Some(t.email_lead()));
    frame::page(ctx, status, &AccountPage { user, tab, title, lead, body, scripts: &[] })
}

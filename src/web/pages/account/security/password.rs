//! Another password.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, password_change, sessions};
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::password_form;
use crate::web::session;
use crate::web::ui::Button;

/// `GET /settings/security/password/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, has_one) = ctx
        .read(|tx, asker| {
            let user = sessions::confirmed(tx, asker)?;
            let has_one = sessions::has_password(tx, user.id)?;
            Ok::<_, actions::Error>((user, has_one))
        })
        .await?;
    if !has_one {
        return ctx.redirect("/settings/security/", None);
    }
    show(&ctx, StatusCode::OK, &user, &Messages::default())
}

/// `POST /settings/security/password/`: ends all other sessions.
pub async fn post(ctx: Ctx) -> Outcome {
    let (user, email) = ctx.read(password_change::begin).await?;
    let new = match password_form::read(&ctx, &user.username, &email) {
        Ok(new) => new,
        Err(invalid) => {
            return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &ctx.messages(&invalid));
        }
    };
    let hash = ctx.app.passwords.hash(new, ctx.app.random.clone()).await?;
    ctx.write(move |tx, asker| password_change::change(tx, asker, &hash)).await?;
    session::start(&ctx, user.id, sessions::Proof::default()).await?;
    ctx.redirect("/settings/security/", Some(Flash::PasswordRenewed))
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        form .form method="post" action="/settings/security/password/" {
            // Password managers want to know whose password it is.
            input type="hidden" name="username" autocomplete="username" value=(user.username);
            p { (t.password_others_end()) }
            (password_form::fields(ctx, t.mailed_password(), messages))
            div .actions {
                (Button::new(t.security_password_change()).primary())
                (Button::new(t.security_cancel()).quiet().link("/settings/security/"))
            }
        }
    };
    super::show(ctx, status, user, t.security_password_change(), body)
}

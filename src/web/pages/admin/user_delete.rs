//! Deleting an account: asks first, and who gets its polls.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::admin::users::{self, Shown};
use crate::actions::admin::{By, Hand};
use crate::actions::{self};
use crate::domain::error::Invalid;
use crate::domain::id::UserId;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::Button;

use super::{Tab, console, heir_field, number, user};

/// `GET /admin/users/{user}/delete/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, shown) = user::look(&ctx).await?;
    show(&ctx, StatusCode::OK, &by, &shown, &Invalid::default())
}

/// `POST /admin/users/{user}/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (id, heir) = (UserId(number(&ctx, "user")?), ctx.form.get("heir").to_owned());
    let done = ctx.write(move |tx, asker| users::delete(tx, Hand::Of(asker), &asker.keys, id, &heir)).await;
    match done {
        Ok(_) => ctx.redirect("/admin/users/", Some(Flash::UserDeleted)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (by, shown) = user::look(&ctx).await?;
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &by, &shown, &invalid)
        }
        Err(error) => Err(error),
    }
}

fn show(ctx: &Ctx, status: StatusCode, by: &By, shown: &Shown, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let account = &shown.account;
    let path = format!("/admin/users/{}/", account.id);
    let title = t.admin_delete_user_of(&account.username);
    let body = html! {
        (messages.summary(t))
        form .form.admin-form method="post" action={ (path) "delete/" } {
            p .lead { (t.admin_delete_user_text()) }
            @if !shown.in_need.is_empty() { p { (t.admin_heir_groups(&shown.in_need.join(", "))) } }
            @if shown.only_its > 0 || !shown.in_need.is_empty() {
                (heir_field(ctx, shown.only_its, &messages))
            }
            div .actions {
                (Button::new(t.admin_delete_user()).danger().icon("trash"))
                (Button::new(t.admin_keep()).link(&path))
            }
        }
    };
    console(ctx, status, by, Tab::Users, Some(&title), &body)
}

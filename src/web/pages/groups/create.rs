//! Making a group.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::groups::create_group;
use crate::actions::{self, signed_in};
use crate::domain::access::Denial;
use crate::domain::error::Invalid;
use crate::domain::group::Visibility;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

use super::{Typed, path};

/// `GET /groups/create/`
pub async fn get(ctx: Ctx) -> Outcome {
    let user = user(&ctx).await?;
    let typed = Typed { name: String::new(), visibility: Visibility::Members.as_str().to_owned() };
    show(&ctx, StatusCode::OK, &user, &typed, &Invalid::default())
}

/// `POST /groups/create/`
pub async fn post(ctx: Ctx) -> Outcome {
    let user = user(&ctx).await?;
    let typed = Typed::read(&ctx);
    let made = match typed.visibility() {
        Ok(visibility) => {
            ctx.count(Deed::Create, "")?;
            let name = typed.name.clone();
            ctx.write(move |tx, asker| create_group(tx, asker, &name, visibility)).await
        }
        Err(problem) => Err(actions::Error::Invalid(Invalid::one("visibility", problem)).into()),
    };
    match made {
        Ok(name) => ctx.redirect(&path(&name, ""), Some(Flash::GroupCreated)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &typed, &invalid)
        }
        Err(error) => Err(error),
    }
}

async fn user(ctx: &Ctx) -> Result<User, Error> {
    super::open(ctx)?;
    Ok(ctx.read(signed_in).await?.ok_or(actions::Error::Denied(Denial::LoginRequired))?)
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, typed: &Typed, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let body = html! {
        (ui::page_head(t.groups_create(), Some(t.group_create_lead())))
        (messages.summary(t))
        form .form method="post" action="/groups/create/" {
            (typed.fields(ctx, &messages))
            div .actions { (Button::new(t.groups_create()).primary()) }
        }
    };
    let page =
        Page { title: t.groups_create(), body, width: Width::Narrow, user: Some(user), ..Page::default() };
    ctx.page(status, &page)
}

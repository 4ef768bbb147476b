//! Leaving a group.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::groups::{Hall, enter, leave_group};
use crate::domain::group::Deed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

use super::path;

/// `GET /groups/g/{name}/leave/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let hall = hall(&ctx).await?;
    let t = ctx.t;
    let back = path(&hall.group.name, "");
    let body = html! {
        (ui::page_head(t.group_leave(), Some(&hall.group.name)))
        form .form method="post" action=(path(&hall.group.name, "leave/")) {
            p { (t.group_leave_lead()) }
            div .actions {
                (Button::new(t.group_leave()).danger().icon("logout"))
                (Button::new(t.group_stay()).link(&back))
            }
        }
    };
    let user = Some(&hall.user);
    let page = Page { title: t.group_leave(), body, width: Width::Narrow, user, ..Page::default() };
    ctx.page(StatusCode::OK, &page)
}

/// `POST /groups/g/{name}/leave/`
pub async fn post(ctx: Ctx) -> Outcome {
    let name = super::name(&ctx)?;
    ctx.write(move |tx, asker| leave_group(tx, asker, &name)).await?;
    ctx.redirect("/groups/", Some(Flash::GroupLeft))
}

async fn hall(ctx: &Ctx) -> Result<Hall, Error> {
    let name = super::name(ctx)?;
    ctx.read(move |tx, asker| enter(tx, asker, &name, Deed::Leave)).await
}

//! Another name or visibility for a group.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions;
use crate::actions::groups::{Hall, enter, update_group};
use crate::domain::error::Invalid;
use crate::domain::group::Deed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

use super::{Typed, path};

/// `GET /groups/g/{name}/settings/`
pub async fn get(ctx: Ctx) -> Outcome {
    let hall = hall(&ctx).await?;
    let visibility = hall.group.visibility.as_str().to_owned();
    let typed = Typed { name: hall.group.name.clone(), visibility };
    show(&ctx, StatusCode::OK, &hall, &typed, &Invalid::default())
}

/// `POST /groups/g/{name}/settings/`
pub async fn post(ctx: Ctx) -> Outcome {
    let hall = hall(&ctx).await?;
    let typed = Typed::read(&ctx);
    let changed = match typed.visibility() {
        Ok(visibility) => {
            let (old, name) = (hall.group.name.clone(), typed.name.clone());
            ctx.write(move |tx, asker| update_group(tx, asker, &old, &name, visibility)).await
        }
        Err(problem) => Err(actions::Error::Invalid(Invalid::one("visibility", problem)).into()),
    };
    match changed {
        Ok(name) => ctx.redirect(&path(&name, ""), Some(Flash::Saved)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &hall, &typed, &invalid)
        }
        Err(error) => Err(error),
    }
}

async fn hall(ctx: &Ctx) -> Result<Hall, Error> {
    let name = super::name(ctx)?;
    ctx.read(move |tx, asker| enter(tx, asker, &name, Deed::Change)).await
}

fn show(ctx: &Ctx, status: StatusCode, hall: &Hall, typed: &Typed, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let body = html! {
        (ui::page_head(t.group_change(), Some(&hall.group.name)))
        (messages.summary(t))
        form .form method="post" action=(path(&hall.group.name, "settings/")) {
            (typed.fields(ctx, &messages))
            div .actions {
                (Button::new(t.group_save()).primary())
                (Button::new(t.group_delete()).quiet().icon("trash").link(&path(&hall.group.name, "delete/")))
            }
        }
    };
    let user = Some(&hall.user);
    ctx.page(status, &Page { title: t.group_change(), body, width: Width::Narrow, user, ..Page::default() })
}

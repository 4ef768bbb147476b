//! All groups, and one of them.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::groups::{self, Shown};
use crate::actions::admin::{By, Hand};
use crate::actions::{self};
use crate::domain::error::Invalid;
use crate::domain::id::GroupId;
use crate::store::site::GroupLine;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button};

use super::{Tab, before, console, heir_field, number, pages, when};

/// `GET /admin/groups/`
pub async fn get(ctx: Ctx) -> Outcome {
    let from = before(&ctx);
    let (by, found) = ctx.read(move |tx, asker| groups::list(tx, Hand::Of(asker), from)).await?;
    let t = ctx.t;
    let body = html! {
        @if found.is_empty() { (ui::empty("users", t.admin_no_groups(), &html! {})) } @else { (table(&ctx, &found)) }
        (pages(&ctx, "/admin/groups/", "", found.len(), found.last().map(|group| group.id.0)))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Groups, None, &body)
}

/// `GET /admin/groups/{team}/`
pub async fn one(ctx: Ctx) -> Outcome {
    let (by, shown) = look(&ctx).await?;
    show(&ctx, StatusCode::OK, &by, &shown, &Invalid::default())
}

/// `POST /admin/groups/{team}/delete/`
pub async fn delete(ctx: Ctx) -> Outcome {
    let (id, heir) = (GroupId(number(&ctx, "team")?), ctx.form.get("heir").to_owned());
    match ctx.write(move |tx, asker| groups::delete(tx, Hand::Of(asker), id, &heir)).await {
        Ok(()) => ctx.redirect("/admin/groups/", Some(Flash::GroupDeletedByAdmin)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (by, shown) = look(&ctx).await?;
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &by, &shown, &invalid)
        }
        Err(error) => Err(error),
    }
}

async fn look(ctx: &Ctx) -> Result<(By, Shown), Error> {
    let id = GroupId(number(ctx, "team")?);
    ctx.read(move |tx, asker| groups::show(tx, Hand::Of(asker), id)).await
}

fn table(ctx: &Ctx, found: &[GroupLine]) -> Markup {
    let t = ctx.t;
    let heads = [t.admin_name(), t.admin_members(), t.admin_polls(), t.admin_provider(), t.admin_made()];
    let rows = html! {
        @for group in found {
            tr {
                td { a href={ "/admin/groups/" (group.id) "/" } { (group.name) } }
                td .num data-label=(heads[1]) { (t.integer(group.members)) }
                td .num data-label=(heads[2]) { (t.integer(group.polls)) }
                td data-label=(heads[3]) { (group.provider) }
                td .when data-label=(heads[4]) { (when(ctx, group.created)) }
            }
        }
    };
    ui::table(t.admin_groups(), &heads, &rows)
}

fn show(ctx: &Ctx, status: StatusCode, by: &By, shown: &Shown, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let group = &shown.group;
    let rows = html! {
        @for (id, username, name, admin) in &shown.members {
            tr {
                td { a href={ "/admin/users/" (id) "/" } { (username) } }
                td data-label=(t.admin_name()) { (name) }
                td data-label=(t.admin_state()) { @if *admin { (ui::badge(None, None, t.admin_runs_group())) } }
            }
        }
    };
    let body = html! {
        (messages.summary(t))
        @if shown.members.is_empty() { p .muted { (t.admin_no_members()) } } @else {
            (ui::table(t.admin_members(), &[t.admin_username(), t.admin_name(), t.admin_state()], &rows))
        }
        form .form.panel method="post" action={ "/admin/groups/" (group.id) "/delete/" } {
            h2 { (t.admin_delete_group()) }
            p { (t.admin_delete_group_text()) }
            @if shown.only_its > 0 {
                (heir_field(ctx, shown.only_its, &messages))
            }
            div .actions { (Button::new(t.admin_delete_group()).danger().icon("trash")) }
        }
    };
    console(ctx, status, by, Tab::Groups, Some(&group.name), &body)
}

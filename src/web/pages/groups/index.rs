//! The groups of a signed-in person, and those that they are asked to join.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::groups::{MyGroups, my_groups};
use crate::store::groups::{Invitation, Membership};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Button, Row};

use super::path;

/// `GET /groups/`
pub async fn get(ctx: Ctx) -> Outcome {
    super::open(&ctx)?;
    let mine = ctx.read(my_groups).await?;
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.groups_title(), Some(t.groups_lead())))
        div .stack.loose {
            @if !mine.invitations.is_empty() {
                section .stack {
                    h2 { (t.groups_invitations()) }
                    @for invitation in &mine.invitations { (ui::panel(&asked(&ctx, invitation))) }
                }
            }
            (groups(&ctx, &mine))
        }
    };
    ctx.page(
        StatusCode::OK,
        &Page { title: t.groups_title(), body, user: Some(&mine.user), ..Page::default() },
    )
}

fn groups(ctx: &Ctx, mine: &MyGroups) -> Markup {
    let t = ctx.t;
    let create = Button::new(t.groups_create()).icon("plus").link("/groups/create/");
    let create = if mine.invitations.is_empty() { create.primary() } else { create };
    if mine.groups.is_empty() && mine.invitations.is_empty() {
        return ui::empty("users", t.groups_nothing(), &html! { (create) });
    }
    let paths: Vec<String> = mine.groups.iter().map(|mine| path(&mine.group.name, "")).collect();
    let row =
        |(mine, href): (&'_ Membership, &String)| (href.clone(), mine.group.name.clone(), aside(ctx, mine));
    let lines: Vec<(String, String, Markup)> = mine.groups.iter().zip(&paths).map(row).collect();
    let rows: Vec<Row<'_>> =
        lines.iter().map(|(href, title, aside)| Row { href, title, aside: aside.clone() }).collect();
    html! {
        @if !rows.is_empty() { section .stack { h2 { (t.groups_yours()) } (ui::rows(&rows)) } }
        div .actions { (create) }
    }
}

fn aside(ctx: &Ctx, mine: &Membership) -> Markup {
    html! {
        span .muted.small { (ctx.t.groups_members(mine.members)) }
        @if mine.admin { (ui::badge(None, Some("key"), ctx.t.group_admin())) }
    }
}

/// An invitation with its two answers.
fn asked(ctx: &Ctx, invitation: &Invitation) -> Markup {
    html! {
        div .stack.tight {
            h3 { a href=(path(&invitation.group.name, "")) { (invitation.group.name) } }
            p {
                @match &invitation.by {
                    Some(name) => (ctx.t.groups_invites(name)),
                    None => (ctx.t.groups_invites_you()),
                }
            }
            (answers(ctx, &invitation.group.name))
        }
    }
}

/// The buttons that answer an invitation.
pub(super) fn answers(ctx: &Ctx, group: &str) -> Markup {
    let action = format!("/groups/invitations/{}/action/", crate::web::href::escaped(group));
    html! {
        form .cluster method="post" action=(action) {
            (Button::new(ctx.t.groups_accept()).primary().icon("check").send("do", "accept"))
            (Button::new(ctx.t.groups_refuse()).icon("close").send("do", "refuse"))
        }
    }
}

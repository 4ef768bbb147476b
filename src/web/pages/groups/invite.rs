//! Asking people to join a group, and taking that back.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::group_members::{invite, withdraw};
use crate::actions::groups::{Hall, enter};
use crate::domain::directory::names;
use crate::domain::error::{Invalid, Problem};
use crate::domain::group::{self, INVITED_MAX};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::page::Page;
use crate::web::people;
use crate::web::ui::{self, Button, Field, Tone, Width};

use super::path;

/// `GET /groups/g/{name}/invite/`
pub async fn get(ctx: Ctx) -> Outcome {
    let hall = hall(&ctx).await?;
    show(&ctx, StatusCode::OK, &hall, "", &Invalid::default(), &html! {})
}

/// `POST /groups/g/{name}/invite/`: whoever could not be asked comes back in the field.
pub async fn post(ctx: Ctx) -> Outcome {
    let hall = hall(&ctx).await?;
    let typed = ctx.form.get("people");
    let people = names(typed);
    // Every name tells whether somebody is called that.
    for _ in people.iter().take(INVITED_MAX) {
        ctx.count(Deed::LookUp, &hall.user.username)?;
    }
    let (group, open) = (hall.group.name.clone(), ctx.app.config.directory);
    let exempt = ctx.app.limits.is_exempt(ctx.client);
    match ctx.write(move |tx, asker| invite(tx, asker, open, &group, &people, exempt)).await {
        Ok(done) if done.refused.is_empty() => {
            ctx.redirect(&path(&hall.group.name, ""), Some(Flash::GroupInvited))
        }
        Ok(done) => {
            let left: Vec<&str> = done.refused.iter().map(|(typed, _)| typed.as_str()).collect();
            let mut invalid = Invalid::default();
            done.refused.iter().for_each(|(_, problem)| invalid.add("people", problem.clone()));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            show(&ctx, status, &hall, &left.join(", "), &invalid, &asked(&ctx, &done.asked))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &hall, typed, &invalid, &html! {})
        }
        Err(error) => Err(error),
    }
}

/// `POST /groups/g/{name}/withdraw/{member}/`
pub async fn withdrawn(ctx: Ctx) -> Outcome {
    let (name, user) = (super::name(&ctx)?, super::username(&ctx));
    let group = name.clone();
    ctx.write(move |tx, asker| withdraw(tx, asker, &group, &user)).await?;
    ctx.redirect(&path(&name, ""), Some(Flash::GroupWithdrawn))
}

async fn hall(ctx: &Ctx) -> Result<Hall, Error> {
    let name = super::name(ctx)?;
    ctx.read(move |tx, asker| enter(tx, asker, &name, group::Deed::Invite)).await
}

fn asked(ctx: &Ctx, names: &[String]) -> Markup {
    html! { @if !names.is_empty() { (ui::flash(Tone::Success, &ctx.t.group_asked(&names.join(", ")))) } }
}

fn show(
    ctx: &Ctx,
    status: StatusCode,
    hall: &Hall,
    typed: &str,
    invalid: &Invalid,
    said: &Markup,
) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let mut words: Vec<String> = invalid.0.iter().map(|error| ctx.problem(&error.problem)).collect();
    words.dedup();
    let all = (!words.is_empty()).then(|| words.join(" "));
    let required = invalid.0.iter().any(|error| error.problem == Problem::Required);
    let field = Field::text("people", t.group_people())
        .value(typed)
        .required(!required)
        .help(t.group_people_help())
        .error(all.as_deref());
    let back = path(&hall.group.name, "");
    let body = html! {
        (ui::page_head(t.group_invite(), Some(&hall.group.name)))
        (said)
        (messages.summary(t))
        form .form method="post" action=(path(&hall.group.name, "invite/")) {
            p { (t.group_invite_lead()) }
            (ctx.people(field, true))
            div .actions {
                (Button::new(t.group_invite_do()).primary().icon("mail"))
                (Button::new(t.group_members()).quiet().icon("users").link(&back))
            }
        }
    };
    let page = Page {
        title: t.group_invite(),
        body,
        width: Width::Narrow,
        user: Some(&hall.user),
        scripts: &[people::SCRIPT],
        ..Page::default()
    };
    ctx.page(status, &page)
}

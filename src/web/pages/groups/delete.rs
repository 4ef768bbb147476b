//! Deleting a group, after saying what becomes of its polls.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::group_delete::{Doomed, Heir, delete_group, doomed};
use crate::domain::error::{Invalid, Problem};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::{Flash, Undo};
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::ui::{self, Button, RadioCard, RadioCards, Width};

use super::path;

/// `GET /groups/g/{name}/delete/`: asks first.
pub async fn get(ctx: Ctx) -> Outcome {
    let doomed = load(&ctx).await?;
    show(&ctx, StatusCode::OK, &doomed, "me", &Invalid::default())
}

/// `POST /groups/g/{name}/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let doomed = load(&ctx).await?;
    let typed = if ctx.form.has("heir") { ctx.form.get("heir") } else { "me" };
    let deleted = match heir(typed) {
        Some(heir) => {
            let name = doomed.hall.group.name.clone();
            ctx.write(move |tx, asker| delete_group(tx, asker, &name, &heir)).await
        }
        None => Err(actions::Error::Invalid(Invalid::one("heir", Problem::BadOption)).into()),
    };
    match deleted {
        Ok(undo) => ctx.redirect_undoable("/groups/", Flash::GroupDeleted, undo.map(Undo::OfGroup)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &doomed, typed, &invalid)
        }
        Err(error) => Err(error),
    }
}

fn heir(typed: &str) -> Option<Heir> {
    match typed {
        "me" => Some(Heir::Me),
        "nobody" => Some(Heir::Nobody),
        other => other.strip_prefix("group ").map(|name| Heir::Group(name.to_owned())),
    }
}

async fn load(ctx: &Ctx) -> Result<Doomed, Error> {
    let name = super::name(ctx)?;
    ctx.read(move |tx, asker| doomed(tx, asker, &name)).await
}

fn show(ctx: &Ctx, status: StatusCode, doomed: &Doomed, chosen: &str, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let messages = ctx.messages(invalid);
    let name = &doomed.hall.group.name;
    let body = html! {
        (ui::page_head(t.group_delete(), Some(name)))
        (messages.summary(t))
        form .form method="post" action=(path(name, "delete/")) {
            p { (t.group_delete_lead(doomed.hall.crowd.members)) }
            @if doomed.polls > 0 { (heirs(ctx, doomed, chosen, &messages)) }
            div .actions {
                (Button::new(t.group_delete()).danger().icon("trash"))
                (Button::new(t.group_keep()).link(&path(name, "")))
            }
        }
    };
    let user = Some(&doomed.hall.user);
    ctx.page(status, &Page { title: t.group_delete(), body, width: Width::Narrow, user, ..Page::default() })
}

fn heirs(ctx: &Ctx, doomed: &Doomed, chosen: &str, messages: &Messages) -> Markup {
    let t = ctx.t;
    let groups: Vec<(String, String)> =
        doomed.groups.iter().map(|name| (format!("group {name}"), t.group_heir_group(name))).collect();
    let mut options =
        vec![RadioCard { value: "me", label: t.group_heir_me(), help: Some(t.group_heir_me_text()) }];
    options.extend(groups.iter().map(|(value, label)| RadioCard { value, label, help: None }));
    options.push(RadioCard {
        value: "nobody",
        label: t.group_heir_nobody(),
        help: Some(t.group_heir_nobody_text()),
    });
    let legend = t.group_delete_polls(doomed.polls);
    html! {
        (RadioCards {
            name: "heir",
            legend: &legend,
            help: None,
            error: messages.of("heir"),
            options: &options,
            chosen,
        })
    }
}

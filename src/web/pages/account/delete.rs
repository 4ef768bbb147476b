//! Deleting one's own account.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::account_delete::{self, Farewell, Polls, Traces};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::GroupId;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::ui::{self, Button, RadioCard, RadioCards, Tone};

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/delete/`: for whoever has just shown who they are.
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, farewell) = ctx.read(account_delete::farewell).await?;
    show(&ctx, StatusCode::OK, &user, &farewell, &Messages::default())
}

/// `POST /settings/delete/`
pub async fn post(ctx: Ctx) -> Outcome {
    let outcome = match read(&ctx) {
        Ok((polls, traces)) => {
            ctx.write(move |tx, asker| account_delete::delete(tx, asker, polls, traces)).await
        }
        Err(invalid) => Err(actions::Error::from(invalid).into()),
    };
    match outcome {
        Ok(()) => {
            ctx.clear_cookie("session");
            ctx.redirect("/", Some(Flash::AccountDeleted))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (user, farewell) = ctx.read(account_delete::farewell).await?;
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &farewell, &ctx.messages(&invalid))
        }
        Err(error) => Err(error),
    }
}

fn read(ctx: &Ctx) -> Result<(Option<Polls>, Traces), Invalid> {
    let mut invalid = Invalid::default();
    let polls = match ctx.form.get("polls") {
        "" => Ok(None),
        "delete" => Ok(Some(Polls::Delete)),
        group => group.parse::<GroupId>().map(|id| Some(Polls::Group(id))).map_err(|_| Problem::BadOption),
    };
    let traces = match ctx.form.get("traces") {
        "remove" => Ok(Traces::Remove),
        "keep" => Ok(Traces::Keep),
        "" => Err(Problem::Required),
        _ => Err(Problem::BadOption),
    };
    let (polls, traces) = (invalid.check("polls", polls), invalid.check("traces", traces));
    match (polls, traces) {
        (Some(polls), Some(traces)) => Ok((polls, traces)),
        _ => Err(invalid),
    }
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, farewell: &Farewell, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let names: Vec<&str> = farewell.groups.iter().map(|(_, name)| name.as_str()).collect();
    let body = html! {
        (messages.summary(t))
        @if farewell.last_admin {
            (ui::notice(Tone::Warning, &html! { p { (t.account_last_admin()) } }))
        } @else if !farewell.groups.is_empty() {
            (ui::notice(Tone::Warning, &html! {
                p { (t.account_groups(&names.join(", "))) }
                p { a href="/groups/" { (t.account_groups_link()) } }
            }))
        } @else {
            form .form method="post" {
                @if !farewell.polls.is_empty() { (polls(ctx, farewell, messages)) }
                (traces(ctx, farewell, messages))
                p { (t.account_gone()) }
                div .actions {
                    (Button::new(t.account_delete()).danger().icon("trash"))
                    (Button::new(t.account_keep()).quiet().link("/settings/data/"))
                }
            }
        }
    };
    let (tab, title, lead) = (Tab::Data, t.account_delete_title(), Some(t.account_delete_lead()));
    frame::page(ctx, status, &AccountPage { user, tab, title, lead, body, scripts: &[] })
}

fn polls(ctx: &Ctx, farewell: &Farewell, messages: &Messages) -> Markup {
    let t = ctx.t;
    let count = i64::try_from(farewell.polls.len()).unwrap_or(i64::MAX);
    let heirs: Vec<(String, String)> =
        farewell.heirs.iter().map(|(id, name)| (id.to_string(), t.account_polls_group(name))).collect();
    let mut options = vec![RadioCard {
        value: "delete",
        label: t.account_polls_delete(),
        help: Some(t.account_polls_delete_help()),
    }];
    options.extend(heirs.iter().map(|(value, label)| RadioCard { value, label, help: None }));
    html! {
        (RadioCards {
            name: "polls",
            legend: &t.account_polls(count),
            help: None,
            error: messages.of("polls"),
            options: &options,
            chosen: ctx.form.get("polls"),
        })
    }
}

fn traces(ctx: &Ctx, farewell: &Farewell, messages: &Messages) -> Markup {
    let t = ctx.t;
    let number = |count: usize| t.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let help = t.account_traces_help(&number(farewell.comments), &number(farewell.votes));
    html! {
        (RadioCards {
            name: "traces",
            legend: t.account_traces(),
            help: Some(&help),
            error: messages.of("traces"),
            options: &[
                RadioCard { value: "remove", label: t.account_remove(), help: Some(t.account_remove_help()) },
                RadioCard { value: "keep", label: t.account_keep_traces(), help: Some(t.account_keep_traces_help()) },
            ],
            chosen: ctx.form.get("traces"),
        })
    }
}

//! Groups: people who own polls together.

use crate::domain::error::Problem;
use crate::domain::group::Visibility;
use crate::web::ctx::Ctx;
use crate::web::error::Error;
use crate::web::href;
use crate::web::messages::Messages;
use crate::web::ui::{Field, RadioCard, RadioCards};

use maud::{Markup, html};

pub mod answer;
pub mod create;
pub mod delete;
pub mod edit;
pub mod index;
pub mod invite;
pub mod leave;
pub mod member;
pub mod show;
pub mod undo;

/// The address of a page of a group; `rest` is what follows.
pub(in crate::web::pages) fn path(name: &str, rest: &str) -> String {
    format!("/groups/g/{}/{rest}", href::escaped(name))
}

/// The group in the address, on a site that has groups.
fn name(ctx: &Ctx) -> Result<String, Error> {
    open(ctx)?;
    Ok(href::unescaped(&ctx.part("name")))
}

/// The name for signing in that is in the address.
fn username(ctx: &Ctx) -> String {
    href::unescaped(&ctx.part("member"))
}

/// Only sites that have groups have their pages.
fn open(ctx: &Ctx) -> Result<(), Error> {
    if ctx.app.config.groups { Ok(()) } else { Err(Error::NOT_FOUND) }
}

/// What stands in the form of a group.
struct Typed {
    name: String,
    visibility: String,
}

impl Typed {
    fn read(ctx: &Ctx) -> Self {
        Self { name: ctx.form.get("name").to_owned(), visibility: ctx.form.get("visibility").to_owned() }
    }

    fn visibility(&self) -> Result<Visibility, Problem> {
        Visibility::parse(&self.visibility)
    }

    fn fields(&self, ctx: &Ctx, messages: &Messages) -> Markup {
        let t = ctx.t;
        html! {
            (Field::text("name", t.group_name()).value(&self.name).required(true).maxlength(80).autocomplete("off")
                .help(t.group_name_help()).error(messages.of("name")))
            (RadioCards {
                name: "visibility",
                legend: t.group_visibility(),
                help: None,
                error: messages.of("visibility"),
                options: &[
                    RadioCard {
                        value: Visibility::Members.as_str(),
                        label: t.group_members_only(),
                        help: Some(t.group_members_only_text()),
                    },
                    RadioCard {
                        value: Visibility::SignedIn.as_str(),
                        label: t.group_signed_in(),
                        help: Some(t.group_signed_in_text()),
                    },
                ],
                chosen: &self.visibility,
            })
        }
    }
}

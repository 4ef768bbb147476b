//! The words of a poll as a part of a form: question, description, zone, end of voting.

use chrono_tz::TZ_VARIANTS;
use maud::{Markup, html};

use crate::domain::poll::Poll;
use crate::domain::text::{DESCRIPTION_MAX, LINE_MAX};
use crate::domain::time::WallTime;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::ui::Field;

/// The part as it was typed.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The question.
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Name of the zone.
    pub zone: String,
    /// Wall time, or empty.
    pub deadline: String,
}

impl Typed {
    /// What stands in the poll.
    pub fn of(poll: &Poll) -> Self {
        Self {
            title: poll.title.clone(),
            description: poll.description.clone(),
            zone: poll.zone.name().to_owned(),
            deadline: poll.deadline.map(|at| at.to_string()).unwrap_or_default(),
        }
    }

    /// What stands in a form.
    pub fn read(form: &Form) -> Self {
        let text = |name: &str| form.get(name).to_owned();
        Self {
            title: text("title"),
            description: text("description"),
            zone: text("zone"),
            deadline: text("deadline"),
        }
    }
}

/// The fields. `errors` are those of the whole form.
pub fn fields(ctx: &Ctx, typed: &Typed, errors: &[(&str, &str)]) -> Markup {
    let t = ctx.t;
    let of = |field: &str| errors.iter().find(|(name, _)| *name == field).map(|(_, message)| *message);
    // Such a field cannot hold what is no time, nor which one of a doubled hour is meant.
    let plain =
        of("deadline").is_none() && WallTime::parse(&typed.deadline).is_ok_and(|at| at.offset.is_none());
    let deadline = if plain || typed.deadline.is_empty() { Field::datetime } else { Field::text };
    html! {
        (Field::text("title", t.details_title()).value(&typed.title).required(true).maxlength(LINE_MAX)
            .error(of("title")))
        (Field::textarea("description", t.details_description(), 4).value(&typed.description)
            .maxlength(DESCRIPTION_MAX).optional(t.details_optional()).help(t.details_description_help())
            .error(of("description")))
        (deadline("deadline", t.details_deadline()).value(&typed.deadline).optional(t.details_optional())
            .help(t.details_deadline_help()).error(of("deadline")))
        (Field::text("zone", t.details_zone()).value(&typed.zone).required(true).list("zones").autocomplete("off")
            .help(t.details_zone_help()).error(of("zone")))
        datalist #zones { @for zone in TZ_VARIANTS { option value=(zone.name()) {} } }
    }
}

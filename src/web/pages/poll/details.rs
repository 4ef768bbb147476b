//! The words of a poll as a part of a form: question, description, end of voting, zone.

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::domain::error::Problem;
use crate::domain::poll::Poll;
use crate::domain::time::{self, WallTime};
use crate::domain::zone;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::ui::{Field, RadioCard, RadioCards};

/// End of voting as it was typed.
#[derive(Debug, Clone)]
pub struct Deadline {
    text: String,
    offset: String,
    zone: Option<Tz>,
}

impl Deadline {
    /// What stands in a poll.
    fn of(poll: &Poll) -> Self {
        let at = poll.deadline;
        Self {
            text: at.map(|at| WallTime { offset: None, ..at }.to_string()).unwrap_or_default(),
            offset: at.and_then(|at| at.offset).map(time::offset_text).unwrap_or_default(),
            zone: Some(poll.zone),
        }
    }

    /// What stands in a form; the zone is the poll's, if that is known.
    pub fn read(form: &Form, zone: Option<Tz>) -> Self {
        Self { text: form.get("deadline").to_owned(), offset: form.get("deadline_offset").to_owned(), zone }
    }

    /// With the offset that says which of two times is meant.
    pub fn whole(&self) -> String {
        format!("{}{}", self.text, self.offset)
    }

    /// Offsets between which to choose, if the clocks show the time twice.
    fn twice(&self) -> Option<(String, String)> {
        match WallTime::parse(&self.text).ok()?.settle(self.zone?) {
            Err(Problem::DoubledTime { first, second, .. }) => Some((first, second)),
            _ => None,
        }
    }
}

/// The part as it was typed.
#[derive(Debug, Clone)]
pub struct Typed {
    /// The question.
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Name of the zone.
    pub zone: String,
    /// End of voting.
    pub deadline: Deadline,
}

impl Typed {
    /// What stands in the poll.
    pub fn of(poll: &Poll) -> Self {
        Self {
            title: poll.title.clone(),
            description: poll.description.clone(),
            zone: poll.zone.name().to_owned(),
            deadline: Deadline::of(poll),
        }
    }

    /// What stands in a form.
    pub fn read(form: &Form) -> Self {
        let text = |name: &str| form.get(name).to_owned();
        let zone = time::zone_of(form.get("zone")).ok();
        Self {
            title: text("title"),
            description: text("description"),
            zone: text("zone"),
            deadline: Deadline::read(form, zone),
        }
    }
}

/// The fields. `messages` are those of the whole form.
pub fn fields(ctx: &Ctx, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    html! {
        (Field::text("title", t.new_question()).value(&typed.title).required(true).error(messages.of("title")))
        (Field::textarea("description", t.new_description(), 4)
            .value(&typed.description)
            .optional(t.new_optional())
            .help(t.new_description_help())
            .error(messages.of("description")))
        (deadline(ctx, &typed.deadline, messages.of("deadline")))
        (Field::text("zone", t.new_zone())
            .value(&typed.zone)
            .required(true)
            .list("zones")
            .autocomplete("off")
            .help(t.details_zone_help())
            .error(messages.of("zone")))
        (zone_list())
    }
}

/// End of voting. Where the clocks show that time twice, it is asked which one is meant.
pub fn deadline(ctx: &Ctx, deadline: &Deadline, error: Option<&str>) -> Markup {
    let t = ctx.t;
    let twice = deadline.twice();
    let error = error.map(|message| if twice.is_some() { t.new_deadline_twice() } else { message });
    html! {
        (Field::datetime("deadline", t.new_deadline())
            .value(&deadline.text)
            .optional(t.new_optional())
            .help(t.new_deadline_help())
            .error(error))
        @if let Some((first, second)) = twice {
            (RadioCards {
                name: "deadline_offset",
                legend: t.new_which(),
                help: None,
                error: None,
                options: &[
                    RadioCard { value: &first, label: &t.new_which_first(&first), help: None },
                    RadioCard { value: &second, label: &t.new_which_second(&second), help: None },
                ],
                chosen: &deadline.offset,
            })
        }
    }
}

/// Names of the zones where people live, for fields with `list="zones"`.
pub fn zone_list() -> Markup {
    html! { datalist #zones { @for zone in zone::usual() { option value=(zone.name()) {} } } }
}

//! A new poll as it stands in its form.

use std::rc::Rc;

use chrono_tz::Tz;

use crate::actions::poll_create::NewPoll;
use crate::domain::answer_set::AnswerSet;
use crate::domain::choice::Kind;
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::{Details, Settings};
use crate::domain::seats;
use crate::domain::slug::Slug;
use crate::domain::time;
use crate::i18n::labels::answer_set;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::pages::poll::{details, settings_fields};

use super::picks::Picks;
use super::sheet::{home_zone, messages_of, slashes, today};

/// Everything typed so far.
pub struct Draft {
    /// The fields as they came.
    pub form: Rc<Form>,
    /// What is to be voted on.
    pub picks: Picks,
    /// How the poll is to behave.
    pub settings: Settings,
    /// Zone as typed, or the usual one.
    pub zone_text: String,
    /// The same, as far as it can be read.
    pub zone: Tz,
    /// Names of the creator's groups.
    pub groups: Vec<String>,
    settings_invalid: Invalid,
}

impl Draft {
    /// Reads a form, or the query of a link that fills one in; `start` are the settings that new polls start with.
    pub fn read(ctx: &Ctx, form: &Rc<Form>, kind: Kind, start: &Settings) -> Self {
        let usual = home_zone(ctx);
        // Browsers report old names of zones.
        let typed = |text: &str| time::zone_of(text).map_or(text.to_owned(), |zone| zone.name().to_owned());
        let zone_text = typed(if form.has("zone") { form.get("zone") } else { usual.name() });
        let (settings, settings_invalid) = settings_fields::read(form, start);
        Self {
            picks: Picks::read(form, kind, today(ctx), slashes(ctx)),
            zone: time::zone_of(&zone_text).unwrap_or(usual),
            form: Rc::clone(form),
            settings,
            zone_text,
            groups: Vec::new(),
            settings_invalid,
        }
    }

    /// The same of somebody who belongs to groups.
    pub fn for_groups(self, groups: Vec<String>) -> Self {
        Self { groups, ..self }
    }

    /// Whether the address is to be typed; random ones are the rule unless the site says otherwise.
    pub fn wants_own_address(&self, ctx: &Ctx) -> bool {
        match self.form.get("address") {
            "chosen" => true,
            "random" => false,
            _ => !ctx.app.config.random_slug,
        }
    }

    /// The deadline as it was typed.
    pub fn deadline(&self) -> details::Deadline {
        details::Deadline::read(&self.form, Some(self.zone))
    }

    /// The poll that is to be made.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn finish(&self, ctx: &Ctx) -> Result<NewPoll, Messages> {
        let form = &self.form;
        let details = Details::parse(
            form.get("title"),
            form.get("description"),
            &self.zone_text,
            &self.deadline().whole(),
            self.settings.clone(),
        );
        let choices = self.picks.choices(time::zone_of(&self.zone_text).ok());
        let slug = self.slug(ctx);
        let seats = seats::read(form.get("seats"));
        match (details, choices, slug, seats) {
            (Ok(details), Ok(choices), Ok(slug), Ok(seats)) if self.settings_invalid.0.is_empty() => {
                Ok(NewPoll {
                    details,
                    kind: self.picks.kind,
                    slug,
                    slug_field: "slug",
                    seats: vec![seats; choices.len()],
                    choices,
                    values: answer_set(ctx.t, AnswerSet::of_new(seats.is_some())),
                    locale: ctx.t.locale().code().to_owned(),
                    group: form.get("group").to_owned(),
                })
            }
            (details, choices, slug, seats) => {
                let mut invalid = details.err().unwrap_or_default();
                let title = invalid.0.iter().position(|error| error.field == "title");
                let title = Invalid(title.map(|at| invalid.0.remove(at)).into_iter().collect());
                invalid.0.extend(self.settings_invalid.0.clone());
                slug.map_err(|problem| invalid.add("slug", problem)).ok();
                seats.map_err(|problem| invalid.add("seats", problem)).ok();
                let mut messages = ctx.messages(&title);
                messages.extend(messages_of(ctx, &choices.err().unwrap_or_default()));
                messages.extend(ctx.messages(&invalid));
                Err(messages)
            }
        }
    }

    fn slug(&self, ctx: &Ctx) -> Result<Slug, Problem> {
        if self.wants_own_address(ctx) {
            Slug::parse(self.form.get("slug"))
        } else {
            Ok(ctx.app.random.slug())
        }
    }
}

//! What the parts of the form need to be drawn.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;
use maud::{Markup, html};

use crate::domain::choice::Subject;
use crate::domain::typed_days::Slashes;
use crate::i18n::Locale;
use crate::web::ctx::Ctx;
use crate::web::messages::Messages;
use crate::web::ui;

use super::picks::{Picks, Trouble};

/// A form with choices in the making.
pub struct Sheet<'a> {
    /// The request.
    pub ctx: &'a Ctx,
    /// What is picked.
    pub picks: &'a Picks,
    /// Zone of the times.
    pub zone: Tz,
    /// What is wrong.
    pub messages: &'a Messages,
    /// How many votes have answered a choice that is there already.
    pub counts: &'a BTreeMap<Subject, i64>,
}

impl Sheet<'_> {
    /// Today, for whoever looks.
    pub fn today(&self) -> NaiveDate {
        today(self.ctx)
    }

    /// Whether a day needs no year to be told from the same day of another year.
    pub fn is_near(&self, day: NaiveDate) -> bool {
        (0..300).contains(&(day - self.today()).num_days())
    }

    /// The message beside a field.
    pub fn said(&self, field: &str) -> Option<&str> {
        self.messages.of(field)
    }

    /// Address of the form at one of its parts, so that a button leads back to where it was pressed.
    pub fn at(&self, part: &str) -> String {
        format!("{}#{part}", self.ctx.path())
    }

    /// How many have voted on a choice, in words.
    pub fn votes(&self, subject: &Subject) -> Option<String> {
        self.counts.get(subject).filter(|count| **count > 0).map(|count| self.ctx.t.choices_votes(*count))
    }
}

/// Today in the zone of whoever looks.
pub fn today(ctx: &Ctx) -> NaiveDate {
    ctx.now.in_zone(home_zone(ctx)).date_naive()
}

/// How the reader means `1/3/2027`: English is read where the month comes first and where the day does.
pub fn slashes(ctx: &Ctx) -> Slashes {
    match ctx.t.locale() {
        Locale::En => Slashes::Unknown,
        Locale::De | Locale::Fr | Locale::It => Slashes::DayFirst,
    }
}

/// The reader's zone, or that of the site.
pub fn home_zone(ctx: &Ctx) -> Tz {
    ctx.zone.unwrap_or(ctx.app.config.zone)
}

/// Troubles in words, at most one a field.
pub fn messages_of(ctx: &Ctx, troubles: &[Trouble]) -> Messages {
    let mut out = Messages::default();
    for trouble in troubles {
        if out.of(trouble.field).is_some() {
            continue;
        }
        let words = ctx.problem(&trouble.problem);
        let words = match trouble.line {
            Some(line) => ctx.t.new_line(&ctx.t.integer(i64::try_from(line).unwrap_or(0)), &words),
            None => words,
        };
        out.add(trouble.field, words);
    }
    out
}

/// The list of messages on top of a form.
pub fn summary(ctx: &Ctx, messages: &Messages) -> Markup {
    let t = ctx.t;
    // A message such as "please fill this in" does not say where.
    let named = |(field, message): (&str, &str)| match field {
        "title" => format!("{} {message}", t.new_question()),
        "times" => format!("{}: {message}", t.new_times()),
        "zone" => format!("{}: {message}", t.new_zone()),
        "slug" => format!("{}: {message}", t.new_address()),
        "deadline" => format!("{}: {message}", t.new_deadline()),
        "seats" => format!("{}: {message}", t.new_seats()),
        _ => message.to_owned(),
    };
    let words: Vec<String> = messages.iter().map(named).collect();
    let list: Vec<(&str, &str)> =
        messages.iter().zip(&words).map(|((field, _), words)| (field, words.as_str())).collect();
    html! { (ui::error_summary(ctx.t.form_errors(), &list)) }
}

/// The button that Enter presses: the first of a form, out of sight. It sends no word, as programs do
/// that fill in the form.
pub fn default_button(label: &str) -> Markup {
    html! { button .vh type="submit" tabindex="-1" aria-hidden="true" { (label) } }
}

/// Where messages about the choices as a whole stand; the list on top links to it.
pub fn choices_error(sheet: &Sheet<'_>) -> Markup {
    html! {
        @if let Some(message) = sheet.said("choices") {
            div id="f-choices" tabindex="-1" { (ui::field_error("f-choices", message)) }
        }
    }
}

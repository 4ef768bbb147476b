//! The fields of a proposed choice, and how they are read.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::actions::proposals::Desk;
use crate::domain::choice::{Kind, Subject, read_days, read_times};
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::Poll;
use crate::domain::text::LINE_MAX;
use crate::domain::typed_days::to_iso;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::pages::new::sheet;
use crate::web::ui::{Checkbox, Field};

/// What stands in the form.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// A text, or a day.
    pub choice: String,
    /// The last one, where several days are one choice.
    pub last: String,
    /// A time of that day.
    pub time: String,
    /// Name of somebody without an account.
    pub name: String,
    /// A signed-in person wants no name.
    pub anonymous: bool,
}

impl Typed {
    /// What was sent.
    pub fn read(form: &Form) -> Self {
        let text = |name| form.get(name).to_owned();
        Self {
            choice: text("choice"),
            last: text("last"),
            time: text("time"),
            name: text("name"),
            anonymous: form.has("anonymous"),
        }
    }

    /// The choice that is meant: one text, one day or several in a row, or one time of one day by the clocks of the poll.
    ///
    /// # Errors
    /// What is wrong, beside `choice`, `last` and `time`.
    pub fn subject(&self, ctx: &Ctx, poll: &Poll) -> Result<Subject, Invalid> {
        let mut invalid = Invalid::default();
        let subject = match poll.kind {
            Kind::Universal => invalid.check("choice", Subject::parse(poll.kind, &self.choice)),
            Kind::Date => self.days(ctx, &mut invalid),
            Kind::Datetime => {
                let day = invalid.check("choice", days(ctx, &self.choice).and_then(one_day));
                invalid.check("time", self.slot(day, poll)).flatten()
            }
        };
        invalid.finish()?;
        subject.ok_or_else(|| Invalid::one("choice", Problem::Required))
    }

    /// One day, or all from the first to the last; both may also be typed as one.
    fn days(&self, ctx: &Ctx, invalid: &mut Invalid) -> Option<Subject> {
        let typed = invalid.check("choice", days(ctx, &self.choice));
        if self.last.trim().is_empty() {
            return typed;
        }
        let last = invalid.check("last", days(ctx, &self.last).and_then(one_day))?;
        let first = invalid.check("choice", one_day(typed?))?;
        let named = |_| Problem::BadRange(format!("{} – {}", ctx.t.day(first), ctx.t.day(last)));
        invalid.check("last", Subject::parse(Kind::Date, &format!("{first}/{last}")).map_err(named))
    }

    fn slot(&self, day: Option<NaiveDate>, poll: &Poll) -> Result<Option<Subject>, Problem> {
        let times = read_times(&self.time)?;
        let time = match times.as_slice() {
            [] => return Err(Problem::Required),
            [one] => *one,
            _ => return Err(Problem::BadTime(self.time.trim().to_owned())),
        };
        day.map(|day| time.on(day).settle(poll.zone)).transpose()
    }
}

/// One choice of days as people write them.
fn days(ctx: &Ctx, typed: &str) -> Result<Subject, Problem> {
    let iso = to_iso(typed, sheet::today(ctx), sheet::slashes(ctx));
    match read_days(&iso)?.as_slice() {
        [] => Err(Problem::Required),
        [one] => Ok(one.clone()),
        _ => Err(Problem::BadDay(typed.trim().to_owned())),
    }
}

fn one_day(days: Subject) -> Result<NaiveDate, Problem> {
    match days {
        Subject::Days { first, last } if first == last => Ok(first),
        several => Err(Problem::BadDay(several.to_string())),
    }
}

/// What is to be voted on, and who proposes it.
pub fn fields(ctx: &Ctx, desk: &Desk, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    let poll = &desk.scene.poll;
    html! {
        @match poll.kind {
            Kind::Universal => (Field::text("choice", t.propose_text()).value(&typed.choice).maxlength(LINE_MAX)
                .required(true).help(t.propose_text_help()).autocomplete("off").error(messages.of("choice"))),
            Kind::Date | Kind::Datetime => (Field::date("choice", t.propose_day()).value(&typed.choice).required(true)
                .error(messages.of("choice"))),
        }
        @if poll.kind == Kind::Date {
            (Field::date("last", t.propose_last_day()).value(&typed.last).optional(t.new_optional())
                .help(t.propose_last_day_help()).error(messages.of("last")))
        }
        @if poll.kind == Kind::Datetime {
            @let help = t.propose_time_help(&poll.zone.name().replace('_', " "));
            (Field::text("time", t.propose_time()).value(&typed.time).maxlength(LINE_MAX).required(true)
                .help(help.as_str()).autocomplete("off").error(messages.of("time")))
        }
        (proposer(ctx, desk, typed, messages))
    }
}

fn proposer(ctx: &Ctx, desk: &Desk, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    let nameless = desk.scene.poll.settings.anonymous_allowed;
    html! {
        @match &desk.scene.actor.user {
            Some(user) => {
                p .muted { (t.propose_as(&user.name)) }
                @if nameless || typed.anonymous {
                    (Checkbox::new("anonymous", t.propose_anonymous()).checked(typed.anonymous)
                        .error(messages.of("anonymous")))
                }
            },
            None => (Field::text("name", t.vote_name()).value(&typed.name).maxlength(LINE_MAX).required(!nameless)
                .optional(nameless.then(|| t.new_optional())).help(t.propose_name_help()).autocomplete("name")
                .error(messages.of("name"))),
        }
    }
}

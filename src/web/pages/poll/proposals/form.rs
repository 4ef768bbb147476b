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
            time: text("time"),
            name: text("name"),
            anonymous: form.has("anonymous"),
        }
    }

    /// The choice that is meant: one text, one day, or one time of one day by the clocks of the poll.
    ///
    /// # Errors
    /// What is wrong, beside `choice` and `time`.
    pub fn subject(&self, ctx: &Ctx, poll: &Poll) -> Result<Subject, Invalid> {
        if poll.kind == Kind::Universal {
            return Subject::parse(poll.kind, &self.choice)
                .map_err(|problem| Invalid::one("choice", problem));
        }
        let mut invalid = Invalid::default();
        let iso = to_iso(&self.choice, sheet::today(ctx), sheet::slashes(ctx));
        let day = invalid.check("choice", one_day(&iso));
        let subject = match poll.kind {
            Kind::Datetime => invalid.check("time", self.slot(day, poll)).flatten(),
            _ => day.map(|day| Subject::Days { first: day, last: day }),
        };
        invalid.finish()?;
        subject.ok_or_else(|| Invalid::one("choice", Problem::Required))
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

fn one_day(text: &str) -> Result<NaiveDate, Problem> {
    match read_days(text)?.as_slice() {
        [] => Err(Problem::Required),
        [Subject::Days { first, last }] if first == last => Ok(*first),
        _ => Err(Problem::BadDay(text.trim().to_owned())),
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

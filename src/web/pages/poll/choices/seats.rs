//! How many seats choices have: what makes a sign-up sheet of a poll.

use actix_web::http::StatusCode;
use maud::{Markup, Render as _, html};

use crate::actions::seats::{SetSeats, set_seats};
use crate::actions::{self, Scene, enter};
use crate::domain::access::Action;
use crate::domain::choice::Choice;
use crate::domain::error::Invalid;
use crate::domain::seats::{SEATS_MAX, read, taking};
use crate::domain::structure::Structure;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::pages::poll::frame::{PollPage, Tab, path, poll_page};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::seats_words;
use crate::web::pages::poll::told::{Told, seen, seen_field, stale};
use crate::web::ui::{self, Button, Field, Width};

/// Takes all limits away, in the field for all choices.
const NO_LIMIT: &str = "0";

/// What stands in the form.
struct Typed {
    same: String,
    limit: String,
    /// In the order of the choices.
    each: Vec<String>,
}

/// `GET /poll/{slug}/edit/seats/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = open(&ctx).await?;
    let typed = Typed {
        same: String::new(),
        limit: written(scene.poll.settings.yes_limit),
        each: structure.live_choices().map(|choice| written(choice.seats)).collect(),
    };
    show(&ctx, StatusCode::OK, (&scene, &structure), &typed, &Told::default())
}

/// `POST /poll/{slug}/edit/seats/`: a number for all takes the place of those of the choices, but for those that were
/// changed with it.
pub async fn post(ctx: Ctx) -> Outcome {
    let (scene, structure) = open(&ctx).await?;
    let typed = Typed::of(&ctx.form, &structure);
    let new = match typed.check(&structure) {
        Ok(new) => SetSeats { seen: seen(&ctx.form), ..new },
        Err(invalid) => {
            let told = Told::of(&ctx, &invalid);
            return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, (&scene, &structure), &typed, &told);
        }
    };
    let slug = ctx.slug();
    match ctx.write(move |tx, asker| set_seats(tx, asker, &slug, &new)).await {
        Ok(fitted) => {
            let flash = if fitted { Flash::SheetFitted } else { Flash::Saved };
            ctx.redirect(&path(&scene.poll, "edit/seats/"), Some(flash))
        }
        Err(Error::Action(actions::Error::Stale)) => {
            let (scene, structure) = open(&ctx).await?;
            let typed = Typed::of(&ctx.form, &structure);
            let told = Told { stale: true, ..Told::default() };
            show(&ctx, StatusCode::CONFLICT, (&scene, &structure), &typed, &told)
        }
        Err(error) => Err(error),
    }
}

async fn open(ctx: &Ctx) -> Result<(Scene, Structure), Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| {
        let scene = enter(tx, asker, &slug, Action::Edit)?;
        let structure = scene.structure(tx)?;
        Ok::<_, actions::Error>((scene, structure))
    })
    .await
}

fn written(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn field(choice: &Choice) -> String {
    format!("seats-{}", choice.id)
}

impl Typed {
    /// A choice that came while the form lay open is not in it, and keeps the seats that it has.
    fn of(form: &Form, structure: &Structure) -> Self {
        let each = structure.live_choices().map(|choice| {
            let name = field(choice);
            if form.has(&name) { form.get(&name).to_owned() } else { written(choice.seats) }
        });
        Self { same: form.get("same").to_owned(), limit: form.get("limit").to_owned(), each: each.collect() }
    }

    fn check(&self, structure: &Structure) -> Result<SetSeats, Invalid> {
        let mut invalid = Invalid::default();
        let same = self.same.trim();
        let for_all = if same == NO_LIMIT { Some(None) } else { invalid.check("same", read(same)) };
        let mut seats = Vec::new();
        for (choice, typed) in structure.live_choices().zip(&self.each) {
            let apart = same.is_empty() || typed.trim() != written(choice.seats);
            let number = if apart { invalid.check(&field(choice), read(typed)) } else { for_all };
            seats.extend(number.map(|number| (choice.id, number)));
        }
        let yes_limit = invalid.check("limit", read(&self.limit)).flatten();
        invalid.finish()?;
        Ok(SetSeats { seats, yes_limit, seen: None })
    }
}

fn show(
    ctx: &Ctx,
    status: StatusCode,
    (scene, structure): (&Scene, &Structure),
    typed: &Typed,
    told: &Told,
) -> Outcome {
    let t = ctx.t;
    let answers = seats_words::answers(t, &scene.poll, structure);
    let number =
        |name, label| Field::number(name, label).min("0").inputmode("numeric").error(told.messages.of(name));
    let person = html! {
        (number("limit", t.seats_person_field()).value(&typed.limit).help(t.seats_person_help(&answers).as_str()))
    };
    let body = html! {
        h2 { (t.seats_title()) }
        (told.messages.summary(t))
        @if told.stale { (stale(t.seats_stale())) }
        @if answers.is_empty() {
            p .help { (t.seats_intro_none()) }
        } @else {
            p .help { (t.seats_intro(&answers)) }
        }
        form .form method="post" action=(path(&scene.poll, "edit/seats/")) {
            (seen_field(ctx, &scene.poll, told.stale))
            (number("same", t.seats_all()).value(&typed.same).help(t.seats_all_help()))
            (ui::fieldset(t.seats_each(), Some(t.seats_each_help()), &rows(ctx, (scene, structure), typed, told)))
            (ui::fieldset(t.seats_person(), None, &person))
            div .actions {
                (Button::new(t.seats_save()).primary())
                (Button::new(t.choices_values()).quiet().link(&path(&scene.poll, "edit/choicevalues/")))
                (Button::new(t.seats_back()).quiet().link(&path(&scene.poll, "edit/choices/")))
            }
        }
    };
    let (tab, title) = (Tab::Choices, Some(t.seats_title()));
    let page = PollPage { scene, tab, title, body, scripts: &[], answers: None, width: Width::Normal };
    poll_page(ctx, status, &page)
}

fn rows(ctx: &Ctx, (scene, structure): (&Scene, &Structure), typed: &Typed, told: &Told) -> Markup {
    let t = ctx.t;
    let labels = Labels::of(t, ctx.zone, &scene.poll);
    let taking = taking(structure);
    html! {
        ul .seat-rows {
            @for (choice, typed) in structure.live_choices().zip(&typed.each) {
                @let name = field(choice);
                @let id = ui::field_id(&name);
                @let error = told.messages.of(&name);
                @let line = labels.line(&scene.poll, &choice.subject);
                @let wanted: i64 = taking.iter().map(|value| scene.tally.count(choice.id, *value)).sum();
                li .field {
                    label for=(id) { span .vh { (t.seats_of(&line)) } span aria-hidden="true" { (line) } }
                    input .input type="number" id=(id) name=(name) value=(typed) min="1" max=(SEATS_MAX) inputmode="numeric"
                        autocomplete="off" aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("{id}-error"))];
                    @if wanted > 0 { span .small.muted { (t.seats_wanted(wanted)) } }
                    @if let Some(message) = error { (ui::field_error(&id, message).render()) }
                }
            }
        }
    }
}

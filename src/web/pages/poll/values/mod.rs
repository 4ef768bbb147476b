//! The possible answers of a poll: words, colours, symbols and what they count.

mod form;
mod words;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{self, Scene, values as action};
use crate::domain::access::Action;
use crate::domain::answer_set::AnswerSet;
use crate::domain::answer_value::ChoiceValue;
use crate::domain::id::{PublicId, ValueId};
use crate::domain::structure::Structure;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Width};

use super::answers::OwnedAnswer;
use super::frame::{self, PollPage, Tab};
use super::told::{self, Told};
use super::undo;

use form::Typed;

/// `GET /poll/{slug}/edit/choicevalues/`; `?edit=2` opens the form of that answer.
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = enter(&ctx).await?;
    let typed = match ctx.query.get("edit") {
        "" => Typed::default(),
        number => Typed::of(ctx.t, &scene.poll, find(&structure, number)?),
    };
    show(&ctx, StatusCode::OK, &scene, &structure, &typed, &Told::default())
}

/// `POST /poll/{slug}/edit/choicevalues/`: `do` is `add`, `take` (a whole `set`), `edit`, `remove` or `restore`;
/// the last three say by `id` which answer is meant.
pub async fn post(ctx: Ctx) -> Outcome {
    let typed = Typed::read(&ctx.form);
    match change(&ctx, &typed).await {
        Ok(off) => {
            let flash = if off.is_some() { Flash::ValueOff } else { Flash::Saved };
            let page = format!("/poll/{}/edit/choicevalues/", ctx.slug());
            ctx.redirect_undoable(&page, flash, undo::of(&ctx, off))
        }
        Err(Error::Action(actions::Error::Invalid(mut invalid))) => {
            if !ctx.form.has("title") {
                // A row's button: it belongs to no field.
                invalid.0.iter_mut().for_each(|error| error.field.clear());
            }
            let (scene, structure) = enter(&ctx).await?;
            show(
                &ctx,
                StatusCode::UNPROCESSABLE_ENTITY,
                &scene,
                &structure,
                &typed,
                &Told::of(&ctx, &invalid),
            )
        }
        Err(Error::Action(actions::Error::Stale)) => {
            let (scene, structure) = enter(&ctx).await?;
            let told = Told { stale: true, ..Told::default() };
            show(&ctx, StatusCode::CONFLICT, &scene, &structure, &typed, &told)
        }
        Err(error) => Err(error),
    }
}

/// Gives the name under which an answer that was taken off comes back.
async fn change(ctx: &Ctx, typed: &Typed) -> Result<Option<PublicId>, Error> {
    let slug = ctx.slug();
    let id: Option<ValueId> = ctx.form.get("id").parse().ok();
    let (doing, seen) = (ctx.form.get("do"), told::seen(&ctx.form));
    if doing == "add" {
        let new = typed.check()?;
        ctx.write(move |tx, asker| action::add_value(tx, asker, &slug, seen, &new)).await?;
        return Ok(None);
    }
    if doing == "take" {
        let set = AnswerSet::parse(ctx.form.get("set")).ok_or(Error::NOT_FOUND)?;
        ctx.write(move |tx, asker| action::take_set(tx, asker, &slug, seen, set)).await?;
        return Ok(None);
    }
    let id = id.ok_or(Error::NOT_FOUND)?;
    match doing {
        "edit" => {
            let new = typed.check()?;
            let t = ctx.t;
            ctx.write(move |tx, asker| {
                action::edit_value(tx, asker, &slug, seen, action::Edit { id, new: &new, t })
            })
            .await?;
            Ok(None)
        }
        "remove" | "restore" => {
            let deleted = doing == "remove";
            ctx.write(move |tx, asker| action::set_value_deleted(tx, asker, &slug, seen, id, deleted)).await
        }
        _ => Err(Error::NOT_FOUND),
    }
}

async fn enter(ctx: &Ctx) -> Result<(Scene, Structure), Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| {
        let scene = actions::enter(tx, asker, &slug, Action::Edit)?;
        let structure = scene.structure(tx)?;
        Ok::<_, actions::Error>((scene, structure))
    })
    .await
}

fn find<'a>(structure: &'a Structure, number: &str) -> Result<&'a ChoiceValue, Error> {
    number.parse().ok().and_then(|id| structure.value(id)).ok_or(Error::NOT_FOUND)
}

fn show(
    ctx: &Ctx,
    status: StatusCode,
    scene: &Scene,
    structure: &Structure,
    typed: &Typed,
    told: &Told,
) -> Outcome {
    let seen = told::seen_field(ctx, &scene.poll, told.stale);
    let body = html! {
        (told.messages.summary(ctx.t))
        @if told.stale { (told::stale(ctx.t.values_stale())) }
        section .stack { h2 { (ctx.t.values_heading()) } p .muted { (ctx.t.values_text()) } (list(ctx, scene, structure, &seen)) }
        @if action::takes_set(scene, structure) { (sets(ctx, scene, &seen)) }
        (form::form(ctx, scene, typed, &seen, &told.messages))
    };
    let page = PollPage {
        scene,
        tab: Tab::Settings,
        title: Some(ctx.t.values_title()),
        body,
        scripts: &["values.js"],
        answers: Some(structure),
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

/// Whole sets of answers, each by a button.
fn sets(ctx: &Ctx, scene: &Scene, seen: &Markup) -> Markup {
    let t = ctx.t;
    let word = |set| match set {
        AnswerSet::Two => t.answers_two(),
        AnswerSet::Usual => t.answers_usual(),
        AnswerSet::Three => t.answers_three(),
        AnswerSet::Grades => t.answers_grades(),
        AnswerSet::Points => t.answers_points(),
        AnswerSet::Ranks => t.answers_ranks(),
    };
    html! {
        section .stack {
            h2 { (t.answers_sets()) }
            p .muted { (t.answers_sets_text()) }
            form method="post" action=(frame::path(&scene.poll, "edit/choicevalues/")) {
                input type="hidden" name="do" value="take";
                (seen)
                div .actions { @for set in AnswerSet::ALL { (Button::new(word(set)).slim().send("set", set.as_str())) } }
            }
        }
    }
}

fn list(ctx: &Ctx, scene: &Scene, structure: &Structure, seen: &Markup) -> Markup {
    html! { ul .value-list { @for value in &structure.values { (row(ctx, scene, value, seen)) } } }
}

fn row(ctx: &Ctx, scene: &Scene, value: &ChoiceValue, seen: &Markup) -> Markup {
    let t = ctx.t;
    let answer = OwnedAnswer::of(t, &scene.poll, value);
    let action = frame::path(&scene.poll, "edit/choicevalues/");
    let edit = format!("{action}?edit={}#form", value.id);
    let (doing, label, icon) = if value.deleted {
        ("restore", t.values_restore(&answer.label), "undo")
    } else {
        ("remove", t.values_remove(&answer.label), "trash")
    };
    html! {
        li {
            (ui::answer_tag(&answer.as_ui()))
            @if value.deleted { (ui::badge(None, None, t.values_gone())) }
            span .muted { (t.values_facts(scene.tally.uses(value.id), &t.number(value.weight.as_f64(), 2))) }
            form method="post" action=(action) {
                input type="hidden" name="id" value=(value.id);
                (seen)
                (Button::new(&t.values_edit(&answer.label)).quiet().slim().icon_only("edit").link(&edit))
                (Button::new(&label).quiet().slim().icon_only(icon).send("do", doing))
            }
        }
    }
}

//! From results to a decision: the owner marks what it is to be, and everybody reads it first.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::poll_count::{self, Counted};
use crate::actions::{self, Asker, Scene, poll_state};
use crate::domain::choice::{Choice, Subject};
use crate::domain::counting::Figure;
use crate::domain::id::ChoiceId;
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Checkbox, Tone, Width};

use super::answers;
use super::counting_words::{figure, too_large};
use super::frame::{self, PollPage, Tab};
use super::labels::Labels;
use super::results_words::needed;
use super::seats_words;
use super::told;

/// What stands in the form.
#[derive(Default)]
struct Form<'a> {
    chosen: Vec<ChoiceId>,
    close: bool,
    error: Option<&'a str>,
    /// Somebody else changed the poll since the form was opened.
    stale: bool,
}

/// `GET /poll/{slug}/decide/`
pub async fn get(ctx: Ctx) -> Outcome {
    let seen = enter(&ctx).await?;
    let (chosen, close) = (preselected(&seen), seen.scene.poll.decided_at.is_none());
    show(&ctx, StatusCode::OK, &seen, &Form { chosen, close, ..Form::default() })
}

/// `POST /poll/{slug}/decide/`: decides for what is ticked; the button `do=undecide` takes it back.
pub async fn post(ctx: Ctx) -> Outcome {
    let undecide = ctx.form.get("do") == "undecide";
    let close = ctx.form.has("close");
    let chosen: Option<Vec<ChoiceId>> = ctx.form.all("choice").map(|number| number.parse().ok()).collect();
    let chosen = chosen.filter(|_| !undecide).unwrap_or_default();
    if chosen.is_empty() && !undecide {
        let form = Form { close, error: Some(ctx.t.decide_nothing()), ..Form::default() };
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &enter(&ctx).await?, &form);
    }
    let (slug, number, decided) = (ctx.slug(), told::seen(&ctx.form), chosen.clone());
    let decide = move |tx: &mut Tx<'_>, asker: &Asker| {
        poll_state::decide_poll(tx, asker, &slug, number, &decided, close)
    };
    match ctx.write(decide).await {
        Ok(poll) => {
            let flash = if undecide { Flash::Undecided } else { Flash::Decided };
            ctx.redirect(&frame::path(&poll, ""), Some(flash))
        }
        Err(Error::Action(actions::Error::Stale)) => {
            let form = Form { chosen, close, stale: true, ..Form::default() };
            show(&ctx, StatusCode::CONFLICT, &enter(&ctx).await?, &form)
        }
        Err(error) => Err(error),
    }
}

/// The poll with what has come of it.
async fn enter(ctx: &Ctx) -> Result<Counted, Error> {
    let slug = ctx.slug();
    let read = move |tx: &mut Tx<'_>, asker: &Asker, time| poll_count::to_decide(tx, asker, &slug, time);
    ctx.read_counted(read).await
}

/// The decision on top of the poll, for everybody who may see it; nothing before there is one.
pub fn banner(ctx: &Ctx, scene: &Scene, structure: &Structure) -> Markup {
    let poll = &scene.poll;
    let decided: Vec<&Choice> = structure.decided().collect();
    if poll.decided_at.is_none() || decided.is_empty() {
        return html! {};
    }
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    let dated = decided.iter().any(|choice| !matches!(choice.subject, Subject::Text(_)));
    let zone = labels.other_zone().map_or_else(String::new, |zone| zone.name().replace('_', " "));
    html! {
        section .best aria-label=(ctx.t.decided_heading()) {
            p .kicker { (ui::icon("flag")) (ctx.t.decided_heading()) }
            @for choice in &decided {
                h2 { (labels.line(poll, &choice.subject)) }
                @if let Some(there) = labels.elsewhere(poll, &choice.subject) {
                    p .muted { (there) " (" (zone) ")" }
                }
            }
            @if dated {
                div .actions {
                    (Button::new(ctx.t.decided_calendar()).icon("calendar").link(&format!("/poll/{}.ics", poll.slug)))
                }
            }
        }
    }
}

/// What was decided for, else the best choice. Of several best ones none: that is for people to say; and none of a sign-up
/// sheet, which is no contest.
fn preselected(seen: &Counted) -> Vec<ChoiceId> {
    if seen.scene.poll.decided_at.is_some() {
        return seen.structure.decided().map(|choice| choice.id).collect();
    }
    if is_sheet(&seen.structure) {
        return Vec::new();
    }
    let summaries = seen.count.summaries.iter();
    let best: Vec<ChoiceId> =
        summaries.filter(|summary| summary.best).map(|summary| summary.choice).collect();
    if best.len() == 1 { best } else { Vec::new() }
}

fn show(ctx: &Ctx, status: StatusCode, seen: &Counted, form: &Form<'_>) -> Outcome {
    let t = ctx.t;
    let poll = &seen.scene.poll;
    let errors: Vec<(&str, &str)> = form.error.map(|error| ("choice", error)).into_iter().collect();
    let open = poll.closed_at.is_none();
    let labels = Labels::of(t, ctx.zone, poll);
    let needed = seen.needed.as_ref().map(|verdict| needed(t, &labels, poll, &seen.structure, verdict));
    let needed = needed.unwrap_or_default();
    let body = html! {
        (ui::error_summary(t.form_errors(), &errors))
        @if form.stale { (told::stale(t.values_stale())) }
        @if let Some(why) = too_large(t, poll, &seen.count).filter(|_| !is_sheet(&seen.structure)) { (ui::notice(Tone::Info, &html! { p { (why) } })) }
        @if !needed.is_empty() { (ui::notice(Tone::Info, &html! { @for line in &needed { p { (line) } } })) }
        form .form method="post" action=(frame::path(poll, "decide/")) {
            (told::seen_field(ctx, poll, form.stale))
            (ui::fieldset(t.decide_heading(), Some(t.decide_text()), &choices(ctx, seen, form)))
            @if open { (Checkbox::new("close", t.decide_close()).checked(form.close).help(t.decide_close_help())) }
            div .actions {
                (Button::new(t.decide_do()).primary().icon("check"))
                @if poll.decided_at.is_some() { (Button::new(t.decide_undo()).send("do", "undecide")) }
            }
        }
    };
    let page = PollPage {
        scene: &seen.scene,
        tab: Tab::None,
        title: Some(t.decide_title()),
        body,
        scripts: &[],
        answers: Some(&seen.structure),
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

/// The choices with what they came to, the best first; those of a sign-up sheet in their order.
fn choices(ctx: &Ctx, seen: &Counted, form: &Form<'_>) -> Markup {
    let Counted { scene, structure, count, .. } = seen;
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let mut rows: Vec<(&Choice, &Summary)> = structure.live_choices().zip(&count.summaries).collect();
    if !is_sheet(structure) {
        // What suits everybody who is needed is the best, whatever its place.
        rows.sort_by_key(|(_, summary)| (!summary.best, summary.place.unwrap_or(usize::MAX)));
    }
    html! {
        div .decide-list {
            @for (index, (choice, summary)) in rows.iter().enumerate() {
                @let id = if index == 0 { "f-choice".to_owned() } else { format!("f-choice-{}", choice.id) };
                div .choice {
                    input type="checkbox" name="choice" value=(choice.id) id=(id)
                        checked[form.chosen.contains(&choice.id)] aria-describedby={ (id) "-help" };
                    label for=(id) { (labels.line(&scene.poll, &choice.subject)) }
                    div .help.cluster.tight id={ (id) "-help" } { (result(ctx, scene, structure, summary)) }
                }
            }
            @if let Some(error) = form.error { (ui::field_error("f-choice", error)) }
        }
    }
}

fn result(ctx: &Ctx, scene: &Scene, structure: &Structure, summary: &Summary) -> Markup {
    let t = ctx.t;
    let all = answers::answers(t, &scene.poll, structure);
    if is_sheet(structure) {
        return html! { (seats_words::filled(t, structure, summary)) };
    }
    html! {
        @if summary.best { (ui::badge(Some(Tone::Success), Some("star"), t.decide_best())) }
        @match figure(t, &scene.poll, structure, summary) {
            Some(points) if summary.figure == Some(Figure::Weighted) && scene.poll.settings.show_score => {
                strong { (t.decide_score(&points)) }
            }
            Some(figure) => strong { (figure) },
            None => span { (t.decide_no_answers()) },
        }
        @for (answer, (_, count)) in all.iter().zip(&summary.counts) {
            @if *count > 0 { span { (ui::answer_tag(&answer.as_ui())) " " (t.integer(*count)) } }
        }
    }
}

//! From results to a decision: the owner marks what it is to be, and everybody reads it first.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{self, Asker, Scene, poll_state};
use crate::domain::access::Action;
use crate::domain::choice::{Choice, Subject};
use crate::domain::id::ChoiceId;
use crate::domain::structure::Structure;
use crate::domain::tally::{self, Summary};
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Checkbox, Tone, Width};

use super::frame::{self, PollPage, Tab};
use super::labels::Labels;
use super::told;
use super::{answers, enter};

/// What the form shows.
struct Seen<'a> {
    scene: &'a Scene,
    structure: &'a Structure,
    chosen: Vec<ChoiceId>,
    close: bool,
    error: Option<&'a str>,
    /// Somebody else changed the poll since the form was opened.
    stale: bool,
}

/// `GET /poll/{slug}/decide/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = enter(&ctx, Action::Decide).await?;
    let chosen = preselected(&scene, &structure);
    let close = scene.poll.decided_at.is_none();
    let seen = Seen { scene: &scene, structure: &structure, chosen, close, error: None, stale: false };
    show(&ctx, StatusCode::OK, &seen)
}

/// `POST /poll/{slug}/decide/`: decides for what is ticked; the button `do=undecide` takes it back.
pub async fn post(ctx: Ctx) -> Outcome {
    let undecide = ctx.form.get("do") == "undecide";
    let close = ctx.form.has("close");
    let chosen: Option<Vec<ChoiceId>> = ctx.form.all("choice").map(|number| number.parse().ok()).collect();
    let chosen = chosen.filter(|_| !undecide).unwrap_or_default();
    if chosen.is_empty() && !undecide {
        let (scene, structure) = enter(&ctx, Action::Decide).await?;
        let error = Some(ctx.t.decide_nothing());
        let seen = Seen { scene: &scene, structure: &structure, chosen, close, error, stale: false };
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &seen);
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
            let (scene, structure) = enter(&ctx, Action::Decide).await?;
            let seen = Seen { scene: &scene, structure: &structure, chosen, close, error: None, stale: true };
            show(&ctx, StatusCode::CONFLICT, &seen)
        }
        Err(error) => Err(error),
    }
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

/// What was decided for, else the best choice. Of several best ones none: that is for people to say.
fn preselected(scene: &Scene, structure: &Structure) -> Vec<ChoiceId> {
    if scene.poll.decided_at.is_some() {
        return structure.decided().map(|choice| choice.id).collect();
    }
    let summaries = tally::summaries(&scene.tally, structure);
    let best: Vec<ChoiceId> =
        summaries.iter().filter(|summary| summary.best).map(|summary| summary.choice).collect();
    if best.len() == 1 { best } else { Vec::new() }
}

fn show(ctx: &Ctx, status: StatusCode, seen: &Seen<'_>) -> Outcome {
    let t = ctx.t;
    let scene = seen.scene;
    let errors: Vec<(&str, &str)> = seen.error.map(|error| ("choice", error)).into_iter().collect();
    let open = scene.poll.closed_at.is_none();
    let body = html! {
        (ui::error_summary(t.form_errors(), &errors))
        @if seen.stale { (told::stale(t.values_stale())) }
        form .form method="post" action=(frame::path(&scene.poll, "decide/")) {
            (told::seen_field(ctx, &scene.poll, seen.stale))
            (ui::fieldset(t.decide_heading(), Some(t.decide_text()), &choices(ctx, seen)))
            @if open { (Checkbox::new("close", t.decide_close()).checked(seen.close).help(t.decide_close_help())) }
            div .actions {
                (Button::new(t.decide_do()).primary().icon("check"))
                @if scene.poll.decided_at.is_some() { (Button::new(t.decide_undo()).send("do", "undecide")) }
            }
        }
    };
    let page = PollPage {
        scene,
        tab: Tab::None,
        title: Some(t.decide_title()),
        body,
        scripts: &[],
        answers: Some(seen.structure),
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

/// The choices with what they came to, the best first.
fn choices(ctx: &Ctx, seen: &Seen<'_>) -> Markup {
    let (scene, structure) = (seen.scene, seen.structure);
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let mut rows: Vec<(&Choice, Summary)> =
        structure.live_choices().zip(tally::summaries(&scene.tally, structure)).collect();
    rows.sort_by_key(|(_, summary)| std::cmp::Reverse(summary.score));
    html! {
        div .decide-list {
            @for (index, (choice, summary)) in rows.iter().enumerate() {
                @let id = if index == 0 { "f-choice".to_owned() } else { format!("f-choice-{}", choice.id) };
                div .choice {
                    input type="checkbox" name="choice" value=(choice.id) id=(id)
                        checked[seen.chosen.contains(&choice.id)] aria-describedby={ (id) "-help" };
                    label for=(id) { (labels.line(&scene.poll, &choice.subject)) }
                    div .help.cluster.tight id={ (id) "-help" } { (result(ctx, scene, structure, summary)) }
                }
            }
            @if let Some(error) = seen.error { (ui::field_error("f-choice", error)) }
        }
    }
}

fn result(ctx: &Ctx, scene: &Scene, structure: &Structure, summary: &Summary) -> Markup {
    let t = ctx.t;
    let all = answers::answers(t, &scene.poll, structure);
    html! {
        @if summary.best { (ui::badge(Some(Tone::Success), Some("star"), t.decide_best())) }
        @match (summary.score, summary.share) {
            (Some(score), _) if scene.poll.settings.show_score => strong { (t.decide_score(&t.number(score.as_f64(), 2))) },
            (_, Some(share)) => strong { (t.percent(share)) },
            _ => span { (t.decide_no_answers()) },
        }
        @for (answer, (_, count)) in all.iter().zip(&summary.counts) {
            @if *count > 0 { span { (ui::answer_tag(&answer.as_ui())) " " (t.integer(*count)) } }
        }
    }
}

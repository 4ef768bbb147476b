//! `GET /poll/{slug}/print/`: what came of the poll, as far as the reader may see it.

use maud::{Markup, html};

use crate::actions::Asker;
use crate::actions::poll_show::{Extent, Shown, show_in_time};
use crate::domain::choice::Choice;
use crate::domain::seats::{Filled, is_sheet};
use crate::domain::visibility::{Row, Standpoint};
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::answers::{OwnedAnswer, answers};
use crate::web::pages::poll::counting_words::figure;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::results_words::author;
use crate::web::pages::poll::{decide, grouped, seats_words};
use crate::web::ui::{self, Pagination};

use super::{Sheet, UPRIGHT_MAX};

/// `GET /poll/{slug}/print/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, page) = (ctx.slug(), ctx.query.get("page").parse().unwrap_or(1));
    let read =
        move |tx: &mut Tx<'_>, asker: &Asker, time| show_in_time(tx, asker, &slug, Extent::Page(page), time);
    let shown = ctx.read_counted(read).await?;
    let (t, scene) = (ctx.t, &shown.scene);
    let choices: Vec<&Choice> = shown.structure.live_choices().collect();
    let counted = shown.results.count.is_some() && scene.tally.votes() > 0;
    let with_table = counted || !shown.results.rows.is_empty();
    let body = html! {
        (decide::banner(&ctx, scene, &shown.structure))
        @if with_table {
            div .how { (super::legend(&ctx, scene, &shown.structure, t.results_legend())) (printed(&ctx, &shown)) }
            @for block in super::blocks(&choices) { (table(&ctx, &shown, block)) }
            (pages(&ctx, &shown))
        } @else { (printed(&ctx, &shown)) (bare(&ctx, &shown)) }
    };
    let wide = with_table && choices.len() > UPRIGHT_MAX;
    super::page(&ctx, scene, &shown.structure, &Sheet { title: t.print_results(), wide, body })
}

/// How many have voted, if that may be seen, and when that was.
fn printed(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let zone = ctx.zone.unwrap_or(ctx.app.config.zone);
    let at = t.instant(ctx.now.utc().and_utc(), zone);
    html! { p .muted { @if let Some(votes) = shown.results.votes { (t.results_voters(votes)) " · " } (t.print_at(&at)) } }
}

fn table(ctx: &Ctx, shown: &Shown, block: &[&Choice]) -> Markup {
    let t = ctx.t;
    let answers = answers(t, &shown.scene.poll, &shown.structure);
    html! {
        table .results {
            caption .vh { (t.results_votes()) }
            thead { (super::heads(ctx, &shown.scene, block, t.results_name())) }
            tbody { @for row in &shown.results.rows { (line(ctx, row, block, &answers)) } }
            @if shown.results.count.is_some() { tfoot { (sums(ctx, shown, block, &answers)) } }
        }
    }
}

fn line(ctx: &Ctx, row: &Row, block: &[&Choice], answers: &[OwnedAnswer]) -> Markup {
    let given =
        |choice: &Choice| answers.iter().find(|answer| Some(answer.id) == row.answers.value(choice.id));
    let waits = |choice: &Choice| {
        row.places.iter().any(|(at, stands)| *at == choice.id && *stands != Standpoint::Seat)
    };
    html! {
        tr {
            th scope="row" { (author(ctx.t, &row.author)) }
            @for choice in block {
                @match given(choice) {
                    Some(answer) => {
                        td class={ (answer.class) " i i-" (answer.icon) } {
                            span { (answer.label) }
                            @if waits(choice) { " " small { (ctx.t.seats_row_waits()) } }
                        }
                    }
                    None => td .none { "–" },
                }
            }
        }
    }
}

/// A line for what each choice has come to, and before it one for each answer: paper cannot be asked.
fn sums(ctx: &Ctx, shown: &Shown, block: &[&Choice], answers: &[OwnedAnswer]) -> Markup {
    let t = ctx.t;
    let summaries = shown.results.summaries().unwrap_or_default();
    let of = |choice: &Choice| summaries.iter().find(|summary| summary.choice == choice.id);
    let count = |choice: &Choice, answer: &OwnedAnswer| {
        of(choice)?.counts.iter().find(|(id, _)| *id == answer.id).map(|(_, count)| t.integer(*count))
    };
    let came_to = |choice: &Choice| figure(t, &shown.scene.poll, &shown.structure, of(choice)?);
    let sheet = is_sheet(&shown.structure);
    let taken =
        |choice: &Choice| of(choice).map(|summary| seats_words::came_to_short(t, &shown.structure, summary));
    let waiting = |choice: &Choice| {
        let waiting = Filled::of(&shown.structure, of(choice)?)?.waiting();
        (waiting > 0).then(|| t.integer(waiting))
    };
    html! {
        @for answer in answers {
            tr .each { th scope="row" { (answer.label) } @for choice in block { td { (count(choice, answer).unwrap_or_default()) } } }
        }
        @if sheet {
            tr { th scope="row" { (t.seats_taken_head()) } @for choice in block { td { (taken(choice).unwrap_or_default()) } } }
            @if block.iter().any(|choice| waiting(choice).is_some()) {
                tr { th scope="row" { (t.seats_waiting_head()) } @for choice in block { td { (waiting(choice).unwrap_or_default()) } } }
            }
        } @else { tr {
            th scope="row" { (t.results_sum()) }
            @for choice in block {
                @let best = of(choice).is_some_and(|summary| summary.best);
                td .best-col[best] {
                    (came_to(choice).unwrap_or_default())
                    @if best { " " (ui::icon("star")) span .vh { ", " (t.results_best_badge()) } }
                }
            }
        } }
    }
}

/// The choices alone, where there is nothing yet or nothing that may be seen.
fn bare(ctx: &Ctx, shown: &Shown) -> Markup {
    let poll = &shown.scene.poll;
    let groups = grouped::grouped(&Labels::of(ctx.t, ctx.zone, poll), poll, &shown.structure);
    html! {
        section .choices-seen {
            @for group in &groups {
                @if let Some(heading) = &group.heading { h2 { (heading) } }
                ul { @for (_, label) in &group.choices { li { (label) } } }
            }
        }
    }
}

fn pages(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let href = |page: i64| format!("{}?page={page}", path(&shown.scene.poll, "print/"));
    let (previous, next) = (href(shown.page - 1), href(shown.page + 1));
    let said = t.results_page(&t.integer(shown.page), &t.integer(shown.pages));
    html! {
        @if shown.pages > 1 {
            p { (said) }
            (ui::pagination(Pagination {
                label: t.results_pages(),
                position: &said,
                previous: (t.results_previous(), (shown.page > 1).then_some(previous.as_str())),
                next: (t.results_next(), (shown.page < shown.pages).then_some(next.as_str())),
            }))
        }
    }
}

//! `GET /poll/{slug}/print/list/`: a list that goes round, with a line for everybody.

use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::choice::Choice;
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::seats_words;

use super::{COLUMNS_MAX, Sheet, UPRIGHT_MAX};

/// Lines of a sheet that stands upright, of one that is turned, and of one of several.
const LINES: (usize, usize, usize) = (24, 15, 21);
/// How many choices stand on each of several sheets, below headings that are turned; and where these take more lines, for
/// one is longer than so many letters.
const PER_SHEET: (usize, usize) = (15, 11);
const LONG: usize = 60;

/// `GET /poll/{slug}/print/list/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = super::enter(&ctx).await?;
    let t = ctx.t;
    let choices: Vec<&Choice> = structure.live_choices().collect();
    let several = choices.len() > COLUMNS_MAX;
    let wide = !several && choices.len() > UPRIGHT_MAX;
    let blocks: Vec<&[&Choice]> = if several {
        super::even_blocks(&choices, per_sheet(&ctx, &scene, &choices)).collect()
    } else {
        super::blocks(&choices).collect()
    };
    let body = html! {
        div .how {
            p { (t.print_list_how()) @if several { " " (t.print_list_several()) } }
            (super::legend(&ctx, &scene, &structure, t.results_legend()))
        }
        (seats_words::rules(t, &scene.poll, &structure))
        @for (number, block) in (1_i64..).zip(&blocks) {
            table .list .turned[several] {
                @if several {
                    caption { (t.print_list_sheet(&t.integer(i64::try_from(blocks.len()).unwrap_or(number)), &t.integer(number), &scene.poll.title)) }
                } @else { caption .vh { (t.print_list()) } }
                (columns(&ctx, &scene, &structure, block))
                (lines(block.len(), wide, several))
            }
        }
    };
    super::page(&ctx, &scene, &structure, &Sheet { title: t.print_list(), wide, body })
}

/// How many choices there is room for on one of several sheets.
fn per_sheet(ctx: &Ctx, scene: &Scene, choices: &[&Choice]) -> usize {
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let letters = |choice: &&Choice| {
        labels.levels(&scene.poll, &choice.subject).last().map_or(0, |label| label.chars().count())
    };
    if choices.iter().map(letters).any(|long| long > LONG) { PER_SHEET.1 } else { PER_SHEET.0 }
}

fn columns(ctx: &Ctx, scene: &Scene, structure: &Structure, block: &[&Choice]) -> Markup {
    let t = ctx.t;
    html! {
        thead {
            (super::heads(ctx, scene, block, t.results_name()))
            @if is_sheet(structure) {
                tr .each {
                    th scope="row" { (t.seats_title()) }
                    @for choice in block { td { (choice.seats.map(|seats| t.integer(seats)).unwrap_or_default()) } }
                }
            }
        }
    }
}

/// Empty lines; on several sheets with numbers, by which one finds one's own again.
fn lines(columns: usize, wide: bool, several: bool) -> Markup {
    let count = match (wide, several) {
        (_, true) => LINES.2,
        (true, false) => LINES.1,
        (false, false) => LINES.0,
    };
    html! {
        tbody {
            @for number in 1..=count {
                tr {
                    td { @if several { span .number { (number) } } }
                    @for _ in 0..columns { td {} }
                }
            }
        }
    }
}

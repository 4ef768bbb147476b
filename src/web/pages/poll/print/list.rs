//! `GET /poll/{slug}/print/list/`: a list that goes round, with a line for everybody.

use maud::html;

use crate::domain::choice::Choice;
use crate::domain::seats::is_sheet;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::seats_words;

use super::{Sheet, UPRIGHT_MAX};

/// Lines of a sheet that stands upright, and of one that is turned.
const LINES: (usize, usize) = (24, 15);

/// `GET /poll/{slug}/print/list/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = super::enter(&ctx).await?;
    let t = ctx.t;
    let choices: Vec<&Choice> = structure.live_choices().collect();
    let wide = choices.len() > UPRIGHT_MAX;
    let lines = if wide { LINES.1 } else { LINES.0 };
    let body = html! {
        div .how { p { (t.print_list_how()) } (super::legend(&ctx, &scene, &structure, t.results_legend())) }
        (seats_words::rules(t, &scene.poll, &structure))
        @for block in super::blocks(&choices) {
            table .list {
                caption .vh { (t.print_list()) }
                thead {
                    (super::heads(&ctx, &scene, block, t.results_name()))
                    @if is_sheet(&structure) {
                        tr .each {
                            th scope="row" { (t.seats_title()) }
                            @for choice in block { td { (choice.seats.map(|seats| t.integer(seats)).unwrap_or_default()) } }
                        }
                    }
                }
                tbody { @for _ in 0..lines { tr { td {} @for _ in block { td {} } } } }
            }
        }
    };
    super::page(&ctx, &scene, &structure, &Sheet { title: t.print_list(), wide, body })
}

//! The poll on paper: what came of it on one sheet, a ballot to fill in, and a list to pass round.

pub mod ballot;
pub mod list;
pub mod results;

use std::sync::Arc;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::access::Action;
use crate::domain::choice::Choice;
use crate::domain::grouping;
use crate::domain::seats::seats_of;
use crate::domain::structure::Structure;
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::ui::{self, Button, Width};

use super::frame::{self, PollPage, Tab, path};
use super::labels::Labels;
use super::links;

/// Most choices beside each other; more are below, with the names again.
const COLUMNS_MAX: usize = 16;
/// With more choices the sheet is turned.
const UPRIGHT_MAX: usize = 7;

/// A sheet of paper.
struct Sheet<'a> {
    /// What it is, beside the poll's title in the browser's tab.
    title: &'a str,
    /// Broader than high.
    wide: bool,
    /// What stands on it below the head.
    body: Markup,
}

/// The page that prints as this sheet: a head that is the poll's, and at the foot where one can vote online.
fn page(ctx: &Ctx, scene: &Scene, structure: &Structure, sheet: &Sheet<'_>) -> Outcome {
    let t = ctx.t;
    let url = ctx.app.absolute(&path(&scene.poll, ""));
    let to = |rest: &str| path(&scene.poll, rest);
    let body = html! {
        nav .cluster.no-print aria-label=(t.print_title()) {
            (Button::new(t.export_print()).primary().icon("print").script("print", ""))
            a href=(to("print/")) { (t.print_results()) }
            a href=(to("print/ballot/")) { (t.print_ballot()) }
            a href=(to("print/list/")) { (t.print_list()) }
        }
        p .help.no-print { (t.print_help()) }
        div .sheet .wide[sheet.wide] role="region" tabindex="0" aria-label=(sheet.title) {
            (sheet.body)
            footer .online {
                (links::qr(&url, t.share_qr_label()))
                p { (t.print_online()) br; strong { (url) } }
            }
        }
    };
    let page = PollPage {
        scene,
        tab: Tab::None,
        title: Some(sheet.title),
        body,
        scripts: &[],
        answers: Some(structure),
        width: Width::Wide,
    };
    frame::poll_page(ctx, StatusCode::OK, &page)
}

/// The poll and what it asks, for whoever may see it.
async fn enter(ctx: &Ctx) -> Result<(Scene, Arc<Structure>), Error> {
    super::enter(ctx, Action::View).await
}

/// Choices as many as fit beside each other.
fn blocks<'a, 'c>(choices: &'a [&'c Choice]) -> impl Iterator<Item = &'a [&'c Choice]> {
    even_blocks(choices, COLUMNS_MAX)
}

/// As few blocks as there can be of so many at most, and all about as large.
fn even_blocks<'a, 'c>(choices: &'a [&'c Choice], most: usize) -> impl Iterator<Item = &'a [&'c Choice]> {
    choices.chunks(choices.len().div_ceil(choices.len().div_ceil(most).max(1)).max(1))
}

/// The heads of columns for choices, below the headings that they share.
fn heads(ctx: &Ctx, scene: &Scene, choices: &[&Choice], first: &str) -> Markup {
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let levels: Vec<Vec<String>> =
        choices.iter().map(|choice| labels.levels(&scene.poll, &choice.subject)).collect();
    let rows = grouping::headings(&levels);
    let deepest = rows.len();
    html! {
        @for (level, cells) in rows.iter().enumerate() {
            tr {
                @if level == 0 { th scope="col" rowspan=[(deepest > 1).then_some(deepest)] { (first) } }
                @for cell in cells {
                    @let leaf = level + cell.depth == deepest;
                    th scope=(if leaf { "col" } else { "colgroup" }) colspan=[(cell.span > 1).then_some(cell.span)]
                        rowspan=[(cell.depth > 1).then_some(cell.depth)] { span { (cell.label) } }
                }
            }
        }
    }
}

/// How many can have a choice, behind its name.
fn seats(t: T, structure: &Structure, choice: &Choice) -> Markup {
    html! { @if let Some(seats) = seats_of(structure, choice) { " " small { "(" (t.seats_number(seats)) ")" } } }
}

/// What can be answered, with its sign.
fn legend(ctx: &Ctx, scene: &Scene, structure: &Structure, label: &str) -> Markup {
    let owned = super::answers::answers(ctx.t, &scene.poll, structure);
    let answers: Vec<_> = owned.iter().map(|answer| answer.as_ui()).collect();
    ui::answer_legend(label, &answers)
}

//! What participants remarked, on the whole and on single choices, in words.

use maud::{Markup, html};

use crate::domain::visibility::Row;
use crate::web::pages::poll::results_words::{author, namesake};

use super::layout::View;

/// All remarks of the rows that are shown; nothing if there are none.
pub fn section(view: &View<'_>) -> Markup {
    let remarked: Vec<(&Row, Vec<(String, &str)>)> = view
        .shown
        .results
        .rows
        .iter()
        .map(|row| (row, cells(view, row)))
        .filter(|(row, cells)| !row.comment.is_empty() || !cells.is_empty())
        .collect();
    if remarked.is_empty() {
        return html! {};
    }
    html! {
        section .stack {
            h2 { (view.ctx.t.results_remarks()) }
            dl .facts {
                @for (row, cells) in &remarked {
                    dt { (author(view.ctx.t, &row.author)) (namesake(view.ctx.t, row.namesake)) }
                    dd {
                        @if !row.comment.is_empty() { p .prewrap { (row.comment) } }
                        @for (choice, comment) in cells { p { span .muted { (choice) ": " } (comment) } }
                    }
                }
            }
        }
    }
}

fn cells<'a>(view: &View<'_>, row: &'a Row) -> Vec<(String, &'a str)> {
    let remark = |choice: &&crate::domain::choice::Choice| {
        let comment = row
            .answers
            .get(choice.id)
            .map(|cell| cell.comment.as_str())
            .filter(|comment| !comment.is_empty())?;
        Some((view.line(choice), comment))
    };
    view.columns.iter().filter_map(remark).collect()
}

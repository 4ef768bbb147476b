//! Which seats one's own votes have.

use maud::{Markup, html};

use crate::domain::visibility::{Row, Standpoint};
use crate::web::pages::poll::results_words::author;
use crate::web::ui::{self, Tone};

use super::layout::View;

/// A line for the seats of each own vote, and one for those that it waits for; nothing where there are no seats.
pub fn section(view: &View<'_>) -> Markup {
    let own: Vec<&Row> = view.shown.results.rows.iter().filter(|row| row.mine).collect();
    let several = own.len() > 1;
    html! { @for row in own { (of_row(view, row, several)) } }
}

fn of_row(view: &View<'_>, row: &Row, several: bool) -> Markup {
    let t = view.ctx.t;
    let (mut seats, mut waits) = (Vec::new(), Vec::new());
    for (id, stands) in &row.places {
        let Some(choice) = view.shown.structure.choice(*id) else { continue };
        let line = view.line(choice);
        match stands {
            Standpoint::Seat => seats.push(line),
            Standpoint::Waits(None) => waits.push(line),
            Standpoint::Waits(Some(number)) => {
                let number = t.integer(i64::try_from(*number).unwrap_or(i64::MAX));
                waits.push(t.seats_mine_number(&line, &number));
            }
        }
    }
    let name = author(t, &row.author);
    let (has, waiting) = match several {
        true => (t.seats_mine_of(name), t.seats_mine_waits_of(name)),
        false => (t.seats_mine().to_owned(), t.seats_mine_waits().to_owned()),
    };
    // Choices hold commas themselves: "Mon, 1 Mar".
    let said = |tone, words: &str, choices: &[String]| {
        html! { @if !choices.is_empty() {
            (ui::notice(tone, &html! { p { (words) " " strong { (choices.join("; ")) } } }))
        } }
    };
    html! { (said(Tone::Success, &has, &seats)) (said(Tone::Info, &waiting, &waits)) }
}

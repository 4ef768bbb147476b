//! The choices by themselves, while there is no vote whose answers would name them.

use maud::{Markup, html};

use crate::domain::seats::seats_of;
use crate::web::pages::poll::grouped::grouped;

use super::layout::View;

/// Whether nothing else on the page names the choices: no vote that may be seen, and no sums.
pub fn stand_alone(view: &View<'_>) -> bool {
    let results = &view.shown.results;
    results.rows.is_empty()
        && view.shown.sifted.is_none()
        && (results.count.is_none() || view.shown.scene.tally.votes() == 0)
}

/// What can be voted on, below its headings. Nothing if there is nothing.
pub fn section(view: &View<'_>) -> Markup {
    let groups = grouped(&view.labels, &view.shown.scene.poll, &view.shown.structure);
    if groups.is_empty() {
        return html! {};
    }
    html! {
        section .stack.choices-seen {
            h2 { (view.ctx.t.tab_choices()) }
            @for group in &groups {
                @if let Some(heading) = &group.heading { h3 { (heading) } }
                ul { @for (choice, label) in &group.choices {
                    li {
                        (label)
                        @if let Some(seats) = seats_of(&view.shown.structure, choice) { " " span .help { (view.ctx.t.seats_number(seats)) } }
                        @if let Some(there) = view.labels.elsewhere_said(&view.shown.scene.poll, &choice.subject) {
                            " " span .help { (there) }
                        }
                    }
                } }
            }
        }
    }
}

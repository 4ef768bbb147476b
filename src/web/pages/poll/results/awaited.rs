//! Who was invited and has not answered yet.

use maud::{Markup, html};

use crate::web::ui;

use super::layout::View;

/// A folded line: how many have answered, and in it who has not.
pub fn section(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let Some(awaited) = &view.shown.awaited else { return html! {} };
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (answered, all) = (number(awaited.answered), number(awaited.invited));
    let said = t.invite_answered(&t.integer(all), &t.integer(answered), all);
    let more = awaited.invited - awaited.answered - awaited.names.len();
    let poll = &view.shown.scene.poll;
    html! {
        section #awaited {
            (ui::more_options(t.awaited_title(), &said, false, &html! {
                @if answered == all { p { (t.awaited_nobody()) } } @else {
                    p { (t.awaited_text()) }
                    ul {
                        @for name in &awaited.names { li { (name) } }
                        @if more > 0 { li .muted { (t.awaited_more(number(more))) } }
                    }
                }
                @if view.shown.results.sight.owner {
                    p { a href={ "/invitations/" (poll.slug) "/" } { (t.awaited_manage()) } }
                }
            }))
        }
    }
}

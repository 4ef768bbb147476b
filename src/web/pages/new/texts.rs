//! Choices in words, one a line.

use maud::{Markup, html};

use crate::web::ui::{self, Field};

use super::sheet::Sheet;

/// The part of the form in which texts are typed.
pub fn texts(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.ctx.t;
    let body = html! {
        (Field::textarea("texts", t.new_texts_label(), 6)
            .value(&sheet.picks.texts)
            .help(t.new_texts_help())
            .error(sheet.said("texts")))
        details .fold {
            summary { (t.new_groups()) (ui::icon("chevron-down")) }
            div .fold-body {
                p .help { (t.new_groups_help()) }
                pre .example { (t.new_groups_example()) }
            }
        }
    };
    html! { div .stack.tight { (body) } }
}

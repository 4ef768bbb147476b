//! Line icons, drawn from one sprite.

use maud::{Markup, html};

/// An icon of `assets/icons` by its file name. It says nothing to a screen reader: a word stands beside it.
pub fn icon(name: &str) -> Markup {
    // Arrows along the line turn round where people write from right to left.
    let class = if name.ends_with("-left") || name.ends_with("-right") { "icon flip" } else { "icon" };
    html! {
        svg class=(class) aria-hidden="true" { use href={ (sprite()) "#" (name) } {} }
    }
}

fn sprite() -> String {
    "/assets/icons.svg".to_owned()
}

//! Line icons, drawn into the page.
//!
//! Not by `<use>` of a shared sprite: a page of 7,000 cells then takes Chromium three times as long to
//! show, and the compressed page is no smaller.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use maud::PreEscaped;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/icons"]
struct Drawings;

/// Icons by name, ready for the page.
static DRAWN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Drawings::iter()
        .filter_map(|path| {
            let name = path.strip_suffix(".svg")?;
            let file = Drawings::get(&path)?;
            let (_, content) = str::from_utf8(&file.data).ok()?.split_once('>')?;
            Some((name.to_owned(), in_page(name, content.trim_end())))
        })
        .collect()
});

/// `content` is the inside of the drawing and its end tag; colour and width of the lines come by CSS.
fn in_page(name: &str, content: &str) -> String {
    // What points along the line turns round where people write from right to left.
    let along = name.ends_with("-left") || name.ends_with("-right");
    let class =
        if along || ["undo", "redo", "logout", "list"].contains(&name) { "icon flip" } else { "icon" };
    format!(r#"<svg class="{class}" viewBox="0 0 24 24" aria-hidden="true">{content}"#)
}

/// An icon of `assets/icons` by its file name. It says nothing to a screen reader: a word stands beside it.
/// A name without drawing is an error of the program; tests notice, people see no icon.
pub fn icon(name: &str) -> PreEscaped<&'static str> {
    let drawn = DRAWN.get(name);
    debug_assert!(drawn.is_some(), "no icon named {name}");
    PreEscaped(drawn.map_or("", String::as_str))
}

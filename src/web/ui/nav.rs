//! Ways to go: tabs, tiles, rows, pages.

use maud::{Markup, html};

use super::icon::icon;

/// A link with an icon, as in tabs and menus.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    /// Where to.
    pub href: &'a str,
    /// Its words.
    pub label: &'a str,
    /// Its icon, where there is room for one.
    pub icon: Option<&'a str>,
    /// This is the page that is open.
    pub current: bool,
}

/// The pages of a poll. `label` names the navigation to screen readers.
pub fn tabs(label: &str, links: &[Link]) -> Markup {
    html! {
        nav .tabs aria-label=(label) { ul { @for link in links { li { (anchor(link)) } } } }
    }
}

/// The `li` of a [`super::button::menu`].
pub fn menu_links(links: &[Link]) -> Markup {
    html! { @for link in links { li { (anchor(link)) } } }
}

pub(super) fn anchor(link: &Link) -> Markup {
    html! {
        a href=(link.href) aria-current=[link.current.then_some("page")] {
            @if let Some(name) = link.icon { (icon(name)) }
            (link.label)
        }
    }
}

/// A big choice, as on the start page.
#[derive(Clone, Copy)]
pub struct Tile<'a> {
    /// Where to.
    pub href: &'a str,
    /// Its icon.
    pub icon: &'a str,
    /// Its words.
    pub title: &'a str,
    /// What it is good for.
    pub text: &'a str,
}

/// A few big choices beside each other; below each other on phones.
pub fn tiles(tiles: &[Tile]) -> Markup {
    html! {
        ul .tiles {
            @for tile in tiles {
                li { a .tile href=(tile.href) { (icon(tile.icon)) strong { (tile.title) } span { (tile.text) } } }
            }
        }
    }
}

/// A line that leads somewhere: a poll, a group.
#[derive(Clone)]
pub struct Row<'a> {
    /// Where to.
    pub href: &'a str,
    /// Its words.
    pub title: &'a str,
    /// What stands at its end: badges, a quiet word, a menu.
    pub aside: Markup,
}

/// A list of lines that lead somewhere.
pub fn rows(rows: &[Row]) -> Markup {
    html! {
        ul .rows { @for row in rows { li { a href=(row.href) { (row.title) } (row.aside) } } }
    }
}

/// Leaves through a long list.
#[derive(Clone, Copy)]
pub struct Pagination<'a> {
    /// Names the navigation to screen readers.
    pub label: &'a str,
    /// The words of the link back and where it leads; no address on the first page.
    pub previous: (&'a str, Option<&'a str>),
    /// The words of the link on and where it leads; no address on the last page.
    pub next: (&'a str, Option<&'a str>),
    /// Where we are: "21 to 40 of 133".
    pub position: &'a str,
}

/// Links to the page before and after; nothing if there is only one page.
pub fn pagination(pages: Pagination) -> Markup {
    let (previous, next) = (pages.previous, pages.next);
    html! {
        @if previous.1.is_some() || next.1.is_some() {
            nav .pages aria-label=(pages.label) {
                @if let Some(href) = previous.1 {
                    a .btn.quiet href=(href) rel="prev" { (icon("arrow-left")) (previous.0) }
                }
                span .muted { (pages.position) }
                @if let Some(href) = next.1 {
                    a .btn.quiet href=(href) rel="next" { (next.0) (icon("arrow-right")) }
                }
            }
        }
    }
}

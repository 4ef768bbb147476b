//! What stands on top of a page, and the switches at its foot.

use maud::{Markup, Render, html};

use super::icon::icon;
use super::nav::{Link, tabs};

/// Title of a page and one sentence on what it is for.
pub fn page_head(title: &str, lead: Option<&str>) -> Markup {
    html! {
        header .page-head { h1 { (title) } @if let Some(text) = lead { p .lead { (text) } } }
    }
}

/// A poll's title, what is known about it, and its pages.
#[derive(Clone)]
pub struct PollHead<'a> {
    /// Title of the poll.
    pub title: &'a str,
    /// Badges beside the title; may be empty.
    pub badges: Markup,
    /// Who asks, until when, in which zone: an icon and words each.
    pub facts: &'a [(&'a str, &'a str)],
    /// The description, rendered; may be empty.
    pub description: Markup,
    /// Names the navigation to screen readers.
    pub tabs_label: &'a str,
    /// The poll's pages; none for readers who see only one.
    pub tabs: &'a [Link<'a>],
}

impl Render for PollHead<'_> {
    fn render(&self) -> Markup {
        html! {
            header .poll-head {
                div .cluster { h1 { (self.title) } (self.badges) }
                @if !self.facts.is_empty() {
                    p .facts-line {
                        @for (icon_name, text) in self.facts { span { (icon(icon_name)) " " (text) } }
                    }
                }
                @if !self.description.0.is_empty() { div .prose { (self.description) } }
            }
            @if !self.tabs.is_empty() { (tabs(self.tabs_label, self.tabs)) }
        }
    }
}

/// Words of a [`theme_switch`].
#[derive(Clone, Copy)]
pub struct ThemeText<'a> {
    /// Names the group: "Brightness".
    pub label: &'a str,
    /// Follow the system.
    pub system: &'a str,
    /// Light.
    pub light: &'a str,
    /// Dark.
    pub dark: &'a str,
}

/// Buttons that post `theme=system|light|dark` to `action`; a script makes them work at once. `back` is the
/// address of this page, posted as `next`.
pub fn theme_switch(action: &str, back: &str, theme: Option<&str>, text: ThemeText) -> Markup {
    let buttons =
        [("system", "contrast", text.system), ("light", "sun", text.light), ("dark", "moon", text.dark)];
    html! {
        form .switch method="post" action=(action) data-theme-switch {
            input type="hidden" name="next" value=(back);
            fieldset {
                legend .vh { (text.label) }
                @for (value, icon_name, label) in buttons {
                    button type="submit" name="theme" value=(value) title=(label)
                        aria-pressed=(if theme.unwrap_or("system") == value { "true" } else { "false" }) {
                        (icon(icon_name)) span .vh { (label) }
                    }
                }
            }
        }
    }
}

/// A language to read in: its tag, and its name in itself.
pub type Language<'a> = (&'a str, &'a str);

/// Buttons that post `language=TAG` to `action`; each says its name in its own language. `label` names the
/// group, `back` is the address of this page, posted as `next`.
pub fn language_switch(
    action: &str,
    back: &str,
    label: &str,
    current: &str,
    languages: &[Language],
) -> Markup {
    html! {
        form .switch method="post" action=(action) {
            input type="hidden" name="next" value=(back);
            fieldset {
                legend .vh { (label) }
                (icon("globe"))
                @for (tag, name) in languages {
                    button type="submit" name="language" value=(tag) lang=(tag)
                        aria-pressed=(if *tag == current { "true" } else { "false" }) { (name) }
                }
            }
        }
    }
}

//! Buttons and links that look like them.

use maud::{Markup, Render, html};

use super::icon::icon;

/// A button, or a link that looks like one. One primary button a page.
///
/// `(Button::new("Save").primary())` sends its form; `.link(href)` makes it a link.
#[derive(Clone, Copy, Default)]
pub struct Button<'a> {
    label: &'a str,
    classes: [&'static str; 2],
    icon: Option<&'a str>,
    bare: bool,
    href: Option<&'a str>,
    download: bool,
    named: Option<(&'a str, &'a str)>,
    form: Option<&'a str>,
    formaction: Option<&'a str>,
    hook: Option<(&'a str, &'a str)>,
    novalidate: bool,
    disabled: bool,
}

impl<'a> Button<'a> {
    /// An ordinary button that sends the form around it.
    pub fn new(label: &'a str) -> Self {
        Self { label, ..Self::default() }
    }

    /// The one thing to do on this page.
    pub fn primary(mut self) -> Self {
        self.classes[0] = "primary";
        self
    }

    /// Without a frame, for what matters less.
    pub fn quiet(mut self) -> Self {
        self.classes[0] = "quiet";
        self
    }

    /// For what cannot be undone.
    pub fn danger(mut self) -> Self {
        self.classes[0] = "danger";
        self
    }

    /// Narrower; as tall as the others.
    pub fn slim(mut self) -> Self {
        self.classes[1] = "slim";
        self
    }

    /// An icon before the words.
    pub fn icon(mut self, name: &'a str) -> Self {
        self.icon = Some(name);
        self
    }

    /// Only the icon is seen; the label is read out and shown as a tooltip.
    pub fn icon_only(mut self, name: &'a str) -> Self {
        self.icon = Some(name);
        self.bare = true;
        self
    }

    /// Makes it a link to `href`.
    pub fn link(mut self, href: &'a str) -> Self {
        self.href = Some(href);
        self
    }

    /// Makes it a link that saves a file.
    pub fn download(mut self, href: &'a str) -> Self {
        self.href = Some(href);
        self.download = true;
        self
    }

    /// The field that this button sends.
    pub fn send(mut self, name: &'a str, value: &'a str) -> Self {
        self.named = Some((name, value));
        self
    }

    /// The id of the form to send, where the button stands outside of it.
    pub fn form(mut self, id: &'a str) -> Self {
        self.form = Some(id);
        self
    }

    /// Another address for the form to go to.
    pub fn to(mut self, action: &'a str) -> Self {
        self.formaction = Some(action);
        self
    }

    /// Sends the form even while required fields are empty.
    pub fn unchecked(mut self) -> Self {
        self.novalidate = true;
        self
    }

    /// Not now.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.disabled = disabled;
        self
    }

    /// A plain button for a script (`type=button`), with `data-NAME=value`. It is hidden until scripts run.
    pub fn script(mut self, name: &'a str, value: &'a str) -> Self {
        self.hook = Some((name, value));
        self
    }

    fn class(&self) -> String {
        let mut class = "btn".to_owned();
        for extra in self.classes.into_iter().chain([if self.bare { "bare" } else { "" }]) {
            if !extra.is_empty() {
                class.push(' ');
                class.push_str(extra);
            }
        }
        class
    }

    fn content(&self) -> Markup {
        html! {
            @if let Some(name) = self.icon { (icon(name)) }
            @if self.bare { span .vh { (self.label) } } @else { span { (self.label) } }
        }
    }
}

impl Render for Button<'_> {
    fn render(&self) -> Markup {
        let title = self.bare.then_some(self.label);
        if let Some(href) = self.href {
            return html! { a class=(self.class()) href=(href) download[self.download] title=[title] { (self.content()) } };
        }
        let kind = if self.hook.is_some() { "button" } else { "submit" };
        let (name, value) = self.named.unzip();
        html! {
            button class=(self.class()) type=(kind) name=[name] value=[value] form=[self.form] title=[title]
                formaction=[self.formaction] formnovalidate[self.novalidate] disabled[self.disabled]
                data-do=[self.hook.map(|(what, _)| what)] data-arg=[self.hook.map(|(_, arg)| arg)]
                hidden[self.hook.is_some()] { (self.content()) }
        }
    }
}

/// A menu that drops from a button, without script. `items` are `li` with a link or button each.
pub fn menu(label: &str, icon_name: &str, show_label: bool, items: &Markup) -> Markup {
    marked_menu(label, icon_name, show_label, &Markup::default(), items)
}

/// The same with something beside its words that is always seen: how much waits inside.
pub fn marked_menu(label: &str, icon_name: &str, show_label: bool, mark: &Markup, items: &Markup) -> Markup {
    html! {
        details .menu {
            summary class=(if show_label { "btn quiet" } else { "btn quiet bare" }) {
                (icon(icon_name))
                span class=(if show_label { "label-wide" } else { "vh" }) { (label) }
                (mark)
                @if show_label { (icon("chevron-down")) }
            }
            ul .menu-list { (items) }
        }
    }
}

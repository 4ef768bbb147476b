//! Facts, tables, and links to copy.

use maud::{Markup, PreEscaped, Render, html};

use super::icon::icon;

/// Names and values below each other; beside each other where there is room.
pub fn facts(facts: &[(&str, Markup)]) -> Markup {
    html! { dl .facts { @for (name, value) in facts { dt { (name) } dd { (value) } } } }
}

/// Words of a [`copy_field`].
#[derive(Clone, Copy)]
pub struct CopyText<'a> {
    /// What the field holds.
    pub label: &'a str,
    /// On the button.
    pub copy: &'a str,
    /// On the button after it worked.
    pub copied: &'a str,
}

/// Something to copy: a field to select from, and a button where scripts run. `id` is unique on the page.
pub fn copy_field(id: &str, value: &str, text: CopyText) -> Markup {
    let field = html! { input .input id=(id) value=(value) readonly spellcheck="false" autocomplete="off"; };
    copied(id, &field, text)
}

/// The same for what somebody may have to read and type elsewhere: all of it is in sight.
pub fn copy_block(id: &str, value: &str, text: CopyText) -> Markup {
    let field =
        html! { textarea .input id=(id) rows="2" readonly spellcheck="false" autocomplete="off" { (value) } };
    copied(id, &field, text)
}

fn copied(id: &str, field: &Markup, text: CopyText) -> Markup {
    html! {
        div .field {
            label for=(id) { (text.label) }
            div .copy-line {
                (field)
                button .btn type="button" data-do="copy" data-arg=(id) data-done=(text.copied) hidden {
                    (icon("copy")) span { (text.copy) }
                }
            }
        }
    }
}

/// A code to scan. `svg` is trusted; `label` says where it leads.
pub fn qr(svg: &str, label: &str) -> Markup {
    html! { div .qr role="img" aria-label=(label) { (PreEscaped(svg)) } }
}

/// A part of the page that scrolls by itself: wide tables. `label` names it; the keyboard can reach and move it.
pub fn scroller<R: Render>(label: &str, body: R) -> impl Render {
    Scroller { label, body }
}

struct Scroller<'a, R> {
    label: &'a str,
    body: R,
}

impl<R: Render> Render for Scroller<'_, R> {
    // Straight into the page: the table may be most of it.
    fn render_to(&self, out: &mut String) {
        out.push_str("<div class=\"scroller\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.label.render_to(out);
        out.push_str("\">");
        self.body.render_to(out);
        out.push_str("</div>");
    }
}

/// A plain table. `body` are `tr`; numbers take the class `num`.
pub fn table(caption: &str, heads: &[&str], body: &Markup) -> Markup {
    let rows = html! {
        table .table {
            caption .vh { (caption) }
            thead { tr { @for head in heads { th scope="col" { (head) } } } }
            tbody { (body) }
        }
    };
    scroller(caption, &rows).render()
}

/// A framed part of the page.
pub fn panel(body: &Markup) -> Markup {
    html! { div .panel { (body) } }
}

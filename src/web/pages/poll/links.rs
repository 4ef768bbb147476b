//! Links that people hand on: to copy, to scan, to mail.

use maud::Markup;

use crate::web::ctx::Ctx;
use crate::web::href::escaped;
use crate::web::ui::{self, CopyText};

/// A field with a link and a button that copies it. `id` is unique on the page.
pub fn copy(ctx: &Ctx, id: &str, url: &str, label: &str) -> Markup {
    copy_by(ctx, id, url, label, ctx.t.link_copy())
}

/// The same where there are several: the button says what it copies.
pub fn copy_by(ctx: &Ctx, id: &str, url: &str, label: &str, button: &str) -> Markup {
    ui::copy_field(id, url, CopyText { label, copy: button, copied: ctx.t.link_copied() })
}

/// A link as a code to scan. `label` says where it leads.
pub fn qr(url: &str, label: &str) -> Markup {
    ui::qr(&crate::web::qr::svg(url), label)
}

/// The address that starts a mail (RFC 6068), without a recipient.
pub fn mailto(subject: &str, body: &str) -> String {
    format!("mailto:?subject={}&body={}", escaped(subject), escaped(&body.replace('\n', "\r\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_keeps_its_words_and_lines() {
        assert_eq!(mailto("A & b?", "ä\nx"), "mailto:?subject=A%20%26%20b%3F&body=%C3%A4%0D%0Ax");
    }
}

//! Taking the results along.

use maud::{Markup, html};

use crate::web::pages::poll::frame::path;
use crate::web::ui::{self, Link};

use super::layout::View;

/// The menu of exports.
pub fn exports(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let base = format!("/poll/{}", view.shown.scene.poll.slug);
    let (csv, json, text) = (format!("{base}.csv"), format!("{base}.json"), format!("{base}.txt"));
    let print = path(&view.shown.scene.poll, "print/");
    let link = |href, label, icon| Link { href, label, icon: Some(icon), current: false };
    html! {
        (ui::menu(t.export_menu(), "download", true, &html! {
            (ui::menu_links(&[
                link(&csv, t.export_csv(), "download"), link(&json, t.export_json(), "download"),
                link(&text, t.export_text(), "copy"), link(&print, t.export_print(), "print"),
            ]))
            @if view.shown.results.sight.owner {
                (ui::menu_links(&[link(&path(&view.shown.scene.poll, "activity/"), t.activity_title(), "clock")]))
            }
        }))
    }
}

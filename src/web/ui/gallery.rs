//! Renders every component into `target/ui-gallery/`, to be looked at and checked with axe.

mod pages;
mod parts;

use std::{fs, path::Path};

use maud::{Markup, html};

use super::*;
use crate::domain::answer_value::{ICONS, PALETTE};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const YES: Answer = Answer { value: "1", label: "ja", icon: "check", colour: "v-green" };
const MAYBE: Answer = Answer { value: "2", label: "vielleicht", icon: "question", colour: "v-yellow" };
const RATHER_NOT: Answer = Answer { value: "3", label: "eher nicht", icon: "rather-not", colour: "v-purple" };
const NO: Answer = Answer { value: "4", label: "nein", icon: "ban", colour: "v-red" };
const ANSWERS: [Answer; 4] = [YES, MAYBE, RATHER_NOT, NO];

fn link<'a>(label: &'a str, icon: Option<&'a str>, current: bool) -> Link<'a> {
    Link { href: "#", label, icon, current }
}

fn frame(title: &str, width: Width, flash: Markup, body: Markup) -> String {
    let theme = ThemeText { label: "Helligkeit", system: "Wie das System", light: "Hell", dark: "Dunkel" };
    let mine = [link("Meine Umfragen", Some("list"), false), link("Einstellungen", Some("settings"), false)];
    let layout = Layout {
        lang: "de",
        rtl: false,
        theme: None,
        title,
        description: Some("Umfragen und Termine"),
        preview: None,
        noindex: true,
        site_name: "bitpoll",
        home: "#",
        nav: &[link("Neue Umfrage", Some("plus"), false)],
        account: menu("Maria Schmidt", "user", true, &menu_links(&mine)),
        flash,
        width,
        foot: &[link("Hilfe", None, false), link("Impressum", None, false), link("Datenschutz", None, false)],
        switches: html! {
            (language_switch("#", "/", "Sprache", "de", &[("de", "Deutsch"), ("en", "English")]))
            (theme_switch("#", "/", None, theme))
        },
        styles: &["/assets/app.css"],
        scripts: &["/assets/base.js"],
        favicon: "/assets/icons/logo.svg",
        manifest: "/manifest.webmanifest",
        touch_icon: "/apple-touch-icon.png",
        keys: &[('o', "#overview"), ('v', "#vote")],
        text: LayoutText { skip: "Zum Inhalt", main_nav: "Hauptmenü", foot_nav: "Über diese Seite" },
    };
    layout.document(&[&body.0])
}

fn gallery() -> [(&'static str, String); 7] {
    [
        ("start", pages::start()),
        ("new", pages::new_poll()),
        ("vote", pages::vote(4)),
        ("vote6", pages::vote(6)),
        ("results", pages::results()),
        ("forms", parts::forms()),
        ("parts", parts::parts()),
    ]
}

#[test]
fn the_gallery_has_no_inline_style_or_script() {
    let folder = Path::new(ROOT).join("target/ui-gallery");
    fs::create_dir_all(&folder).unwrap();
    for (name, page) in gallery() {
        fs::write(folder.join(format!("{name}.html")), &page).unwrap();
        assert!(!page.contains(" style=") && !page.contains(" onclick="), "{name}");
        assert!(!page.contains("<style") && !page.contains("<script>"), "{name}");
    }
}

#[test]
fn every_icon_and_colour_that_the_domain_offers_is_drawn() {
    for icon in ICONS {
        let drawn = super::icon(icon).0;
        assert!(drawn.contains("<path") || drawn.contains("<circle"), "{icon}");
    }
    let css = fs::read_to_string(Path::new(ROOT).join("assets/css/40-answers.css")).unwrap();
    for colour in PALETTE {
        assert!(css.contains(&format!(".v-{colour} {{")), "{colour}");
    }
}

#[test]
fn ids_are_unique_on_every_page_of_the_gallery() {
    for (name, page) in gallery() {
        let mut ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{name}");
    }
}

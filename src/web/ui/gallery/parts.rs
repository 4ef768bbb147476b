//! All other components in all their states.

use maud::{Markup, Render, html};

use super::{ANSWERS, frame, link};
use crate::domain::answer_value::{ICONS, PALETTE};
use crate::web::ui::*;

pub(super) fn forms() -> String {
    let zones = [
        SelectOption { value: "a", label: "Europe/Berlin" },
        SelectOption { value: "b", label: "Asia/Tokyo" },
    ];
    let cards = RadioCards {
        name: "results",
        legend: "Wer sieht die Ergebnisse?",
        help: Some("Das kannst du später ändern."),
        error: None,
        options: &[
            RadioCard {
                value: "all",
                label: "Alle, sofort",
                help: Some("Namen und Antworten stehen auf der Seite."),
            },
            RadioCard {
                value: "after",
                label: "Erst nach der eigenen Stimme",
                help: Some("So beeinflusst sich niemand."),
            },
            RadioCard { value: "me", label: "Nur ich", help: None },
        ],
        chosen: "after",
    };
    let more = html! { (Checkbox::new("mail", "Mail bei jeder Stimme")) (Field::number("limit", "Plätze je Termin").min("1")) };
    let body = html! {
        (page_head("Anmelden und Einstellungen", Some("Alle Felder, mit und ohne Fehler.")))
        (error_summary("Bitte sieh dir zwei Felder an", &[("email", "Diese Adresse ist unvollständig."), ("agree", "Ohne Häkchen geht es nicht.")]))
        form .form method="post" {
            (Field::text("email", "E-Mail").value("maria@").error("Diese Adresse ist unvollständig.").help("Wir schicken dir einen Link."))
            (Field::password("password", "Passwort").autocomplete("current-password"))
            (Field::select("zone", "Zeitzone", &zones).value("b"))
            div .row-fields { (Field::date("day", "Tag")) (Field::text("from", "Von").value("18:00")) (Field::text("to", "Bis")) }
            (cards)
            (fieldset("Stimmen", Some("Was Teilnehmende dürfen."), &html! {
                (Checkbox::new("change", "Stimme später ändern").checked(true).help("Auch ohne Konto, über den eigenen Link."))
                (Checkbox::new("agree", "Ich habe die Regeln gelesen").error("Ohne Häkchen geht es nicht."))
                (Checkbox::new("old", "Nicht mehr änderbar").disabled(true))
            }))
            (more_options("Weitere Einstellungen", "Mail bei jeder Stimme", true, &more))
            div .actions { (Button::new("Speichern").primary()) (Button::new("Abbrechen").quiet().link("#")) }
        }
    };
    frame("Formulare", Width::Narrow, html! {}, body)
}

pub(super) fn parts() -> String {
    let copy = CopyText { label: "Link zum Abstimmen", copy: "Kopieren", copied: "Kopiert" };
    let pages = Pagination {
        label: "Seiten",
        previous: ("Zurück", Some("#")),
        next: ("Weiter", Some("#")),
        position: "21 bis 40 von 133",
    };
    let users = html! {
        tr { td { "Maria" } td { "maria@example.org" } td .num { "12" } }
        tr { td { "Jörg" } td { "joerg@example.org" } td .num { "3" } }
    };
    let body = html! {
        (page_head("Bausteine", None))
        div .stack.loose {
            (buttons())
            section .stack {
                h2 { "Hinweise" }
                (notice(Tone::Info, &html! { "Gut zu wissen." }))
                (notice(Tone::Success, &html! { "Das hat geklappt. " a href="#" { "Ansehen" } }))
                (notice(Tone::Warning, &html! { "Die Umfrage hat sich geändert, während du abgestimmt hast." }))
                (notice(Tone::Danger, &html! { "Das lässt sich nicht rückgängig machen." }))
                div .cluster {
                    (badge(None, None, "Entwurf")) (badge(Some(Tone::Success), Some("check"), "Offen"))
                    (badge(Some(Tone::Warning), Some("clock"), "Endet heute")) (badge(Some(Tone::Danger), None, "Gelöscht"))
                }
                (empty("calendar", "Noch keine Umfragen", &html! { p { "Leg die erste an." } (Button::new("Neue Umfrage").primary()) }))
            }
            section .stack {
                h2 { "Teilen" }
                (panel(&html! { (copy_field("link", "https://poll.example.org/poll/7hGk2mQp/", copy)) }))
                (qr("<svg viewBox=\"0 0 4 4\"><path d=\"M0 0h2v2H0zM3 1h1v3H3z\"/></svg>", "Code zum Abstimmen"))
                (facts(&[("Fragt", html! { "Maria Schmidt" }), ("Bis", html! { "1. März 2026, 18:00 (Europe/Berlin)" })]))
                (table("Konten", &["Name", "Adresse", "Umfragen"], &users))
                (pagination(pages))
            }
            section .stack { h2 { "Antworten" } (colours()) (answer_legend("Antworten", &ANSWERS)) }
            section .stack { h2 { "Symbole" } div .cluster { @for name in ICONS { (icon(name)) } } }
        }
    };
    frame("Bausteine", Width::Normal, html! {}, body)
}

fn buttons() -> Markup {
    html! {
        section .stack {
            h2 { "Knöpfe" }
            div .actions {
                (Button::new("Speichern").primary()) (Button::new("Kopieren").icon("copy"))
                (Button::new("Abbrechen").quiet()) (Button::new("Löschen").danger().icon("trash"))
                (Button::new("Nicht jetzt").disabled(true)) (Button::new("Mehr").icon_only("more").quiet())
                (Button::new("Tabelle").download("#").icon("download").slim())
                (menu("Weiteres", "more", false, &menu_links(&[link("Drucken", Some("print"), false)])))
            }
        }
    }
}

fn colours() -> Markup {
    html! {
        @for (index, colour) in PALETTE.iter().enumerate() {
            @let class = format!("v-{colour}");
            @let answer = Answer { value: "x", label: "Hausaufgaben", icon: ICONS[index], colour: &class };
            @let id = format!("colour-{index}");
            div .cluster {
                span .vh id=(id) { (colour) }
                (segments(Segments { name: colour, labelled_by: &id, described_by: None, answers: &[answer], chosen: Some("x"), disabled: false }))
                (answer_tag(&answer))
            }
        }
    }
}

const NUMBERS: [&str; 31] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19",
    "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
];

pub(super) fn two_months() -> [Month<'static>; 2] {
    [month("März 2026", 6), month("April 2026", 2)]
}

fn month(caption: &'static str, first: usize) -> Month<'static> {
    let day = |number: usize| Day {
        value: NUMBERS[number],
        number: NUMBERS[number],
        label: NUMBERS[number],
        checked: matches!(number, 16 | 17 | 20),
        today: number == 12,
        past: number < 12,
        busy: (number == 18).then_some("Zahnarzt"),
    };
    let weeks = (0..6).map(|week| Week {
        head: Button::new("Ganze Woche").icon_only("chevron-right").quiet().render(),
        days: std::array::from_fn(|weekday| {
            (week * 7 + weekday).checked_sub(first).filter(|n| *n < 31).map(day)
        }),
    });
    Month {
        caption,
        name: "day",
        week_head: Some("Woche"),
        weekdays: [
            ("Mo", "Montag"),
            ("Di", "Dienstag"),
            ("Mi", "Mittwoch"),
            ("Do", "Donnerstag"),
            ("Fr", "Freitag"),
            ("Sa", "Samstag"),
            ("So", "Sonntag"),
        ],
        columns: None,
        weeks: weeks.filter(|week| week.days.iter().any(Option::is_some)).collect(),
    }
}

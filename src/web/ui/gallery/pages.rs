//! Three whole pages that decide how it all feels, and the page for a new poll.

use maud::{Markup, Render, html};

use super::{ANSWERS, MAYBE, NO, RATHER_NOT, YES, frame, link};
use crate::web::ui::*;

pub(super) fn start() -> String {
    let choices = [
        Tile {
            href: "#",
            icon: "calendar",
            title: "Tage",
            text: "Welche Tage passen? Für Ausflüge und Ferien.",
        },
        Tile {
            href: "#",
            icon: "calendar-clock",
            title: "Tage und Uhrzeiten",
            text: "Wann treffen wir uns?",
        },
        Tile {
            href: "#",
            icon: "list",
            title: "Etwas anderes",
            text: "Pizza, Themen, Aufgaben: jede Frage.",
        },
    ];
    let recent = [
        Row {
            href: "#",
            title: "Klassenfahrt 8b",
            aside: html! { (badge(Some(Tone::Success), None, "Offen")) span .muted.small { "9 Stimmen" } },
        },
        Row {
            href: "#",
            title: "Donaudampfschifffahrtsgesellschaftskapitänsversammlung im Frühjahr",
            aside: html! { (badge(Some(Tone::Info), Some("flag"), "Entschieden")) span .muted.small { "24 Stimmen" } },
        },
        Row {
            href: "#",
            title: "Pizza am Freitag",
            aside: html! { (badge(None, Some("lock"), "Geschlossen")) span .muted.small { "5 Stimmen" } },
        },
    ];
    let body = html! {
        div .stack.loose {
            div {
                (page_head("Was möchtest du abstimmen?", Some("Frag deine Gruppe. Ein Link genügt, niemand braucht ein Konto.")))
                (tiles(&choices))
            }
            section .stack { h2 { "Meine letzten Umfragen" } (rows(&recent)) }
        }
    };
    frame("", Width::Wide, html! {}, body)
}

fn head(current: &str) -> Markup {
    let tabs = [
        link("Übersicht", Some("list"), current == "o"),
        link("Abstimmen", Some("check"), current == "v"),
        link("Auswahl", Some("calendar"), current == "c"),
        link("Einstellungen", Some("settings"), current == "s"),
    ];
    PollHead {
        title: "Wann treffen wir uns zum Elternabend?",
        badges: html! {},
        facts: &[("user", "Maria Schmidt"), ("clock", "bis 1. März 2026, 18:00"), ("globe", "Europe/Berlin")],
        description: html! { p { "Bitte trag dich bis Sonntag ein. Wir treffen uns in der Aula." } },
        tabs_label: "Seiten dieser Umfrage",
        tabs: &tabs,
    }
    .render()
}

pub(super) fn vote(answers: usize) -> String {
    let six = [
        YES,
        MAYBE,
        RATHER_NOT,
        NO,
        Answer { value: "5", label: "nur online", icon: "globe", colour: "v-blue" },
        Answer { value: "6", label: "Fahrgemeinschaft", icon: "users", colour: "v-teal" },
    ];
    let groups = vote_groups();
    let grid = VoteGrid {
        not_all: &[],
        answers: &six[..answers],
        groups: &groups,
        all_name: Some("all"),
        may_skip: true,
        text: VoteText { all: "Alle", none: "Leeren", comment: "Kommentar" },
    };
    let name = Field::text("name", "Dein Name").autocomplete("name").required(true).value("Jörg");
    let body = html! {
        (head("v"))
        form method="post" {
            (grid)
            p .help { "Dein Name und deine Antworten sind für alle sichtbar, die den Link haben." }
            (vote_bar("Du hast zu 1 von 6 ja gesagt.", &name.render(), &Button::new("Speichern").primary().render())) }
    };
    frame("Abstimmen", Width::Normal, html! {}, body)
}

fn vote_groups() -> [VoteGroup<'static>; 3] {
    let row = |name, comment, label, chosen| VoteRow {
        name,
        label,
        hint: None,
        seats: None,
        chosen,
        comment: Some((comment, "")),
        others: Some(html! { "5 ja, 2 vielleicht" }),
        error: None,
        disabled: false,
        subject: None,
    };
    let mut full = row("c6", "k6", "20:00 – 21:00", None);
    (full.disabled, full.hint, full.comment) = (true, Some("Alle Plätze sind vergeben"), None);
    [
        VoteGroup {
            heading: Some("Dienstag, 3. März 2026"),
            rows: vec![
                row("c1", "k1", "18:00 – 19:00", Some("1")),
                row("c2", "k2", "19:00 – 20:00", Some("2")),
                full,
            ],
        },
        VoteGroup {
            heading: Some("Mittwoch, 4. März 2026"),
            rows: vec![
                row("c3", "k3", "18:00 – 19:00", Some("4")),
                row("c4", "k4", "19:00 – 20:00", Some("3")),
            ],
        },
        VoteGroup {
            heading: Some("Donnerstag, 5. März 2026"),
            rows: vec![row("c5", "k5", "Nachmittags mit Hausaufgabenbetreuungsgruppe", None)],
        },
    ]
}

pub(super) fn results() -> String {
    let best = Best {
        kicker: "Bisher am besten",
        icon: "star",
        title: "Dienstag, 3. März, 18:00 – 19:00",
        there: "12:00 – 13:00 (America/New York)",
        detail: "9 von 12 können, 2 vielleicht.",
        more: &[
            "Danach: Mi 4. März, 19:00 (8 ja) und Do 5. März, 18:00 (7 ja)",
            "Es fehlen noch: Anna, Mehmet und Luisa",
        ],
        actions: html! {
            (Button::new("Termin festlegen").primary().icon("flag"))
            (Button::new("Erinnern").icon("bell"))
            (Button::new("Umfrage schließen").quiet().icon("lock"))
        },
    };
    let export =
        [link("Tabelle (CSV)", Some("download"), false), link("Kalender (ICS)", Some("calendar"), false)];
    let body = html! {
        (head("o"))
        div .stack.loose {
            (best)
            section .stack { h2 { "Alle Termine" } (tallies(&bars())) }
            section .stack {
                div .cluster {
                    h2 { "Wer kann wann?" }
                    div .cluster.tight.end {
                        (Button::new("Drucken").slim().icon("print").script("print", ""))
                        (menu("Herunterladen", "download", true, &menu_links(&export)))
                    }
                }
                (answer_legend("Antworten", &ANSWERS))
            }
        }
    };
    frame("Ergebnis", Width::Wide, flash(Tone::Success, "Deine Antworten sind gespeichert."), body)
}

fn bars() -> Vec<Tally<'static>> {
    let parts = |yes, maybe, rather_not, no| {
        [(&YES, yes), (&MAYBE, maybe), (&RATHER_NOT, rather_not), (&NO, no)]
            .map(|(answer, count)| Part { answer, count, drawn: count, number: "9", thin: false })
            .to_vec()
    };
    vec![
        Tally {
            name: "Di 3. März, 18:00",
            there: Some("12:00"),
            score: "83 %",
            note: Some("5 von 5 Plätzen belegt, 4 auf der Warteliste"),
            best: Some("Beste"),
            parts: parts(9, 2, 0, 1),
            total: 12,
        },
        Tally {
            name: "Di 3. März, 19:00",
            there: None,
            score: "60 %",
            note: None,
            best: None,
            parts: parts(6, 2, 2, 2),
            total: 12,
        },
        Tally {
            name: "Mi 4. März, 18:00",
            there: None,
            score: "38 %",
            note: None,
            best: None,
            parts: parts(3, 1, 3, 4),
            total: 12,
        },
        Tally {
            name: "Mi 4. März, 19:00",
            there: None,
            score: "71 %",
            note: None,
            best: None,
            parts: parts(8, 1, 0, 3),
            total: 12,
        },
        Tally {
            name: "Hausaufgabenbetreuungsgruppe",
            there: None,
            score: "0 %",
            note: None,
            best: None,
            parts: parts(0, 0, 0, 5),
            total: 12,
        },
    ]
}

pub(super) fn new_poll() -> String {
    let chosen = [Chip { label: "Di 3. März", remove: "Di 3. März entfernen", value: "2026-03-03" }; 3];
    let more = html! {
        (Checkbox::new("anonymous", "Ohne Namen abstimmen").help("Wer will, lässt den Namen weg.").checked(true))
        (Field::datetime("due", "Bis wann?").optional("freiwillig").help("Danach kann niemand mehr abstimmen."))
    };
    let body = html! {
        (page_head("Welche Tage passen?", None))
        form .form method="post" {
            (Field::text("title", "Frage").value("Wann fahren wir in die Alpen?").required(true).maxlength(80))
            (Field::textarea("description", "Beschreibung", 3).optional("freiwillig"))
            fieldset .group {
                legend { "Tage" }
                (months(&super::parts::two_months()))
                div .stack.tight { p .small.muted { "3 Tage gewählt" } (chips("remove", &chosen)) }
            }
            (more_options("Weitere Einstellungen", "Stimmen ohne Namen erlaubt · kein Ende", false, &more))
            div .actions { (Button::new("Umfrage anlegen").primary()) (Button::new("Vorschau").quiet()) }
        }
    };
    frame("Neue Umfrage", Width::Normal, html! {}, body)
}

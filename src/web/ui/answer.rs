//! Answers: colour, symbol and word, always together.

use maud::{Markup, html};

use super::icon::icon;

/// A possible answer as it is shown.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// What a form sends for it.
    pub value: &'a str,
    /// Its word.
    pub label: &'a str,
    /// Its icon.
    pub icon: &'a str,
    /// Its class: `v-green` … `v-grey`, or `v-c1` … of the poll's own stylesheet.
    pub colour: &'a str,
}

/// An answer in running text or a legend.
pub fn answer_tag(answer: &Answer) -> Markup {
    html! { span class={ "v " (answer.colour) } { (icon(answer.icon)) (answer.label) } }
}

/// The answers of a poll, so that symbols can be read.
pub fn answer_legend(label: &str, answers: &[Answer]) -> Markup {
    html! {
        ul .legend.plain-list aria-label=(label) { @for answer in answers { li { (answer_tag(answer)) } } }
    }
}

/// One answer out of a few, as radio buttons side by side.
#[derive(Clone, Copy)]
pub struct Segments<'a> {
    /// Name of the field.
    pub name: &'a str,
    /// Id of the element that names the group to screen readers.
    pub labelled_by: &'a str,
    /// Id of an explanation or error.
    pub described_by: Option<&'a str>,
    /// The possible answers.
    pub answers: &'a [Answer<'a>],
    /// The chosen one's value.
    pub chosen: Option<&'a str>,
    /// Cannot be changed: the choice is full or closed.
    pub disabled: bool,
}

/// Radio buttons side by side; colour, symbol and word show the chosen one.
pub fn segments(seg: Segments) -> Markup {
    html! {
        div class=(seg_class(seg.answers.len())) role="radiogroup" aria-labelledby=(seg.labelled_by)
            aria-describedby=[seg.described_by] {
            @for answer in seg.answers {
                label class={ "seg-opt " (answer.colour) } {
                    input type="radio" name=(seg.name) value=(answer.value) disabled[seg.disabled]
                        checked[seg.chosen == Some(answer.value)];
                    (face(answer))
                }
            }
        }
    }
}

/// Buttons that give one answer to every choice: each sends `name=value`. `all` is read out before the word; the places of
/// the values in `without` stay empty.
pub fn segment_buttons(name: &str, all: &str, answers: &[Answer], without: &[&str]) -> Markup {
    html! {
        div class=(seg_class(answers.len())) {
            @for answer in answers {
                @if without.contains(&answer.value) { span {} } @else {
                    button class={ "seg-opt " (answer.colour) } type="submit" name=(name) value=(answer.value)
                        formnovalidate {
                        span .vh { (all) " " }
                        (face(answer))
                    }
                }
            }
        }
    }
}

fn face(answer: &Answer) -> Markup {
    html! { span class={ "seg-face i i-" (answer.icon) } { (answer.label) } }
}

fn seg_class(count: usize) -> String {
    format!("seg n{}", count.min(9))
}

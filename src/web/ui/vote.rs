//! The form that people vote with.

use maud::{Markup, Render, html};

use super::answer::{Answer, Segments, segment_buttons, segments};
use super::field::{field_error, field_id};
use super::icon::icon;

/// Words of a [`VoteGrid`].
#[derive(Clone, Copy)]
pub struct VoteText<'a> {
    /// Beside the buttons that fill a column: "All".
    pub all: &'a str,
    /// Takes an answer back: "Clear".
    pub none: &'a str,
    /// Opens the comment on one choice: "Add a comment".
    pub comment: &'a str,
}

/// A choice to answer.
#[derive(Clone)]
pub struct VoteRow<'a> {
    /// Name of the field; its first part of every id in this row.
    pub name: &'a str,
    /// The choice itself.
    pub label: &'a str,
    /// More about it: the time in the reader's zone.
    pub hint: Option<&'a str>,
    /// How many seats are left, or where one stands in the line.
    pub seats: Option<&'a str>,
    /// The chosen answer's value.
    pub chosen: Option<&'a str>,
    /// Name of the comment field and its text, where comments are allowed.
    pub comment: Option<(&'a str, &'a str)>,
    /// What others said so far, where it may be seen.
    pub others: Option<Markup>,
    /// What is wrong.
    pub error: Option<&'a str>,
    /// Cannot be answered.
    pub disabled: bool,
    /// The day or time that it is about, for scripts.
    pub subject: Option<&'a str>,
}

/// Choices below one heading, such as a day.
#[derive(Clone)]
pub struct VoteGroup<'a> {
    /// The heading; none where choices stand alone.
    pub heading: Option<&'a str>,
    /// The choices.
    pub rows: Vec<VoteRow<'a>>,
}

/// All choices with their answers; belongs inside a form.
#[derive(Clone, Copy)]
pub struct VoteGrid<'a> {
    /// The possible answers.
    pub answers: &'a [Answer<'a>],
    /// The choices.
    pub groups: &'a [VoteGroup<'a>],
    /// Values that cannot be given to all choices alike.
    pub not_all: &'a [&'a str],
    /// Name of the buttons that answer every choice alike; none leaves them out.
    pub all_name: Option<&'a str>,
    /// Whether a choice can be left open.
    pub may_skip: bool,
    /// Words.
    pub text: VoteText<'a>,
}

/// Rows that a browser lays out together where there are many: it looks through all parts at every tap and every frame.
/// The style sheet knows how high each number is.
const PART: usize = 8;

impl Render for VoteGrid<'_> {
    fn render(&self) -> Markup {
        html! {
            div .vote .long[self.is_long()] data-vote {
                @if let Some(name) = self.all_name {
                    div .vote-head {
                        span { (self.text.all) }
                        (segment_buttons(name, self.text.all, self.answers, self.not_all))
                    }
                }
                @for (index, group) in self.groups.iter().enumerate() {
                    @let id = group.heading.map(|_| format!("vote-group-{index}"));
                    section .vote-group role=[id.as_ref().map(|_| "group")] aria-labelledby=[id.as_ref()] {
                        @if let Some(heading) = group.heading { h2 .vote-group-head id=[id.as_ref()] { (heading) } }
                        @if self.is_long() {
                            @for rows in group.rows.chunks(PART) {
                                div class={ "vote-part of-" (rows.len()) } { @for row in rows { (self.row(row)) } }
                            }
                        } @else {
                            @for row in &group.rows { (self.row(row)) }
                        }
                    }
                }
            }
        }
    }
}

impl VoteGrid<'_> {
    /// Longer than any screen.
    fn is_long(&self) -> bool {
        self.groups.iter().map(|group| group.rows.len()).sum::<usize>() > 40
    }

    fn row(&self, row: &VoteRow) -> Markup {
        let id = field_id(row.name);
        let label_id = format!("{id}-label");
        let error_id = row.error.map(|_| format!("{id}-error"));
        html! {
            div .vote-row id=(id) data-subject=[row.subject] tabindex=[row.error.map(|_| "-1")] {
                div .vote-label id=(label_id) {
                    (row.label)
                    @if let Some(hint) = row.hint { " " span .help { (hint) } }
                    @if let Some(seats) = row.seats { " " span .seats-said { (icon("users")) span { (seats) } } }
                }
                (segments(Segments {
                    name: row.name,
                    labelled_by: &label_id,
                    described_by: error_id.as_deref(),
                    answers: self.answers,
                    chosen: row.chosen,
                    disabled: row.disabled,
                }))
                @if self.may_skip && !row.disabled { (self.none(row)) }
                @if row.comment.is_some() || row.others.is_some() {
                    div .vote-meta {
                        @if let Some((name, value)) = row.comment { (self.comment(row.label, name, value)) }
                        @if let Some(others) = &row.others { (others) }
                    }
                }
                @if let Some(message) = row.error { (field_error(&id, message)) }
            }
        }
    }

    fn none(&self, row: &VoteRow) -> Markup {
        html! {
            label .vote-none title=(self.text.none) {
                input type="radio" name=(row.name) value="" checked[row.chosen.is_none()];
                span .i.i-close { (self.text.none) }
                span .vh { ": " (row.label) }
            }
        }
    }

    fn comment(&self, choice: &str, name: &str, value: &str) -> Markup {
        let label = format!("{}: {choice}", self.text.comment);
        html! {
            details .vote-comment open[!value.is_empty()] {
                summary .i.i-comment { (self.text.comment) span .vh { ": " (choice) } }
                input .input type="text" id=(field_id(name)) name=(name) value=[(!value.is_empty()).then_some(value)]
                    maxlength="200" aria-label=(label);
            }
        }
    }
}

/// The bar that stays at the bottom while voting. `said` is the running line ("You said yes to 5 of 12"), which scripts keep
/// true.
pub fn vote_bar(said: &str, name_field: &Markup, actions: &Markup) -> Markup {
    html! {
        div .vote-bar {
            p .said.for-scripts aria-live="polite" data-said { (said) }
            (name_field)
            div .actions { (actions) }
        }
    }
}

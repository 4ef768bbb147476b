//! The rows of a vote's form: choices below their headings, with their answers and what is wrong.

use maud::{Markup, html};

use crate::actions::Scene;
use crate::domain::choice::Choice;
use crate::domain::seats::seats_of;
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::domain::visibility::{self, All};
use crate::domain::vote::Ballot;
use crate::web::ctx::Ctx;
use crate::web::messages::Messages;
use crate::web::ui::{VoteGroup, VoteRow};

use super::answers::OwnedAnswer;
use super::grouped::grouped;
use super::labels::Labels;
use super::seats_words::{self, Places};
use super::vote_ballot;

/// Choices with the same headings.
pub struct Group {
    heading: Option<String>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    subject: Option<String>,
    label: String,
    hint: Option<String>,
    seats: Option<String>,
    chosen: String,
    comment_name: String,
    comment: String,
    others: Option<Markup>,
    error: Option<String>,
}

/// What the rows are made of.
pub struct Rows<'a> {
    /// The request.
    pub ctx: &'a Ctx,
    /// The poll and who looks.
    pub scene: &'a Scene,
    /// Its choices and answers.
    pub structure: &'a Structure,
    /// What stands in the form.
    pub ballot: &'a Ballot,
    /// Fields and what is wrong with them.
    pub messages: &'a Messages,
    /// Where the vote stands with choices that have seats.
    pub places: &'a Places,
}

impl Rows<'_> {
    /// The choices that can be voted on, in their order.
    pub fn groups(&self) -> Vec<Group> {
        let labels = Labels::of(self.ctx.t, self.ctx.zone, &self.scene.poll);
        // Nobody is told here which choice is best.
        let all = All { tally: &self.scene.tally, count: None, lines: None };
        let seen = visibility::visible(self.scene.view(), self.structure, all, Vec::new());
        let summaries = seen.summaries().unwrap_or_default();
        let row = |(choice, label): (&Choice, String)| {
            let summary = summaries.iter().find(|summary| summary.choice == choice.id);
            self.row(&labels, choice, label, summary)
        };
        let groups = grouped(&labels, &self.scene.poll, self.structure).into_iter();
        groups
            .map(|group| Group { heading: group.heading, rows: group.choices.into_iter().map(row).collect() })
            .collect()
    }

    fn row(&self, labels: &Labels, choice: &Choice, label: String, summary: Option<&Summary>) -> Row {
        let number = choice.id.to_string();
        let cell = vote_ballot::cell(self.ballot, &number);
        let (name, comment_name) = (format!("a{number}"), format!("n{number}"));
        let error = self.messages.of(&name).or(self.messages.of(&comment_name));
        let limited = seats_of(self.structure, choice).is_some();
        Row {
            subject: choice.subject.day().map(|_| choice.subject.to_string()),
            label,
            hint: labels.elsewhere_said(&self.scene.poll, &choice.subject),
            seats: seats_words::of_choice(self.ctx.t, self.structure, choice, summary, self.places),
            chosen: cell.map(|cell| cell.value.clone()).unwrap_or_default(),
            comment: cell.map(|cell| cell.comment.clone()).unwrap_or_default(),
            // How full it is says it already.
            others: summary.filter(|_| !limited).and_then(|summary| self.others(summary)),
            error: error.map(str::to_owned),
            name,
            comment_name,
        }
    }

    /// How many gave which answer: symbols and numbers for the eye, words for screen readers. Nothing
    /// where nobody has answered.
    fn others(&self, summary: &Summary) -> Option<Markup> {
        let t = self.ctx.t;
        let answer = |value| OwnedAnswer::of(t, &self.scene.poll, value);
        let given: Vec<(OwnedAnswer, i64)> = summary
            .counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .filter_map(|(value, count)| Some((answer(self.structure.value(*value)?), *count)))
            .collect();
        let words: Vec<String> =
            given.iter().map(|(answer, count)| format!("{} {}", t.integer(*count), answer.label)).collect();
        let words = t.vote_others(&words.join(", "));
        let seen = html! {
            span .vote-others title=(words) {
                span .vh { (words) }
                @for (answer, count) in &given {
                    span class={ "i i-" (answer.icon) } aria-hidden="true" { (t.integer(*count)) }
                }
            }
        };
        (!given.is_empty()).then_some(seen)
    }
}

impl Group {
    /// For the shared piece.
    pub fn as_ui(&self) -> VoteGroup<'_> {
        VoteGroup { heading: self.heading.as_deref(), rows: self.rows.iter().map(Row::as_ui).collect() }
    }
}

impl Row {
    fn as_ui(&self) -> VoteRow<'_> {
        VoteRow {
            name: &self.name,
            label: &self.label,
            hint: self.hint.as_deref(),
            seats: self.seats.as_deref(),
            chosen: (!self.chosen.is_empty()).then_some(self.chosen.as_str()),
            comment: Some((&self.comment_name, &self.comment)),
            others: self.others.clone(),
            error: self.error.as_deref(),
            disabled: false,
            subject: self.subject.as_deref(),
        }
    }
}

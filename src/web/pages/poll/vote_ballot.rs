//! A vote as its form sends it, as it is stored, and as it is shown again.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::ChoiceId;
use crate::domain::structure::Structure;
use crate::domain::vote::{Answers, Ballot, BallotCell, Vote, VoteChoice};
use crate::web::ctx::Ctx;
use crate::web::error::Error;
use crate::web::form::Form;
use crate::web::messages::Messages;

use super::labels::Labels;
use super::vote_form::VotePage;

/// The field of a form for one more vote beside those of this browser.
pub const ANOTHER: &str = "another";

/// What was typed. Fields `a1`, `n1`, … are answer and comment of choice 1; of a field that comes twice
/// the first that is not empty counts.
pub fn typed(form: &Form) -> Ballot {
    let mut cells: BTreeMap<&str, BallotCell> = BTreeMap::new();
    for (choice, value) in numbered(form, "a") {
        let cell = cells.entry(choice).or_default();
        if cell.value.is_empty() {
            value.clone_into(&mut cell.value);
        }
    }
    for (choice, comment) in numbered(form, "n") {
        let cell = cells.entry(choice).or_default();
        if cell.comment.is_empty() {
            comment.clone_into(&mut cell.comment);
        }
    }
    Ballot {
        name: form.get("name").to_owned(),
        anonymous: form.has("anonymous"),
        comment: form.get("comment").to_owned(),
        cells: cells
            .into_iter()
            .map(|(choice, cell)| BallotCell { choice: choice.to_owned(), ..cell })
            .collect(),
        wording: form.get("wording").to_owned(),
        another: form.has(ANOTHER),
    }
}

/// How a form comes back whose vote was refused for something that can be mended: what is wrong, or that the poll asks
/// something else by now.
///
/// # Errors
/// Every other error.
pub fn to_mend(error: Error) -> Result<(StatusCode, Invalid), Error> {
    match error {
        Error::Action(actions::Error::Invalid(invalid)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, invalid)),
        Error::Action(actions::Error::Stale) => Ok((StatusCode::CONFLICT, Invalid::default())),
        other => Err(other),
    }
}

fn numbered<'a>(form: &'a Form, letter: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    form.prefixed(letter).filter(move |(rest, _)| is_number(rest))
}

/// What a stored vote says.
pub fn stored(vote: &Vote) -> Ballot {
    Ballot {
        name: vote.name.clone(),
        anonymous: vote.anonymous,
        comment: vote.comment.clone(),
        cells: cells(&vote.answers),
        ..Ballot::default()
    }
}

fn cells(answers: &Answers) -> Vec<BallotCell> {
    let cell = |(choice, cell): (ChoiceId, &VoteChoice)| BallotCell {
        choice: choice.to_string(),
        value: cell.value.map(|value| value.to_string()).unwrap_or_default(),
        comment: cell.comment.clone(),
    };
    answers.cells().map(cell).collect()
}

/// What a vote said when its form was opened. It goes along with the form, so that a change from another window can be
/// told from what was typed into this one.
#[derive(Debug, Clone, Default)]
pub struct Base {
    answers: String,
    comment: String,
    name: String,
    anonymous: bool,
}

impl Base {
    /// That of a form which is opened now.
    pub fn of(vote: &Vote) -> Self {
        Self {
            answers: vote.answers.to_json(),
            comment: vote.comment.clone(),
            name: vote.name.clone(),
            anonymous: vote.anonymous,
        }
    }

    /// That of a form which comes back.
    pub fn typed(form: &Form) -> Self {
        Self {
            answers: form.get("base").to_owned(),
            comment: form.get("base-comment").to_owned(),
            name: form.get("base-name").to_owned(),
            anonymous: form.has("base-anonymous"),
        }
    }

    /// Its hidden fields.
    pub fn fields(&self) -> Markup {
        html! {
            input type="hidden" name="base" value=(self.answers);
            @if !self.comment.is_empty() { input type="hidden" name="base-comment" value=(self.comment); }
            @if !self.name.is_empty() { input type="hidden" name="base-name" value=(self.name); }
            @if self.anonymous { input type="hidden" name="base-anonymous" value="on"; }
        }
    }

    /// The same as a ballot; `None` for a form that did not say.
    pub fn ballot(&self) -> Option<Ballot> {
        let answers = Answers::from_json(&self.answers).ok()?;
        Some(Ballot {
            name: self.name.clone(),
            anonymous: self.anonymous,
            comment: self.comment.clone(),
            cells: cells(&answers),
            ..Ballot::default()
        })
    }
}

/// The same with one answer to every choice.
pub fn filled(ballot: &Ballot, structure: &Structure, value: &str) -> Ballot {
    let cells = structure.live_choices().map(|choice| {
        let number = choice.id.to_string();
        let comment = cell(ballot, &number).map(|cell| cell.comment.clone()).unwrap_or_default();
        BallotCell { choice: number, value: value.to_owned(), comment }
    });
    Ballot { cells: cells.collect(), ..ballot.clone() }
}

/// The same without what it says to choices that are not there or were taken off the poll.
pub fn of_live(ballot: Ballot, structure: &Structure) -> Ballot {
    let is_live = |cell: &BallotCell| structure.read_choice(&cell.choice).is_ok();
    Ballot { cells: ballot.cells.into_iter().filter(is_live).collect(), ..ballot }
}

/// The row of a choice.
pub fn cell<'a>(ballot: &'a Ballot, choice: &str) -> Option<&'a BallotCell> {
    ballot.cells.iter().find(|cell| cell.choice == choice)
}

/// A form's errors in words, with the fields that they stand beside. A choice that has no row any more
/// is named instead, once.
pub fn messages(ctx: &Ctx, labels: &Labels, page: &VotePage<'_>) -> Messages {
    let VotePage { scene, structure, invalid, ballot, .. } = *page;
    let word = |error: &crate::domain::error::FieldError| {
        if error.problem != Problem::UnknownChoice {
            return (error.field.clone(), ctx.problem(&error.problem));
        }
        let id = error.field.strip_prefix('a').and_then(|number| number.parse().ok());
        let message = match id.and_then(|id| structure.choice(id)) {
            Some(choice) => {
                let gone = ctx.t.vote_choice_gone(&labels.line(&scene.poll, &choice.subject));
                let remark = cell(ballot, &choice.id.to_string()).map_or("", |cell| cell.comment.trim());
                if remark.is_empty() { gone } else { format!("{gone} {}", ctx.t.vote_gone_comment(remark)) }
            }
            None => ctx.problem(&error.problem),
        };
        (String::new(), message)
    };
    invalid.0.iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Ballot {
        typed(&Form::parse(body.as_bytes()).unwrap())
    }

    #[test]
    fn answers_and_comments_meet_in_one_row() {
        let ballot = read("n2=late&a1=3&a2=1&name=Ann&anonymous=on&comment=hi&all=4");
        let row = |choice: &str, value: &str, comment: &str| BallotCell {
            choice: choice.into(),
            value: value.into(),
            comment: comment.into(),
        };
        assert_eq!(ballot.cells, [row("1", "3", ""), row("2", "1", "late")]);
        assert_eq!((ballot.name.as_str(), ballot.anonymous, ballot.comment.as_str()), ("Ann", true, "hi"));
    }

    #[test]
    fn of_a_field_that_comes_twice_the_first_that_is_not_empty_counts() {
        let ballot = read("a1=&a1=3&a1=2&n1=&n1=late&n1=soon");
        assert_eq!((ballot.cells[0].value.as_str(), ballot.cells[0].comment.as_str()), ("3", "late"));
    }

    #[test]
    fn other_fields_are_no_rows() {
        assert!(read("all=1&a=1&ab=1&n=2&name=x&a-1=2").cells.is_empty());
    }
}

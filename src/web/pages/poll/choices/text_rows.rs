//! Texts of a poll as rows of a form.

use std::collections::HashSet;

use crate::actions::choices::TextChoice;
use crate::domain::choice::{CHOICES_MAX, Kind, Subject};
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::ChoiceId;
use crate::domain::structure::Structure;
use crate::web::form::Form;

/// Empty rows at the end.
const EMPTY: usize = 3;

/// One row. The fields of a row stand behind each other in the form: `row` (number of the choice, or
/// nothing for a new one), `text`, and `off` if it is taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// Number of the choice; `None` for a new one.
    pub id: Option<ChoiceId>,
    /// What it says.
    pub text: String,
    /// Taken off the poll.
    pub off: bool,
}

/// The rows of a poll: those that can be voted on, some empty ones, those taken off.
pub fn of(structure: &Structure) -> Vec<TextRow> {
    let row = |choice: &crate::domain::choice::Choice| TextRow {
        id: Some(choice.id),
        text: choice.subject.to_string(),
        off: choice.deleted,
    };
    sorted(structure.choices.iter().map(row).collect())
}

/// Reads a form.
pub fn read(form: &Form) -> Vec<TextRow> {
    let mut rows: Vec<TextRow> = Vec::new();
    for (name, value) in form.iter() {
        match (name, rows.last_mut()) {
            ("row", _) => {
                let id = value.parse().ok().map(ChoiceId);
                rows.push(TextRow { id, text: String::new(), off: false });
            }
            ("text", Some(row)) => value.clone_into(&mut row.text),
            ("off", Some(row)) => row.off = true,
            _ => {}
        }
    }
    rows.truncate(2 * CHOICES_MAX);
    rows
}

/// Does what a button says: `up:3`, `down:3`, `off:3`, `back:3` (counted from 0), or `rows` for more
/// empty ones.
pub fn apply(rows: &mut Vec<TextRow>, word: &str) {
    let (what, which) = word.split_once(':').unwrap_or((word, ""));
    let index = which.parse::<usize>().ok().filter(|index| *index < rows.len());
    match (what, index) {
        ("up", Some(index)) if index > 0 => rows.swap(index, index - 1),
        ("down", Some(index)) if index + 1 < rows.len() => rows.swap(index, index + 1),
        ("off", Some(index)) => rows[index].off = true,
        ("back", Some(index)) => rows[index].off = false,
        ("rows", _) => {
            let at = rows.iter().position(|row| row.off).unwrap_or(rows.len());
            let empty = TextRow { id: None, text: String::new(), off: false };
            rows.splice(at..at, std::iter::repeat_n(empty, EMPTY));
        }
        _ => {}
    }
    *rows = sorted(std::mem::take(rows));
}

/// Rows that are taken off stand last; before them there are empty ones.
fn sorted(rows: Vec<TextRow>) -> Vec<TextRow> {
    let (off, mut on): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.off);
    if on.last().is_none_or(|row| row.id.is_some() || !row.text.is_empty()) {
        on.extend(std::iter::repeat_n(TextRow { id: None, text: String::new(), off: false }, EMPTY));
    }
    on.extend(off);
    on
}

/// The choices that the rows stand for. A row that was emptied is taken off and keeps its words.
///
/// # Errors
/// What is wrong with each row, beside the field `text-<index>`.
pub fn choices(rows: &[TextRow], structure: &Structure) -> Result<Vec<TextChoice>, Invalid> {
    let mut invalid = Invalid::default();
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let before = row.id.and_then(|id| structure.choice(id));
        let off = row.off || row.text.trim().is_empty();
        let subject = match before {
            Some(before) if off => before.subject.clone(),
            None if off => continue,
            _ => {
                let field = format!("text-{index}");
                let parsed = Subject::parse(Kind::Universal, &row.text);
                let Some(subject) = invalid.check(&field, parsed) else { continue };
                if !seen.insert(subject.clone()) {
                    invalid.add(field, Problem::DuplicateChoice(subject.to_string()));
                }
                subject
            }
        };
        out.push(TextChoice { id: row.id, subject, deleted: off });
    }
    invalid.finish().map(|()| out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choice::Choice;

    fn poll() -> Structure {
        let choice = |id: i64, text: &str, deleted| Choice {
            id: ChoiceId(id),
            subject: Subject::Text(text.to_owned()),
            position: id,
            deleted,
            seats: None,
            decided: false,
        };
        Structure::new(
            vec![choice(1, "Pizza", false), choice(2, "Sushi", false), choice(3, "Soup", true)],
            vec![],
        )
    }

    fn texts(rows: &[TextRow]) -> Vec<(String, bool)> {
        let choices = choices(rows, &poll()).unwrap();
        choices.into_iter().map(|choice| (choice.subject.to_string(), choice.deleted)).collect()
    }

    #[test]
    fn rows_read_back_as_they_were_written() {
        let rows = of(&poll());
        let form =
            "row=1&text=Pizza&row=2&text=Sushi&row=&text=&row=&text=&row=&text=&row=3&text=Soup&off=on";
        assert_eq!(read(&Form::parse(form.as_bytes()).unwrap()), rows);
    }

    #[test]
    fn rows_move_and_empty_ones_count_for_nothing() {
        let mut rows = of(&poll());
        apply(&mut rows, "up:1");
        rows[2].text = "Salad".to_owned();
        let expected = [("Sushi", false), ("Pizza", false), ("Salad", false), ("Soup", true)];
        assert_eq!(texts(&rows), expected.map(|(text, off)| (text.to_owned(), off)));
    }

    #[test]
    fn an_emptied_row_is_taken_off_with_its_words_and_another_comes_back() {
        let mut rows = of(&poll());
        rows[0].text = " ".to_owned();
        apply(&mut rows, "back:5");
        let expected = [("Pizza", true), ("Sushi", false), ("Soup", false)];
        assert_eq!(texts(&rows), expected.map(|(text, off)| (text.to_owned(), off)));
    }

    #[test]
    fn the_same_text_twice_is_told() {
        let mut rows = of(&poll());
        rows[2].text = "Pizza".to_owned();
        let told = choices(&rows, &poll()).unwrap_err();
        assert_eq!(told, Invalid::one("text-2", Problem::DuplicateChoice("Pizza".to_owned())));
    }
}

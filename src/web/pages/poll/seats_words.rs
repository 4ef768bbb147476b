//! Seats in words, for the form of a vote and for the results.

use maud::{Markup, html};

use crate::domain::choice::Choice;
use crate::domain::id::ChoiceId;
use crate::domain::poll::Poll;
use crate::domain::seats::{Filled, is_sheet, seats_of, taking, wanted};
use crate::domain::structure::Structure;
use crate::domain::tally::Summary;
use crate::domain::visibility::Standpoint;
use crate::i18n::{T, labels};

/// Where a vote stands with choices that have seats.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// As far as it may be seen.
    pub of: Vec<(ChoiceId, Standpoint)>,
    /// It is somebody else's.
    pub others: bool,
}

impl Places {
    fn at(&self, choice: ChoiceId) -> Option<Standpoint> {
        self.of.iter().find(|(id, _)| *id == choice).map(|(_, stands)| *stands)
    }
}

/// The answers that take a seat, as a reader knows them; empty where none does.
pub fn answers(t: T, poll: &Poll, structure: &Structure) -> String {
    let values = taking(structure).into_iter().filter_map(|id| structure.value(id));
    values.map(|value| labels::answer(t, poll, value)).collect::<Vec<_>>().join(", ")
}

/// What a vote's form says before its rows; nothing where there are neither seats nor a limit.
pub fn rules(t: T, poll: &Poll, structure: &Structure) -> Markup {
    let answers = answers(t, poll, structure);
    let sheet = is_sheet(structure);
    let limit = poll.settings.yes_limit;
    html! {
        @if (sheet || limit.is_some()) && !answers.is_empty() {
            div .help .stack.tight {
                @if sheet { p { (t.seats_rule(&answers)) } }
                @if let Some(max) = limit { p { (t.seats_limit(&answers, max)) } }
            }
        }
    }
}

/// What the row of a choice says of its seats; `summary` is missing where sums are hidden. Nothing for a choice without a
/// limit.
pub fn of_choice(
    t: T,
    structure: &Structure,
    choice: &Choice,
    summary: Option<&Summary>,
    places: &Places,
) -> Option<String> {
    let seats = seats_of(structure, choice)?;
    let filled = summary.and_then(|summary| Filled::of(structure, summary));
    Some(match (places.at(choice.id), filled) {
        (Some(Standpoint::Seat), _) if places.others => t.seats_theirs().to_owned(),
        (Some(Standpoint::Seat), _) => t.seats_yours().to_owned(),
        (Some(Standpoint::Waits(Some(number))), _) => {
            let number = t.integer(i64::try_from(number).unwrap_or(i64::MAX));
            if places.others { t.seats_they_wait(&number) } else { t.seats_you_wait(&number) }
        }
        (Some(Standpoint::Waits(None)), _) => t.seats_you_wait_unseen().to_owned(),
        (None, Some(filled)) if filled.left() > 0 => t.seats_left(&t.integer(filled.left()), seats),
        (None, Some(filled)) if places.others => t.seats_full_for(&t.integer(filled.waiting())),
        (None, Some(filled)) => t.seats_full(&t.integer(filled.waiting() + 1)),
        (None, None) => t.seats_number(seats),
    })
}

/// What a choice of a sign-up sheet has come to, in place of a score: "4 of 5 seats taken", or how many come where there is
/// no limit.
pub fn came_to(t: T, structure: &Structure, summary: &Summary) -> String {
    match Filled::of(structure, summary) {
        Some(filled) => t.seats_taken(filled.seats, &t.integer(filled.taken())),
        None => t.seats_come(wanted(structure, summary)),
    }
}

/// The same below a head that says what is counted: "4 of 5", or "12".
pub fn came_to_short(t: T, structure: &Structure, summary: &Summary) -> String {
    match Filled::of(structure, summary) {
        Some(filled) => t.seats_taken_short(&t.integer(filled.seats), &t.integer(filled.taken())),
        None => t.integer(wanted(structure, summary)),
    }
}

/// How many wait for a choice; `None` if nobody does.
pub fn waiting(t: T, structure: &Structure, summary: &Summary) -> Option<String> {
    let waiting = Filled::of(structure, summary)?.waiting();
    (waiting > 0).then(|| t.seats_waiting(&t.integer(waiting)))
}

/// "4 of 5 seats taken, 2 on the waiting list".
pub fn filled(t: T, structure: &Structure, summary: &Summary) -> String {
    let taken = came_to(t, structure, summary);
    match waiting(t, structure, summary) {
        None => taken,
        Some(waiting) => format!("{taken}, {waiting}"),
    }
}

//! Choices below the headings that they share.

use crate::domain::choice::Choice;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;

use super::labels::Labels;

/// Choices with the same headings.
pub struct Grouped<'a> {
    /// The headings in one line; none where the choices stand alone.
    pub heading: Option<String>,
    /// Each choice and what is said of it below the heading.
    pub choices: Vec<(&'a Choice, String)>,
}

/// The choices that can be voted on, in their order.
pub fn grouped<'a>(labels: &Labels, poll: &Poll, structure: &'a Structure) -> Vec<Grouped<'a>> {
    let with_headings = shares_headings(labels, poll, structure);
    let mut groups: Vec<Grouped<'a>> = Vec::new();
    for choice in structure.live_choices() {
        let (mut heading, label) = words(labels, poll, choice, with_headings);
        if heading.is_none() && groups.last().is_some_and(|group| group.heading.is_some()) {
            heading = Some(labels.rest().to_owned());
        }
        match groups.last_mut().filter(|group| group.heading == heading) {
            Some(group) => group.choices.push((choice, label)),
            None => groups.push(Grouped { heading, choices: vec![(choice, label)] }),
        }
    }
    groups
}

/// The heading of a choice and what stands below it; without groups all of it in one line.
fn words(labels: &Labels, poll: &Poll, choice: &Choice, with_headings: bool) -> (Option<String>, String) {
    let mut levels = labels.levels(poll, &choice.subject);
    let label = levels.pop().unwrap_or_default();
    if levels.is_empty() || !with_headings {
        return (None, labels.line(poll, &choice.subject));
    }
    (Some(levels.join(" / ")), label)
}

/// Whether headings are worth their room: two neighbours share one.
fn shares_headings(labels: &Labels, poll: &Poll, structure: &Structure) -> bool {
    let mut before: Option<Vec<String>> = None;
    structure.live_choices().any(|choice| {
        let mut levels = labels.levels(poll, &choice.subject);
        levels.pop();
        let same = !levels.is_empty() && before.as_ref() == Some(&levels);
        before = Some(levels);
        same
    })
}

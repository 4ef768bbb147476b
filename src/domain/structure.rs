//! What a poll asks: its choices and the possible answers.

use super::answer_value::ChoiceValue;
use super::choice::{Choice, Kind};
use super::error::Problem;
use super::id::{ChoiceId, ValueId};
use super::poll::Poll;

/// Choices and answer values of one poll, deleted ones included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// In the order of the poll.
    pub choices: Vec<Choice>,
    /// By weight, the highest first, then by title.
    pub values: Vec<ChoiceValue>,
    /// Numbers of the choices in their order, each with its place: a table asks for every cell.
    places: Vec<(ChoiceId, usize)>,
}

impl Structure {
    /// Puts choices and values in their order.
    pub fn new(mut choices: Vec<Choice>, mut values: Vec<ChoiceValue>) -> Self {
        choices.sort_by_key(|choice| (choice.position, choice.id));
        values.sort_by(|a, b| {
            b.weight.cmp(&a.weight).then_with(|| a.title.cmp(&b.title)).then(a.id.cmp(&b.id))
        });
        let mut places: Vec<_> = choices.iter().zip(0..).map(|(choice, place)| (choice.id, place)).collect();
        places.sort_unstable();
        Self { choices, values, places }
    }

    /// A choice by its number.
    pub fn choice(&self, id: ChoiceId) -> Option<&Choice> {
        let at = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.places.get(at).and_then(|(_, place)| self.choices.get(*place))
    }

    /// A value by its number.
    pub fn value(&self, id: ValueId) -> Option<&ChoiceValue> {
        self.values.iter().find(|value| value.id == id)
    }

    /// Choices that can be voted on.
    pub fn live_choices(&self) -> impl Iterator<Item = &Choice> + Clone {
        self.choices.iter().filter(|choice| !choice.deleted)
    }

    /// Answers that can be given.
    pub fn live_values(&self) -> impl Iterator<Item = &ChoiceValue> + Clone {
        self.values.iter().filter(|value| !value.deleted)
    }

    /// A choice of a form: must be part of the poll now.
    pub fn read_choice(&self, number: &str) -> Result<ChoiceId, Problem> {
        let id = number.parse().map_err(|_| Problem::UnknownChoice)?;
        let live = self.choice(id).filter(|choice| !choice.deleted);
        live.map(|choice| choice.id).ok_or(Problem::UnknownChoice)
    }

    /// An answer of a form: blank, or part of the poll now.
    pub fn read_value(&self, number: &str) -> Result<Option<ValueId>, Problem> {
        if number.is_empty() {
            return Ok(None);
        }
        let id = number.parse().map_err(|_| Problem::UnknownValue)?;
        self.live_values()
            .find(|value| value.id == id)
            .map(|value| Some(value.id))
            .ok_or(Problem::UnknownValue)
    }

    /// Choices that the owner decided for.
    pub fn decided(&self) -> impl Iterator<Item = &Choice> {
        self.live_choices().filter(|choice| choice.decided)
    }

    /// A word for what the poll asks, which is another as soon as the same ticks would say something else:
    /// made of the question, the choices and answers that can be given with their numbers, and the zone of
    /// clock times. Description, order, colours, weights and rules are no part of it: who is voting
    /// meanwhile is not bothered with them. Stored nowhere.
    ///
    /// FNV-1a with 64 bits (RFC 9923), in hexadecimal: it tells a change, and keeps nothing secret.
    pub fn wording(&self, poll: &Poll) -> String {
        let zone = if poll.kind == Kind::Datetime { poll.zone.name() } else { "" };
        let mut values: Vec<_> = self.live_values().map(|value| (value.id, value.title.as_str())).collect();
        values.sort_unstable();
        let choices =
            self.places.iter().filter_map(|(id, _)| self.choice(*id)).filter(|choice| !choice.deleted);
        let hash = [poll.title.as_str(), zone].into_iter().fold(FNV_BASIS, fnv);
        let hash = choices
            .fold(hash, |hash, choice| fnv(fnv(hash, &choice.id.to_string()), &choice.subject.to_string()));
        let hash = values
            .iter()
            .fold(fnv(hash, "answers"), |hash, (id, title)| fnv(fnv(hash, &id.to_string()), title));
        format!("{hash:016x}")
    }
}

const FNV_BASIS: u64 = 0xCBF2_9CE4_8422_2325;

/// Goes on with a hash over a text and its end.
fn fnv(hash: u64, text: &str) -> u64 {
    text.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::super::answer_set::AnswerSet;
    use super::super::answer_value::Weight;
    use super::super::choice::Subject;
    use super::super::fixtures;
    use super::super::poll::{Owner, Settings};
    use super::*;

    fn lunch() -> (Poll, Structure) {
        let choice = |id: i64, text: &str, position| Choice {
            id: ChoiceId(id),
            subject: Subject::Text(text.to_owned()),
            position,
            deleted: false,
            seats: None,
            decided: false,
        };
        let value = |(id, new): (i64, super::super::answer_value::NewValue)| ChoiceValue {
            id: ValueId(id),
            title: new.title,
            color: new.color,
            icon: new.icon,
            weight: new.weight,
            deleted: false,
        };
        let values = (1..).zip(AnswerSet::Usual.values(["Yes", "No", "Maybe", "Rather not"])).map(value);
        let choices = vec![choice(3, "Soup", 1), choice(1, "Pizza", 2), choice(2, "Sushi", 3)];
        (fixtures::poll(Owner::default(), 1), Structure::new(choices, values.collect()))
    }

    #[test]
    fn a_choice_is_found_by_its_number_wherever_it_stands() {
        let (_, structure) = lunch();
        let text = |id| structure.choice(ChoiceId(id)).map(|choice| choice.subject.to_string());
        assert_eq!([1, 2, 3].map(text), ["Pizza", "Sushi", "Soup"].map(|text| Some(text.to_owned())));
        assert_eq!([0, 4].map(text), [None, None]);
    }

    #[test]
    fn what_the_same_ticks_would_say_otherwise_is_another_wording() {
        let (poll, structure) = lunch();
        let before = structure.wording(&poll);
        let changed = |change: fn(&mut Poll, &mut Vec<Choice>, &mut Vec<ChoiceValue>)| {
            let (mut poll, Structure { mut choices, mut values, .. }) = lunch();
            change(&mut poll, &mut choices, &mut values);
            Structure::new(choices, values).wording(&poll) != before
        };
        assert!(changed(|poll, _, _| poll.title = "Dinner".into()), "the question");
        assert!(changed(|_, choices, _| choices[0].subject = Subject::Text("Salad".into())), "a choice");
        assert!(changed(|_, choices, _| choices[0].deleted = true), "a choice less");
        assert!(changed(|_, _, values| values[0].title = "Never".into()), "an answer");
        assert!(changed(|_, _, values| values[0].deleted = true), "an answer less");
        assert!(!changed(|_, _, _| {}));
        assert!(
            !changed(|_, choices, _| choices.iter_mut().for_each(|choice| choice.position *= -1)),
            "order"
        );
        assert!(!changed(|_, _, values| values[0].weight = Weight(-100)), "weight");
        assert!(!changed(|poll, _, _| poll.zone = chrono_tz::UTC), "zone of texts");
        assert!(
            !changed(|poll, _, _| poll.settings = Settings { forbid_blank: true, ..Settings::default() }),
            "rules"
        );
    }

    #[test]
    fn clock_times_of_another_zone_are_another_wording() {
        let (poll, structure) = lunch();
        let poll = Poll { kind: Kind::Datetime, ..poll };
        let moved = Poll { zone: chrono_tz::UTC, ..poll.clone() };
        assert_ne!(structure.wording(&poll), structure.wording(&moved));
    }
}

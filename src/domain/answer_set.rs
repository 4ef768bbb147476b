//! Sets of answers that go with the ways of counting, to be taken as a whole.

use super::answer_value::{Color, NewValue, Weight};

/// A set of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerSet {
    /// Yes, no: of a sign-up sheet.
    Two,
    /// Yes, no, maybe, rather not: of every other new poll.
    Usual,
    /// Yes, maybe, no.
    Three,
    /// Grades from excellent to reject (the words of Balinski and Laraki).
    Grades,
    /// Points from 10 to 0.
    Points,
    /// First to fifth choice.
    Ranks,
}

impl AnswerSet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Two, Self::Usual, Self::Three, Self::Grades, Self::Points, Self::Ranks];

    /// What a new poll begins with. Nobody is rather not on a sign-up sheet.
    pub fn of_new(sheet: bool) -> Self {
        if sheet { Self::Two } else { Self::Usual }
    }

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Two => "two",
            Self::Usual => "usual",
            Self::Three => "three",
            Self::Grades => "grades",
            Self::Points => "points",
            Self::Ranks => "ranks",
        }
    }

    /// The set of a form's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|set| set.as_str() == word)
    }

    /// The answers, each with one of these words as long as there are some.
    pub fn values<W: Into<String>>(self, words: impl IntoIterator<Item = W>) -> Vec<NewValue> {
        let value = |((color, icon, weight), word): (Look, W)| NewValue {
            title: word.into(),
            color: Color::Named(color),
            icon,
            weight: Weight(weight),
        };
        self.looks().iter().copied().zip(words).map(value).collect()
    }

    /// How many answers it has.
    pub fn size(self) -> usize {
        self.looks().len()
    }

    fn looks(self) -> &'static [Look] {
        match self {
            // Whoever does not come is against nothing: a sheet full of red crosses looks as if.
            Self::Two => &[("green", "check", 100), ("grey", "minus", 0)],
            // As upstream: yes 1, no 0, maybe 0.5, rather not 0.25.
            Self::Usual => &[
                ("green", "check", 100),
                ("red", "ban", 0),
                ("yellow", "question", 50),
                ("purple", "rather-not", 25),
            ],
            Self::Three => &[("green", "check", 100), ("yellow", "question", 50), ("red", "ban", 0)],
            Self::Grades => &[
                ("green", "star", 500),
                ("teal", "heart", 400),
                ("blue", "thumbs-up", 300),
                ("yellow", "meh", 200),
                ("orange", "thumbs-down", 100),
                ("red", "ban", 0),
            ],
            Self::Points => &[
                ("green", "circle", 1000),
                ("green", "circle", 900),
                ("teal", "circle", 800),
                ("teal", "circle", 700),
                ("blue", "circle", 600),
                ("blue", "circle", 500),
                ("yellow", "circle", 400),
                ("yellow", "circle", 300),
                ("orange", "circle", 200),
                ("orange", "circle", 100),
                ("red", "circle", 0),
            ],
            Self::Ranks => &[
                ("green", "star", 500),
                ("teal", "thumbs-up", 400),
                ("blue", "circle", 300),
                ("yellow", "meh", 200),
                ("orange", "minus", 100),
            ],
        }
    }
}

/// Colour, icon and weight in hundredths.
type Look = (&'static str, &'static str, i64);

//! What the reader asks the page for, by its query. All of it works by reloading.

use crate::domain::id::{ChoiceId, ValueId};
use crate::domain::sieve::{Given, Sieve};
use crate::domain::structure::Structure;
use crate::web::ctx::Ctx;
use crate::web::href::escaped;

/// The word for no answer.
pub const BLANK: &str = "blank";
/// The fields of the form, as they stand in addresses.
const FIELDS: [&str; 8] = ["who", "value", "to", "find", "min", "sort", "a", "b"];

/// Fields of the query.
pub struct Asked<'a>(&'a Ctx);

impl<'a> Asked<'a> {
    /// Those of a request.
    pub fn of(ctx: &'a Ctx) -> Self {
        Self(ctx)
    }

    /// What a field says; empty for nothing.
    pub fn get(&self, field: &str) -> &'a str {
        self.0.query.get(field).trim()
    }

    /// Which votes are asked for.
    pub fn sieve(&self) -> Sieve {
        let answer = match self.get("value") {
            BLANK => Some(Given::Blank),
            number => number.parse().ok().map(ValueId).map(Given::Value),
        };
        let choice = |field| self.get(field).parse().ok().map(ChoiceId);
        let pair = choice("a").zip(choice("b")).filter(|(a, b)| a != b);
        Sieve { who: self.get("who").chars().take(80).collect(), answer, to: choice("to"), pair }
    }

    /// Two choices of the poll that are compared.
    pub fn pair(&self, structure: &Structure) -> Option<(ChoiceId, ChoiceId)> {
        let live = |id| structure.live_choices().any(|choice| choice.id == id);
        self.sieve().pair.filter(|(a, b)| live(*a) && live(*b))
    }

    /// The least that choices must have come to.
    pub fn minimum(&self) -> Option<f64> {
        let min: f64 = self.get("min").replace(',', ".").parse().ok()?;
        (min.is_finite() && min > 0.0).then_some(min)
    }

    /// Part of the choices' words, folded; empty for all.
    pub fn words(&self) -> String {
        crate::domain::text::folded(self.get("find"))
    }

    /// Whether the best choices are to come first.
    pub fn best_first(&self) -> bool {
        self.get("sort") == "score"
    }

    /// Whether anything is asked for.
    pub fn any(&self) -> bool {
        FIELDS.iter().any(|field| !self.get(field).is_empty())
    }

    /// The query of another page of the same.
    pub fn page(&self, page: i64) -> String {
        let fields = FIELDS.iter().filter(|field| !self.get(field).is_empty());
        let pairs: String = fields.map(|field| format!("{field}={}&", escaped(self.get(field)))).collect();
        format!("?{pairs}page={page}")
    }
}

//! A field that suggests people while their names are typed.

use maud::{Markup, Render, html};

use super::field::Field;

/// A field for names of accounts: `people.js` makes a combobox of it (WAI-ARIA Authoring Practices); without script
/// it is what it looks like.
#[derive(Clone, Copy)]
pub struct People<'a> {
    /// The field.
    pub field: Field<'a>,
    /// It takes several names with commas between them.
    pub several: bool,
    /// Where suggestions come from; the name follows as `?term=`.
    pub from: &'a str,
    /// Names the list of suggestions to screen readers.
    pub suggestions: &'a str,
}

impl Render for People<'_> {
    fn render(&self) -> Markup {
        html! {
            div .people data-people=(if self.several { "several" } else { "one" }) data-from=(self.from)
                data-suggestions=(self.suggestions) { (self.field) }
        }
    }
}

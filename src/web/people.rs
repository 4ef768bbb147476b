//! A field for names of accounts that suggests them.

use maud::{Markup, Render as _};

use super::ctx::Ctx;
use super::ui::{Field, People};

/// The script of every page with such a field.
pub const SCRIPT: &str = "people.js";

impl Ctx {
    /// A field for the name of an account, or for `several` between commas; its page has [`SCRIPT`].
    pub fn people(&self, field: Field<'_>, several: bool) -> Markup {
        let field = field.autocomplete("off");
        People { field, several, from: "/autocomplete", suggestions: self.t.people_suggestions() }.render()
    }
}

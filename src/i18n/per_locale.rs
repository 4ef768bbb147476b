//! One value per language, made at first use.

use super::Locale;
use std::cell::OnceCell;
use std::fmt::Debug;

/// One `V` per language. Made for thread-local statics: the formatters of ICU4X load and sort
/// their data when made, and are not shared between threads.
pub(super) struct PerLocale<V>([OnceCell<V>; Locale::ALL.len()]);

impl<V> PerLocale<V> {
    pub(super) const fn new() -> Self {
        Self([const { OnceCell::new() }; Locale::ALL.len()])
    }

    /// The value of this language; `make` gets the tag that chooses its rules.
    pub(super) fn get(&self, locale: Locale, make: impl FnOnce(icu_locale_core::Locale) -> V) -> &V {
        self.0[locale as usize].get_or_init(|| make(locale.tag()))
    }
}

/// Unwraps what can fail only when the data or a pattern of a language is wrong, which the tests
/// show because they format with every language.
#[expect(clippy::expect_used, reason = "what is compiled in is right or it is not: no input decides")]
pub(super) fn compiled_in<V, E: Debug>(loaded: Result<V, E>) -> V {
    loaded.expect("the data and patterns of every language are compiled in")
}

//! The order in which people look for names.

use super::Locale;
use super::per_locale::{PerLocale, compiled_in};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use std::cmp::Ordering;

thread_local! {
    static COLLATORS: PerLocale<CollatorBorrowed<'static>> = const { PerLocale::new() };
}

/// Compares two texts as a dictionary of this language does: case and accents decide last, and
/// numbers count by value ("Room 9" before "Room 10"). Different texts can be equal here.
pub fn compare(locale: Locale, a: &str, b: &str) -> Ordering {
    COLLATORS.with(|collators| collators.get(locale, collator).compare(a, b))
}

fn collator(tag: icu_locale_core::Locale) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(&tag);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    compiled_in(CollatorBorrowed::try_new(preferences, CollatorOptions::default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(locale: Locale, mut names: [&str; N]) -> [&str; N] {
        names.sort_by(|a, b| compare(locale, a, b));
        names
    }

    #[test]
    fn umlauts_stand_beside_their_vowel_and_not_after_z() {
        let names = ["Zoe", "Özlem", "Otto", "anna", "Änne", "Bert"];
        for &locale in Locale::ALL {
            assert_eq!(sorted(locale, names), ["anna", "Änne", "Bert", "Otto", "Özlem", "Zoe"]);
        }
    }

    #[test]
    fn numbers_in_names_count_by_value() {
        assert_eq!(sorted(Locale::En, ["Room 10", "room 9", "Room 100"]), ["room 9", "Room 10", "Room 100"]);
    }
}

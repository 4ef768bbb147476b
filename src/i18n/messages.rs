//! The words of the catalogues: one method of [`T`] per message of `assets/locales/*/*.ftl`.
//!
//! `build.rs` writes the methods from the catalogues, and stops the build when a language lacks a
//! key. They are `pub(crate)`, and nothing here silences `dead_code`: a key that no page uses is
//! reported by the compiler, and is to be deleted.

use super::Locale;

/// The texts of one language: messages, dates, numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct T(pub Locale);

impl T {
    /// The language of these texts.
    pub fn locale(self) -> Locale {
        self.0
    }

    /// The name of whoever voted or wrote; an empty one is that of somebody whose account is gone.
    pub fn who(self, name: &str) -> &str {
        if name.is_empty() { self.account_former() } else { name }
    }
}

/// Ends a sentence, unless what stands at its end has done so: a club called "Chor e. V.", a poll called "Who comes?".
pub(super) fn full_stop(out: &mut String) {
    if !out.ends_with(['.', '…', '!', '?']) {
        out.push('.');
    }
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
mod tests {
    use crate::i18n::Locale;

    /// The methods generated from `tests/catalogues`.
    #[derive(Clone, Copy)]
    struct T(Locale);

    include!(concat!(env!("OUT_DIR"), "/test_messages.rs"));

    const EN: T = T(Locale::En);
    const DE: T = T(Locale::De);
    const FR: T = T(Locale::Fr);
    const IT: T = T(Locale::It);

    #[test]
    fn a_message_without_arguments_is_a_fixed_text() {
        let text: &'static str = EN.plain();
        assert_eq!((text, DE.plain()), ("Save", "Speichern"));
    }

    #[test]
    fn terms_and_references_are_put_in_at_build_time() {
        assert_eq!(EN.about(), "Save polls with Bitpoll");
        assert_eq!(DE.about(), "Umfragen mit Bitpoll speichern, Teil von Bitpolls Welt");
    }

    #[test]
    fn arguments_are_put_in_without_isolation_marks() {
        assert_eq!(EN.greeting("Ada"), "Hello Ada, \"welcome\" {here}!");
        assert_eq!(DE.greeting("Ada"), "Hallo Ada, „willkommen“ {hier}!");
    }

    #[test]
    fn counts_choose_their_plural_and_are_grouped() {
        assert_eq!(EN.votes(0, "Ada"), "Ada: no votes");
        assert_eq!(EN.votes(1, "Ada"), "Ada: 1 vote");
        assert_eq!(EN.votes(1234, "Ada"), "Ada: 1,234 votes");
        assert_eq!(DE.votes(0, "Ada"), "Ada: 0 Stimmen");
        assert_eq!(DE.votes(1, "Ada"), "Ada: eine Stimme");
        assert_eq!(DE.votes(1234, "Ada"), "Ada: 1.234 Stimmen");
        assert_eq!(FR.votes(0, "Ada"), "Ada : 0 vote", "one of them, to the French");
        assert_eq!(FR.votes(1234, "Ada"), "Ada : 1\u{202f}234 votes");
        assert_eq!(IT.votes(1, "Ada"), "Ada: un voto");
        assert_eq!(IT.votes(12_345, "Ada"), "Ada: 12.345 voti");
    }

    #[test]
    fn a_word_chooses_its_variant() {
        assert_eq!(EN.kind("date"), "days");
        assert_eq!(DE.kind("date"), "Tage");
        assert_eq!(EN.kind("anything"), "choices");
    }

    #[test]
    fn choices_can_stand_inside_choices() {
        assert_eq!(EN.nested(1, "date"), "one day");
        assert_eq!(EN.nested(3, "date"), "3 days");
        assert_eq!(DE.nested(3, "x"), "3 Antworten");
    }

    #[test]
    fn a_sentence_that_ends_with_a_name_has_one_full_stop() {
        assert_eq!(EN.ended("the choir"), "You are in the choir. Sing in the choir.");
        assert_eq!(EN.ended("Chor e. V."), "You are in Chor e. V. Sing in Chor e. V.");
        assert_eq!(DE.ended("Chor e. V."), "Dabei: Chor e. V. Sing!");
        assert_eq!(FR.ended("Qui vient ?"), "Dans Qui vient ? Chante.");
        assert_eq!(IT.ended("Coro"), "Nel file Coro.txt.");
    }

    #[test]
    fn attributes_and_keywords_have_methods_too() {
        assert_eq!(EN.field_hint(), "As others will see it");
        assert_eq!(DE.field_hint(), "So sehen es die anderen");
        assert_eq!(EN.r#type("x"), "x");
    }
}

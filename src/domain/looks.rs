//! Names that people take for others, though they are written otherwise (UTS #39).

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_security::MixedScript as _;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;

use super::text;

/// Whether all letters are of one script (UTS #39, section 5.1; those that Japanese, Korean or Chinese is written in
/// are one): others look alike.
pub fn is_of_one_script(text: &str) -> bool {
    text.is_single_script()
}

/// Whether each word has letters of one script.
pub fn words_are_of_one_script(name: &str) -> bool {
    let is_in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    name.split(|c| !is_in_word(c)).all(is_of_one_script)
}

/// Most marks on one letter (UTS #39, section 5.4).
const MARKS_MAX: usize = 4;

/// Whether a name, composed (NFC), has letters and digits of any language and `others` alone. The marks that many languages
/// are not written without (vowel signs, tones, points) stand on a letter.
pub fn is_written(name: &str, others: &str) -> bool {
    // The last letter and its marks, each by itself.
    let mut cluster: Vec<char> = Vec::new();
    name.chars().all(|c| {
        if is_combining_mark(c) {
            let fits = is_mark_of(&cluster, c);
            cluster.push(c);
            return fits;
        }
        cluster = std::iter::once(c).nfd().collect();
        c.is_alphanumeric() || others.contains(c)
    })
}

/// Whether a mark can stand behind a letter and the marks that it has. Not the same one twice, nor a dot on i, nor what is
/// stroked through a letter, nor what is not seen: those make names that look like others.
fn is_mark_of(cluster: &[char], mark: char) -> bool {
    let Some((letter, marks)) = cluster.split_first() else { return false };
    let accent = matches!(mark,
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{30F}' | '\u{311}' | '\u{31B}' | '\u{323}'..='\u{328}'
        | '\u{32D}'..='\u{32E}' | '\u{330}'..='\u{331}');
    let of_every_script = AugmentedScriptSet::for_char(mark).is_all();
    let dot_on_dot = mark == '\u{307}' && matches!(letter, 'i' | 'j' | 'ı' | 'ȷ' | 'і' | 'ј');
    letter.is_alphabetic()
        && marks.len() < MARKS_MAX
        && !marks.contains(&mark)
        && !text::is_invisible(mark)
        && (accent || !of_every_script)
        && !dot_on_dot
}

/// The folded name in plain Latin letters that a name in other letters can be taken for (UTS #39, section 4): `сора`
/// all in Cyrillic for `copa`. `None` if there is none.
pub fn in_latin(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    // Of plain letters the skeleton is not what they look like, but `rn` for m.
    let mut looks = String::with_capacity(name.len());
    for c in name.chars() {
        match c.is_ascii() {
            true => looks.push(c),
            false => looks.extend(skeleton(c.encode_utf8(&mut [0; 4]))),
        }
    }
    looks.is_ascii().then(|| text::folded(&looks))
}

/// Names that are somebody's, by what they look like at a glance.
#[derive(Debug, Clone, Default)]
pub struct Taken(HashSet<String>);

impl Taken {
    /// These names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().flat_map(glances).collect())
    }

    /// Whether a name is one of them, or can be taken for one: in other letters, with other accents, blanks and signs, or
    /// with digits for letters. Rather too often than too seldom.
    pub fn has_like(&self, name: &str) -> bool {
        !self.0.is_empty() && glances(name).iter().any(|glance| self.0.contains(glance))
    }
}

/// What a name looks like at a glance. Capitals and small letters look like different ones of other scripts (`В` and `в`),
/// so this is looked for of the name as it is written, and in small letters.
fn glances(name: &str) -> [String; 2] {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let small = plain.to_lowercase();
    [&plain, &small].map(|written| {
        // I, l and 1 are one stroke, whatever the case makes of them.
        let strokes: String =
            written.chars().map(|c| if matches!(c, 'i' | 'I' | 'ı') { 'l' } else { c }).collect();
        let look: String =
            skeleton(&strokes).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
        // Of signs alone they are the look.
        if look.is_empty() { text::folded(name) } else { look }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_other_letters_that_look_latin_is_known_for_it() {
        assert_eq!(in_latin("\u{441}\u{43e}\u{440}\u{430}").as_deref(), Some("copa"));
        assert_eq!(in_latin("\u{410}\u{41d}\u{41d}\u{410}").as_deref(), Some("ahha"));
        for other in ["copa", "mark", "jörg", "олег", "山田"] {
            assert_eq!(in_latin(other), None, "{other}");
        }
    }

    #[test]
    fn scripts_may_differ_from_word_to_word_and_not_within_one() {
        for fine in ["ada", "jörg", "Команда A", "олег.2", "山田たろう", "chess-клуб"] {
            assert!(words_are_of_one_script(fine), "{fine}");
        }
        for mixed in ["\u{430}dmin", "the \u{441}lub", "chess-\u{441}lub"] {
            assert!(!words_are_of_one_script(mixed), "{mixed}");
        }
    }

    #[test]
    fn marks_are_on_letters_and_make_no_name_look_like_another() {
        let written = |name: &str| is_written(&name.nfc().collect::<String>(), ".-_");
        for fine in [
            "हिन्दी",
            "क्षत्रिय",
            "ภาษาไทย",
            "น้ำ",
            "தமிழ்",
            "മലയാളം",
            "বাংলা",
            "မြန်မာ",
            "ខ្មែរ",
            "ພາສາລາວ",
            "Nguye\u{302}\u{303}n",
            "Đa\u{323}i",
            "a\u{328}\u{301}",
            "o\u{323}\u{301}",
            "שָׁלוֹם",
            "مُحَمَّد",
            "я\u{301}.2",
            "q\u{303}",
        ] {
            assert!(written(fine) && words_are_of_one_script(fine), "{fine}");
        }
        for bad in [
            "\u{94d}क",
            "a-\u{301}b",
            "1\u{20e3}",
            "1\u{301}",
            "ada\u{307}\u{307}",
            "i\u{307}",
            "ı\u{307}",
            "o\u{338}",
            "a\u{20dd}",
            "a\u{fe0f}",
            "a\u{34f}b",
            "a\u{e0100}",
            "z\u{300}\u{301}\u{302}\u{303}\u{304}",
            "a b",
            "a/b",
            "क\u{94d}\u{94d}",
        ] {
            assert!(!written(bad), "{bad:?}");
        }
        // A mark of one script on a letter of another one.
        assert!(!is_of_one_script("a\u{94d}da") && !words_are_of_one_script("a\u{94d}da"));
    }

    #[test]
    fn a_name_that_imitates_another_is_seen() {
        let taken = Taken::of(["Boss", "Alice Müller", "Tom", "🦊"]);
        for like in [
            "boss",
            "b0ss",
            "Boss.",
            "B o s s",
            "bo\u{200b}ss",
            "b\u{43e}ss",
            "B\u{41e}\u{405}\u{405}",
            "ＢＯＳＳ",
            "Bóss",
            "AIice Muller",
            "alice_müller",
            "A1ice Müller",
            "Tom ✓",
            "Torn",
            "🦊 ",
        ] {
            assert!(taken.has_like(like), "{like}");
        }
        for other in ["Bo", "Bosse", "Alice", "Mot", "🐻", ""] {
            assert!(!taken.has_like(other), "{other}");
        }
        assert!(!Taken::default().has_like("Boss"));
    }
}

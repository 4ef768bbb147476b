//! Texts that people type: trimmed, bounded, and free of characters that deceive.

use super::error::Problem;

/// Longest title of a poll, a choice or a value, and longest name, in characters (as upstream).
pub const LINE_MAX: usize = 80;
/// Longest description of a poll, in characters.
pub const DESCRIPTION_MAX: usize = 20_000;
/// Longest comment, in characters.
pub const COMMENT_MAX: usize = 5_000;
/// Longest comment to one choice, in characters.
pub const CELL_COMMENT_MAX: usize = 500;
/// Longest comments of a vote to all choices together, in characters: pages show those of a hundred votes.
pub const CELL_COMMENTS_MAX: usize = 10_000;

/// One line that must not be empty: trimmed, at most `max` characters.
pub fn line(input: &str, max: usize) -> Result<String, Problem> {
    let text = optional_line(input, max)?;
    if text.is_empty() { Err(Problem::Required) } else { Ok(text) }
}

/// One line that may be empty.
pub fn optional_line(input: &str, max: usize) -> Result<String, Problem> {
    let empty = |c: char| c.is_whitespace() || is_invisible(c);
    // The signs that choose the form of an emoji stand behind it, at the end of a text too.
    let text =
        input.trim_matches(|c| empty(c) && !matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}'));
    let text = if text.chars().all(empty) { "" } else { text };
    if text.chars().any(|c| c.is_control() || deceives(c)) {
        return Err(Problem::BadCharacters);
    }
    bounded(text.to_owned(), max)
}

/// Several lines that may be empty: line ends become `\n`, blanks at both ends go.
pub fn paragraphs(input: &str, max: usize) -> Result<String, Problem> {
    let text = input.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || deceives(c)) {
        return Err(Problem::BadCharacters);
    }
    bounded(text.trim().to_owned(), max)
}

/// Folds a name so that names which people take for the same are the same: lower case, no blanks
/// around.
pub fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// What names are sorted by, byte for byte: lower case, without accents (NFKD less its combining marks).
pub fn sort_key(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    name.trim()
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase()
        .replace('ß', "ss")
}

fn bounded(text: String, max: usize) -> Result<String, Problem> {
    if text.chars().count() > max { Err(Problem::TooLong { max }) } else { Ok(text) }
}

/// Characters that show nothing by themselves (Unicode, `Default_Ignorable_Code_Point`, and the blanks of
/// Hangul and Braille). Inside a text some are needed, for emoji and for Persian; at its ends, or alone, they
/// only make two names look the same.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Explicit directional formatting characters (UAX #9, section 2): they make a text read in another
/// order than it is stored. The marks of single direction (U+200E, U+200F) stay allowed.
pub fn deceives(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_bounded_in_characters() {
        assert_eq!(line("  Äpfel ", 5), Ok("Äpfel".into()));
        assert_eq!(line("Äpfel!", 5), Err(Problem::TooLong { max: 5 }));
        assert_eq!(line(" \t ", 5), Err(Problem::Required));
    }

    #[test]
    fn what_nobody_can_see_is_no_text() {
        for nothing in ["\u{200B}", "\u{AD} \u{2060}", "\u{3164}", "\u{2800}", "\u{FE0F}", "\u{E0041}"] {
            assert_eq!(line(nothing, 80), Err(Problem::Required), "{nothing:?}");
        }
        assert_eq!(line("alice\u{200B}", 80), Ok("alice".into()));
        for emoji in ["👩\u{200D}🚀 Ada", "Ada ❤\u{FE0F}"] {
            assert_eq!(line(emoji, 80), Ok(emoji.into()));
        }
    }

    #[test]
    fn characters_that_deceive_are_refused() {
        for bad in ["a\0b", "a\u{202E}b", "a\u{2066}b", "a\nb", "a\u{7}b"] {
            assert_eq!(line(bad, 80), Err(Problem::BadCharacters), "{bad:?}");
        }
        assert_eq!(paragraphs("a\u{202E}b", 80), Err(Problem::BadCharacters));
    }

    #[test]
    fn names_sort_without_case_and_accents() {
        let mut names = ["Zoë", "öz", "Anna", "Özil", "berta"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Anna", "berta", "öz", "Özil", "Zoë"]);
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        assert_eq!(paragraphs("a\r\nb\rc\n", 80), Ok("a\nb\nc".into()));
    }
}

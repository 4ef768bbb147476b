//! Looking people up by what somebody types.

use super::text;

/// Whom signed-in people are shown while they type a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Directory {
    /// Those who share a group with them, and whoever's whole name for signing in or address they type.
    Members,
    /// Everybody.
    Everybody,
    /// Nobody.
    Off,
}

/// Fewest characters of a first word for which people are suggested.
pub const TERM_MIN: usize = 3;
/// Longest text that is looked at, in characters; no name is longer, and addresses hardly.
const TERM_MAX: usize = 254;
/// More hits than this are no suggestion but a list of who is here.
pub const HITS_MAX: usize = 10;

/// What somebody typed to find people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// All of it, folded: it may be a whole name for signing in, or an address.
    pub whole: String,
    /// Patterns for `LIKE … ESCAPE '!'`: of names for signing in, of shown names, and of shown names whose later
    /// words fit. Nothing if too little was typed.
    pub patterns: Option<[String; 3]>,
}

impl Term {
    /// Reads what was typed; `None` if nobody can be called that.
    pub fn read(input: &str) -> Option<Self> {
        let whole = text::folded(input);
        let fits = !whole.is_empty()
            && whole.chars().count() <= TERM_MAX
            && !whole.chars().any(|c| c.is_control() || text::deceives(c));
        let words: Vec<String> = whole.split_whitespace().map(escaped).collect();
        let long_enough =
            whole.split_whitespace().next().is_some_and(|word| word.chars().count() >= TERM_MIN);
        let patterns = long_enough.then(|| {
            let in_order = format!("{}%", words.join("% "));
            [format!("{}%", escaped(&whole)), in_order.clone(), format!("% {in_order}")]
        });
        fits.then_some(Self { whole, patterns })
    }
}

/// A text in which nothing is a placeholder of `LIKE`.
pub fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c])).collect()
}

/// Names as somebody types several: between commas, semicolons, line ends or blanks. None comes twice.
pub fn names(input: &str) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let parts = input.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    parts.filter(|part| !part.is_empty() && seen.insert(text::folded(part))).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(input: &str) -> Option<[String; 3]> {
        Term::read(input)?.patterns
    }

    #[test]
    fn three_characters_are_needed_and_less_can_only_be_a_whole_name() {
        assert_eq!(Term::read(" Al "), Some(Term { whole: "al".into(), patterns: None }));
        assert_eq!(patterns("Öz i"), None);
        assert!(patterns("Özi").is_some());
        assert_eq!(Term::read("  "), None);
    }

    #[test]
    fn words_fit_the_beginnings_of_words_in_their_order() {
        let expected = ["ada lo%", "ada% lo%", "% ada% lo%"].map(str::to_owned);
        assert_eq!(patterns("Ada Lo"), Some(expected));
    }

    #[test]
    fn signs_of_patterns_are_only_themselves() {
        assert_eq!(patterns("a_%!").map(|all| all[0].clone()), Some("a!_!%!!%".to_owned()));
    }

    #[test]
    fn what_no_name_can_be_is_not_looked_for() {
        for nobody in ["ada\0", "ada\u{202E}", &"x".repeat(255)] {
            assert_eq!(Term::read(nobody), None);
        }
    }

    #[test]
    fn several_names_stand_between_commas_or_blanks_and_none_twice() {
        assert_eq!(names("ada, Bob;carla\r\n dora  ADA,,"), ["ada", "Bob", "carla", "dora"]);
        assert!(names(" , ;").is_empty());
    }
}

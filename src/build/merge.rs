//! Puts the languages side by side, and refuses what they do not agree on.

use super::resolve::{Language, Message, Part};
use std::collections::{BTreeMap, BTreeSet};

/// The type of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text that is put in.
    Text,
    /// A word that chooses a variant.
    Word,
    /// A number that chooses a plural form.
    Count,
}

/// A message in all languages.
pub struct Merged<'a> {
    /// "key" or "key.attribute".
    pub name: &'a str,
    /// The arguments in alphabetical order.
    pub arguments: Arguments,
    /// The text in each language, by the language's code.
    pub texts: BTreeMap<&'a str, &'a [Part]>,
}

/// Names and types of arguments.
pub type Arguments = BTreeMap<String, Kind>;

/// All messages with their arguments. What is missing or contradicts itself is added to `problems`.
pub fn merge<'a>(languages: &'a [Language], problems: &mut Vec<String>) -> Vec<Merged<'a>> {
    let names: BTreeSet<&str> =
        languages.iter().flat_map(|language| language.messages.keys().map(String::as_str)).collect();
    let mut methods: BTreeMap<String, &str> = BTreeMap::new();
    let mut all = Vec::new();
    for name in names {
        if let Some(other) = methods.insert(name.replace(['-', '.'], "_"), name) {
            problems.push(format!("`{name}` and `{other}` would have the same name in Rust"));
        }
        let texts = texts_of(name, languages, problems);
        let mut arguments = Arguments::new();
        for message in texts.values() {
            if let Err(problem) = collect(&message.parts, &mut arguments) {
                problems.push(format!("{}: `{name}`: {problem}", message.file));
            }
        }
        same_arguments(name, &texts, &arguments, problems);
        let texts = texts.into_iter().map(|(code, message)| (code, message.parts.as_slice())).collect();
        all.push(Merged { name, arguments, texts });
    }
    all
}

fn texts_of<'a>(
    name: &str,
    languages: &'a [Language],
    problems: &mut Vec<String>,
) -> BTreeMap<&'a str, &'a Message> {
    let found: BTreeMap<&str, &Message> = languages
        .iter()
        .filter_map(|language| Some((language.code.as_str(), language.messages.get(name)?)))
        .collect();
    let files: Vec<&str> = found.values().map(|message| message.file.as_str()).collect();
    for language in languages.iter().filter(|language| !found.contains_key(language.code.as_str())) {
        problems.push(format!("{}: `{name}` is missing (it is in {})", language.code, files.join(", ")));
    }
    found
}

/// Every language must use every argument: one that is left out is a fact that its readers miss.
fn same_arguments(name: &str, texts: &BTreeMap<&str, &Message>, all: &Arguments, problems: &mut Vec<String>) {
    for message in texts.values() {
        let mut own = Arguments::new();
        // What is wrong inside one language is reported already.
        let _ = collect(&message.parts, &mut own);
        for argument in all.keys().filter(|argument| !own.contains_key(*argument)) {
            problems.push(format!(
                "{}: `{name}` lacks the argument ${argument} of other languages",
                message.file
            ));
        }
    }
}

/// Adds the arguments that these parts use.
fn collect(parts: &[Part], into: &mut Arguments) -> Result<(), String> {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Argument(name) => note(name, Kind::Text, into)?,
            Part::Choice(choice) => {
                note(&choice.argument, if choice.by_count { Kind::Count } else { Kind::Word }, into)?;
                for (_, parts) in &choice.variants {
                    collect(parts, into)?;
                }
                collect(&choice.otherwise, into)?;
            }
        }
    }
    Ok(())
}

fn note(name: &str, kind: Kind, into: &mut Arguments) -> Result<(), String> {
    let known = into.entry(name.to_owned()).or_insert(kind);
    match (*known, kind) {
        (Kind::Count, Kind::Word) | (Kind::Word, Kind::Count) => {
            Err(format!("${name} is a count in one place and a word in another"))
        }
        (Kind::Text, _) => {
            *known = kind;
            Ok(())
        }
        _ => Ok(()),
    }
}

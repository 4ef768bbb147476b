//! Writes the methods of the messages.

use super::merge::{Kind, Merged};
use super::resolve::{Choice, Key, Part};
use std::fmt::Write;

/// Where the generated code finds languages and numbers.
const I18N: &str = "crate::i18n";

/// Words that Rust keeps for itself, among those that could be a key or an argument.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// An `impl T` with one method per message.
pub fn code(messages: &[Merged<'_>]) -> String {
    let mut out = String::from("impl T {\n");
    for message in messages {
        let _ = writeln!(out, "#[doc = {:?}]", format!("`{}`: {}", message.name, preview(message)));
        let _ = write!(out, "pub(crate) fn {}(self", identifier(message.name));
        for (name, kind) in &message.arguments {
            let kind = if *kind == Kind::Count { "i64" } else { "&str" };
            let _ = write!(out, ", {}: {kind}", identifier(name));
        }
        if message.arguments.is_empty() { fixed(message, &mut out) } else { composed(message, &mut out) }
    }
    out.push_str("}\n");
    out
}

/// The body of a message without arguments.
fn fixed(message: &Merged<'_>, out: &mut String) {
    out.push_str(") -> &'static str { match self.0 {\n");
    for (code, parts) in &message.texts {
        let _ = writeln!(out, "{I18N}::Locale::{} => {:?},", variant(code), shown(parts));
    }
    out.push_str("} }\n");
}

/// The body of a message with arguments.
fn composed(message: &Merged<'_>, out: &mut String) {
    let capacity = 16 + message.texts.values().map(|parts| shown(parts).len()).max().unwrap_or_default();
    let _ = writeln!(out, ") -> String {{ let mut out = String::with_capacity({capacity});\nmatch self.0 {{");
    for (code, parts) in &message.texts {
        let _ = write!(out, "{I18N}::Locale::{} => ", variant(code));
        block(parts, message, out);
    }
    out.push_str("}\nout }\n");
}

fn block(parts: &[Part], message: &Merged<'_>, out: &mut String) {
    out.push_str("{\n");
    let mut after_argument = false;
    for part in parts {
        match part {
            Part::Text(text) if after_argument && ends_sentence(text) => {
                let _ = writeln!(out, "{I18N}::full_stop(&mut out);");
                literal(text.get(1..).unwrap_or_default(), out);
            }
            Part::Text(text) => literal(text, out),
            Part::Argument(name) if message.arguments.get(name) == Some(&Kind::Count) => {
                let _ = writeln!(out, "out.push_str(&{I18N}::T(self.0).integer({}));", identifier(name));
            }
            Part::Argument(name) => drop(writeln!(out, "out.push_str({});", identifier(name))),
            Part::Choice(choice) => self::choice(choice, message, out),
        }
        after_argument = matches!(part, Part::Argument(_));
    }
    out.push_str("}\n");
}

/// Whether a text begins with the full stop of the sentence before it: a name there may bring its own, such as "e. V.".
fn ends_sentence(text: &str) -> bool {
    text.strip_prefix('.').is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

fn literal(text: &str, out: &mut String) {
    let mut characters = text.chars();
    let _ = match (characters.next(), characters.next()) {
        (None, _) => Ok(()),
        (Some(only), None) => writeln!(out, "out.push({only:?});"),
        _ => writeln!(out, "out.push_str({text:?});"),
    };
}

fn choice(choice: &Choice, message: &Merged<'_>, out: &mut String) {
    if choice.variants.is_empty() {
        return block(&choice.otherwise, message, out);
    }
    let argument = identifier(&choice.argument);
    if choice.by_count {
        let _ = writeln!(out, "match ({argument}, {I18N}::T(self.0).plural_category({argument})) {{");
    } else {
        let _ = writeln!(out, "match {argument} {{");
    }
    for (key, parts) in &choice.variants {
        let _ = match key {
            Key::Number(number) => write!(out, "({number}, _) => "),
            Key::Category(name) => {
                write!(out, "(_, {I18N}::PluralCategory::{}) => ", capitalised(name))
            }
            Key::Word(word) => write!(out, "{word:?} => "),
        };
        block(parts, message, out);
    }
    out.push_str("_ => ");
    block(&choice.otherwise, message, out);
    out.push_str("}\n");
}

/// The English text, or that of the first language, for the documentation of the method.
fn preview(message: &Merged<'_>) -> String {
    let parts = message.texts.get("en").or_else(|| message.texts.values().next());
    format!("`{}`", parts.map(|parts| shown(parts)).unwrap_or_default().replace(['`', '\n'], " "))
}

/// The text with its arguments as `{name}` and of choices the default variant.
fn shown(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(it) => text.push_str(it),
            Part::Argument(name) => drop(write!(text, "{{{name}}}")),
            Part::Choice(choice) => text.push_str(&shown(&choice.otherwise)),
        }
    }
    text
}

/// The name in Rust of a key or an argument.
fn identifier(name: &str) -> String {
    let plain = name.replace(['-', '.'], "_");
    if KEYWORDS.contains(&plain.as_str()) { format!("r#{plain}") } else { plain }
}

/// The variant of `Locale` for a language: "pt-br" is `PtBr`.
fn variant(code: &str) -> String {
    code.split('-').map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

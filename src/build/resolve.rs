//! Resolves what can be known at build time: terms, references between messages, literals. What
//! is left of a message is text, arguments, and choices between texts.

use super::catalogue::Catalogue;
use fluent_syntax::ast::{
    CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::BTreeMap;

/// The plural categories of CLDR.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A piece of a resolved message.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Literal text.
    Text(String),
    /// The value of an argument.
    Argument(String),
    /// One of several texts, chosen by an argument.
    Choice(Choice),
}

/// A choice that an argument decides at run time.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The deciding argument.
    pub argument: String,
    /// The variants in the order of the catalogue, without the default one.
    pub variants: Vec<(Key, Vec<Part>)>,
    /// The default variant.
    pub otherwise: Vec<Part>,
    /// Whether the argument is a count; a word otherwise.
    pub by_count: bool,
}

/// What an argument must be for its variant to be chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// This number.
    Number(i64),
    /// A number of this plural category.
    Category(String),
    /// This word.
    Word(String),
}

/// One resolved message.
pub struct Message {
    /// "en/site.ftl".
    pub file: String,
    /// Its pieces.
    pub parts: Vec<Part>,
}

/// The messages of one language.
pub struct Language {
    /// "en".
    pub code: String,
    /// The messages by name, without the terms.
    pub messages: BTreeMap<String, Message>,
}

/// Resolves all messages of a catalogue; what is wrong with one is added to `problems`.
pub fn all(catalogue: &Catalogue, problems: &mut Vec<String>) -> Language {
    let mut messages = BTreeMap::new();
    for (name, definition) in catalogue.entries.iter().filter(|(name, _)| !name.starts_with('-')) {
        let mut resolver = Resolver { catalogue, open: Vec::new() };
        match resolver.entry(name, &Scope::Message) {
            Ok(parts) => {
                drop(messages.insert(name.clone(), Message { file: definition.file.clone(), parts }))
            }
            Err(problem) => problems.push(format!("{}: `{name}`: {problem}", definition.file)),
        }
    }
    Language { code: catalogue.language.clone(), messages }
}

/// Where variables get their values from.
enum Scope {
    /// From the caller at run time.
    Message,
    /// From the reference to the term, at build time.
    Term(BTreeMap<String, String>),
}

struct Resolver<'a> {
    catalogue: &'a Catalogue,
    /// The entries being resolved, to find circles.
    open: Vec<String>,
}

impl Resolver<'_> {
    fn entry(&mut self, name: &str, scope: &Scope) -> Result<Vec<Part>, String> {
        if self.open.iter().any(|open| open == name) {
            return Err(format!("`{name}` refers to itself"));
        }
        let catalogue = self.catalogue;
        let definition = catalogue.entries.get(name).ok_or(format!("`{name}` does not exist"))?;
        self.open.push(name.to_owned());
        let parts = self.pattern(&definition.pattern, scope)?;
        self.open.pop();
        Ok(parts)
    }

    fn pattern(&mut self, pattern: &Pattern<String>, scope: &Scope) -> Result<Vec<Part>, String> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push(&mut parts, Part::Text(value.clone())),
                PatternElement::Placeable { expression } => {
                    for part in self.expression(expression, scope)? {
                        push(&mut parts, part);
                    }
                }
            }
        }
        Ok(parts)
    }

    fn expression(&mut self, expression: &Expression<String>, scope: &Scope) -> Result<Vec<Part>, String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, scope),
            Expression::Select { selector, variants } => self.select(selector, variants, scope),
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>, scope: &Scope) -> Result<Vec<Part>, String> {
        let text = |text: String| Ok(vec![Part::Text(text)]);
        match inline {
            InlineExpression::StringLiteral { value } => text(unescape_unicode_to_string(value).into_owned()),
            InlineExpression::NumberLiteral { value } => text(value.clone()),
            InlineExpression::FunctionReference { id, .. } => {
                Err(format!("{}() is a function; give the text as an argument instead", id.name))
            }
            InlineExpression::MessageReference { id, attribute } => {
                self.entry(&full_name(&id.name, attribute.as_ref().map(|it| &it.name)), scope)
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let name = full_name(&format!("-{}", id.name), attribute.as_ref().map(|it| &it.name));
                self.entry(&name, &Scope::Term(literals(arguments.as_ref())?))
            }
            InlineExpression::VariableReference { id } => match scope {
                Scope::Message => Ok(vec![Part::Argument(id.name.clone())]),
                Scope::Term(given) => match given.get(&id.name) {
                    Some(value) => text(value.clone()),
                    None => Err(format!("the term is used without its argument ${}", id.name)),
                },
            },
            InlineExpression::Placeable { expression } => self.expression(expression, scope),
        }
    }

    fn select(
        &mut self,
        selector: &InlineExpression<String>,
        variants: &[Variant<String>],
        scope: &Scope,
    ) -> Result<Vec<Part>, String> {
        let known = match (selector, scope) {
            (InlineExpression::VariableReference { id }, Scope::Message) => {
                return Ok(vec![Part::Choice(self.choice(&id.name, variants)?)]);
            }
            (InlineExpression::VariableReference { id }, Scope::Term(given)) => given.get(&id.name).cloned(),
            _ => match self.inline(selector, scope)?.as_slice() {
                [Part::Text(text)] => Some(text.clone()),
                _ => return Err("a choice must depend on an argument or on a fixed text".into()),
            },
        };
        let chosen = variants.iter().find(|variant| known.as_deref() == Some(key_text(variant)));
        let chosen = chosen.or_else(|| variants.iter().find(|variant| variant.default));
        chosen.map_or(Ok(Vec::new()), |variant| self.pattern(&variant.value, scope))
    }

    fn choice(&mut self, argument: &str, variants: &[Variant<String>]) -> Result<Choice, String> {
        let by_count = counts(argument, variants)?;
        let mut choice =
            Choice { argument: argument.into(), variants: Vec::new(), otherwise: Vec::new(), by_count };
        for (index, variant) in variants.iter().enumerate() {
            if variants.iter().take(index).any(|earlier| key_text(earlier) == key_text(variant)) {
                return Err(format!("the choice by ${argument} has [{}] twice", key_text(variant)));
            }
            let parts = self.pattern(&variant.value, &Scope::Message)?;
            if variant.default {
                choice.otherwise = parts;
            } else {
                choice.variants.push((key(variant, by_count)?, parts));
            }
        }
        Ok(choice)
    }
}

/// Whether the variants are those of a count (numbers and plural categories) or of a word.
fn counts(argument: &str, variants: &[Variant<String>]) -> Result<bool, String> {
    let of_count = |variant: &&Variant<String>| {
        matches!(variant.key, VariantKey::NumberLiteral { .. }) || CATEGORIES.contains(&key_text(variant))
    };
    let total = variants.iter().filter(of_count).count();
    if total == variants.len() {
        return Ok(true);
    }
    // "other" is a word as well as a category.
    let others = variants.iter().filter(|variant| key_text(variant) == "other").count();
    if total == others { Ok(false) } else { Err(format!("the choice by ${argument} mixes counts and words")) }
}

fn key(variant: &Variant<String>, by_count: bool) -> Result<Key, String> {
    Ok(match &variant.key {
        VariantKey::NumberLiteral { value } => {
            Key::Number(value.parse().map_err(|_| format!("[{value}] is not a whole number"))?)
        }
        VariantKey::Identifier { name } if by_count => Key::Category(name.clone()),
        VariantKey::Identifier { name } => Key::Word(name.clone()),
    })
}

fn key_text(variant: &Variant<String>) -> &str {
    match &variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

/// The arguments of a reference to a term, which can only be literals.
fn literals(arguments: Option<&CallArguments<String>>) -> Result<BTreeMap<String, String>, String> {
    let named = arguments.map(|arguments| arguments.named.as_slice()).unwrap_or_default();
    let values = named.iter().map(|argument| match &argument.value {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            Ok((argument.name.name.clone(), unescape_unicode_to_string(value).into_owned()))
        }
        _ => Err(format!("the argument {} of a term must be a literal", argument.name.name)),
    });
    values.collect()
}

fn full_name(name: &str, attribute: Option<&String>) -> String {
    attribute.map_or_else(|| name.to_owned(), |attribute| format!("{name}.{attribute}"))
}

/// Appends a part; texts that meet become one.
fn push(parts: &mut Vec<Part>, part: Part) {
    match (parts.last_mut(), part) {
        (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
        (_, part) => parts.push(part),
    }
}

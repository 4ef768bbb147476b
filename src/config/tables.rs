//! Options that are lists of tables, each with keys of its own: `[[oidc]]` in the file, a JSON array of objects
//! everywhere else.

use std::marker::PhantomData;

use serde_json::{Map, Value as Json, json};
use toml::Value;

use super::kind::Kind;
use super::problem::{Problem, nearest_of};
use super::schema;
use super::table::Row;

/// What the documentation names as the default of a key that has none.
pub(super) const NEEDED: &str = "must be given";

/// A table with keys of its own.
pub(super) trait Section: Sized {
    /// Key of the list.
    const KEY: &'static str;
    /// Its keys.
    const ROWS: &'static [Row];

    /// Reads one.
    fn read(reader: Reader<'_>) -> Result<Self, Vec<Problem>>;
    /// What is wrong with it as a whole: a key, and what to do.
    fn wrong(&self) -> Option<(&'static str, &'static str)>;
    /// As the file would have it, without secrets.
    fn show(&self) -> toml::Table;
}

/// Any number of tables.
pub(super) struct Tables<S>(PhantomData<S>);

impl<S: Section> Kind for Tables<S> {
    type Out = Vec<S>;
    const LIST: bool = true;

    fn allowed() -> String {
        format!(
            "tables `[[{}]]` in the file, and a JSON array of objects elsewhere: see docs/admin/sign-on.md",
            S::KEY
        )
    }

    fn parse(text: &str) -> Option<Self::Out> {
        read::<S>(text, "").ok()
    }

    fn show(value: &Self::Out) -> Value {
        Value::Array(value.iter().map(|section| Value::Table(section.show())).collect())
    }

    fn explain(text: &str, source: &str) -> Vec<Problem> {
        read::<S>(text, source).err().unwrap_or_default()
    }

    fn schema() -> Json {
        json!({ "type": "array", "items": schema::object(S::ROWS) })
    }
}

fn read<S: Section>(text: &str, source: &str) -> Result<Vec<S>, Vec<Problem>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let no_list = || vec![Problem::say(format!("{} ({source}): must be {}", S::KEY, Tables::<S>::allowed()))];
    let items: Vec<Map<String, Json>> = serde_json::from_str(text).map_err(|_| no_list())?;
    let (mut sections, mut problems) = (Vec::new(), Vec::new());
    for (number, table) in items.iter().enumerate() {
        let place = format!("{}[{}]", S::KEY, number + 1);
        let reader = Reader { table, place: &place, source, rows: S::ROWS, problems: Vec::new() };
        match S::read(reader) {
            Ok(section) => match section.wrong() {
                None => sections.push(section),
                Some((key, mend)) => problems.push(Problem::say(format!("{place}.{key} ({source}): {mend}"))),
            },
            Err(wrong) => problems.extend(wrong),
        }
    }
    if problems.is_empty() { Ok(sections) } else { Err(problems) }
}

/// Reads the keys of one table, and collects what is wrong with them.
pub(super) struct Reader<'a> {
    table: &'a Map<String, Json>,
    place: &'a str,
    source: &'a str,
    rows: &'static [Row],
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The value of a key; `None` if it is wrong, which is noted.
    pub(super) fn value<K: Kind>(&mut self, name: &str, is_secret: bool) -> Option<K::Out> {
        let row = self.rows.iter().find(|row| row.name == name)?;
        let label = format!("{}.{name}", self.place);
        let value = match (self.table.get(name), self.file_of(name, is_secret)) {
            (Some(_), Some(_)) => {
                self.say(format!("{label} and {label}_file are both set: keep one of them"));
                return None;
            }
            (Some(value), None) => value.clone(),
            (None, Some(path)) => match std::fs::read_to_string(&path) {
                Ok(text) => Json::String(text.trim().to_owned()),
                Err(error) => {
                    self.say(format!("{label}_file = {path:?}: cannot be read: {error}"));
                    return None;
                }
            },
            (None, None) if row.default == NEEDED => {
                self.say(format!("{label} ({}): {NEEDED}, {}", self.source, K::allowed()));
                return None;
            }
            (None, None) => Json::String(row.default.to_owned()),
        };
        let parsed = parse::<K>(&value);
        if parsed.is_none() {
            let text = if is_secret { "(hidden)".to_owned() } else { text_of(&value) };
            self.problems.push(Problem::bad(&label, &text, self.source, &K::allowed()));
        }
        parsed
    }

    fn file_of(&self, name: &str, is_secret: bool) -> Option<String> {
        let file = is_secret.then(|| self.table.get(&format!("{name}_file"))).flatten()?;
        Some(text_of(file))
    }

    fn say(&mut self, line: String) {
        self.problems.push(Problem::say(line));
    }

    /// Everything that was wrong, with keys that there are not.
    pub(super) fn problems(mut self) -> Vec<Problem> {
        for key in self.table.keys().filter(|key| !is_of(self.rows, key)) {
            let mend = match nearest_of(key, self.rows.iter().map(|row| row.name)) {
                Some(known) => format!("did you mean {known}?"),
                None => "docs/admin/sign-on.md lists all keys".to_owned(),
            };
            let line = format!("unknown key {}.{key} ({}): {mend}", self.place, self.source);
            self.problems.push(Problem::say(line));
        }
        self.problems
    }
}

fn is_of(rows: &[Row], key: &str) -> bool {
    rows.iter().any(|row| row.name == key || (row.secret && key.strip_suffix("_file") == Some(row.name)))
}

fn parse<K: Kind>(value: &Json) -> Option<K::Out> {
    match value {
        Json::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Json::as_str).collect();
            K::parse_items(&items?)
        }
        Json::Object(_) | Json::Null => None,
        plain => K::parse(&text_of(plain)),
    }
}

fn text_of(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Each section: its documentation, its type and key, and its keys as in the table of options; a key without a
/// default must be given.
macro_rules! sections {
    ($(
        $(#[doc = $about:literal])+
        $section:ident = $list:literal {$(
            $(#[doc = $doc:literal])+
            $name:ident $(($secret:ident))? : $type:ty as $kind:ty $(= $default:literal)?;
        )+}
    )+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq)]
        pub struct $section { $($(#[doc = $doc])+ pub $name: $type,)+ }

        impl Section for $section {
            const KEY: &'static str = $list;
            const ROWS: &'static [Row] = &[$(Row {
                name: stringify!($name),
                doc: concat!($($doc),+),
                default: sections!(@default $($default)?),
                secret: sections!(@is $($secret)?),
                holds_secret: false,
                list: <$kind as Kind>::LIST,
                allowed: <$kind as Kind>::allowed,
                schema: <$kind as Kind>::schema,
                usual: || sections!(@usual $kind $(, $default)?),
            }),+];

            fn read(mut reader: Reader<'_>) -> Result<Self, Vec<Problem>> {
                $(let $name = reader.value::<$kind>(stringify!($name), sections!(@is $($secret)?));)+
                let problems = reader.problems();
                match ($($name,)+) {
                    ($(Some($name),)+) if problems.is_empty() => Ok(Self { $($name,)+ }),
                    _ => Err(problems),
                }
            }

            fn wrong(&self) -> Option<(&'static str, &'static str)> {
                self.what_is_wrong()
            }

            fn show(&self) -> toml::Table {
                let mut table = toml::Table::new();
                $(table.insert(stringify!($name).to_owned(), <$kind as Kind>::show(&self.$name));)+
                table
            }
        }
    )+};
    (@is) => { false };
    (@is secret) => { true };
    (@usual $kind:ty) => { None };
    (@usual $kind:ty, $default:literal) => { <$kind as Kind>::parse($default).map(|value| <$kind as Kind>::show(&value)) };
    (@default) => { NEEDED };
    (@default $default:literal) => { $default };
}

pub(super) use sections;

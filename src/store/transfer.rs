//! Everything that a database holds as lines of JSON, to move it between engines and machines.
//!
//! A line is one row: `{"table":"votes","row":{…}}`, bytes as `{"bytes":"…"}` in base64url. Tables come in such
//! an order that nothing points to what comes later, rows in the order of their keys, so that the same data
//! makes the same lines on every engine.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json, json};

use super::params::Kind;
use super::{Engine, Param, Result, Row, Tx, Value};
use crate::secrets::{decode, encode};

/// A table as it is moved.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Columns of its primary key.
    pub key: &'static [&'static str],
    /// Columns that never change: a row with the same key and other values here is another thing.
    pub same: &'static [&'static str],
    /// All columns.
    pub columns: &'static [(&'static str, Kind)],
}

macro_rules! tables {
    ($($name:ident ($($key:ident),+) same ($($same:ident),*) { $($kind:ident: $($column:ident),+;)+ })+) => {
        &[$(Table {
            name: stringify!($name),
            key: &[$(stringify!($key)),+],
            same: &[$(stringify!($same)),*],
            columns: &[$($((stringify!($column), Kind::$kind)),+),+],
        }),+]
    };
}

/// Every table of the schema; a test compares.
pub const TABLES: &[Table] = tables! {
    users (id) same (username_folded, created) {
        Int: id, mail_invitations, auto_watch, locked, pending, created;
        Text: username, username_folded, display_name, name_folded, email, email_key, password, role, locale,
            page_locale, zone, theme, poll_defaults, digest;
    }
    identities (provider, subject) same () { Text: provider, subject; Int: user_id, created; }
    totp (user_id) same () { Int: user_id, last_step, created; Blob: sealed; }
    recovery_codes (user_id, code_hash) same () { Int: user_id; Blob: code_hash; }
    passkeys (credential_id) same () {
        Blob: credential_id;
        Text: public_id, name, credential;
        Int: user_id, created, used;
    }
    tokens (name) same () { Text: name, kind, data; Int: user_id, created, expires; }
    sessions (token_hash) same () {
        Blob: token_hash, id_token;
        Text: public_id, agent, provider, provider_session;
        Int: user_id, created, confirmed, seen, expires;
    }
    user_groups (id) same (name_folded, created) {
        Int: id, created;
        Text: name, name_folded, visibility, provider;
    }
    memberships (user_id, group_id) same () { Int: user_id, group_id, admin; }
    group_invitations (group_id, user_id) same () { Int: group_id, user_id, invited_by, created; }
    guest_grants (name) same () { Blob: name, sealed; Int: expires; }
    polls (id) same (slug, created) {
        Int: id, created, user_id, group_id, admin_epoch, closed_at, decided_at, deleted_at, expires,
            expiry_warned, remind_days, remind_at, all_answered, invited, public_listing, yes_limit,
            hide_participants, anonymous_allowed, one_vote_per_user, everybody_may_edit, forbid_blank,
            comments_allowed, hold_comments, show_invitations, use_viewer_zone, show_score, revision, structure;
        Text: slug, kind, method, title, description, locale, zone, deadline, view_audience, vote_audience, results,
            sorting, tally, needed, proposals;
    }
    support (poll_id, user_id) same () { Int: poll_id, user_id, created, expires; }
    archived_polls (user_id, poll_id) same () { Int: user_id, poll_id; }
    choices (poll_id, id) same () { Int: poll_id, id, position, deleted, seats, decided; Text: subject; }
    choice_values (poll_id, id) same () { Int: poll_id, id, weight, deleted; Text: title, color, icon; }
    votes (poll_id, public_id) same () {
        Int: poll_id, user_id, assigned_by, anonymous, created, updated, revision, edit_epoch;
        Text: public_id, assigned_name, invitation, name, name_key, comment, answers;
    }
    seats (poll_id, choice_id, place) same () { Int: poll_id, choice_id, place, aside; Text: vote; }
    voted (poll_id, person) same () { Int: poll_id; Blob: person; }
    comments (id) same (poll_id, public_id) {
        Int: id, poll_id, user_id, created, updated, held;
        Text: public_id, name, text;
    }
    proposals (poll_id, public_id) same () { Int: poll_id, user_id, created; Text: public_id, name, subject, outcome; }
    invitations (poll_id, public_id) same () {
        Int: poll_id, user_id, invited_by, epoch, created, mailed, stopped;
        Text: public_id, name, email, email_key;
    }
    former_invitations (poll_id, public_id) same () { Int: poll_id, epoch, stopped; Text: public_id; Blob: person; }
    watches (poll_id, user_id) same () { Int: poll_id, user_id, created; }
    trash (name) same () {
        Text: name, kind, email_key, object, data;
        Int: poll_id, group_id, user_id, expires;
        Blob: holder;
    }
    activity (poll_id, id) same () { Int: poll_id, id, user_id, at; Text: kind, object; }
    outbox (id) same (kind, created) {
        Int: id, poll_id, user_id, created, due, attempts, leased_until, failed_at;
        Text: kind, object, email, locale, data, error;
    }
    audit (id) same (at, action) { Int: id, at, user_id; Text: actor, action, target, detail; }
    attempts (key) same () { Blob: key; Int: whole_at; }
    jobs (name) same () { Text: name; Int: due, leased_until; }
    facts (name) same () { Text: name, value; }
};

/// Statements of a table, made once: the store takes none that could be made of what people type.
struct Statements {
    select: &'static str,
    count: &'static str,
    insert: &'static str,
    /// Moves PostgreSQL's counter of keys behind the last one.
    count_on: Option<&'static str>,
}

static STATEMENTS: LazyLock<Vec<Statements>> = LazyLock::new(|| TABLES.iter().map(Statements::of).collect());

impl Statements {
    fn of(table: &Table) -> Self {
        let name = table.name;
        let columns: Vec<&str> = table.columns.iter().map(|(column, _)| *column).collect();
        let (list, key) = (columns.join(", "), table.key.join(", "));
        let places: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
        let changing = columns.iter().filter(|column| !table.key.contains(column));
        let set: Vec<String> = changing.map(|column| format!("{column} = excluded.{column}")).collect();
        let same: Vec<String> =
            table.same.iter().map(|column| format!("{name}.{column} = excluded.{column}")).collect();
        let update = match (set.is_empty(), same.is_empty()) {
            (true, _) => format!("({key}) DO UPDATE SET {0} = excluded.{0}", table.key[0]),
            (false, true) => format!("({key}) DO UPDATE SET {}", set.join(", ")),
            (false, false) => {
                format!("({key}) DO UPDATE SET {} WHERE {}", set.join(", "), same.join(" AND "))
            }
        };
        let insert =
            format!("INSERT INTO {name} ({list}) VALUES ({}) ON CONFLICT {update}", places.join(", "));
        let count_on = format!(
            "SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT MAX(id) FROM {name})) \
             WHERE EXISTS (SELECT 1 FROM {name})"
        );
        Self {
            select: format!("SELECT {list} FROM {name} ORDER BY {key}").leak(),
            count: format!("SELECT COUNT(*) FROM {name}").leak(),
            insert: insert.leak(),
            count_on: (table.key == ["id"]).then(|| &*count_on.leak()),
        }
    }
}

/// The statements that are made here, for tests that look them over.
pub fn statements(engine: Engine) -> impl Iterator<Item = &'static str> {
    let made = move |all: &'static Statements| {
        let count_on = all.count_on.filter(|_| engine == Engine::Postgres);
        [Some(all.select), Some(all.count), Some(all.insert), count_on].into_iter().flatten()
    };
    STATEMENTS.iter().flat_map(made)
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// It is no row of a table.
    #[error("this is no line of an export")]
    Shape,
    /// The table is not known.
    #[error("there is no table {0:?}")]
    Table(String),
    /// A column is missing, not known, or holds something else.
    #[error("the column {0:?} is missing, unknown or of another type")]
    Column(String),
}

/// A row on its way in.
#[derive(Debug, Clone)]
pub struct Line {
    table: usize,
    values: Vec<Owned>,
}

#[derive(Debug, Clone)]
enum Owned {
    Null(Kind),
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl Owned {
    fn read(kind: Kind, json: &Json) -> Option<Self> {
        match (kind, json) {
            (kind, Json::Null) => Some(Self::Null(kind)),
            (Kind::Int, Json::Number(number)) => number.as_i64().map(Self::Int),
            (Kind::Text, Json::String(text)) => Some(Self::Text(text.clone())),
            (Kind::Blob, Json::Object(bytes)) => decode(bytes.get("bytes")?.as_str()?).map(Self::Blob),
            _ => None,
        }
    }

    fn param(&self) -> Param<'_> {
        match self {
            Self::Null(kind) => Param::Null(*kind),
            Self::Int(int) => Param::Int(*int),
            Self::Text(text) => Param::Text(text),
            Self::Blob(bytes) => Param::Blob(bytes),
        }
    }
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(json: &Json) -> std::result::Result<Self, BadLine> {
        let name = json.get("table").and_then(Json::as_str).ok_or(BadLine::Shape)?;
        let row = json.get("row").and_then(Json::as_object).ok_or(BadLine::Shape)?;
        let index = TABLES.iter().position(|table| table.name == name);
        let index = index.ok_or_else(|| BadLine::Table(name.to_owned()))?;
        let columns = TABLES[index].columns;
        let known = |name: &str| columns.iter().any(|(column, _)| *column == name);
        if let Some(unknown) = row.keys().find(|name| !known(name)) {
            return Err(BadLine::Column(unknown.clone()));
        }
        let read = |(column, kind): &(&str, Kind)| {
            let value = row.get(*column).and_then(|json| Owned::read(*kind, json));
            value.ok_or_else(|| BadLine::Column((*column).to_owned()))
        };
        Ok(Self { table: index, values: columns.iter().map(read).collect::<std::result::Result<_, _>>()? })
    }
}

/// Hands every row to `line`, as JSON.
///
/// # Errors
/// Those of the database and of `line`, which ends the walk.
pub fn export(tx: &mut Tx<'_>, mut line: impl FnMut(&Json) -> Result<()>) -> Result<()> {
    tx.take_time()?;
    for (table, statements) in TABLES.iter().zip(STATEMENTS.iter()) {
        tx.query_each(statements.select, &[], |row| {
            line(&json!({ "table": table.name, "row": json_of(table, row)? }))
        })?;
    }
    Ok(())
}

/// Rows of every table.
///
/// # Errors
/// Those of the database.
pub fn rows(tx: &mut Tx<'_>) -> Result<Vec<(&'static str, i64)>> {
    let count =
        |(table, statements): (&Table, &Statements)| Ok((table.name, tx.query_one(statements.count, &[])?));
    TABLES.iter().zip(STATEMENTS.iter()).map(count).collect()
}

fn json_of(table: &Table, row: &Row<'_>) -> Result<Json> {
    let mut columns = Map::new();
    for (index, (column, _)) in table.columns.iter().enumerate() {
        let value = match row.value(index)? {
            Value::Null => Json::Null,
            Value::Int(int) => json!(int),
            Value::Text(text) => json!(text),
            Value::Blob(bytes) => json!({ "bytes": encode(bytes) }),
        };
        columns.insert((*column).to_owned(), value);
    }
    Ok(Json::Object(columns))
}

/// Stores a row, over the same one if it is there; `false` if something else has its key.
///
/// # Errors
/// Those of the database.
pub fn put(tx: &mut Tx<'_>, line: &Line) -> Result<bool> {
    let params: Vec<Param<'_>> = line.values.iter().map(Owned::param).collect();
    Ok(tx.execute(STATEMENTS[line.table].insert, &params)? == 1)
}

/// After the last row: lets keys that the database makes go on behind those that were stored.
///
/// # Errors
/// Those of the database.
pub fn finish(tx: &mut Tx<'_>) -> Result<()> {
    if tx.engine() == Engine::Postgres {
        for sql in STATEMENTS.iter().filter_map(|statements| statements.count_on) {
            tx.query_opt::<i64>(sql, &[])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_does_not_fit_is_told_by_its_column() {
        let parse = |text: &str| Line::parse(&serde_json::from_str(text).unwrap()).map(|_| ());
        assert_eq!(parse(r#"{"table":"voted","row":{"poll_id":1,"person":{"bytes":"AAEC"}}}"#), Ok(()));
        let column = |name: &str| Err(BadLine::Column(name.to_owned()));
        assert_eq!(parse(r#"{"table":"voted","row":{"poll_id":1}}"#), column("person"));
        assert_eq!(parse(r#"{"table":"voted","row":{"poll_id":"1","person":null}}"#), column("poll_id"));
        assert_eq!(parse(r#"{"table":"voted","row":{"poll_id":1,"person":null,"x":1}}"#), column("x"));
        assert_eq!(parse(r#"{"table":"cats","row":{}}"#), Err(BadLine::Table("cats".to_owned())));
        assert_eq!(parse("[]"), Err(BadLine::Shape));
    }
}

//! The subset of SQL that means the same on SQLite and PostgreSQL: placeholders, and a lint for the rest.
//!
//! Statements use `?1 ?2 …`, integers, text and blobs, booleans as 0 and 1, instants as integers, ids from
//! `RETURNING`, `ON CONFLICT`, common table expressions and window functions. [`check`] refuses what one
//! engine does not know or does differently.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Words that only one engine knows, or that mean something else on the other, with what to do instead.
const REFUSED: &[(&str, &str)] = &[
    ("INSERT OR", "say ON CONFLICT"),
    ("REPLACE INTO", "say ON CONFLICT … DO UPDATE"),
    ("IFNULL(", "say COALESCE"),
    ("ILIKE", "compare the folded twin column"),
    ("GLOB", "SQLite alone knows it"),
    ("NOW()", "bind tx.now()"),
    ("CURRENT_TIMESTAMP", "bind tx.now()"),
    ("CURRENT_DATE", "bind the day"),
    ("DATETIME(", "bind a text"),
    ("STRFTIME(", "bind a text"),
    ("UNIXEPOCH(", "bind tx.now()"),
    ("LAST_INSERT_ROWID", "say RETURNING"),
    ("ROWID", "SQLite alone knows it"),
    ("AUTOINCREMENT", "this is for migrations"),
    ("GROUP_CONCAT(", "collect in Rust"),
    ("STRING_AGG(", "collect in Rust"),
    ("RANDOM()", "randomness is an argument"),
    ("TRUE", "say 1"),
    ("FALSE", "say 0"),
    ("::", "say CAST(… AS …)"),
    ("PRAGMA", "this is for the engine"),
    ("BEGIN", "the store does this"),
    ("COMMIT", "the store does this"),
    ("ROLLBACK", "the store does this"),
    ("SAVEPOINT", "the store does this"),
    ("FOR UPDATE", "transactions are serialisable on both engines"),
];

/// Tells why a statement is not in the subset.
///
/// # Errors
/// One sentence naming the word and what to say instead.
pub fn check(sql: &str) -> Result<(), String> {
    let plain = blank_quoted(sql).to_uppercase();
    for (word, instead) in REFUSED {
        if contains_word(&plain, word) {
            return Err(format!("{word}: {instead}"));
        }
    }
    if plain.contains('$') {
        return Err("$1: placeholders are ?1, which SQLite does not swap".to_owned());
    }
    if plain.contains('"') || plain.contains('`') {
        return Err("quoted names: SQLite takes an unknown one for a text".to_owned());
    }
    if plain.contains(';') {
        return Err("; : one statement at a time".to_owned());
    }
    let uncast_sum = plain.match_indices("SUM(").any(|(at, _)| {
        let before = plain[..at].trim_end();
        !before.ends_with("CAST(") && !before.ends_with("COALESCE(")
    });
    if uncast_sum {
        return Err("SUM( is numeric on PostgreSQL: say CAST(SUM(…) AS BIGINT)".to_owned());
    }
    if contains_word(&plain, "LIKE") && !contains_word(&plain, "ESCAPE") {
        return Err("LIKE: say LIKE … ESCAPE '!' on a folded column; case and escape differ".to_owned());
    }
    placeholders(&plain)
}

/// Placeholders must be numbered, and from 1 on without a gap.
fn placeholders(plain: &str) -> Result<(), String> {
    let mut used = Vec::new();
    for part in plain.split('?').skip(1) {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: usize = part[..digits].parse().map_err(|_| "? without a number: say ?1".to_owned())?;
        used.push(number);
    }
    used.sort_unstable();
    used.dedup();
    if used.iter().enumerate().any(|(index, number)| *number != index + 1) {
        return Err(format!("the placeholders {used:?} do not count from 1"));
    }
    Ok(())
}

/// The statement with the text between single quotes blanked, the quotes kept.
fn blank_quoted(sql: &str) -> String {
    let mut quoted = false;
    sql.chars()
        .map(|c| {
            if c == '\'' {
                quoted = !quoted;
            }
            if quoted && c != '\'' { ' ' } else { c }
        })
        .collect()
}

/// Whether `word` stands in `text` and is no part of a longer name.
fn contains_word(text: &str, word: &str) -> bool {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let starts = word.starts_with(in_name);
    let ends = word.ends_with(in_name);
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(in_name);
        let after = text[at + word.len()..].chars().next().is_some_and(in_name);
        !(starts && before || ends && after)
    })
}

/// The statement with `?1` rewritten to `$1`, as PostgreSQL wants it, remembered for the next time.
pub(super) fn for_postgres(sql: &'static str) -> Arc<str> {
    static KNOWN: RwLock<Option<HashMap<&'static str, Arc<str>>>> = RwLock::new(None);
    if let Some(known) =
        KNOWN.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|map| map.get(sql))
    {
        return Arc::clone(known);
    }
    let rewritten: Arc<str> = rewrite(sql).into();
    let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
    known.get_or_insert_default().insert(sql, Arc::clone(&rewritten));
    rewritten
}

fn rewrite(sql: &str) -> String {
    let mut quoted = false;
    sql.chars()
        .map(|c| {
            if c == '\'' {
                quoted = !quoted;
            }
            if c == '?' && !quoted { '$' } else { c }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_rewritten_outside_of_quotes_alone() {
        assert_eq!(
            rewrite("SELECT a FROM t WHERE a = ?1 AND b = ?12"),
            "SELECT a FROM t WHERE a = $1 AND b = $12"
        );
        assert_eq!(rewrite("SELECT 'why?', ?1, 'it''s ?2'"), "SELECT 'why?', $1, 'it''s ?2'");
        assert_eq!(&*for_postgres("SELECT ?1"), "SELECT $1");
        assert_eq!(&*for_postgres("SELECT ?1"), "SELECT $1");
    }

    #[test]
    fn what_both_engines_understand_passes() {
        for sql in [
            "SELECT id, title FROM polls WHERE slug = ?1 AND revision > ?2",
            "INSERT INTO votes (poll_id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING id",
            "SELECT CAST(SUM(count) AS BIGINT) FROM counts WHERE note <> 'now() or ILIKE $1;'",
            "UPDATE polls SET title = COALESCE(?2, title) WHERE id = ?1",
            "SELECT true_name, likes FROM users",
        ] {
            assert_eq!(check(sql), Ok(()), "{sql}");
        }
    }

    #[test]
    fn what_one_engine_does_differently_is_refused() {
        for sql in [
            "INSERT OR REPLACE INTO t VALUES (?1)",
            "SELECT ifnull(a, 0) FROM t",
            "SELECT a FROM t WHERE a ILIKE ?1",
            "SELECT a FROM t WHERE a LIKE ?1",
            "SELECT a FROM t WHERE at < now()",
            "SELECT datetime('now')",
            "SELECT a FROM t WHERE a = $1",
            "SELECT a FROM t WHERE a = ?",
            "SELECT a FROM t WHERE a = ?2",
            "SELECT SUM(a) FROM t",
            "SELECT a FROM t WHERE open = TRUE",
            "SELECT a::text FROM t",
            "SELECT \"a\" FROM t",
            "DELETE FROM a; DELETE FROM b",
        ] {
            assert!(check(sql).is_err(), "{sql}");
        }
    }
}

//! Reads the schema of a store in terms that both engines share.

use std::collections::{BTreeMap, BTreeSet};

use bitpoll::store::{Engine, Error, Store, Tx, params};

/// What a table is made of.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name → family of the type and whether NULL is allowed.
    pub columns: BTreeMap<String, (Family, bool)>,
    /// Columns of the primary key in their order.
    pub primary_key: Vec<String>,
    /// Column lists that are unique besides the primary key.
    pub uniques: BTreeSet<Vec<String>>,
    /// Name → columns of the indexes that are not unique.
    pub indexes: BTreeMap<String, Vec<String>>,
    /// What points to other tables.
    pub references: BTreeSet<Reference>,
}

/// The three types of the shared subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Int,
    Text,
    Blob,
}

/// A foreign key: columns, table, columns there, what happens on deletion.
pub type Reference = (Vec<String>, String, Vec<String>, String);

/// The tables of a store by name.
pub fn schema(store: &Store) -> BTreeMap<String, Table> {
    let read = store.read_blocking::<_, Error, _>(|tx| match tx.engine() {
        Engine::Sqlite => sqlite(tx),
        Engine::Postgres => postgres(tx),
    });
    read.unwrap()
}

fn family(declared: &str) -> Family {
    match declared {
        "INTEGER" | "BIGINT" | "bigint" => Family::Int,
        "TEXT" | "text" => Family::Text,
        "BLOB" | "bytea" => Family::Blob,
        other => panic!("{other} is none of the three types"),
    }
}

/// Rows of (table, name, column), in the order of the columns, put together by table and name.
fn lists(rows: Vec<(String, String, String)>) -> BTreeMap<(String, String), Vec<String>> {
    let mut lists: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (table, name, column) in rows {
        lists.entry((table, name)).or_default().push(column);
    }
    lists
}

fn sqlite(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Table>, Error> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let columns: Vec<(String, String, String, bool, i64)> = tx.query_all(
        "SELECT m.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name <> 'sqlite_sequence' ORDER BY m.name, c.pk, c.cid",
        params![],
    )?;
    for (table, column, declared, not_null, key) in columns {
        let table = tables.entry(table).or_default();
        // An INTEGER PRIMARY KEY is never NULL, although SQLite does not say so.
        table.columns.insert(column.clone(), (family(&declared), !not_null && key == 0));
        if key > 0 {
            table.primary_key.push(column);
        }
    }
    let uniques = tx.query_all(
        "SELECT m.name, l.name, i.name FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i
         WHERE m.type = 'table' AND l.\"unique\" = 1 AND l.origin <> 'pk' ORDER BY l.name, i.seqno",
        params![],
    )?;
    for ((table, _), columns) in lists(uniques) {
        tables.entry(table).or_default().uniques.insert(columns);
    }
    let plain = tx.query_all(
        "SELECT m.name, l.name, i.name FROM sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i
         WHERE m.type = 'table' AND l.\"unique\" = 0 ORDER BY l.name, i.seqno",
        params![],
    )?;
    for ((table, name), columns) in lists(plain) {
        tables.entry(table).or_default().indexes.insert(name, columns);
    }
    let references: Vec<(String, i64, String, String, String, String)> = tx.query_all(
        "SELECT m.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_delete
         FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq",
        params![],
    )?;
    Ok(with_references(tables, references))
}

/// Adds foreign keys, given column by column: table, number, table pointed to, from, to, on deletion.
fn with_references(
    mut tables: BTreeMap<String, Table>,
    rows: Vec<(String, i64, String, String, String, String)>,
) -> BTreeMap<String, Table> {
    let mut found: BTreeMap<(String, i64), Reference> = BTreeMap::new();
    for (table, number, to_table, from, to, on_delete) in rows {
        let reference = found.entry((table, number)).or_default();
        reference.0.push(from);
        reference.1 = to_table;
        reference.2.push(to);
        reference.3 = on_delete;
    }
    for ((table, _), reference) in found {
        tables.entry(table).or_default().references.insert(reference);
    }
    tables
}

fn postgres(tx: &mut Tx<'_>) -> Result<BTreeMap<String, Table>, Error> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let columns: Vec<(String, String, String, bool)> = tx.query_all(
        "SELECT table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns
         WHERE table_schema = current_schema()",
        params![],
    )?;
    for (table, column, declared, nullable) in columns {
        tables.entry(table).or_default().columns.insert(column, (family(&declared), nullable));
    }
    let indexes: Vec<(String, String, String, bool, bool)> = tx.query_all(
        "SELECT t.relname, c.relname, a.attname, i.indisprimary, i.indisunique
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
         CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
         WHERE t.relnamespace = current_schema()::regnamespace ORDER BY c.relname, k.place",
        params![],
    )?;
    let pick = |primary: bool, unique: bool| {
        let rows = indexes.iter().filter(move |row| (row.3, row.4) == (primary, unique));
        lists(rows.map(|row| (row.0.clone(), row.1.clone(), row.2.clone())).collect())
    };
    for ((table, _), columns) in pick(true, true) {
        tables.entry(table).or_default().primary_key = columns;
    }
    for ((table, name), columns) in pick(false, true) {
        assert_eq!(name, format!("{table}_{}_key", columns.join("_")), "conflicts are known by this name");
        tables.entry(table).or_default().uniques.insert(columns);
    }
    for ((table, name), columns) in pick(false, false) {
        tables.entry(table).or_default().indexes.insert(name, columns);
    }
    let references = tx.query_all(
        "SELECT t.relname, CAST(f.oid AS BIGINT), r.relname, a.attname, b.attname,
                CASE f.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'r' THEN 'RESTRICT'
                                   WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END
         FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
         CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (here, there, place)
         JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.here
         JOIN pg_attribute b ON b.attrelid = f.confrelid AND b.attnum = k.there
         WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace ORDER BY f.oid, k.place",
        params![],
    )?;
    Ok(with_references(tables, references))
}

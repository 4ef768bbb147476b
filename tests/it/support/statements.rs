//! Every statement that the store can send, read from its sources.

use std::fs;
use std::path::{Path, PathBuf};

use bitpoll::store::{Engine, transfer};

/// A statement and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The file below `src/store`, or [`MADE`].
    pub file: String,
    /// The whole statement, its macro written out.
    pub sql: String,
}

/// In the place of a file: made by `transfer.rs` for each table.
pub const MADE: &str = "(transfer)";

/// All statements that both engines get.
pub fn both() -> Vec<Statement> {
    of(Engine::Sqlite)
}

/// All statements that an engine gets.
pub fn of(engine: Engine) -> Vec<Statement> {
    let mut all = Vec::new();
    for path in files() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).expect("a source");
        let written = statements(&source).into_iter().map(|sql| Statement { file: name.clone(), sql });
        // What is made when the program starts is asked of the program.
        all.extend(written.filter(|statement| name != "transfer.rs" || !statement.sql.contains('{')));
    }
    let made = transfer::statements(engine);
    all.extend(made.map(|sql| Statement { file: MADE.to_owned(), sql: sql.to_owned() }));
    all
}

/// Sources whose statements go to both engines: the others talk to one, or about SQL.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join("store");
    let all = fs::read_dir(root).expect("the folder").map(|file| file.expect("a file").path());
    let apart = |path: &PathBuf| path.is_dir() || path.ends_with("migrate.rs") || path.ends_with("subset.rs");
    let mut found: Vec<_> = all.filter(|path| !apart(path)).collect();
    found.sort();
    found
}

/// The statements of a source. What a file's `select!` takes is put behind what its `concat!` begins with.
pub fn statements(source: &str) -> Vec<String> {
    let literals = literals(source);
    let start: String = literals
        .iter()
        .filter(|literal| literal.of == Of::Concat)
        .map(|literal| literal.text.as_str())
        .collect();
    let whole = |literal: &Literal| match literal.of {
        Of::Concat => None,
        Of::Select => Some(format!("{start}{}", literal.text)),
        Of::Itself => is_statement(&literal.text).then(|| literal.text.clone()),
    };
    let mut found: Vec<String> = literals.iter().filter_map(whole).collect();
    if is_statement(&start) && literals.iter().all(|literal| literal.of != Of::Select) {
        found.push(start);
    }
    found
}

fn is_statement(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    matches!(first, "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "WITH")
}

#[derive(Debug, PartialEq, Eq)]
struct Literal {
    of: Of,
    text: String,
}

/// What a literal is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Itself,
    /// The beginning that all `select!` of a file share.
    Concat,
    /// The rest of one of them.
    Select,
}

/// The plain string literals of a Rust source, line continuations joined, comments left out.
fn literals(source: &str) -> Vec<Literal> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let code = code.replace("'\"'", "' '");
    let (mut found, mut before, mut inside) = (Vec::new(), String::new(), None::<String>);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match (&mut inside, c) {
            (None, '"') => inside = Some(String::new()),
            (None, c) => before.push(c),
            (Some(_), '"') => found.extend(inside.take().map(|text| Literal { of: part_of(&before), text })),
            (Some(text), '\\') => match chars.next() {
                Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            (Some(text), c) => text.push(c),
        }
    }
    found
}

fn part_of(before: &str) -> Of {
    let open = before.trim_end().trim_end_matches([',', ' ', '\n']);
    if open.ends_with("select!(") {
        Of::Select
    } else if open.ends_with("concat!(") {
        Of::Concat
    } else {
        Of::Itself
    }
}

#[test]
fn the_reader_of_statements_joins_lines_and_skips_comments() {
    let source = "// \"SELECT no\"\nlet a = \"SELECT a \\\n    FROM t\"; let q = '\"'; f(\"say \\\"b\\\"\");";
    assert_eq!(statements(source), ["SELECT a FROM t"]);
}

#[test]
fn the_reader_of_statements_writes_out_what_a_file_selects() {
    let source =
        "macro_rules! select { ($rest:literal) => { concat!(\"SELECT a, \\\n b \", \"FROM t \", $rest) } }
        one(select!(\"WHERE c = ?1\")); two(select!(
            \"ORDER BY d\"
        ));";
    assert_eq!(statements(source), ["SELECT a, b FROM t WHERE c = ?1", "SELECT a, b FROM t ORDER BY d"]);
}

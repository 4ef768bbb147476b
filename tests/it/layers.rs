//! The dependency rule of the layers, read from the sources:
//! `domain ← i18n ← config, secrets ← store, calendar ← actions ← web ← cli`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each top-level module may use besides itself. A new module needs a row.
const MAY_USE: &[(&str, &[&str])] = &[
    // Runs in build.rs; the code that it writes is a part of i18n.
    ("build", &["i18n"]),
    // Pure: types and rules.
    ("domain", &[]),
    ("i18n", &["domain"]),
    ("config", &["domain", "i18n"]),
    ("secrets", &["domain"]),
    // Counts; knows nothing of what.
    ("metrics", &[]),
    ("memory", &[]),
    // One step from the world.
    ("store", &["domain", "config", "secrets", "metrics"]),
    ("calendar", &["domain", "i18n"]),
    ("mail", &["domain", "i18n", "config"]),
    // Asks providers of identities; what becomes of the answer is for the actions.
    ("auth", &["domain", "config", "secrets"]),
    ("tls", &[]),
    // Asks an authority for certificates, and keeps them in the database by texts under names.
    ("acme", &["config", "secrets", "store", "auth", "tls"]),
    // One file that holds a whole site.
    ("backup", &["domain", "config", "secrets", "store"]),
    // Of backups they note and read alone when the last one was made.
    ("actions", &["domain", "i18n", "config", "secrets", "store", "calendar", "mail", "backup"]),
    // Faces.
    (
        "web",
        &[
            "domain", "i18n", "config", "secrets", "store", "calendar", "auth", "tls", "acme", "memory",
            "metrics", "backup", "actions",
        ],
    ),
];

/// Crates that only the named modules may mention.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("tokio_postgres", &["store"]),
    ("deadpool_postgres", &["store"]),
    ("openidconnect", &["auth"]),
    ("ldap3", &["auth"]),
    ("instant_acme", &["acme"]),
    ("actix_web", &["web", "cli"]),
    ("maud", &["web", "mail"]),
    ("lettre", &["mail"]),
    ("prometheus_client", &["metrics"]),
    ("landlock", &["cli"]),
];

/// The code of one file without its comments.
struct Source {
    module: String,
    path: PathBuf,
    code: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let inside = path.strip_prefix(&root).unwrap().to_owned();
                let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
                let module = first.trim_end_matches(".rs").to_owned();
                let code = without_comments(&fs::read_to_string(&path).unwrap());
                found.push(Source { module, path: inside, code });
            }
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The module names that follow `crate::`, grouped imports (`crate::{a::b, c}`) included.
fn modules_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(is_word) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let group = match rest.strip_prefix('{') {
            Some(inner) => first_words(inner),
            None => vec![rest],
        };
        used.extend(group.iter().map(|path| path.chars().take_while(|c| is_word(*c)).collect::<String>()));
    }
    used.remove("");
    // The macro for bound values: `#[macro_export]` puts it at the crate's root.
    used.remove("params");
    used
}

/// The items of a braced import list, each from its first letter on.
fn first_words(list: &str) -> Vec<&str> {
    let (mut depth, mut fresh, mut items) = (0, true, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && is_word(c) => {
                items.push(&list[at..]);
                fresh = false;
            }
            _ => {}
        }
    }
    items
}

fn mentions(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let after = &code[at + name.len()..];
        !code[..at].ends_with(is_word) && (after.starts_with("::") || after.starts_with(';'))
    })
}

#[test]
fn every_module_uses_only_the_layers_below_it() {
    let mut broken = Vec::new();
    let sources = sources();
    let modules: BTreeSet<_> = sources.iter().map(|source| source.module.as_str()).collect();
    for source in &sources {
        // The crate's root names every module, and the command line puts them together.
        if matches!(source.module.as_str(), "lib" | "main" | "cli") {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == source.module) else {
            broken.push(format!(
                "{}: give the module '{}' a row in MAY_USE",
                source.path.display(),
                source.module
            ));
            continue;
        };
        for used in modules_used(&source.code) {
            // What is no module is a macro, which lives at the root.
            let layer = modules.contains(used.as_str()) && used != source.module;
            if layer && !allowed.contains(&used.as_str()) {
                broken.push(format!("{} uses crate::{used}", source.path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "against the dependency rule:\n{}", broken.join("\n"));
}

#[test]
fn only_the_store_knows_a_database_and_only_the_faces_know_http() {
    let mut broken = Vec::new();
    for source in sources() {
        for (name, owners) in CRATES {
            if !owners.contains(&source.module.as_str()) && mentions(&source.code, name) {
                broken.push(format!("{} mentions {name}", source.path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "crates in the wrong place:\n{}", broken.join("\n"));
}

/// Functions of the store that are called by their path: `store::users::name(`.
fn repositories_asked(code: &str) -> Vec<&str> {
    let paths = code.match_indices("store::").map(|(at, _)| &code[at..]);
    let called = paths.filter_map(|path| {
        let end = path.find(|c: char| !is_word(c) && c != ':')?;
        let name = path[..end].rsplit("::").next()?;
        let is_function = path[..end].matches("::").count() == 2 && name.starts_with(char::is_lowercase);
        (is_function && path[end..].starts_with('(')).then_some(&path[..end])
    });
    called.collect()
}

#[test]
fn pages_ask_no_repository_but_go_through_the_actions() {
    let sources = sources();
    let web = sources.iter().filter(|source| source.module == "web");
    let asked = web.flat_map(|source| repositories_asked(&source.code));
    assert_eq!(asked.collect::<Vec<_>>(), Vec::<&str>::new());
    let code = "a(store::users::name(tx, 1)); let store::Error::Busy(b) = store::Error::Full; store::users::Name { a }";
    assert_eq!(repositories_asked(code), ["store::users::name"]);
}

/// What is handed to every call of a method.
fn handed_to<'a>(code: &'a str, method: &str) -> Vec<&'a str> {
    let call = format!(".{method}(");
    let calls = code.match_indices(&call).map(|(at, call)| &code[at + call.len()..]);
    let whole = calls.map(|rest| {
        let mut open = 1;
        let end = rest.find(|c| {
            open += i32::from(c == '(') - i32::from(c == ')');
            open == 0
        });
        &rest[..end.unwrap_or(rest.len())]
    });
    whole.collect()
}

#[test]
fn no_page_counts_ballots_for_as_long_as_it_takes_while_others_wait_for_its_thread() {
    let sources = sources();
    let web = sources.iter().filter(|source| source.module == "web");
    let asked = web.flat_map(|source| handed_to(&source.code, "read"));
    let long =
        asked.filter(|asked| asked.split(|c| !is_word(c)).any(|word| matches!(word, "show_poll" | "Enough")));
    assert_eq!(long.collect::<Vec<_>>(), Vec::<&str>::new(), "say read_counted, or read_long");
    assert_eq!(handed_to("a.read(b(c)).read_long(d).read(e)", "read"), ["b(c)", "e"]);
}

#[test]
fn the_reader_of_imports_sees_every_form_of_them() {
    let code = "use crate::store::{polls, votes};\nuse crate::{domain::{poll, vote}, web};\n\
                let a = crate::calendar::ics::feed(); pub(crate) fn b() {} mycrate::nothing();";
    let seen: Vec<_> = modules_used(code).into_iter().collect();
    assert_eq!(seen, ["calendar", "domain", "store", "web"]);
    assert!(mentions("use rusqlite::Row;", "rusqlite") && !mentions("let not_rusqlite::x", "rusqlite"));
    assert_eq!(without_comments("a\n  // crate::web\n/// crate::web\nb"), "a\nb");
}

#[test]
fn whatever_looks_for_an_account_to_mail_it_answers_after_the_same_while() {
    // `even.rs` has a test that it waits.
    let sources = sources();
    let asks = |source: &&Source| {
        ["registration::request(", "password_reset::request("].iter().any(|deed| source.code.contains(deed))
    };
    let pages: Vec<&Source> = sources.iter().filter(|source| source.module == "web").filter(asks).collect();
    assert_eq!(pages.len(), 2, "the two forms that whoever wants can send");
    for page in pages {
        assert!(page.code.contains("even::sent("), "{} would tell by its time", page.path.display());
    }
}

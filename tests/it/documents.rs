//! What the documents say is so: links lead somewhere, commands are commands, and messages are what the program says.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::cli::{Ended, Server, place, run};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder that end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_str().is_some_and(|path| path.ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

fn documents() -> Vec<PathBuf> {
    let mut all = files(&root().join("docs"), ".md");
    all.extend(["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)));
    all
}

/// The blocks of code of a kind.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let opening = format!("```{kind}\n");
    let unindented = text.lines().map(|line| line.trim_start_matches("   ")).collect::<Vec<_>>().join("\n");
    unindented.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// The names of a page's headings as links have them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    let name = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>()
    };
    headings.map(name).collect()
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { document.clone() } else { document.parent().unwrap().join(file) };
            let found = target.exists()
                && (anchor.is_empty() || anchors(&fs::read_to_string(&target).unwrap()).contains(anchor));
            if !found {
                wrong.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The arguments of a line of a document that calls bitpoll.
fn arguments(line: &str) -> Option<Vec<String>> {
    let line = line.split(" # ").next().unwrap().split(['|', '<', '>', '&']).next().unwrap().trim();
    let line = line.trim_start_matches("sudo ").trim_start_matches("-u bitpoll ");
    let rest = line.strip_prefix("bitpoll ").or_else(|| line.strip_prefix("./bitpoll "))?;
    let mut words = Vec::new();
    // Quoted words hold blanks.
    for (at, piece) in rest.split(['\'', '"']).enumerate() {
        if at % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    Some(words)
}

#[test]
fn every_command_in_the_documents_is_one() {
    let (mut seen, mut wrong) = (0, Vec::new());
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for line in blocks(&text, "sh").iter().flat_map(|block| block.lines()) {
            let Some(mut words) = arguments(line) else { continue };
            if words.first().is_some_and(|word| word == "serve") {
                words.push("--help".to_owned());
            }
            let place = place();
            let ended = run(&place, &words.iter().map(String::as_str).collect::<Vec<_>>());
            seen += 1;
            let refused = ["unexpected", "unrecognized", "required", "invalid value", "unknown key"];
            if refused.iter().any(|word| ended.err.contains(word)) {
                wrong.push(format!("{}: {line}: {}", document.display(), ended.err));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 20, "only {seen} commands were found");
}

/// What the program says when things are wrong that can be made wrong here.
fn provoked() -> Vec<String> {
    let (empty, site) = (place(), place());
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    fs::write(empty.path().join("wrong.toml"), "portt = 80\n").unwrap();
    fs::write(empty.path().join("bad.backup"), "nothing of the kind\n").unwrap();
    fs::write(empty.path().join("file"), "").unwrap();
    let in_empty = |args: &[&str]| run(&empty, args);
    let mut all = vec![
        in_empty(&["serve", "--listen", &taken]),
        in_empty(&["serve", "--listen", "192.0.2.1:8080"]),
        in_empty(&["serve", "--config", "wrong.toml"]),
        in_empty(&["serve", "--config", "none.toml"]),
        in_empty(&["serve", "--listen", "127.0.0.1:0", "--data-dir", "file/data"]),
        in_empty(&["serve", "--smtp-host", "mail.example.org"]),
        in_empty(&["backup", "verify", "bad.backup"]),
        in_empty(&["user", "list"]),
        in_empty(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            "postgres://bitpoll@127.0.0.1:1/bitpoll",
            "--database-start-wait",
            "0.1",
        ]),
        in_empty(&[
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--public-url",
            "https://polls.example.org",
            "--tls-certificate-file",
            "none.pem",
            "--tls-key-file",
            "none.key",
        ]),
    ];
    all.extend(of_a_site(&site));
    all.into_iter().map(|ended| ended.out + &ended.err).collect()
}

fn of_a_site(site: &TempDir) -> Vec<Ended> {
    let server = Server::start(site);
    let second = run(site, &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(run(site, &["backup", "one.backup"]).code, Some(0));
    let restore = run(site, &["restore", "one.backup"]);
    drop(server);
    let latest = run(site, &["restore", "--latest"]);
    let key = site.path().join("bitpoll-data/secret.key");
    fs::rename(&key, site.path().join("kept.key")).unwrap();
    let without = run(site, &["serve", "--listen", "127.0.0.1:0"]);
    let other = place();
    assert_eq!(run(&other, &["generate_encryption_key"]).code, Some(0));
    fs::copy(other.path().join("bitpoll-data/secret.key"), &key).unwrap();
    let foreign = run(site, &["serve", "--listen", "127.0.0.1:0"]);
    vec![second, restore, latest, without, foreign]
}

/// Texts of the program in one line each, as far as a line that is too long was broken.
fn sources() -> String {
    let texts = files(&root().join("src"), ".rs").into_iter().map(|path| fs::read_to_string(path).unwrap());
    let all = texts.collect::<Vec<_>>().join("\n");
    let mut joined = String::with_capacity(all.len());
    let mut pieces = all.split("\\\n");
    joined.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        joined.push_str(piece.trim_start());
    }
    joined
}

/// Whether the fixed parts of a message stand in a text in this order, within a line.
fn says(text: &str, message: &str) -> bool {
    let mut parts = message.split('…').filter(|part| !part.trim().is_empty());
    let Some(first) = parts.next() else { return false };
    let rest: Vec<&str> = parts.collect();
    text.match_indices(first).any(|(at, _)| {
        let line = text[at + first.len()..].split('\n').next().unwrap_or_default();
        let mut left = line;
        rest.iter().all(|part| match left.split_once(part) {
            Some((_, after)) => {
                left = after;
                true
            }
            None => false,
        })
    })
}

#[test]
fn the_messages_that_are_explained_are_those_of_the_program() {
    let page = fs::read_to_string(root().join("docs/admin/troubleshooting.md")).unwrap();
    let messages = blocks(&page, "text");
    let (said, sources) = (provoked().join("\n"), sources());
    let logged = |message: &str| says(&sources, message);
    let unknown: Vec<&str> = messages
        .iter()
        .map(|message| message.trim())
        .filter(|message| !says(&said, message) && !logged(message))
        .collect();
    assert!(unknown.is_empty(), "{unknown:#?}\nsaid:\n{said}");
    let seen = messages.iter().filter(|message| says(&said, message.trim())).count();
    assert!(seen >= 14, "only {seen} of {} were made to be said:\n{said}", messages.len());
}

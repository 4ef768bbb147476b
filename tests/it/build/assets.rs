//! The files that browsers load.

use super::folder;
use super::tools::assets::{collect, hash, write};
use std::fs;
use std::path::Path;

#[test]
fn sheets_are_joined_and_the_rest_is_kept() {
    let words = "word ".repeat(100);
    let assets = folder(&[
        ("css/20-b.css", "b { c: d }"),
        ("css/10-a.css", "a { b: c }"),
        ("icons/dot.svg", "<svg/>"),
        ("js/vote.js", "import './grid.js';"),
        ("js/.swp", "rubbish"),
        ("img/deep/words.txt", &words),
        ("locales/en/site.ftl", "a = b"),
    ]);
    let files = collect(assets.path()).unwrap();
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["img/deep/words.txt", "js/vote.js", "site.css"]);
    assert_eq!(files["site.css"], b"a{b:c}\nb{c:d}\n");
    assert_eq!(files["js/vote.js"], b"import './grid.js';");
}

#[test]
fn what_does_not_work_in_a_joined_sheet_is_refused() {
    let assets = folder(&[("css/a.css", "@import 'b.css';")]);
    let problems = collect(assets.path()).unwrap_err();
    assert_eq!(problems, ["css/a.css: @import and @charset do not work in a joined style sheet"]);
}

#[test]
fn an_icon_in_a_sheet_is_the_outline_of_its_drawing() {
    let line = ("icons/line.svg", "<svg viewBox=\"0 0 24 24\"><path d=\"M6 12h12\"/></svg>");
    let assets = folder(&[("css/a.css", ".line { clip-path: icon(line); }"), line]);
    let files = collect(assets.path()).unwrap();
    let (there, end) = ("25% 46%,75% 46%", "78% 47%,79% 50%,78% 53%");
    let (back, start) = ("75% 54%,25% 54%", "22% 53%,21% 50%,22% 47%");
    let sheet = format!(".line{{clip-path:polygon({there},{end},{back},{start},25% 46%)}}\n");
    assert_eq!(String::from_utf8_lossy(&files["site.css"]), sheet);
    let assets = folder(&[("css/a.css", ".dot { clip-path: icon(dit); }"), line]);
    assert_eq!(collect(assets.path()).unwrap_err(), ["css: there is no icon named dit"]);
    let text = ("icons/text.svg", "<svg><text>Hi</text></svg>");
    let assets = folder(&[("css/a.css", ".text { clip-path: icon(text); }"), text]);
    let problem = "icons/text.svg: <text> is nothing that an icon in a style sheet can be made of";
    assert_eq!(collect(assets.path()).unwrap_err(), [problem]);
}

/// For every drawing in it a browser makes a document of its own, before it paints a page for the first time.
#[test]
fn the_style_sheet_of_the_pages_has_no_pictures() {
    let files = collect(Path::new("assets")).unwrap();
    let sheet = String::from_utf8_lossy(&files["site.css"]);
    assert!(!sheet.contains("url("), "{sheet}");
}

#[test]
fn compressed_forms_stand_beside_what_they_make_smaller() {
    let words = "word ".repeat(100);
    let assets = folder(&[("img/words.txt", &words), ("img/tiny.txt", "x")]);
    let out = folder(&[("assets/old.css", "left from the last build")]);
    let out = out.path().join("assets");
    write(&collect(assets.path()).unwrap(), &out).unwrap();
    assert!(!out.join("old.css").exists());
    assert_eq!(fs::read_to_string(out.join("img/words.txt")).unwrap(), words);
    assert!(out.join("img/words.txt.br").exists() && out.join("img/words.txt.gz").exists());
    assert!(!out.join("img/tiny.txt.br").exists() && !out.join("img/tiny.txt.gz").exists());
}

#[test]
fn the_hash_follows_names_and_contents() {
    let of = |files: &[(&str, &str)]| hash(&collect(folder(files).path()).unwrap());
    let one = of(&[("js/a.js", "1"), ("js/b.js", "")]);
    assert_eq!(one, of(&[("js/b.js", ""), ("js/a.js", "1")]));
    assert_ne!(one, of(&[("js/a.js", "2"), ("js/b.js", "")]));
    assert_ne!(one, of(&[("js/a.js", ""), ("js/b.js", "1")]));
    assert!(one.len() == 12 && one.chars().all(|c| c.is_ascii_hexdigit()), "{one}");
}

//! Icons become symbols of one file.

use super::tools::sprite::sprite;

fn one(source: &str) -> Result<String, String> {
    sprite([("check", source)].into_iter())
}

#[test]
fn icons_become_symbols_that_keep_how_they_are_drawn() {
    let check = "<?xml version='1.0'?>\n<!-- mine --><svg xmlns=\"http://www.w3.org/2000/svg\" width='24' \
                 viewBox=\"0 0 24 24\"\n fill='none'>\n  <path\n    d=\"M1 1\"/>\n</svg>\n";
    let dot = "<svg viewBox='0 0 8 8'><circle r='4'/></svg>";
    assert_eq!(
        sprite([("check", check), ("dot", dot)].into_iter()).unwrap(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\">\
         <symbol id=\"check\" viewBox=\"0 0 24 24\" fill='none'><path d=\"M1 1\"/></symbol>\
         <symbol id=\"dot\" viewBox='0 0 8 8'><circle r='4'/></symbol></svg>\n"
    );
}

#[test]
fn an_icon_that_cannot_be_a_symbol_is_named() {
    for (source, problem) in [
        ("", "it has no <svg>"),
        ("<svg viewBox=\"0 0 1 1\">", "it has no </svg>"),
        ("<svg></svg>", "it has no viewBox"),
        ("<svg viewBox=0></svg>", "a value is not quoted"),
        ("<svg viewBox=\"0 0 1 1\"><g id=\"a\"/></svg>", "ids of one icon would clash with those of another"),
        ("<!-- <svg", "a comment does not end"),
    ] {
        assert_eq!(one(source).unwrap_err(), format!("icons/check.svg: {problem}"));
    }
}

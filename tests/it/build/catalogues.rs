//! Catalogues that contradict each other or themselves stop the build with a message that helps.
//! What right catalogues become is tested beside the messages of the library.

use super::{folder, tools};

/// The problems of a site with these catalogues.
fn problems(en: &str, de: &str) -> Vec<String> {
    let folder = folder(&[("en/site.ftl", en), ("de/site.ftl", de)]);
    tools::messages(folder.path()).err().unwrap_or_default()
}

/// The problems of a catalogue that both languages share, one language's only.
fn problems_of(both: &str) -> Vec<String> {
    let found = problems(both, both);
    found.into_iter().filter_map(|problem| problem.strip_prefix("en/").map(str::to_owned)).collect()
}

#[test]
fn right_catalogues_have_no_problems() {
    assert_eq!(problems("a = A { $n }\n", "a = { $n } Ä\n"), [""; 0]);
}

#[test]
fn a_key_that_one_language_lacks_is_named() {
    assert_eq!(
        problems("save = Save\nsend = Send\n", "send = Senden\n"),
        ["de: `save` is missing (it is in en/site.ftl)"]
    );
    assert_eq!(
        problems("a =\n    .hint = x\n", "b = y\n"),
        ["de: `a.hint` is missing (it is in en/site.ftl)", "en: `b` is missing (it is in de/site.ftl)"]
    );
}

#[test]
fn an_argument_that_one_language_lacks_is_named() {
    assert_eq!(
        problems("hello = Hello { $name }\n", "hello = Hallo\n"),
        ["de/site.ftl: `hello` lacks the argument $name of other languages"]
    );
}

#[test]
fn an_argument_has_one_type() {
    let count = "a = { $n ->\n    [one] x\n   *[other] y\n}\n";
    let word = "a = { $n ->\n    [date] x\n   *[other] y\n}\n";
    assert_eq!(problems(count, word), ["en/site.ftl: `a`: $n is a count in one place and a word in another"]);
    let mixed = "a = { $n ->\n    [date] x\n    [one] y\n   *[other] z\n}\n";
    assert_eq!(problems_of(mixed), ["site.ftl: `a`: the choice by $n mixes counts and words"]);
}

#[test]
fn a_key_cannot_be_defined_twice() {
    let folder = folder(&[("en/a.ftl", "save = Save\n"), ("en/b.ftl", "save = Keep\n")]);
    assert_eq!(
        tools::messages(folder.path()).unwrap_err(),
        ["en/b.ftl: `save` is defined already in en/a.ftl"]
    );
    let alike = "a-b = x\na =\n    .b = y\n";
    assert_eq!(problems(alike, alike), ["`a.b` and `a-b` would have the same name in Rust"]);
    let twice = "a = { $n ->\n    [one] x\n    [one] y\n   *[other] z\n}\n";
    assert_eq!(problems_of(twice), ["site.ftl: `a`: the choice by $n has [one] twice"]);
}

#[test]
fn a_syntax_error_is_shown_with_its_line() {
    let found = problems("a = A\n\nb = { $n\nc = C\n", "a = A\nc = C\n");
    assert!(found[0].starts_with("en/site.ftl:"), "{found:?}");
    assert!(found[0].contains("}"), "{found:?}");
    let found = problems("a = A\nbad line\n", "a = A\n");
    assert_eq!(found, ["en/site.ftl:2: Expected a token starting with \"=\": bad line"]);
}

#[test]
fn functions_of_fluent_are_refused() {
    let number = "a = { NUMBER($n) }\n";
    assert_eq!(
        problems_of(number),
        ["site.ftl: `a`: NUMBER() is a function; give the text as an argument instead"]
    );
}

#[test]
fn references_must_lead_somewhere_and_come_to_an_end() {
    assert_eq!(problems_of("a = { b }\n"), ["site.ftl: `a`: `b` does not exist"]);
    assert_eq!(problems_of("a = { -b }\n"), ["site.ftl: `a`: `-b` does not exist"]);
    assert_eq!(problems_of("a = { -b }\n-b = { -b }\n"), ["site.ftl: `a`: `-b` refers to itself"]);
    assert_eq!(
        problems_of("a = { -b }\n-b = { $x }\n"),
        ["site.ftl: `a`: the term is used without its argument $x"]
    );
}

#[test]
fn names_are_written_in_one_way() {
    let found = problems_of("Save_it = x\n");
    assert_eq!(found, ["site.ftl: `Save_it` must have small letters, digits and hyphens only"]);
}

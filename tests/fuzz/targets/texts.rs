//! Lines, paragraphs and grouped texts: what is accepted is clean, and reading it again changes nothing.
#![no_main]

use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::{grouping, text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    if let Ok(line) = text::line(input, 80) {
        assert!(!line.is_empty() && line.chars().count() <= 80 && !line.contains(['\n', '\0']));
        assert_eq!(text::line(&line, 80).as_ref(), Ok(&line));
    }
    if let Ok(paragraphs) = text::paragraphs(input, 500) {
        assert_eq!(text::paragraphs(&paragraphs, 500).as_ref(), Ok(&paragraphs));
    }
    assert!(grouping::levels(input).iter().all(|level| !level.is_empty() && level.trim() == level));
    let subjects = input.lines().filter_map(|line| Subject::parse(Kind::Universal, line).ok());
    let rows: Vec<_> = subjects.map(|subject| grouping::levels(&subject.to_string())).collect();
    for level in grouping::headings(&rows) {
        let mut free_from = 0;
        for cell in level {
            assert!(cell.first >= free_from && cell.span > 0, "cells overlap");
            free_from = cell.first + cell.span;
        }
        assert!(free_from <= rows.len());
    }
});

//! Markdown from strangers: no way to a script, a style or a form, whatever they write.
#![no_main]

use bitpoll::domain::markdown;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let html = markdown::render(input);
    let mut rest = html.as_str();
    // Ammonia escapes `<` and `>` in texts and in attributes, so every `<` opens a real tag.
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        assert!(!["script", "style", "iframe", "form", "input", "svg", "math"].contains(&name), "{tag}");
        assert!(!tag.contains(" on") || tag.contains('"'), "{tag}");
        assert!(!tag.contains("href=\"javascript") && !tag.contains(" style="), "{tag}");
    }
    assert!(markdown::plain(input, 80).chars().count() <= 81);
});

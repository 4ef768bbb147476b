//! Addresses of polls, user names, colours, weights and icons.
#![no_main]

use bitpoll::domain::answer_value::{Color, Weight, icon_of};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::user::username;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    if let Ok(slug) = Slug::parse(input) {
        assert!(!slug.as_str().contains(['/', '.', '?', '#', '%', ' ']));
        assert_eq!(Slug::parse(slug.as_str()).as_ref(), Ok(&slug));
    }
    if let Ok(name) = username(input) {
        assert_eq!(username(&name).as_ref(), Ok(&name));
    }
    if let Ok(weight) = Weight::parse(input) {
        assert!(weight.as_f64().is_finite());
    }
    let _ = Color::parse(input);
    let _ = icon_of(input);
});

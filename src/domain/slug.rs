//! Addresses of polls: `/poll/<slug>/`.

use std::fmt;

use super::error::Problem;
use super::text::LINE_MAX;

/// The last part of a poll's address: 1 to 80 of `a-z A-Z 0-9 - _`, as upstream.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// Random characters of an address that the program makes: 16 of 32 signs, 80 bits.
    pub const RANDOM_CHARS: usize = 16;
    /// The signs of a random address: lower case, none that looks like another.
    pub const RANDOM_ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

    /// An address as a person chose it.
    pub fn parse(input: &str) -> Result<Self, Problem> {
        let text = input.trim();
        if text.is_empty() {
            return Err(Problem::Required);
        }
        if text.chars().count() > LINE_MAX {
            return Err(Problem::TooLong { max: LINE_MAX });
        }
        if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(Problem::SlugShape);
        }
        Ok(Self(text.to_owned()))
    }

    /// A random address from as many random bytes; five bits of each are used.
    pub fn random(bytes: [u8; Self::RANDOM_CHARS]) -> Self {
        let sign = |b: u8| char::from(Self::RANDOM_ALPHABET[usize::from(b % 32)]);
        Self(bytes.into_iter().map(sign).collect())
    }

    /// The text in the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_letters_digits_dash_and_underscore() {
        assert_eq!(Slug::parse(" Team_day-1 ").unwrap().as_str(), "Team_day-1");
        assert_eq!(Slug::parse("a/b"), Err(Problem::SlugShape));
        assert_eq!(Slug::parse("ä"), Err(Problem::SlugShape));
        assert_eq!(Slug::parse(""), Err(Problem::Required));
        assert_eq!(Slug::parse(&"a".repeat(81)), Err(Problem::TooLong { max: 80 }));
    }

    #[test]
    fn a_random_address_is_an_address() {
        let slug = Slug::random([0, 31, 32, 255, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
        assert_eq!(Slug::parse(slug.as_str()).unwrap(), slug);
        assert_eq!(slug.as_str().len(), 16);
    }
}

//! Names of things: inner keys that never leave the program, and random ones for outside.

use std::fmt;
use std::str::FromStr;

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    };
}

key!(
    /// A poll's key in the database; outside it is named by its slug.
    PollId
);
key!(
    /// A comment's key in the database; outside it is named by a [`PublicId`].
    CommentId
);
key!(
    /// An account's key in the database.
    UserId
);
key!(
    /// A group's key in the database.
    GroupId
);
key!(
    /// Number of a choice within its poll, from 1.
    ChoiceId
);
key!(
    /// Number of an answer value within its poll, from 1.
    ValueId
);

/// Name of a vote or comment in addresses: 96 random bits, or bits that nobody can tell from random ones, in base64url (16
/// characters), so that neither order nor time can be read off it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicId([u8; 16]);

impl PublicId {
    /// Bytes of randomness in a name.
    pub const BYTES: usize = 12;
    /// A name from text already in base64url, as made by the program or found in an address.
    /// `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 16] = text.as_bytes().try_into().ok()?;
        bytes.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).then_some(Self(bytes))
    }

    /// The text in addresses.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for PublicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

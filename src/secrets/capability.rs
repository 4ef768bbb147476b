//! Links that give a right: composed when they are shown, never stored. The epoch in the database
//! makes an old one worthless.

use super::Keys;

/// What a link gives the right to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability<'a> {
    /// Owning a poll: its anchor.
    Admin(&'a str),
    /// Changing a vote: anchor of the poll and name of the vote.
    Vote(&'a str, &'a str),
    /// Being the person who was invited: anchor of the poll and name of the invitation.
    Invitation(&'a str, &'a str),
    /// What a token stands for: its kind and its name. A token serves once, so it has no epochs but 0.
    Token(&'a str, &'a str),
    /// Stopping mail (RFC 8058): what it is about, and whose it is.
    Unsubscribe(&'a str, &'a str),
}

/// Bytes of a code: 128 bits.
const CODE_BYTES: usize = 16;

impl Capability<'_> {
    /// The secret part of the link.
    pub fn code(self, epoch: i64, keys: &Keys) -> String {
        super::encode(&keys.sign(&self.parts(&epoch.to_be_bytes()))[..CODE_BYTES])
    }

    /// Whether the code gives the right in this epoch.
    pub fn opens(self, code: &str, epoch: i64, keys: &Keys) -> bool {
        super::decode(code).is_some_and(|tag| {
            tag.len() == CODE_BYTES && keys.verify(&self.parts(&epoch.to_be_bytes()), &tag)
        })
    }

    fn parts<'b>(&'b self, epoch: &'b [u8]) -> [&'b [u8]; 4] {
        match self {
            Self::Admin(poll) => [b"admin link", poll.as_bytes(), b"", epoch],
            Self::Vote(poll, vote) => [b"edit link", poll.as_bytes(), vote.as_bytes(), epoch],
            Self::Invitation(poll, guest) => [b"invitation", poll.as_bytes(), guest.as_bytes(), epoch],
            Self::Token(kind, name) => [b"token", kind.as_bytes(), name.as_bytes(), epoch],
            Self::Unsubscribe(what, whose) => [b"unsubscribe", what.as_bytes(), whose.as_bytes(), epoch],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_opens_its_own_thing_in_its_own_epoch_alone() {
        let keys = Keys::new(&[[1; 32]]);
        let code = Capability::Vote("team", "v1").code(1, &keys);
        assert!(Capability::Vote("team", "v1").opens(&code, 1, &keys));
        assert!(!Capability::Vote("team", "v1").opens(&code, 2, &keys));
        assert!(!Capability::Vote("team", "v2").opens(&code, 1, &keys));
        assert!(!Capability::Admin("team").opens(&code, 1, &keys));
        assert!(!Capability::Vote("team", "v1").opens(&code[..21], 1, &keys));
        assert!(!Capability::Vote("team", "v1").opens("", 1, &keys));
    }

    #[test]
    fn a_code_of_an_older_key_still_opens() {
        let code = Capability::Admin("team").code(1, &Keys::new(&[[1; 32]]));
        assert!(Capability::Admin("team").opens(&code, 1, &Keys::new(&[[2; 32], [1; 32]])));
        assert!(!Capability::Admin("team").opens(&code, 1, &Keys::new(&[[2; 32]])));
    }
}

//! Mailed links: each opens one token, once.

use crate::secrets::{Capability, Keys};
use crate::store::tokens::Token;
use crate::store::{self, Tx};

use super::{Error, Result};

/// What a mailed link does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Makes an account.
    Register,
    /// Lets a password be chosen that replaces a forgotten one.
    Reset,
    /// Shows that an address is theirs.
    Email,
}

impl Purpose {
    /// Kind of the token.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Reset => "reset",
            Self::Email => "email",
        }
    }

    /// Seconds for which the link works.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Register | Self::Email => 86_400,
            Self::Reset => 3 * 3_600,
        }
    }
}

/// A link as it was opened.
#[derive(Debug, Clone)]
pub struct Link {
    /// Name of the token.
    pub token: String,
    /// The secret part.
    pub code: String,
}

impl Link {
    /// Looks at the token without using it up.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a link that does not work, or not any more.
    pub fn look(&self, tx: &mut Tx<'_>, keys: &Keys, purpose: Purpose) -> Result<Token> {
        self.check(keys, purpose)?;
        store::tokens::get(tx, &self.token, purpose.kind())?.ok_or(Error::NotFound)
    }

    /// Uses the token up.
    ///
    /// # Errors
    /// As [`Link::look`].
    pub fn take(&self, tx: &mut Tx<'_>, keys: &Keys, purpose: Purpose) -> Result<Token> {
        self.check(keys, purpose)?;
        store::tokens::take(tx, &self.token, purpose.kind())?.ok_or(Error::NotFound)
    }

    fn check(&self, keys: &Keys, purpose: Purpose) -> Result<()> {
        let opens = Capability::Token(purpose.kind(), &self.token).opens(&self.code, 0, keys);
        if opens { Ok(()) } else { Err(Error::NotFound) }
    }
}

//! What the site writes to people: kinds of mail, and whom it goes to.

use super::id::UserId;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal;)+) => {
        /// What a mail is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum MailKind { $($(#[$doc])* $variant,)+ }

        impl MailKind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in the database.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The kind of a word.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

kinds! {
    /// A link that makes the account that was asked for. Object: the token.
    Register = "register";
    /// Somebody asked for an account with an address that has one.
    RegisterKnown = "register-known";
    /// To those who run the site: an account waits for them. Object: its name for signing in.
    RegisterWaiting = "register-waiting";
    /// The account may be used now.
    RegisterApproved = "register-approved";
    /// A link to choose another password. Object: the token.
    PasswordReset = "password-reset";
    /// The password was changed.
    PasswordChanged = "password-changed";
    /// A link that confirms a new address. Object: the token.
    EmailConfirm = "email-confirm";
    /// To the old address: the account has another one now.
    EmailChanged = "email-changed";
    /// You are asked to vote. Object: the invitation.
    Invitation = "invitation";
    /// You have not answered yet. Object: the invitation.
    Reminder = "reminder";
    /// To the owner: everybody who was invited has answered.
    AllAnswered = "all-answered";
    /// You are asked to join a group. Object: the group's name.
    GroupInvitation = "group-invitation";
    /// Something happened to a poll that you watch. Object: the vote or comment, if it was one. Data: what.
    News = "news";
    /// The admin link of a poll, to its owner.
    AdminLink = "admin-link";
    /// The edit link of a vote, to its voter. Object: the vote.
    VoteLink = "vote-link";
    /// The poll will be deleted soon.
    Expiry = "expiry";
}

/// Whom a mail goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient<'a> {
    /// An account, wherever its mail goes when it is sent.
    User(UserId),
    /// An address, written to in a language (code of a locale; empty for the site's).
    Address {
        /// Where to.
        email: &'a str,
        /// In which language.
        locale: &'a str,
    },
}

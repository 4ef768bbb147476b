//! What a mail tells, before it is put into words. Everything in it may be seen by its receiver.

use chrono_tz::Tz;

use crate::domain::choice::Subject;
use crate::domain::mail::Deed;
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::i18n::T;

/// A mail without its words.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Address of the receiver.
    pub to: String,
    /// Words of their language.
    pub t: T,
    /// Their zone, if it is known.
    pub zone: Option<Tz>,
    /// What is told.
    pub content: Content,
    /// Address that stops such mail by one POST.
    pub stop: Option<String>,
}

/// What is told. Links are whole addresses.
#[derive(Debug, Clone)]
pub enum Content {
    /// Nothing but that mail arrives.
    Test,
    /// A link that serves once.
    Link {
        /// For what.
        what: Once,
        /// Where it leads.
        url: String,
        /// How long it serves.
        until: Instant,
    },
    /// Something about the account.
    Account {
        /// What.
        what: AboutAccount,
        /// Where to go on.
        url: String,
    },
    /// A way into the account was changed.
    Changed {
        /// Which.
        deed: Deed,
        /// What was taken off with it, one for each.
        taken: Vec<Deed>,
        /// Another password can be had by mail.
        reset: bool,
        /// Where that is done, or where they sign in.
        url: String,
    },
    /// An account waits for those who run the site.
    Waiting {
        /// Its name for signing in.
        username: String,
        /// Its name shown to others.
        name: String,
        /// Where it is let in.
        url: String,
    },
    /// Somebody is asked to vote.
    Asked {
        /// In which poll.
        poll: Poll,
        /// By whom.
        by: Option<String>,
        /// The first choices.
        choices: Vec<Subject>,
        /// So many more.
        more: usize,
        /// Once more.
        again: bool,
        /// The link is theirs alone.
        personal: bool,
        /// Where they vote.
        url: String,
    },
    /// A vote was entered for somebody, or linked to their account.
    Assigned {
        /// Of which poll.
        poll: Poll,
        /// By whom.
        by: String,
        /// The vote was entered for them; else one was linked that somebody had cast.
        entered: bool,
        /// They can delete it as well as take it off.
        deletable: bool,
        /// Where it can be taken back.
        url: String,
    },
    /// A poll is decided in which somebody voted, or is not any more.
    Decided {
        /// Which one.
        poll: Poll,
        /// For what; for nothing if the decision was taken back.
        choices: Vec<Subject>,
        /// The decision as a calendar file.
        calendar: Option<String>,
        /// The link is theirs alone.
        personal: bool,
        /// Where they see it.
        url: String,
    },
    /// A choice with seats has one for somebody now, or has none any more.
    Seat {
        /// In which poll.
        poll: Poll,
        /// Where they have a seat.
        seats: Vec<Subject>,
        /// Where they wait.
        waits: Vec<Subject>,
        /// Where their answer takes no seat any more.
        out: Vec<Subject>,
        /// The link is theirs alone.
        personal: bool,
        /// Where they see it.
        url: String,
    },
    /// Everybody who was invited has answered.
    AllAnswered {
        /// In which poll.
        poll: Poll,
        /// Its address.
        url: String,
    },
    /// Somebody is asked to join a group.
    Group {
        /// Its name.
        name: String,
        /// By whom.
        by: Option<String>,
        /// Where they answer.
        url: String,
    },
    /// What happened to polls that somebody watches; never nothing.
    News(Vec<PollNews>),
    /// The admin link of a poll. Its title is not told: whoever typed the address could say anything with it.
    AdminLink {
        /// The link.
        url: String,
    },
    /// The edit link of a vote; without a title, too.
    VoteLink {
        /// The link.
        url: String,
    },
    /// The poll will be deleted.
    Expiry {
        /// Which one.
        poll: Poll,
        /// When.
        at: Instant,
        /// Its address.
        url: String,
    },
}

/// What a link is for that serves once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Once {
    /// Making an account.
    Register,
    /// Choosing the first password of an account that was made for them.
    Made {
        /// Its name for signing in.
        username: String,
    },
    /// Choosing another password.
    Reset,
    /// Confirming an address.
    Email,
}

/// What is told about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AboutAccount {
    /// There is one already.
    Known,
    /// It may be used.
    Approved,
}

/// What happened to one poll, as far as the receiver may know.
#[derive(Debug, Clone)]
pub struct PollNews {
    /// The poll.
    pub poll: Poll,
    /// Its address.
    pub url: String,
    /// What happened, the oldest first; never nothing.
    pub events: Vec<Event>,
    /// The decision as a calendar file.
    pub calendar: Option<String>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody voted; the name if it may be told.
    Voted(Option<String>),
    /// A vote was changed.
    VoteChanged(Option<String>),
    /// A vote was deleted.
    VoteDeleted,
    /// Somebody wrote a comment.
    Commented {
        /// Who.
        name: String,
        /// What, without markup.
        text: String,
        /// It waits for the receiver to let it through.
        held: bool,
    },
    /// Somebody proposed a choice that waits for the receiver; the name if there is one.
    Proposed {
        /// Who.
        name: Option<String>,
        /// What.
        choice: Subject,
    },
    /// What can be voted on has changed.
    Choices,
    /// Voting was ended.
    Closed,
    /// Voting was taken up again.
    Reopened,
    /// The owner decided, for nothing if the decision was taken back.
    Decided(Vec<Subject>),
}

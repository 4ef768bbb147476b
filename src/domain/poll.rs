//! A poll: what it is, who owns it, and how it behaves.

use chrono_tz::Tz;

use super::choice::Kind;
use super::error::{Invalid, Problem};
use super::id::{GroupId, PollId, UserId};
use super::slug::Slug;
use super::text::{self, DESCRIPTION_MAX, LINE_MAX};
use super::time::{self, Instant, WallTime};

/// Seconds for which a deleted poll can be brought back: a week.
pub const UNDELETE_SECONDS: i64 = 7 * 86_400;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in forms.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word of a form or the database.
            pub fn parse(word: &str) -> Result<Self, Problem> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(Problem::BadOption) }
            }
        }
    };
}

words!(
    /// Who may see or vote; each also admits all whom the later ones admit.
    Audience {
        /// Everybody who has the link.
        Link = "link",
        /// Everybody who is signed in.
        SignedIn = "signed-in",
        /// Invited people alone.
        Invited = "invited",
    }
);

words!(
    /// What is shown of the results to people other than the owner.
    Results {
        /// Everything.
        Complete = "complete",
        /// The sums, and one's own vote.
        Summary = "summary",
        /// One's own vote.
        Never = "never",
        /// Everything, to those who have voted.
        CompleteAfterVote = "complete-after-vote",
        /// The sums, to those who have voted.
        SummaryAfterVote = "summary-after-vote",
    }
);

words!(
    /// Whether people may propose choices.
    Proposals {
        /// No.
        Off = "off",
        /// Yes, and the owner decides which come on the poll.
        Reviewed = "reviewed",
        /// Yes, and they are on the poll at once.
        AtOnce = "at-once",
    }
);

words!(
    /// Order of the rows.
    Sorting {
        /// By time of voting.
        Date = "date",
        /// By name.
        Name = "name",
    }
);

words!(
    /// How the answers are counted.
    Method {
        /// The sum of the weights of the answers.
        Weighted = "weighted",
        /// How many approve.
        Approval = "approval",
        /// The mean weight.
        Score = "score",
        /// Majority judgement: the median answer.
        Majority = "majority",
        /// Systemic consensus: the least resistance.
        Consensus = "consensus",
        /// Instant-runoff: the last one goes out, round after round.
        Runoff = "runoff",
        /// Condorcet: every choice against every other, by Schulze.
        Schulze = "schulze",
    }
);

impl Method {
    /// It asks in what order each ballot likes the choices, which the counts of answers do not say.
    pub fn orders(self) -> bool {
        matches!(self, Self::Runoff | Self::Schulze)
    }
}

/// Everything about a poll that its owner can switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// On the list of public polls.
    pub public_listing: bool,
    /// Who may open the poll.
    pub view_audience: Audience,
    /// Who may vote.
    pub vote_audience: Audience,
    /// What is shown of the results.
    pub results: Results,
    /// Names are for the owner alone.
    pub hide_participants: bool,
    /// Participants may vote without a name.
    pub anonymous_allowed: bool,
    /// Signed-in people vote once.
    pub one_vote_per_user: bool,
    /// Whoever may vote may also change the votes of people without an account.
    pub everybody_may_edit: bool,
    /// Every choice needs an answer.
    pub forbid_blank: bool,
    /// Most choices to which one vote may give an answer that takes a seat ([`super::seats::taking`]).
    pub yes_limit: Option<i64>,
    /// Comments can be written.
    pub comments_allowed: bool,
    /// Comments of people without an account wait for the owner.
    pub hold_comments: bool,
    /// Whether people may propose choices.
    pub proposals: Proposals,
    /// Invited people who have not voted are listed.
    pub show_invitations: bool,
    /// Times are shown in the viewer's own zone first.
    pub use_viewer_zone: bool,
    /// The score instead of the percentage.
    pub show_score: bool,
    /// Order of the rows.
    pub sorting: Sorting,
    /// How the answers are counted.
    pub method: Method,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_listing: false,
            view_audience: Audience::Link,
            vote_audience: Audience::Link,
            results: Results::Complete,
            hide_participants: false,
            anonymous_allowed: true,
            one_vote_per_user: true,
            everybody_may_edit: false,
            forbid_blank: false,
            yes_limit: None,
            comments_allowed: true,
            hold_comments: false,
            proposals: Proposals::Off,
            show_invitations: true,
            use_viewer_zone: false,
            show_score: false,
            sorting: Sorting::Date,
            method: Method::Weighted,
        }
    }
}

impl Settings {
    /// What no single field can tell is wrong.
    pub fn check(&self) -> Result<(), Invalid> {
        if self.view_audience > self.vote_audience {
            return Err(Invalid::one("view_audience", Problem::AudienceOrder));
        }
        Ok(())
    }
}

/// Who owns a poll; without user and group the holder of the admin link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Owner {
    /// The account.
    pub user: Option<UserId>,
    /// All members of the group.
    pub group: Option<GroupId>,
}

impl Owner {
    /// An account and nobody else.
    pub fn account(user: UserId) -> Self {
        Self { user: Some(user), group: None }
    }
}

/// A poll without its choices and votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Key in the database.
    pub id: PollId,
    /// Name in addresses.
    pub slug: Slug,
    /// What kind of choices it has.
    pub kind: Kind,
    /// The question.
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Language of the creator: code of a locale.
    pub locale: String,
    /// Zone of its wall times.
    pub zone: Tz,
    /// When it was made.
    pub created: Instant,
    /// Who owns it.
    pub owner: Owner,
    /// Epoch of the admin link; 0 for a poll that never had one.
    pub admin_epoch: i64,
    /// End of voting.
    pub deadline: Option<WallTime>,
    /// When the owner closed it.
    pub closed_at: Option<Instant>,
    /// When the owner decided.
    pub decided_at: Option<Instant>,
    /// When it was deleted; it can be brought back for a while.
    pub deleted_at: Option<Instant>,
    /// When it is deleted by itself.
    pub expires: Option<Instant>,
    /// How it behaves.
    pub settings: Settings,
    /// Raised by every write. Never shown.
    pub revision: i64,
    /// Raised by what owners change by forms: words, rules, choices, answers, decision. Forms carry it, so that
    /// two owners notice each other.
    pub structure: i64,
}

/// Whether votes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voting {
    /// Votes are taken.
    Open,
    /// The deadline has passed.
    Over,
    /// The owner closed the poll.
    Closed,
}

impl Poll {
    /// Whether votes are taken at this instant. The deadline itself is already over, to the second.
    pub fn voting(&self, now: Instant) -> Voting {
        match self.deadline.map(|deadline| deadline.instant(self.zone)) {
            _ if self.closed_at.is_some() => Voting::Closed,
            Some(deadline) if deadline <= now => Voting::Over,
            _ => Voting::Open,
        }
    }

    /// What links and grants of this poll are bound to: an address may be used again after a poll is
    /// gone for good, and must not inherit them.
    pub fn anchor(&self) -> String {
        anchor(self.slug.as_str(), self.created.0)
    }

    /// The same poll's words and settings as forms give them.
    pub fn details(&self) -> Details {
        Details {
            title: self.title.clone(),
            description: self.description.clone(),
            zone: self.zone,
            deadline: self.deadline,
            settings: self.settings.clone(),
        }
    }
}

/// See [`Poll::anchor`]; `created` in unix seconds.
pub fn anchor(slug: &str, created: i64) -> String {
    format!("{slug}@{created}")
}

/// What a person types about a poll, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// The question.
    pub title: String,
    /// Markdown.
    pub description: String,
    /// Zone of the wall times.
    pub zone: Tz,
    /// End of voting.
    pub deadline: Option<WallTime>,
    /// How it behaves.
    pub settings: Settings,
}

impl Details {
    /// Checks the typed texts; `settings` come from boxes and lists.
    pub fn parse(
        title: &str,
        description: &str,
        zone: &str,
        deadline: &str,
        settings: Settings,
    ) -> Result<Self, Invalid> {
        let mut invalid = Invalid::default();
        let title = invalid.check("title", text::line(title, LINE_MAX));
        let description = invalid.check("description", text::paragraphs(description, DESCRIPTION_MAX));
        let zone = invalid.check("zone", time::zone_of(zone));
        let deadline = invalid.check("deadline", read_deadline(deadline, zone));
        if let Err(Invalid(problems)) = settings.check() {
            invalid.0.extend(problems);
        }
        match (title, description, zone, deadline) {
            (Some(title), Some(description), Some(zone), Some(deadline)) if invalid.0.is_empty() => {
                Ok(Self { title, description, zone, deadline, settings })
            }
            _ => Err(invalid),
        }
    }
}

/// Whether voting can go on until this deadline.
///
/// # Errors
/// That it has passed, beside the field `deadline`.
pub fn check_deadline(deadline: Option<WallTime>, zone: Tz, now: Instant) -> Result<(), Invalid> {
    match deadline {
        Some(at) if at.instant(zone) <= now => Err(Invalid::one("deadline", Problem::PastDeadline)),
        _ => Ok(()),
    }
}

fn read_deadline(text: &str, zone: Option<Tz>) -> Result<Option<WallTime>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let wall = WallTime::parse(text)?;
    zone.map_or(Ok(wall), |zone| wall.settle(zone)).map(Some)
}

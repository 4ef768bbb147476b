//! What the site writes to people: kinds of mail, and whom it goes to.

use chrono::{NaiveTime, Timelike as _};
use chrono_tz::Tz;

use super::id::UserId;
use super::time::{self, Instant, WallTime};

macro_rules! words {
    ($(#[$about:meta])* $name:ident: $($(#[$doc:meta])* $variant:ident = $word:literal;)+) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in the database.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What a word of the database means.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a mail is about.
    MailKind:
    /// A link that makes the account that was asked for. Object: the token.
    Register = "register";
    /// Somebody asked for an account with an address that has one.
    RegisterKnown = "register-known";
    /// To those who run the site: an account waits for them. Object: its key.
    RegisterWaiting = "register-waiting";
    /// The account may be used now.
    RegisterApproved = "register-approved";
    /// Somebody who runs the site made an account for you: a link to choose its first password. Object: the token.
    AccountMade = "account-made";
    /// A link to choose another password. Object: the token.
    PasswordReset = "password-reset";
    /// A way into the account was changed. Data: the [`Deed`], and after it, with blanks between, one for each thing that was
    /// taken off with it. It goes where the account's mail went before.
    AccountChanged = "account-changed";
    /// A link that confirms a new address. Object: the token.
    EmailConfirm = "email-confirm";
    /// You are asked to vote. Object: the invitation.
    Invitation = "invitation";
    /// You have not answered yet. Object: the invitation.
    Reminder = "reminder";
    /// To the owner: everybody who was invited has answered.
    AllAnswered = "all-answered";
    /// A vote was entered for you, or linked to your account, by the poll's owner; if it is not yours, take it off at
    /// `/poll/{slug}/vote/{vote}/assign/`, or delete it there while voting is open. Object: the vote. (Nothing if the vote
    /// is gone, or not theirs any more.)
    VoteAssigned = "vote-assigned";
    /// To those who voted and do not watch the poll: it is decided, or was decided and is not any more. Object: the
    /// invitation, for somebody without an account. Data: [`AGAIN`] if they were told of an earlier decision.
    Decided = "decided";
    /// A choice with seats has one for you now, or has none any more and you wait: as it is when it is sent. Object: the
    /// vote. Data: [`super::seats::News`].
    Seat = "seat";
    /// You are asked to join a group: answered on `/groups/`. Object: the group's name.
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

words! {
    /// What changed about the ways into an account: its owner is told, for whoever sits at their browser for a moment must
    /// not be able to leave a way in that nobody notices.
    Deed:
    /// It has another password.
    Password = "password";
    /// The second step was switched on.
    AppOn = "app-on";
    /// The second step was switched off.
    AppOff = "app-off";
    /// There are other recovery codes.
    CodesNew = "codes-new";
    /// A passkey was added.
    PasskeyAdded = "passkey-added";
    /// A passkey was removed.
    PasskeyRemoved = "passkey-removed";
    /// Those who run the site took the second step and all passkeys off.
    FactorsReset = "factors-reset";
    /// It was linked to a provider of identities.
    Linked = "linked";
    /// Such a link was ended.
    Unlinked = "unlinked";
    /// Its mail goes elsewhere; told to the old address.
    EmailLeft = "email-left";
    /// Its mail goes here now; told to the new address.
    EmailTaken = "email-taken";
}

impl MailKind {
    /// What sets such a mail off is the vote of somebody else, maybe without a name: of when it was queued the day alone is
    /// kept.
    pub fn hides_when(self) -> bool {
        self == Self::Seat
    }
}

/// Data of a mail about a decision whose receivers were told of an earlier one.
pub const AGAIN: &str = "again";

/// Seconds from one mail of news about a poll to the next: what happens between is gathered.
pub const GATHER_SECONDS: i64 = 300;
/// When a daily mail goes out, by the clocks of its receiver.
pub const DIGEST_HOUR: u32 = 7;

/// When news of this moment are sent: at the next full five minutes. So a storm of votes becomes one mail a poll and
/// person, and the waiting mail does not tell the second of a vote.
pub fn gathered(now: Instant) -> Instant {
    now.plus(GATHER_SECONDS - now.0.rem_euclid(GATHER_SECONDS))
}

/// When news that were to be sent at this moment go to somebody who wants one mail a day: the moment itself if it is
/// in the first five minutes of the hour of the day for that, else the next such hour.
pub fn digest(due: Instant, zone: Tz) -> Instant {
    let local = due.in_zone(zone);
    if local.hour() == DIGEST_HOUR && local.minute() < 5 {
        return due;
    }
    let hour = NaiveTime::from_hms_opt(DIGEST_HOUR, 0, 0).unwrap_or_default();
    let on = |days| {
        let day = time::shift(local.date_naive(), days)?;
        Some(WallTime::new(day, hour).instant(zone)).filter(|at| *at > due)
    };
    on(0).or_else(|| on(1)).unwrap_or(due)
}

/// Seconds after which a mail is tried again that was tried so often: minutes, then hours; `None` when it is given up,
/// after three days.
pub fn wait_after(attempts: i64) -> Option<i64> {
    const FIRST: [i64; 8] = [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 14_400];
    const THEN: i64 = 21_600;
    const AT_MOST: usize = 18;
    let number = usize::try_from(attempts).ok()?.checked_sub(1)?;
    (number < AT_MOST).then(|| FIRST.get(number).copied().unwrap_or(THEN))
}

/// Whom a mail goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient<'a> {
    /// An account, wherever its mail goes when it is sent.
    User(UserId),
    /// An address that an account has left or is about to take: the mail goes with the account.
    Of {
        /// Whose.
        user: UserId,
        /// Where to.
        email: &'a str,
        /// In which language.
        locale: &'a str,
    },
    /// An address, written to in a language (code of a locale; empty for the site's).
    Address {
        /// Where to.
        email: &'a str,
        /// In which language.
        locale: &'a str,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::{America::New_York, Europe::Berlin};

    fn at(text: &str, zone: Tz) -> Instant {
        WallTime::parse(text).unwrap().instant(zone)
    }

    #[test]
    fn every_kind_reads_back() {
        for kind in MailKind::ALL {
            assert_eq!(MailKind::parse(kind.as_str()), Some(*kind));
        }
        assert_eq!(MailKind::parse("spam"), None);
        for deed in Deed::ALL {
            assert_eq!(Deed::parse(deed.as_str()), Some(*deed));
        }
    }

    #[test]
    fn what_happens_within_five_minutes_is_one_mail() {
        assert_eq!(gathered(Instant(600)), Instant(900));
        assert_eq!(gathered(Instant(899)), Instant(900));
    }

    #[test]
    fn a_daily_mail_comes_at_seven_by_the_clocks_of_its_receiver_even_when_they_change() {
        let next = |text: &str, zone: Tz| digest(at(text, zone), zone);
        assert_eq!(next("2027-03-01 12:00", Berlin), at("2027-03-02 07:00", Berlin));
        assert_eq!(next("2027-03-01 06:55", Berlin), at("2027-03-01 07:00", Berlin));
        assert_eq!(next("2027-03-01 07:00", Berlin), at("2027-03-01 07:00", Berlin));
        assert_eq!(next("2027-03-01 07:05", Berlin), at("2027-03-02 07:00", Berlin));
        assert_eq!(next("2027-03-27 12:00", Berlin), at("2027-03-28 07:00", Berlin));
        assert_eq!(next("2027-03-01 12:00", New_York), at("2027-03-02 07:00", New_York));
    }

    #[test]
    fn mail_is_tried_for_three_days_and_then_given_up() {
        let waits: Vec<i64> = (1..).map_while(wait_after).collect();
        let total: i64 = waits.iter().sum();
        assert!((2 * 86_400..=3 * 86_400).contains(&total), "{total}");
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]), "{waits:?}");
        assert_eq!((waits[0], wait_after(19)), (60, None));
    }
}

//! Inviting people to a poll.

use super::error::Problem;
use super::id::{PublicId, UserId};
use super::text::{self, LINE_MAX};
use super::time::Instant;
use super::user::email;

/// Most invitations of one poll.
pub const INVITATIONS_MAX: usize = 500;
/// Seconds between two mails to the same person about the same poll: twelve hours, as upstream.
pub const MAIL_PAUSE: i64 = 12 * 3_600;
/// Most days before the deadline on which to remind.
pub const REMIND_DAYS_MAX: i64 = 60;

/// Somebody who was invited: an account, or whoever holds the personal link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Name in addresses, and with the poll its key.
    pub public_id: PublicId,
    /// The account.
    pub user: Option<UserId>,
    /// Name for signing in of the account; else empty.
    pub username: String,
    /// What they are called: of an account the name it shows; may be empty.
    pub name: String,
    /// Where mail goes; empty for an account.
    pub email: String,
    /// Epoch of the personal link.
    pub epoch: i64,
    /// When they were invited.
    pub created: Instant,
    /// When mail was last sent about it.
    pub mailed: Option<Instant>,
    /// There is an address to mail them at; of an account one that is known to be theirs.
    pub mailable: bool,
}

impl Invitation {
    /// Whether mail may go out again.
    pub fn may_be_mailed(&self, now: Instant) -> bool {
        self.mailable && self.mailed.is_none_or(|at| at.plus(MAIL_PAUSE) <= now)
    }
}

/// What stands before the name of a user, and nothing else.
const USER: &str = "user:";
/// What stands before the name of a group, which goes on to the next comma.
const GROUP: &str = "group:";

/// One of those who are to be invited, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A name: of a user or a group.
    Name(String),
    /// The name of a user, where a group may have the same.
    User(String),
    /// The name of a group, which may have blanks in it.
    Group(String),
    /// An address of mail, with a name that may be empty.
    Mail {
        /// What to call them.
        name: String,
        /// Where to write.
        email: String,
    },
    /// Something that cannot be used.
    Bad(String),
}

impl Entry {
    /// The entry as it can be typed again.
    pub fn text(&self) -> String {
        match self {
            Self::Mail { name, email } if !name.is_empty() => format!("{name} <{email}>"),
            Self::User(name) => format!("{USER}{name}"),
            Self::Group(name) => format!("{GROUP}{name}"),
            Self::Name(text) | Self::Bad(text) | Self::Mail { email: text, .. } => text.clone(),
        }
    }
}

/// Reads names and addresses with commas, semicolons, line ends or blanks between them. Before an address in angle
/// brackets stands a name, in quotes if it has such signs itself: `Ada Lovelace <ada@example.org>`. `user:ada` and
/// `group:The choir` say which of two of the same name is meant.
///
/// `home` is as for [`email`].
///
/// # Errors
/// That there is nothing, or more than fits.
pub fn entries(input: &str, home: &str) -> Result<Vec<Entry>, Problem> {
    let mut all: Vec<Entry> = Vec::new();
    for entry in pieces(input).iter().flat_map(|piece| piece_entries(piece, home)) {
        if all.len() > INVITATIONS_MAX {
            return Err(Problem::TooMany { max: INVITATIONS_MAX });
        }
        if !all.contains(&entry) {
            all.push(entry);
        }
    }
    match all.len() {
        0 => Err(Problem::Required),
        many if many > INVITATIONS_MAX => Err(Problem::TooMany { max: INVITATIONS_MAX }),
        _ => Ok(all),
    }
}

/// Parts between commas, semicolons and line ends that are not in quotes.
fn pieces(input: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut quoted = false;
    for c in input.chars() {
        quoted = (quoted ^ (c == '"')) && c != '\n';
        match pieces.last_mut() {
            Some(last) if quoted || !matches!(c, ',' | ';' | '\n' | '\r') => last.push(c),
            _ => pieces.push(String::new()),
        }
    }
    pieces
}

fn piece_entries(piece: &str, home: &str) -> Vec<Entry> {
    let words = |text: &str| text.split_whitespace().map(|word| entry("", word, home)).collect::<Vec<_>>();
    if let Some((before, name)) = piece.split_once(GROUP).filter(|(before, _)| is_apart(before)) {
        let mut entries = words(before);
        entries.push(named(name.trim().trim_matches('"'), Entry::Group));
        return entries;
    }
    let Some((before, rest)) = piece.split_once('<') else { return words(piece) };
    let (address, after) = rest.split_once('>').unwrap_or((rest, ""));
    let name = before.trim().trim_matches('"');
    let mut entries = vec![entry(name, address, home)];
    entries.extend(piece_entries(after, home));
    entries
}

/// Whether a new word can begin after this.
fn is_apart(before: &str) -> bool {
    before.is_empty() || before.ends_with(char::is_whitespace)
}

fn named(name: &str, kind: impl Fn(String) -> Entry) -> Entry {
    text::line(name, LINE_MAX).map_or_else(|_| unusable(name), kind)
}

fn unusable(typed: &str) -> Entry {
    Entry::Bad(typed.chars().filter(|c| !c.is_control()).take(2 * LINE_MAX).collect())
}

fn entry(name: &str, word: &str, home: &str) -> Entry {
    if let Some(user) = word.strip_prefix(USER).filter(|_| name.is_empty()) {
        return named(user, Entry::User);
    }
    let whole = || {
        if name.is_empty() { word.trim().to_owned() } else { format!("{} <{}>", name.trim(), word.trim()) }
    };
    let bad = || unusable(&whole());
    let Ok(name) = text::optional_line(name, LINE_MAX) else { return bad() };
    if !word.contains('@') {
        return match text::line(word, LINE_MAX) {
            Ok(word) if name.is_empty() => Entry::Name(word),
            _ => bad(),
        };
    }
    match email(word, home) {
        Ok(email) => Entry::Mail { name, email },
        Err(_) => bad(),
    }
}

/// When those who have not answered are reminded; `None` for never, and where that would have been before now.
pub fn remind_at(deadline: Option<Instant>, days: Option<i64>, now: Instant) -> Option<Instant> {
    let at = deadline?.plus(-86_400 * days?);
    (at > now).then_some(at)
}

/// Reads the number of days before the deadline; empty for never.
///
/// # Errors
/// That it is none.
pub fn remind_days(input: &str) -> Result<Option<i64>, Problem> {
    match input.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(days) if (1..=REMIND_DAYS_MAX).contains(&days) => Ok(Some(days)),
            _ => Err(Problem::BadCount { max: REMIND_DAYS_MAX }),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(name: &str, email: &str) -> Entry {
        Entry::Mail { name: name.into(), email: email.into() }
    }

    #[test]
    fn names_and_addresses_stand_in_any_order_with_anything_between_them() {
        let typed = "ada bob,team;\r\nAda Lovelace <ada@example.org>, \"Babbage, Charles\" <c.b@example.org> eve\n\
                     x@example.org y@example.org ada";
        let read = entries(typed, "").unwrap();
        let name = |name: &str| Entry::Name(name.into());
        let expected = [
            name("ada"),
            name("bob"),
            name("team"),
            mail("Ada Lovelace", "ada@example.org"),
            mail("Babbage, Charles", "c.b@example.org"),
            name("eve"),
            mail("", "x@example.org"),
            mail("", "y@example.org"),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_word_before_a_name_says_whether_a_user_or_a_group_is_meant() {
        let read =
            entries("user:ada bob group:The choir, group:\"Team, one\"; user:a@b.example", "").unwrap();
        let expected = [
            Entry::User("ada".into()),
            Entry::Name("bob".into()),
            Entry::Group("The choir".into()),
            Entry::Group("Team, one".into()),
            Entry::User("a@b.example".into()),
        ];
        assert_eq!(read, expected);
        let again: Vec<String> = read.iter().map(Entry::text).collect();
        assert_eq!(again[..3], ["user:ada", "bob", "group:The choir"]);
        assert_eq!(entries("group:", "").unwrap(), [Entry::Bad(String::new())]);
        assert_eq!(entries("subgroup:a", "").unwrap(), [Entry::Name("subgroup:a".into())]);
    }

    #[test]
    fn what_is_no_address_is_told_as_it_was_typed() {
        let read = entries("Ada <ada>, a@b@c, @x, Eve <eve@exa mple.org>, <>, x@[1.2.3.4], a@b", "").unwrap();
        let bad = |text: &str| Entry::Bad(text.into());
        let expected = [
            bad("Ada <ada>"),
            bad("a@b@c"),
            bad("@x"),
            bad("Eve <eve@exa mple.org>"),
            bad(""),
            bad("x@[1.2.3.4]"),
            bad("a@b"),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn nothing_that_deceives_or_breaks_a_head_of_a_mail_gets_in() {
        for evil in ["Ada\u{202e} <ada@example.org>", "a\u{0}@example.org", "Ada <ada@example.org\u{7}>"] {
            assert!(matches!(entries(evil, "").unwrap()[..], [Entry::Bad(_)]), "{evil:?}");
        }
        // A line end ends an entry.
        let lines = entries("x@example.org\r\nBcc: <y@example.org>", "").unwrap();
        assert_eq!(lines, [mail("", "x@example.org"), mail("Bcc:", "y@example.org")]);
    }

    #[test]
    fn there_are_bounds() {
        assert_eq!(entries(" ,;\n", ""), Err(Problem::Required));
        let many = (0..=INVITATIONS_MAX).map(|n| format!("u{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(entries(&many, ""), Err(Problem::TooMany { max: INVITATIONS_MAX }));
        assert_eq!(remind_days(" "), Ok(None));
        assert_eq!(remind_days("3"), Ok(Some(3)));
        for bad in ["0", "61", "-1", "x", "99999999999999999999"] {
            assert!(remind_days(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn reminders_are_never_due_in_the_past() {
        let at = |seconds: i64| Instant(10 * 86_400 + seconds);
        assert_eq!(remind_at(Some(at(0)), Some(2), Instant(0)), Some(Instant(8 * 86_400)));
        assert_eq!(remind_at(Some(at(0)), Some(2), Instant(8 * 86_400)), None);
        assert_eq!(remind_at(None, Some(2), Instant(0)), None);
        assert_eq!(remind_at(Some(at(0)), None, Instant(0)), None);
    }
}

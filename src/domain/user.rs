//! Accounts and who is asking.

use unicode_normalization::UnicodeNormalization as _;

use super::error::Problem;
use super::id::{GroupId, PublicId, UserId};
use super::looks;
use super::text::{self, LINE_MAX};

/// What a signed-in person may do beyond their own things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Role {
    /// Their own polls and votes.
    #[default]
    User,
    /// Sees to it that polls and comments are decent.
    Moderator,
    /// Runs the site.
    Admin,
}

impl Role {
    /// The word in the database and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
        }
    }

    /// The role of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::User, Self::Moderator, Self::Admin].into_iter().find(|role| role.as_str() == word)
    }
}

/// A signed-in person, as far as every request needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Key of the account.
    pub id: UserId,
    /// Name for signing in, unique without regard to case.
    pub username: String,
    /// Name shown to others.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Groups whose polls they own too.
    pub groups: Vec<GroupId>,
    /// How many groups they are asked to join.
    pub invitations: i64,
    /// Language they chose, if any.
    pub locale: String,
    /// Zone they chose, if any.
    pub zone: String,
    /// `light` or `dark`, if they chose.
    pub theme: String,
}

/// What a browser without an account may do with one poll, by links that it opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grants {
    /// Epoch of the admin link that was opened.
    pub admin: Option<i64>,
    /// Votes and the epochs of the edit links.
    pub votes: Vec<(PublicId, i64)>,
    /// The same of votes that are deleted now: they may come back.
    pub gone: Vec<(PublicId, i64)>,
    /// Comments written in this browser.
    pub comments: Vec<PublicId>,
    /// Choices that were proposed in this browser and wait.
    pub proposals: Vec<PublicId>,
    /// The account runs the site and has taken the poll over for a while.
    pub support: bool,
    /// The invitation whose personal link was opened, and the epoch of the link.
    pub invitation: Option<(PublicId, i64)>,
}

impl Grants {
    /// With the right to a vote.
    #[must_use]
    pub fn with_vote(self, vote: PublicId, epoch: i64) -> Self {
        let mut grants = self.without_vote(&vote);
        grants.votes.push((vote, epoch));
        grants
    }

    /// Without the right to a vote.
    #[must_use]
    pub fn without_vote(mut self, vote: &PublicId) -> Self {
        self.votes.retain(|(id, _)| id != vote);
        self.gone.retain(|(id, _)| id != vote);
        self
    }
}

/// Who is asking, made once a request from account and guest cookie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// The signed-in person.
    pub user: Option<User>,
    /// The grants of this browser for the poll that is asked about.
    pub grants: Grants,
}

impl Actor {
    /// Key of the signed-in person.
    pub fn user_id(&self) -> Option<UserId> {
        self.user.as_ref().map(|user| user.id)
    }

    /// Name of the invitation whose personal link this browser opened.
    pub fn invitation(&self) -> Option<PublicId> {
        self.grants.invitation.map(|(invitation, _)| invitation)
    }

    /// Whether the person is a member of this group.
    pub fn in_group(&self, group: GroupId) -> bool {
        self.user.as_ref().is_some_and(|user| user.groups.contains(&group))
    }
}

/// What the database knows of a person and one poll: of an account, or of whoever opened a personal link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// The person was invited.
    pub invited: bool,
    /// The person has voted, under a name or anonymously.
    pub voted: bool,
    /// They were invited twice, as an account and by its address, and have voted as the other one.
    pub voted_otherwise: bool,
    /// There is a vote that they can come back to: of the account, of the personal link, or of this browser.
    pub own: bool,
}

/// Most characters of an address for mail (RFC 5321, section 4.5.3.1.3).
const EMAIL_MAX: usize = 254;

/// An address for mail: a name of unquoted signs (RFC 5322, section 3.2.3) at a domain, which is put into the letters
/// that the name service knows. Sane enough to stand in the head of a mail. A host without a dot is a slip of the pen, unless
/// it is `home`, the one from which the site writes itself; an empty `home` is none.
pub fn email(input: &str, home: &str) -> Result<String, Problem> {
    let text = text::line(input, EMAIL_MAX)?;
    let (name, domain) = text.rsplit_once('@').ok_or(Problem::BadEmail)?;
    let sane = |part: &str| {
        let signs = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
        !part.is_empty() && part.chars().all(signs)
    };
    let Ok(url::Host::Domain(domain)) = url::Host::parse(domain) else { return Err(Problem::BadEmail) };
    let labels = domain.split('.').all(|label| label.len() <= 63 && sane_label(label));
    let whole = format!("{name}@{domain}");
    let known = domain.contains('.') || domain == home.to_lowercase();
    let fits = name.len() <= 64 && name.split('.').all(sane) && labels && known && whole.len() <= EMAIL_MAX;
    if fits { Ok(whole) } else { Err(Problem::BadEmail) }
}

/// An address for mail as [`email`] takes it, or nothing.
pub fn optional_email(input: &str, home: &str) -> Result<String, Problem> {
    if input.trim().is_empty() { Ok(String::new()) } else { email(input, home) }
}

fn sane_label(label: &str) -> bool {
    let inner = label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
}

/// A name for signing in: at most 80 characters of letters, digits and `@.+-_`, as upstream. Typed in pieces or whole, it is
/// the same (NFC).
pub fn username(input: &str) -> Result<String, Problem> {
    let composed: String = input.nfc().collect();
    let name = text::line(&composed, LINE_MAX)?;
    if looks::is_written(&name, "@.+-_") { Ok(name) } else { Err(Problem::BadCharacters) }
}

/// A name for signing in of a new account, or in the place of another: without an `@`, for it could be an address of
/// somebody else, who could then not sign in by it and would be taken for its bearer; and of letters of one script (UTS
/// #39, section 5.1; those that Japanese, Korean or Chinese is written in are one), for others look alike.
///
/// # Errors
/// [`Problem::UsernameShape`], [`Problem::MixedScripts`], or those of any line.
pub fn new_username(input: &str) -> Result<String, Problem> {
    text::line(input, LINE_MAX)?;
    match username(input) {
        Ok(name) if name.contains('@') => Err(Problem::UsernameShape),
        Ok(name) if !looks::is_of_one_script(&name) => Err(Problem::MixedScripts),
        Ok(name) => Ok(name),
        Err(_) => Err(Problem::UsernameShape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_script_are_taken_and_mixed_ones_are_not() {
        for fine in [
            "ada",
            "jörg",
            "олег.2",
            "Σωκράτης",
            "山田たろう",
            "佐藤サトウ",
            "김철수",
            "user-2",
            "123",
            "हिन्दी",
            "ภาษาไทย",
        ] {
            assert_eq!(new_username(fine).as_deref(), Ok(fine));
        }
        for mixed in ["\u{430}dmin", "pa\u{443}pal", "\u{3bf}lga", "adа山", "олегx"] {
            assert_eq!(new_username(mixed), Err(Problem::MixedScripts), "{mixed}");
        }
        assert_eq!(new_username("a@b"), Err(Problem::UsernameShape));
        assert_eq!(new_username("Ngu\u{79}e\u{302}\u{303}n").as_deref(), Ok("Nguyễn"));
        assert_eq!(new_username("i\u{307}da"), Err(Problem::UsernameShape));
        assert_eq!(new_username("a\u{94d}da"), Err(Problem::MixedScripts));
    }

    #[test]
    fn addresses_that_mail_can_be_sent_to_are_taken() {
        for fine in [
            "ada@example.org",
            "ada.b+polls@mail.example.org",
            "o'neil@example.org",
            "x@xn--bcher-kva.example",
        ] {
            assert_eq!(email(fine, "").as_deref(), Ok(fine));
        }
        assert_eq!(email(" ada@BÜCHER.example ", "").as_deref(), Ok("ada@xn--bcher-kva.example"));
    }

    #[test]
    fn a_host_without_a_dot_is_taken_if_the_site_writes_from_there() {
        for (typed, home) in [("ada@intranet", "intranet"), ("ada@INTRANET", "Intranet")] {
            assert_eq!(email(typed, home).as_deref(), Ok("ada@intranet"));
        }
        for (typed, home) in
            [("a@b", ""), ("a@b", "example.org"), ("ada@com", "polls.com"), ("a@localhost", "b")]
        {
            assert_eq!(email(typed, home), Err(Problem::BadEmail), "{typed}");
        }
        assert_eq!(optional_email(" ", ""), Ok(String::new()));
    }

    #[test]
    fn what_could_break_the_head_of_a_mail_is_not() {
        for bad in [
            "ada",
            "@example.org",
            "ada@",
            "a b@example.org",
            "ada@exa mple.org",
            "ada@[127.0.0.1]",
            "ada@127.0.0.1",
            "a,b@example.org",
            "\"a\"@example.org",
            "<ada@example.org>",
            "ada..b@example.org",
            ".ada@example.org",
            "ada@-x.example",
            "ada@x..example",
            "ada@b@example.org",
            "ada(x)@example.org",
            "ädä@example.org",
        ] {
            assert_eq!(email(bad, ""), Err(Problem::BadEmail), "{bad}");
        }
        assert_eq!(email("ada@example.org\r\nBcc: x@example.org", ""), Err(Problem::BadCharacters));
        assert_eq!(email(&format!("{}@example.org", "a".repeat(65)), ""), Err(Problem::BadEmail));
        assert_eq!(email("", ""), Err(Problem::Required));
    }
}

//! Groups: people who own polls together. Who may do what with one: one total function, [`allows`].

use unicode_normalization::UnicodeNormalization as _;

use super::access::Denial;
use super::error::Problem;
use super::id::GroupId;
use super::looks;
use super::text::{self, LINE_MAX};
use super::time::Instant;

/// Fewest characters of a name.
pub const NAME_MIN: usize = 3;
/// Most people who are invited at once.
pub const INVITED_MAX: usize = 50;

/// Who sees a group and its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Its members, and whoever is invited to become one.
    Members,
    /// Everybody with an account.
    SignedIn,
}

impl Visibility {
    /// The word in the database and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::SignedIn => "signed-in",
        }
    }

    /// The visibility of a word.
    ///
    /// # Errors
    /// [`Problem::BadOption`].
    pub fn parse(word: &str) -> Result<Self, Problem> {
        let found = [Self::Members, Self::SignedIn].into_iter().find(|it| it.as_str() == word);
        found.ok_or(Problem::BadOption)
    }
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key.
    pub id: GroupId,
    /// Its name, unique without regard to case.
    pub name: String,
    /// Who sees it.
    pub visibility: Visibility,
    /// The provider of identities that says who belongs to it; empty for one that people made here.
    pub provider: String,
    /// When it was made.
    pub created: Instant,
}

/// What somebody is in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// A member.
    pub member: bool,
    /// A member who looks after the group.
    pub admin: bool,
    /// Asked to become a member, and has not answered.
    pub invited: bool,
}

/// How many belong to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Crowd {
    /// All members.
    pub members: i64,
    /// Those who look after it.
    pub admins: i64,
}

/// Everything that can be done with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// See it and its members.
    See,
    /// Become a member as invited, or not.
    Answer,
    /// Be a member no longer.
    Leave,
    /// Invite people, see who is invited, take an invitation back.
    Invite,
    /// Send a member out.
    Kick(Place),
    /// Let a member look after the group.
    GrantAdmin(Place),
    /// Let an admin be a member like others.
    RevokeAdmin(Place),
    /// Give it another name or visibility.
    Change,
    /// Delete it.
    Delete,
}

/// The rule. There is an admin at any time: the last one hands over first, or deletes the group.
///
/// # Errors
/// The denial.
pub fn allows(place: Place, group: &Group, crowd: Crowd, deed: Deed) -> Result<(), Denial> {
    let visible = place.member || place.invited || group.visibility == Visibility::SignedIn;
    require(visible, Denial::NotFound)?;
    if deed == Deed::See {
        return Ok(());
    }
    let admin = || require(place.admin, Denial::NotGroupAdmin);
    let another_admin = |leaving: Place| stays_looked_after(leaving.admin, crowd);
    let of_member = |other: Place| admin().and(require(other.member, Denial::NotFound));
    let ours = || require(group.provider.is_empty(), Denial::Mirrored);
    match deed {
        Deed::See => Ok(()),
        Deed::Answer => require(place.invited, Denial::NotFound).and(ours()),
        Deed::Leave => require(place.member, Denial::NotFound).and(ours()).and(another_admin(place)),
        Deed::Invite | Deed::Change | Deed::Delete => member(place).and(ours()).and(admin()),
        Deed::Kick(other) => member(place).and(ours()).and(of_member(other)).and(another_admin(other)),
        Deed::GrantAdmin(other) => {
            member(place).and(ours()).and(of_member(other)).and(require(!other.admin, Denial::NothingToDo))
        }
        Deed::RevokeAdmin(other) => member(place)
            .and(ours())
            .and(of_member(other))
            .and(require(other.admin, Denial::NothingToDo))
            .and(another_admin(other)),
    }
}

/// Whether somebody looks after a group without a member, who does so or not.
///
/// # Errors
/// [`Denial::LastGroupAdmin`].
pub fn stays_looked_after(leaving_admin: bool, crowd: Crowd) -> Result<(), Denial> {
    require(!leaving_admin || crowd.admins > 1, Denial::LastGroupAdmin)
}

fn member(place: Place) -> Result<(), Denial> {
    require(place.member, Denial::NotGroupAdmin)
}

fn require(holds: bool, denial: Denial) -> Result<(), Denial> {
    if holds { Ok(()) } else { Err(denial) }
}

/// A group's name: letters and digits of any language, `.`, `-`, `_` and single blanks between them; the first is a
/// letter or digit, and no word has letters of several scripts, for others look alike.
///
/// # Errors
/// What is wrong with it.
pub fn name(input: &str) -> Result<String, Problem> {
    let composed: String = input.nfc().collect();
    let words: Vec<&str> = composed.split(' ').filter(|word| !word.is_empty()).collect();
    let name = text::line(&words.join(" "), LINE_MAX)?;
    let fits = name.chars().count() >= NAME_MIN
        && name.starts_with(char::is_alphanumeric)
        && looks::is_written(&name, ". -_");
    if !fits {
        return Err(Problem::GroupName);
    }
    if looks::words_are_of_one_script(&name) { Ok(name) } else { Err(Problem::MixedScripts) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OUT: Place = Place { member: false, admin: false, invited: false };
    const ASKED: Place = Place { invited: true, ..OUT };
    const MEMBER: Place = Place { member: true, ..OUT };
    const ADMIN: Place = Place { admin: true, ..MEMBER };
    const TWO: Crowd = Crowd { members: 5, admins: 2 };
    const ONE: Crowd = Crowd { members: 5, admins: 1 };

    fn group(visibility: Visibility, provider: &str) -> Group {
        Group {
            id: GroupId(1),
            name: "Chess".into(),
            visibility,
            provider: provider.into(),
            created: Instant(0),
        }
    }

    fn ours(place: Place, crowd: Crowd, deed: Deed) -> Result<(), Denial> {
        allows(place, &group(Visibility::Members, ""), crowd, deed)
    }

    fn deeds(other: Place) -> [Deed; 9] {
        [
            Deed::See,
            Deed::Answer,
            Deed::Leave,
            Deed::Invite,
            Deed::Kick(other),
            Deed::GrantAdmin(other),
            Deed::RevokeAdmin(other),
            Deed::Change,
            Deed::Delete,
        ]
    }

    #[test]
    fn a_group_is_hidden_from_whoever_is_neither_in_it_nor_asked() {
        for deed in deeds(MEMBER) {
            assert_eq!(ours(OUT, TWO, deed), Err(Denial::NotFound), "{deed:?}");
        }
        assert_eq!(ours(ASKED, TWO, Deed::See), Ok(()));
        assert_eq!(allows(OUT, &group(Visibility::SignedIn, ""), TWO, Deed::See), Ok(()));
    }

    #[test]
    fn whoever_only_sees_a_group_does_nothing_with_it() {
        for deed in deeds(MEMBER).into_iter().filter(|deed| *deed != Deed::See) {
            let outcome = allows(OUT, &group(Visibility::SignedIn, ""), TWO, deed);
            assert!(outcome.is_err(), "{deed:?}");
        }
    }

    #[test]
    fn only_whoever_is_asked_answers() {
        for (place, outcome) in
            [(ASKED, Ok(())), (MEMBER, Err(Denial::NotFound)), (ADMIN, Err(Denial::NotFound))]
        {
            assert_eq!(ours(place, TWO, Deed::Answer), outcome);
        }
    }

    #[test]
    fn members_leave_and_only_admins_look_after_the_group() {
        assert_eq!(ours(MEMBER, ONE, Deed::Leave), Ok(()));
        for deed in deeds(MEMBER).into_iter().skip(3) {
            assert_eq!(ours(MEMBER, TWO, deed), Err(Denial::NotGroupAdmin), "{deed:?}");
            assert_eq!(ours(ASKED, TWO, deed), Err(Denial::NotGroupAdmin), "{deed:?}");
        }
        for deed in [Deed::Invite, Deed::Change, Deed::Delete, Deed::Kick(MEMBER), Deed::GrantAdmin(MEMBER)] {
            assert_eq!(ours(ADMIN, ONE, deed), Ok(()), "{deed:?}");
        }
        for deed in [Deed::Leave, Deed::Kick(ADMIN), Deed::RevokeAdmin(ADMIN)] {
            assert_eq!(ours(ADMIN, TWO, deed), Ok(()), "{deed:?}");
            assert_eq!(ours(ADMIN, ONE, deed), Err(Denial::LastGroupAdmin), "{deed:?}");
        }
    }

    #[test]
    fn nothing_is_granted_or_revoked_twice_nor_done_to_whoever_is_not_a_member() {
        assert_eq!(ours(ADMIN, TWO, Deed::GrantAdmin(ADMIN)), Err(Denial::NothingToDo));
        assert_eq!(ours(ADMIN, TWO, Deed::RevokeAdmin(MEMBER)), Err(Denial::NothingToDo));
        for deed in [Deed::Kick(ASKED), Deed::GrantAdmin(OUT), Deed::RevokeAdmin(OUT)] {
            assert_eq!(ours(ADMIN, TWO, deed), Err(Denial::NotFound));
        }
    }

    #[test]
    fn a_group_of_a_provider_is_only_looked_at() {
        let mirrored = group(Visibility::Members, "school");
        for place in [MEMBER, ADMIN] {
            assert_eq!(allows(place, &mirrored, TWO, Deed::See), Ok(()));
            for deed in deeds(MEMBER).into_iter().skip(2) {
                assert_eq!(allows(place, &mirrored, TWO, deed), Err(Denial::Mirrored), "{deed:?}");
            }
        }
    }

    fn any_place() -> impl Strategy<Value = Place> {
        prop_oneof![Just(OUT), Just(ASKED), Just(MEMBER), Just(ADMIN)]
    }

    proptest! {
        #[test]
        fn no_deed_takes_the_last_admin_away(place in any_place(), other in any_place(), index in 0_usize..9) {
            let deed = deeds(other)[index];
            let gone = match deed {
                Deed::Leave => place.admin,
                Deed::Kick(_) | Deed::RevokeAdmin(_) => other.admin,
                _ => false,
            };
            prop_assert!(!gone || ours(place, ONE, deed).is_err());
        }
    }

    #[test]
    fn names_keep_to_letters_digits_and_a_few_signs() {
        for good in [
            "abc",
            "Chess-Club_2.0",
            "Übungsgruppe",
            "Die 3 ?".trim_end_matches(" ?"),
            "日本語",
            "3b_a",
            "หมากรุก ไทย",
            "शतरंज क्लब",
        ] {
            assert_eq!(name(good), Ok(good.to_owned()), "{good}");
        }
        assert_eq!(name("  Chess   Club "), Ok("Chess Club".to_owned()));
        assert_eq!(name("U\u{308}bung"), Ok("Übung".to_owned()), "composed and decomposed are the same");
        for bad in ["ab", "..", ".ab", "-abc", "a/b", "a?bc", "a#bc", "<b>x", "a%2fb"] {
            assert_eq!(name(bad), Err(Problem::GroupName), "{bad}");
        }
        assert_eq!(name("Chess \u{421}lub"), Err(Problem::MixedScripts));
        assert_eq!(name(" "), Err(Problem::Required));
        assert_eq!(name(&"x".repeat(81)), Err(Problem::TooLong { max: 80 }));
        assert_eq!(name("a\u{202E}bc"), Err(Problem::BadCharacters));
    }
}

//! One's own list of polls: what belongs on it, what is asked of it, and in which order it stands.

use super::id::{GroupId, PollId};
use super::poll::Audience;
use super::text;
use super::time::Instant;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in addresses.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one of a word; the first for every other word.
            pub fn parse(word: &str) -> Self {
                match word { $($word => Self::$variant,)+ _ => Self::default() }
            }
        }
    )+};
}

words! {
    /// Which polls.
    Show {
        /// All that somebody has to do with.
        #[default]
        All = "all",
        /// Those that the account owns.
        Owned = "owned",
        /// Those of a group.
        Groups = "groups",
        /// Those voted in under the account's name.
        Voted = "voted",
        /// Those that the account is invited to.
        Invited = "invited",
        /// Those that the account watches.
        Watched = "watched",
    }
    /// In which order.
    Order {
        /// The newest first.
        #[default]
        Created = "created",
        /// What ends next first; then what has no end; then what is over, the latest first.
        Deadline = "deadline",
        /// Where something happened last first.
        Activity = "activity",
        /// By title.
        Title = "title",
    }
    /// Whether they can be voted in.
    State {
        /// Both.
        #[default]
        Any = "any",
        /// They can.
        Open = "open",
        /// They cannot any more.
        Closed = "closed",
    }
}

/// How an account is tied to a poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties {
    /// Owns it.
    pub owner: bool,
    /// A group of theirs owns it.
    pub group: bool,
    /// Voted under their name.
    pub voted: bool,
    /// Is invited.
    pub invited: bool,
    /// Watches.
    pub watched: bool,
}

/// A poll, as far as its place on the list goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Which.
    pub id: PollId,
    /// Its title.
    pub title: String,
    /// When it was made.
    pub created: Instant,
    /// When votes end.
    pub deadline: Option<Instant>,
    /// When its owner ended voting.
    pub closed: Option<Instant>,
    /// When its owner decided.
    pub decided: Option<Instant>,
    /// When anything happened, whether all may know of it or not.
    pub touched: Instant,
    /// Who may see it.
    pub audience: Audience,
    /// The group that owns it.
    pub group: Option<GroupId>,
    /// How the account is tied to it.
    pub ties: Ties,
    /// The account has put it away.
    pub archived: bool,
}

impl Card {
    /// Whether the account owns it, alone or with a group.
    pub fn owned(&self) -> bool {
        self.ties.owner || self.ties.group
    }

    /// Whether the account may open it, as [`super::access::allows`] says of somebody who is signed in and holds no
    /// links.
    pub fn may_be_seen(&self) -> bool {
        self.owned() || self.ties.invited || self.audience != Audience::Invited
    }

    /// When something happened that the account may know of. To others than owners a vote must not show by the order
    /// of their list: it may be hidden.
    pub fn activity(&self) -> Instant {
        let told = [Some(self.created), self.closed, self.decided].into_iter().flatten().max();
        if self.owned() { self.touched } else { told.unwrap_or(self.created) }
    }

    fn is_open(&self, now: Instant) -> bool {
        self.closed.is_none() && self.deadline.is_none_or(|at| now < at)
    }

    fn is_of(&self, show: Show) -> bool {
        match show {
            Show::All => true,
            Show::Owned => self.ties.owner,
            Show::Groups => self.ties.group,
            Show::Voted => self.ties.voted,
            Show::Invited => self.ties.invited,
            Show::Watched => self.ties.watched,
        }
    }
}

/// What somebody asks of their list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    /// Which polls.
    pub show: Show,
    /// In which order.
    pub order: Order,
    /// Whether they can be voted in.
    pub state: State,
    /// Those that were put away, in the place of the others.
    pub archived: bool,
    /// Words in the title.
    pub words: String,
    /// Name of the group whose polls are wanted alone; empty for polls of all and none.
    pub group: String,
}

/// What a list holds of a wish.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// What was asked for, in order.
    pub cards: Vec<Card>,
    /// How many there would be of each [`Show`].
    pub counts: [usize; Show::ALL.len()],
    /// How many were put away, whatever else was asked for.
    pub archived: usize,
}

/// Finds what is asked for among all polls of an account.
pub fn pick(cards: Vec<Card>, wish: &Wish, now: Instant) -> Shelf {
    let visible: Vec<Card> = cards.into_iter().filter(Card::may_be_seen).collect();
    let archived = visible.iter().filter(|card| card.archived).count();
    let key = text::sort_key(&wish.words);
    let words: Vec<&str> = key.split_whitespace().collect();
    let fits = |card: &Card| {
        let title = text::sort_key(&card.title);
        let state = match wish.state {
            State::Any => true,
            State::Open => card.is_open(now),
            State::Closed => !card.is_open(now),
        };
        state && card.archived == wish.archived && words.iter().all(|word| title.contains(word))
    };
    let mut cards: Vec<Card> = visible.into_iter().filter(fits).collect();
    let count = |show: Show| cards.iter().filter(|card| card.is_of(show)).count();
    let mut counts = [0; Show::ALL.len()];
    counts.iter_mut().zip(Show::ALL).for_each(|(number, show)| *number = count(*show));
    cards.retain(|card| card.is_of(wish.show));
    sort(&mut cards, wish.order, now);
    Shelf { cards, counts, archived }
}

fn sort(cards: &mut [Card], order: Order, now: Instant) {
    let newest = |card: &Card| (-card.created.0, -card.id.0);
    match order {
        Order::Created => cards.sort_by_key(newest),
        Order::Activity => cards.sort_by_key(|card| (-card.activity().0, newest(card))),
        Order::Title => cards.sort_by_cached_key(|card| (text::sort_key(&card.title), newest(card))),
        Order::Deadline => cards.sort_by_key(|card| {
            let rank = match card.deadline {
                _ if card.closed.is_some() => (2, 0),
                Some(at) if at <= now => (2, -at.0),
                Some(at) => (0, at.0),
                None => (1, 0),
            };
            (rank, newest(card))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::access::{Action, allows};
    use super::super::fixtures::{ADA, NOW, poll, user};
    use super::super::poll::Owner;
    use super::super::user::Standing;
    use super::*;

    fn card(id: i64, title: &str, ties: Ties) -> Card {
        Card {
            id: PollId(id),
            title: title.into(),
            created: Instant(id),
            deadline: None,
            closed: None,
            decided: None,
            touched: Instant(id),
            audience: Audience::Link,
            group: None,
            ties,
            archived: false,
        }
    }

    fn own() -> Ties {
        Ties { owner: true, ..Ties::default() }
    }

    fn titles(cards: Vec<Card>, wish: &Wish) -> Vec<String> {
        pick(cards, wish, NOW).cards.into_iter().map(|card| card.title).collect()
    }

    #[test]
    fn what_may_be_seen_is_what_the_rule_of_polls_says() {
        for audience in Audience::ALL {
            for (owner, invited) in [(false, false), (false, true), (true, false)] {
                let mut poll = poll(Owner { user: owner.then_some(ADA), group: None }, 0);
                poll.settings.view_audience = *audience;
                let standing = Standing { invited, ..Standing::default() };
                let ties = Ties { owner, invited, ..Ties::default() };
                let card = Card { audience: *audience, ..card(1, "x", ties) };
                let allowed = allows(&user(ADA), standing, &poll, Action::View, NOW).is_ok();
                assert_eq!(card.may_be_seen(), allowed, "{audience:?} {owner} {invited}");
            }
        }
    }

    #[test]
    fn each_part_has_its_own_and_counts_follow_the_search() {
        let voted = Ties { voted: true, watched: true, ..Ties::default() };
        let cards = vec![card(1, "Löwe", own()), card(2, "Tiger", voted), card(3, "Lowland", voted)];
        let wish = Wish { words: " low ".into(), show: Show::Voted, ..Wish::default() };
        let shelf = pick(cards, &wish, NOW);
        assert_eq!(shelf.counts, [2, 1, 0, 1, 0, 1]);
        assert_eq!(shelf.cards.len(), 1);
        assert_eq!(shelf.cards[0].title, "Lowland");
    }

    #[test]
    fn what_was_put_away_is_shown_when_it_is_asked_for() {
        let away = Card { archived: true, ..card(2, "Old", own()) };
        let cards = || vec![card(1, "New", own()), away.clone()];
        assert_eq!(titles(cards(), &Wish::default()), ["New"]);
        assert_eq!(titles(cards(), &Wish { archived: true, ..Wish::default() }), ["Old"]);
        assert_eq!(pick(cards(), &Wish::default(), NOW).archived, 1);
    }

    #[test]
    fn by_deadline_comes_first_what_ends_next_and_last_what_is_over() {
        let at = |id: i64, seconds: Option<i64>| Card {
            deadline: seconds.map(|seconds| NOW.plus(seconds)),
            ..card(id, &format!("{id}"), own())
        };
        let closed = Card { closed: Some(NOW), ..at(6, Some(50)) };
        let cards =
            vec![at(1, None), at(2, Some(-60)), at(3, Some(600)), at(4, Some(60)), at(5, Some(-600)), closed];
        let wish = |state| Wish { order: Order::Deadline, state, ..Wish::default() };
        assert_eq!(titles(cards.clone(), &wish(State::Any)), ["4", "3", "1", "2", "5", "6"]);
        assert_eq!(titles(cards.clone(), &wish(State::Open)), ["4", "3", "1"]);
        assert_eq!(titles(cards, &wish(State::Closed)), ["2", "5", "6"]);
    }

    #[test]
    fn titles_sort_as_people_do() {
        let cards = vec![card(1, "zoo", own()), card(2, "Öl", own()), card(3, "apple", own())];
        assert_eq!(titles(cards, &Wish { order: Order::Title, ..Wish::default() }), ["apple", "Öl", "zoo"]);
    }

    #[test]
    fn a_vote_moves_a_poll_on_the_list_of_its_owner_alone() {
        let voted = Ties { voted: true, ..Ties::default() };
        for (ties, first) in [(own(), "touched"), (voted, "newer")] {
            let touched = Card { touched: NOW, ..card(1, "touched", ties) };
            let cards = vec![touched, card(2, "newer", ties)];
            let wish = Wish { order: Order::Activity, ..Wish::default() };
            assert_eq!(titles(cards, &wish)[0], first);
        }
    }
}

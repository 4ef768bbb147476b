//! People and polls, made through the actions as the pages make them, on any database.

use bitpoll::actions::comments::{NewComment, add_comment};
use bitpoll::actions::poll_create::{NewPoll, create_poll};
use bitpoll::actions::proposals::{NewProposal, propose};
use bitpoll::actions::users::New;
use bitpoll::actions::vote_cast::cast_vote;
use bitpoll::actions::{self, Asker, sessions, users};
use bitpoll::domain::answer_set::AnswerSet;
use bitpoll::domain::choice::{Kind, Subject};
use bitpoll::domain::directory::Directory;
use bitpoll::domain::id::{GroupId, PublicId, UserId};
use bitpoll::domain::invitation::Invitation;
use bitpoll::domain::poll::{Details, Poll, Settings};
use bitpoll::domain::slug::Slug;
use bitpoll::domain::tally::Tally;
use bitpoll::domain::time::Instant;
use bitpoll::domain::user::Role;
use bitpoll::domain::vote::{Ballot, BallotCell};
use bitpoll::params;
use bitpoll::secrets::{self, Capability, GuestToken, Keys, Random};
use bitpoll::store::{Store, Tx};

/// A database and who lives in it. Everything random follows from a seed.
#[derive(Clone)]
pub struct World {
    /// The database.
    pub store: Store,
    /// The server's keys.
    pub keys: Keys,
    /// Far from the numbers of the site itself.
    pub random: Random,
}

/// Somebody with a browser of their own.
#[derive(Clone)]
pub struct Person {
    /// As actions see them.
    pub asker: Asker,
    /// Their account, if they are signed in.
    pub user: Option<UserId>,
    /// Names and values of their cookies.
    pub cookies: Vec<(&'static str, String)>,
}

impl Person {
    /// Key of their account.
    pub fn id(&self) -> UserId {
        self.user.expect("somebody with an account")
    }
}

impl World {
    /// Who lives in this database.
    pub fn new(store: Store, keys: Keys) -> Self {
        Self { store, keys, random: Random::seeded(1 << 32) }
    }

    /// Somebody without any cookies.
    pub fn stranger(&self) -> Person {
        let (keys, random) = (self.keys.clone(), self.random.clone());
        let asker = Asker { session: None, guest: None, keys, random, open: Directory::Members };
        Person { asker, user: None, cookies: Vec::new() }
    }

    /// Somebody without an account whose browser can hold grants.
    pub fn guest(&self) -> Person {
        let token = GuestToken::new(&self.random);
        let cookies = vec![("guest", token.to_cookie())];
        let stranger = self.stranger();
        Person { asker: Asker { guest: Some(token), ..stranger.asker }, cookies, ..stranger }
    }

    /// A new account, signed in. It has no password.
    pub fn user(&self, name: &str) -> Person {
        self.user_with(name, Role::User, 0)
    }

    /// A new account with a role, whose session began so many seconds ago.
    pub fn user_with(&self, name: &str, role: Role, age: i64) -> Person {
        let token = self.random.bytes::<{ secrets::TOKEN_BYTES }>();
        let (name, hash, id) = (name.to_owned(), secrets::token_hash(&token), self.random.public_id());
        let user = self.write(move |tx| {
            let user = users::create_user(
                tx,
                New { username: name.clone(), password: "!".to_owned(), role, ..New::default() },
            )?;
            sessions::sign_in(tx, user, &hash, &id, &sessions::Proof::default())?;
            tx.execute(
                "UPDATE sessions SET expires = expires - ?2 WHERE token_hash = ?1",
                params![&hash, age],
            )?;
            Ok(user)
        });
        let stranger = self.stranger();
        Person {
            asker: Asker { session: Some(hash), ..stranger.asker },
            user: Some(user),
            cookies: vec![("session", secrets::encode(&token))],
        }
    }

    /// Runs a transaction that must work.
    pub fn write<T: Send + 'static>(
        &self,
        closure: impl Fn(&mut Tx<'_>) -> actions::Result<T> + Send + 'static,
    ) -> T {
        self.store.write_blocking(closure).expect("the transaction")
    }

    /// Runs an action for somebody and gives what came of it.
    pub fn act<T: Send + 'static>(
        &self,
        person: &Person,
        action: impl Fn(&mut Tx<'_>, &Asker) -> actions::Result<T> + Send + 'static,
    ) -> actions::Result<T> {
        let asker = person.asker.clone();
        self.store.write_blocking(move |tx| action(tx, &asker))
    }

    /// A poll of texts.
    pub fn poll(&self, owner: &Person, slug: &str, settings: Settings) -> Poll {
        self.make(owner, sample(Kind::Universal, slug, settings))
    }

    /// A poll.
    pub fn make(&self, owner: &Person, new: NewPoll) -> Poll {
        self.act(owner, move |tx, asker| create_poll(tx, asker, &new)).expect("a poll")
    }

    /// Casts a vote.
    pub fn vote(&self, person: &Person, slug: &str, ballot: &Ballot) -> PublicId {
        let (slug, ballot, id) = (slug.to_owned(), ballot.clone(), self.random.public_id());
        let cast = self.act(person, move |tx, asker| cast_vote(tx, asker, &slug, &ballot, &id));
        cast.expect("a vote").vote
    }

    /// Proposes a choice.
    pub fn propose(&self, person: &Person, slug: &str, name: &str, choice: &str) -> PublicId {
        let (slug, id) = (slug.to_owned(), self.random.public_id());
        let new = NewProposal {
            subject: Subject::Text(choice.to_owned()),
            name: name.to_owned(),
            anonymous: false,
            suspicious: false,
            client: None,
        };
        let proposed = self.act(person, move |tx, asker| propose(tx, asker, &slug, &new, &id));
        proposed.expect("a proposal");
        id
    }

    /// Writes a comment.
    pub fn comment(&self, person: &Person, slug: &str, name: &str, text: &str) -> PublicId {
        let (slug, id) = (slug.to_owned(), self.random.public_id());
        let new = NewComment { name: name.to_owned(), text: text.to_owned(), suspicious: false };
        let made = self.act(person, move |tx, asker| add_comment(tx, asker, &slug, &new, &id));
        made.expect("a comment").public_id
    }

    /// Makes a group.
    pub fn group(&self, name: &str) -> GroupId {
        let name = name.to_owned();
        self.write(move |tx| {
            let sql = "INSERT INTO user_groups (name, name_folded, visibility, provider, created) \
                       VALUES (?1, ?1, 'members', '', ?2) RETURNING id";
            let now = tx.now();
            Ok(GroupId(tx.query_one::<i64>(sql, params![&name, now])?))
        })
    }

    /// Takes somebody into a group.
    pub fn join(&self, person: &Person, group: GroupId) {
        self.join_as(person, group, false);
    }

    /// Takes somebody into a group, who may look after it.
    pub fn join_as(&self, person: &Person, group: GroupId, admin: bool) {
        let user = person.id();
        let sql = "INSERT INTO memberships (user_id, group_id, admin) VALUES (?1, ?2, ?3)";
        self.write(move |tx| Ok(tx.execute(sql, params![user.0, group.0, admin])?));
    }

    /// Asks somebody to join a group.
    pub fn invite_to_group(&self, person: &Person, group: GroupId) {
        let user = person.id();
        let sql = "INSERT INTO group_invitations (group_id, user_id, created) VALUES (?2, ?1, 1)";
        self.write(move |tx| Ok(tx.execute(sql, params![user.0, group.0])?));
    }

    /// Sends somebody out of a group.
    pub fn leave(&self, person: &Person, group: GroupId) {
        let user = person.id();
        let sql = "DELETE FROM memberships WHERE user_id = ?1 AND group_id = ?2";
        self.write(move |tx| Ok(tx.execute(sql, params![user.0, group.0])?));
    }

    /// Locks an account behind its back: its sessions stay.
    pub fn lock(&self, person: &Person) {
        let user = person.id();
        let sql = "UPDATE users SET locked = 1 WHERE id = ?1";
        self.write(move |tx| Ok(tx.execute(sql, params![user.0])?));
    }

    /// Key of a comment.
    pub fn key_of(&self, comment: &PublicId) -> i64 {
        let comment = *comment;
        let sql = "SELECT id FROM comments WHERE public_id = ?1";
        self.write(move |tx| Ok(tx.query_one::<i64>(sql, params![comment.as_str()])?))
    }

    /// Invites somebody to a poll.
    pub fn invite(&self, poll: &Poll, person: &Person) {
        let (poll, user) = (poll.id, person.id());
        let id = self.random.public_id();
        self.write(move |tx| Ok(bitpoll::store::invitations::opened(tx, poll)?));
        let sql = "INSERT INTO invitations (poll_id, public_id, user_id, name, email, epoch, created) \
                   VALUES (?1, ?2, ?3, '', '', 1, ?4)";
        self.write(move |tx| {
            let now = tx.now();
            Ok(tx.execute(sql, params![poll.0, id.as_str(), user.0, now])?)
        });
    }

    /// Invites an address of mail; gives the invitation and the code of its personal link.
    pub fn invite_by_mail(&self, poll: &Poll, name: &str, email: &str) -> (PublicId, String) {
        let invitation = Invitation {
            public_id: self.random.public_id(),
            user: None,
            username: String::new(),
            name: name.to_owned(),
            email: email.to_owned(),
            epoch: 1,
            created: Instant(self.store.now()),
            mailed: None,
            mailable: true,
        };
        let (id, poll_id) = (invitation.public_id, poll.id);
        self.write(move |tx| {
            bitpoll::store::invitations::opened(tx, poll_id)?;
            Ok(bitpoll::store::invitations::insert(tx, poll_id, &invitation, None, None)?)
        });
        (id, Capability::Invitation(&poll.anchor(), id.as_str()).code(1, &self.keys))
    }

    /// Opens a personal link.
    pub fn open_invitation(&self, person: &Person, slug: &str, invitation: &PublicId, code: &str) {
        let (slug, id, code) = (slug.to_owned(), invitation.to_string(), code.to_owned());
        self.act(person, move |tx, asker| actions::open_invitation(tx, asker, &slug, &id, &code))
            .expect("it opens");
    }

    /// The counts that are kept of a poll, after they were compared with its votes.
    pub fn recounted(&self, slug: &str) -> Tally {
        let name = slug.to_owned();
        let (kept, counted) = self.write(move |tx| {
            let stored = bitpoll::store::polls::by_slug(tx, &name)?.expect("the poll");
            let mut counted = Tally::default();
            let sorting = stored.poll.settings.sorting;
            bitpoll::store::votes::each(tx, stored.poll.id, Some(sorting), |vote| {
                counted.add(&vote.answers)
            })?;
            Ok((stored.tally, counted))
        });
        assert_eq!(kept, counted, "the counts of {slug} are those of its votes");
        kept
    }
}

/// A poll with three choices and the usual four answers.
pub fn sample(kind: Kind, slug: &str, settings: Settings) -> NewPoll {
    let choices = match kind {
        Kind::Universal => ["Pizza", "Sushi/Maki", "Soup"],
        Kind::Date => ["2027-04-05", "2027-04-06", "2027-04-10/2027-04-11"],
        Kind::Datetime => ["2027-04-05T10:00/PT60M", "2027-04-05T14:30", "2027-04-06T10:00/PT60M"],
    };
    let choices = choices.map(|text| Subject::parse(kind, text).expect("a choice"));
    let details = Details::parse("Lunch together", "With *dessert*.", "Europe/Berlin", "", settings);
    NewPoll {
        details: details.expect("right details"),
        kind,
        slug: Slug::parse(slug).expect("a slug"),
        slug_field: "slug",
        choices: choices.to_vec(),
        seats: Vec::new(),
        values: AnswerSet::Usual.values(["Yes", "No", "Maybe", "Rather not"]),
        locale: "en".to_owned(),
        group: String::new(),
    }
}

/// A vote under a name; answers are pairs of choice and value.
pub fn ballot(name: &str, answers: &[(i64, i64)]) -> Ballot {
    let cell = |(choice, value): &(i64, i64)| BallotCell {
        choice: choice.to_string(),
        value: value.to_string(),
        comment: String::new(),
    };
    Ballot { name: name.to_owned(), cells: answers.iter().map(cell).collect(), ..Ballot::default() }
}

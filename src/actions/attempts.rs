//! Attempts at passwords and links: counted in the database, so that all nodes together give no more than one.

use std::net::IpAddr;

use crate::domain::allowance::{Allowance, WholeAt, network_of};
use crate::domain::group::Group;
use crate::domain::id::UserId;
use crate::domain::invitation::MAIL_PAUSE;
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::secrets::Keys;
use crate::store::audit::{self, Entry};
use crate::store::{self, Tx};

use super::{Error, Result};

// Nobody can lock an account from one address, nor from many: what is refused is a network, for one account or
// for all, and an account only becomes slow. Against somebody with n networks this leaves n × (10 and then one a
// minute) guesses at one account, and 60 and then six a minute from each network at all together; what remains
// is the strength of the password. Behind one address (a school's), somebody who guesses at an account also keeps
// its owner out of it there, a minute a try.
const PASSWORDS_OF_A_PAIR: Allowance = Allowance::new(10, 60_000);
const PASSWORDS_OF_A_NETWORK: Allowance = Allowance::new(60, 10_000);
const PASSWORDS_OF_AN_ACCOUNT: Allowance = Allowance::new(200, 10_000);
// So that the log is not flooded.
const NOTES_OF_AN_ACCOUNT: Allowance = Allowance::new(1, 86_400_000);
// Mail to an address that somebody typed: so that nobody floods others by us, nor sends them one by one to many.
const MAILS_TO_AN_ADDRESS: Allowance = Allowance::new(3, 1_800_000);
const MAILS_OF_A_NETWORK: Allowance = Allowance::new(30, 60_000);
// Names that are tried with a link that makes an account: it must not become a directory.
const NAMES_OF_A_LINK: Allowance = Allowance::new(10, 60_000);
// Of a million codes three fit at a time. They are asked for after a right password alone, so nobody but who knows it can
// use an account's up: about 300 guesses a day, of which one in 300 days is right by chance.
const CODES_OF_A_PAIR: Allowance = Allowance::new(5, 60_000);
const CODES_OF_AN_ACCOUNT: Allowance = Allowance::new(10, 300_000);
// A code has 128 bits, which nobody guesses from however many addresses: so there is no limit for a poll, which a
// stranger could use up.
const LINKS_OF_A_NETWORK: Allowance = Allowance::new(60, 2_000);

// So that nobody uses the site for mail to the whole world, nor finds out by it who has an account. Without an account
// anybody is anybody: few for a network and for a poll, and not too many for all of them together.
const INVITATIONS_OF_AN_ACCOUNT: Allowance = Allowance::new(500, 86_400_000 / 500);
const INVITATIONS_OF_GUESTS: Allowance = Allowance::new(20, 86_400_000 / 20);
const INVITATIONS_OF_ALL_GUESTS: Allowance = Allowance::new(500, 86_400_000 / 500);

// What owners of polls and groups have mailed to one person about one of them, whatever they withdraw and do again; and
// about all of them together, for whoever wants to flood somebody makes many polls.
const MAILS_ABOUT_ONE: Allowance = Allowance::new(1, MAIL_PAUSE * 1_000);
const MAILS_ABOUT_ALL: Allowance = Allowance::new(50, 1_200_000);

// Choices that people propose: a brainstorm fits in, a flood does not. The owner has to read them all. Strangers can be as
// many people as they have browsers: those behind one address leave room for others, and all of them together for those
// with an account or a personal link, who have an allowance of the poll for themselves.
const PROPOSALS_OF_ONE: Allowance = Allowance::new(10, 7_200_000);
const PROPOSALS_OF_A_NETWORK: Allowance = Allowance::new(30, 3_600_000);
const PROPOSALS_OF_A_POLL: Allowance = Allowance::new(100, 300_000);

/// Who tries a password, and at what.
#[derive(Debug, Clone)]
pub struct Guesser {
    pair: [u8; 32],
    network: [u8; 32],
    account: [u8; 32],
}

/// How a password that was typed is to be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// At once.
    Usual,
    /// After a pause: many wrong ones were typed for this account.
    Slow,
}

impl Guesser {
    /// A client (none: a unix socket) at an account by its folded name, which need not be one.
    pub fn new(keys: &Keys, client: Option<IpAddr>, account: &str) -> Self {
        let from = network(client);
        let sign = |kind: &str, from: &[u8], account: &str| {
            keys.sign(&[b"attempt", kind.as_bytes(), from, account.as_bytes()])
        };
        Self {
            pair: sign("pair", &from, account),
            network: sign("network", &from, ""),
            account: sign("account", &[], account),
        }
    }
}

/// Counts a password before it is looked at, so that many at once are no way around; [`uncount_password`] takes
/// it back. What is refused is not counted.
///
/// # Errors
/// [`Error::TooOften`], or those of the store.
pub fn count_password(tx: &mut Tx<'_>, guesser: &Guesser) -> Result<Pace> {
    let network = take(tx, &PASSWORDS_OF_A_NETWORK, &guesser.network)?.map_err(Error::TooOften)?;
    let pair = take(tx, &PASSWORDS_OF_A_PAIR, &guesser.pair)?.map_err(Error::TooOften)?;
    let account = take(tx, &PASSWORDS_OF_AN_ACCOUNT, &guesser.account)?;
    network.keep(tx)?;
    pair.keep(tx)?;
    match account {
        Ok(account) => account.keep(tx).map(|()| Pace::Usual),
        Err(_) => Ok(Pace::Slow),
    }
}

/// Takes back what [`count_password`] counted: the password was right, or could not be looked at.
///
/// # Errors
/// Those of the store.
pub fn uncount_password(tx: &mut Tx<'_>, guesser: &Guesser, pace: Pace) -> Result<()> {
    give_back(tx, &PASSWORDS_OF_A_NETWORK, &guesser.network)?;
    give_back(tx, &PASSWORDS_OF_A_PAIR, &guesser.pair)?;
    match pace {
        Pace::Usual => give_back(tx, &PASSWORDS_OF_AN_ACCOUNT, &guesser.account),
        Pace::Slow => Ok(()),
    }
}

/// Notes in the log, once a day for each account, that so many wrong passwords were typed for it that more are refused
/// or slowed down; for all names that nobody has together, so that what was typed is not told. Called after a wrong one.
///
/// # Errors
/// Those of the store.
pub fn note_wrong_password(tx: &mut Tx<'_>, keys: &Keys, guesser: &Guesser, login: &str) -> Result<()> {
    let how = if take(tx, &PASSWORDS_OF_AN_ACCOUNT, &guesser.account)?.is_err() {
        "slowed down everywhere"
    } else if take(tx, &PASSWORDS_OF_A_PAIR, &guesser.pair)?.is_err() {
        "refused to one network"
    } else {
        return Ok(());
    };
    let found = store::users::credentials(tx, login)?;
    let name = found.map(|found| store::users::username(tx, found.user)).transpose()?.flatten();
    let target = name.unwrap_or_default();
    let key = keys.sign(&[b"attempt", b"note", target.as_bytes()]);
    if let Ok(noted) = take(tx, &NOTES_OF_AN_ACCOUNT, &key)? {
        noted.keep(tx)?;
        let (actor, action) = ("the site", "login.too-often");
        audit::note(tx, &Entry { user: None, actor, action, target: &target, detail: how })?;
    }
    Ok(())
}

/// Wrong codes that an account and a client have left: one of each, which [`CodeAllowance::keep`] uses up.
pub struct CodeAllowance {
    kept: [([u8; 32], WholeAt); 2],
}

impl CodeAllowance {
    /// Uses it up: the code was wrong.
    ///
    /// # Errors
    /// Those of the store.
    pub fn keep(self, tx: &mut Tx<'_>) -> Result<()> {
        for (key, after) in self.kept {
            store::attempts::keep(tx, &key, after)?;
        }
        Ok(())
    }
}

/// Whether one more code of the second step may be looked at for an account; seconds to wait if not. It is looked at in
/// the same transaction.
///
/// # Errors
/// Those of the store.
pub fn take_code(
    tx: &mut Tx<'_>,
    keys: &Keys,
    client: Option<IpAddr>,
    user: UserId,
) -> Result<Result<CodeAllowance, u64>> {
    let (user, network) = (user.0.to_be_bytes(), network(client));
    let pair = keys.sign(&[b"attempt", b"code", &user, &network]);
    let account = keys.sign(&[b"attempt", b"code", &user]);
    let of_pair = take(tx, &CODES_OF_A_PAIR, &pair)?.map(|taken| taken.after);
    let of_account = take(tx, &CODES_OF_AN_ACCOUNT, &account)?.map(|taken| taken.after);
    Ok(match (of_pair, of_account) {
        (Ok(one), Ok(other)) => Ok(CodeAllowance { kept: [(pair, one), (account, other)] }),
        (Err(wait), Ok(_)) | (Ok(_), Err(wait)) => Err(wait),
        (Err(one), Err(other)) => Err(one.max(other)),
    })
}

/// Counts the opening of a link that gives a right; a guess costs as much as a hit.
///
/// # Errors
/// [`Error::TooOften`], or those of the store.
pub fn count_link(tx: &mut Tx<'_>, keys: &Keys, client: Option<IpAddr>) -> Result<()> {
    let key = keys.sign(&[b"attempt", b"link", &network(client)]);
    take(tx, &LINKS_OF_A_NETWORK, &key)?.map_err(Error::TooOften)?.keep(tx)
}

/// Counts a mail to an address (of what was typed, if there is none), from a client (`None`: one without limits). Tells whether it may be
/// sent: if there were too many for the address, nobody is told, for that would tell of others.
///
/// # Errors
/// [`Error::TooOften`] if there were too many from the client's network, or those of the store.
pub fn count_mail(tx: &mut Tx<'_>, keys: &Keys, client: Option<IpAddr>, address: &str) -> Result<bool> {
    let to = keys.sign(&[b"attempt", b"mail to", address.as_bytes()]);
    let from = keys.sign(&[b"attempt", b"mail from", &network(client)]);
    if client.is_some() {
        take(tx, &MAILS_OF_A_NETWORK, &from)?.map_err(Error::TooOften)?.keep(tx)?;
    }
    match take(tx, &MAILS_TO_AN_ADDRESS, &to)? {
        Ok(taken) => taken.keep(tx).map(|()| true),
        Err(_) => Ok(false),
    }
}

/// Counts a name that was tried with a link that makes an account.
///
/// # Errors
/// [`Error::TooOften`], or those of the store.
pub fn count_name(tx: &mut Tx<'_>, keys: &Keys, token: &str) -> Result<()> {
    let key = keys.sign(&[b"attempt", b"name", token.as_bytes()]);
    take(tx, &NAMES_OF_A_LINK, &key)?.map_err(Error::TooOften)?.keep(tx)
}

/// Whose allowance of invitations is used.
#[derive(Debug, Clone, Copy)]
pub enum Inviter<'a> {
    /// An account.
    Account(UserId),
    /// Somebody who owns a poll by its admin link: their address, and the poll.
    Guest(Option<IpAddr>, &'a str),
}

/// Counts one that is invited, or asked for by name; `false` if there were too many today.
///
/// # Errors
/// Those of the store.
pub fn count_invitation(tx: &mut Tx<'_>, keys: &Keys, inviter: Inviter<'_>) -> Result<bool> {
    let sign = |kind: &str, who: &[u8]| keys.sign(&[b"attempt", b"invitation", kind.as_bytes(), who]);
    let wanted = match inviter {
        Inviter::Account(user) => vec![(INVITATIONS_OF_AN_ACCOUNT, sign("account", &user.0.to_be_bytes()))],
        Inviter::Guest(client, poll) => vec![
            (INVITATIONS_OF_GUESTS, sign("network", &network(client))),
            (INVITATIONS_OF_GUESTS, sign("poll", poll.as_bytes())),
            (INVITATIONS_OF_ALL_GUESTS, sign("guests", b"")),
        ],
    };
    count_all(tx, &wanted)
}

/// Who proposes a choice.
#[derive(Debug, Clone, Copy)]
pub enum Proposer<'a> {
    /// Somebody with an account or a personal link, by a keyed name.
    Known(&'a [u8]),
    /// Anybody, by a keyed name of their browser, and their address (`None`: one without limits).
    Stranger(&'a [u8], Option<IpAddr>),
}

/// Counts a choice that somebody proposes; `false` if there were too many of theirs or in this poll.
///
/// # Errors
/// Those of the store.
pub fn count_proposal(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, who: Proposer<'_>) -> Result<bool> {
    let anchor = poll.anchor();
    let sign = |kind: &str, who: &[u8]| {
        keys.sign(&[b"attempt", b"proposal", kind.as_bytes(), anchor.as_bytes(), who])
    };
    let (person, all) = match who {
        Proposer::Known(person) => (person, "known"),
        Proposer::Stranger(person, _) => (person, "strangers"),
    };
    let mut wanted = vec![(PROPOSALS_OF_ONE, sign("one", person)), (PROPOSALS_OF_A_POLL, sign(all, b""))];
    if let Proposer::Stranger(_, Some(client)) = who {
        wanted.push((PROPOSALS_OF_A_NETWORK, sign("network", &network(Some(client)))));
    }
    count_all(tx, &wanted)
}

/// Counts a mail that tells an account of a vote in its name; `false` if one about this poll is not long ago.
///
/// # Errors
/// Those of the store.
pub fn count_vote_mail(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, user: UserId) -> Result<bool> {
    count_mail_about(tx, keys, "vote", &poll.anchor(), &user.0.to_be_bytes())
}

/// Counts a mail about an invitation to a poll, by who is invited; `false` if one is not long ago.
///
/// # Errors
/// Those of the store.
pub fn count_poll_mail(tx: &mut Tx<'_>, keys: &Keys, poll: &Poll, to: &[u8]) -> Result<bool> {
    count_mail_about(tx, keys, "poll", &poll.anchor(), to)
}

/// Counts a mail that asks an account to join a group; `false` if one is not long ago.
///
/// # Errors
/// Those of the store.
pub fn count_group_mail(tx: &mut Tx<'_>, keys: &Keys, group: &Group, user: UserId) -> Result<bool> {
    let about = format!("{}@{}", group.id, group.created.0);
    count_mail_about(tx, keys, "group", &about, &user.0.to_be_bytes())
}

fn count_mail_about(tx: &mut Tx<'_>, keys: &Keys, kind: &str, about: &str, to: &[u8]) -> Result<bool> {
    let one = keys.sign(&[b"attempt", b"mail about", kind.as_bytes(), about.as_bytes(), to]);
    let all = keys.sign(&[b"attempt", b"mail about all", to]);
    count_all(tx, &[(MAILS_ABOUT_ONE, one), (MAILS_ABOUT_ALL, all)])
}

/// Takes one of each; `false`, and none, if one of them has no more.
fn count_all(tx: &mut Tx<'_>, wanted: &[(Allowance, [u8; 32])]) -> Result<bool> {
    let mut taken = Vec::with_capacity(wanted.len());
    for (allowance, key) in wanted {
        match take(tx, allowance, key)? {
            Ok(one) => taken.push(one),
            Err(_) => return Ok(false),
        }
    }
    taken.into_iter().try_for_each(|one| one.keep(tx))?;
    Ok(true)
}

/// One that is taken, and not yet kept: so that nothing is written when another allowance refuses.
struct Taken<'a> {
    key: &'a [u8; 32],
    after: WholeAt,
}

impl Taken<'_> {
    fn keep(self, tx: &mut Tx<'_>) -> Result<()> {
        Ok(store::attempts::keep(tx, self.key, self.after)?)
    }
}

fn take<'a>(tx: &mut Tx<'_>, allowance: &Allowance, key: &'a [u8; 32]) -> Result<Result<Taken<'a>, u64>> {
    let kept = store::attempts::kept(tx, key)?;
    Ok(allowance.take(kept, Instant(tx.now())).map(|after| Taken { key, after }))
}

fn give_back(tx: &mut Tx<'_>, allowance: &Allowance, key: &[u8; 32]) -> Result<()> {
    match store::attempts::kept(tx, key)? {
        Some(kept) => Ok(store::attempts::keep(tx, key, allowance.give_back(kept))?),
        None => Ok(()),
    }
}

fn network(client: Option<IpAddr>) -> Vec<u8> {
    client.map(network_of).map_or_else(Vec::new, |network| network.to_string().into_bytes())
}

//! Putting letters into words: pure, in the receiver's language, the times of a poll in its zone and in the receiver's.

mod news;

use chrono_tz::Tz;

use crate::config::Config;
use crate::domain::choice::Subject;
use crate::domain::mail::Deed;
use crate::domain::markdown;
use crate::domain::poll::Poll;
use crate::domain::time::Instant;
use crate::i18n::T;

use super::draft::{Block, Draft};
use super::letter::{AboutAccount, Content, Letter, Once};
use super::message::Mail;

/// Most characters of a poll's description that a mail has.
const DESCRIPTION_MAX: usize = 400;

/// A letter in words. `id` names the message, the same however often it is sent.
pub fn compose(config: &Config, letter: &Letter, id: String, at: Instant) -> Mail {
    let draft = draft(config, letter);
    Mail {
        to: letter.to.clone(),
        text: draft.text(),
        html: draft.html(),
        subject: draft.subject,
        calendar: news::calendar(&letter.content),
        stop: letter.stop.clone(),
        id,
        at,
    }
}

fn draft(config: &Config, letter: &Letter) -> Draft {
    let t = letter.t;
    let site = Site { config, t, zone: letter.zone };
    let Words { subject, blocks, why } = match &letter.content {
        Content::Test => site.test(),
        Content::Link { what, url, until } => site.link(what, url, *until),
        Content::Account { what, url } => site.account(*what, url),
        Content::Changed { deed, taken, reset, url } => site.changed(*deed, taken, *reset, url),
        Content::Waiting { username, name, url } => site.waiting(username, name, url),
        Content::Asked { poll, by, choices, more, again, personal, url } => {
            let mut words = site.asked(poll, by.as_deref(), (choices, *more), *again, url);
            if *personal {
                words.blocks.push(Block::Text(t.mail_asked_personal().to_owned()));
            }
            words
        }
        Content::Decided { poll, choices, url, .. } => news::decided(&site, poll, choices, url),
        Content::Seat { poll, seats, waits, out, url, .. } => {
            news::seat(&site, poll, [seats, waits, out], url)
        }
        Content::AllAnswered { poll, url } => site.all_answered(poll, url),
        Content::Assigned { poll, by, entered, deletable, url } => {
            site.assigned(poll, by, *entered, *deletable, url)
        }
        Content::Group { name, by, url } => site.group(name, by.as_deref(), url),
        Content::News(polls) => news::words(&site, polls),
        Content::AdminLink { url } => site.typed(t.mail_admin_subject(), t.mail_admin_text(), url),
        Content::VoteLink { url } => site.typed(t.mail_vote_subject(), t.mail_vote_text(), url),
        Content::Expiry { poll, at, url } => site.expiry(poll, *at, url),
    };
    let stop = letter.stop.clone().map(|url| (stop_words(t, &letter.content).to_owned(), url));
    let signature = config.mail_signature.clone();
    Draft { subject, blocks, why, stop, signature, lang: t.locale().code() }
}

fn stop_words(t: T, content: &Content) -> &'static str {
    match content {
        Content::News(polls) if polls.len() > 1 => t.mail_stop_watches(),
        Content::News(_) => t.mail_stop_watch(),
        Content::Asked { personal: false, again: false, .. } => t.mail_stop_invitations(),
        Content::Decided { personal: false, .. }
        | Content::Seat { personal: false, .. }
        | Content::Assigned { .. }
        | Content::Group { .. } => t.mail_stop_invitations(),
        _ => t.mail_stop_reminders(),
    }
}

/// Who writes, and to whom.
struct Site<'a> {
    config: &'a Config,
    t: T,
    zone: Option<Tz>,
}

/// The words of a letter alone.
struct Words {
    subject: String,
    blocks: Vec<Block>,
    why: String,
}

impl Site<'_> {
    fn name(&self) -> &str {
        &self.config.site_name
    }

    fn test(&self) -> Words {
        let t = self.t;
        Words {
            subject: t.mail_test_subject(self.name()),
            blocks: vec![Block::Text(t.mail_test_text().to_owned())],
            why: t.mail_test_why(self.config.public_url.as_str()),
        }
    }

    fn link(&self, what: &Once, url: &str, until: Instant) -> Words {
        let t = self.t;
        let zone = self.zone.unwrap_or(self.config.zone);
        let until = format!("{} ({})", t.wall(until.in_zone(zone).naive_local()), zone.name());
        let (subject, text, go) = match what {
            Once::Register => (
                t.mail_register_subject(self.name()),
                t.mail_register_text(self.name()),
                t.mail_register_go(),
            ),
            Once::Made { username } => {
                (t.mail_made_subject(self.name()), t.mail_made_text(self.name(), username), t.mail_made_go())
            }
            Once::Reset => {
                (t.mail_reset_subject(self.name()), t.mail_reset_text(self.name()), t.mail_reset_go())
            }
            Once::Email => {
                (t.mail_email_subject(self.name()), t.mail_email_text(self.name()), t.mail_email_go())
            }
        };
        Words {
            subject,
            blocks: vec![
                Block::Text(text),
                Block::Link(go.to_owned(), url.to_owned()),
                Block::Text(match what {
                    Once::Made { .. } => t.mail_made_once(&until),
                    _ => t.mail_once(&until),
                }),
            ],
            why: match what {
                Once::Made { .. } => t.mail_why_account(self.name()),
                _ => t.mail_why_asked().to_owned(),
            },
        }
    }

    fn account(&self, what: AboutAccount, url: &str) -> Words {
        let t = self.t;
        let (subject, text) = match what {
            AboutAccount::Known => (t.mail_known_subject(self.name()), t.mail_known_text(self.name())),
            AboutAccount::Approved => {
                (t.mail_approved_subject(self.name()), t.mail_approved_text(self.name()))
            }
        };
        let why = match what {
            AboutAccount::Known => t.mail_why_asked().to_owned(),
            _ => t.mail_why_account(self.name()),
        };
        let blocks = vec![Block::Text(text), Block::Link(t.mail_sign_in().to_owned(), url.to_owned())];
        Words { subject, blocks, why }
    }

    fn changed(&self, deed: Deed, taken: &[Deed], reset: bool, url: &str) -> Words {
        let (t, site) = (self.t, self.name());
        let what = match deed {
            Deed::Password => t.mail_changed_password(site),
            Deed::AppOn => t.mail_changed_app_on(site),
            Deed::AppOff => t.mail_changed_app_off(site),
            Deed::CodesNew => t.mail_changed_codes(site),
            Deed::PasskeyAdded => t.mail_changed_passkey_added(site),
            Deed::PasskeyRemoved => t.mail_changed_passkey_removed(site),
            Deed::FactorsReset => t.mail_changed_factors(site),
            Deed::Linked => t.mail_changed_linked(site),
            Deed::Unlinked => t.mail_changed_unlinked(site),
            Deed::EmailLeft => t.mail_changed_email_left(site),
            Deed::EmailTaken => t.mail_changed_email_taken(site),
        };
        let (if_not, go) = match reset {
            true => (t.mail_changed_reset(), t.mail_reset_go()),
            false => (t.mail_changed_ask(), t.mail_sign_in()),
        };
        let mut blocks = vec![Block::Text(what)];
        let lines = self.taken(taken);
        if !lines.is_empty() {
            blocks.push(Block::Text(t.mail_changed_taken().to_owned()));
            blocks.push(Block::List(lines));
        }
        blocks.push(Block::Text(if_not.to_owned()));
        blocks.push(Block::Link(go.to_owned(), url.to_owned()));
        Words { subject: t.mail_changed_subject(site), blocks, why: t.mail_why_account(site) }
    }

    /// What was taken off an account, a line for each kind. Names of passkeys are not told: whoever added one chose it.
    fn taken(&self, taken: &[Deed]) -> Vec<String> {
        let t = self.t;
        let count =
            |deed| i64::try_from(taken.iter().filter(|one| **one == deed).count()).unwrap_or(i64::MAX);
        let (app, passkeys, services) =
            (count(Deed::AppOff), count(Deed::PasskeyRemoved), count(Deed::Unlinked));
        let lines = [
            (app > 0).then(|| t.mail_taken_app().to_owned()),
            (passkeys > 0).then(|| t.mail_taken_passkeys(passkeys)),
            (services > 0).then(|| t.mail_taken_services(services)),
        ];
        lines.into_iter().flatten().collect()
    }

    fn waiting(&self, username: &str, name: &str, url: &str) -> Words {
        let t = self.t;
        let text = match name == username {
            true => t.mail_waiting_text(username),
            false => t.mail_waiting_text_named(name, username),
        };
        Words {
            subject: t.mail_waiting_subject(self.name()),
            blocks: vec![Block::Text(text), Block::Link(t.mail_waiting_go().to_owned(), url.to_owned())],
            why: t.mail_why_admin(self.name()),
        }
    }

    fn asked(
        &self,
        poll: &Poll,
        by: Option<&str>,
        (choices, more): (&[Subject], usize),
        again: bool,
        url: &str,
    ) -> Words {
        let t = self.t;
        let (subject, text) = match (again, by) {
            (true, Some(by)) => (t.mail_again_subject(&poll.title), t.mail_again_text_by(by)),
            (true, None) => (t.mail_again_subject(&poll.title), t.mail_again_text().to_owned()),
            (false, Some(by)) => (t.mail_asked_subject(&poll.title), t.mail_asked_text_by(by)),
            (false, None) => (t.mail_asked_subject(&poll.title), t.mail_asked_text().to_owned()),
        };
        let why = match by {
            Some(by) => t.mail_why_invited_by(by, self.name()),
            None => t.mail_why_invited(self.name()),
        };
        let mut blocks = vec![Block::Text(text), Block::Heading(poll.title.clone())];
        let description = markdown::plain_paragraphs(&poll.description, DESCRIPTION_MAX);
        if !description.is_empty() {
            blocks.push(Block::Text(description));
        }
        if !choices.is_empty() {
            let mut lines = news::lines_of(self, poll, choices);
            if more > 0 {
                lines.push(t.mail_asked_more(i64::try_from(more).unwrap_or(i64::MAX)));
            }
            blocks.push(Block::List(lines));
        }
        blocks.extend(self.deadline(poll).map(|until| Block::Text(t.mail_until(&until))));
        blocks.push(Block::Link(t.mail_asked_go().to_owned(), url.to_owned()));
        Words { subject, blocks, why }
    }

    fn all_answered(&self, poll: &Poll, url: &str) -> Words {
        let t = self.t;
        Words {
            subject: t.mail_all_subject(&poll.title),
            blocks: vec![
                Block::Text(t.mail_all_text().to_owned()),
                Block::Heading(poll.title.clone()),
                Block::Link(t.mail_all_go().to_owned(), url.to_owned()),
            ],
            why: t.mail_why_owner(self.name()),
        }
    }

    fn assigned(&self, poll: &Poll, by: &str, entered: bool, deletable: bool, url: &str) -> Words {
        let t = self.t;
        let what = if entered { t.mail_assigned_entered(by) } else { t.mail_assigned_linked(by) };
        let can = if deletable { t.mail_assigned_delete() } else { t.mail_assigned_off() };
        Words {
            subject: t.mail_assigned_subject(&poll.title),
            blocks: vec![
                Block::Text(what),
                Block::Heading(poll.title.clone()),
                Block::Text(can.to_owned()),
                Block::Link(t.mail_assigned_go().to_owned(), url.to_owned()),
            ],
            why: t.mail_why_account(self.name()),
        }
    }

    fn group(&self, name: &str, by: Option<&str>, url: &str) -> Words {
        let t = self.t;
        let text = match by {
            Some(by) => t.mail_group_text_by(by, name),
            None => t.mail_group_text(name),
        };
        let blocks = vec![Block::Text(text), Block::Link(t.mail_group_go().to_owned(), url.to_owned())];
        Words { subject: t.mail_group_subject(name), blocks, why: t.mail_why_account(self.name()) }
    }

    /// A link that somebody had sent to an address that they typed.
    fn typed(&self, subject: &str, text: &str, url: &str) -> Words {
        let t = self.t;
        Words {
            subject: subject.to_owned(),
            blocks: vec![
                Block::Text(text.to_owned()),
                Block::Link(t.mail_typed_go().to_owned(), url.to_owned()),
            ],
            why: t.mail_why_typed(self.name()),
        }
    }

    fn expiry(&self, poll: &Poll, at: Instant, url: &str) -> Words {
        let t = self.t;
        Words {
            subject: t.mail_expiry_subject(&poll.title),
            blocks: vec![
                Block::Text(t.mail_expiry_text(&self.moment(at, poll.zone))),
                Block::Heading(poll.title.clone()),
                Block::Link(t.mail_expiry_go().to_owned(), url.to_owned()),
            ],
            why: t.mail_why_owner(self.name()),
        }
    }

    /// End of voting, if it is still to come; in both zones.
    fn deadline(&self, poll: &Poll) -> Option<String> {
        poll.deadline.map(|at| self.moment(at.instant(poll.zone), poll.zone))
    }

    /// An instant by the clocks of a zone, and by those of the receiver if they show another time.
    fn moment(&self, at: Instant, zone: Tz) -> String {
        let shown = |zone: Tz| {
            let wall = at.in_zone(zone).naive_local();
            (wall, format!("{} ({})", self.t.wall(wall), zone.name()))
        };
        let (wall, text) = shown(zone);
        match self.zone.map(shown) {
            Some((own, own_text)) if own != wall => format!("{text} = {own_text}"),
            _ => text,
        }
    }
}

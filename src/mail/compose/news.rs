//! News of polls that somebody watches: one mail of one poll, or of several.

use crate::domain::choice::Subject;
use crate::domain::poll::Poll;
use crate::i18n::labels::Labels;
use crate::mail::draft::Block;
use crate::mail::letter::{Content, Event, PollNews};

use super::{Site, Words};

/// Most names that one line has.
const NAMES_MAX: usize = 8;
/// Most comments of one poll whose words a mail has.
const COMMENTS_MAX: usize = 5;

/// The decision as a calendar file, where the mail is about that poll alone.
pub(super) fn calendar(content: &Content) -> Option<String> {
    match content {
        Content::News(polls) => match polls.as_slice() {
            [one] => one.calendar.clone(),
            _ => None,
        },
        Content::Decided { calendar, .. } => calendar.clone(),
        _ => None,
    }
}

pub(super) fn words(site: &Site<'_>, polls: &[PollNews]) -> Words {
    let t = site.t;
    let subject = match polls {
        [one] => subject(site, one),
        more => t.mail_news_subject_many(i64::try_from(more.len()).unwrap_or(i64::MAX)),
    };
    let mut blocks = Vec::new();
    for poll in polls {
        blocks.push(Block::Heading(poll.poll.title.clone()));
        blocks.extend(events(site, poll));
        blocks.push(Block::Link(t.mail_news_go().to_owned(), poll.url.clone()));
    }
    let why = if polls.len() > 1 { t.mail_why_watches(site.name()) } else { t.mail_why_watch(site.name()) };
    Words { subject, blocks, why }
}

/// A decision, to somebody who voted.
pub(super) fn decided(site: &Site<'_>, poll: &Poll, choices: &[Subject], url: &str) -> Words {
    let t = site.t;
    let mut blocks = vec![Block::Heading(poll.title.clone())];
    let subject = if choices.is_empty() {
        blocks.push(Block::Text(t.mail_news_undecided().to_owned()));
        t.mail_news_subject_undecided(&poll.title)
    } else {
        blocks.push(Block::Text(t.mail_news_decided().to_owned()));
        blocks.push(Block::List(lines_of(site, poll, choices)));
        t.mail_news_subject_decided(&poll.title)
    };
    blocks.push(Block::Link(t.mail_news_go().to_owned(), url.to_owned()));
    Words { subject, blocks, why: t.mail_why_voted(site.name()) }
}

/// Seats that somebody who voted has got or lost.
pub(super) fn seat(site: &Site<'_>, poll: &Poll, [seats, waits, out]: [&[Subject]; 3], url: &str) -> Words {
    let t = site.t;
    let mut blocks = vec![Block::Heading(poll.title.clone())];
    for (text, choices) in [(t.mail_seat_up(), seats), (t.mail_seat_down(), waits), (t.mail_seat_out(), out)]
    {
        if !choices.is_empty() {
            blocks.push(Block::Text(text.to_owned()));
            blocks.push(Block::List(lines_of(site, poll, choices)));
        }
    }
    blocks.push(Block::Link(t.mail_seat_go().to_owned(), url.to_owned()));
    let subject = match (seats, waits) {
        ([_, ..], _) => t.mail_seat_subject_up(&poll.title),
        (_, [_, ..]) => t.mail_seat_subject_down(&poll.title),
        _ => t.mail_seat_subject_out(&poll.title),
    };
    Words { subject, blocks, why: t.mail_why_voted(site.name()) }
}

/// Choices by the clocks of the poll, and by those of the receiver if they show another time.
pub(super) fn lines_of(site: &Site<'_>, poll: &Poll, choices: &[Subject]) -> Vec<String> {
    let labels = Labels::of(site.t, site.zone, poll);
    let line = |subject| {
        let other = labels.elsewhere(poll, subject).zip(labels.other_zone());
        let line = labels.line(poll, subject);
        match other {
            Some((other, zone)) => format!("{line} ({}) = {other} ({})", labels.zone().name(), zone.name()),
            None => line,
        }
    };
    choices.iter().map(line).collect()
}

/// What matters most comes into the subject.
fn subject(site: &Site<'_>, news: &PollNews) -> String {
    let (t, title) = (site.t, &news.poll.title);
    let has = |wanted: fn(&Event) -> bool| news.events.iter().any(wanted);
    match () {
        () if has(|event| matches!(event, Event::Decided(choices) if !choices.is_empty())) => {
            t.mail_news_subject_decided(title)
        }
        () if has(|event| matches!(event, Event::Closed)) => t.mail_news_subject_closed(title),
        () if news.events.iter().all(|event| matches!(event, Event::Voted(_))) => {
            t.mail_news_subject_votes(title)
        }
        () if news.events.iter().all(|event| matches!(event, Event::Commented { .. })) => {
            t.mail_news_subject_comments(title)
        }
        () => t.mail_news_subject(title),
    }
}

fn events(site: &Site<'_>, news: &PollNews) -> Vec<Block> {
    let t = site.t;
    let events = || news.events.iter();
    let mut lines = Vec::new();
    let mut blocks = Vec::new();
    for event in events() {
        match event {
            Event::Decided(choices) if choices.is_empty() => lines.push(t.mail_news_undecided().to_owned()),
            Event::Decided(choices) => {
                blocks.push(Block::Text(t.mail_news_decided().to_owned()));
                blocks.push(Block::List(lines_of(site, &news.poll, choices)));
            }
            Event::Closed => lines.push(t.mail_news_closed().to_owned()),
            Event::Reopened => lines.push(t.mail_news_reopened().to_owned()),
            Event::Proposed { name, choice } => {
                let choice = lines_of(site, &news.poll, std::slice::from_ref(choice)).join("");
                lines.push(match name {
                    Some(name) => t.mail_news_proposed(&choice, name),
                    None => t.mail_news_proposed_nameless(&choice),
                });
            }
            Event::Choices => lines.push(t.mail_news_choices().to_owned()),
            _ => {}
        }
    }
    let voted = events().filter_map(|event| if let Event::Voted(name) = event { Some(name) } else { None });
    people(voted, |names| t.mail_news_voted(names), |count| t.mail_news_votes(count), &mut lines);
    let changed =
        events().filter_map(|event| if let Event::VoteChanged(name) = event { Some(name) } else { None });
    people(changed, |names| t.mail_news_changed(names), |count| t.mail_news_changes(count), &mut lines);
    let deleted = events().filter(|event| matches!(event, Event::VoteDeleted)).count();
    if deleted > 0 {
        lines.push(t.mail_news_deleted(i64::try_from(deleted).unwrap_or(i64::MAX)));
    }
    if !lines.is_empty() {
        blocks.push(Block::List(lines));
    }
    blocks.extend(comments(site, news));
    blocks
}

/// One line for those whose names may be told, and one for how many others there are.
fn people<'a>(
    who: impl Iterator<Item = &'a Option<String>>,
    named: impl Fn(&str) -> String,
    unnamed: impl Fn(i64) -> String,
    lines: &mut Vec<String>,
) {
    let (names, others): (Vec<_>, Vec<_>) = who.partition(|name| name.is_some());
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    for names in names.chunks(NAMES_MAX) {
        lines.push(named(&names.join(", ")));
    }
    if !others.is_empty() {
        lines.push(unnamed(i64::try_from(others.len()).unwrap_or(i64::MAX)));
    }
}

fn comments(site: &Site<'_>, news: &PollNews) -> Vec<Block> {
    let t = site.t;
    let mut blocks = Vec::new();
    let mut more = 0;
    for event in &news.events {
        let Event::Commented { name, text, held } = event else { continue };
        let name = t.who(name);
        if blocks.len() >= 2 * COMMENTS_MAX {
            more += 1;
            continue;
        }
        let line = if *held { t.mail_news_held(name) } else { t.mail_news_commented(name) };
        blocks.push(Block::Text(line));
        blocks.push(Block::Quote(text.clone()));
    }
    if more > 0 {
        blocks.push(Block::Text(t.mail_news_comments(more)));
    }
    blocks
}

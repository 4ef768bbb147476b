//! A decision as a calendar file (iCalendar, RFC 5545).
//!
//! A day or a range is an event of whole days without a zone; its end is the day after the last one. A
//! slot is written in UTC: that is the same instant in every calendar, with no zone definition that could
//! be missing or misread, and across a change of the clocks too. A slot without a length has no end. Texts
//! are no events.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};

use crate::domain::choice::{Choice, Subject};
use crate::domain::markdown;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use crate::domain::time::{self, Instant};

/// Most characters of a poll's description that an event takes along.
const DESCRIPTION_MAX: usize = 2_000;
/// Most octets of a line (RFC 5545, section 3.1).
const LINE_OCTETS: usize = 75;

/// What was decided for, an event for each choice. `url` is the poll's address as people outside write
/// it, `host` the name of the site. `None` if nothing was decided that has a date.
///
/// The same decision gives the same bytes. The first event is named (`UID`) after the poll alone and the others
/// after the poll and their place, so that a changed decision, with a higher `SEQUENCE`, replaces in calendars
/// what they have (RFC 5545, sections 3.8.4.7 and 3.8.7.4).
pub fn decision(poll: &Poll, structure: &Structure, url: &str, host: &str) -> Option<String> {
    let decided_at = poll.decided_at?;
    let dated = structure.decided().filter_map(|choice| dates(poll, choice));
    let events: Vec<Event> = dated
        .enumerate()
        .map(|(index, mut event)| {
            describe(&mut event, poll, url);
            let place = if index == 0 { String::new() } else { format!("-{}", index + 1) };
            event.uid(&format!("{}.{}{place}@{host}", poll.slug, poll.created.0));
            event.timestamp(utc(decided_at));
            event.last_modified(utc(decided_at));
            event
        })
        .collect();
    if events.is_empty() {
        return None;
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//bitpoll//bitpoll//EN"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.extend(events);
    Some(fold(&calendar.to_string()))
}

fn dates(poll: &Poll, choice: &Choice) -> Option<Event> {
    let mut event = Event::new();
    match choice.subject {
        Subject::Text(_) => return None,
        Subject::Days { first, last } => {
            event.starts(first).ends(time::shift(last, 1)?);
        }
        Subject::Slot { .. } => {
            let (start, end) = choice.subject.instants(poll.zone)?;
            event.starts(utc(start));
            if let Some(end) = end {
                event.ends(utc(end));
            }
        }
    }
    Some(event)
}

fn describe(event: &mut Event, poll: &Poll, url: &str) {
    let words = markdown::plain_paragraphs(&poll.description, DESCRIPTION_MAX);
    let description = if words.is_empty() { url.to_owned() } else { format!("{words}\n\n{url}") };
    event
        .summary(&poll.title)
        .description(&description)
        .url(url)
        .status(EventStatus::Confirmed)
        .sequence(u32::try_from(poll.structure).unwrap_or(u32::MAX));
}

fn utc(instant: Instant) -> DateTime<Utc> {
    instant.utc().and_utc()
}

/// Folds long lines anew: the crate counts the blank before a continuation only sometimes, and so makes
/// lines of 76 octets.
fn fold(lines: &str) -> String {
    let mut out = String::with_capacity(lines.len() + lines.len() / 16);
    for line in lines.replace("\r\n ", "").split_terminator("\r\n") {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LINE_OCTETS {
                out.push_str("\r\n ");
                used = 1;
            }
            out.push(c);
            used += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use chrono_tz::TZ_VARIANTS;

    use super::*;
    use crate::domain::choice::Kind;
    use crate::domain::fixtures::{NOW, poll, structure};
    use crate::domain::poll::Owner;
    use crate::i18n::labels::Labels;
    use crate::i18n::{Locale, T};

    #[test]
    fn a_day_is_the_same_day_in_every_zone_of_polls_and_readers() {
        let mut choice = structure(1, None).choices.remove(0);
        choice.subject = Subject::parse(Kind::Date, "2026-10-25/2027-03-28").unwrap();
        choice.decided = true;
        let days = Structure::new(vec![choice.clone()], Vec::new());
        for zone in TZ_VARIANTS {
            let poll = Poll { kind: Kind::Date, zone, decided_at: Some(NOW), ..poll(Owner::default(), 0) };
            let file = decision(&poll, &days, "https://polls.example/", "polls.example").unwrap();
            assert!(file.contains("DTSTART;VALUE=DATE:20261025\r\n"), "{zone}");
            assert!(file.contains("DTEND;VALUE=DATE:20270329\r\n"), "{zone}");
            let labels = Labels::of(T(Locale::En), Some(zone), &poll);
            assert_eq!(labels.line(&poll, &choice.subject), "Sun, 25 Oct 2026 – Sun, 28 Mar 2027", "{zone}");
            assert_eq!(
                (labels.elsewhere(&poll, &choice.subject), labels.other_zone()),
                (None, None),
                "{zone}"
            );
        }
    }
}

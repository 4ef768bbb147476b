//! Calendars: what a poll came to, as events.

pub mod ics;

//! The page for a new poll, and its parts, which the page for changing choices uses too.

pub mod days;
pub mod days_calendar;
pub mod deeds;
pub mod draft;
pub mod grid;
pub mod more;
pub mod page;
pub mod picks;
pub mod sheet;
pub mod slots;
pub mod texts;

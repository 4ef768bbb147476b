//! Shared pieces of pages: they take plain text and know nothing of polls, languages or the database.
//!
//! Structs with `Render` go straight into a template: `html! { (Button::new("Save").primary()) }`.
//! The class vocabulary stands on top of `assets/css/00-tokens.css`.

pub mod answer;
pub mod button;
pub mod calendar;
pub mod choice;
pub mod data;
pub mod field;
pub mod head;
pub mod icon;
pub mod layout;
pub mod message;
pub mod nav;
pub mod results;
pub mod vote;

#[cfg(test)]
mod gallery;

pub use answer::{ANSWER_ICONS, Answer, COLOURS, Segments, answer_legend, answer_tag, segments};
pub use button::{Button, menu};
pub use calendar::{Day, Month, Week, months};
pub use choice::{Checkbox, RadioCard, RadioCards, fieldset, more_options};
pub use data::{CopyText, copy_field, facts, panel, qr, scroller, table};
pub use field::{Field, SelectOption, field_error, field_id};
pub use head::{PollHead, ThemeText, language_switch, page_head, theme_switch};
pub use icon::icon;
pub use layout::{Layout, LayoutText, Width};
pub use message::{Chip, Tone, badge, chips, empty, error_summary, flash, notice};
pub use nav::{Link, Pagination, Row, Tile, menu_links, pagination, rows, tabs, tiles};
pub use results::{Best, Cell, Column, Part, ResultRow, ResultTable, Tally, tallies};
pub use vote::{VoteGrid, VoteGroup, VoteRow, VoteText, vote_bar};

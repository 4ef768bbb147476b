//! Shared pieces of pages: they take plain text and know nothing of polls, languages or the database.
//!
//! Things with `Render` go straight into a template: `html! { (Button::new("Save").primary()) }`.
//! The class vocabulary stands on top of `assets/css/00-tokens.css`.
//!
//! | piece | how |
//! |---|---|
//! | whole page | [`Layout`] `{ lang, rtl, theme, title, …, text: LayoutText }`, [`Width`], [`theme_switch`], [`language_switch`] |
//! | previews of links | [`Preview`] `{ title, description, url, site, lang, image }` in a [`Layout`] |
//! | top of a page | [`page_head`]`(title, lead)`, [`PollHead`] `{ title, badges, facts, description, tabs_label, tabs }` |
//! | button, link | [`Button`]`::new(label)` `.primary() .quiet() .danger() .slim() .icon(n) .icon_only(n) .link(href) .download(href) .send(name, value) .form(id) .to(action) .unchecked() .disabled(b) .script(what, arg)` |
//! | menu | [`menu`]`(label, icon, show_label, &items)`, [`menu_links`]`(&[Link])` |
//! | field | [`Field`]`::text/password/number/date/datetime/colour(name, label)`, `::textarea(name, label, rows)`, `::select(name, label, &[SelectOption])`, then `.value(v) .help(h) .error(e) .required(b) .optional(word) .maxlength(n) .autocomplete(a) …` |
//! | choices in forms | [`Checkbox`]`::new(name, label).checked(b).help(h)`, [`RadioCards`] `{ name, legend, help, error, options, chosen }` |
//! | people | [`People`] `{ field, several, from, suggestions }` by `Ctx::people(field, several)` |
//! | groups | [`fieldset`]`(legend, help, &body)`, [`more_options`]`(summary, changed, open, &body)` |
//! | errors | [`error_summary`]`(heading, &[(field name, message)])`, [`field_error`]`(id, message)`, [`field_id`]`(name)` |
//! | messages | [`flash`]`(Tone, text)`, [`flash_with`]`(Tone, text, &button)`, [`notice`]`(Tone, &body)`, [`badge`]`(Option<Tone>, icon, text)`, [`empty`]`(icon, title, &body)`, [`chips`]`(name, &[Chip])` |
//! | ways to go | [`tiles`]`(&[Tile])`, [`rows`]`(&[Row])`, [`tabs`]`(label, &[Link])`, [`pagination`]`(Pagination)` |
//! | data | [`facts`]`(&[(name, Markup)])`, [`copy_field`], [`copy_block`]`(id, value, CopyText)`, [`qr`]`(svg, label)`, [`table`]`(caption, heads, &body)`, [`scroller`]`(label, &body)`, [`panel`]`(&body)` |
//! | answers | [`Answer`] `{ value, label, icon, colour }`, [`answer_tag`], [`answer_legend`], [`segments`]`(Segments)` |
//! | voting | [`VoteGrid`] `{ answers, groups, not_all, all_name, may_skip, text }` of [`VoteGroup`] of [`VoteRow`]; [`vote_bar`]`(said, &name_field, &actions)` |
//! | results | [`Best`], [`tallies`]`(&[Tally])` |
//! | calendar | [`months`]`(&[Month])` of [`Week`] of [`Day`] |
//!
//! A form is `form .form method="post" { … div .actions { … } }`; the parts of a page stand in
//! `div .stack { … }` (`.stack.loose` between sections).

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
pub mod people;
pub mod preview;
pub mod results;
pub mod vote;

#[cfg(test)]
mod gallery;

pub use answer::{Answer, Segments, answer_legend, answer_tag, segments};
pub use button::{Button, marked_menu, menu};
pub use calendar::{Day, Month, Week, months};
pub use choice::{Checkbox, RadioCard, RadioCards, fieldset, more_options};
pub use data::{CopyText, copy_block, copy_field, facts, panel, qr, scroller, table};
pub use field::{Field, SelectOption, field_error, field_id};
pub use head::{PollHead, ThemeText, language_switch, page_head, theme_switch};
pub use icon::icon;
pub use layout::{Layout, LayoutText, Width};
pub use message::{Chip, Tone, badge, chips, empty, error_summary, flash, flash_with, notice};
pub use nav::{Link, Pagination, Row, Tile, menu_links, pagination, rows, tabs, tiles};
pub use people::People;
pub use preview::Preview;
pub use results::{Best, Part, Tally, tallies};
pub use vote::{VoteGrid, VoteGroup, VoteRow, VoteText, vote_bar};

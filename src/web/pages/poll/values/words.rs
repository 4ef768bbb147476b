//! What colours and symbols are called.

use crate::i18n::T;

/// Name of a colour of the palette.
pub fn color(t: T, name: &str) -> &'static str {
    match name {
        "green" => t.color_green(),
        "yellow" => t.color_yellow(),
        "orange" => t.color_orange(),
        "red" => t.color_red(),
        "pink" => t.color_pink(),
        "purple" => t.color_purple(),
        "blue" => t.color_blue(),
        "teal" => t.color_teal(),
        _ => t.color_grey(),
    }
}

/// What a symbol shows, one of [`crate::domain::answer_value::ICONS`].
pub fn icon(t: T, name: &str) -> &'static str {
    match name {
        "check" => t.icon_check(),
        "question" => t.icon_question(),
        "rather-not" => t.icon_rather_not(),
        "ban" => t.icon_ban(),
        "star" => t.icon_star(),
        "heart" => t.icon_heart(),
        "thumbs-up" => t.icon_thumbs_up(),
        "thumbs-down" => t.icon_thumbs_down(),
        "smile" => t.icon_smile(),
        "meh" => t.icon_meh(),
        "frown" => t.icon_frown(),
        "circle" => t.icon_circle(),
        "plus" => t.icon_plus(),
        "minus" => t.icon_minus(),
        "close" => t.icon_close(),
        "bolt" => t.icon_bolt(),
        "bell" => t.icon_bell(),
        "flag" => t.icon_flag(),
        "home" => t.icon_home(),
        "globe" => t.icon_globe(),
        "phone" => t.icon_phone(),
        "coffee" => t.icon_coffee(),
        "utensils" => t.icon_utensils(),
        "book" => t.icon_book(),
        "music" => t.icon_music(),
        "sun" => t.icon_sun(),
        "moon" => t.icon_moon(),
        "clock" => t.icon_clock(),
        "calendar" => t.icon_calendar(),
        "lightbulb" => t.icon_lightbulb(),
        "warning" => t.icon_warning(),
        _ => t.icon_rocket(),
    }
}

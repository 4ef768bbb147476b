//! The possible answers of a poll: yes, maybe, …

use std::fmt;

use super::error::Problem;
use super::id::ValueId;
use super::text::{self, LINE_MAX};

/// Most answer values of a poll, deleted ones included.
pub const VALUES_MAX: usize = 50;

/// Names of the palette: each is a class `v-<name>` of the stylesheet, tuned for light, dark and
/// forced colours.
pub const PALETTE: [&str; 9] = ["green", "yellow", "orange", "red", "pink", "purple", "blue", "teal", "grey"];

/// Names of the icons that a value may have, in the order in which they are offered.
pub const ICONS: [&str; 32] = [
    "check",
    "question",
    "rather-not",
    "ban",
    "star",
    "heart",
    "thumbs-up",
    "thumbs-down",
    "smile",
    "meh",
    "frown",
    "circle",
    "plus",
    "minus",
    "close",
    "bolt",
    "bell",
    "flag",
    "home",
    "globe",
    "phone",
    "coffee",
    "utensils",
    "book",
    "music",
    "sun",
    "moon",
    "clock",
    "calendar",
    "lightbulb",
    "warning",
    "rocket",
];

/// Colour of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// One of the palette.
    Named(&'static str),
    /// A colour of the owner's own, `0xrrggbb`.
    Custom(u32),
}

impl Color {
    /// Reads a name of the palette or `#rrggbb` (also `rrggbb` and `#rgb`).
    pub fn parse(input: &str) -> Result<Self, Problem> {
        let text = input.trim();
        if let Some(name) = PALETTE.into_iter().find(|name| *name == text) {
            return Ok(Self::Named(name));
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        let long = match digits.len() {
            3 => digits.chars().flat_map(|c| [c, c]).collect(),
            _ => digits.to_owned(),
        };
        let hex = long.len() == 6 && long.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex {
            return Err(Problem::BadColor);
        }
        u32::from_str_radix(&long, 16).map(Self::Custom).map_err(|_| Problem::BadColor)
    }

    /// Whether black text reads better on a custom colour than white, by contrast ratio (WCAG 2.2,
    /// relative luminance). One of both always reaches 4.5:1.
    pub fn wants_black_text(rgb: u32) -> bool {
        let luminance = relative_luminance(rgb);
        (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::Custom(rgb) => write!(f, "#{rgb:06x}"),
        }
    }
}

fn relative_luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let share = f64::from((rgb >> shift) & 0xFF) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

/// Weight of an answer in the score, in hundredths: 0.25 is 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight(pub i64);

impl Weight {
    /// Reads `0.25`, `-1` or `0,5`: -999.99 to 999.99 with at most two decimals.
    pub fn parse(input: &str) -> Result<Self, Problem> {
        Self::read(input.trim()).ok_or(Problem::BadWeight)
    }

    fn read(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let plain = |part: &str, max: usize| part.len() <= max && part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() && decimals.is_empty() || !plain(whole, 3) || !plain(decimals, 2) {
            return None;
        }
        let hundredths = format!("{whole}{decimals:0<2}").parse::<i64>().ok()?;
        Some(Self(if negative { -hundredths } else { hundredths }))
    }

    /// As a number.
    pub fn as_f64(self) -> f64 {
        // At most seven digits: exact.
        #[expect(clippy::cast_precision_loss, reason = "sums of weights stay far below 2^52")]
        let hundredths = self.0 as f64;
        hundredths / 100.0
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, decimals) = (self.0.abs() / 100, self.0.abs() % 100);
        match (decimals, decimals % 10) {
            (0, _) => write!(f, "{sign}{whole}"),
            (_, 0) => write!(f, "{sign}{whole}.{}", decimals / 10),
            _ => write!(f, "{sign}{whole}.{decimals:02}"),
        }
    }
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceValue {
    /// Number within the poll.
    pub id: ValueId,
    /// The word.
    pub title: String,
    /// Its colour.
    pub color: Color,
    /// Its symbol, one of [`ICONS`].
    pub icon: &'static str,
    /// What it counts.
    pub weight: Weight,
    /// Taken off the poll; answers that used it are kept and count again when it comes back.
    pub deleted: bool,
}

/// An answer value as its form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewValue {
    /// The word.
    pub title: String,
    /// Its colour.
    pub color: Color,
    /// Its symbol.
    pub icon: &'static str,
    /// What it counts.
    pub weight: Weight,
}

impl NewValue {
    /// Checks the texts of the form.
    pub fn parse(title: &str, color: &str, icon: &str, weight: &str) -> Result<Self, super::error::Invalid> {
        let mut invalid = super::error::Invalid::default();
        let title = invalid.check("title", text::line(title, LINE_MAX));
        let color = invalid.check("color", Color::parse(color));
        let icon = invalid.check("icon", icon_of(icon));
        let weight = invalid.check("weight", Weight::parse(weight));
        match (title, color, icon, weight) {
            (Some(title), Some(color), Some(icon), Some(weight)) => Ok(Self { title, color, icon, weight }),
            _ => Err(invalid),
        }
    }
}

/// An icon by its name.
pub fn icon_of(name: &str) -> Result<&'static str, Problem> {
    ICONS.into_iter().find(|icon| *icon == name.trim()).ok_or(Problem::BadIcon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_exact_hundredths() {
        for (text, hundredths, shown) in [
            ("1", 100, "1"),
            ("0.25", 25, "0.25"),
            ("0,5", 50, "0.5"),
            ("-1.05", -105, "-1.05"),
            (".5", 50, "0.5"),
            ("999.99", 99_999, "999.99"),
        ] {
            let weight = Weight::parse(text).unwrap();
            assert_eq!((weight.0, weight.to_string().as_str()), (hundredths, shown));
        }
        for bad in ["", "1000", "0.001", "1e3", "NaN", "--1", ".", "1.2.3"] {
            assert_eq!(Weight::parse(bad), Err(Problem::BadWeight), "{bad:?}");
        }
    }

    #[test]
    fn colours_are_named_or_hexadecimal() {
        assert_eq!(Color::parse("green"), Ok(Color::Named("green")));
        assert_eq!(Color::parse("#B0E"), Ok(Color::Custom(0xBB_00EE)));
        assert_eq!(Color::parse("90db46").unwrap().to_string(), "#90db46");
        assert_eq!(Color::parse("#12345"), Err(Problem::BadColor));
        assert_eq!(Color::parse("url(x)"), Err(Problem::BadColor));
    }

    #[test]
    fn text_on_any_colour_reaches_the_contrast_for_small_text() {
        for rgb in (0..=0xFF_FFFF).step_by(4099) {
            let luminance = relative_luminance(rgb);
            let ratio = if Color::wants_black_text(rgb) {
                (luminance + 0.05) / 0.05
            } else {
                1.05 / (luminance + 0.05)
            };
            assert!(ratio >= 4.5, "#{rgb:06x}: {ratio}");
        }
    }
}

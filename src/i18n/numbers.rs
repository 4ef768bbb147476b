//! Numbers as each language writes them.

use super::T;
use super::memo::Memo;
use super::per_locale::{PerLocale, compiled_in};
use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_plurals::PluralRules;

pub use icu_plurals::PluralCategory;

thread_local! {
    static DECIMALS: PerLocale<DecimalFormatter> = const { PerLocale::new() };
    static PLURALS: PerLocale<PluralRules> = const { PerLocale::new() };
    static MEMO: Memo = const { Memo::new() };
}

/// The numbers whose texts are remembered.
#[derive(Clone, Copy)]
enum Style {
    Integer,
    Percent,
}

/// What a number shows that is none (or infinite).
const NO_NUMBER: &str = "–";

impl T {
    /// A number with at most this many digits after the decimal sign, rounded half away from zero:
    /// "1,234.5" or "1.234,5".
    pub fn number(self, value: f64, max_fraction_digits: u8) -> String {
        let Some(mut number) = decimal(value, max_fraction_digits) else { return NO_NUMBER.into() };
        number.absolute.trim_end();
        self.write(&number)
    }

    /// A whole number with the digits grouped: "1,234" or "1.234".
    pub fn integer(self, value: i64) -> String {
        self.memo(Style::Integer, value, || self.write(&value.into()))
    }

    /// A share (1 is the whole) with at most one digit after the decimal sign, rounded half away from
    /// zero: "50%", "16.7%" or "16,7 %".
    pub fn percent(self, ratio: f64) -> String {
        if !ratio.is_finite() {
            return NO_NUMBER.into();
        }
        let tenths = (ratio * 1000.0).round() as i64;
        self.memo(Style::Percent, tenths, || {
            let mut number = Decimal::from(tenths);
            number.absolute.multiply_pow10(-1);
            number.absolute.trim_end();
            self.number_percent(&self.write(&number))
        })
    }

    /// The plural category of a count: "1 vote" has another than "2 votes".
    pub fn plural_category(self, count: i64) -> PluralCategory {
        let make = |tag: icu_locale_core::Locale| compiled_in(PluralRules::try_new_cardinal((&tag).into()));
        PLURALS.with(|rules| rules.get(self.0, make).category_for(count))
    }

    /// Pages repeat the same few counts and shares, and ICU4X takes longer than all else in a cell.
    fn memo(self, style: Style, value: i64, write: impl FnOnce() -> String) -> String {
        MEMO.with(|memo| memo.get((self.0 as usize * 2 + style as usize, value), write))
    }

    fn write(self, number: &Decimal) -> String {
        let make = |tag: icu_locale_core::Locale| {
            compiled_in(DecimalFormatter::try_new((&tag).into(), Default::default()))
        };
        DECIMALS.with(|formatters| formatters.get(self.0, make).format(number).to_string())
    }
}

/// The value rounded to this many digits; none for what is no finite number.
fn decimal(value: f64, max_fraction_digits: u8) -> Option<Decimal> {
    // The shortest digits that give back the value are what people would have typed: rounding them
    // makes 0.125 into 0.13 and never shows 0.1 + 0.2's tail.
    let mut number = Decimal::try_from_f64(value, FloatPrecision::RoundTrip).ok()?;
    let half_away = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
    number.round_with_mode(-i16::from(max_fraction_digits), half_away);
    if number.absolute.is_zero() {
        number.sign = fixed_decimal::Sign::None;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    const EN: T = T(Locale::En);
    const DE: T = T(Locale::De);

    #[test]
    fn numbers_have_the_signs_of_the_language() {
        assert_eq!(EN.number(1_234_567.891, 2), "1,234,567.89");
        assert_eq!(DE.number(1_234_567.891, 2), "1.234.567,89");
        assert_eq!(EN.integer(-12_345), "-12,345");
        assert_eq!(DE.integer(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn only_digits_that_say_something_are_shown() {
        assert_eq!(EN.number(2.0, 3), "2");
        assert_eq!(EN.number(2.50, 3), "2.5");
        assert_eq!(EN.number(0.1 + 0.2, 3), "0.3");
        assert_eq!(EN.number(1e21, 0), "1,000,000,000,000,000,000,000");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(EN.number(0.125, 2), "0.13");
        assert_eq!(EN.number(-2.5, 0), "-3");
        assert_eq!(EN.number(-0.4, 0), "0");
    }

    #[test]
    fn a_percentage_has_one_digit_after_the_decimal_sign_where_it_says_something() {
        assert_eq!(EN.percent(1.0 / 6.0), "16.7%");
        assert_eq!(DE.percent(1.0 / 6.0), "16,7\u{a0}%");
        assert_eq!(EN.percent(0.5), "50%");
        assert_eq!(EN.percent(0.0), "0%");
        assert_eq!(DE.percent(-12.5), "-1.250\u{a0}%");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(EN.percent(f64::NAN), "–");
        assert_eq!(DE.number(f64::INFINITY, 1), "–");
    }
}

//! Languages: the words of the catalogues (`messages`), and dates, numbers and the order of
//! names as people write them (ICU4X).
//!
//! To add a language: a folder of catalogues `assets/locales/<code>/` and one line in
//! [`locales!`] below. The build then names every key that is still missing.

mod dates;
pub mod labels;
mod memo;
mod messages;
mod negotiate;
mod numbers;
mod per_locale;

pub use messages::T;
use messages::full_stop;
pub use numbers::PluralCategory;

/// Makes [`Locale`] from one line per language:
/// `Variant = code of the folder, own name, language tag for dates and numbers`.
macro_rules! locales {
    ($($variant:ident = $code:literal, $name:literal, $tag:literal;)+) => {
        /// A language of the interface. The first one is used when nothing else is asked for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Locale {
            $(#[doc = $name] $variant,)+
        }

        impl Locale {
            /// All languages, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The language code (BCP 47) that stands in addresses, cookies and `lang` attributes.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What the language calls itself.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The tag that chooses the rules for dates, numbers and order.
            fn tag(self) -> icu_locale_core::Locale {
                match self { $(Self::$variant => icu_locale_core::locale!($tag)),+ }
            }
        }
    };
}

locales! {
    En = "en", "English", "en-GB";
    De = "de", "Deutsch", "de";
    Fr = "fr", "Français", "fr";
    It = "it", "Italiano", "it";
}

impl Locale {
    /// The language with this code, whatever its case; none if the site does not speak it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.code().eq_ignore_ascii_case(code))
    }

    /// The language that suits an `Accept-Language` header best; none if no language of it does.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        negotiate::best(accept_language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_language_and_nothing_else_does() {
        for locale in Locale::ALL {
            assert_eq!(Locale::from_code(locale.code()), Some(*locale));
        }
        assert_eq!(Locale::from_code("DE"), Some(Locale::De));
        assert_eq!(Locale::from_code("tlh"), None);
        assert_eq!(Locale::De.name(), "Deutsch");
    }
}

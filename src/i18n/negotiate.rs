//! Choosing a language by `Accept-Language`.

use super::Locale;

/// One language range of the header and its weight.
struct Range<'a> {
    tag: &'a str,
    weight: f32,
}

/// The language with the highest weight (RFC 9110, 12.5.4); among equals the one named first, then
/// the one the site offers first. A range names a language when one is a prefix of the other
/// ("de-AT" and "de"), because a near language is better than a foreign one.
pub(super) fn best(header: &str) -> Option<Locale> {
    let ranges: Vec<Range<'_>> = header.split(',').filter_map(parse).collect();
    let mut best: Option<(f32, usize, Locale)> = None;
    for &locale in Locale::ALL {
        let Some((weight, position)) = rate(locale, &ranges) else { continue };
        let better = best.is_none_or(|(top, first, _)| weight > top || (weight == top && position < first));
        if weight > 0.0 && better {
            best = Some((weight, position, locale));
        }
    }
    best.map(|(_, _, locale)| locale)
}

/// Weight and position of the range that suits this language best. `*` counts only for languages
/// that no range names, so that "*, de;q=0" means anything but German.
fn rate(locale: Locale, ranges: &[Range<'_>]) -> Option<(f32, usize)> {
    let named = ranges.iter().enumerate().filter(|(_, range)| names(range.tag, locale.code()));
    let any = || ranges.iter().enumerate().find(|(_, range)| range.tag == "*");
    // max_by keeps the last of equals: reversed, that is the first.
    let (position, range) = named.rev().max_by(|a, b| a.1.weight.total_cmp(&b.1.weight)).or_else(any)?;
    Some((range.weight, position))
}

fn names(range: &str, code: &str) -> bool {
    let (short, long) = if range.len() < code.len() { (range, code) } else { (code, range) };
    let (head, tail) = long.as_bytes().split_at(short.len());
    head.eq_ignore_ascii_case(short.as_bytes()) && matches!(tail.first(), None | Some(b'-'))
}

fn parse(element: &str) -> Option<Range<'_>> {
    let mut fields = element.split(';').map(str::trim);
    let tag = fields.next().filter(|tag| !tag.is_empty())?;
    let weight = fields.find_map(|field| field.strip_prefix("q=").or_else(|| field.strip_prefix("Q=")));
    let weight: f32 = weight.map_or(Some(1.0), |weight| weight.parse().ok())?;
    (0.0..=1.0).contains(&weight).then_some(Range { tag, weight })
}

#[cfg(test)]
mod tests {
    use super::Locale::{De, En};
    use super::best;

    #[test]
    fn the_highest_weight_wins_whatever_the_order() {
        assert_eq!(best("en;q=0.5, de;q=0.9"), Some(De));
        assert_eq!(best("pl, en;q=0.8, de;q=0.7"), Some(En));
    }

    #[test]
    fn the_first_named_wins_among_equals() {
        assert_eq!(best("de, en"), Some(De));
        assert_eq!(best("en, de"), Some(En));
    }

    #[test]
    fn regions_and_case_do_not_matter() {
        assert_eq!(best("DE-at, en-US;q=0.8"), Some(De));
        assert_eq!(best("de-Latn-CH-1996"), Some(De));
    }

    #[test]
    fn a_code_that_only_starts_alike_is_another_language() {
        assert_eq!(best("den, enm"), None);
        assert_eq!(best("d"), None);
    }

    #[test]
    fn the_star_stands_for_what_is_not_named() {
        assert_eq!(best("*"), Some(En));
        assert_eq!(best("*, en;q=0"), Some(De));
        assert_eq!(best("pl, *;q=0.1"), Some(En));
        assert_eq!(best("de;q=0.1, *;q=0.5"), Some(En));
    }

    #[test]
    fn a_weight_of_zero_refuses() {
        assert_eq!(best("de;q=0"), None);
        assert_eq!(best("de;q=0, en;q=0.001"), Some(En));
    }

    #[test]
    fn rubbish_names_no_language() {
        for header in ["", ",,;", "de;q=many", "de;q=-1", "de;q=NaN", "de;q=7", "ä, é-à", "🦀"] {
            assert_eq!(best(header), None, "{header}");
        }
    }
}

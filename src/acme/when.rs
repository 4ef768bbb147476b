//! When a certificate is renewed, and when a failed try is repeated.

/// Seconds after the first failure. Authorities allow few failures an hour.
const FIRST: i64 = 300;
/// Seconds at most, unless the authority wishes for more.
const MOST: i64 = 6 * 3_600;
/// Seconds of rest at most after a certificate.
const REST_MOST: i64 = 3_600;
/// What an authority can wish for at most: a day.
const WISH_MOST: i64 = 86_400;

/// Whether two thirds of the life of a certificate are over.
pub(super) fn is_due(since: i64, until: i64, now: i64) -> bool {
    now >= since + (until - since) / 3 * 2
}

/// Seconds to wait after so many failures in a row, if the authority wished for so many.
pub(super) fn wait(failures: u32, wished: i64) -> i64 {
    let doubled = FIRST.saturating_mul(1_i64 << failures.saturating_sub(1).min(20));
    doubled.min(MOST).max(wished.min(WISH_MOST))
}

/// Seconds to leave the authority alone after a certificate that lives so long, whatever seems to be due: nodes with other
/// names, or a wrong clock, would order one after the other.
pub(super) fn rest(life: i64) -> i64 {
    (life / 3).clamp(0, REST_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_certificate_the_authority_is_left_alone() {
        assert_eq!([0, 12, 90 * 86_400, -1].map(rest), [0, 4, 3_600, 0]);
    }

    #[test]
    fn a_certificate_is_renewed_at_two_thirds_of_its_life() {
        let day = 86_400;
        assert!(!is_due(0, 90 * day, 60 * day - 1));
        assert!(is_due(0, 90 * day, 60 * day));
        assert!(is_due(0, 90 * day, 91 * day));
    }

    #[test]
    fn failures_are_repeated_later_each_time_and_as_the_authority_wishes() {
        assert_eq!([1, 2, 3, 7, 8, 100].map(|n| wait(n, 0)), [300, 600, 1_200, 19_200, 21_600, 21_600]);
        assert_eq!(wait(1, 3_600), 3_600);
        assert_eq!(wait(3, 60), 1_200);
        assert_eq!(wait(1, i64::MAX), 86_400);
    }
}

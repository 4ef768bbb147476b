//! Recovery codes: for those who have lost their app.

use super::{Keys, Random};
use crate::domain::id::UserId;

/// How many there are.
pub const CODES: usize = 10;
/// Signs without those that look like others: no i, l, o, 0, 1.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";
/// Signs of a code, in groups of four.
const LENGTH: usize = 12;

/// New codes, as they are shown once: `abcd-efgh-jkmn`.
pub fn new_codes(random: &Random) -> Vec<String> {
    (0..CODES).map(|_| new_code(random)).collect()
}

fn new_code(random: &Random) -> String {
    let mut code = String::new();
    while code.len() < LENGTH + 2 {
        for byte in random.bytes::<16>() {
            // 31 signs: what falls on the place of a 32nd is drawn again.
            let sign = SIGNS[usize::from(byte % 32)];
            if sign == b'+' || code.len() == LENGTH + 2 {
                continue;
            }
            if matches!(code.len(), 4 | 9) {
                code.push('-');
            }
            code.push(char::from(sign));
        }
    }
    code
}

/// What the database keeps of a code, by each key of the ring, the newest first. The codes are too short to withstand
/// who has the database and time, so only the server's keys tell whether one fits.
pub fn tags(code: &str, user: UserId, keys: &Keys) -> Vec<[u8; 32]> {
    let plain: String = code.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let plain = plain.to_lowercase();
    keys.sign_all(&[b"recovery code", &user.0.to_be_bytes(), plain.as_bytes()]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ten_codes_that_differ_and_can_be_read_aloud() {
        let codes = new_codes(&Random::seeded(1));
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), CODES);
        for code in &codes {
            let groups: Vec<_> = code.split('-').collect();
            assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4, 4, 4], "{code}");
            assert!(!code.contains(['i', 'l', 'o', '0', '1', '+']), "{code}");
        }
    }

    #[test]
    fn a_code_fits_however_it_is_typed_but_only_for_its_account() {
        let keys = Keys::new(&[[1; 32]]);
        assert_eq!(tags("abcd-efgh-jkmn", UserId(1), &keys), tags(" ABCDEFGH jkmn", UserId(1), &keys));
        assert_ne!(tags("abcd-efgh-jkmn", UserId(1), &keys), tags("abcd-efgh-jkmn", UserId(2), &keys));
        let ring = Keys::new(&[[2; 32], [1; 32]]);
        assert!(
            tags("abcd-efgh-jkmn", UserId(1), &ring).contains(&tags("abcd-efgh-jkmn", UserId(1), &keys)[0])
        );
    }
}

//! One-time passwords by time (RFC 6238): six digits, thirty seconds, SHA-1, as every app knows them.

use totp_rs::{Algorithm, Builder, Totp};

use super::{Keys, Random};
use crate::domain::id::UserId;

/// Bytes of a secret, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// Steps before and after the present one whose passwords are taken.
const SKEW: u16 = 1;
/// Seconds of a step.
const STEP: u64 = 30;

/// What an app and the server share.
#[derive(Clone)]
pub struct TotpSecret([u8; SECRET_BYTES]);

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret")
    }
}

impl TotpSecret {
    /// A new one.
    pub fn new(random: &Random) -> Self {
        Self(random.bytes())
    }

    /// Sealed for the account that it belongs to; see [`Keys::seal`].
    pub fn seal(&self, user: UserId, keys: &Keys, random: &Random) -> Option<Vec<u8>> {
        keys.seal(&[b"totp", &user.0.to_be_bytes()], &self.0, random)
    }

    /// Opens what [`TotpSecret::seal`] made for this account.
    pub fn open(sealed: &[u8], user: UserId, keys: &Keys) -> Option<Self> {
        let secret = keys.open(&[b"totp", &user.0.to_be_bytes()], sealed)?;
        Some(Self(secret.try_into().ok()?))
    }

    /// The step of time (from a minute around `now`, in Unix seconds) whose password this is. Whether it was used
    /// before is for the caller to see.
    pub fn step(&self, code: &str, now: i64) -> Option<i64> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let step = self.totp("", "")?.check(&digits, u64::try_from(now).ok()?)?;
        i64::try_from(step).ok()
    }

    /// The secret as text to type (Base32), in groups of four.
    pub fn text(&self) -> String {
        let text = self.totp("", "").map(|totp| totp.secret().to_base32()).unwrap_or_default();
        let groups: Vec<&str> =
            (0..text.len()).step_by(4).filter_map(|at| text.get(at..(at + 4).min(text.len()))).collect();
        groups.join(" ")
    }

    /// The address that apps read from a code to scan. Colons part its words, so names do without.
    pub fn address(&self, site: &str, account: &str) -> Option<String> {
        self.totp(&site.replace(':', " "), &account.replace(':', " "))?.to_url().ok()
    }

    fn totp(&self, site: &str, account: &str) -> Option<Totp> {
        let builder = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(SKEW)
            .with_step_duration(STEP)
            .with_secret(self.0)
            .with_account_name(account)
            .with_issuer((!site.is_empty()).then_some(site));
        builder.build().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RFC: TotpSecret = TotpSecret(*b"12345678901234567890");

    #[test]
    fn the_passwords_are_those_of_the_rfc() {
        // RFC 6238, appendix B: the last six of its eight digits.
        for (now, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
        {
            assert_eq!(RFC.step(code, now), Some(now / 30), "{code}");
            assert_eq!(RFC.step(code, now + 30), Some(now / 30), "one step late");
            assert_eq!(RFC.step(code, now - 30), Some(now / 30), "one step early");
            assert_eq!(RFC.step(code, now + 60), None, "two steps late");
        }
        assert_eq!(RFC.step("287 082", 59), Some(1), "blanks do not matter");
        for wrong in ["", "287083", "28708", "2870820", "abcdef", "２８７０８２", "-87082", "+87082"] {
            assert_eq!(RFC.step(wrong, 59), None, "{wrong}");
        }
        assert_eq!(RFC.step("287082", -5), None);
    }

    #[test]
    fn apps_get_it_as_text_and_as_an_address() {
        assert_eq!(RFC.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let address = RFC.address("My: Polls & more", "ada@x.org").unwrap();
        assert!(address.starts_with("otpauth://totp/My"), "{address}");
        assert!(address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert!(address.contains("issuer=My"), "{address}");
    }

    #[test]
    fn a_sealed_secret_opens_for_its_account_alone() {
        let (keys, random) = (Keys::new(&[[1; 32]]), Random::seeded(1));
        let sealed = RFC.seal(UserId(1), &keys, &random).unwrap();
        assert_eq!(TotpSecret::open(&sealed, UserId(1), &keys).unwrap().0, RFC.0);
        assert!(TotpSecret::open(&sealed, UserId(2), &keys).is_none());
    }
}

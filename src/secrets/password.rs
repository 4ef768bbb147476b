//! Passwords: Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane).

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::Random;

/// The text that the database keeps of a password (PHC string format).
pub fn hash_password(password: &str, random: &Random) -> Option<String> {
    let salt = random.bytes::<16>();
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .ok()
        .map(|hash: PasswordHash| hash.to_string())
}

/// Whether the password is the one. Takes as long for an account that has none, so that time does not
/// tell which accounts there are.
pub fn verify_password(password: &str, stored: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let hash = PasswordHash::new(stored.unwrap_or(NOBODY)).or_else(|_| PasswordHash::new(NOBODY));
    let fits = hash.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    fits && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let hash = hash_password("correct horse", &Random::seeded(1)).unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(verify_password("correct horse", Some(&hash)));
        assert!(!verify_password("wrong", Some(&hash)));
        assert!(!verify_password("correct horse", None));
        assert!(!verify_password("x", Some("!")));
    }
}

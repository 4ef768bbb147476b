//! Passwords: Argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane); and those that Django has
//! hashed, which are verified as they are.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use super::{Random, django};

/// How every hash begins that is made here.
const OURS: &str = "$argon2id$v=19$m=19456,t=2,p=1$";
/// A hash of ours that fits nothing.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The text that the database keeps of a password (PHC string format).
pub fn hash_password(password: &str, random: &Random) -> Option<String> {
    let salt = random.bytes::<16>();
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .ok()
        .map(|hash: PasswordHash| hash.to_string())
}

/// Whether the password is the one. Takes as long for an account that has none, so that time does not
/// tell which accounts there are; hashes of Django's take longer (see `web::passwords`, which makes up for it).
pub fn verify_password(password: &str, stored: Option<&str>) -> bool {
    match stored {
        Some(hash) if hash.starts_with("$argon2") => fits_argon2(password.as_bytes(), hash).unwrap_or(false),
        Some(hash) if !hash.starts_with('!') => django::fits(password, hash),
        _ => {
            // As much work as any other, for nothing.
            let _ = fits_argon2(password.as_bytes(), NOBODY);
            false
        }
    }
}

/// Whether a right password should be hashed anew: the hash is Django's, or weaker than those made here.
pub fn is_outdated(hash: &str) -> bool {
    !hash.starts_with(OURS)
}

/// Whether an account has a password at all that somebody can know.
pub fn is_usable(hash: &str) -> bool {
    !hash.is_empty() && !hash.starts_with('!')
}

/// Whether a password fits a hash of Argon2 in PHC string format; nothing for one that cannot be read.
pub(super) fn fits_argon2(password: &[u8], hash: &str) -> Option<bool> {
    let hash = PasswordHash::new(hash).ok()?;
    if django::is_absurd(&hash) {
        return None;
    }
    Some(Argon2::default().verify_password(password, &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let hash = hash_password("correct horse", &Random::seeded(1)).unwrap();
        assert!(hash.starts_with(OURS));
        assert!(verify_password("correct horse", Some(&hash)));
        assert!(!verify_password("wrong", Some(&hash)));
        assert!(!verify_password("correct horse", None));
        assert!(!verify_password("x", Some("!")));
    }

    #[test]
    fn hashes_of_others_are_to_be_made_anew_and_ours_are_not() {
        assert!(!is_outdated(&hash_password("correct horse", &Random::seeded(1)).unwrap()));
        assert!(is_outdated("pbkdf2_sha256$1000000$salt$x"));
        assert!(is_outdated("$argon2id$v=19$m=4096,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"));
    }

    #[test]
    fn who_has_no_password_that_can_be_known_has_none() {
        assert!(is_usable("$argon2id$…") && !is_usable("!") && !is_usable("!abc") && !is_usable(""));
    }
}

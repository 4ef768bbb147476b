//! Passwords as Django keeps them (`algorithm$…`), for accounts that move here. What costs absurdly much to compare fits
//! nothing: a database that is taken over must not be able to hold up the server.

use std::num::NonZeroU32;

use argon2::password_hash::phc::PasswordHash;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, pbkdf2};
use subtle::ConstantTimeEq as _;

/// Most rounds of PBKDF2; Django 6 makes 1.2 million.
const ROUNDS_MAX: u32 = 4_000_000;
/// Most of bcrypt, as a power of two; Django takes 12.
const BCRYPT_MAX: u32 = 14;
/// Most memory of scrypt, in bytes, and most work: memory times its parallelism. Django takes 16 MiB, five times.
const SCRYPT_MEMORY_MAX: u64 = 64 << 20;
const SCRYPT_WORK_MAX: u64 = 512 << 20;
/// Most memory of Argon2, in KiB, and most work: memory times passes. Django takes 100 MiB, twice.
const ARGON2_MEMORY_MAX: u32 = 256 << 10;
const ARGON2_WORK_MAX: u64 = 1 << 20;

/// Whether a password fits a hash of Django's.
pub(super) fn fits(password: &str, hash: &str) -> bool {
    let password = password.as_bytes();
    let Some((algorithm, rest)) = hash.split_once('$') else { return false };
    let fits = match algorithm {
        "pbkdf2_sha256" => fits_pbkdf2(pbkdf2::PBKDF2_HMAC_SHA256, 32, password, rest),
        "pbkdf2_sha1" => fits_pbkdf2(pbkdf2::PBKDF2_HMAC_SHA1, 20, password, rest),
        "argon2" => super::password::fits_argon2(password, &format!("${rest}")),
        "scrypt" => fits_scrypt(password, rest),
        "bcrypt" => fits_bcrypt(password, rest),
        "bcrypt_sha256" => {
            fits_bcrypt(hex(digest::digest(&digest::SHA256, password).as_ref()).as_bytes(), rest)
        }
        _ => None,
    };
    fits.unwrap_or(false)
}

/// `rounds$salt$base64`
fn fits_pbkdf2(algorithm: pbkdf2::Algorithm, length: usize, password: &[u8], rest: &str) -> Option<bool> {
    let mut parts = rest.split('$');
    let rounds: NonZeroU32 = parts.next()?.parse().ok()?;
    let (salt, tag) = (parts.next()?, STANDARD.decode(parts.next()?).ok()?);
    let sane = parts.next().is_none() && rounds.get() <= ROUNDS_MAX && tag.len() == length;
    sane.then(|| pbkdf2::verify(algorithm, rounds, salt.as_bytes(), password, &tag).is_ok())
}

/// `work$salt$block size$parallelism$base64`
fn fits_scrypt(password: &[u8], rest: &str) -> Option<bool> {
    let mut parts = rest.split('$');
    let work: u64 = parts.next()?.parse().ok()?;
    let salt = parts.next()?;
    let (block, parallel): (u32, u32) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let tag = STANDARD.decode(parts.next()?).ok()?;
    let memory = work.checked_mul(128)?.checked_mul(block.into())?;
    let sane = parts.next().is_none() && work.is_power_of_two() && tag.len() == 64;
    if !sane || memory > SCRYPT_MEMORY_MAX || memory.checked_mul(parallel.into())? > SCRYPT_WORK_MAX {
        return None;
    }
    let params = scrypt::Params::new(u8::try_from(work.ilog2()).ok()?, block, parallel).ok()?;
    let mut made = [0; 64];
    scrypt::scrypt(password, salt.as_bytes(), &params, &mut made).ok()?;
    Some(made.ct_eq(&tag).into())
}

/// `$2b$12$…`, of which bcrypt takes the first 72 bytes of the password.
fn fits_bcrypt(password: &[u8], hash: &str) -> Option<bool> {
    let cost: u32 = hash.split('$').nth(2)?.parse().ok()?;
    if cost > BCRYPT_MAX {
        return None;
    }
    bcrypt::verify(password, hash).ok()
}

/// Whether a hash of Argon2 asks for more than any sane one does.
pub(super) fn is_absurd(hash: &PasswordHash) -> bool {
    let Ok(params) = argon2::Params::try_from(hash) else { return true };
    let work = u64::from(params.m_cost()) * u64::from(params.t_cost());
    params.m_cost() > ARGON2_MEMORY_MAX || work > ARGON2_WORK_MAX || params.p_cost() > 64
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::fits;
    use crate::secrets::verify_password;

    /// Made by Django 5.2 (`make_password` of each hasher), argon2-cffi and bcrypt.
    const OF_DJANGO: &[(&str, &str)] = &[
        ("correct horse battery", "pbkdf2_sha256$20000$seasalt$Hf4ZrtGt48FiWgNsPSgzUYDFLNDSEu8sWYBvn/Pv76U="),
        (
            "correct horse battery",
            "pbkdf2_sha256$1000000$8IqHU5po6JSc12EEEdnuKq$/cFltkqEe7UTpj6uN/ACPSEjZt3vE330wLYChRkRpbw=",
        ),
        ("Grüße, 你好", "pbkdf2_sha256$20000$seasalt$teSVyDmm4f+IM/D11RCg+l026unE5UP8zoFV8Rpc23k="),
        ("correct horse battery", "pbkdf2_sha1$20000$seasalt2$kkDItOi5KqqHP/fjcHqL2SRjCiI="),
        ("Grüße, 你好", "pbkdf2_sha1$20000$seasalt2$gZcpUcfXc98ndAeRK087QrigI/s="),
        (
            "correct horse battery",
            "argon2$argon2id$v=19$m=102400,t=2,p=8$U2s4ZncxOTQ4NjF1TjZKYWpVOWNKZg$WlfzYTHF8+kmUh0yZBiMcAtdh9EQMn67IllYxsMXSlo",
        ),
        (
            "Grüße, 你好",
            "argon2$argon2id$v=19$m=102400,t=2,p=8$aENkdjNGZHlHSEpSY1VBUFAxWlJFTQ$GushrkVKRNGa1qrmg2TBfI192lU2GGXvzJLw7Hb5RaY",
        ),
        (
            "correct horse battery",
            "bcrypt_sha256$$2b$12$YcX6Srk37lJoMFiKQeIi9.sZ48VrGcMQtblniF3rvO1/VT9gPxh72",
        ),
        ("Grüße, 你好", "bcrypt_sha256$$2b$12$BDuD5RHFwzmbNE8egbHIUu7OwCEH8r7GvH58qB1nfuADAbn.C/47G"),
        ("correct horse battery", "bcrypt$$2b$12$1lp1b4rhPZ50.e0p/tmAhuXQbY67k7pU3WJe6RInthvxeHu22859i"),
        ("Grüße, 你好", "bcrypt$$2b$12$OtuKJPB4QXBP2mGF09lpJu.ftiMATvw9lLsrSktUKrQCIH/xwmD0m"),
        (
            "correct horse battery",
            "scrypt$16384$ZGla8k8nfvatCtl0gTGduk$8$5$UbhE48jjX0iMQOS0vMdCMSHOnwIQOfMPOiTJFi5vd/ddmI/YgiwGoOAZ7+/3fKHhOwoWsSxyednNNbN8sNt6Dw==",
        ),
        (
            "Grüße, 你好",
            "scrypt$16384$5Sizi06dZIQSRgKjqQ4ePw$8$5$h026C83oa7bdQZaKdvyzbK+eGFxNYn5++XVwSBnoQVpCUiRKbmNf/judSkdZcwlklBeGJP9m+A+0xBrXDtAoUA==",
        ),
    ];

    #[test]
    fn every_kind_of_hash_that_django_makes_fits_its_password_alone() {
        for (password, hash) in OF_DJANGO {
            assert!(verify_password(password, Some(hash)), "{hash}");
            assert!(!verify_password("correct horse batterz", Some(hash)), "{hash}");
            assert!(!verify_password("", Some(hash)), "{hash}");
        }
    }

    #[test]
    fn what_django_keeps_for_those_without_a_password_fits_nothing() {
        for unusable in ["!MuPdAYWekGuJ6AGYB8Ad3Ku6fMSsL7d46pKsYT8u", "!", ""] {
            for password in ["", "!", "MuPdAYWekGuJ6AGYB8Ad3Ku6fMSsL7d46pKsYT8u", unusable] {
                assert!(!verify_password(password, Some(unusable)), "{unusable} with {password}");
            }
        }
    }

    #[test]
    fn torn_and_unknown_hashes_fit_nothing() {
        for (password, hash) in OF_DJANGO {
            for end in [1, 8, 20, hash.len() / 2, hash.len() - 1] {
                assert!(!fits(password, hash.get(..end).unwrap_or("")), "{hash} up to {end}");
            }
        }
        for hash in [
            "md5$x$900150983cd24fb0d6963f7d28e17f72",
            "pbkdf2_sha256$0$s$AAAA",
            "pbkdf2_sha256$1$s$",
            "$$$$",
            "argon2$",
            "bcrypt$",
            "scrypt$0$s$8$1$AA==",
        ] {
            assert!(!fits("abc", hash), "{hash}");
        }
    }

    #[test]
    fn a_hash_of_absurd_cost_holds_nobody_up() {
        let tag = "A".repeat(86) + "==";
        let started = Instant::now();
        for hash in [
            "pbkdf2_sha256$1000000000$seasalt$Hf4ZrtGt48FiWgNsPSgzUYDFLNDSEu8sWYBvn/Pv76U=".to_owned(),
            "argon2$argon2id$v=19$m=4194304,t=2,p=8$U2s4ZncxOTQ4NjF1TjZKYWpVOWNKZg$WlfzYTHF8+kmUh0yZBiMcAtdh9EQMn67IllYxsMXSlo".to_owned(),
            "argon2$argon2id$v=19$m=102400,t=1000000,p=8$U2s4ZncxOTQ4NjF1TjZKYWpVOWNKZg$WlfzYTHF8+kmUh0yZBiMcAtdh9EQMn67IllYxsMXSlo".to_owned(),
            "$argon2id$v=19$m=19456,t=4000000,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            "bcrypt$$2b$31$1lp1b4rhPZ50.e0p/tmAhuXQbY67k7pU3WJe6RInthvxeHu22859i".to_owned(),
            format!("scrypt$1073741824$salt$8$5${tag}"),
            format!("scrypt$16384$salt$8$100000${tag}"),
            format!("scrypt$2$salt$4000000000$1${tag}"),
        ] {
            assert!(!verify_password("correct horse battery", Some(&hash)), "{hash}");
        }
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
}

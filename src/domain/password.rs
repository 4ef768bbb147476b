//! What a password must be.

use super::error::Problem;
use super::text::folded;

/// Shortest password, in characters.
pub const MIN: usize = 8;
/// Longest password, in characters.
pub const MAX: usize = 250;
/// Letters that a name must have to be looked for in a password.
const NAME_MIN: usize = 4;
/// So many more characters than the name a password needs that has the name in it.
const MORE_THAN_NAME: usize = 4;

/// Passwords that are tried first, in small letters and without digits and signs at the end. Shorter ones are refused
/// anyway, once their digits are counted.
const COMMON: &[&str] = &[
    "1q2w3e4r",
    "1q2w3e4r5t",
    "1qaz2wsx",
    "1qaz@wsx",
    "a1b2c3d4",
    "aaaa",
    "abc",
    "abcd",
    "abcde",
    "abcdef",
    "abcdefg",
    "abcdefgh",
    "abcdefghi",
    "access",
    "admin",
    "administrator",
    "andrea",
    "andreas",
    "angel",
    "arsenal",
    "asdasd",
    "asdf",
    "asdfasdf",
    "asdfgh",
    "asdfghjk",
    "asdfghjkl",
    "ashley",
    "austin",
    "baseball",
    "basketball",
    "batman",
    "berlin",
    "biteme",
    "bitpoll",
    "blink",
    "butterfly",
    "changeit",
    "changeme",
    "charlie",
    "chelsea",
    "chocolate",
    "computer",
    "cookie",
    "corvette",
    "daniel",
    "default",
    "diamond",
    "dragon",
    "dortmund",
    "einstein",
    "elizabeth",
    "fcbayern",
    "flower",
    "football",
    "frankfurt",
    "freedom",
    "fuckyou",
    "fussball",
    "gandalf",
    "geheim",
    "geheimnis",
    "ginger",
    "hallo",
    "hallohallo",
    "hallowelt",
    "hamburg",
    "hammer",
    "harley",
    "hello",
    "helloworld",
    "herbst",
    "hunter",
    "iloveu",
    "iloveyou",
    "internet",
    "jasmine",
    "jennifer",
    "jessica",
    "jordan",
    "joshua",
    "justin",
    "killer",
    "letmein",
    "liverpool",
    "login",
    "lovely",
    "maggie",
    "master",
    "matthew",
    "mercedes",
    "merlin",
    "michael",
    "michelle",
    "midnight",
    "monkey",
    "monster",
    "mustang",
    "nicole",
    "ninja",
    "passord",
    "passw0rd",
    "password",
    "passwort",
    "patrick",
    "pepper",
    "pokemon",
    "princess",
    "p@ssw0rd",
    "p@ssword",
    "qazwsx",
    "qazwsxedc",
    "qwer",
    "qwert",
    "qwerty",
    "qwertyui",
    "qwertyuiop",
    "qwertz",
    "qwertzui",
    "qwertzuiop",
    "q1w2e3r4",
    "q1w2e3r4t5",
    "rainbow",
    "ranger",
    "robert",
    "samsung",
    "schalke",
    "schatz",
    "schatzi",
    "schule",
    "secret",
    "shadow",
    "snoopy",
    "soccer",
    "sommer",
    "spiderman",
    "spring",
    "starwars",
    "steven",
    "summer",
    "sunshine",
    "superman",
    "samantha",
    "test",
    "testtest",
    "thomas",
    "thunder",
    "tigger",
    "trustno",
    "victoria",
    "welcome",
    "whatever",
    "william",
    "willkommen",
    "winter",
    "yellow",
    "zaq12wsx",
    "zaq1zaq",
    "zxcvbn",
    "zxcvbnm",
    "0000",
    "xxxx",
];

/// Whether a password may be used with this name for signing in and this address, both of which may be empty: it is
/// long enough, more than a number, not among the commonest, and not nearly the name or the address.
///
/// # Errors
/// What is wrong with it.
pub fn check(new: &str, username: &str, email: &str) -> Result<(), Problem> {
    let length = new.chars().count();
    if new.is_empty() {
        return Err(Problem::Required);
    }
    if length < MIN {
        return Err(Problem::PasswordTooShort);
    }
    if length > MAX {
        return Err(Problem::TooLong { max: MAX });
    }
    if new.chars().all(|c| c.is_numeric() || c.is_whitespace()) {
        return Err(Problem::PasswordOfDigits);
    }
    let new = folded(new);
    if is_common(&new) {
        return Err(Problem::PasswordCommon);
    }
    if names(username, email).any(|name| is_nearly(&new, &name)) {
        return Err(Problem::PasswordLikeName);
    }
    Ok(())
}

fn is_common(password: &str) -> bool {
    let plain = password.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_ascii_punctuation());
    let mut signs = password.chars();
    let first = signs.next();
    let repeated = signs.all(|sign| Some(sign) == first);
    repeated || [password, plain].iter().any(|it| COMMON.contains(it))
}

/// What a password may be made of too easily: the name, the address, and the parts of both.
fn names(username: &str, email: &str) -> impl Iterator<Item = String> {
    let (username, email) = (folded(username), folded(email));
    let parts = |text: &str| {
        let parts = text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        parts.chain([text.to_owned()]).collect::<Vec<_>>()
    };
    let local = email.split('@').next().unwrap_or("").to_owned();
    let all = [parts(&username), parts(&email), vec![local]];
    all.into_iter().flatten().filter(|name| name.chars().count() >= NAME_MIN)
}

fn is_nearly(password: &str, name: &str) -> bool {
    let backwards: String = name.chars().rev().collect();
    let more = password.chars().count().saturating_sub(name.chars().count());
    more < MORE_THAN_NAME && (password.contains(name) || password.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_ada(password: &str) -> Result<(), Problem> {
        check(password, "ada.lovelace", "countess@engine.example")
    }

    #[test]
    fn ordinary_passwords_do() {
        for fine in
            ["secret password", "correct horse battery", "xK3#vb9q", "ada likes numbers", "Übermut tut gut"]
        {
            assert_eq!(of_ada(fine), Ok(()), "{fine}");
        }
        assert_eq!(check("lovelace and babbage", "lovelace", ""), Ok(()), "a name in something longer");
    }

    #[test]
    fn short_and_endless_ones_do_not() {
        assert_eq!(of_ada(""), Err(Problem::Required));
        assert_eq!(of_ada("xK3#vb9"), Err(Problem::PasswordTooShort));
        assert_eq!(of_ada(&"xy".repeat(126)), Err(Problem::TooLong { max: MAX }));
        assert_eq!(of_ada(&"🦀x".repeat(125)), Ok(()), "characters are counted, not bytes");
    }

    #[test]
    fn numbers_and_what_everybody_takes_do_not() {
        for digits in ["19840229", "1234 5678 90", "٠١٢٣٤٥٦٧"] {
            assert_eq!(of_ada(digits), Err(Problem::PasswordOfDigits), "{digits}");
        }
        for common in [
            "password",
            "Password1!",
            "PASSWORT2026",
            "qwertz123",
            "Sommer2026!",
            "hallo1234",
            "iloveyou",
            "aaaaaaaa",
            "zxcvbnm,",
        ] {
            assert_eq!(of_ada(common), Err(Problem::PasswordCommon), "{common}");
        }
    }

    #[test]
    fn ones_own_name_does_not() {
        for near in [
            "lovelace",
            "Lovelace1",
            "ada.lovelace",
            "ecalevol!",
            "countess1",
            "Countess",
            "engine.1",
            "xxlovelace",
        ] {
            assert_eq!(of_ada(near), Err(Problem::PasswordLikeName), "{near}");
        }
        assert_eq!(check("ada12345x", "ada", ""), Ok(()), "a very short name is no hint");
    }
}

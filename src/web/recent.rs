//! The polls that a browser without an account made or took part in: a cookie with their addresses, which
//! the start page lists. It gives no right; whoever makes it up sees what they could open anyway.

use crate::domain::slug::Slug;

use super::ctx::Ctx;

const COOKIE: &str = "recent";
/// Days for which a browser keeps it after it last changed: as long as its grants.
const DAYS: i64 = crate::actions::GRANT_DAYS;
/// Most polls that are remembered.
const POLLS_MAX: usize = 20;
/// Most bytes of the cookie, which comes with every request; twenty random addresses are 340.
const BYTES_MAX: usize = 600;
/// No sign of an address.
const BETWEEN: char = '.';

impl Ctx {
    /// Addresses of the polls that this browser remembers, the last first.
    pub fn recent(&self) -> Vec<Slug> {
        read(&self.cookie(COOKIE).unwrap_or_default())
    }

    /// Lets the answer put a poll at the head of those that this browser remembers.
    pub fn remember(&self, slug: &Slug) {
        self.set_cookie(COOKIE, write(slug, &self.recent()), Some(DAYS));
    }
}

fn read(cookie: &str) -> Vec<Slug> {
    cookie.split(BETWEEN).filter_map(|slug| Slug::parse(slug).ok()).take(POLLS_MAX).collect()
}

/// The poll and as many of the others as fit.
fn write(slug: &Slug, others: &[Slug]) -> String {
    let mut cookie = slug.to_string();
    for other in others.iter().filter(|other| *other != slug).take(POLLS_MAX - 1) {
        if cookie.len() + 1 + other.as_str().len() > BYTES_MAX {
            break;
        }
        cookie.push(BETWEEN);
        cookie.push_str(other.as_str());
    }
    cookie
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    #[test]
    fn the_last_poll_comes_first_and_each_but_once() {
        let cookie =
            ["a", "b", "c", "a"].iter().fold(String::new(), |old, new| write(&slug(new), &read(&old)));
        assert_eq!(cookie, "a.c.b");
        assert_eq!(read(&cookie), [slug("a"), slug("c"), slug("b")]);
    }

    #[test]
    fn the_oldest_are_forgotten_when_there_are_too_many_or_they_are_too_long() {
        let many = (0..50).fold(String::new(), |old, new| write(&slug(&format!("poll{new}")), &read(&old)));
        assert_eq!(read(&many).len(), POLLS_MAX);
        let long =
            (10..60).fold(String::new(), |old, new| write(&slug(&format!("{new}").repeat(40)), &read(&old)));
        assert!(long.len() <= BYTES_MAX && long.starts_with("5959"), "{long}");
    }

    #[test]
    fn what_is_no_address_is_passed_over() {
        assert_eq!(read("../x.ok.<b>. .%00"), [slug("ok")]);
        assert_eq!(read(""), []);
    }
}

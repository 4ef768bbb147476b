//! What sending mail needs: how the site is set up, its keys for links, and the way to the mail server.

use std::sync::Arc;

use chrono_tz::Tz;

use crate::config::Config;
use crate::domain::poll::Poll;
use crate::domain::time;
use crate::i18n::{Locale, T};
use crate::mail::send::Post;
use crate::secrets::{Capability, Keys};
use crate::store::mailing::Addressee;

/// Everything that sending mail needs. Clones share it.
#[derive(Clone)]
pub struct Office(Arc<Inner>);

/// The parts of an [`Office`].
pub struct Inner {
    /// How the site is set up.
    pub config: Config,
    /// The server's keys.
    pub keys: Keys,
    /// The way to the mail server; none where this site sends no mail.
    pub post: Option<Post>,
}

impl std::ops::Deref for Office {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Office {
    /// Puts the parts together.
    ///
    /// # Errors
    /// What is wrong with the configuration of mail, in one line.
    pub fn new(config: &Config, keys: &Keys) -> Result<Self, String> {
        let post = Post::new(config)?;
        Ok(Self(Arc::new(Inner { config: config.clone(), keys: keys.clone(), post })))
    }

    /// A whole address of this site.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.config.public_url.as_str())
    }

    /// The address of a poll's page.
    pub(super) fn poll_url(&self, poll: &Poll, rest: &str) -> String {
        self.url(&format!("/poll/{}/{rest}", poll.slug))
    }

    /// A link of a token.
    pub(super) fn token_url(&self, page: &str, kind: &str, name: &str) -> String {
        let code = Capability::Token(kind, name).code(0, &self.keys);
        self.url(&format!("/registration/{page}/{name}/{code}/"))
    }

    /// Words of a language by its code; of the site's for any other.
    pub(super) fn words(&self, locale: &str) -> T {
        T(Locale::from_code(locale).unwrap_or(self.config.locale))
    }

    /// Words for an account: in the language that they chose, else in that of the page where they last signed in.
    pub(super) fn words_of(&self, addressee: &Addressee) -> T {
        let chosen = &addressee.user.locale;
        self.words(if chosen.is_empty() { &addressee.page_locale } else { chosen })
    }
}

/// The zone of an account, if it has chosen one.
pub(super) fn zone_of(addressee: &Addressee) -> Option<Tz> {
    time::zone_of(&addressee.user.zone).ok()
}

//! Pages that are kept ready: the results of a poll for everybody who sees the same. Every request asks
//! the database for the poll's revision first, so none is ever stale, on any node.

use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher as _;
use std::sync::{Arc, OnceLock, RwLock};

use actix_web::http::header::HeaderValue;
use actix_web::web::Bytes;
use chrono_tz::Tz;

use crate::domain::time::Instant;
use crate::i18n::Locale;

use super::encoding::Encoding;

/// Most bytes that are kept, all pages and encodings together.
const BYTES_MAX: usize = 8 * 1024 * 1024;

/// What a page depends on beside the poll's state.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// The poll's address.
    pub slug: String,
    /// Page of the rows.
    pub page: i64,
    /// What the viewer's browser says.
    pub look: Look,
}

/// Language, theme and zone of a viewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    /// Language of the words.
    pub locale: Locale,
    /// Light or dark, if that was chosen.
    pub theme: Option<&'static str>,
    /// Zone of the browser, if known.
    pub zone: Option<Tz>,
}

/// What a page shows: which poll, for an address can be used again, and its revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// When the poll was made.
    pub created: i64,
    /// Its revision.
    pub revision: i64,
}

/// A page in all encodings that were asked for.
pub struct Page {
    /// What it shows.
    pub state: State,
    /// When it stops being right by itself.
    pub until: Instant,
    /// Validator: a hash of the page that is quick rather than secret, for only changes must show.
    pub etag: HeaderValue,
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Page {
    /// A rendered page.
    pub fn new(state: State, until: Instant, html: String) -> Self {
        let hash = foldhash::quality::FixedState::default().hash_one(html.as_bytes());
        // Hexadecimal digits are fit for a header.
        let etag = HeaderValue::try_from(format!("W/\"{hash:016x}\""));
        let etag = etag.unwrap_or(HeaderValue::from_static("W/\"\""));
        Self { state, until, etag, plain: Bytes::from(html), gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The body in an encoding; compressed once.
    pub fn body(&self, encoding: Encoding) -> Bytes {
        let kept = match encoding {
            Encoding::Identity => return self.plain.clone(),
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        };
        kept.get_or_init(|| Bytes::from(encoding.encode(&self.plain, true))).clone()
    }

    /// Whether it still shows this at this time.
    pub fn holds(&self, state: State, now: Instant) -> bool {
        self.state == state && now < self.until
    }

    fn bytes(&self) -> usize {
        self.plain.len() + self.plain.len() / 2
    }
}

/// All pages that are kept, bounded in bytes; the oldest go first.
#[derive(Default)]
pub struct Ready(RwLock<Shelf>);

#[derive(Default)]
struct Shelf {
    pages: HashMap<Key, Arc<Page>>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Ready {
    /// The page, whatever revision it shows.
    pub fn get(&self, key: &Key) -> Option<Arc<Page>> {
        self.0.read().ok()?.pages.get(key).cloned()
    }

    /// Keeps a page in the place of an older one.
    pub fn put(&self, key: Key, page: Arc<Page>) {
        let Ok(mut shelf) = self.0.write() else { return };
        shelf.bytes += page.bytes();
        match shelf.pages.insert(key.clone(), page) {
            Some(old) => shelf.bytes = shelf.bytes.saturating_sub(old.bytes()),
            None => shelf.order.push_back(key),
        }
        while shelf.bytes > BYTES_MAX {
            let Some(oldest) = shelf.order.pop_front() else { break };
            if let Some(old) = shelf.pages.remove(&oldest) {
                shelf.bytes = shelf.bytes.saturating_sub(old.bytes());
            }
        }
    }
}

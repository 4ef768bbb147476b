//! What is noted of every request: its name, a count, and a line of the log if the operator wants one. No address of a
//! client, and the pattern of a path instead of the path, which can hold the code of a link.

use std::hash::{BuildHasher as _, RandomState};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use tracing::Span;

use super::app::App;
use super::client;
use super::routes::{ROUTES, Route};
use crate::metrics::Place;

/// The header with the name of a request.
pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");
/// Longest name that a proxy may give.
const LONGEST: usize = 64;

/// What is no route: its own place in the counts.
pub const ASSETS: Place = Place { number: ROUTES.len(), method: "GET", route: "/assets/" };
/// What leads to no page.
pub const NOWHERE: Place = Place { number: ROUTES.len() + 1, method: "any", route: "none" };

/// The place of a route.
pub fn place(route: Option<&Route>) -> Place {
    route.map_or(NOWHERE, |route| Place {
        number: route.number,
        method: route.method.as_str(),
        route: route.path,
    })
}

/// Names of requests: each another one, which does not tell how many there were.
pub struct Names {
    next: AtomicU64,
    key: u64,
}

impl Default for Names {
    fn default() -> Self {
        Self { next: AtomicU64::new(1), key: RandomState::new().hash_one("requests") }
    }
}

impl Names {
    fn next(&self) -> Rc<str> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        // An odd factor: no two numbers become the same.
        format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.key).into()
    }
}

/// A request that is being answered.
pub struct Noted {
    /// Its name.
    pub name: Rc<str>,
    begun: Instant,
}

impl Noted {
    /// Begins to note. A name that a trusted proxy gave is kept.
    pub fn begin(request: &HttpRequest, app: &App) -> Self {
        let given = || {
            let name = request.headers().get(&HEADER)?.to_str().ok()?;
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte);
            let usable = (1..=LONGEST).contains(&name.len()) && name.bytes().all(fits);
            (usable && client::is_by_proxy(request, &app.config)).then(|| name.into())
        };
        Self { name: given().unwrap_or_else(|| app.names.next()), begun: Instant::now() }
    }

    /// Puts the name on every line of the log that is written meanwhile.
    pub fn span(&self) -> Span {
        tracing::error_span!("request", id = &*self.name)
    }

    /// Ends it: names the answer, counts, and logs.
    pub fn end(&self, app: &App, place: Place, status: StatusCode, headers: &mut HeaderMap) {
        if let Ok(name) = HeaderValue::from_str(&self.name) {
            headers.insert(HEADER, name);
        }
        let took = self.begun.elapsed();
        app.store.meters().requests.note(place, status.as_u16(), took);
        if app.config.access_log {
            let (method, route, status) = (place.method, place.route, status.as_u16());
            let ms = took.as_secs_f64() * 1000.0;
            tracing::info!(target: "bitpoll::access", method, route, status, ms, "answered");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_and_do_not_count() {
        let names = Names::default();
        let some: std::collections::BTreeSet<_> = (0..10_000).map(|_| names.next()).collect();
        assert_eq!(some.len(), 10_000);
        assert!(some.iter().all(|name| name.len() == 16));
    }
}

//! What is asked of every request before a page sees it, and what every answer says.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::app::App;
use super::client;
use super::error::Error;
use super::server::is_for_watching;

/// Where mail is stopped.
const STOP: &str = "/mail/stop/";

/// Refuses requests that another site made this browser send. No token in any form: browsers say where
/// a request comes from (Fetch Metadata, `Sec-Fetch-Site`), older ones at least its `Origin`; a client
/// that says neither is no browser, and has no cookies that somebody could use.
///
/// # Errors
/// [`Error::CrossSite`].
pub fn same_site(request: &HttpRequest, app: &App) -> Result<(), Error> {
    // Providers of mail post there for their people, from wherever (RFC 8058): the address itself is what gives the
    // right, and no cookie does.
    if request.method().is_safe() || app.path(request).starts_with(STOP) {
        return Ok(());
    }
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let own = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => is_own_origin(origin, request, app),
        (None, None) => true,
    };
    if own { Ok(()) } else { Err(Error::CrossSite) }
}

fn is_own_origin(origin: &str, request: &HttpRequest, app: &App) -> bool {
    let host = client::host(request, &app.config);
    let scheme =
        client::scheme(request, &app.config).unwrap_or(if app.is_secure() { "https" } else { "http" });
    origin == app.config.public_url.origin() || (!host.is_empty() && origin == format!("{scheme}://{host}"))
}

/// Refuses host names that are not ours, so that nobody can make the site write addresses of another.
///
/// # Errors
/// [`Error::WrongHost`].
pub fn own_host(request: &HttpRequest, app: &App) -> Result<(), Error> {
    // What watches over nodes asks each by its number.
    if is_for_watching(app.path(request)) {
        return Ok(());
    }
    let host = without_port(client::host(request, &app.config));
    if app.config.allows_host(host) { Ok(()) } else { Err(Error::WrongHost) }
}

/// A host without its port.
pub(super) fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// What pages may load, and that no other site may show them.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

static ALWAYS: [(HeaderName, HeaderValue); 7] = [
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_OPENER_POLICY, HeaderValue::from_static("same-origin")),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
    (
        header::PERMISSIONS_POLICY,
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=()"),
    ),
];

/// What a page says that these sites may show in a frame; `None` if there are none. It has neither scripts nor forms.
pub fn framed(sites: &[String]) -> Option<HeaderValue> {
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; \
         frame-ancestors {}",
        sites.join(" ")
    );
    HeaderValue::try_from(policy).ok().filter(|_| !sites.is_empty())
}

/// Adds what every answer says to browsers. One that has a policy already may be [`framed`].
pub fn harden(headers: &mut HeaderMap) {
    let framed = headers.contains_key(header::CONTENT_SECURITY_POLICY);
    let kept = |name: &HeaderName| {
        framed && (*name == header::CONTENT_SECURITY_POLICY || *name == header::X_FRAME_OPTIONS)
    };
    for (name, value) in ALWAYS.iter().filter(|(name, _)| !kept(name)) {
        headers.insert(name.clone(), value.clone());
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

#[cfg(test)]
mod tests {
    use super::without_port;

    #[test]
    fn a_port_does_not_matter() {
        assert_eq!(without_port("poll.example.org:8080"), "poll.example.org");
        assert_eq!(without_port("poll.example.org"), "poll.example.org");
        assert_eq!(without_port("[::1]:8080"), "[::1]");
        assert_eq!(without_port("[::1]"), "[::1]");
    }
}

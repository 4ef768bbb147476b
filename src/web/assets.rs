//! Style sheet, scripts and images: embedded, compressed at build time, cached for ever.
//!
//! `build.rs` prepares the files. Their addresses carry one hash of all of them, so that scripts
//! can import each other by relative paths.

use actix_web::http::header::{
    self, AcceptEncoding, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding, EntityTag, Header,
    IfNoneMatch, VARY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;

/// The hash over all embedded files: 12 hexadecimal digits.
pub const HASH: &str = env!("ASSETS_HASH");

/// What the address of every asset begins with, for composing addresses without allocating.
pub const BASE: &str = concat!("/assets/", env!("ASSETS_HASH"), "/");

/// The icon of the site.
pub const FAVICON: &str = "img/favicon.svg";

/// The icon as a picture: what programs keep of it they know by this address, which no new version changes.
pub const ICON: &str = "/icon-512.png";

/// The icon on home screens that know no manifest; some ask for it there unasked.
pub const TOUCH_ICON: &str = "/apple-touch-icon.png";

/// What runs beside the pages in a browser: for those below the folder of its address.
pub const WORKER: &str = "/worker.js";

/// Assets at addresses of their own.
const NAMED: [(&str, &str, &str); 6] = [
    ("/favicon.ico", FAVICON, A_DAY),
    (TOUCH_ICON, "img/touch.png", A_DAY),
    (WORKER, "js/worker.js", ASK_AGAIN),
    ("/icon-192.png", "img/icon-192.png", A_DAY),
    (ICON, "img/icon-512.png", A_DAY),
    ("/icon-maskable.png", "img/maskable.png", A_DAY),
];

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";
const A_DAY: &str = "public, max-age=86400";

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/assets"]
struct Files;

/// The address of an asset: `url("site.css")`, `url("js/vote.js")`.
pub fn url(path: &str) -> String {
    [BASE, path].concat()
}

/// The answer to a path that is one of an asset: `/assets/{hash}/…` and those at addresses of their own, such as
/// `/favicon.ico`, which have no hash. With the
/// hash of another build it is what this build has, uncached: while a new version is rolled out, an old node is asked
/// for the pages of a new one.
pub fn asset(request: &HttpRequest, path: &str) -> Option<HttpResponse> {
    if let Some((_, file, caching)) = NAMED.iter().find(|(address, ..)| *address == path) {
        return Some(respond(request, file, caching));
    }
    let (hash, path) = path.strip_prefix("/assets/")?.split_once('/')?;
    Some(respond(request, path, if hash == HASH { FOR_EVER } else { ASK_AGAIN }))
}

fn respond(request: &HttpRequest, path: &str, caching: &'static str) -> HttpResponse {
    let Some((content_type, encoding, file)) = find(request, path) else {
        return HttpResponse::NotFound().insert_header((CACHE_CONTROL, ASK_AGAIN)).finish();
    };
    let etag = EntityTag::new_strong(hex(&file.metadata.sha256_hash()));
    let fresh = is_known(request, &etag);
    let mut response = if fresh { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((ETAG, etag))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"));
    if fresh {
        return response.finish();
    }
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, encoding));
    }
    response.insert_header((CONTENT_TYPE, content_type));
    body(&mut response, file)
}

fn body(response: &mut HttpResponseBuilder, file: EmbeddedFile) -> HttpResponse {
    match file.data {
        Cow::Borrowed(data) => response.body(web::Bytes::from_static(data)),
        Cow::Owned(data) => response.body(data),
    }
}

/// Content type, content coding and content of an asset in the best form that the client accepts.
fn find(request: &HttpRequest, path: &str) -> Option<(&'static str, Option<&'static str>, EmbeddedFile)> {
    let content_type = content_type(path)?;
    let accepted = AcceptEncoding::parse(request).ok();
    for (name, ending, encoding) in [("br", "br", Encoding::brotli()), ("gzip", "gz", Encoding::gzip())] {
        let accepts = |it: &AcceptEncoding| it.negotiate([&encoding].into_iter()).as_ref() == Some(&encoding);
        if accepted.as_ref().is_some_and(accepts)
            && let Some(file) = Files::get(&format!("{path}.{ending}"))
        {
            return Some((content_type, Some(name), file));
        }
    }
    Some((content_type, None, Files::get(path)?))
}

/// The media type by the ending. None for the compressed siblings, which have no address.
fn content_type(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "webp" => "image/webp",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn is_known(request: &HttpRequest, etag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => request.headers().contains_key(header::IF_NONE_MATCH),
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|it| it.weak_eq(etag)),
        Err(_) => false,
    }
}

fn hex(hash: &[u8; 32]) -> String {
    hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::StatusCode;
    use actix_web::test::{TestRequest, call_service, init_service, read_body};
    use actix_web::{App, HttpServer};
    use std::io::{Read, Write};

    struct Answer {
        status: StatusCode,
        headers: header::HeaderMap,
        body: Vec<u8>,
    }

    impl Answer {
        fn header(&self, name: header::HeaderName) -> &str {
            self.headers.get(name).map_or("", |value| value.to_str().unwrap())
        }
    }

    async fn get(path: &str, headers: &[(&str, &str)]) -> Answer {
        let app = init_service(App::new().configure(routes)).await;
        let mut request = TestRequest::get().uri(path);
        for header in headers {
            request = request.insert_header(*header);
        }
        let response = call_service(&app, request.to_request()).await;
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, body: read_body(response).await.to_vec() }
    }

    fn routes(config: &mut web::ServiceConfig) {
        let answer = |request: HttpRequest| async move {
            asset(&request, request.match_info().as_str()).expect("the path of an asset")
        };
        config.default_service(web::to(answer));
    }

    /// An asset that is surely there, and large enough to be compressed.
    const ICON: &str = "img/favicon.svg";

    #[test]
    fn the_address_of_an_asset_carries_the_hash() {
        assert_eq!(HASH.len(), 12);
        assert_eq!(url("js/vote.js"), format!("/assets/{HASH}/js/vote.js"));
    }

    #[actix_web::test]
    async fn an_asset_is_kept_for_ever_under_its_hash() {
        let answer = get(&url(ICON), &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(CACHE_CONTROL), "public, max-age=31536000, immutable");
        assert_eq!(answer.header(CONTENT_TYPE), "image/svg+xml; charset=utf-8");
        assert_eq!(answer.header(X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(answer.header(VARY), "Accept-Encoding");
        assert_eq!(answer.header(CONTENT_ENCODING), "");
        assert!(answer.body.starts_with(b"<svg"));
    }

    #[actix_web::test]
    async fn the_page_of_another_build_gets_the_current_asset_uncached() {
        let answer = get("/assets/0123456789ab/img/favicon.svg", &[]).await;
        assert_eq!((answer.status, answer.header(CACHE_CONTROL)), (StatusCode::OK, "no-cache"));
        assert!(answer.body.starts_with(b"<svg"));
    }

    #[actix_web::test]
    async fn the_smallest_accepted_form_is_sent() {
        let plain = get(&url(ICON), &[]).await.body;
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
            ("zstd", ""),
            ("identity", ""),
        ] {
            let answer = get(&url(ICON), &[("Accept-Encoding", accepted)]).await;
            assert_eq!(answer.header(CONTENT_ENCODING), expected, "{accepted}");
            assert_eq!(decoded(expected, &answer.body), plain, "{accepted}");
        }
    }

    fn decoded(encoding: &str, body: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        match encoding {
            "br" => brotli::BrotliDecompress(&mut &*body, &mut out).unwrap(),
            "gzip" => drop(flate2::read::GzDecoder::new(body).read_to_end(&mut out).unwrap()),
            _ => out.extend(body),
        }
        out
    }

    #[actix_web::test]
    async fn an_unchanged_asset_is_not_sent_again() {
        let first = get(&url(ICON), &[]).await;
        let etag = first.header(ETAG);
        assert!(etag.starts_with('"'), "{etag} is strong");
        for known in [etag, "*", &format!("\"x\", W/{etag}")] {
            let answer = get(&url(ICON), &[("If-None-Match", known)]).await;
            assert_eq!((answer.status, answer.body.len()), (StatusCode::NOT_MODIFIED, 0), "{known}");
            for name in [ETAG, CACHE_CONTROL, VARY] {
                assert_eq!(answer.header(name.clone()), first.header(name), "{known}");
            }
        }
    }

    #[actix_web::test]
    async fn each_compressed_form_has_a_tag_of_its_own() {
        let plain = get(&url(ICON), &[]).await;
        let headers = [("If-None-Match", plain.header(ETAG)), ("Accept-Encoding", "br")];
        let compressed = get(&url(ICON), &headers).await;
        assert_eq!(compressed.status, StatusCode::OK);
        assert_ne!(compressed.header(ETAG), plain.header(ETAG));
    }

    #[actix_web::test]
    async fn what_is_no_asset_is_not_found() {
        for path in
            ["nothing.css", "", "img", "img/favicon.svg.br", "../Cargo.toml", "img/../img/favicon.svg"]
        {
            let answer = get(&url(path), &[]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(answer.header(CACHE_CONTROL), "no-cache", "{path}");
        }
    }

    #[test]
    fn all_scripts_together_are_small() {
        let is_script = |path: &str| path.starts_with("js/") && path.ends_with(".js.br");
        let sent: Vec<_> = Files::iter().filter(|path| is_script(path)).collect();
        let total: usize = sent.iter().map(|path| Files::get(path).unwrap().data.len()).sum();
        assert!(sent.len() > 5 && total < 40_000, "{total} bytes compressed in {} scripts", sent.len());
    }

    #[actix_web::test]
    async fn the_favicon_is_an_svg_that_is_asked_for_again_the_next_day() {
        let answer = get("/favicon.ico", &[]).await;
        assert_eq!((answer.status, answer.header(CACHE_CONTROL)), (StatusCode::OK, "public, max-age=86400"));
        assert_eq!(answer.header(CONTENT_TYPE), "image/svg+xml; charset=utf-8");
    }

    #[actix_web::test]
    async fn head_gives_the_headers_and_no_body() {
        let server = HttpServer::new(|| App::new().configure(routes)).workers(1).disable_signals();
        let server = server.bind(("127.0.0.1", 0)).unwrap();
        let address = server.addrs()[0];
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        let ask = move || {
            let mut connection = std::net::TcpStream::connect(address).unwrap();
            let request = format!("HEAD {} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", url(ICON));
            connection.write_all(request.as_bytes()).unwrap();
            let mut answer = String::new();
            connection.read_to_string(&mut answer).unwrap();
            answer
        };
        let answer = web::block(ask).await.unwrap();
        handle.stop(false).await;
        let length = Files::get(ICON).unwrap().data.len();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains(&format!("content-length: {length}\r\n")), "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
}

//! Compressing pages (RFC 9110, section 12.5.3).

use std::io::Write as _;

use actix_web::http::header::HeaderMap;

/// How the body is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// As it is.
    Identity,
    /// gzip.
    Gzip,
    /// Brotli.
    Brotli,
}

impl Encoding {
    /// The best that the client takes.
    pub fn of(headers: &HeaderMap) -> Self {
        let accepted = headers.get("accept-encoding").and_then(|value| value.to_str().ok()).unwrap_or("");
        let takes = |name: &str| {
            accepted.split(',').any(|entry| {
                let (coding, q) = entry.split_once(';').unwrap_or((entry, ""));
                coding.trim().eq_ignore_ascii_case(name)
                    && !matches!(q.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
            })
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// The name in `Content-Encoding`.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// Compresses a page. `thorough` is for one that is sent more than once.
    pub fn encode(self, body: &[u8], thorough: bool) -> Vec<u8> {
        match self {
            Self::Identity => body.to_vec(),
            Self::Gzip => gzip(body, thorough).unwrap_or_default(),
            Self::Brotli => brotli(body, thorough),
        }
    }
}

fn gzip(body: &[u8], thorough: bool) -> std::io::Result<Vec<u8>> {
    let level = flate2::Compression::new(if thorough { 6 } else { 3 });
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 4), level);
    encoder.write_all(body)?;
    encoder.finish()
}

fn brotli(body: &[u8], thorough: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4);
    let quality = if thorough { 5 } else { 3 };
    let mut writer = brotli::CompressorWriter::new(&mut out, 16 * 1024, quality, 18);
    // Writing to memory does not fail.
    let written = writer.write_all(body);
    drop(writer);
    if written.is_ok() { out } else { Vec::new() }
}

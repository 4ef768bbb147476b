//! Codes to scan: a link as a picture.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code (ISO/IEC 18004 asks for four).
const QUIET: usize = 4;

/// The text as a QR code in SVG, black on white in both themes so that every camera reads it; empty if
/// it is too long for one.
pub fn svg(text: &str) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return String::new() };
    let width = code.width();
    let mut path = String::new();
    for (index, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (index % width + QUIET, index / width + QUIET);
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    let size = width + 2 * QUIET;
    format!(
        r##"<svg viewBox="0 0 {size} {size}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>"##
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_link_becomes_a_picture_and_a_book_does_not() {
        assert!(super::svg("https://poll.example.org/poll/x/").starts_with("<svg viewBox=\"0 0 "));
        assert_eq!(super::svg(&"x".repeat(9_000)), "");
    }
}

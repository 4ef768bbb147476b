//! The stylesheet of a poll's own colours: a pure function of its address.

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::domain::answer_value::Color;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;

/// Most colours of one sheet; a poll has at most 50 answers.
const COLORS_MAX: usize = 60;

/// `GET /colors/{list}.css`: six hexadecimal digits a colour, joined by `-`.
pub async fn get(ctx: Ctx) -> Outcome {
    let css = sheet(&ctx.part("list")).ok_or(Error::NOT_FOUND)?;
    Ok(HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(css))
}

/// One class a colour. It is the same in light, dark and print: the owner chose it; the text on it is
/// black or white, whichever reads better.
fn sheet(list: &str) -> Option<String> {
    let mut css = String::new();
    for (count, digits) in list.split('-').enumerate() {
        let hex =
            digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !hex || count >= COLORS_MAX {
            return None;
        }
        let rgb = u32::from_str_radix(digits, 16).ok()?;
        let text = if Color::wants_black_text(rgb) { "#000" } else { "#fff" };
        css.push_str(&format!(".v-c{digits}{{--v-bg:#{digits};--v-fg:{text}}}\n"));
    }
    Some(css)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_on_a_colour_is_the_one_that_reads_better() {
        assert_eq!(
            sheet("ffee00-220044").unwrap(),
            ".v-cffee00{--v-bg:#ffee00;--v-fg:#000}\n.v-c220044{--v-bg:#220044;--v-fg:#fff}\n"
        );
    }

    #[test]
    fn nothing_but_a_short_list_of_colours_is_an_address() {
        let many = ["ffee00"; COLORS_MAX + 1].join("-");
        for bad in ["", "ffee0", "FFEE00", "ffee00-", "ffee00--220044", "}body{x", "ffee0é", many.as_str()] {
            assert_eq!(sheet(bad), None, "{bad}");
        }
    }
}

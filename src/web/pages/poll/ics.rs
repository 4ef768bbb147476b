//! The decision as a file for calendars.

use actix_web::HttpResponse;
use actix_web::http::header;

use crate::calendar::ics;
use crate::domain::access::Action;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;

use super::{enter, frame};

/// Most characters of a title in the name of a file.
const NAME_MAX: usize = 60;

/// `GET /poll/{slug}.ics`: nothing is there before a day or slot was decided for.
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = enter(&ctx, Action::View).await?;
    let poll = scene.poll;
    let url = ctx.app.absolute(&frame::path(&poll, ""));
    let host = ctx.app.config.public_url.host();
    let file = ics::decision(&poll, &structure, &url, host).ok_or(Error::NOT_FOUND)?;
    let name = attachment(&poll.title, poll.slug.as_str());
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(file))
}

/// A header that names the file after the poll's title (RFC 6266, section 5: for old programs its address).
fn attachment(title: &str, slug: &str) -> String {
    let harmless = |c: char| if c.is_alphanumeric() || "-_.,()!".contains(c) { c } else { ' ' };
    let words: String = title.chars().map(harmless).collect();
    let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.trim_matches(['.', ' ']).chars().take(NAME_MAX).collect();
    let name = if name.is_empty() { slug } else { &name };
    let encode = |byte: u8| {
        if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    let encoded: String = name.bytes().map(encode).collect();
    format!("attachment; filename=\"{slug}.ics\"; filename*=UTF-8''{encoded}.ics")
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_file_is_named_after_the_title_and_no_title_breaks_out() {
        assert_eq!(
            attachment("Käse & \"Wein\"\r\n", "food"),
            "attachment; filename=\"food.ics\"; filename*=UTF-8''K%C3%A4se%20Wein.ics"
        );
        assert!(attachment("../..", "food").ends_with("UTF-8''food.ics"));
    }
}

//! What makes an app of the site on a device: the web app manifest (<https://www.w3.org/TR/appmanifest/>).

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::json;

use crate::web::assets;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::layout::COLOURS;

/// Most characters of a name below an icon.
const SHORT_MAX: usize = 12;

/// `GET /manifest.webmanifest`
pub async fn get(ctx: Ctx) -> Outcome {
    let (t, name) = (ctx.t, &ctx.app.config.site_name);
    let at = |path| ctx.address(path);
    let [(_, colour), _] = COLOURS;
    let icon = |path, size: u32, purpose| json!({ "src": at(path), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose });
    let new = |name, path| json!({ "name": name, "url": at(path) });
    let short = (name.chars().count() <= SHORT_MAX).then_some(name);
    let mut manifest = json!({
        "id": at("/"),
        "start_url": at("/"),
        "scope": at("/"),
        "name": name,
        "description": t.start_lead(),
        "lang": t.locale().code(),
        "dir": "ltr",
        // Pages have no way back of their own.
        "display": "minimal-ui",
        "background_color": colour,
        "theme_color": colour,
        "icons": [
            { "src": at("/favicon.ico"), "sizes": "any", "type": "image/svg+xml", "purpose": "any" },
            icon("/icon-192.png", 192, "any"),
            icon(assets::ICON, 512, "any"),
            icon("/icon-maskable.png", 512, "maskable"),
        ],
        "shortcuts": [
            new(t.start_days(), "/new/date/"),
            new(t.start_times(), "/new/datetime/"),
            new(t.start_texts(), "/new/universal/"),
        ],
    });
    if let Some(short) = short {
        manifest["short_name"] = json!(short);
    }
    Ok(HttpResponse::Ok()
        .content_type("application/manifest+json; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "private, max-age=3600"))
        .insert_header((header::VARY, "Accept-Language, Cookie"))
        .body(manifest.to_string()))
}

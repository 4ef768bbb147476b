//! The settings in force, as `bitpoll config show` tells them: secrets are hidden.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::admin::{Hand, system};
use crate::config;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui;

use super::{Tab, console, lacks};

/// `GET /admin/settings/`
pub async fn get(ctx: Ctx) -> Outcome {
    let by = ctx.read(|tx, asker| system::look(tx, Hand::Of(asker))).await?;
    let t = ctx.t;
    let sources = ctx.app.sources.get();
    let rows = html! {
        @for value in config::in_force(&ctx.app.config) {
            @let source = sources.and_then(|sources| sources.get(value.name));
            tr {
                th scope="row" { code { (value.name) } }
                td data-label=(t.admin_value()) { code .admin-text { (value.shown) } }
                td data-label=(t.admin_source()) { @match source { Some(source) => (source.to_string()), None => span .muted { (t.admin_default()) } } }
            }
        }
    };
    let body = html! {
        (lacks(&ctx))
        p .muted { (t.admin_settings_text()) }
        (ui::table(t.admin_settings(), &[t.admin_option(), t.admin_value(), t.admin_source()], &rows))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Settings, None, &body)
}

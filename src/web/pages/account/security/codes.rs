//! Recovery codes: shown once.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{factors, sessions};
use crate::domain::user::User;
use crate::secrets::recovery;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Button, Tone};

/// `GET /settings/security/codes/`
pub async fn get(ctx: Ctx) -> Outcome {
    let user = ctx.read(sessions::confirmed).await?;
    let t = ctx.t;
    let body = html! {
        form .form method="post" action="/settings/security/codes/" {
            p { (t.codes_renew_text()) }
            div .actions {
                (Button::new(t.codes_renew()).primary())
                (Button::new(t.security_cancel()).quiet().link("/settings/security/"))
            }
        }
    };
    super::show(&ctx, StatusCode::OK, &user, t.security_codes_new(), body)
}

/// `POST /settings/security/codes/`: the old ones are worth nothing any more.
pub async fn post(ctx: Ctx) -> Outcome {
    let user = ctx.read(sessions::still_confirmed).await?;
    let codes = recovery::new_codes(&ctx.app.random);
    let kept = codes.clone();
    ctx.write(move |tx, asker| factors::renew_codes(tx, asker, &kept)).await?;
    once(&ctx, &user, &codes, false)
}

/// The page that shows them. `first` after the second step was turned on.
pub(super) fn once(ctx: &Ctx, user: &User, codes: &[String], first: bool) -> Outcome {
    let t = ctx.t;
    let text = codes.join("\n");
    let file = format!("{} · {}\n\n{text}\n", ctx.app.config.site_name, user.username);
    let body = html! {
        div .stack.loose {
            @if first { (ui::notice(Tone::Success, &html! { (t.codes_first()) })) }
            section .stack {
                p { (t.codes_text()) }
                div .field {
                    label for="codes" { (t.codes_label()) }
                    textarea #codes .input.codes readonly rows=(codes.len()) spellcheck="false" { "\n" (text) }
                }
                div .cluster {
                    button .btn type="button" data-do="copy" data-arg="codes" data-done=(t.link_copied()) hidden {
                        (ui::icon("copy")) span { (t.link_copy()) }
                    }
                    a .btn href={ "data:text/plain;charset=utf-8;base64," (base64(&file)) } download="recovery-codes.txt" {
                        (ui::icon("download")) span { (t.codes_file()) }
                    }
                    (Button::new(t.codes_print()).icon("print").script("print", ""))
                }
            }
            div .actions { (Button::new(t.codes_done()).primary().link("/settings/security/")) }
        }
    };
    super::show(ctx, StatusCode::OK, user, t.codes_title(), body)
}

/// As addresses of data hold it (RFC 2397).
fn base64(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}

//! What the page for signing in offers beside a password.

use maud::{Markup, html};

use crate::web::ctx::Ctx;
use crate::web::ui::Button;

/// A button for each provider that people are sent to; nothing if there is none. The only thing to do on the page if no
/// password is asked for.
pub fn buttons(ctx: &Ctx, next: &str) -> Markup {
    let t = ctx.t;
    let sign_on = &ctx.app.sign_on;
    let alone = !sign_on.asks_for_passwords(&ctx.app.config);
    let providers = sign_on.providers.oidc();
    let next: String = url::form_urlencoded::byte_serialize(ctx.next(next).as_bytes()).collect();
    html! {
        @if !providers.is_empty() {
            div .stack {
                @if !alone { p .muted { (t.signon_or()) } }
                @for (number, provider) in providers.iter().enumerate() {
                    @let label = t.signon_button(&provider.settings.name);
                    @let place = format!("/auth/openid/{}/login/?next={next}", provider.settings.id);
                    @let button = Button::new(&label).icon("user").link(&place);
                    div .actions { (if alone && number == 0 { button.primary() } else { button }) }
                }
            }
        }
    }
}

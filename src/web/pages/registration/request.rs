//! Asking for an account.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::registration::{self, Wanted};
use crate::actions::signed_in;
use crate::config::Registration;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::spam::{self, Seal, Verdict};
use crate::web::ui::{self, Button, Field, Tone, Width};

use super::even;

/// Where this page is.
pub const PATH: &str = "/registration/request_account/";

/// How people may register here.
///
/// # Errors
/// There is no such page where they may not.
pub fn mode(ctx: &Ctx) -> Result<Registration, Error> {
    match super::offered(ctx) {
        Registration::Off => Err(Error::NOT_FOUND),
        mode => Ok(mode),
    }
}

/// `GET /registration/request_account/`
pub async fn get(ctx: Ctx) -> Outcome {
    mode(&ctx)?;
    if ctx.query.has(even::SENT) {
        let (title, body) = sent(&ctx);
        return page(&ctx, StatusCode::OK, title, body).await;
    }
    show(&ctx, StatusCode::OK, &Messages::default(), false).await
}

/// `POST /registration/request_account/`: the answer and its time are the same whether name and address are free or
/// not.
pub async fn post(ctx: Ctx) -> Outcome {
    mode(&ctx)?;
    let form = &ctx.form;
    let locale = ctx.t.locale().code();
    let (domains, home) = (&ctx.app.config.registration_domains, ctx.app.config.home());
    let (username, name, email) = (form.get("username"), form.get("name"), form.get("email"));
    let wanted = Wanted::parse(username, name, email, locale, domains, home);
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(invalid) => {
            let messages = ctx.messages(&invalid);
            return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &messages, false).await;
        }
    };
    if spam::judge(&ctx, false) == Verdict::Again {
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &Messages::default(), true).await;
    }
    let client = ctx.limited_client();
    let work = ctx.write(move |tx, asker| registration::request(tx, asker, &wanted, client));
    even::sent(&ctx, PATH, work).await
}

fn sent(ctx: &Ctx) -> (&'static str, Markup) {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.mailed_sent(), Some(t.register_sent())))
        div .stack {
            p { (t.mailed_nothing_came()) }
            div .actions { (Button::new(t.mailed_start()).link("/")) }
        }
    };
    (t.mailed_sent(), body)
}

async fn show(ctx: &Ctx, status: StatusCode, messages: &Messages, once_more: bool) -> Outcome {
    let t = ctx.t;
    let form = &ctx.form;
    let domains = ctx.app.config.registration_domains.join(", ");
    let home = (!domains.is_empty()).then(|| t.register_domains(&domains));
    let approval = ctx.app.config.registration == Registration::Approval;
    let body = html! {
        (ui::page_head(t.register_title(), Some(t.register_lead())))
        @if once_more { (spam::please_again(ctx)) }
        (messages.summary(t))
        @if approval { (ui::notice(Tone::Info, &html! { (t.register_approval()) })) }
        form .form method="post" action=(PATH) {
            (Seal::new(ctx))
            (Field::text("username", t.register_username())
                .value(form.get("username"))
                .required(true)
                .autocomplete("username")
                .help(t.register_username_help())
                .error(messages.of("username")))
            (Field::text("name", t.register_name())
                .value(form.get("name"))
                .optional(t.new_optional())
                .autocomplete("name")
                .help(t.register_name_help())
                .error(messages.of("name")))
            (Field::text("email", t.register_email())
                .value(form.get("email"))
                .required(true)
                .autocomplete("email")
                .inputmode("email")
                .help(home.as_deref())
                .error(messages.of("email")))
            div .actions {
                (Button::new(t.register_send()).primary())
                (Button::new(t.register_have()).quiet().link("/login/"))
            }
        }
    };
    page(ctx, status, t.register_title(), body).await
}

async fn page(ctx: &Ctx, status: StatusCode, title: &str, body: Markup) -> Outcome {
    let user = ctx.read(signed_in).await?;
    ctx.page(status, &Page { title, body, width: Width::Narrow, user: user.as_ref(), ..Page::default() })
}

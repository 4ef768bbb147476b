//! A forgotten password: asking for a link.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{password_reset, signed_in};
use crate::domain::error::Invalid;
use crate::domain::text;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::spam::{self, Seal, Verdict};
use crate::web::ui::{self, Button, Field, Width};

use super::even;

/// Where this page is.
pub const PATH: &str = "/registration/password_reset/";

/// Characters of an address or a name at most.
const WHO_MAX: usize = 254;

/// `GET /registration/password_reset/`
pub async fn get(ctx: Ctx) -> Outcome {
    if !super::is_mailing(&ctx) {
        return no_mail(&ctx).await;
    }
    if ctx.query.has(even::SENT) {
        let (title, body) = sent(&ctx);
        return page(&ctx, StatusCode::OK, title, body).await;
    }
    show(&ctx, StatusCode::OK, &Messages::default(), false).await
}

/// `POST /registration/password_reset/`: the answer and its time are the same whether there is such an account or not.
pub async fn post(ctx: Ctx) -> Outcome {
    if !super::is_mailing(&ctx) {
        return no_mail(&ctx).await;
    }
    let who = match text::line(ctx.form.get("who"), WHO_MAX) {
        Ok(who) => who,
        Err(problem) => {
            let messages = ctx.messages(&Invalid::one("who", problem));
            return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &messages, false).await;
        }
    };
    if spam::judge(&ctx, false) == Verdict::Again {
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &Messages::default(), true).await;
    }
    let client = ctx.limited_client();
    let work = ctx.write(move |tx, asker| password_reset::request(tx, asker, &who, client));
    even::sent(&ctx, PATH, work).await
}

/// Without mail nothing is pretended.
async fn no_mail(ctx: &Ctx) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.reset_title(), Some(t.reset_no_mail())))
        div .actions { (Button::new(t.problems_title()).link("/problems/")) }
    };
    page(ctx, StatusCode::OK, t.reset_title(), body).await
}

fn sent(ctx: &Ctx) -> (&'static str, Markup) {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.mailed_sent(), Some(t.reset_sent())))
        div .stack {
            p { (t.mailed_nothing_came()) }
            p { (t.reset_elsewhere()) }
            div .actions { (Button::new(t.frame_sign_in()).link("/login/")) }
        }
    };
    (t.mailed_sent(), body)
}

async fn show(ctx: &Ctx, status: StatusCode, messages: &Messages, once_more: bool) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.reset_title(), Some(t.reset_lead())))
        @if once_more { (spam::please_again(ctx)) }
        (messages.summary(t))
        form .form method="post" action=(PATH) {
            (Seal::new(ctx))
            (Field::text("who", t.reset_who())
                .value(ctx.form.get("who"))
                .required(true)
                .autocomplete("username")
                .error(messages.of("who")))
            div .actions { (Button::new(t.reset_send()).primary()) }
        }
    };
    page(ctx, status, t.reset_title(), body).await
}

async fn page(ctx: &Ctx, status: StatusCode, title: &str, body: Markup) -> Outcome {
    let user = ctx.read(signed_in).await?;
    ctx.page(status, &Page { title, body, width: Width::Narrow, user: user.as_ref(), ..Page::default() })
}

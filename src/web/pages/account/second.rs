//! The second step of signing in.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{
    self,
    factors::{self, Tried},
};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::page::Page;
use crate::web::second;
use crate::web::ui::{self, Button, Field, Width};

use super::passkey;

/// `GET /login/second/`
pub async fn get(ctx: Ctx) -> Outcome {
    match waiting(&ctx).await? {
        Some(next) => show(&ctx, StatusCode::OK, &next, false, false),
        None => ctx.redirect("/login/", None),
    }
}

/// `POST /login/second/`: a code of the app, or a recovery code.
pub async fn post(ctx: Ctx) -> Outcome {
    let Ok(name) = second::name(&ctx) else { return ctx.redirect("/login/", None) };
    let recovery = ctx.form.has("recovery");
    let code = ctx.form.get(if recovery { "recovery" } else { "code" }).to_owned();
    let client = ctx.client;
    let tried = ctx.write(move |tx, asker| factors::pass_second(tx, asker, client, &name, &code)).await;
    match tried {
        Ok(Tried::Right((user, afterwards))) => second::after_code(&ctx, user, &afterwards).await,
        Ok(Tried::Wrong) => {
            let next = waiting(&ctx).await?.unwrap_or_default();
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &next, true, recovery)
        }
        Ok(Tried::TooOften(wait)) => Err(actions::Error::TooOften(wait).into()),
        Err(Error::Action(actions::Error::NotFound)) => {
            second::forget(&ctx);
            ctx.redirect("/login/", None)
        }
        Err(error) => Err(error),
    }
}

/// Where a browser that is between its two steps goes afterwards.
async fn waiting(ctx: &Ctx) -> Result<Option<String>, Error> {
    match second::name(ctx) {
        Ok(name) => {
            let kept = ctx.read(move |tx, _| factors::waits_for_second(tx, &name)).await?;
            Ok(kept.as_deref().map(second::next_of))
        }
        Err(_) => Ok(None),
    }
}

fn show(ctx: &Ctx, status: StatusCode, next: &str, wrong: bool, recovery: bool) -> Outcome {
    let t = ctx.t;
    let (of_app, of_list) = match (wrong, recovery) {
        (true, false) => (Some(t.second_wrong()), None),
        (true, true) => (None, Some(t.second_wrong())),
        _ => (None, None),
    };
    let field = if recovery { "recovery" } else { "code" };
    let errors: Vec<_> = of_app.or(of_list).iter().map(|words| (field, *words)).collect();
    let body = html! {
        (ui::page_head(t.second_title(), Some(t.second_lead())))
        (ui::error_summary(t.form_errors(), &errors))
        div .stack.loose {
            form .form method="post" action="/login/second/" {
                (Field::text("code", t.second_code()).required(true).error(of_app).maxlength(12)
                    .autocomplete("one-time-code").inputmode("numeric"))
                div .actions { (Button::new(t.second_go()).primary()) }
            }
            (passkey::button(ctx, t.passkey_again(), "/login/passkey/", next))
            div {
                (ui::more_options(t.second_other(), "", recovery, &other(ctx, of_list)))
            }
        }
    };
    let page = Page {
        title: t.second_title(),
        body,
        width: Width::Narrow,
        scripts: &[passkey::SCRIPT],
        ..Page::default()
    };
    ctx.page(status, &page)
}

/// For those who do not have their app at hand.
fn other(ctx: &Ctx, error: Option<&str>) -> Markup {
    let t = ctx.t;
    html! {
        form .form method="post" action="/login/second/" {
            (Field::text("recovery", t.second_recovery()).help(t.second_recovery_help()).required(true).error(error)
                .maxlength(40).autocomplete("off"))
            div .actions { (Button::new(t.second_recovery_go())) }
        }
        p .help { (t.second_lost()) }
    }
}

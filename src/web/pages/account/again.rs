//! Showing anew who one is, before something delicate.

use actix_web::HttpResponse;
use actix_web::http::{Method, StatusCode, header};
use maud::html;

use crate::actions::{self, factors, sessions, signed_in};
use crate::domain::access::Denial;
use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::guess;
use crate::web::page::Page;
use crate::web::routes::ROUTES;
use crate::web::ui::{self, Button, Field, Width};

use super::passkey;

/// Where to go if the form that was sent has no page of its own.
const BACK: &str = "/settings/security/";

/// How somebody can show who they are.
#[derive(Clone, Copy)]
struct Ways {
    password: bool,
    passkey: bool,
}

/// Leads to the page below, and from there back to the page that was asked for.
pub fn redirect(ctx: &Ctx) -> HttpResponse {
    let is_page =
        |route: &crate::web::routes::Route| *route.method == Method::GET && ctx.pattern() == route.path;
    let back = if ROUTES.iter().any(is_page) { ctx.path() } else { page_above(ctx).unwrap_or(BACK) };
    let address = format!("/login/again/?next={back}");
    HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish()
}

/// In the console, the page from which a form was sent is the address without the deed.
fn page_above(ctx: &Ctx) -> Option<&str> {
    let path = ctx.path().strip_suffix('/')?;
    path.starts_with("/admin/").then(|| path.rfind('/').map(|at| &path[..=at]))?
}

/// `GET /login/again/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, ways) = whose(&ctx).await?;
    let next = ctx.query.get("next").to_owned();
    show(&ctx, StatusCode::OK, &user, ways, &next, false)
}

/// `POST /login/again/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (user, ways) = whose(&ctx).await?;
    let next = ctx.form.get("next").to_owned();
    let typed = ctx.form.get("password");
    if ways.password
        && guess::password(&ctx, &user.username, typed).await?.is_some_and(|known| known.user == user.id)
    {
        ctx.write(sessions::confirm).await?;
        return ctx.redirect(&ctx.next(&next), None);
    }
    show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, ways, &next, true)
}

async fn whose(ctx: &Ctx) -> Result<(User, Ways), Error> {
    let local = ctx.app.config.local_passwords;
    ctx.read(move |tx, asker| {
        let user = signed_in(tx, asker)?.ok_or(actions::Error::Denied(Denial::LoginRequired))?;
        let factors = factors::of(tx, user.id)?;
        let ways = Ways { password: local && factors.password, passkey: !factors.passkeys.is_empty() };
        Ok::<_, actions::Error>((user, ways))
    })
    .await
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, ways: Ways, next: &str, wrong: bool) -> Outcome {
    let t = ctx.t;
    let error = wrong.then(|| t.again_wrong());
    let errors: Vec<_> = error.iter().map(|words| ("password", *words)).collect();
    let lead = if ways.password { t.again_lead() } else { t.again_elsewhere() };
    let login = format!("/login/?next={}", ctx.next(next));
    let body = html! {
        (ui::page_head(t.again_title(), Some(lead)))
        (ui::error_summary(t.form_errors(), &errors))
        div .stack {
        @if ways.password {
            form .form method="post" action="/login/again/" {
                input type="hidden" name="next" value=(next);
                // Password managers want to know whose password it is.
                input type="hidden" name="username" autocomplete="username" value=(user.username);
                (Field::password("password", t.login_password()).required(true).error(error)
                    .autocomplete("current-password"))
                div .actions { (Button::new(t.again_go()).primary()) }
            }
        } @else {
            div .actions { (Button::new(t.again_sign_in()).primary().link(&login)) }
        }
        @if ways.passkey { (passkey::button(ctx, t.passkey_again(), "/login/again/passkey/", next)) }
        }
    };
    let page = Page {
        title: t.again_title(),
        body,
        width: Width::Narrow,
        user: Some(user),
        scripts: &[passkey::SCRIPT],
        ..Page::default()
    };
    ctx.page(status, &page)
}

//! Signing in.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::rt::time::sleep;
use maud::html;

use crate::actions::attempts::{self, Guesser, Pace};
use crate::actions::sessions::Proof;
use crate::actions::{sessions, signed_in};
use crate::domain::id::UserId;
use crate::domain::text::folded;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::session;
use crate::web::ui::{self, Button, Field, Width};

/// How long a password waits while many wrong ones are typed for its account.
const PAUSE: Duration = Duration::from_secs(2);

/// `GET /login/`
pub async fn get(ctx: Ctx) -> Outcome {
    let next = ctx.query.get("next").to_owned();
    show(&ctx, StatusCode::OK, "", &next, false).await
}

/// `POST /login/`: a wrong name and a wrong password are told alike, and take equally long.
pub async fn post(ctx: Ctx) -> Outcome {
    let username = ctx.form.get("username").trim().to_owned();
    let next = ctx.form.get("next").to_owned();
    let guesser = guesser(&ctx, &username);
    let Some((user, pace)) = verified(&ctx, &username, guesser.as_ref()).await? else {
        return show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &username, &next, true).await;
    };
    if let Some(guesser) = guesser {
        ctx.write(move |tx, _| attempts::uncount_password(tx, &guesser, pace)).await?;
    }
    session::start(&ctx, user, Proof::default()).await?;
    let next = ctx.next(&next);
    ctx.redirect(&next, Some(Flash::SignedIn))
}

/// Whose attempts are counted; nobody's on networks without limits.
fn guesser(ctx: &Ctx, username: &str) -> Option<Guesser> {
    let counted = !ctx.app.limits.is_exempt(ctx.client);
    counted.then(|| Guesser::new(&ctx.app.keys, ctx.client, &folded(username)))
}

/// The account whose password this is, if it is, and how it was counted.
async fn verified(
    ctx: &Ctx,
    username: &str,
    guesser: Option<&Guesser>,
) -> Result<Option<(UserId, Pace)>, Error> {
    let Some(guesser) = guesser.cloned() else {
        return Ok(verify(ctx, username).await?.map(|user| (user, Pace::Usual)));
    };
    let count = guesser.clone();
    let pace = ctx.write(move |tx, _| attempts::count_password(tx, &count)).await?;
    if pace == Pace::Slow {
        sleep(PAUSE).await;
    }
    let verified = verify(ctx, username).await;
    if verified.is_err() {
        ctx.write(move |tx, _| attempts::uncount_password(tx, &guesser, pace)).await?;
    }
    Ok(verified?.map(|user| (user, pace)))
}

async fn verify(ctx: &Ctx, username: &str) -> Result<Option<UserId>, Error> {
    let name = username.to_owned();
    let found = ctx.read(move |tx, _| sessions::credentials(tx, &name)).await?;
    let (user, hash) = found.map_or((None, None), |(user, hash)| (Some(user), Some(hash)));
    let fits = ctx.app.passwords.verify(ctx.form.get("password").to_owned(), hash).await?;
    Ok(user.filter(|_| fits))
}

async fn show(ctx: &Ctx, status: StatusCode, username: &str, next: &str, wrong: bool) -> Outcome {
    let t = ctx.t;
    let user = ctx.read(signed_in).await?;
    let errors: &[(&str, &str)] = if wrong { &[("username", t.login_wrong())] } else { &[] };
    let body = html! {
        (ui::page_head(t.login_title(), None))
        (ui::error_summary(t.form_errors(), errors))
        form .form method="post" action="/login/" {
            input type="hidden" name="next" value=(next);
            (Field::text("username", t.login_username()).value(username).required(true).autocomplete("username"))
            (Field::password("password", t.login_password()).required(true).autocomplete("current-password"))
            div .actions { (Button::new(t.frame_sign_in()).primary()) }
        }
    };
    ctx.page(
        status,
        &Page { title: t.login_title(), body, width: Width::Narrow, user: user.as_ref(), ..Page::default() },
    )
}

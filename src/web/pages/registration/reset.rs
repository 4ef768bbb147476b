//! A new password in the place of a forgotten one, or the first of an account that was made for somebody: behind the mailed
//! link. What else opens the account is shown there, for
//! somebody else may have left it.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::password_reset::{self, Kept, Ways};
use crate::domain::time::Instant;
use crate::store::passkeys::Listed;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::guess;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::password_form;
use crate::web::ui::{self, Button, Checkbox, Width};

use super::{forgot, link};

/// `GET /registration/reset/{token}/{code}/`: changes nothing.
pub async fn get(ctx: Ctx) -> Outcome {
    guess::link(&ctx).await?;
    let opened = link::of(&ctx);
    match ctx.read(move |tx, asker| password_reset::ways(tx, asker, &opened)).await {
        Ok(ways) => {
            // An account that has no password of ours lives at its provider.
            let at_home = !ways.account.has_password();
            let providers = ways.providers.iter().filter(|_| at_home).map(|link| link.provider.clone());
            let kept = Kept { providers: providers.collect(), ..Kept::default() };
            show(&ctx, StatusCode::OK, &ways, &kept, &Messages::default())
        }
        Err(error) => link::dead(&ctx, error, forgot::PATH),
    }
}

/// `POST /registration/reset/{token}/{code}/`: ends all sessions; signing in with the new password is the next step, so
/// that a second factor is asked for as ever.
pub async fn post(ctx: Ctx) -> Outcome {
    guess::link(&ctx).await?;
    let opened = link::of(&ctx);
    let seen = opened.clone();
    let ways = match ctx.read(move |tx, asker| password_reset::ways(tx, asker, &seen)).await {
        Ok(ways) => ways,
        Err(error) => return link::dead(&ctx, error, forgot::PATH),
    };
    let kept = kept(&ctx);
    let new = match password_form::read(&ctx, &ways.account.username, &ways.account.email) {
        Ok(new) => new,
        Err(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return show(&ctx, status, &ways, &kept, &ctx.messages(&invalid));
        }
    };
    let hash = ctx.app.passwords.hash(new, ctx.app.random.clone()).await?;
    match ctx.write(move |tx, asker| password_reset::reset(tx, asker, &opened, &hash, &kept)).await {
        Ok(_) => {
            let flash = if ways.first { Flash::PasswordChosen } else { Flash::PasswordReset };
            ctx.redirect("/login/", Some(flash))
        }
        Err(error) => link::dead(&ctx, error, forgot::PATH),
    }
}

fn kept(ctx: &Ctx) -> Kept {
    let all = |name| ctx.form.all(name).map(str::to_owned).collect();
    Kept { passkeys: all("passkey"), providers: all("provider"), no_second: ctx.form.has("no-second") }
}

fn show(ctx: &Ctx, status: StatusCode, ways: &Ways, kept: &Kept, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let username = &ways.account.username;
    let (title, lead, label) = if ways.first {
        let lead = t.reset_first_lead(&ctx.app.config.site_name, username);
        (t.reset_first_title(), lead, t.login_password())
    } else {
        let lead = t.reset_password_lead(username);
        (t.reset_password_title(), lead, t.mailed_password())
    };
    let body = html! {
        (ui::page_head(title, Some(&lead)))
        (messages.summary(t))
        form .form method="post" {
            // For programs that keep passwords.
            input type="hidden" name="username" autocomplete="username" value=(username);
            (password_form::fields(ctx, label, messages))
            @if !ways.passkeys.is_empty() || !ways.providers.is_empty() { (others(ctx, ways, kept)) }
            @if let Some(since) = ways.second { (second(ctx, since, ways.second_is_new, kept.no_second)) }
            div .actions { (Button::new(t.reset_save()).primary()) }
        }
    };
    ctx.page(status, &Page { title, body, width: Width::Narrow, ..Page::default() })
}

/// What else lets somebody in: it goes unless its owner knows it.
fn others(ctx: &Ctx, ways: &Ways, kept: &Kept) -> Markup {
    let t = ctx.t;
    let name = |id: &str| {
        let known = ctx.app.sign_on.providers.names().find(|(known, _)| *known == id);
        known.map_or_else(|| id.to_owned(), |(_, name)| name.to_owned())
    };
    let body = html! {
        @for passkey in &ways.passkeys {
            @let id = format!("passkey-{}", passkey.public_id);
            (Checkbox::new("passkey", &t.reset_keep_passkey(&passkey.name)).value(&passkey.public_id).id(&id)
                .help(history(ctx, passkey).as_str()).checked(kept.passkeys.contains(&passkey.public_id)))
        }
        @for (number, link) in ways.providers.iter().enumerate() {
            @let id = format!("provider-{number}");
            @let since = t.reset_added(&instant(ctx, Instant(link.created)));
            (Checkbox::new("provider", &t.reset_keep_provider(&name(&link.provider))).value(&link.provider).id(&id)
                .help(since.as_str()).checked(kept.providers.contains(&link.provider)))
        }
    };
    ui::fieldset(t.reset_others(), Some(t.reset_others_help()), &body)
}

fn history(ctx: &Ctx, passkey: &Listed) -> String {
    let t = ctx.t;
    let used = match passkey.used {
        Some(at) => t.security_passkey_used(&instant(ctx, at)),
        None => t.security_passkey_unused().to_owned(),
    };
    format!("{} · {used}", t.reset_added(&instant(ctx, passkey.created)))
}

/// A second step that is new may be somebody else's, and would keep the owner out.
fn second(ctx: &Ctx, since: Instant, is_new: bool, off: bool) -> Markup {
    let t = ctx.t;
    let since = t.reset_second_since(&instant(ctx, since));
    let body = html! {
        @if is_new { (Checkbox::new("no-second", t.reset_second_off()).help(t.reset_second_off_help()).checked(off)) }
        @else { p .help { (t.reset_second_stays()) } }
    };
    ui::fieldset(t.reset_second(), Some(&since), &body)
}

fn instant(ctx: &Ctx, at: Instant) -> String {
    ctx.t.instant(at.utc().and_utc(), ctx.zone.unwrap_or(ctx.app.config.zone))
}

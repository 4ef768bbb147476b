//! One account, and what can be done with it.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::admin::access::{self, Way};
use crate::actions::admin::users::{self, Shown};
use crate::actions::admin::{By, Hand};
use crate::domain::id::{PublicId, UserId};
use crate::domain::user::Role;
use crate::secrets::Capability;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::ui::{self, Button, CopyText, Tone};

use super::{Tab, console, number, role_field, role_name, role_options, user_parts, when};

/// `GET /admin/users/{user}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (by, shown) = look(&ctx).await?;
    show(&ctx, StatusCode::OK, &by, &shown, &Messages::default(), None)
}

pub(super) async fn look(ctx: &Ctx) -> Result<(By, Shown), Error> {
    let user = UserId(number(ctx, "user")?);
    ctx.read(move |tx, asker| users::show(tx, Hand::Of(asker), user)).await
}

/// `POST /admin/users/{user}/role/`
pub async fn role(ctx: Ctx) -> Outcome {
    let (user, word) = (UserId(number(&ctx, "user")?), ctx.form.get("role").to_owned());
    ctx.write(move |tx, asker| users::set_role(tx, Hand::Of(asker), user, users::role_of(&word)?)).await?;
    back(&ctx, Flash::Saved)
}

/// `POST /admin/users/{user}/lock/`
pub async fn lock(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    ctx.write(move |tx, asker| users::set_locked(tx, Hand::Of(asker), user, true)).await?;
    back(&ctx, Flash::UserLocked)
}

/// `POST /admin/users/{user}/unlock/`
pub async fn unlock(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    ctx.write(move |tx, asker| users::set_locked(tx, Hand::Of(asker), user, false)).await?;
    back(&ctx, Flash::UserUnlocked)
}

/// `POST /admin/users/{user}/approve/`
pub async fn approve(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    ctx.write(move |tx, asker| users::approve(tx, Hand::Of(asker), user)).await?;
    back(&ctx, Flash::UserApproved)
}

/// `POST /admin/users/{user}/refuse/`
pub async fn refuse(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    ctx.write(move |tx, asker| users::refuse(tx, Hand::Of(asker), &asker.keys, user)).await?;
    ctx.redirect("/admin/users/?waiting=1", Some(Flash::UserRefused))
}

/// `POST /admin/users/{user}/sessions/`: ends one, or all.
pub async fn sessions(ctx: Ctx) -> Outcome {
    let (user, id) = (UserId(number(&ctx, "user")?), ctx.form.get("session").to_owned());
    if id.is_empty() {
        ctx.write(move |tx, asker| access::end_sessions(tx, Hand::Of(asker), user)).await?;
        return back(&ctx, Flash::SessionsEnded);
    }
    ctx.write(move |tx, asker| access::end_session(tx, Hand::Of(asker), user, &id)).await?;
    back(&ctx, Flash::SessionEnded)
}

/// `POST /admin/users/{user}/second/`: takes the second step and the passkeys from an account.
pub async fn second(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    ctx.write(move |tx, asker| access::drop_factors(tx, Hand::Of(asker), user)).await?;
    back(&ctx, Flash::FactorsDropped)
}

/// `POST /admin/users/{user}/email/`: gives it an address, or confirms the one it has.
pub async fn email(ctx: Ctx) -> Outcome {
    let (user, email) = (UserId(number(&ctx, "user")?), ctx.form.get("email").to_owned());
    let home = ctx.app.config.home().to_owned();
    let done = ctx.write(move |tx, asker| access::set_email(tx, Hand::Of(asker), user, &email, &home)).await;
    match done {
        Ok(_) => back(&ctx, Flash::Saved),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (by, shown) = look(&ctx).await?;
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &by, &shown, &ctx.messages(&invalid), None)
        }
        Err(error) => Err(error),
    }
}

/// `POST /admin/users/{user}/reset/`: the link is shown this once, or mailed.
pub async fn reset(ctx: Ctx) -> Outcome {
    let user = UserId(number(&ctx, "user")?);
    let (token, way) = (ctx.app.random.public_id(), way(&ctx));
    ctx.write(move |tx, asker| access::make_reset(tx, Hand::Of(asker), user, &token, way)).await?;
    if way == Way::Mailed {
        return back(&ctx, Flash::ResetMailed);
    }
    let link = link(&ctx, &token);
    let (by, shown) = look(&ctx).await?;
    show(&ctx, StatusCode::OK, &by, &shown, &Messages::default(), Some(&link))
}

/// How the form wants a link to be handed over.
pub(super) fn way(ctx: &Ctx) -> Way {
    if ctx.form.get("how") == "mail" { Way::Mailed } else { Way::Shown }
}

/// The link to choose a password.
pub(super) fn link(ctx: &Ctx, token: &PublicId) -> String {
    let code = Capability::Token("reset", token.as_str()).code(0, &ctx.app.keys);
    ctx.app.absolute(&format!("/registration/reset/{token}/{code}/"))
}

fn back(ctx: &Ctx, flash: Flash) -> Outcome {
    ctx.redirect(&format!("/admin/users/{}/", number(ctx, "user")?), Some(flash))
}

/// The page; `link` is one to choose a password, which is shown this once.
pub(super) fn show(
    ctx: &Ctx,
    status: StatusCode,
    by: &By,
    shown: &Shown,
    messages: &Messages,
    link: Option<&str>,
) -> Outcome {
    let t = ctx.t;
    let account = &shown.account;
    let path = |rest: &str| format!("/admin/users/{}/{rest}", account.id);
    let body = html! {
        (messages.summary(t))
        @if let Some(link) = link { (link_once(ctx, link)) }
        (facts(ctx, shown))
        @if account.pending { (waits(ctx, &path)) }
        (role_form(ctx, shown, &path("role/")))
        (user_parts::email(ctx, account, messages, &path("email/")))
        section .stack {
            h2 { (t.admin_access()) }
            @if shown.last_admin { p .muted { (t.fault_last_admin()) } }
            div .cluster {
                @if account.locked {
                    form method="post" action=(path("unlock/")) { (Button::new(t.admin_unlock()).icon("key")) }
                } @else if !shown.last_admin {
                    form method="post" action=(path("lock/")) { (Button::new(t.admin_lock()).icon("lock")) }
                }
                form method="post" action=(path("reset/")) {
                    (Button::new(t.admin_reset_show()).icon("link").send("how", "show"))
                }
                @if account.confirmed && ctx.app.config.mails() {
                    form method="post" action=(path("reset/")) {
                        (Button::new(t.admin_reset_mail()).icon("mail").send("how", "mail"))
                    }
                }
                @if !shown.last_admin { (Button::new(t.admin_delete_user()).icon("trash").link(&path("delete/"))) }
            }
        }
        (user_parts::second(ctx, &shown.factors, &path("second/")))
        (user_parts::sessions(ctx, &shown.sessions, &path("sessions/")))
    };
    console(ctx, status, by, Tab::Users, Some(&account.username), &body)
}

fn link_once(ctx: &Ctx, link: &str) -> Markup {
    let t = ctx.t;
    let words = CopyText { label: t.admin_reset_link(), copy: t.link_copy(), copied: t.link_copied() };
    ui::notice(
        Tone::Success,
        &html! { div .stack { p { (t.admin_reset_once()) } (ui::copy_field("reset-link", link, words)) } },
    )
}

fn facts(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let account = &shown.account;
    let facts = [
        (
            t.admin_state(),
            html! {
                @if account.role == Role::User { (role_name(t, account.role)) " " }
                (super::users::state(ctx, account))
            },
        ),
        (t.admin_name(), html! { (account.name) }),
        (
            t.admin_email(),
            html! {
                @if account.email.is_empty() { (t.admin_none()) } @else {
                    (account.email) " "
                    span .muted { @if account.confirmed { (t.admin_confirmed()) } @else { (t.admin_unconfirmed()) } }
                }
            },
        ),
        (t.admin_since(), html! { (when(ctx, crate::domain::time::Instant(account.created))) }),
        (
            t.admin_polls(),
            html! {
                a href={ "/admin/polls/?q=" (super::escaped(&account.username)) } {
                    (t.integer(i64::try_from(shown.polls).unwrap_or(i64::MAX)))
                }
            },
        ),
        (
            t.admin_groups(),
            html! {
                @if shown.groups.is_empty() { (t.admin_none()) }
                @for (index, (id, name)) in shown.groups.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "/admin/groups/" (id) "/" } { (name) }
                }
            },
        ),
        (
            t.admin_log(),
            html! {
                a href={ "/admin/log/?target=" (super::escaped(&account.username)) } { (t.admin_log_of()) }
            },
        ),
    ];
    ui::facts(&facts)
}

fn waits(ctx: &Ctx, path: &dyn Fn(&str) -> String) -> Markup {
    let t = ctx.t;
    html! {
        section .panel.stack {
            h2 { (t.admin_pending()) }
            p { (t.admin_pending_text()) }
            div .cluster {
                form method="post" action=(path("approve/")) { (Button::new(t.admin_approve()).primary().icon("check")) }
                form method="post" action=(path("refuse/")) { (Button::new(t.admin_refuse()).danger().icon("ban")) }
            }
        }
    }
}

fn role_form(ctx: &Ctx, shown: &Shown, action: &str) -> Markup {
    let t = ctx.t;
    html! {
        @if !shown.last_admin {
            form .admin-search method="post" action=(action) {
                (role_field(t, &role_options(t), shown.account.role.as_str()))
                (Button::new(t.admin_role_set()))
            }
        }
    }
}

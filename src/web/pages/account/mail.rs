//! Which mail is wanted.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::profile;
use crate::domain::user::User;
use crate::store::profiles::{MailPrefs, Profile};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Checkbox, RadioCard, RadioCards, Tone};

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/mail/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, now) = ctx.read(profile::mine).await?;
    show(&ctx, &user, &now)
}

/// `POST /settings/mail/`
pub async fn post(ctx: Ctx) -> Outcome {
    let form = &ctx.form;
    let prefs = MailPrefs {
        invitations: form.has("invitations"),
        auto_watch: form.has("auto_watch"),
        digest: if form.get("digest") == "daily" { "daily" } else { "instant" },
    };
    let watch_voted = form.has("watch_voted");
    ctx.write(move |tx, asker| profile::set_mail(tx, asker, &prefs, watch_voted)).await?;
    ctx.redirect("/settings/mail/", Some(Flash::Saved))
}

fn show(ctx: &Ctx, user: &User, now: &Profile) -> Outcome {
    let t = ctx.t;
    let body = html! {
        div .stack.loose {
            (address(ctx, now))
            form .form method="post" {
                (Checkbox::new("invitations", t.mail_prefs_invitations())
                    .help(t.mail_prefs_invitations_help())
                    .checked(now.mail_invitations))
                (Checkbox::new("auto_watch", t.mail_prefs_watch())
                    .checked(now.auto_watch)
                    .help(t.mail_prefs_watch_help()))
                (Checkbox::new("watch_voted", t.mail_prefs_voted()).help(t.mail_prefs_voted_help()))
                (RadioCards {
                    name: "digest",
                    legend: t.mail_prefs_digest(),
                    help: None,
                    error: None,
                    options: &[
                        RadioCard { value: "instant", label: t.mail_prefs_instant(), help: Some(t.mail_prefs_instant_help()) },
                        RadioCard { value: "daily", label: t.mail_prefs_daily(), help: Some(t.mail_prefs_daily_help()) },
                    ],
                    chosen: &now.digest,
                })
                div .actions { (Button::new(t.profile_save()).primary()) }
            }
        }
    };
    let (tab, title) = (Tab::Mail, t.mail_prefs_title());
    let page = AccountPage { user, tab, title, lead: None, body, scripts: &[] };
    frame::page(ctx, StatusCode::OK, &page)
}

fn address(ctx: &Ctx, now: &Profile) -> Markup {
    let t = ctx.t;
    html! {
        section .stack.tight {
            @if now.email.is_empty() {
                (ui::notice(Tone::Info, &html! { p { (t.mail_prefs_none()) } }))
            } @else {
                p { (t.mail_prefs_to(&now.email)) }
            }
            @let label = if now.email.is_empty() { t.email_add() } else { t.email_title() };
            div { (Button::new(label).icon("mail").link("/settings/email/")) }
        }
    }
}

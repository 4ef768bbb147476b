//! All accounts.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::{Hand, users};
use crate::domain::user::Role;
use crate::store::accounts::Account;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Tone};

use super::{Tab, before, console, escaped, pages, query, role_name, search};

/// `GET /admin/users/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (wanted, waiting, from) = (query(&ctx, "q"), ctx.query.has("waiting"), before(&ctx));
    let words = wanted.clone();
    let (by, found) =
        ctx.read_long(move |tx, asker| users::list(tx, Hand::Of(asker), &words, waiting, from)).await?;
    let t = ctx.t;
    let kept = match (waiting, wanted.as_str()) {
        (true, _) => "waiting=1&".to_owned(),
        (false, "") => String::new(),
        (false, text) => format!("q={}&", escaped(text)),
    };
    let body = html! {
        (search(&ctx, "/admin/users/", t.admin_find_user(), t.admin_find_user_help(), &wanted))
        div .actions { (ui::Button::new(t.admin_create()).icon("plus").link(super::user_create::PATH)) }
        @if waiting { p { a href="/admin/users/" { (t.admin_all_users()) } } }
        @if found.is_empty() { (ui::empty("user", t.admin_nobody(), &html! {})) } @else { (table(&ctx, &found)) }
        (pages(&ctx, "/admin/users/", &kept, found.len(), found.last().map(|account| account.id.0)))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Users, None, &body)
}

fn table(ctx: &Ctx, found: &[Account]) -> Markup {
    let t = ctx.t;
    let rows = html! {
        @for account in found {
            tr {
                td { a href={ "/admin/users/" (account.id) "/" } { (account.username) } }
                td data-label=(t.admin_name()) { (account.name) }
                td data-label=(t.admin_email()) { (account.email) }
                td data-label=(t.admin_state()) { @if is_special(account) { (state(ctx, account)) } }
            }
        }
    };
    ui::table(t.admin_users(), &[t.admin_username(), t.admin_name(), t.admin_email(), t.admin_state()], &rows)
}

/// Whether there is anything to be said of its role and state.
fn is_special(account: &Account) -> bool {
    account.role != Role::User || account.locked || account.pending
}

/// Role and state of an account in badges.
pub(super) fn state(ctx: &Ctx, account: &Account) -> Markup {
    let t = ctx.t;
    html! {
        div .cluster.tight {
            @if account.role != Role::User { (ui::badge(Some(Tone::Info), None, role_name(t, account.role))) }
            @if account.locked { (ui::badge(Some(Tone::Danger), Some("lock"), t.admin_locked())) }
            @if account.pending { (ui::badge(Some(Tone::Warning), Some("clock"), t.admin_pending())) }
        }
    }
}

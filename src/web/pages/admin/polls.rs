//! All polls.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::{Hand, polls};
use crate::store::site::PollLine;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::ui::{self, Tone};

use super::{Tab, before, console, escaped, onward, query, search, when};

/// `GET /admin/polls/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (wanted, from) = (query(&ctx, "q"), before(&ctx));
    let text = wanted.clone();
    let (by, found) = ctx.read_long(move |tx, asker| polls::list(tx, Hand::Of(asker), &text, from)).await?;
    let t = ctx.t;
    let kept = if wanted.is_empty() { String::new() } else { format!("q={}&", escaped(&wanted)) };
    let body = html! {
        (search(&ctx, "/admin/polls/", t.admin_find_poll(), t.admin_find_poll_help(), &wanted))
        @if !found.polls.is_empty() { (table(&ctx, &found.polls)) }
        @else if found.further.is_some() { (ui::empty("list", t.admin_no_polls_yet(), &html! {})) }
        @else { (ui::empty("list", t.admin_no_polls(), &html! {})) }
        (onward(&ctx, "/admin/polls/", &kept, found.further))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Polls, None, &body)
}

fn table(ctx: &Ctx, found: &[PollLine]) -> Markup {
    let t = ctx.t;
    let heads = [t.admin_question(), t.admin_address(), t.admin_owner(), t.admin_made(), t.admin_state()];
    let rows = html! {
        @for poll in found {
            tr {
                td { a href={ "/admin/polls/" (poll.slug) "/" } { (poll.title) } }
                td data-label=(heads[1]) { (poll.slug) }
                td data-label=(heads[2]) { span { (owner(ctx, poll.username.as_deref(), poll.group.as_deref())) } }
                td .when data-label=(heads[3]) { (when(ctx, poll.created)) }
                td data-label=(heads[4]) { @if poll.deleted_at.is_some() { (ui::badge(Some(Tone::Danger), Some("trash"), t.admin_deleted())) } }
            }
        }
    };
    ui::table(t.admin_polls(), &heads, &rows)
}

/// Who owns a poll.
pub(super) fn owner(ctx: &Ctx, user: Option<&str>, group: Option<&str>) -> Markup {
    let t = ctx.t;
    html! {
        @match (user, group) {
            (None, None) => span .muted { (t.admin_by_link()) },
            (Some(user), None) => (user),
            (None, Some(group)) => (t.admin_by_group(group)),
            (Some(user), Some(group)) => { (user) ", " (t.admin_by_group(group)) },
        }
    }
}

//! Pages that say what went wrong and what to do, with the site's face.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{Markup, html};

use crate::actions;
use crate::domain::access::Denial;
use crate::domain::user::User;
use crate::store;

use super::ctx::Ctx;
use super::error::Error;
use super::page::Page;
use super::pages::account;
use super::ui::{self, Button, Width};

/// Fields that are written into no page.
const SECRET: [&str; 4] = ["password", "new", "code", "recovery"];

/// The page of a failure.
pub async fn page(ctx: &Ctx, error: &Error) -> HttpResponse {
    if matches!(error, Error::Action(actions::Error::Unconfirmed)) {
        return account::again::redirect(ctx);
    }
    let status = error.status();
    if status.is_server_error() {
        tell(ctx, status, error);
    }
    if wants_login(error) && ctx.path().starts_with("/admin/") && ctx.request.method().is_safe() {
        return HttpResponse::SeeOther().insert_header((header::LOCATION, login(ctx))).finish();
    }
    let (title, text) = words(ctx, error);
    let body = html! {
        (ui::page_head(title, None))
        div .stack {
            p .lead { (text) }
            @if status.is_server_error() { p .muted { (ctx.t.fault_name(&ctx.name)) } }
            (ways_on(ctx, error))
        }
    };
    let user = reader(ctx, error).await;
    let html = ctx.frame(&Page { title, body, width: Width::Narrow, user: user.as_ref(), ..Page::default() });
    let mut response = ctx.html(status, html);
    if let Error::Method(allowed) = error {
        response.headers_mut().insert(header::ALLOW, header::HeaderValue::from_static(allowed));
    }
    if let Some(wait) = wait(error) {
        response.headers_mut().insert(header::RETRY_AFTER, wait.into());
    }
    response
}

/// Tells those who run the site of a failure of ours.
fn tell(ctx: &Ctx, status: StatusCode, error: &Error) {
    // The pattern, not the path: that may hold the code of a link.
    let page = ctx.pattern();
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        ctx.app.reports.tell(&ctx.app.random, ctx.now, error, ctx.request.method().as_str(), page);
    }
    match error {
        Error::Action(error) => tracing::error!(page, %error, "request failed"),
        error => tracing::error!(page, ?error, "request failed"),
    }
}

/// Whether it may be allowed to whoever signs in.
fn wants_login(error: &Error) -> bool {
    use Denial::{InvitedOnly, LoginRequired, VotedByAccount};
    matches!(error, Error::Action(actions::Error::Denied(LoginRequired | InvitedOnly | VotedByAccount)))
}

fn login(ctx: &Ctx) -> String {
    format!("/login/?next={}", ctx.path())
}

/// What whoever reads the page can do now, the likeliest first.
fn ways_on(ctx: &Ctx, error: &Error) -> Markup {
    let deleted = matches!(error, Error::Action(actions::Error::Denied(Denial::Deleted)));
    let wants_login = wants_login(error);
    html! {
        div .actions {
            // Only its owner is told that a poll was deleted.
            @if deleted {
                form method="post" action={ "/poll/" (ctx.slug()) "/restore/" } {
                    (Button::new(ctx.t.deleted_restore()).primary().icon("undo"))
                }
            }
            @if wants_login { (Button::new(ctx.t.frame_sign_in()).primary().link(&login(ctx))) }
            @if leaves_poll(error) {
                @let to_poll = Button::new(ctx.t.fault_poll());
                @let to_poll = if wants_login { to_poll } else { to_poll.primary() };
                (to_poll.link(&format!("/poll/{}/", ctx.slug())))
            }
            @if may_be_sent_again(ctx, error) { (again(ctx)) }
            (Button::new(ctx.t.fault_home()).link("/"))
        }
    }
}

/// Who reads the page. A database that has just failed is not asked again, nor is a request believed that came
/// from elsewhere.
async fn reader(ctx: &Ctx, error: &Error) -> Option<User> {
    let unasked = matches!(
        error,
        Error::Action(actions::Error::Store(_)) | Error::CrossSite | Error::WrongHost | Error::Busy
    );
    if unasked || ctx.asker.session.is_none() {
        return None;
    }
    ctx.read(actions::signed_in).await.ok().flatten()
}

/// Whether it is worth sending the same form again in a while. What is secret is not written into any page.
fn may_be_sent_again(ctx: &Ctx, error: &Error) -> bool {
    wait(error).is_some() && !ctx.form.is_empty() && !SECRET.iter().any(|name| ctx.form.has(name))
}

/// Everything that was typed, and a button that sends it again.
fn again(ctx: &Ctx) -> Markup {
    html! {
        form method="post" action={ (ctx.path()) @if let Some(query) = ctx.request.uri().query() { "?" (query) } } {
            @for (name, value) in ctx.form.iter() { input type="hidden" name=(name) value=(value); }
            (Button::new(ctx.t.fault_again()).primary().icon("undo"))
        }
    }
}

/// Whether whoever is refused may still see the poll: the rule looks at that first
/// ([`crate::domain::access::allows`]).
fn leaves_poll(error: &Error) -> bool {
    use Denial::{
        AlreadyVoted, Closed, CommentsOff, Nameless, NotOwner, NotYours, NothingShown, NothingToDo, Over,
        ProposalsOff, VotedAgain, VotedByAccount, VotedByLink,
    };
    match error {
        Error::Action(actions::Error::Denied(denial)) => {
            matches!(
                denial,
                AlreadyVoted
                    | Closed
                    | CommentsOff
                    | Nameless
                    | NotOwner
                    | NotYours
                    | NothingShown
                    | NothingToDo
                    | Over
                    | ProposalsOff
                    | VotedAgain
                    | VotedByAccount
                    | VotedByLink
            )
        }
        Error::Action(actions::Error::Stale) => true,
        _ => false,
    }
}

fn wait(error: &Error) -> Option<u64> {
    match error {
        Error::Action(actions::Error::TooOften(seconds)) => Some(*seconds),
        other if other.status() == StatusCode::SERVICE_UNAVAILABLE => Some(5),
        _ => None,
    }
}

fn words(ctx: &Ctx, error: &Error) -> (&'static str, &'static str) {
    let t = ctx.t;
    match error {
        Error::Action(actions::Error::Denied(denial)) => denied(ctx, *denial),
        Error::Action(actions::Error::Unconfirmed) => (t.again_title(), t.again_lead()),
        Error::Action(actions::Error::Invalid(_)) | Error::Malformed => {
            (t.fault_malformed(), t.fault_malformed_text())
        }
        Error::Action(actions::Error::Stale) => (t.fault_stale(), t.fault_stale_text()),
        Error::TooLarge => (t.fault_too_large(), t.fault_too_large_text()),
        Error::TooSlow => (t.fault_too_slow(), t.fault_too_slow_text()),
        Error::Method(_) => (t.fault_method(), t.fault_method_text()),
        Error::CrossSite => (t.fault_cross_site(), t.fault_cross_site_text()),
        Error::WrongHost => (t.fault_wrong_host(), t.fault_wrong_host_text()),
        Error::Action(actions::Error::TooOften(_)) => (t.fault_too_often(), t.fault_too_often_text()),
        Error::Busy => (t.fault_busy(), t.fault_busy_text()),
        Error::Action(actions::Error::NotFound) => (t.fault_not_found(), t.fault_not_found_text()),
        Error::Action(actions::Error::Store(store::Error::Unavailable(_))) => {
            (t.fault_away(), t.fault_away_text())
        }
        Error::Action(actions::Error::Store(_)) if error.status() == StatusCode::SERVICE_UNAVAILABLE => {
            (t.fault_busy(), t.fault_busy_text())
        }
        Error::Action(actions::Error::Store(_)) => (t.fault_internal(), t.fault_internal_text()),
    }
}

/// Why something is not allowed: title and text.
pub fn denied(ctx: &Ctx, denial: Denial) -> (&'static str, &'static str) {
    let t = ctx.t;
    match denial {
        Denial::NotFound => (t.fault_not_found(), t.fault_not_found_text()),
        Denial::Deleted => (t.fault_deleted(), t.fault_deleted_text()),
        Denial::LoginRequired => (t.fault_login(), t.fault_login_text()),
        Denial::InvitedOnly => (t.fault_invited_only(), t.fault_invited_only_text()),
        Denial::NotInvited => (t.fault_not_invited(), t.fault_not_invited_text()),
        Denial::NotYours => (t.fault_not_yours(), t.fault_not_yours_text()),
        Denial::NotOwner => (t.fault_not_owner(), t.fault_not_owner_text()),
        Denial::Over => (t.fault_over(), t.fault_over_text()),
        Denial::Closed => (t.fault_closed(), t.fault_closed_text()),
        Denial::AlreadyVoted => (t.fault_already_voted(), t.fault_already_voted_text()),
        Denial::VotedByAccount => (t.fault_already_voted(), t.fault_voted_by_account()),
        Denial::VotedByLink => (t.fault_already_voted(), t.fault_voted_by_link()),
        Denial::Nameless => (t.fault_nameless(), t.fault_nameless_text()),
        Denial::NothingShown => (t.fault_nothing_shown(), t.fault_nothing_shown_text()),
        Denial::CommentsOff => (t.fault_comments_off(), t.fault_comments_off_text()),
        Denial::ProposalsOff => (t.fault_proposals_off(), t.fault_proposals_off_text()),
        Denial::NotGroupAdmin => (t.fault_not_group_admin(), t.fault_not_group_admin_text()),
        Denial::Mirrored => (t.fault_mirrored(), t.fault_mirrored_text()),
        Denial::LastGroupAdmin => (t.fault_last_group_admin(), t.fault_last_group_admin_text()),
        Denial::LastAdmin => (t.fault_last_admin(), t.fault_last_admin_text()),
        Denial::TooLate => (t.fault_too_late(), t.fault_too_late_text()),
        Denial::NameTaken => (t.fault_name_taken(), t.fault_name_taken_text()),
        Denial::Full => (t.fault_full(), t.fault_full_text()),
        Denial::VotedAgain => (t.fault_voted_again(), t.fault_voted_again_text()),
        Denial::NothingToDo => (t.fault_nothing_to_do(), t.fault_nothing_to_do_text()),
    }
}

//! Votes that were cast without a connection: a browser keeps the form and what is sent by it (`assets/js/offline.js`,
//! `assets/js/worker.js`), and sends it when it can, by itself.

use actix_web::HttpResponse;
use maud::{Markup, html};

use crate::actions::{self, vote_cast::Sending};
use crate::domain::user::User;
use crate::domain::vote::Ballot;
use crate::secrets::{self, GuestToken};
use crate::web::assets;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::guard;

use super::vote_form::VotePage;

/// The script that keeps the form.
pub const SCRIPT: &str = "offline.js";
/// What a browser sends by itself says for whom it was kept.
const KEPT_FOR: &str = "kept-for";
/// The field that names one sending, of 128 random bits or more.
const ONCE: &str = "once";
/// How long such a name is.
const ONCE_LENGTH: std::ops::RangeInclusive<usize> = 22..=64;

/// Whether the form may be kept on the device: an empty one for a first vote of one's own.
pub fn may_keep(ctx: &Ctx, page: &VotePage<'_>) -> bool {
    page.revision.is_none()
        && page.somebody.is_none()
        && !page.ballot.another
        && ctx.request.method().is_safe()
}

/// Where it is said how things are, and the words for it.
pub fn note(ctx: &Ctx, page: &VotePage<'_>) -> Markup {
    let t = ctx.t;
    html! {
        @if may_keep(ctx, page) {
            div role="status" data-worker=(assets::WORKER) data-policy=(guard::POLICY) data-offline=(t.offline_now()) data-kept=(t.offline_kept())
                data-sending=(t.offline_sending()) data-refused=(t.offline_refused()) {}
        }
    }
}

/// The name of the sending that the form comes back from, so that what is mended is not stored beside what has arrived.
pub fn again(ctx: &Ctx) -> Option<&str> {
    Some(ctx.form.get(ONCE)).filter(|once| ONCE_LENGTH.contains(&once.len()))
}

/// Tells people apart on one device without saying who they are.
pub fn who(ctx: &Ctx, user: Option<&User>) -> String {
    let Some(user) = user else { return "guest".to_owned() };
    secrets::encode(&ctx.app.keys.sign(&[b"kept for", &user.id.0.to_be_bytes()])[..9])
}

/// What follows from the name of this sending, if the form has one, so that the vote is stored once when it is sent twice
/// because the answer was lost.
pub fn sending(ctx: &Ctx, slug: &str) -> Option<Sending> {
    let keys = &ctx.app.keys;
    again(ctx).map(|once| Sending {
        newcomer: GuestToken::of_sending(once, keys),
        id: secrets::public_id(&keys.sign(&[b"sending", slug.as_bytes(), once.as_bytes()])),
    })
}

/// Whether the browser sends it by itself, with nobody looking at the answer.
pub fn was_kept(ctx: &Ctx) -> bool {
    ctx.request.headers().contains_key(KEPT_FOR)
}

/// Whether a vote that the browser sends by itself has to wait for somebody: another person is signed in now, or the
/// answer would show the only link to it.
///
/// # Errors
/// Those of the store.
pub async fn needs_a_person(ctx: &Ctx, ballot: &Ballot) -> Result<bool, Error> {
    let Some(kept_for) = ctx.request.headers().get(KEPT_FOR) else { return Ok(false) };
    let user = ctx.read(actions::signed_in).await?;
    Ok(kept_for != who(ctx, user.as_ref()).as_str() || (user.is_some() && ballot.anonymous))
}

/// Says to the browser that it is stored, and to the person on the next page.
pub fn stored(ctx: &Ctx) -> Outcome {
    ctx.set_cookie("flash", Flash::Voted.code().to_owned(), None);
    Ok(HttpResponse::NoContent().finish())
}

//! A link that this site mails to whoever holds it.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::mail::{Typed, mail_admin_link, mail_vote_link};
use crate::actions::{self, vote_delete};
use crate::domain::access::Action;
use crate::domain::error::{Invalid, Problem};
use crate::domain::text;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::spam::{self, Seal, Verdict};
use crate::web::ui::{self, Button, Field};

use super::{frame, share, vote_link};

/// What the form says when it comes back.
#[derive(Default)]
pub struct Again {
    messages: Messages,
    once_more: bool,
}

impl Again {
    /// For the top of the page.
    pub fn summary(&self, ctx: &Ctx) -> Markup {
        html! {
            @if self.once_more { (spam::please_again(ctx)) }
            (self.messages.summary(ctx.t))
        }
    }

    fn is_needed(&self) -> bool {
        self.once_more || self.messages.iter().next().is_some()
    }
}

/// The form, folded away; nothing where this site sends no mail.
pub fn form(ctx: &Ctx, action: &str, again: &Again) -> Markup {
    let t = ctx.t;
    let fields = html! {
        form #mail .form method="post" action=(action) {
            (Seal::new(ctx))
            (Field::text("email", t.mailed_link_email())
                .value(ctx.form.get("email"))
                .help(t.mailed_link_help())
                .required(true)
                .inputmode("email")
                .autocomplete("email")
                .error(again.messages.of("email")))
            div .actions { (Button::new(t.mailed_link_send()).icon("mail")) }
        }
    };
    html! {
        @if ctx.app.config.mails() { (ui::more_options(t.mailed_link_title(), "", again.is_needed(), &fields)) }
    }
}

/// `POST /poll/{slug}/share/mail/`
pub async fn admin(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::Edit)).await?;
    let signed_in = scene.actor.user.is_some();
    let (slug, typed) = (ctx.slug(), typed(&ctx)?);
    let sent = match judged(&ctx, signed_in) {
        Some(again) => Err(again),
        None => told(&ctx, ctx.write(move |tx, asker| mail_admin_link(tx, asker, &slug, &typed)).await)?,
    };
    match sent {
        Ok(()) => {
            ctx.redirect(&format!("{}#admin", frame::path(&scene.poll, "share/")), Some(Flash::LinkMailed))
        }
        Err(again) => share::show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &scene, &again),
    }
}

/// `POST /poll/{slug}/vote/{vote}/link/`
pub async fn vote(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("vote"));
    let (scene, vote) = ctx.read(move |tx, asker| vote_delete::linked_vote(tx, asker, &slug, &id)).await?;
    let signed_in = scene.actor.user.is_some();
    let (slug, id, typed) = (ctx.slug(), ctx.part("vote"), typed(&ctx)?);
    let sent = match judged(&ctx, signed_in) {
        Some(again) => Err(again),
        None => told(&ctx, ctx.write(move |tx, asker| mail_vote_link(tx, asker, &slug, &id, &typed)).await)?,
    };
    match sent {
        Ok(()) => {
            let page = frame::path(&scene.poll, &format!("vote/{}/link/", vote.public_id));
            ctx.redirect(&page, Some(Flash::LinkMailed))
        }
        Err(again) => vote_link::page(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &scene, &vote, &again),
    }
}

/// What was typed; not found where this site sends no mail.
fn typed(ctx: &Ctx) -> Result<Typed, Error> {
    if !ctx.app.config.mails() {
        return Err(Error::NOT_FOUND);
    }
    let client = ctx.limited_client();
    let (email, home) = (ctx.form.get("email").to_owned(), ctx.app.config.home().to_owned());
    Ok(Typed { email, home, locale: ctx.t.locale(), client })
}

/// The form as it comes back to a program, or to somebody who left it empty.
fn judged(ctx: &Ctx, signed_in: bool) -> Option<Again> {
    if text::folded(ctx.form.get("email")).is_empty() {
        let messages = ctx.messages(&Invalid::one("email", Problem::Required));
        return Some(Again { messages, once_more: false });
    }
    let again = spam::judge(ctx, signed_in) == Verdict::Again;
    again.then(|| Again { messages: Messages::default(), once_more: true })
}

/// Parts what is wrong with the form from everything else.
fn told(ctx: &Ctx, outcome: Result<(), Error>) -> Result<Result<(), Again>, Error> {
    match outcome {
        Ok(()) => Ok(Ok(())),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            Ok(Err(Again { messages: ctx.messages(&invalid), once_more: false }))
        }
        Err(other) => Err(other),
    }
}

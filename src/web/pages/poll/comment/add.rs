//! Writing a comment.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::{self, Scene, comments};
use crate::domain::access::Action;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::lost;
use crate::web::spam::{self, Seal, Verdict};

use super::form::{self, Typed};
use super::place;

/// Links in a comment of somebody without an account from which on the owner sees it first.
const LINKS_MAX: usize = 2;

/// `GET /poll/{slug}/comment/`: comments stand on the page of the poll.
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::View)).await?;
    ctx.redirect(&path(&scene.poll, "#comments"), None)
}

/// `POST /poll/{slug}/comment/`
pub async fn post(ctx: Ctx) -> Outcome {
    let typed = Typed { name: ctx.form.get("name").to_owned(), text: ctx.form.get("text").to_owned() };
    match write(&ctx, &typed).await {
        Err(error) => lost::comment(&ctx, error, &typed.name, &typed.text).await,
        answer => answer,
    }
}

async fn write(ctx: &Ctx, typed: &Typed) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::Comment)).await?;
    let signed_in = scene.actor.user.is_some();
    if spam::judge(ctx, signed_in) == Verdict::Again {
        return again(ctx, &scene, typed, &Messages::default(), true);
    }
    let suspicious = !signed_in && (count(ctx)? || has_many_links(&typed.text));
    let ctx = ctx.clone().with_guest();
    let new = comments::NewComment { name: typed.name.clone(), text: typed.text.clone(), suspicious };
    let (slug, id) = (ctx.slug(), ctx.app.random.public_id());
    match ctx.write(move |tx, asker| comments::add_comment(tx, asker, &slug, &new, &id)).await {
        Ok(comment) => {
            if !signed_in {
                ctx.remember(&scene.poll.slug);
            }
            let flash = if comment.held { Flash::CommentHeld } else { Flash::Commented };
            ctx.redirect(&place(scene.poll.slug.as_str(), &comment), Some(flash))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            again(&ctx, &scene, typed, &ctx.messages(&invalid), false)
        }
        Err(error) => Err(error),
    }
}

/// Whether so much is written here that the owner should see it first; refused only where that is too
/// much as well.
fn count(ctx: &Ctx) -> Result<bool, Error> {
    let slug = ctx.slug();
    if ctx.count(Deed::Comment, &slug).is_ok() {
        return Ok(false);
    }
    ctx.count(Deed::HeldComment, &slug).map(|()| true)
}

/// Whether a comment holds more links than conversation does.
pub(super) fn has_many_links(text: &str) -> bool {
    let text = text.to_lowercase();
    text.matches("://").count() + text.matches("www.").count() > LINKS_MAX
}

fn again(ctx: &Ctx, scene: &Scene, typed: &Typed, messages: &Messages, once_more: bool) -> Outcome {
    let body = html! {
        @if once_more { (spam::please_again(ctx)) }
        form .form method="post" { (form::fields(ctx, scene, typed, messages, &Seal::new(ctx))) }
    };
    form::page(ctx, StatusCode::UNPROCESSABLE_ENTITY, scene, ctx.t.comment_add(), &body, messages)
}

#[cfg(test)]
mod tests {
    use super::has_many_links;

    #[test]
    fn two_links_are_conversation_and_three_are_suspicious() {
        assert!(!has_many_links("see https://a.example and www.b.example"));
        assert!(has_many_links("https://a.example http://b.example [x](HTTPS://c.example)"));
    }
}

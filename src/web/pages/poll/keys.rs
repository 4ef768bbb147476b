//! Links that give a right: opening one puts a grant behind this browser's cookie and leads on to a clean
//! address, so that the code stays in no history, log or referrer.

use crate::actions::{self, Asker, vote_edit};
use crate::domain::access::{Action, Denial};
use crate::domain::slug::Slug;
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::guess;

/// `GET /poll/{slug}/key/{code}/`: this browser owns the poll from now on.
pub async fn admin(ctx: Ctx) -> Outcome {
    let (slug, code) = (ctx.slug(), ctx.part("code"));
    let open = move |tx: &mut Tx<'_>, asker: &Asker| actions::open_admin_link(tx, asker, &slug, &code);
    let ctx = through(ctx, open).await?;
    ctx.redirect(&format!("/poll/{}/", ctx.slug()), Some(Flash::AdminLinkOpened))
}

/// `GET /poll/{slug}/vote/{vote}/key/{code}/`: this browser may change the vote from now on; leads to its
/// form, or to the poll where voting is over.
pub async fn vote(ctx: Ctx) -> Outcome {
    let (slug, vote, code) = (ctx.slug(), ctx.part("vote"), ctx.part("code"));
    let open = move |tx: &mut Tx<'_>, asker: &Asker| actions::open_vote_link(tx, asker, &slug, &vote, &code);
    let ctx = through(ctx, open).await?;
    let (slug, vote) = (ctx.slug(), ctx.part("vote"));
    let form = format!("/poll/{slug}/vote/{vote}/edit/");
    let changes = move |tx: &mut Tx<'_>, asker: &Asker| vote_edit::open_vote(tx, asker, &slug, &vote);
    match ctx.read(changes).await {
        Ok(_) => ctx.redirect(&form, Some(Flash::VoteLinkOpened)),
        Err(Error::Action(actions::Error::Denied(_) | actions::Error::NotFound)) => {
            ctx.redirect(&format!("/poll/{}/", ctx.slug()), None)
        }
        Err(error) => Err(error),
    }
}

/// `GET /poll/{slug}/invitation/{invitation}/{code}/`: this browser is whoever was invited from now on; leads to the
/// vote, or to the poll where voting is over.
pub async fn invitation(ctx: Ctx) -> Outcome {
    let (slug, id, code) = (ctx.slug(), ctx.part("invitation"), ctx.part("code"));
    let open = move |tx: &mut Tx<'_>, asker: &Asker| actions::open_invitation(tx, asker, &slug, &id, &code);
    let ctx = through(ctx, open).await?;
    let slug = ctx.slug();
    let enter = move |tx: &mut Tx<'_>, asker: &Asker| actions::enter(tx, asker, &slug, Action::Vote);
    let to = |rest: &str| format!("/poll/{}/{rest}", ctx.slug());
    match ctx.read(enter).await {
        Ok(_) => ctx.redirect(&to("vote/"), Some(Flash::InvitationOpened)),
        Err(Error::Action(actions::Error::Denied(Denial::AlreadyVoted | Denial::VotedByAccount))) => {
            ctx.redirect(&to("vote/"), None)
        }
        Err(Error::Action(actions::Error::Denied(_) | actions::Error::NotFound)) => {
            ctx.redirect(&to(""), None)
        }
        Err(error) => Err(error),
    }
}

async fn through<F>(ctx: Ctx, open: F) -> Result<Ctx, Error>
where
    F: Fn(&mut Tx<'_>, &Asker) -> actions::Result<()> + Send + 'static,
{
    // Counted first, and kept whatever comes of it.
    guess::link(&ctx).await?;
    let ctx = ctx.with_guest();
    if let Err(error) = ctx.write(open).await {
        // Who guessed wrong gets no cookie either.
        drop(ctx.cookies_to_set());
        return Err(error);
    }
    if let Ok(slug) = Slug::parse(&ctx.slug()) {
        ctx.remember(&slug);
    }
    Ok(ctx)
}

//! Links that give a right: opening one puts a grant behind this browser's cookie and leads on to a clean
//! address, so that the code stays in no history, log or referrer.

use crate::actions::{self, Asker};
use crate::store::Tx;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::limits::Deed;

/// `GET /poll/{slug}/key/{code}/`: this browser owns the poll from now on.
pub async fn admin(ctx: Ctx) -> Outcome {
    let (slug, code) = (ctx.slug(), ctx.part("code"));
    let open = move |tx: &mut Tx<'_>, asker: &Asker| actions::open_admin_link(tx, asker, &slug, &code);
    through(ctx, open, Flash::AdminLinkOpened).await
}

/// `GET /poll/{slug}/vote/{vote}/key/{code}/`: this browser may change the vote from now on.
pub async fn vote(ctx: Ctx) -> Outcome {
    let (slug, vote, code) = (ctx.slug(), ctx.part("vote"), ctx.part("code"));
    let open = move |tx: &mut Tx<'_>, asker: &Asker| actions::open_vote_link(tx, asker, &slug, &vote, &code);
    through(ctx, open, Flash::VoteLinkOpened).await
}

async fn through<F>(ctx: Ctx, open: F, flash: Flash) -> Outcome
where
    F: Fn(&mut Tx<'_>, &Asker) -> actions::Result<()> + Send + 'static,
{
    // Counted first: a guess costs as much as a hit.
    ctx.count(Deed::OpenLink, &ctx.slug())?;
    let ctx = ctx.with_guest();
    if let Err(error) = ctx.write(open).await {
        // Who guessed wrong gets no cookie either.
        drop(ctx.cookies_to_set());
        return Err(error);
    }
    ctx.redirect(&format!("/poll/{}/", ctx.slug()), Some(flash))
}

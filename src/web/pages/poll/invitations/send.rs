//! Inviting.

use crate::actions::invitations::invite;
use crate::domain::error::Invalid;
use crate::domain::invitation::entries;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::page::{Typed, show};
use super::{back, load, post_of};

/// `GET /invitations/{slug}/send/`: the address that stays after a mistake, when it is loaded anew.
pub async fn get(ctx: Ctx) -> Outcome {
    load(&ctx).await?;
    ctx.redirect(&format!("/invitations/{}/", ctx.slug()), None)
}

/// `POST /invitations/{slug}/send/`: invites whoever is named. What did not work is told for each, and stays in the
/// field.
pub async fn post(ctx: Ctx) -> Outcome {
    let typed = ctx.form.get("invite").to_owned();
    let entries = match entries(&typed, ctx.app.config.home()) {
        Ok(entries) => entries,
        Err(problem) => {
            let messages = ctx.messages(&Invalid::one("invite", problem));
            let guests = load(&ctx).await?;
            return show(&ctx, &guests, &Typed { invite: typed, messages, ..Typed::default() });
        }
    };
    let (slug, post) = (ctx.slug(), post_of(&ctx));
    let (_, fates) = ctx.write(move |tx, asker| invite(tx, asker, &slug, &entries, post)).await?;
    if fates.iter().all(|(_, fate)| fate.is_plain()) {
        return back(&ctx, Flash::Invited);
    }
    let left: Vec<String> =
        fates.iter().filter(|(_, fate)| fate.is_left()).map(|(entry, _)| entry.text()).collect();
    let guests = load(&ctx).await?;
    show(&ctx, &guests, &Typed { invite: left.join(", "), fates, ..Typed::default() })
}

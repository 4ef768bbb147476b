//! Who was invited to a poll: `GET` and `POST /invitations/{slug}/`, and inviting at `/invitations/{slug}/send/`.

mod list;
mod page;
pub mod send;

use crate::actions::invitations::{self, Post, Reminded};
use crate::domain::error::Invalid;
use crate::domain::invitation::remind_days;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;

use super::undo;
use page::{Typed, show};

/// `GET /invitations/{slug}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let guests = load(&ctx).await?;
    show(&ctx, &guests, &Typed::default())
}

/// `POST /invitations/{slug}/`: one of the buttons: send a mail again, withdraw, remind all, or change when that
/// happens by itself.
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let form = &ctx.form;
    let (resent, withdrawn, post) = (form.get("resend"), form.get("delete"), post_of(&ctx));
    let flash = if !resent.is_empty() {
        let id = resent.to_owned();
        match ctx.write(move |tx, asker| invitations::resend(tx, asker, &slug, &id, post)).await? {
            true => Flash::InvitationSent,
            false => Flash::InvitationTooSoon,
        }
    } else if !withdrawn.is_empty() {
        let id = withdrawn.to_owned();
        let gone = ctx.write(move |tx, asker| invitations::withdraw(tx, asker, &slug, &id)).await?;
        let (page, undo) = (format!("/invitations/{}/", ctx.slug()), undo::of(&ctx, gone));
        return ctx.redirect_undoable(&page, Flash::InvitationWithdrawn, undo);
    } else if form.has("resend_all") {
        match ctx.write(move |tx, asker| invitations::remind(tx, asker, &slug, post)).await? {
            Reminded { sent: 0, .. } => Flash::RemindedNobody,
            Reminded { later, unmailable, .. } if later.is_empty() && unmailable.is_empty() => {
                Flash::Reminded
            }
            some => {
                let guests = load(&ctx).await?;
                return show(&ctx, &guests, &Typed { reminded: Some(some), ..Typed::default() });
            }
        }
    } else {
        return schedule(&ctx).await;
    };
    back(&ctx, flash)
}

async fn schedule(ctx: &Ctx) -> Outcome {
    let slug = ctx.slug();
    let days = match remind_days(ctx.form.get("days")) {
        Ok(days) => days,
        Err(problem) => {
            let guests = load(ctx).await?;
            let messages = ctx.messages(&Invalid::one("days", problem));
            let days = Some(ctx.form.get("days").to_owned());
            return show(ctx, &guests, &Typed { days, messages, ..Typed::default() });
        }
    };
    ctx.write(move |tx, asker| invitations::schedule(tx, asker, &slug, days)).await?;
    back(ctx, Flash::Saved)
}

async fn load(ctx: &Ctx) -> Result<invitations::Guests, Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| invitations::guests(tx, asker, &slug)).await
}

fn back(ctx: &Ctx, flash: Flash) -> Outcome {
    ctx.redirect(&format!("/invitations/{}/", ctx.slug()), Some(flash))
}

/// How invitations of this request go out.
pub fn post_of(ctx: &Ctx) -> Post {
    Post {
        sends: ctx.app.sends_mail(),
        for_guests: ctx.app.config.guest_invitations,
        client: ctx.client,
        exempt: ctx.app.limits.is_exempt(ctx.client),
    }
}

//! Bringing back what was deleted in a poll: the button beside the message, and on the list of what happened.

use crate::actions::undo::undo_in_poll;
use crate::domain::id::PublicId;
use crate::domain::slug::Slug;
use crate::domain::undo::Thing;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::{Flash, Undo};

/// What the next page offers to undo.
pub fn of(ctx: &Ctx, deleted: Option<PublicId>) -> Option<Undo> {
    Some(Undo::InPoll(Slug::parse(&ctx.slug()).ok()?, deleted?))
}

/// `POST /poll/{slug}/undo/{deleted}/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (slug, name) = (ctx.slug(), ctx.part("deleted"));
    let thing = ctx.write(move |tx, asker| undo_in_poll(tx, asker, &slug, &name)).await?;
    let poll = format!("/poll/{}/", ctx.slug());
    let (to, flash) = match thing {
        Thing::Vote => (poll, Flash::VoteBack),
        Thing::Comment => (poll + "#comments", Flash::CommentBack),
        Thing::Choices => (poll + "edit/choices/", Flash::ChoicesBack),
        Thing::Proposal => (poll + "proposals/", Flash::ProposalBack),
        Thing::Value => (poll + "edit/choicevalues/", Flash::ValueBack),
        Thing::Invitation => (format!("/invitations/{}/", ctx.slug()), Flash::InvitationBack),
        Thing::Group | Thing::Member => return Err(Error::NOT_FOUND),
    };
    ctx.redirect(&to, Some(flash))
}

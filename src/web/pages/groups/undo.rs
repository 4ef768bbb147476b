//! Bringing back a group, or somebody's place in one: the button beside the message.

use crate::actions::undo::undo_of_group;
use crate::domain::undo::Thing;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;

use super::path;

/// `POST /groups/undo/{deleted}/`
pub async fn post(ctx: Ctx) -> Outcome {
    let name = ctx.part("deleted");
    let (thing, group) = ctx.write(move |tx, asker| undo_of_group(tx, asker, &name)).await?;
    let to = group.map_or_else(|| "/groups/".to_owned(), |group| path(&group, ""));
    let flash = if thing == Thing::Member { Flash::MemberBack } else { Flash::GroupBack };
    ctx.redirect(&to, Some(flash))
}

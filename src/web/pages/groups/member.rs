//! What admins of a group do to its members.

use crate::actions::group_members::{Turn, change_member};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::{Flash, Undo};

use super::path;

/// `POST /groups/g/{name}/action/{member}/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (name, user) = (super::name(&ctx)?, super::username(&ctx));
    let turn = Turn::parse(ctx.form.get("do")).ok_or(Error::Malformed)?;
    let group = name.clone();
    let undo = ctx.write(move |tx, asker| change_member(tx, asker, &group, &user, turn)).await?;
    let flash = if turn == Turn::Kick { Flash::GroupKicked } else { Flash::Saved };
    ctx.redirect_undoable(&path(&name, ""), flash, undo.map(Undo::OfGroup))
}

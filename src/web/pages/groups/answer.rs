//! Joining a group as asked, or not.

use crate::actions::group_members::answer;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;

use super::path;

/// `POST /groups/invitations/{name}/action/`
pub async fn post(ctx: Ctx) -> Outcome {
    let name = super::name(&ctx)?;
    let accept = match ctx.form.get("do") {
        "accept" => true,
        "refuse" => false,
        _ => return Err(Error::Malformed),
    };
    let name = ctx.write(move |tx, asker| answer(tx, asker, &name, accept)).await?;
    if accept {
        ctx.redirect(&path(&name, ""), Some(Flash::GroupJoined))
    } else {
        ctx.redirect("/groups/", Some(Flash::GroupRefused))
    }
}

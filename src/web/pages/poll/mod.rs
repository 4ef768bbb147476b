//! Pages of one poll.

pub mod activity;
pub mod answers;
pub mod archive;
pub mod choices;
pub mod close;
pub mod colors;
pub mod comment;
pub mod copy;
mod counting_words;
pub mod decide;
pub mod delete;
pub mod details;
pub mod embed;
pub mod export;
pub mod frame;
pub mod grouped;
pub mod ics;
pub mod invitations;
pub mod keys;
pub mod labels;
pub mod links;
pub mod live;
pub mod lost;
pub mod mailed;
pub mod needed;
pub mod preview;
pub mod print;
pub mod proposals;
pub mod reopen;
pub mod restore;
pub mod results;
mod results_words;
mod seats_words;
pub mod settings;
pub mod settings_fields;
pub mod share;
pub mod take;
pub mod told;
pub mod undo;
pub mod values;
pub mod vote;
pub mod vote_assign;
pub mod vote_ballot;
pub mod vote_data;
pub mod vote_delete;
pub mod vote_edit;
pub mod vote_for;
pub mod vote_form;
pub mod vote_link;
pub mod vote_offline;
mod vote_own;
pub mod vote_rows;
mod vote_tools;
pub mod watch;

use std::sync::Arc;

use crate::actions::{self, Scene};
use crate::domain::access::Action;
use crate::domain::structure::Structure;
use crate::web::ctx::Ctx;
use crate::web::error::Error;

/// The poll of the address with what it asks, for somebody who may do this.
async fn enter(ctx: &Ctx, action: Action<'static>) -> Result<(Scene, Arc<Structure>), Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| {
        let scene = actions::enter(tx, asker, &slug, action)?;
        let structure = scene.known_structure(tx)?;
        Ok::<_, actions::Error>((scene, structure))
    })
    .await
}

//! What chats and mail programs show of a link to a poll.

use crate::domain::markdown;
use crate::domain::poll::{Audience, Poll, Voting};
use crate::web::assets;
use crate::web::ctx::Ctx;
use crate::web::ui::Preview;

use super::frame::path;
use super::labels::Labels;

/// Most characters of the poll's own description: what is longer is cut off by those who show it.
const DESCRIPTION_MAX: usize = 200;

/// The words of a preview.
pub struct Words<'a> {
    /// The poll's title.
    pub title: &'a str,
    /// Its description; without one, what can be done there.
    pub description: String,
    url: String,
    site: &'a str,
    lang: &'static str,
    image: String,
}

/// What a stranger with the link sees, and nothing of what people answered; nothing for a poll that strangers do not
/// see, whoever looks.
pub fn of<'a>(ctx: &'a Ctx, poll: &'a Poll) -> Option<Words<'a>> {
    if poll.settings.view_audience != Audience::Link {
        return None;
    }
    Some(Words {
        title: &poll.title,
        description: description(ctx, poll),
        url: ctx.app.absolute(&path(poll, "")),
        site: &ctx.app.config.site_name,
        lang: ctx.t.locale().code(),
        image: ctx.app.absolute(assets::ICON),
    })
}

fn description(ctx: &Ctx, poll: &Poll) -> String {
    let t = ctx.t;
    let own = markdown::plain(&poll.description, DESCRIPTION_MAX);
    match (poll.voting(ctx.now), poll.deadline) {
        _ if !own.is_empty() => own,
        (Voting::Open, Some(at)) => t.preview_vote_until(&Labels::of(t, ctx.zone, poll).deadline(poll, at)),
        (Voting::Open, None) => t.preview_vote().to_owned(),
        _ => t.preview_look().to_owned(),
    }
}

impl Words<'_> {
    /// For the head of the page.
    pub fn as_ui(&self) -> Preview<'_> {
        Preview {
            title: self.title,
            description: &self.description,
            url: &self.url,
            site: self.site,
            lang: self.lang,
            image: &self.image,
        }
    }
}

//! A poll in a frame on another site: what came of it, and a link to vote in a tab of its own. It is what a stranger
//! sees, whoever looks, and it holds nothing that could be pressed by mistake.

use actix_web::http::{StatusCode, header};
use maud::{DOCTYPE, Markup, html};

use crate::actions::poll_show::{Extent, Shown, show_in_time};
use crate::actions::{self, Asker};
use crate::domain::choice::Choice;
use crate::domain::markdown;
use crate::domain::poll::{Audience, Poll, Voting};
use crate::domain::seats::is_sheet;
use crate::store::Tx;
use crate::web::assets;
use crate::web::ctx::{Ctx, EMBED, Outcome};
use crate::web::error::Error;
use crate::web::prefix;
use crate::web::ui::{self, CopyText};

use super::answers;
use super::frame::{path, voting_time};
use super::labels::Labels;
use super::results;

/// Most characters of the description.
const DESCRIPTION_MAX: usize = 300;
/// Height of the frame that is proposed, in pixels.
const HEIGHT: u32 = 480;

/// `GET /embed/poll/{poll}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let policy = ctx.app.framed.clone().ok_or(Error::NOT_FOUND)?;
    let slug = ctx.part("poll");
    let read = move |tx: &mut Tx<'_>, asker: &Asker, time| show_in_time(tx, asker, &slug, Extent::None, time);
    let shown = ctx.read_counted(read).await;
    let (status, title, styles, body) = match shown {
        Ok(shown) => {
            let colours = answers::stylesheet(&shown.structure);
            (StatusCode::OK, shown.scene.poll.title.clone(), colours, poll(&ctx, &shown))
        }
        Err(error @ Error::Action(actions::Error::NotFound | actions::Error::Denied(_))) => {
            let t = ctx.t;
            let body = html! { h1 { (t.embed_nothing()) } p { (t.embed_nothing_text()) } };
            (error.status(), t.embed_nothing().to_owned(), None, body)
        }
        Err(error) => return Err(error),
    };
    let html = document(&ctx, &title, styles.as_deref(), &body);
    let mut response = ctx.html(status, prefix::html(ctx.app.prefix(), html.into_string()));
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

fn document(ctx: &Ctx, title: &str, colours: Option<&str>, body: &Markup) -> Markup {
    // A site that is dark by itself says so in the address.
    let theme = ["light", "dark"].into_iter().find(|theme| *theme == ctx.query.get("theme"));
    html! {
        (DOCTYPE)
        html lang=(ctx.t.locale().code()) data-theme=[theme] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(theme.unwrap_or("light dark"));
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href=(assets::url("site.css"));
                @if let Some(href) = colours { link rel="stylesheet" href=(href); }
            }
            body .embed { main .stack { (body) } }
        }
    }
}

fn poll(ctx: &Ctx, shown: &Shown) -> Markup {
    let (t, poll) = (ctx.t, &shown.scene.poll);
    let description = markdown::plain(&poll.description, DESCRIPTION_MAX);
    let voting = voting_time(ctx, poll);
    let (href, site) = (path(poll, ""), &ctx.app.config.site_name);
    let open = poll.voting(ctx.now) == Voting::Open;
    let word = if open { t.embed_vote() } else { t.embed_look() };
    let votes = shown.results.votes.map(|votes| t.results_voters(votes));
    let facts: Vec<String> = voting.into_iter().chain(votes).collect();
    html! {
        header {
            h1 { (poll.title) }
            @if !facts.is_empty() { p .muted { (facts.join(" · ")) } }
            @if !description.is_empty() { p { (description) } }
        }
        (decided(ctx, shown))
        (choices(ctx, shown))
        footer .cluster {
            a .btn.primary href=(if open { path(poll, "vote/") } else { href.clone() }) target="_blank" rel="noopener" {
                (ui::icon("check")) (word) span .vh { " (" (t.embed_new_tab()) ")" }
            }
            a .muted.small href=(href) target="_blank" rel="noopener" { (site) span .vh { " (" (t.embed_new_tab()) ")" } }
        }
    }
}

fn decided(ctx: &Ctx, shown: &Shown) -> Markup {
    let poll = &shown.scene.poll;
    let decided: Vec<&Choice> = shown.structure.decided().collect();
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    html! {
        @if poll.decided_at.is_some() && !decided.is_empty() {
            section .best {
                p .kicker { (ui::icon("flag")) (ctx.t.decided_heading()) }
                @for choice in decided {
                    h2 { (labels.line(poll, &choice.subject)) }
                    @if let Some((there, zone)) = labels.elsewhere(poll, &choice.subject).zip(labels.other_zone()) {
                        p .muted { (there) " (" (zone.name().replace('_', " ")) ")" }
                    }
                }
            }
        }
    }
}

/// The choices with what each has come to; by themselves where that is not shown, or nobody has voted yet.
fn choices(ctx: &Ctx, shown: &Shown) -> Markup {
    let (t, poll) = (ctx.t, &shown.scene.poll);
    let labels = Labels::of(t, ctx.zone, poll);
    html! {
        @if shown.results.votes.is_some_and(|votes| votes > 0 || is_sheet(&shown.structure)) {
            (results::bars(ctx, shown))
        } @else {
            @if shown.results.sight.awaits_vote { p .muted { (t.results_after_vote()) } }
            ul { @for choice in shown.structure.live_choices() { li { (labels.line(poll, &choice.subject)) } } }
        }
    }
}

/// For owners on a site whose polls may be shown elsewhere: what to paste there. Nothing for polls that a stranger
/// would not see.
pub fn snippet(ctx: &Ctx, poll: &Poll) -> Markup {
    let (t, sites) = (ctx.t, &ctx.app.config.embed_allowed);
    if sites.is_empty() || poll.settings.view_audience != Audience::Link {
        return html! {};
    }
    let url = ctx.app.absolute(&format!("{EMBED}poll/{}/", poll.slug));
    let frame = html! { iframe src=(url) title=(poll.title) width="100%" height=(HEIGHT) loading="lazy" {} };
    let text = CopyText { label: t.embed_code(), copy: t.embed_copy(), copied: t.link_copied() };
    html! {
        section .stack {
            h2 { (t.embed_heading()) }
            p { (t.embed_text(&sites.join(", "))) }
            (ui::copy_block("embed", &frame.into_string(), text))
        }
    }
}

//! What the owner makes of choices that were proposed.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::proposals::{self, Rejected};
use crate::actions::{self, Scene};
use crate::domain::poll::Proposals;
use crate::domain::proposal::Proposal;
use crate::domain::seats::is_sheet;
use crate::domain::structure::Structure;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::{self, PollPage, Tab, path};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::undo;
use crate::web::ui::{self, Tone, Width};

/// `GET /poll/{slug}/proposals/`
pub async fn get(ctx: Ctx) -> Outcome {
    show(&ctx, StatusCode::OK, &Messages::default()).await
}

/// `POST /poll/{slug}/proposals/{proposal}/accept/`
pub async fn accept(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("proposal"));
    let back = format!("/poll/{slug}/proposals/");
    match ctx.write(move |tx, asker| proposals::accept(tx, asker, &slug, &id)).await {
        Ok(true) => ctx.redirect(&back, Some(Flash::ProposalAccepted)),
        Ok(false) => ctx.redirect(&back, Some(Flash::ProposalWaitsNoMore)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &ctx.messages(&invalid)).await
        }
        Err(error) => Err(error),
    }
}

/// `POST /poll/{slug}/proposals/{proposal}/reject/`
pub async fn reject(ctx: Ctx) -> Outcome {
    let (slug, id) = (ctx.slug(), ctx.part("proposal"));
    let back = format!("/poll/{slug}/proposals/");
    match ctx.write(move |tx, asker| proposals::reject(tx, asker, &slug, &id)).await? {
        Rejected::Gone(name) => ctx.redirect_undoable(&back, Flash::ProposalRejected, undo::of(&ctx, name)),
        Rejected::WaitsNoMore => ctx.redirect(&back, Some(Flash::ProposalWaitsNoMore)),
    }
}

async fn show(ctx: &Ctx, status: StatusCode, messages: &Messages) -> Outcome {
    let slug = ctx.slug();
    let (scene, waiting, structure) = ctx
        .read(move |tx, asker| {
            let (scene, waiting) = proposals::waiting(tx, asker, &slug)?;
            let structure = scene.structure(tx)?;
            Ok::<_, actions::Error>((scene, waiting, structure))
        })
        .await?;
    let t = ctx.t;
    let body = html! {
        section .stack {
            h2 { (t.proposals_title()) }
            @if let Some(message) = messages.of("choice") {
                div role="alert" tabindex="-1" data-focus { (ui::notice(Tone::Warning, &html! { p { (message) } })) }
            }
            p .muted { (t.proposals_text()) }
            (seats(ctx, &scene, &structure, !waiting.is_empty()))
            @if waiting.is_empty() { (none(ctx, &scene)) } @else { (list(ctx, &scene, &waiting)) }
        }
    };
    let (tab, title, width) = (Tab::Choices, Some(t.proposals_title()), Width::Normal);
    let page = PollPage { scene: &scene, tab, title, body, scripts: &[], answers: None, width };
    frame::poll_page(ctx, status, &page)
}

/// Of a sign-up sheet, that what is accepted has no limit of seats, and what has none.
fn seats(ctx: &Ctx, scene: &Scene, structure: &Structure, waits: bool) -> Markup {
    let t = ctx.t;
    let labels = Labels::of(t, ctx.zone, &scene.poll);
    let unlimited = structure.live_choices().filter(|choice| choice.seats.is_none());
    let unlimited: Vec<String> = unlimited.map(|choice| labels.line(&scene.poll, &choice.subject)).collect();
    html! { @if is_sheet(structure) && (waits || !unlimited.is_empty()) {
        (ui::notice(Tone::Info, &html! {
            @if waits { p { (t.proposals_seats()) } }
            // Choices hold commas themselves: "Mon, 1 Mar".
            @if !unlimited.is_empty() { p { (t.seats_unlimited(&unlimited.join("; "))) } }
            p { a href=(path(&scene.poll, "edit/seats/")) { (t.seats_link()) } }
        }))
    } }
}

fn none(ctx: &Ctx, scene: &Scene) -> Markup {
    let t = ctx.t;
    let off = scene.poll.settings.proposals == Proposals::Off;
    let body = html! {
        @if off { p { (t.proposals_off()) " " a href=(path(&scene.poll, "settings/")) { (t.proposals_settings()) } } }
    };
    ui::empty("list", t.proposals_none(), &body)
}

fn list(ctx: &Ctx, scene: &Scene, waiting: &[Proposal]) -> Markup {
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    html! { ul .proposals { @for one in waiting { (line(ctx, scene, &labels, one)) } } }
}

fn line(ctx: &Ctx, scene: &Scene, labels: &Labels, one: &Proposal) -> Markup {
    let t = ctx.t;
    let choice = labels.line(&scene.poll, &one.subject);
    let to = |deed: &str| path(&scene.poll, &format!("proposals/{}/{deed}/", one.public_id));
    html! {
        li #{ "proposal-" (one.public_id) } {
            strong { (choice) } (super::passed(ctx, &scene.poll, &one.subject))
            p .muted.small { (from(ctx, labels, one)) }
            div .cluster.tight {
                form method="post" action=(to("accept")) {
                    button .btn.slim type="submit" aria-label=(t.proposals_accept_of(&choice)) {
                        (ui::icon("check")) (t.proposals_accept())
                    }
                }
                form method="post" action=(to("reject")) {
                    button .btn.quiet.slim type="submit" aria-label=(t.proposals_reject_of(&choice)) {
                        (ui::icon("close")) (t.proposals_reject())
                    }
                }
            }
        }
    }
}

/// Who proposed it and when; of somebody without a name the day alone. Whoever has no account is called a guest: a
/// name alone proves nothing.
fn from(ctx: &Ctx, labels: &Labels, one: &Proposal) -> Markup {
    let t = ctx.t;
    html! {
        @if one.name.is_empty() {
            (t.proposals_from_nobody(&t.day(one.created.utc().date())))
        } @else {
            (t.proposals_from(&one.name, &labels.instant(one.created)))
            @if one.user.is_none() { " " (ui::badge(None, None, t.results_guest())) }
        }
    }
}

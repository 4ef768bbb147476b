//! Proposing a choice.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions;
use crate::actions::proposals::{self, Desk, NewProposal};
use crate::domain::poll::Proposals;
use crate::domain::proposal::{Outcome as Settled, Proposal};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::messages::Messages;
use crate::web::pages::poll::frame::{self, PollPage, Tab, path};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::lost;
use crate::web::spam::{self, Seal, Verdict};
use crate::web::ui::{self, Button, Tone, Width};

use super::form::{Typed, fields};

/// `GET /poll/{slug}/propose/`
pub async fn get(ctx: Ctx) -> Outcome {
    let desk = open(&ctx).await?;
    let name = desk.scene.invitation.as_ref().map(|invitation| invitation.name.clone());
    let typed = Typed { name: name.unwrap_or_default(), ..Typed::default() };
    show(&ctx, StatusCode::OK, &desk, &typed, &Messages::default(), false)
}

/// `POST /poll/{slug}/propose/`
pub async fn post(ctx: Ctx) -> Outcome {
    let typed = Typed::read(&ctx.form);
    match send(&ctx, &typed).await {
        Err(error) => {
            lost::proposal(&ctx, error, &typed.name, &[&typed.choice, &typed.last, &typed.time]).await
        }
        answer => answer,
    }
}

async fn send(ctx: &Ctx, typed: &Typed) -> Outcome {
    let desk = open(ctx).await?;
    let signed_in = desk.scene.actor.user.is_some();
    if spam::judge(ctx, signed_in) == Verdict::Again {
        return again(ctx, &desk, typed, &Messages::default(), true);
    }
    let subject = match typed.subject(ctx, &desk.scene.poll) {
        Ok(subject) => subject,
        Err(invalid) => return again(ctx, &desk, typed, &ctx.messages(&invalid), false),
    };
    ctx.count(Deed::Propose, &ctx.slug())?;
    let ctx = ctx.clone().with_guest();
    let suspicious = !signed_in && typed.choice.to_lowercase().contains("://");
    let (name, anonymous, client) = (typed.name.clone(), typed.anonymous, ctx.limited_client());
    let passed = super::has_passed(&ctx, &desk.scene.poll, &subject);
    let new = NewProposal { subject, name, anonymous, suspicious, client };
    let (slug, id) = (ctx.slug(), ctx.app.random.public_id());
    match ctx.write(move |tx, asker| proposals::propose(tx, asker, &slug, &new, &id)).await {
        Ok(waits) => {
            if !signed_in {
                ctx.remember(&desk.scene.poll.slug);
            }
            let flash = match (waits, passed) {
                (true, false) => Flash::Proposed,
                (true, true) => Flash::ProposedPast,
                (false, false) => Flash::ProposalAdded,
                (false, true) => Flash::ProposalAddedPast,
            };
            ctx.redirect(&path(&desk.scene.poll, ""), Some(flash))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            again(&ctx, &desk, typed, &ctx.messages(&invalid), false)
        }
        Err(error) => Err(error),
    }
}

async fn open(ctx: &Ctx) -> Result<Desk, Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| proposals::desk(tx, asker, &slug)).await
}

fn again(ctx: &Ctx, desk: &Desk, typed: &Typed, messages: &Messages, once_more: bool) -> Outcome {
    show(ctx, StatusCode::UNPROCESSABLE_ENTITY, desk, typed, messages, once_more)
}

fn show(
    ctx: &Ctx,
    status: StatusCode,
    desk: &Desk,
    typed: &Typed,
    messages: &Messages,
    once_more: bool,
) -> Outcome {
    let t = ctx.t;
    let scene = &desk.scene;
    let at_once = scene.owns() || scene.poll.settings.proposals == Proposals::AtOnce;
    let body = html! {
        section .stack {
            h2 { (t.propose_title()) }
            @if once_more { (spam::please_again(ctx)) }
            (messages.summary(t))
            p { @if at_once { (t.propose_at_once()) } @else { (t.propose_reviewed()) } }
            form .form method="post" action=(path(&scene.poll, "propose/")) {
                (fields(ctx, desk, typed, messages))
                @if scene.actor.user.is_none() { (Seal::new(ctx)) }
                div .actions {
                    (Button::new(t.propose_send()).primary())
                    (Button::new(t.vote_link_back()).quiet().link(&path(&scene.poll, "")))
                }
            }
        }
        (own(ctx, desk))
    };
    let (tab, title, width) = (Tab::None, Some(t.propose_title()), Width::Narrow);
    frame::poll_page(ctx, status, &PollPage { scene, tab, title, body, scripts: &[], answers: None, width })
}

/// What whoever looks has proposed, and what has become of it.
fn own(ctx: &Ctx, desk: &Desk) -> Markup {
    let t = ctx.t;
    let poll = &desk.scene.poll;
    let labels = Labels::of(t, ctx.zone, poll);
    let line = |proposal: &Proposal, badge: &Markup| {
        let passed = super::passed(ctx, poll, &proposal.subject);
        html! { li { strong { (labels.line(poll, &proposal.subject)) } " " (badge) (passed) } }
    };
    let waits = ui::badge(None, Some("clock"), t.propose_waits());
    let outcome = |settled: Settled| match settled {
        Settled::Accepted => ui::badge(Some(Tone::Success), Some("check"), t.propose_accepted()),
        Settled::Rejected => ui::badge(None, Some("close"), t.propose_rejected()),
    };
    html! {
        @if !(desk.own.is_empty() && desk.settled.is_empty()) {
            section .stack {
                h2 { (t.propose_own()) }
                ul .proposals {
                    @for proposal in &desk.own { (line(proposal, &waits)) }
                    @for (proposal, end) in &desk.settled { (line(proposal, &outcome(*end))) }
                }
            }
        }
    }
}

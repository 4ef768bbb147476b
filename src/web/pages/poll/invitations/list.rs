//! Everybody who was invited, with what can be done about each.

use maud::{Markup, html};

use crate::actions::invitations::{Guests, Listed};
use crate::domain::access::Action;
use crate::domain::invitation::Invitation;
use crate::domain::poll::Poll;
use crate::i18n::labels::Labels;
use crate::secrets::Capability;
use crate::web::ctx::Ctx;
use crate::web::href::escaped;
use crate::web::pages::poll::{frame, links};
use crate::web::ui::{self, Button, Tone};

use super::page::address;

/// The list. `mails`: whether mail goes out now.
pub fn section(ctx: &Ctx, guests: &Guests, mails: bool) -> Markup {
    let t = ctx.t;
    let poll = &guests.scene.poll;
    let may = May {
        mail: mails,
        vote_for: guests.scene.may(Action::VoteFor),
        hand_on: guests.scene.may(Action::HandOn),
    };
    let count = |answered: bool| guests.listed.iter().filter(|one| one.answered == answered).count();
    let (answered, waiting) = (count(true), count(false));
    let unmailed = guests.listed.iter().filter(|one| !one.answered && !one.invitation.mailable).count();
    let (done, all) = (number(answered), number(guests.listed.len()));
    html! {
        section .stack #invited {
            div .cluster {
                h2 { (t.invite_list()) }
                p { (t.invite_answered(&t.integer(all), &t.integer(done), all)) }
            }
            @if mails && waiting > unmailed {
                form method="post" action=(address(poll, "")) {
                    (Button::new(t.invite_remind_all()).icon("bell").send("resend_all", "1"))
                }
            }
            @if mails && unmailed > 0 { p .muted { (t.invite_unmailed(number(unmailed))) } }
            ul .invited { @for one in &guests.listed { (line(ctx, poll, one, may)) } }
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// What whoever looks can do for those who were invited.
#[derive(Clone, Copy)]
struct May {
    mail: bool,
    vote_for: bool,
    hand_on: bool,
}

fn line(ctx: &Ctx, poll: &Poll, one: &Listed, may: May) -> Markup {
    let t = ctx.t;
    let Invitation { public_id, name, email, .. } = &one.invitation;
    let called = if name.is_empty() { email } else { name };
    html! {
        li #{ "i-" (public_id) } {
            div .cluster.tight {
                strong { (called) }
                @if one.answered { (ui::badge(Some(Tone::Success), Some("check"), t.invite_has_answered())) }
                @else { (ui::badge(None, Some("clock"), t.invite_waits())) }
            }
            p .muted.small { (facts(ctx, poll, &one.invitation)) }
            div .cluster.tight {
                @if one.invitation.user.is_some() && !one.answered && (!may.mail || !one.invitation.mailable) {
                    (copied(ctx, one, called, (t.invite_address(), &poll_address(ctx, poll), t.invite_address_of())))
                }
                @if may.hand_on && one.invitation.user.is_none() {
                    (copied(ctx, one, called, (t.invite_link(), &link(ctx, poll, &one.invitation), t.invite_link_of())))
                }
                @if may.vote_for && !one.answered && one.invitation.user.is_none() {
                    a .btn.quiet.slim href=(frame::path(poll, &format!("vote/for/?username={}", escaped(email)))) {
                        (ui::icon("edit")) span { (t.invite_vote_for()) } span .vh { " " (called) }
                    }
                }
                form .cluster.tight method="post" action=(address(poll, "")) {
                    @if may.mail && !one.answered && one.invitation.may_be_mailed(ctx.now) {
                        button .btn.quiet.slim type="submit" name="resend" value=(public_id) aria-label=(t.invite_resend_to(called)) {
                            (ui::icon("mail")) (t.invite_resend())
                        }
                    }
                    button .btn.quiet.slim type="submit" name="delete" value=(public_id) aria-label=(t.invite_withdraw_of(called)) {
                        (ui::icon("close")) (t.invite_withdraw())
                    }
                }
            }
        }
    }
}

/// A link to hand on: what it is called, where it leads, and what it does.
fn copied(ctx: &Ctx, one: &Listed, called: &str, (label, link, help): (&str, &str, &str)) -> Markup {
    html! {
        details .link-of {
            summary .btn.quiet.slim { (ui::icon("link")) span { (label) } span .vh { " " (called) } }
            (links::copy(ctx, &format!("link-{}", one.invitation.public_id), link, help))
        }
    }
}

/// Where an account that was invited votes.
fn poll_address(ctx: &Ctx, poll: &Poll) -> String {
    ctx.app.absolute(&frame::path(poll, ""))
}

/// How they were invited, when, and when mail was last sent.
fn facts(ctx: &Ctx, poll: &Poll, invitation: &Invitation) -> String {
    let t = ctx.t;
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    let named = !invitation.name.is_empty() && !invitation.email.is_empty();
    let how = match (invitation.user, named) {
        (Some(_), _) => t.invite_by_account(&invitation.username),
        (None, true) => invitation.email.clone(),
        (None, false) => t.invite_by_mail().to_owned(),
    };
    let mut facts = vec![how, t.invite_since(&labels.instant(invitation.created))];
    match invitation.mailed {
        Some(at) if at != invitation.created => facts.push(t.invite_mailed(&labels.instant(at))),
        Some(_) => {}
        None if !invitation.mailable => facts.push(t.invite_no_address().to_owned()),
        None => facts.push(t.invite_not_mailed().to_owned()),
    }
    facts.join(" · ")
}

/// The personal link, as it is mailed and copied.
fn link(ctx: &Ctx, poll: &Poll, invitation: &Invitation) -> String {
    let id = invitation.public_id;
    let code = Capability::Invitation(&poll.anchor(), id.as_str()).code(invitation.epoch, &ctx.app.keys);
    ctx.app.absolute(&frame::path(poll, &format!("invitation/{id}/{code}/")))
}

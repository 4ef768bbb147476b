//! The links of a poll: the one for everybody, and for its owner the one that manages it.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{Markup, html};

use crate::actions::{self, Scene, poll_state};
use crate::domain::access::Action;
use crate::domain::poll::{Poll, Voting};
use crate::secrets::Capability;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Width};

use super::embed;
use super::frame::{self, PollPage, Tab};
use super::labels::Labels;
use super::links;
use super::mailed::{self, Again};

/// `GET /poll/{slug}/share/`
pub async fn get(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::View)).await?;
    show(&ctx, StatusCode::OK, &scene, &Again::default())
}

/// The page, with what is to be said in the form that mails the admin link.
pub fn show(ctx: &Ctx, status: StatusCode, scene: &Scene, again: &Again) -> Outcome {
    let t = ctx.t;
    let hands_on = scene.may(Action::HandOn);
    // What must be kept is not to be overlooked: on a phone, both links are on the first screen.
    let key_early = hands_on && has_only_key(&scene.poll);
    let text = invitation(ctx, &scene.poll, &poll_url(ctx, &scene.poll));
    let body = html! {
        (again.summary(ctx))
        (everybody(ctx, &scene.poll))
        @if key_early { (owner(ctx, scene, again)) }
        (other_ways(ctx, &scene.poll, &text))
        @if hands_on && !key_early { (owner(ctx, scene, again)) }
        @if scene.may(Action::Edit) { (embed::snippet(ctx, &scene.poll)) }
    };
    let page = PollPage {
        scene,
        tab: Tab::Share,
        title: Some(t.tab_share()),
        body,
        scripts: &["share.js"],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

/// `POST /poll/{slug}/share/`: makes a new admin link; the old one is dead.
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let poll = ctx.write(move |tx, asker| poll_state::renew_admin_link(tx, asker, &slug)).await?;
    ctx.redirect(&format!("{}#admin", frame::path(&poll, "share/")), Some(Flash::LinkRenewed))
}

/// `GET /poll/{slug}/share/admin-link.txt`: the admin link as a file to keep.
pub async fn file(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let scene = ctx.read(move |tx, asker| actions::enter(tx, asker, &slug, Action::HandOn)).await?;
    let link = admin_link(&ctx, &scene.poll).ok_or(Error::NOT_FOUND)?;
    let t = ctx.t;
    let text = format!("{}\n\n{}\n{link}\n", scene.poll.title, t.share_admin_keep());
    let name = format!("attachment; filename=\"admin-link-{}.txt\"", scene.poll.slug);
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .body(text))
}

fn poll_url(ctx: &Ctx, poll: &Poll) -> String {
    ctx.app.absolute(&frame::path(poll, ""))
}

/// What most want: the link, and the quickest way to send it.
fn everybody(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    html! {
        section .stack.tight.share {
            h2 { (t.share_heading()) }
            (links::copy_by(ctx, "share-link", &poll_url(ctx, poll), t.share_link(), t.share_copy_link()))
            div { (Button::new(t.share_device()).slim().icon("share").script("share", "share-text")) }
        }
    }
}

fn other_ways(ctx: &Ctx, poll: &Poll, text: &str) -> Markup {
    let t = ctx.t;
    let url = poll_url(ctx, poll);
    html! {
        section .stack {
            h2 { (t.share_others()) }
            div { (Button::new(t.share_mail()).icon("mail").link(&links::mailto(&poll.title, text))) }
            div .field.roomy {
                label for="share-text" { (t.share_text()) }
                textarea #share-text .input readonly rows="5" spellcheck="false" { "\n" (text) }
                div {
                    button .btn type="button" data-do="copy" data-arg="share-text" data-done=(t.link_copied()) hidden {
                        (ui::icon("copy")) span { (t.share_copy_text()) }
                    }
                }
            }
            div .field {
                p .help { (t.share_qr()) }
                (links::qr(&url, t.share_qr_label()))
            }
            div .stack.tight {
                h3 { (t.print_title()) }
                ul {
                    li { a href=(frame::path(poll, "print/ballot/")) { (t.print_ballot()) } " – " (t.print_ballot_text()) }
                    li { a href=(frame::path(poll, "print/list/")) { (t.print_list()) } " – " (t.print_list_text()) }
                    li { a href=(frame::path(poll, "print/")) { (t.print_results()) } " – " (t.print_results_text()) }
                }
            }
        }
    }
}

/// Words to paste into a chat or mail.
fn invitation(ctx: &Ctx, poll: &Poll, url: &str) -> String {
    let t = ctx.t;
    let ask = match (poll.voting(ctx.now), poll.deadline) {
        (Voting::Open, Some(at)) => t.share_ask_until(&Labels::of(ctx.t, ctx.zone, poll).deadline(poll, at)),
        (Voting::Open, None) => t.share_ask().to_owned(),
        _ => t.share_look().to_owned(),
    };
    format!("{}\n\n{ask}\n{url}", poll.title)
}

fn admin_link(ctx: &Ctx, poll: &Poll) -> Option<String> {
    let code = Capability::Admin(&poll.anchor()).code(poll.admin_epoch, &ctx.app.keys);
    (poll.admin_epoch > 0).then(|| ctx.app.absolute(&frame::path(poll, &format!("key/{code}/"))))
}

/// Whether nobody owns the poll but whoever holds its admin link.
fn has_only_key(poll: &Poll) -> bool {
    poll.owner.user.is_none() && poll.owner.group.is_none()
}

fn owner(ctx: &Ctx, scene: &Scene, again: &Again) -> Markup {
    let t = ctx.t;
    let link = admin_link(ctx, &scene.poll);
    let only_key = has_only_key(&scene.poll);
    let (heading, lead) = match (&link, only_key) {
        (Some(_), true) => (t.share_admin_keep(), t.share_admin_only_text()),
        _ => (t.share_admin(), t.share_admin_text()),
    };
    let action = frame::path(&scene.poll, "share/");
    html! {
        section #admin .panel.stack.tight.share {
            h2 { (ui::icon("key")) " " (heading) }
            @match link {
                Some(link) => {
                    (links::copy_by(ctx, "admin-link", &link, t.share_admin_link(), t.share_copy_admin()))
                    p { (lead) }
                    (admin(ctx, &scene.poll, &link, again))
                }
                None => {
                    p { (lead) }
                    form method="post" action=(action) { (Button::new(t.share_admin_make()).icon("key")) }
                }
            }
            @if only_key && scene.actor.user.is_some() { (take(ctx, &scene.poll)) }
        }
    }
}

/// For whoever made the poll without an account and has one now.
fn take(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    html! {
        form .stack.tight method="post" action=(frame::path(poll, "take/")) {
            h3 { (t.take_title()) }
            p { (t.take_text()) }
            div { (Button::new(t.take_do()).icon("user")) }
        }
    }
}

fn admin(ctx: &Ctx, poll: &Poll, link: &str, again: &Again) -> Markup {
    let t = ctx.t;
    let action = frame::path(poll, "share/");
    let file = frame::path(poll, "share/admin-link.txt");
    let mail =
        links::mailto(&t.share_admin_subject(&poll.title), &format!("{}\n{link}", t.share_admin_keep()));
    let renew = html! {
        p { (t.share_renew_text()) }
        form method="post" action=(action) { (Button::new(t.share_renew()).danger()) }
    };
    html! {
        div .cluster {
            (Button::new(t.share_file()).icon("download").download(&file))
            @if !ctx.app.config.mails() { (Button::new(t.share_mail_me()).icon("mail").link(&mail)) }
        }
        div {
            (mailed::form(ctx, &frame::path(poll, "share/mail/"), again))
            (ui::more_options(t.share_admin_qr(), "", false, &links::qr(link, t.share_admin_qr_label())))
            (ui::more_options(t.share_renew_title(), "", false, &renew))
        }
    }
}

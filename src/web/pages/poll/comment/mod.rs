//! Comments below a poll.

pub mod add;
pub mod approve;
pub mod delete;
pub mod edit;
mod form;

use std::collections::BTreeSet;

use maud::{Markup, PreEscaped, html};

use crate::actions::poll_show::{Shown, VisibleComment};
use crate::domain::access::Action;
use crate::domain::comment::Comment;
use crate::domain::markdown;
use crate::domain::poll::Poll;
use crate::domain::visibility::{Author, Row};
use crate::web::ctx::Ctx;
use crate::web::messages::Messages;
use crate::web::ui::{self, Tone};

use super::frame::path;
use super::labels::Labels;
use super::results_words::namesake;
use crate::web::spam::Seal;
use form::{Typed, fields};

/// The comments and the form for a new one, for the page of the poll. Nothing where comments are off
/// and none was written.
pub fn section(ctx: &Ctx, shown: &Shown) -> Markup {
    let scene = &shown.scene;
    let may_write = scene.may(Action::Comment);
    if shown.comments.is_empty() && !may_write {
        return html! {};
    }
    let labels = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let reviews = scene.may(Action::ReviewComments);
    html! {
        section .stack.comments #comments {
            h2 { (ctx.t.comment_heading()) }
            @if shown.comments.is_empty() { p .muted { (ctx.t.comment_none()) } }
            @for comment in &shown.comments { (one(ctx, &scene.poll, &labels, comment, reviews)) }
            @if may_write {
                form .form method="post" action=(path(&scene.poll, "comment/")) {
                    (fields(ctx, scene, &typed(shown), &Messages::default(), &Seal::of_the_hour(ctx)))
                }
            } @else { p .muted { (ctx.t.comment_off()) } }
        }
    }
}

/// An empty form, with the name under which this browser has voted here, if it is seen and there is but one.
fn typed(shown: &Shown) -> Typed {
    let names: BTreeSet<&str> =
        shown.results.rows.iter().filter(|row| row.mine).filter_map(own_name).collect();
    let name = match names.len() {
        1 => names.first().copied().unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    Typed { name, ..Typed::default() }
}

fn own_name(row: &Row) -> Option<&str> {
    match &row.author {
        Author::Named(name) => Some(name),
        Author::Anonymous | Author::Hidden => None,
    }
}

fn one(ctx: &Ctx, poll: &Poll, labels: &Labels, visible: &VisibleComment, reviews: bool) -> Markup {
    let t = ctx.t;
    let comment = &visible.comment;
    html! {
        article .comment #{ "comment-" (comment.public_id) } {
            header .cluster.tight {
                strong { (t.who(&comment.name)) }
                (namesake(t, visible.namesake))
                span .muted.small {
                    time datetime=(comment.created.utc().and_utc().to_rfc3339()) { (labels.instant(comment.created)) }
                    @if let Some(updated) = comment.updated { ", " (t.comment_edited(&labels.instant(updated))) }
                }
                @if comment.held {
                    (ui::badge(Some(Tone::Warning), Some("clock"), t.comment_waits()))
                    @if reviews { span .muted.small { (t.comment_waits_owner()) } }
                }
            }
            div .prose { (PreEscaped(markdown::render(&comment.text))) }
            (actions(ctx, poll, visible, reviews))
        }
    }
}

fn actions(ctx: &Ctx, poll: &Poll, visible: &VisibleComment, reviews: bool) -> Markup {
    let t = ctx.t;
    let Comment { public_id, name, held, .. } = &visible.comment;
    let to = |page: &str| path(poll, &format!("comment/{public_id}/{page}/"));
    let approves = *held && reviews;
    html! {
        @if approves || visible.may_edit || visible.may_delete {
            div .cluster.tight {
                @if approves {
                    form method="post" action=(to("approve")) {
                        button .btn.slim type="submit" aria-label=(t.comment_approve_of(name)) {
                            (ui::icon("check")) (t.comment_approve())
                        }
                    }
                }
                @if visible.may_edit {
                    a .btn.quiet.slim href=(to("edit")) aria-label=(t.comment_edit_of(name)) {
                        (ui::icon("edit")) (t.comment_edit())
                    }
                }
                @if visible.may_delete {
                    a .btn.quiet.slim href=(to("delete")) aria-label=(t.comment_delete_of(name)) {
                        (ui::icon("trash")) (t.comment_delete())
                    }
                }
            }
        }
    }
}

/// Where a comment stands on the page of its poll.
fn place(slug: &str, comment: &Comment) -> String {
    format!("/poll/{slug}/#comment-{}", comment.public_id)
}

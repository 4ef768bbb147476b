//! Comments below all polls.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::{Hand, comments};
use crate::store::site::CommentLine;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::flash::Flash;
use crate::web::ui::{self, Tone};

use super::{Tab, before, console, number, pages, when};

/// `GET /admin/comments/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (held, from) = (ctx.query.has("held"), before(&ctx));
    let (by, found) = ctx.read(move |tx, asker| comments::list(tx, Hand::Of(asker), held, from)).await?;
    let t = ctx.t;
    let kept = if held { "held=1&" } else { "" };
    let body = html! {
        p {
            @if held { a href="/admin/comments/" { (t.admin_all_comments()) } }
            @else { a href="/admin/comments/?held=1" { (t.admin_held_comments()) } }
        }
        @if found.is_empty() { (ui::empty("comment", t.admin_no_comments(), &html! {})) }
        @for comment in &found { (one(&ctx, comment)) }
        (pages(&ctx, "/admin/comments/", kept, found.len(), found.last().map(|comment| comment.id)))
    };
    console(&ctx, StatusCode::OK, &by, Tab::Comments, None, &body)
}

/// `POST /admin/comments/{remark}/delete/`
pub async fn delete(ctx: Ctx) -> Outcome {
    let id = number(&ctx, "remark")?;
    ctx.write(move |tx, asker| comments::delete(tx, Hand::Of(asker), id)).await?;
    ctx.redirect("/admin/comments/", Some(Flash::CommentDeleted))
}

/// `POST /admin/comments/{remark}/approve/`
pub async fn approve(ctx: Ctx) -> Outcome {
    let id = number(&ctx, "remark")?;
    ctx.write(move |tx, asker| comments::approve(tx, Hand::Of(asker), id)).await?;
    ctx.redirect("/admin/comments/?held=1", Some(Flash::CommentApproved))
}

fn one(ctx: &Ctx, comment: &CommentLine) -> Markup {
    let t = ctx.t;
    let name = t.who(&comment.name);
    let path = |rest: &str| format!("/admin/comments/{}/{rest}/", comment.id);
    html! {
        article .panel.stack {
            header .cluster.tight {
                strong { (name) }
                span .muted.small { (when(ctx, comment.created)) }
                a href={ "/admin/polls/" (comment.slug) "/" } { (comment.title) }
                @if comment.held { (ui::badge(Some(Tone::Warning), Some("clock"), t.comment_waits())) }
            }
            // As it was typed: what a link hides is seen.
            p .admin-text { (comment.text) }
            div .cluster {
                @if comment.held {
                    form method="post" action=(path("approve")) {
                        button .btn.slim type="submit" {
                            (ui::icon("check")) span { (t.comment_approve()) span .vh { ": " (name) } }
                        }
                    }
                }
                form method="post" action=(path("delete")) {
                    button .btn.slim type="submit" {
                        (ui::icon("trash")) span { (t.comment_delete()) span .vh { ": " (name) } }
                    }
                }
            }
        }
    }
}

//! Links that were mailed.

use actix_web::http::StatusCode;
use maud::html;

use crate::actions::mailed::Link;
use crate::actions::{self};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Width};

/// The link in the address of this page.
pub fn of(ctx: &Ctx) -> Link {
    Link { token: ctx.part("token"), code: ctx.part("code") }
}

/// Says in a friendly way that a link does not work (any more), and where to get another; other failures stay.
pub fn dead(ctx: &Ctx, error: Error, again: &str) -> Outcome {
    if !matches!(error, Error::Action(actions::Error::NotFound)) {
        return Err(error);
    }
    let t = ctx.t;
    let body = html! {
        (ui::page_head(t.mailed_dead(), Some(t.mailed_dead_text())))
        div .actions { (Button::new(t.mailed_again()).primary().link(again)) }
    };
    ctx.page(
        StatusCode::NOT_FOUND,
        &Page { title: t.mailed_dead(), body, width: Width::Narrow, ..Page::default() },
    )
}

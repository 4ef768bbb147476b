//! Pages whose words the operator writes.

use actix_web::http::StatusCode;
use maud::{PreEscaped, html};

use crate::actions::signed_in;
use crate::domain::markdown;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Width};

/// A page of Markdown; `otherwise` stands where the operator wrote nothing.
pub async fn page(ctx: Ctx, title: &str, text: &str, otherwise: &str) -> Outcome {
    let user = ctx.read(signed_in).await?;
    let text = if text.trim().is_empty() { otherwise } else { text };
    let body = html! {
        (ui::page_head(title, None))
        div .prose { (PreEscaped(markdown::render(text))) }
    };
    ctx.page(
        StatusCode::OK,
        &Page { title, body, width: Width::Normal, user: user.as_ref(), ..Page::default() },
    )
}

//! Whose yes is needed: the owner marks people, and the best choice is then one that suits them all.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::needed::{Candidate, candidates, set_needed};
use crate::actions::{self, Scene};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::ui::{self, Button, Checkbox, Width};

use super::frame::{self, PollPage, Tab, path};

/// `GET /poll/{slug}/needed/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, all) = load(&ctx).await?;
    show(&ctx, StatusCode::OK, &scene, &all, &Messages::default())
}

/// `POST /poll/{slug}/needed/`: `needed` comes once for each.
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let ids: Vec<String> = ctx.form.all("needed").map(str::to_owned).collect();
    let typed = ids.clone();
    match ctx.write(move |tx, asker| set_needed(tx, asker, &slug, &ids)).await {
        Ok(poll) => ctx.redirect(&path(&poll, ""), Some(Flash::Saved)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let (scene, mut all) = load(&ctx).await?;
            for one in &mut all {
                one.needed = typed.iter().any(|id| id == one.id.as_str());
            }
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &scene, &all, &ctx.messages(&invalid))
        }
        Err(error) => Err(error),
    }
}

async fn load(ctx: &Ctx) -> Result<(Scene, Vec<Candidate>), Error> {
    let slug = ctx.slug();
    ctx.read_long(move |tx, asker| candidates(tx, asker, &slug)).await
}

fn show(ctx: &Ctx, status: StatusCode, scene: &Scene, all: &[Candidate], messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        section .stack {
            h2 { (t.needed_title()) }
            p { (t.needed_text()) }
            @if all.is_empty() { (ui::empty("users", t.needed_nobody(), &html! {})) } @else {
                form .form method="post" action=(path(&scene.poll, "needed/")) {
                    fieldset #f-needed tabindex="-1" {
                        legend .vh { (t.needed_title()) }
                        @if let Some(message) = messages.of("needed") { (ui::field_error("f-needed", message)) }
                        @for one in all { (line(ctx, one)) }
                    }
                    div .actions {
                        (Button::new(t.settings_save()).primary())
                        (Button::new(t.fault_poll()).quiet().link(&path(&scene.poll, "")))
                    }
                }
            }
        }
    };
    let (tab, title) = (Tab::Settings, Some(t.needed_title()));
    let page = PollPage { scene, tab, title, body, scripts: &[], answers: None, width: Width::Normal };
    frame::poll_page(ctx, status, &page)
}

fn line(ctx: &Ctx, one: &Candidate) -> Markup {
    let t = ctx.t;
    let id = format!("n-{}", one.id);
    let name = t.who(&one.name);
    let label = if one.invited { t.needed_invited(name) } else { name.to_owned() };
    html! { (Checkbox::new("needed", &label).value(one.id.as_str()).id(&id).checked(one.needed)) }
}

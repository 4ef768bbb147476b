//! Whose yes is needed: the owner marks people, and the best choice is then one that suits them all.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::needed::{Candidate, candidates, set_needed};
use crate::actions::{self, Scene};
use crate::domain::seats::is_sheet;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::ui::{self, Button, Checkbox, Width};

use super::frame::{self, PollPage, Tab, path};
use super::told::{self, Told};
use super::vote_ballot::to_mend;

/// `GET /poll/{slug}/needed/`
pub async fn get(ctx: Ctx) -> Outcome {
    show(&ctx, StatusCode::OK, &load(&ctx).await?, &Told::default(), None)
}

/// `POST /poll/{slug}/needed/`: `needed` comes once for each.
pub async fn post(ctx: Ctx) -> Outcome {
    let slug = ctx.slug();
    let ids: Vec<String> = ctx.form.all("needed").map(str::to_owned).collect();
    let seen = ctx.form.has("seen").then(|| ctx.form.get("seen").to_owned());
    let typed = ids.clone();
    match ctx.write(move |tx, asker| set_needed(tx, asker, &slug, &ids, seen.as_deref())).await {
        Ok(poll) => ctx.redirect(&path(&poll, ""), Some(Flash::Saved)),
        Err(error) => {
            let (status, invalid) = to_mend(error)?;
            let seen = load(&ctx).await?;
            let told = Told { messages: ctx.messages(&invalid), stale: status == StatusCode::CONFLICT };
            show(&ctx, status, &seen, &told, Some(&typed))
        }
    }
}

/// The poll, whether it is a sign-up sheet, and everybody whose yes can be needed.
struct Seen {
    scene: Scene,
    sheet: bool,
    all: Vec<Candidate>,
}

async fn load(ctx: &Ctx) -> Result<Seen, Error> {
    let slug = ctx.slug();
    ctx.read_long(move |tx, asker| {
        let (scene, all) = candidates(tx, asker, &slug)?;
        let sheet = is_sheet(&scene.structure(tx)?);
        Ok::<_, actions::Error>(Seen { scene, sheet, all })
    })
    .await
}

/// `typed` are those that were ticked in a form that comes back.
fn show(
    ctx: &Ctx,
    status: StatusCode,
    Seen { scene, sheet, all }: &Seen,
    told: &Told,
    typed: Option<&[String]>,
) -> Outcome {
    let (t, messages) = (ctx.t, &told.messages);
    let typed: Option<HashSet<&str>> = typed.map(|ids| ids.iter().map(String::as_str).collect());
    let ticked = |one: &Candidate| typed.as_ref().map_or(one.needed, |ids| one.is_among(ids));
    let marked: Vec<&str> = all.iter().filter(|one| one.needed).map(|one| one.id.as_str()).collect();
    let body = html! {
        (messages.summary(t))
        @if told.stale { (told::stale(t.values_stale())) }
        section .stack {
            h2 { (t.needed_title()) }
            p { (if *sheet { t.needed_text_sheet() } else { t.needed_text() }) }
            @if all.is_empty() { (ui::empty("users", t.needed_nobody(), &html! {})) } @else {
                form .form method="post" action=(path(&scene.poll, "needed/")) {
                    input type="hidden" name="seen" value=(marked.join(" "));
                    fieldset #f-needed tabindex="-1" {
                        legend .vh { (t.needed_title()) }
                        @if let Some(message) = messages.of("needed") { (ui::field_error("f-needed", message)) }
                        @for one in all { (line(ctx, one, ticked(one))) }
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

fn line(ctx: &Ctx, one: &Candidate, ticked: bool) -> Markup {
    let t = ctx.t;
    let id = format!("n-{}", one.id);
    let name = t.who(&one.name);
    let label = if one.invited { t.needed_invited(name) } else { name.to_owned() };
    html! { (Checkbox::new("needed", &label).value(one.id.as_str()).id(&id).checked(ticked)) }
}

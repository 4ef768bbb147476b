//! Changing the choices of a poll: one address for all kinds.

use std::collections::BTreeMap;

use actix_web::http::{StatusCode, header};
use maud::{Markup, html};

use crate::actions::{self, Scene, enter};
use crate::domain::access::Action;
use crate::domain::choice::{Kind, Subject};
use crate::domain::id::PublicId;
use crate::domain::slug::Slug;
use crate::domain::structure::Structure;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::pages::new::sheet;
use crate::web::pages::poll::frame::{PollPage, Tab, path, poll_page};
use crate::web::pages::poll::told::{Told, seen_field, stale};
use crate::web::pages::poll::undo;
use crate::web::ui::{Button, Width};

use super::{texts, times};

/// A poll whose choices are being changed.
pub struct Desk {
    /// The poll and who looks.
    pub scene: Scene,
    /// Its choices.
    pub structure: Structure,
    /// How many have answered each.
    pub counts: BTreeMap<Subject, i64>,
}

/// `GET /poll/{slug}/edit/choices/`
pub async fn get(ctx: Ctx) -> Outcome {
    let desk = open(&ctx).await?;
    match desk.scene.poll.kind {
        Kind::Universal => texts::fresh(&ctx, &desk),
        _ => times::fresh(&ctx, &desk),
    }
}

/// `POST /poll/{slug}/edit/choices/`
pub async fn post(ctx: Ctx) -> Outcome {
    let desk = open(&ctx).await?;
    match desk.scene.poll.kind {
        Kind::Universal => texts::post(&ctx, &desk).await,
        _ => times::post(&ctx, &desk).await,
    }
}

/// Where links of upstream's wizards lead now.
pub async fn moved(ctx: Ctx) -> Outcome {
    let slug = Slug::parse(&ctx.slug()).map_err(|_| Error::NOT_FOUND)?;
    ctx.redirect(&format!("/poll/{slug}/edit/choices/"), None)
}

async fn open(ctx: &Ctx) -> Result<Desk, Error> {
    let slug = ctx.slug();
    let (scene, structure) = ctx
        .read(move |tx, asker| {
            let scene = enter(tx, asker, &slug, Action::Edit)?;
            let structure = scene.structure(tx)?;
            Ok::<_, actions::Error>((scene, structure))
        })
        .await?;
    let count =
        |choice: &crate::domain::choice::Choice| (choice.subject.clone(), scene.tally.answered(choice.id));
    let counts = structure.choices.iter().map(count).collect();
    Ok(Desk { scene, structure, counts })
}

/// Goes on after saving, or shows the form again with what is wrong.
///
/// # Errors
/// What is no fault of the form.
pub fn after(
    ctx: &Ctx,
    desk: &Desk,
    saved: Result<Option<PublicId>, Error>,
    again: impl Fn(StatusCode, Told) -> Outcome,
) -> Outcome {
    match saved {
        Ok(off) => {
            let flash = if off.is_some() { Flash::ChoicesOff } else { Flash::Saved };
            ctx.redirect_undoable(&path(&desk.scene.poll, "edit/choices/"), flash, undo::of(ctx, off))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, Told::of(ctx, &invalid))
        }
        Err(Error::Action(actions::Error::Stale)) => {
            again(StatusCode::CONFLICT, Told { stale: true, ..Told::default() })
        }
        Err(other) => Err(other),
    }
}

/// The page around the fields.
pub fn show(ctx: &Ctx, status: StatusCode, desk: &Desk, told: &Told, fields: &Markup) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (sheet::summary(ctx, &told.messages))
        @if told.stale { (stale(t.choices_stale())) }
        form #choices .form method="post" action=(ctx.path()) data-live {
            (sheet::default_button(t.choices_save()))
            (seen_field(ctx, &desk.scene.poll, told.stale))
            (fields)
            div .actions {
                (Button::new(t.choices_save()).primary().send("do", "create"))
                (Button::new(t.choices_values()).quiet().link(&path(&desk.scene.poll, "edit/choicevalues/")))
                (Button::new(t.seats_link()).quiet().link(&path(&desk.scene.poll, "edit/seats/")))
            }
        }
    };
    let page = PollPage {
        scene: &desk.scene,
        tab: Tab::Choices,
        title: Some(t.tab_choices()),
        body,
        scripts: &["calendar.js", "live.js", "new-draft.js"],
        answers: None,
        width: Width::Normal,
    };
    let mut response = poll_page(ctx, status, &page)?;
    // Going back to a half-changed form must find it so: `no-store` would empty it.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    Ok(response)
}

/// Whether the form is to be saved, and not just changed by one of its other buttons.
pub fn is_save(ctx: &Ctx) -> bool {
    !ctx.form.has("drop") && matches!(ctx.form.get("do"), "" | "create")
}

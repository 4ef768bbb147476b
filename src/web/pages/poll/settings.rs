//! Words, rules and owner of a poll.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::poll_update::{NewOwner, OwnerNow, UpdatePoll, owner_now, update_poll};
use crate::actions::retention::{self, Lifetime};
use crate::actions::{self, Scene};
use crate::domain::access::Action;
use crate::domain::error::{Invalid, Problem};
use crate::domain::id::GroupId;
use crate::domain::poll::{Details, Poll, Settings};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::people;
use crate::web::ui::{self, Button, Field, Row, SelectOption, Width};

use super::frame::{self, PollPage, Tab};
use super::told::{self, Told};
use super::{details, settings_fields};

/// What stands in the form.
struct Typed {
    details: details::Typed,
    settings: Settings,
    owner: String,
    group: String,
    expires: String,
}

/// `GET /poll/{slug}/settings/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, now) = enter(&ctx).await?;
    let typed = Typed::of(&scene.poll, &now);
    show(&ctx, StatusCode::OK, &scene, &now, &typed, &Told::default())
}

/// `POST /poll/{slug}/settings/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (scene, now) = enter(&ctx).await?;
    let (typed, wrong) = Typed::read(&ctx.form, &scene.poll);
    let update = match typed.check(&ctx.form, wrong) {
        Ok(update) => update,
        Err(invalid) => {
            return show(
                &ctx,
                StatusCode::UNPROCESSABLE_ENTITY,
                &scene,
                &now,
                &typed,
                &Told::of(&ctx, &invalid),
            );
        }
    };
    let slug = ctx.slug();
    let lifetime = Lifetime::of(&ctx.app.config);
    let expires = ctx.form.has("expires").then(|| typed.expires.clone());
    let stored = ctx.write(move |tx, asker| {
        let poll = update_poll(tx, asker, &slug, &update)?;
        match &expires {
            Some(typed) => retention::choose(tx, &poll, typed, lifetime).map(|()| poll),
            None => Ok(poll),
        }
    });
    match stored.await {
        Ok(poll) => ctx.redirect(&frame::path(&poll, ""), Some(Flash::Saved)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &scene, &now, &typed, &Told::of(&ctx, &invalid))
        }
        Err(Error::Action(actions::Error::Stale)) => {
            let (scene, now) = enter(&ctx).await?;
            let told = Told { stale: true, ..Told::default() };
            show(&ctx, StatusCode::CONFLICT, &scene, &now, &typed, &told)
        }
        Err(error) => Err(error),
    }
}

async fn enter(ctx: &Ctx) -> Result<(Scene, OwnerNow), Error> {
    let slug = ctx.slug();
    ctx.read(move |tx, asker| {
        let scene = actions::enter(tx, asker, &slug, Action::Edit)?;
        let owner = owner_now(tx, &scene)?;
        Ok::<_, actions::Error>((scene, owner))
    })
    .await
}

impl Typed {
    fn of(poll: &Poll, now: &OwnerNow) -> Self {
        Self {
            details: details::Typed::of(poll),
            settings: poll.settings.clone(),
            owner: now.username.clone(),
            group: poll.owner.group.map(|group| group.to_string()).unwrap_or_default(),
            expires: retention::last_day(poll).map(|day| day.to_string()).unwrap_or_default(),
        }
    }

    fn read(form: &Form, poll: &Poll) -> (Self, Invalid) {
        let (settings, wrong) = settings_fields::read(form, &poll.settings);
        let text = |name| form.get(name).to_owned();
        let (owner, group, expires) = (text("owner"), text("group"), text("expires"));
        (Self { details: details::Typed::read(form), settings, owner, group, expires }, wrong)
    }

    /// The change that is meant. A form without owner leaves the owner alone.
    fn check(&self, form: &Form, mut invalid: Invalid) -> Result<UpdatePoll, Invalid> {
        let details::Typed { title, description, zone, deadline } = &self.details;
        let details = Details::parse(title, description, zone, &deadline.whole(), self.settings.clone());
        let group = match self.group.as_str() {
            "" => Ok(None),
            number => number.parse::<GroupId>().map(Some).map_err(|_| Problem::BadOption),
        };
        let group = invalid.check("group", group);
        match (details, group) {
            (Ok(details), Some(group)) if invalid.0.is_empty() => {
                let owner = NewOwner { username: self.owner.clone(), group };
                Ok(UpdatePoll { details, owner: form.has("owner").then_some(owner), seen: told::seen(form) })
            }
            (details, _) => {
                invalid.0.extend(details.err().unwrap_or_default().0);
                Err(invalid)
            }
        }
    }
}

fn show(ctx: &Ctx, status: StatusCode, scene: &Scene, now: &OwnerNow, typed: &Typed, told: &Told) -> Outcome {
    let t = ctx.t;
    let messages = &told.messages;
    let poll = &scene.poll;
    let body = html! {
        (messages.summary(t))
        @if told.stale { (told::stale(t.settings_stale())) }
        form .form method="post" action=(frame::path(poll, "settings/")) {
            (told::seen_field(ctx, poll, told.stale))
            (ui::fieldset(t.settings_words(), None, &details::fields(ctx, &typed.details, messages)))
            (settings_fields::fields(ctx, poll.kind, &typed.settings, messages))
            @if scene.actor.user.is_some() { (owner(ctx, scene, now, typed, messages)) }
            (ui::fieldset(t.retention_title(), None, &kept(ctx, typed, messages)))
            div .actions { (Button::new(t.settings_save()).primary()) }
        }
        (advanced(ctx, scene))
    };
    let page = PollPage {
        scene,
        tab: Tab::Settings,
        title: Some(t.tab_settings()),
        body,
        scripts: &[people::SCRIPT],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

fn kept(ctx: &Ctx, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    let most = i64::try_from(ctx.app.config.poll_lifetime_max_days).unwrap_or(0);
    let help = if most > 0 { t.retention_help_most(most) } else { t.retention_help().to_owned() };
    html! {
        (Field::date("expires", t.retention_field()).value(&typed.expires).help(help.as_str())
            .error(messages.of("expires")))
    }
}

fn owner(ctx: &Ctx, scene: &Scene, now: &OwnerNow, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    let mut groups: Vec<(String, &str)> = vec![(String::new(), t.settings_no_group())];
    groups.extend(now.groups.iter().map(|(id, name)| (id.to_string(), name.as_str())));
    if let Some(other) = scene.poll.owner.group.filter(|group| !scene.actor.in_group(*group)) {
        groups.push((other.to_string(), t.settings_other_group()));
    }
    let options: Vec<SelectOption<'_>> =
        groups.iter().map(|(value, label)| SelectOption { value, label }).collect();
    let fields = html! {
        (ctx.people(Field::text("owner", t.settings_owner_user()).value(&typed.owner)
            .help(t.settings_owner_help()).error(messages.of("owner")), false))
        @if options.len() > 1 {
            (Field::select("group", t.settings_owner_group(), &options).value(&typed.group).error(messages.of("group")))
        }
    };
    ui::fieldset(t.settings_owner(), Some(t.settings_owner_text()), &fields)
}

fn advanced(ctx: &Ctx, scene: &Scene) -> Markup {
    let t = ctx.t;
    let to = |rest: &str| frame::path(&scene.poll, rest);
    let links = [
        (to("edit/choicevalues/"), t.values_title(), t.settings_values_text()),
        (to("edit/seats/"), t.seats_title(), t.seats_link_text()),
        (to("proposals/"), t.proposals_title(), t.proposals_link_text()),
        (format!("/invitations/{}/", scene.poll.slug), t.tab_invite(), t.settings_invite_text()),
        (to("share/#admin"), t.share_admin(), t.settings_admin_text()),
        (to("needed/"), t.needed_title(), t.needed_link_text()),
        (to("activity/"), t.activity_title(), t.activity_link_text()),
        (to("copy/"), t.copy_title(), t.settings_copy_text()),
        (to("delete/"), t.delete_title(), t.settings_delete_text()),
    ];
    let rows: Vec<Row<'_>> = links
        .iter()
        .map(|(href, title, text)| Row { href, title, aside: html! { span .muted { (text) } } })
        .collect();
    html! {
        section .stack {
            h2 { (t.settings_more()) }
            (ui::rows(&rows))
            @if scene.may(Action::Close) {
                form method="post" action=(to("close/")) { (Button::new(t.results_close()).icon("lock")) }
            }
            @if scene.may(Action::Reopen) {
                form method="post" action=(to("reopen/")) { (Button::new(t.results_reopen()).icon("undo")) }
            }
        }
    }
}

//! A new poll like an old one: the same question next week.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::poll_copy::{CopyPoll, SHIFT_MAX, copy_poll, copyable};
use crate::actions::retention::{self, Lifetime};
use crate::actions::{self, Scene};
use crate::domain::access::Denial;
use crate::domain::choice::Kind;
use crate::domain::error::{Invalid, Problem};
use crate::domain::slug::Slug;
use crate::domain::text::{self, LINE_MAX};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::limits::Deed;
use crate::web::messages::Messages;
use crate::web::pages::new::more;
use crate::web::ui::{Button, Checkbox, Field, Width};

use super::frame::{self, PollPage, Tab};
use super::invitations::post_of;

/// What stands in the form.
struct Typed {
    title: String,
    chosen: bool,
    slug: String,
    shift: String,
    values: bool,
    invite: bool,
}

/// The poll, who looks, and how many of those who were invited can be to the copy.
type Old = (Scene, usize);

/// `GET /poll/{slug}/copy/`
pub async fn get(ctx: Ctx) -> Outcome {
    let old = enter(&ctx).await?;
    let title: String = ctx.t.copy_of(&old.0.poll.title).chars().take(LINE_MAX).collect();
    let chosen = !ctx.app.config.random_slug;
    let typed =
        Typed { title, chosen, slug: String::new(), shift: "0".to_owned(), values: true, invite: false };
    show(&ctx, &old, StatusCode::OK, &typed, &Invalid::default())
}

/// `POST /poll/{slug}/copy/`
pub async fn post(ctx: Ctx) -> Outcome {
    let old = enter(&ctx).await?;
    let typed = Typed {
        title: ctx.form.get("title").to_owned(),
        chosen: ctx.form.get("address") == "chosen",
        slug: ctx.form.get("slug").to_owned(),
        shift: ctx.form.get("shift").to_owned(),
        values: ctx.form.has("values"),
        invite: ctx.form.has("invite"),
    };
    let copy = match read(&ctx, &typed) {
        Ok(copy) => copy,
        Err(invalid) => return again(&ctx, &old, &typed, &invalid),
    };
    ctx.count(Deed::Create, "")?;
    // Its maker without an account holds it by this browser.
    let is_guest = old.0.actor.user.is_none();
    let ctx = if is_guest { ctx.with_guest() } else { ctx };
    let slug = ctx.slug();
    let invited = typed.invite && old.1 > 0;
    let lifetime = Lifetime::of(&ctx.app.config);
    let made = ctx.write(move |tx, asker| {
        let poll = copy_poll(tx, asker, &slug, &copy)?;
        retention::begin(tx, &poll, lifetime).map(|()| poll)
    });
    match made.await {
        Ok(poll) => {
            if is_guest {
                ctx.remember(&poll.slug);
            }
            ctx.redirect(
                &frame::path(&poll, ""),
                Some(if invited { Flash::CopiedInvited } else { Flash::Copied }),
            )
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => again(&ctx, &old, &typed, &invalid),
        Err(error) => Err(error),
    }
}

async fn enter(ctx: &Ctx) -> Result<Old, Error> {
    let slug = ctx.slug();
    let old = ctx.read(move |tx, asker| copyable(tx, asker, &slug)).await?;
    if old.0.actor.user.is_none() && ctx.app.config.poll_creation_requires_login {
        return Err(actions::Error::Denied(Denial::LoginRequired).into());
    }
    Ok(old)
}

fn again(ctx: &Ctx, old: &Old, typed: &Typed, invalid: &Invalid) -> Outcome {
    show(ctx, old, StatusCode::UNPROCESSABLE_ENTITY, typed, invalid)
}

fn read(ctx: &Ctx, typed: &Typed) -> Result<CopyPoll, Invalid> {
    let mut invalid = Invalid::default();
    let title = invalid.check("title", text::line(&typed.title, LINE_MAX));
    let slug = if typed.chosen { Slug::parse(&typed.slug) } else { Ok(ctx.app.random.slug()) };
    let slug = invalid.check("slug", slug);
    let shift = invalid.check("shift", days(&typed.shift));
    match (title, slug, shift) {
        (Some(title), Some(slug), Some(shift)) => Ok(CopyPoll {
            title,
            slug,
            shift,
            values: typed.values,
            locale: ctx.t.locale().code().to_owned(),
            invite: typed.invite.then(|| post_of(ctx)),
        }),
        _ => Err(invalid),
    }
}

fn days(text: &str) -> Result<i64, Problem> {
    let text = text.trim();
    let days: i64 = if text.is_empty() { 0 } else { text.parse().map_err(|_| Problem::BadNumber)? };
    if (-SHIFT_MAX..=SHIFT_MAX).contains(&days) { Ok(days) } else { Err(Problem::BadNumber) }
}

fn show(ctx: &Ctx, old: &Old, status: StatusCode, typed: &Typed, invalid: &Invalid) -> Outcome {
    let t = ctx.t;
    let (scene, invited) = (&old.0, old.1);
    let messages = ctx.messages(invalid);
    let body = html! {
        (messages.summary(t))
        form .form method="post" action=(frame::path(&scene.poll, "copy/")) {
            div .stack.tight { h2 { (t.copy_heading()) } p .muted { (t.copy_text()) } }
            (fields(ctx, scene, typed, &messages))
            @if invited > 0 { (invitations(ctx, scene, invited, typed, &messages)) }
            div .actions { (Button::new(t.copy_do()).primary().icon("copy")) }
        }
    };
    let page = PollPage {
        scene,
        tab: Tab::Settings,
        title: Some(t.copy_title()),
        body,
        scripts: &[],
        answers: None,
        width: Width::Normal,
    };
    frame::poll_page(ctx, status, &page)
}

fn fields(ctx: &Ctx, scene: &Scene, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    html! {
        (Field::text("title", t.new_question()).value(&typed.title).required(true)
            .maxlength(LINE_MAX).error(messages.of("title")))
        @if scene.poll.kind != Kind::Universal || scene.poll.deadline.is_some() {
            (Field::number("shift", t.copy_shift()).value(&typed.shift).step("1").help(t.copy_shift_help())
                .error(messages.of("shift")))
        }
        (more::address(ctx, typed.chosen, &typed.slug, messages.of("slug")))
        (Checkbox::new("values", t.copy_values()).checked(typed.values).help(t.copy_values_help()))
    }
}

/// Off by itself: mail is not to go out unasked.
fn invitations(ctx: &Ctx, scene: &Scene, invited: usize, typed: &Typed, messages: &Messages) -> Markup {
    let t = ctx.t;
    let post = post_of(ctx);
    let mails = post.sends && (post.for_guests || scene.actor.user.is_some());
    let help = if mails { t.copy_invitations_mail() } else { t.copy_invitations_links() };
    let label = t.copy_invitations(i64::try_from(invited).unwrap_or(i64::MAX));
    html! {
        (Checkbox::new("invite", &label).checked(typed.invite).help(help).error(messages.of("invite")))
    }
}

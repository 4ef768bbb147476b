//! Making an account for somebody, who chooses the password by a link.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::admin::access::{self, Way};
use crate::actions::admin::{By, Hand, users};
use crate::actions::users::New;
use crate::actions::{self};
use crate::domain::error::Invalid;
use crate::domain::id::UserId;
use crate::domain::user::Role;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::ui::{self, Button, Field, Tone};

use super::user::{link, show as show_user, way};
use super::{Tab, console, role_field, role_options};

/// Where this page is.
pub(super) const PATH: &str = "/admin/users/create/";

/// `GET /admin/users/create/`
pub async fn get(ctx: Ctx) -> Outcome {
    let by = ctx.read(|tx, asker| access::look(tx, Hand::Of(asker))).await?;
    show(&ctx, StatusCode::OK, &by, &Messages::default())
}

/// `POST /admin/users/create/`: the link to choose a password is shown this once, or mailed.
pub async fn post(ctx: Ctx) -> Outcome {
    match made(&ctx).await {
        Ok((user, None)) => ctx.redirect(&format!("/admin/users/{user}/"), Some(Flash::UserCreated)),
        Ok((user, Some(link))) => {
            let (by, shown) = ctx.read(move |tx, asker| users::show(tx, Hand::Of(asker), user)).await?;
            show_user(&ctx, StatusCode::OK, &by, &shown, &Messages::default(), Some(&link))
        }
        Err(Error::Action(actions::Error::Invalid(invalid))) => {
            let by = ctx.read(|tx, asker| access::look(tx, Hand::Of(asker))).await?;
            show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &by, &ctx.messages(&invalid))
        }
        Err(error) => Err(error),
    }
}

/// The account, and the link if it is to be shown. Where nobody has a password of ours there is no link: whoever signs
/// on with this address gets the account.
async fn made(ctx: &Ctx) -> Result<(UserId, Option<String>), Error> {
    let form = &ctx.form;
    let role = users::role_of(form.get("role"))?;
    let text = |name: &str| form.get(name).to_owned();
    let new = New {
        username: text("username"),
        name: text("name"),
        email: text("email"),
        home: ctx.app.config.home().to_owned(),
        password: "!".to_owned(),
        role,
    };
    if !ctx.app.config.local_passwords {
        let user = ctx.write(move |tx, asker| access::create(tx, Hand::Of(asker), new.clone())).await?;
        return Ok((user, None));
    }
    let way = if ctx.app.config.mails() { way(ctx) } else { Way::Shown };
    if way == Way::Mailed && new.email.trim().is_empty() {
        return Err(
            actions::Error::from(Invalid::one("email", crate::domain::error::Problem::Required)).into()
        );
    }
    let token = ctx.app.random.public_id();
    let name = token;
    let user = ctx
        .write(move |tx, asker| access::create_by_link(tx, Hand::Of(asker), new.clone(), &name, way))
        .await?;
    Ok((user, (way == Way::Shown).then(|| link(ctx, &token))))
}

fn show(ctx: &Ctx, status: StatusCode, by: &By, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let form = &ctx.form;
    let role = if form.has("role") { form.get("role") } else { Role::User.as_str() };
    let body = html! {
        (messages.summary(t))
        form .form.admin-form method="post" action=(PATH) {
            (Field::text("username", t.admin_username())
                .value(form.get("username"))
                .required(true)
                .autocomplete("off")
                .help(t.register_username_help())
                .error(messages.of("username")))
            (Field::text("name", t.admin_name())
                .value(form.get("name"))
                .optional(t.new_optional())
                .autocomplete("off")
                .error(messages.of("name")))
            (Field::text("email", t.admin_email())
                .value(form.get("email"))
                .optional(t.new_optional())
                .autocomplete("off")
                .inputmode("email")
                .help(t.admin_email_help())
                .error(messages.of("email")))
            (role_field(t, &role_options(t), role).error(messages.of("role")))
            (buttons(ctx))
        }
    };
    console(ctx, status, by, Tab::Users, Some(t.admin_create()), &body)
}

fn buttons(ctx: &Ctx) -> Markup {
    let t = ctx.t;
    let (passwords, mails) = (ctx.app.config.local_passwords, ctx.app.config.mails());
    html! {
        @if !passwords { (ui::notice(Tone::Info, &html! { (t.admin_create_elsewhere()) })) }
        div .actions {
            @if !passwords { (Button::new(t.admin_create()).primary()) }
            @else if mails {
                (Button::new(t.admin_create_mail()).primary().icon("mail").send("how", "mail"))
                (Button::new(t.admin_create_show()).icon("link").send("how", "show"))
            } @else { (Button::new(t.admin_create_show()).primary().icon("link").send("how", "show")) }
            (Button::new(t.security_cancel()).quiet().link("/admin/users/"))
        }
    }
}

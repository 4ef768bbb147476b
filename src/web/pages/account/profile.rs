//! Names, language, zone and theme.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::{self, profile};
use crate::domain::user::User;
use crate::i18n::Locale;
use crate::store::profiles::Words;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::flash::Flash;
use crate::web::messages::Messages;
use crate::web::pages::poll::details;
use crate::web::ui::{Button, Field, SelectOption};

use super::frame::{self, AccountPage, Tab};

/// `GET /settings/profile/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (user, now) = ctx.read(profile::mine).await?;
    let words = Words {
        username: now.username,
        name: now.name,
        locale: now.locale,
        zone: now.zone,
        theme: now.theme,
    };
    show(&ctx, StatusCode::OK, &user, &words, &Messages::default())
}

/// `POST /settings/profile/`
pub async fn post(ctx: Ctx) -> Outcome {
    let (user, _) = ctx.read(profile::mine).await?;
    let field = |name: &str| ctx.form.get(name).to_owned();
    let typed = Words {
        username: field("username"),
        name: field("name"),
        locale: field("locale"),
        zone: field("zone"),
        theme: field("theme"),
    };
    let codes: Vec<&str> = Locale::ALL.iter().map(|locale| locale.code()).collect();
    let refuse = |messages: &Messages| show(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &user, &typed, messages);
    let words = match profile::check(&typed, &codes) {
        Ok(words) => words,
        Err(invalid) => return refuse(&ctx.messages(&invalid)),
    };
    let username = words.username.clone();
    ctx.write(move |tx, asker| profile::count_rename(tx, asker, &username)).await?;
    match ctx.write(move |tx, asker| profile::update(tx, asker, &words)).await {
        Ok(()) => ctx.redirect("/settings/profile/", Some(Flash::Saved)),
        Err(Error::Action(actions::Error::Invalid(invalid))) => refuse(&ctx.messages(&invalid)),
        Err(error) => Err(error),
    }
}

fn show(ctx: &Ctx, status: StatusCode, user: &User, words: &Words, messages: &Messages) -> Outcome {
    let t = ctx.t;
    let body = html! {
        (messages.summary(t))
        form .form method="post" {
            (Field::text("name", t.register_name())
                .value(&words.name)
                .required(true)
                .autocomplete("name")
                .help(t.profile_name_help())
                .error(messages.of("name")))
            (Field::text("username", t.register_username())
                .value(&words.username)
                .required(true)
                .autocomplete("username")
                .help(t.register_username_help())
                .error(messages.of("username")))
            (looks(ctx, words, messages))
            div .actions { (Button::new(t.profile_save()).primary()) }
        }
    };
    let (tab, title) = (Tab::Profile, t.profile_title());
    frame::page(ctx, status, &AccountPage { user, tab, title, lead: None, body, scripts: &[] })
}

fn looks(ctx: &Ctx, words: &Words, messages: &Messages) -> Markup {
    let t = ctx.t;
    let mut languages = vec![SelectOption { value: "", label: t.profile_locale_browser() }];
    languages
        .extend(Locale::ALL.iter().map(|locale| SelectOption { value: locale.code(), label: locale.name() }));
    let themes = [
        SelectOption { value: "", label: t.frame_theme_system() },
        SelectOption { value: "light", label: t.frame_theme_light() },
        SelectOption { value: "dark", label: t.frame_theme_dark() },
    ];
    html! {
        (Field::select("locale", t.frame_language(), &languages)
            .value(&words.locale)
            .help(t.profile_locale_help())
            .error(messages.of("locale")))
        (Field::text("zone", t.profile_zone())
            .value(&words.zone)
            .optional(t.new_optional())
            .list("zones")
            .autocomplete("off")
            .help(t.profile_zone_help())
            .error(messages.of("zone")))
        (details::zone_list())
        (Field::select("theme", t.frame_theme(), &themes).value(&words.theme).error(messages.of("theme")))
    }
}

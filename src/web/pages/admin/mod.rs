//! Pages of those who run the site. What is here shows no vote, no address of a client, and unmasks nobody.

mod backups;
mod chart;
pub mod comments;
pub mod groups;
pub mod log;
mod log_words;
pub mod mail;
pub mod overview;
pub mod poll;
pub mod polls;
pub mod sessions;
pub mod settings;
pub mod storage;
pub mod user;
pub mod user_create;
pub mod user_delete;
mod user_parts;
pub mod users;

use actix_web::http::StatusCode;
use maud::{Markup, Render as _, html};

use crate::actions::admin::{By, PAGE};
use crate::domain::site::{self, SiteAction};
use crate::domain::time::Instant;
use crate::domain::user::Role;
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::messages::Messages;
use crate::web::page::Page;
use crate::web::ui::{self, Link, Pagination, SelectOption, Tone, Width};

/// Characters of what is looked for that count.
const QUERY_MAX: usize = 100;

/// The page that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Overview,
    Users,
    Polls,
    Comments,
    Groups,
    Mail,
    Sessions,
    Log,
    Settings,
    Storage,
}

/// Address, icon and right of each page.
const TABS: [(Tab, &str, &str, SiteAction); 10] = [
    (Tab::Overview, "/admin/", "home", SiteAction::SeeCounts),
    (Tab::Users, "/admin/users/", "user", SiteAction::SeeUsers),
    (Tab::Polls, "/admin/polls/", "list", SiteAction::SeePolls),
    (Tab::Comments, "/admin/comments/", "comment", SiteAction::SeeComments),
    (Tab::Groups, "/admin/groups/", "users", SiteAction::SeeGroups),
    (Tab::Mail, "/admin/mail/", "mail", SiteAction::ManageMail),
    (Tab::Sessions, "/admin/sessions/", "key", SiteAction::SeeSessions),
    (Tab::Log, "/admin/log/", "book", SiteAction::ReadAudit),
    (Tab::Settings, "/admin/settings/", "settings", SiteAction::SeeSystem),
    (Tab::Storage, "/admin/storage/", "filter", SiteAction::SeeSystem),
];

fn name_of(t: T, tab: Tab) -> &'static str {
    match tab {
        Tab::Overview => t.admin_overview(),
        Tab::Users => t.admin_users(),
        Tab::Polls => t.admin_polls(),
        Tab::Comments => t.admin_comments(),
        Tab::Groups => t.admin_groups(),
        Tab::Mail => t.admin_mail(),
        Tab::Sessions => t.admin_sessions(),
        Tab::Log => t.admin_log(),
        Tab::Settings => t.admin_settings(),
        Tab::Storage => t.admin_storage(),
    }
}

/// A page in the console. `title` is that of the page if it is not one of the tabs.
fn console(ctx: &Ctx, status: StatusCode, by: &By, tab: Tab, title: Option<&str>, body: &Markup) -> Outcome {
    let t = ctx.t;
    let role = by.user().map_or(Role::User, |user| user.role);
    let seen = TABS.iter().filter(|(.., right)| site::may(role, *right));
    let links: Vec<Link<'_>> = seen
        .map(|(of, href, icon, _)| Link {
            href,
            label: name_of(t, *of),
            icon: Some(icon),
            current: *of == tab,
        })
        .collect();
    let title = title.unwrap_or_else(|| name_of(t, tab));
    let body = html! {
        p .muted.small { (t.admin_title()) }
        (ui::tabs(t.admin_pages(), &links))
        (ui::page_head(title, None))
        div .stack.loose { (body) }
    };
    let title = format!("{title} · {}", t.admin_title());
    ctx.page(status, &Page { title: &title, body, width: Width::Wide, user: by.user(), ..Page::default() })
}

/// What is set and cannot work.
fn lacks(ctx: &Ctx) -> Markup {
    html! {
        @if ctx.app.config.lacks_mail_for_registration() {
            (ui::notice(Tone::Warning, &html! { p { (ctx.t.admin_registration_no_mail()) } }))
        }
    }
}

/// A number in the address; nothing is there under anything else.
fn number(ctx: &Ctx, part: &str) -> Result<i64, Error> {
    ctx.part(part).parse().map_err(|_| Error::NOT_FOUND)
}

/// What is looked for: a line of what can be typed.
fn query(ctx: &Ctx, name: &str) -> String {
    ctx.query.get(name).trim().chars().filter(|c| !c.is_control()).take(QUERY_MAX).collect()
}

/// The key below which a page begins.
fn before(ctx: &Ctx) -> i64 {
    ctx.query.get("before").parse().unwrap_or(i64::MAX)
}

/// The way on from a page of `shown` entries, the last of which has the key `last`. `kept` is the query that stays,
/// empty or ending in `&`.
fn pages(ctx: &Ctx, path: &str, kept: &str, shown: usize, last: Option<i64>) -> Markup {
    let full = i64::try_from(shown).unwrap_or(0) >= PAGE;
    onward(ctx, path, kept, last.filter(|_| full))
}

/// The way on to what is below a key, if there may be something.
fn onward(ctx: &Ctx, path: &str, kept: &str, further: Option<i64>) -> Markup {
    let t = ctx.t;
    let first = format!("{path}?{kept}");
    let first = first.trim_end_matches(['?', '&']);
    let next = further.map(|before| format!("{path}?{kept}before={before}"));
    ui::pagination(Pagination {
        label: t.admin_pagination(),
        previous: (t.admin_newest(), ctx.query.has("before").then_some(first)),
        next: (t.admin_older(), next.as_deref()),
        position: "",
    })
}

/// A text as part of a query.
fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A time for those who run the site, in their zone.
fn when(ctx: &Ctx, at: Instant) -> String {
    ctx.t.instant(at.utc().and_utc(), ctx.zone.unwrap_or(ctx.app.config.zone))
}

/// The word for a role.
fn role_name(t: T, role: Role) -> &'static str {
    match role {
        Role::User => t.admin_role_user(),
        Role::Moderator => t.admin_role_moderator(),
        Role::Admin => t.admin_role_admin(),
    }
}

/// Roles to choose from.
fn role_options(t: T) -> [SelectOption<'static>; 3] {
    [Role::User, Role::Moderator, Role::Admin]
        .map(|role| SelectOption { value: role.as_str(), label: role_name(t, role) })
}

/// A field to choose a role.
fn role_field<'a>(t: T, options: &'a [SelectOption<'a>], value: &'a str) -> ui::Field<'a> {
    ui::Field::select("role", t.admin_role(), options).value(value).help(t.admin_role_help())
}

/// A field for the name of whoever takes over so many polls.
fn heir_field(ctx: &Ctx, polls: usize, messages: &Messages) -> Markup {
    let t = ctx.t;
    let help = t.admin_heir_help(i64::try_from(polls).unwrap_or(i64::MAX));
    ui::Field::text("heir", t.admin_heir())
        .value(ctx.form.get("heir"))
        .help(help.as_str())
        .error(messages.of("heir"))
        .required(true)
        .autocomplete("off")
        .render()
}

/// A field to search by, with what stands in it.
fn search(ctx: &Ctx, path: &str, label: &str, help: &str, wanted: &str) -> Markup {
    html! {
        form .admin-search method="get" action=(path) role="search" {
            (ui::Field::text("q", label).value(wanted).help(help).autocomplete("off"))
            (ui::Button::new(ctx.t.admin_search()).icon("search"))
        }
    }
}

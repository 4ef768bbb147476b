//! What all pages of one's own account share.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::domain::user::User;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Link, Width};

/// The pages that can be reached from each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Password and second factors.
    Security,
    /// Names, language, zone, theme.
    Profile,
    /// Which mail is wanted, and where it goes.
    Mail,
    /// What new polls start with.
    Defaults,
    /// Browsers in which one is signed in.
    Sessions,
    /// Taking one's data along, or away.
    Data,
    /// Accounts elsewhere by which one signs in.
    Connections,
}

/// A page of one's own account.
pub struct AccountPage<'a> {
    /// Whose.
    pub user: &'a User,
    /// Where it belongs.
    pub tab: Tab,
    /// Its title.
    pub title: &'a str,
    /// One sentence on what it is for; may be left out.
    pub lead: Option<&'a str>,
    /// The page, without title and navigation.
    pub body: Markup,
    /// Scripts: names of `assets/js`.
    pub scripts: &'a [&'a str],
}

/// The page in its frame, with the ways to the others.
pub fn page(ctx: &Ctx, status: StatusCode, page: &AccountPage<'_>) -> Outcome {
    let body = html! {
        (ui::page_head(page.title, page.lead))
        (ui::tabs(ctx.t.account_pages(), &tabs(ctx, page.tab)))
        (page.body)
    };
    let whole = Page {
        title: page.title,
        body,
        width: Width::Normal,
        user: Some(page.user),
        scripts: page.scripts,
        ..Page::default()
    };
    ctx.page(status, &whole)
}

fn tabs<'a>(ctx: &Ctx, tab: Tab) -> Vec<Link<'a>> {
    let t = ctx.t;
    // Seven of them with an icon each would not fit beside each other.
    let link = |of: Tab, href, label| Link { href, label, icon: None, current: of == tab };
    let mut tabs = vec![
        link(Tab::Profile, "/settings/profile/", t.profile_title()),
        link(Tab::Mail, "/settings/mail/", t.mail_prefs_title()),
        link(Tab::Defaults, "/settings/defaults/", t.defaults_title()),
        link(Tab::Security, "/settings/security/", t.security_title()),
        link(Tab::Sessions, "/settings/sessions/", t.sessions_title()),
        link(Tab::Data, "/settings/data/", t.data_title()),
    ];
    // Nobody needs it where there is nothing to connect with.
    if ctx.app.sign_on.providers.names().next().is_some() {
        tabs.insert(4, link(Tab::Connections, "/settings/connections/", t.signon_connections()));
    }
    tabs
}

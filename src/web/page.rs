//! The frame around every page, in the reader's language.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{Markup, html};

use crate::domain::site::{self, SiteAction};
use crate::domain::user::User;
use crate::i18n::Locale;

use super::assets;
use super::ctx::{Ctx, Outcome};
use super::encoding::Encoding;
use super::prefix;
use super::ui::{self, Button, Layout, LayoutText, Link, Preview, ThemeText, Width};

/// Address of what makes an app of the site.
pub const MANIFEST: &str = "/manifest.webmanifest";

/// A page without its frame.
#[derive(Default)]
pub struct Page<'a> {
    /// Title, without the site's name.
    pub title: &'a str,
    /// For search engines.
    pub description: Option<&'a str>,
    /// For previews of links.
    pub preview: Option<Preview<'a>>,
    /// Search engines may list it.
    pub indexed: bool,
    /// Room that it takes.
    pub width: Width,
    /// The signed-in reader.
    pub user: Option<&'a User>,
    /// The page itself, with its `h1`.
    pub body: Markup,
    /// Scripts beside the common one: names of `assets/js`.
    pub scripts: &'a [&'a str],
    /// Addresses of more stylesheets.
    pub styles: &'a [&'a str],
    /// Letters after `g` and where they lead.
    pub keys: &'a [(char, &'a str)],
}

impl Ctx {
    /// A page in its frame as HTML.
    pub fn frame(&self, page: &Page<'_>) -> String {
        self.frame_around(page, &[&page.body.0])
    }

    /// The frame of a page around a body that comes in parts.
    pub fn frame_around(&self, page: &Page<'_>, body: &[&str]) -> String {
        let t = self.t;
        let flash = self.told().map(|told| told.render(t)).unwrap_or_default();
        let scripts: Vec<String> = ["dom.js", "base.js", "drafts.js"]
            .iter()
            .chain(page.scripts)
            .map(|name| assets::url(&format!("js/{name}")))
            .collect();
        let scripts: Vec<&str> = scripts.iter().map(String::as_str).collect();
        let common = assets::url("site.css");
        let styles: Vec<&str> = std::iter::once(common.as_str()).chain(page.styles.iter().copied()).collect();
        let layout = Layout {
            lang: t.locale().code(),
            rtl: false,
            theme: self.theme,
            title: page.title,
            description: page.description,
            preview: page.preview,
            noindex: !page.indexed,
            site_name: &self.app.config.site_name,
            home: "/",
            nav: &self.nav(),
            account: self.account(page.user),
            flash,
            width: page.width,
            foot: &self.foot(),
            switches: self.switches(),
            styles: &styles,
            scripts: &scripts,
            favicon: &assets::url(assets::FAVICON),
            manifest: MANIFEST,
            touch_icon: assets::TOUCH_ICON,
            keys: page.keys,
            text: LayoutText {
                skip: t.frame_skip(),
                main_nav: t.frame_main_nav(),
                foot_nav: t.frame_foot_nav(),
            },
        };
        prefix::html(self.app.prefix(), layout.document(body))
    }

    /// A page in its frame as an answer, compressed as the client likes.
    pub fn page(&self, status: StatusCode, page: &Page<'_>) -> Outcome {
        Ok(self.html(status, self.frame(page)))
    }

    /// HTML as an answer.
    pub fn html(&self, status: StatusCode, html: String) -> HttpResponse {
        let encoding = Encoding::of(self.request.headers());
        let mut response = HttpResponse::build(status);
        response.content_type("text/html; charset=utf-8");
        response.insert_header((header::VARY, "Accept-Encoding, Accept-Language, Cookie"));
        match encoding.name() {
            Some(name) => {
                response.insert_header((header::CONTENT_ENCODING, name));
                response.body(encoding.encode(html.as_bytes(), false))
            }
            None => response.body(html),
        }
    }

    fn nav(&self) -> Vec<Link<'_>> {
        let config = &self.app.config;
        let mut links = Vec::new();
        if let Some(href) = &config.home_url {
            let label = config.home_name.as_deref().unwrap_or_else(|| host_of(href));
            links.push(Link { href, label, icon: None, current: false });
        }
        links
    }

    fn account(&self, user: Option<&User>) -> Markup {
        let t = self.t;
        html! {
            @match user {
                None => (Button::new(t.frame_sign_in()).quiet().icon("user").link("/login/")),
                Some(user) => {
                    (ui::marked_menu(&user.name, "user", true, &self.waiting(user), &html! {
                        li { a href="/settings/" { (ui::icon("list")) (t.frame_my_polls()) } }
                        li { a href="/settings/profile/" { (ui::icon("user")) (t.profile_title()) } }
                        li { a href="/settings/security/" { (ui::icon("lock")) (t.security_title()) } }
                        @if site::may(user.role, SiteAction::SeeCounts) {
                            li { a href="/admin/" { (ui::icon("settings")) (t.admin_title()) } }
                        }
                        @if self.app.config.groups {
                            li { a href="/groups/" { (ui::icon("users")) (t.groups_title()) (self.waiting(user)) } }
                        }
                        li {
                            form method="post" action="/logout/" {
                                button type="submit" { (ui::icon("logout")) (t.frame_sign_out()) }
                            }
                        }
                    }))
                }
            }
        }
    }

    /// How many groups wait for an answer.
    fn waiting(&self, user: &User) -> Markup {
        let t = self.t;
        let waits = self.app.config.groups && user.invitations > 0;
        html! {
            @if waits {
                span .count {
                    span aria-hidden="true" { (t.integer(user.invitations)) }
                    span .vh { " (" (t.group_badge(user.invitations)) ")" }
                }
            }
        }
    }

    fn foot(&self) -> Vec<Link<'_>> {
        let t = self.t;
        let link = |href, label| Link { href, label, icon: None, current: false };
        vec![
            link("/about/", t.frame_about()),
            link("/imprint/", t.frame_imprint()),
            link("/privacy/", t.frame_privacy()),
            link("/problems/", t.frame_problems()),
            link("/technical_info/", t.frame_technical()),
        ]
    }

    fn switches(&self) -> Markup {
        let t = self.t;
        let back = if self.request.method().is_safe() { self.path() } else { "/" };
        let languages: Vec<_> = Locale::ALL.iter().map(|locale| (locale.code(), locale.name())).collect();
        let words = ThemeText {
            label: t.frame_theme(),
            system: t.frame_theme_system(),
            light: t.frame_theme_light(),
            dark: t.frame_theme_dark(),
        };
        html! {
            (ui::language_switch("/i18n/setlang/", back, t.frame_language(), t.locale().code(), &languages))
            (ui::theme_switch("/theme/", back, self.theme, words))
        }
    }
}

/// The host in an address of the web.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    super::guard::without_port(authority.rsplit_once('@').map_or(authority, |(_, host)| host))
}

#[cfg(test)]
mod tests {
    use super::host_of;

    #[test]
    fn a_site_without_a_name_is_called_by_its_host() {
        assert_eq!(host_of("https://www.example.org/about?x=1"), "www.example.org");
        assert_eq!(host_of("http://example.org:8080"), "example.org");
        assert_eq!(host_of("https://me@example.org#top"), "example.org");
    }
}

//! The frame of every page.

use maud::{DOCTYPE, Markup, html};

use super::icon::icon;
use super::nav::{Link, anchor};
use super::preview::Preview;

/// How much room a page takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// Forms, text.
    #[default]
    Normal,
    /// A short form alone: signing in.
    Narrow,
    /// Tables.
    Wide,
}

/// Words of the frame.
#[derive(Clone, Copy)]
pub struct LayoutText<'a> {
    /// "Skip to the content".
    pub skip: &'a str,
    /// Names the main navigation to screen readers.
    pub main_nav: &'a str,
    /// Names the navigation at the foot of the page to screen readers.
    pub foot_nav: &'a str,
}

/// A whole page. Every address comes in ready to use.
#[derive(Clone)]
pub struct Layout<'a> {
    /// Language tag: `de`.
    pub lang: &'a str,
    /// The language is written from right to left.
    pub rtl: bool,
    /// `light` or `dark` where the reader chose; otherwise the system decides.
    pub theme: Option<&'a str>,
    /// Title of the page, without the site's name.
    pub title: &'a str,
    /// For search engines and previews of links.
    pub description: Option<&'a str>,
    /// For previews of links, where strangers may know what the page is about.
    pub preview: Option<Preview<'a>>,
    /// Keep search engines away.
    pub noindex: bool,
    /// Name of the site.
    pub site_name: &'a str,
    /// Address of the start page.
    pub home: &'a str,
    /// Main navigation.
    pub nav: &'a [Link<'a>],
    /// At the end of the header: the reader's menu, or the link to sign in.
    pub account: Markup,
    /// Flash messages.
    pub flash: Markup,
    /// Room for the page.
    pub width: Width,
    /// Links at the foot.
    pub foot: &'a [Link<'a>],
    /// Switches at the foot: language, theme.
    pub switches: Markup,
    /// Addresses of stylesheets, the common one first.
    pub styles: &'a [&'a str],
    /// Addresses of scripts, loaded as modules.
    pub scripts: &'a [&'a str],
    /// Address of the icon in the browser's tab.
    pub favicon: &'a str,
    /// Address of what makes an app of the site (web app manifest).
    pub manifest: &'a str,
    /// Address of its icon on the home screens that know no manifest.
    pub touch_icon: &'a str,
    /// Keys after `g` and where they lead; empty where the reader turned shortcuts off.
    pub keys: &'a [(char, &'a str)],
    /// Words.
    pub text: LayoutText<'a>,
}

/// The colour of the page in both themes, for what a browser draws around it: `--bg` of the style sheet.
pub const COLOURS: [(&str, &str); 2] = [("light", "#faf9f7"), ("dark", "#151618")];

/// Where the page belongs in its frame: a sign that no text of a page holds.
const BODY: char = '\0';

impl Layout<'_> {
    /// The document with the parts of the page itself, which has its `h1`. A large page is copied but once.
    pub fn document(&self, body: &[&str]) -> String {
        let frame = self.frame().into_string();
        let (before, after) = frame.split_once(BODY).unwrap_or((&frame, ""));
        [&[before], body, &[after]].concat().concat()
    }

    fn frame(&self) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.lang) dir=[self.rtl.then_some("rtl")] data-theme=[self.theme] {
                head { (self.head()) }
                body data-keys=[self.keys()] {
                    a .skip href="#content" { (self.text.skip) }
                    header .site-head { div { (self.header()) } }
                    main class=(self.main_class()) id="content" tabindex="-1" {
                        @if !self.flash.0.is_empty() { div .flash { (self.flash) } }
                        (BODY)
                    }
                    footer .site-foot { div { (self.footer()) } }
                }
            }
        }
    }

    fn head(&self) -> Markup {
        let title = match self.title {
            "" => self.site_name.to_owned(),
            title => format!("{title} · {}", self.site_name),
        };
        html! {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            meta name="color-scheme" content=(match self.theme { Some(theme) => theme, None => "light dark" });
            @for (theme, colour) in COLOURS {
                @match self.theme {
                    None => meta name="theme-color" media=(format!("(prefers-color-scheme: {theme})")) content=(colour);,
                    Some(chosen) => @if chosen == theme { meta name="theme-color" content=(colour); },
                }
            }
            title { (title) }
            @if let Some(text) = self.description { meta name="description" content=(text); }
            @if let Some(preview) = &self.preview { (preview) }
            @if self.noindex { meta name="robots" content="noindex"; }
            @for href in self.styles { link rel="stylesheet" href=(href); }
            link rel="icon" href=(self.favicon) type="image/svg+xml";
            link rel="apple-touch-icon" href=(self.touch_icon);
            link rel="manifest" href=(self.manifest);
            @for src in self.scripts { script type="module" src=(src) {} }
        }
    }

    fn header(&self) -> Markup {
        html! {
            a .brand href=(self.home) { (icon("logo")) span { (self.site_name) } }
            @if !self.nav.is_empty() {
                nav aria-label=(self.text.main_nav) {
                    ul .site-nav { @for link in self.nav { li { (header_link(link)) } } }
                }
            }
            (self.account)
        }
    }

    fn footer(&self) -> Markup {
        html! {
            @if !self.foot.is_empty() {
                nav aria-label=(self.text.foot_nav) { ul { @for link in self.foot { li { (anchor(link)) } } } }
            }
            (self.switches)
        }
    }

    fn main_class(&self) -> &'static str {
        match self.width {
            Width::Normal => "page",
            Width::Narrow => "page narrow",
            Width::Wide => "page wide",
        }
    }

    /// `o=/poll/x/ v=/poll/x/vote/`: addresses hold no blanks.
    fn keys(&self) -> Option<String> {
        let pairs: Vec<String> = self.keys.iter().map(|(key, href)| format!("{key}={href}")).collect();
        (!pairs.is_empty()).then(|| pairs.join(" "))
    }
}

fn header_link(link: &Link) -> Markup {
    html! {
        a .btn.quiet href=(link.href) aria-current=[link.current.then_some("page")] {
            @if let Some(name) = link.icon { (icon(name)) }
            span .label-wide[link.icon.is_some()] { (link.label) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::COLOURS;

    #[test]
    fn what_a_browser_draws_around_the_page_has_its_colour() {
        let tokens = include_str!("../../../assets/css/00-tokens.css");
        let [(_, light), (_, dark)] = COLOURS;
        assert!(tokens.contains(&format!("--bg: var(--light, {light}) var(--dark, {dark});")));
    }
}

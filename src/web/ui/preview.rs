//! What programs show of a link to a page (the Open Graph protocol, <https://ogp.me>).

use maud::{Markup, Render, html};

/// A link as chats, mail programs and social networks show it. They ask without a cookie: it says what a stranger sees.
#[derive(Clone, Copy)]
pub struct Preview<'a> {
    /// Heading.
    pub title: &'a str,
    /// A line or two.
    pub description: &'a str,
    /// The address that people are to come to, with the site's.
    pub url: &'a str,
    /// Name of the site.
    pub site: &'a str,
    /// Language tag: `de`.
    pub lang: &'a str,
    /// Address of a picture, with the site's.
    pub image: &'a str,
}

impl Render for Preview<'_> {
    fn render(&self) -> Markup {
        html! {
            meta property="og:type" content="website";
            meta property="og:title" content=(self.title);
            meta property="og:description" content=(self.description);
            meta property="og:url" content=(self.url);
            meta property="og:site_name" content=(self.site);
            meta property="og:locale" content=(self.lang);
            meta property="og:image" content=(self.image);
            meta name="twitter:card" content="summary";
        }
    }
}

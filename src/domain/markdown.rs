//! Markdown of descriptions and comments, made into harmless HTML.

use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, html};

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(cleaner);

/// Renders Markdown (CommonMark with strikethrough and tables off) to HTML that holds nothing but
/// text, emphasis, lists, quotes, code, headings below the page's own and links to http, https and
/// mailto; everything else is taken out, its text kept. Links say `nofollow` and open without a
/// referrer. Raw HTML is shown as the text that it is.
pub fn render(markdown: &str) -> String {
    if markdown.is_empty() {
        return String::new();
    }
    let events = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// The first words without any markup, for descriptions of pages; at most `max` characters.
pub fn plain(markdown: &str, max: usize) -> String {
    let mut out = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push(' '),
            _ => {}
        }
        if out.chars().count() > max {
            break;
        }
    }
    let words: Vec<&str> = out.split_whitespace().collect();
    words.join(" ").chars().take(max).collect()
}

fn cleaner() -> ammonia::Builder<'static> {
    let tags = "p br em strong del a ul ol li blockquote code pre h3 h4 h5 h6 hr";
    let mut builder = ammonia::Builder::default();
    builder
        .tags(tags.split(' ').collect())
        .tag_attributes([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))].into())
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_lists_and_links_are_kept() {
        assert_eq!(render("*a* **b**"), "<p><em>a</em> <strong>b</strong></p>\n");
        assert!(
            render("[x](https://example.org)")
                .contains(r#"href="https://example.org" rel="nofollow noopener noreferrer ugc""#)
        );
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[x](javascript:alert(1))",
            "[x](data:text/html,a)",
            "![x](https://example.org/track.png)",
            "<a href='jAvAsCrIpT:alert(1)'>x</a>",
            "[x](/login/)",
        ] {
            let html = render(attack);
            for bad in ["<script", "<img", "href=\"j", "href=\"d", "href=\"/", "style=", "<a href='"] {
                assert!(!html.to_lowercase().contains(bad), "{attack} became {html}");
            }
        }
    }

    #[test]
    fn the_first_words_come_without_markup() {
        assert_eq!(plain("# Hi\n\n*there* `x`", 20), "Hi there x");
        assert_eq!(plain(&"a".repeat(50), 5), "aaaaa");
    }
}

//! Markdown of descriptions and comments, made into harmless HTML.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser, TagEnd, html};

use super::text::deceives;

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(cleaner);

/// Most quotes and lists inside each other on one line. Parser and cleaner take time that grows with the
/// square of this, and nobody quotes a quote thirteen times.
const NESTING_MAX: usize = 12;

/// Renders Markdown (CommonMark with strikethrough and tables off) to HTML that holds nothing but
/// text, emphasis, lists, quotes, code, headings below the page's own and links to http, https and
/// mailto; everything else is taken out, its text kept. Links say `nofollow` and open without a
/// referrer. Raw HTML is shown as the text that it is.
pub fn render(markdown: &str) -> String {
    if markdown.is_empty() {
        return String::new();
    }
    let markdown = shallow(markdown);
    let events = Parser::new_ext(&markdown, Options::ENABLE_STRIKETHROUGH).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Text(text) if text.contains(deceives) => Event::Text(text.replace(deceives, "").into()),
        Event::Code(text) if text.contains(deceives) => Event::Code(text.replace(deceives, "").into()),
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    CLEANER.clean(&out).to_string()
}

/// The first words without any markup in one line, for descriptions of pages; at most `max` characters.
pub fn plain(markdown: &str, max: usize) -> String {
    let words: Vec<String> = plain_paragraphs(markdown, max).split_whitespace().map(str::to_owned).collect();
    words.join(" ")
}

/// The text without any markup; lines stay lines, and an empty one parts paragraphs. At most `max` characters.
pub fn plain_paragraphs(markdown: &str, max: usize) -> String {
    let mut out = String::new();
    for event in Parser::new(&shallow(markdown)) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text.replace(deceives, "")),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item) => out.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::List(_) | TagEnd::CodeBlock) => {
                out.push_str("\n\n");
            }
            _ => {}
        }
        if out.chars().count() > max {
            break;
        }
    }
    let mut text = String::with_capacity(out.len());
    for line in out.lines().map(str::trim) {
        // One empty line parts; more say no more.
        if !(line.is_empty() && (text.is_empty() || text.ends_with("\n\n"))) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.trim_end().chars().take(max).collect()
}

/// The text with a backslash before the marker on each line that would be one level too deep.
fn shallow(markdown: &str) -> Cow<'_, str> {
    if markdown.lines().all(|line| too_deep(line).is_none()) {
        return Cow::Borrowed(markdown);
    }
    let mut out = String::with_capacity(markdown.len() + 64);
    for line in markdown.split_inclusive('\n') {
        let (before, rest) = line.split_at(too_deep(line).unwrap_or(0));
        out.push_str(before);
        if !before.is_empty() {
            out.push('\\');
        }
        out.push_str(rest);
    }
    Cow::Owned(out)
}

/// Where the marker ends that makes a line too deep: before its last sign (`>`, `-`, the dot of `1.`), which
/// a backslash makes an ordinary one (CommonMark, sections 5.1 and 5.2).
fn too_deep(line: &str) -> Option<usize> {
    let mut rest = line;
    for depth in 0.. {
        rest = rest.trim_start_matches([' ', '\t']);
        let digits = rest.bytes().take(10).take_while(u8::is_ascii_digit).count();
        let marks = if digits > 0 { &['.', ')'][..] } else { &['>', '-', '+', '*'][..] };
        let at = line.len() - rest.len() + digits;
        rest = rest.get(digits..)?.strip_prefix(marks)?;
        if depth >= NESTING_MAX {
            return Some(at);
        }
    }
    None
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
    fn what_turns_a_text_round_is_left_out_even_when_it_is_written_by_its_number() {
        assert_eq!(render("a&#x202e;b `c\u{2067}d`"), "<p>ab <code>cd</code></p>\n");
        assert_eq!(plain("a&#x202e;b", 80), "ab");
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
    fn what_is_nested_deeper_than_anybody_writes_is_text() {
        assert_eq!(render(&">".repeat(5_000)).matches("<blockquote>").count(), NESTING_MAX);
        assert_eq!(render(&"1. ".repeat(2_000)).matches("<ol>").count(), NESTING_MAX);
        assert_eq!(render(&"- > ".repeat(2_000)).matches("<ul>").count(), NESTING_MAX / 2);
        assert_eq!(render("- a\n  - b\n    > c").matches("<blockquote>").count(), 1);
        assert!(plain(&format!("{} a", "> ".repeat(13)), 20).contains('a'));
    }

    #[test]
    fn the_first_words_come_without_markup() {
        assert_eq!(plain("# Hi\n\n*there* `x`", 20), "Hi there x");
        assert_eq!(plain(&"a".repeat(50), 5), "aaaaa");
        assert_eq!(plain("Bring **food**.\n\nAnd *drinks*!", 40), "Bring food. And drinks!");
    }

    #[test]
    fn paragraphs_and_lines_stay_apart_without_markup() {
        let text = "# Hi\n\nBring **food**.\nNow.\n\n\n- a\n- b\n\nEnd";
        assert_eq!(plain_paragraphs(text, 80), "Hi\n\nBring food.\nNow.\n\na\nb\n\nEnd");
    }
}

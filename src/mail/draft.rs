//! A mail in words, laid out as text and as plain HTML: no images, nothing from elsewhere, nothing that counts.

use maud::{DOCTYPE, Markup, html};

/// A mail in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// One line.
    pub subject: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Why the receiver got it.
    pub why: String,
    /// How to stop such mail: words and address.
    pub stop: Option<(String, String)>,
    /// Words of the operator below everything.
    pub signature: String,
    /// Language of all that: code of a locale.
    pub lang: &'static str,
}

/// A part of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: a poll's title.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Lines, one a thing.
    List(Vec<String>),
    /// The words of somebody else.
    Quote(String),
    /// The one link: its words and where it leads.
    Link(String, String),
}

impl Draft {
    /// As text.
    pub fn text(&self) -> String {
        let mut parts: Vec<String> = self.blocks.iter().map(text_of).collect();
        let mut foot = vec![self.why.clone()];
        foot.extend(self.stop.iter().map(|(words, url)| format!("{words}:\n{url}")));
        // What mail programs fold away, or take for a signature (RFC 3676, section 4.3).
        parts.push(format!("-- \n{}", foot.join("\n\n")));
        if !self.signature.is_empty() {
            parts.push(self.signature.clone());
        }
        let mut text = parts.join("\n\n");
        text.push('\n');
        text
    }

    /// As a page that needs nothing else.
    pub fn html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.lang) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.subject) }
                }
                body style="font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36em; margin: 0 auto; padding: 1em" {
                    @for block in &self.blocks { (html_of(block)) }
                    hr style="border: 0; border-top: 1px solid #888; margin: 2em 0 1em";
                    div style="font-size: 0.875em" {
                        (lines(&self.why))
                        @if let Some((words, url)) = &self.stop {
                            p style="margin: 0.75em 0" { a href=(url) { (words) } }
                        }
                        @if !self.signature.is_empty() { (lines(&self.signature)) }
                    }
                }
            }
        };
        page.into_string()
    }
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Text(text) => text.clone(),
        Block::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
        Block::Quote(text) => text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
        Block::Link(words, url) => format!("{words}:\n{url}"),
    }
}

fn html_of(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading(text) => h2 style="font-size: 1.125em; margin: 1.5em 0 0.5em" { (text) },
            Block::Text(text) => (lines(text)),
            Block::List(items) => ul style="margin: 0.75em 0; padding-left: 1.25em" {
                @for item in items { li { (item) } }
            },
            Block::Quote(text) => {
                blockquote style="margin: 0.75em 0; padding-left: 0.75em; border-left: 3px solid #888" {
                    (lines(text))
                }
            }
            Block::Link(words, url) => p style="margin: 1.5em 0" {
                a href=(url) style="display: inline-block; padding: 0.6em 1.2em; border-radius: 8px; background: #2f4fb5; color: #fff; font-weight: bold; text-decoration: none" { (words) }
            },
        }
    }
}

/// A paragraph whose lines stay lines.
fn lines(text: &str) -> Markup {
    html! {
        p style="margin: 0.75em 0" {
            @for (index, line) in text.lines().enumerate() {
                @if index > 0 { br; }
                (line)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft {
            subject: text.into(),
            blocks: vec![
                Block::Heading(text.into()),
                Block::List(vec![text.into()]),
                Block::Quote(text.into()),
                Block::Link(text.into(), "https://polls.example.org/poll/team/".into()),
            ],
            why: "You watch this poll.".into(),
            stop: Some(("Stop".into(), "https://polls.example.org/mail/stop/".into())),
            signature: "The IT\nof Example".into(),
            lang: "en",
        }
    }

    #[test]
    fn the_text_has_the_link_on_a_line_of_its_own_and_says_why_and_how_to_stop() {
        let text = draft("Lunch").text();
        assert!(text.lines().any(|line| line == "https://polls.example.org/poll/team/"), "{text}");
        assert!(text.contains("> Lunch") && text.contains("- Lunch"));
        let foot = text.split_once("\n-- \n").unwrap().1;
        assert!(
            foot.contains("You watch this poll.") && foot.contains("/mail/stop/") && foot.contains("The IT")
        );
    }

    #[test]
    fn nothing_that_people_typed_becomes_html_and_nothing_is_loaded() {
        for nasty in ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "</title><b>"] {
            let html = draft(nasty).html();
            assert!(!html.contains(nasty), "{html}");
            for loaded in ["<img", "<script", "src=", "url(", "<link", "@import"] {
                let escaped = html.replace("&lt;img src=x", "").replace("&lt;", "");
                assert!(!escaped.contains(loaded), "{loaded} in {html}");
            }
        }
    }
}

//! Makes style sheets smaller without understanding them: comments and blank space go, tokens stay.

/// Characters beside which blank space never means anything.
const FREE: [char; 4] = ['{', '}', ';', ','];

/// One token, as far as blank space and comments are concerned (CSS Syntax Level 3).
enum Token<'a> {
    Space,
    Comment,
    /// Strings, `url(…)`, escapes and every other character: kept as they are.
    Kept(&'a str),
}

/// The same style sheet without comments and needless blank space.
pub fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let (mut space, mut comment) = (false, false);
    while !rest.is_empty() {
        let (token, length) = next(rest);
        match token {
            Token::Space => space = true,
            Token::Comment => comment = true,
            Token::Kept(text) => {
                join(&mut out, text, space, comment);
                (space, comment) = (false, false);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// Appends a token with what must stand between it and the one before.
fn join(out: &mut String, text: &str, space: bool, comment: bool) {
    let before_free = out.chars().next_back().is_none_or(|c| FREE.contains(&c)) && !out.ends_with("\\;");
    let free = before_free || text.starts_with(FREE);
    // After a colon it separates a property from its value, and may be the whole value of a custom
    // property; before one it means "any descendant".
    let after_colon = out.ends_with(':');
    let whole_value = after_colon && (text == ";" || text == "}");
    if space && (whole_value || (!free && !after_colon)) {
        out.push(' ');
    } else if comment && !space && !free {
        // A comment without blank space ends a token all the same.
        out.push_str("/**/");
    }
    while text == "}" && out.ends_with(';') && !out.ends_with("\\;") {
        out.pop();
    }
    out.push_str(text);
}

/// The first token and its length in bytes.
fn next(rest: &str) -> (Token<'_>, usize) {
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']).len();
    if blank > 0 {
        return (Token::Space, blank);
    }
    if let Some(comment) = rest.strip_prefix("/*") {
        return (Token::Comment, comment.find("*/").map_or(rest.len(), |end| end + 4));
    }
    let length = kept(rest);
    (Token::Kept(rest.get(..length).unwrap_or(rest)), length)
}

/// The length of a token that is kept.
fn kept(rest: &str) -> usize {
    let mut characters = rest.chars();
    let first = characters.next().unwrap_or_default();
    match first {
        '"' | '\'' => closed_by(rest, 1, first),
        '\\' => 1 + characters.next().map_or(0, char::len_utf8),
        'u' | 'U' if is_unquoted_url(rest) => closed_by(rest, 4, ')'),
        _ => first.len_utf8(),
    }
}

/// Whether this is a `url(` that is one token up to its bracket, rather than a call with a string.
fn is_unquoted_url(rest: &str) -> bool {
    let is_url = rest.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("url("));
    is_url && !rest.get(4..).unwrap_or_default().trim_start().starts_with(['"', '\''])
}

/// The length up to and with the closing character, which an escape does not close.
fn closed_by(rest: &str, start: usize, close: char) -> usize {
    let mut escaped = false;
    for (position, c) in rest.char_indices().skip(start) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == close => return position + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

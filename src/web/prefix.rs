//! A site under a path (`https://example.org/polls`). Its pages are written as if there were none; whatever leaves gets
//! the path put before it here, and nowhere else, so that no page can forget it. Without a path nothing is done.

use std::borrow::Cow;

/// Attributes that hold an address. `data-keys` holds several, each after a letter and `=`.
const ADDRESSES: [&str; 8] =
    ["href", "src", "action", "formaction", "data-options", "data-from", "data-live", "data-worker"];
const KEYS: &str = "data-keys";

/// An address of this site with the path before it; other sites' as they are.
pub fn address<'a>(prefix: &str, address: &'a str) -> Cow<'a, str> {
    let own = address.starts_with('/') && !address.starts_with("//");
    if own && !prefix.is_empty() { Cow::Owned([prefix, address].concat()) } else { Cow::Borrowed(address) }
}

/// What follows on the path; `None` if the address is not under it.
pub fn inside<'a>(prefix: &str, path: &'a str) -> Option<&'a str> {
    path.strip_prefix(prefix).filter(|rest| rest.starts_with('/'))
}

/// A page of ours with the path before every address in its tags.
pub fn html(prefix: &str, page: String) -> String {
    if prefix.is_empty() {
        return page;
    }
    let mut out = String::with_capacity(page.len() + page.len() / 8);
    let mut rest = page.as_str();
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        rest = tag_into(&mut out, prefix, tag);
    }
    out.push_str(rest);
    out
}

/// Writes a tag out; gives what follows on it.
fn tag_into<'a>(out: &mut String, prefix: &str, tag: &'a str) -> &'a str {
    let mut rest = tag;
    // Values are always quoted in what maud and ammonia write.
    while let Some(at) = rest.find(['"', '>']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let Some(value) = from.strip_prefix('"') else {
            out.push('>');
            return &from[1..];
        };
        out.push('"');
        let end = value.find('"').unwrap_or(value.len());
        let (value, after) = value.split_at(end);
        value_into(out, prefix, name_of(before), value);
        rest = after.strip_prefix('"').unwrap_or(after);
        if rest.len() < after.len() {
            out.push('"');
        }
    }
    out.push_str(rest);
    ""
}

fn name_of(before: &str) -> &str {
    let name = before.strip_suffix('=').unwrap_or("");
    name.rsplit(|c: char| c.is_whitespace()).next().unwrap_or(name)
}

fn value_into(out: &mut String, prefix: &str, name: &str, value: &str) {
    if name == KEYS {
        for (number, pair) in value.split(' ').enumerate() {
            let (key, place) = pair.split_once('=').unwrap_or((pair, ""));
            out.push_str(if number == 0 { "" } else { " " });
            out.push_str(key);
            out.push('=');
            out.push_str(&address(prefix, place));
        }
    } else if ADDRESSES.contains(&name) {
        out.push_str(&address(prefix, value));
    } else {
        out.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(page: &str) -> String {
        html("/our/polls", page.to_owned())
    }

    #[test]
    fn every_address_of_the_site_gets_the_path_and_no_other_does() {
        assert_eq!(
            put("<a class=\"x\" href=\"/about/\">/about/</a><form method=\"post\" action=\"/x\">"),
            "<a class=\"x\" href=\"/our/polls/about/\">/about/</a><form method=\"post\" action=\"/our/polls/x\">"
        );
        for same in [
            "<a href=\"https://example.org/\">",
            "<a href=\"//example.org/\">",
            "<a href=\"#top\"><a href=\"?page=2\">",
            "<input name=\"href\" value=\"/poll/x/\">",
            "<p title=\"href=/x\">a href=\"/x\" and <b>src=\"/y\"</b> in a text</p>",
            "<input disabled><br>",
        ] {
            assert_eq!(put(same), same);
        }
    }

    #[test]
    fn signs_in_values_do_not_end_a_tag() {
        assert_eq!(put("<a title=\"a > b\" href=\"/x\">"), "<a title=\"a > b\" href=\"/our/polls/x\">");
        assert_eq!(put("<a title=\"broken"), "<a title=\"broken");
    }

    #[test]
    fn keys_that_lead_somewhere_lead_under_the_path() {
        assert_eq!(
            put("<body data-keys=\"o=/a/ v=/b/\">"),
            "<body data-keys=\"o=/our/polls/a/ v=/our/polls/b/\">"
        );
    }

    #[test]
    fn without_a_path_nothing_is_done() {
        let page = "<a href=\"/\">".to_owned();
        let before = page.as_ptr();
        let after = html("", page);
        assert_eq!(after.as_ptr(), before);
        assert!(matches!(address("", "/x"), Cow::Borrowed("/x")));
    }

    #[test]
    fn what_is_not_under_the_path_is_no_page() {
        assert_eq!(inside("/polls", "/polls/about/"), Some("/about/"));
        assert_eq!(inside("/polls", "/polls"), None);
        assert_eq!(inside("/polls", "/pollster/"), None);
        assert_eq!(inside("", "/about/"), Some("/about/"));
    }
}

//! Puts many SVG icons into one file of symbols, each to be shown by `<use href="icons.svg#name">`.

/// Attributes of an icon's root that belong to a file of its own and not to a symbol.
const DROPPED: [&str; 7] = ["xmlns", "xmlns:xlink", "width", "height", "id", "class", "version"];

/// The sprite of these icons (name and source), or what is wrong with one of them.
pub fn sprite<'a>(icons: impl Iterator<Item = (&'a str, &'a str)>) -> Result<String, String> {
    let mut out = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg">"#);
    for (name, source) in icons {
        out.push_str(&symbol(name, source).map_err(|problem| format!("icons/{name}.svg: {problem}"))?);
    }
    out.push_str("</svg>\n");
    Ok(out)
}

fn symbol(name: &str, source: &str) -> Result<String, String> {
    if !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err("its name must have small letters, digits and hyphens only".into());
    }
    let source = without_comments(source)?;
    let (_, root) = source.split_once("<svg").ok_or("it has no <svg>")?;
    let (root, content) = root.split_once('>').ok_or("its <svg> does not end")?;
    let (content, _) = content.rsplit_once("</svg>").ok_or("it has no </svg>")?;
    if content.contains(" id=") {
        return Err("ids of one icon would clash with those of another".into());
    }
    let attributes = attributes(root)?;
    if !attributes.iter().any(|(name, _)| *name == "viewBox") {
        return Err("it has no viewBox".into());
    }
    let kept = attributes.iter().filter(|(name, _)| !DROPPED.contains(name));
    let kept: String = kept.map(|(name, value)| format!(" {name}={value}")).collect();
    Ok(format!(r#"<symbol id="{name}"{kept}>{}</symbol>"#, without_indents(content)))
}

/// Names and quoted values of the attributes of a tag.
fn attributes(tag: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut rest = tag.trim();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once('=').ok_or("an attribute of its <svg> has no value")?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| "\"'".contains(*c)).ok_or("a value is not quoted")?;
        let end = value.get(1..).and_then(|it| it.find(quote)).ok_or("a quotation mark is missing")? + 2;
        let (value, after) = value.split_at(end);
        found.push((name.trim(), value));
        rest = after.trim_start();
    }
    Ok(found)
}

fn without_comments(source: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = comment.split_once("-->").ok_or("a comment does not end")?.1;
    }
    out.push_str(rest);
    Ok(out)
}

/// Joins the lines; inside a tag the line break becomes a space.
fn without_indents(content: &str) -> String {
    let mut out = String::new();
    for line in content.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() && !out.ends_with('>') {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

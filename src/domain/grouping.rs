//! Grouped texts: `Mon/Morning` stands in two levels of headings.

/// Splits a text at every `/` that no `\` escapes: parts are trimmed and empty ones dropped; a `\`
/// takes the next character as it is, and one at the end stays (as upstream).
pub fn levels(text: &str) -> Vec<String> {
    if is_whole(text) {
        return vec![text.trim().to_owned()];
    }
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '/' => parts.push(std::mem::take(&mut part)),
            '\\' => part.push(chars.next().unwrap_or('\\')),
            _ => part.push(c),
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The levels in one line.
pub fn line(text: &str) -> String {
    if is_whole(text) { text.trim().to_owned() } else { levels(text).join(" / ") }
}

/// Most texts have one level and nothing escaped.
fn is_whole(text: &str) -> bool {
    !text.contains(['/', '\\']) && !text.trim().is_empty()
}

/// A cell of the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// What it says.
    pub label: String,
    /// First choice below it, counted from 0.
    pub first: usize,
    /// How many choices it stands above.
    pub span: usize,
    /// How many levels it fills, more than one for a text that has fewer parts than the deepest.
    pub depth: usize,
}

/// The levels of headings above a row of choices. Neighbours with the same label share a cell if all
/// levels above are shared as well (upstream merged across parents); the lowest level is never merged,
/// so that every choice keeps a cell of its own.
pub fn headings(rows: &[Vec<String>]) -> Vec<Vec<Heading>> {
    let deepest = rows.iter().map(Vec::len).max().unwrap_or(0);
    (0..deepest).map(|level| level_headings(rows, level, deepest)).collect()
}

fn level_headings(rows: &[Vec<String>], level: usize, deepest: usize) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(label) = row.get(level) else { continue };
        let leaf = row.len() == level + 1;
        let follows = !leaf
            && out.last().is_some_and(|last| {
                let before = &rows[index - 1];
                last.first + last.span == index
                    && before.len() > level + 1
                    && before[..=level] == row[..=level]
            });
        match out.last_mut().filter(|_| follows) {
            Some(last) => last.span += 1,
            None => {
                let depth = if leaf { deepest - level } else { 1 };
                out.push(Heading { label: label.clone(), first: index, span: 1, depth });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(texts: &[&str]) -> Vec<Vec<(String, usize, usize)>> {
        let rows: Vec<_> = texts.iter().map(|t| levels(t)).collect();
        let cells = |level: Vec<Heading>| level.into_iter().map(|h| (h.label, h.span, h.depth)).collect();
        headings(&rows).into_iter().map(cells).collect()
    }

    #[test]
    fn a_text_is_split_at_slashes_that_are_not_escaped() {
        assert_eq!(levels(r"Mon / Morning"), ["Mon", "Morning"]);
        assert_eq!(levels(r"km\/h / a\\b"), ["km/h", r"a\b"]);
        assert_eq!(levels(r"//a//"), ["a"]);
        assert_eq!(levels(r"a\"), [r"a\"]);
        assert!(levels(" / ").is_empty() && levels(" ").is_empty());
        assert_eq!((line(r" Mon /a\/b"), line(" Mon ")), ("Mon / a/b".into(), "Mon".into()));
    }

    #[test]
    fn neighbours_share_a_heading() {
        assert_eq!(
            grouped(&["Mon/a", "Mon/b", "Tue/a"]),
            [
                vec![("Mon".into(), 2, 1), ("Tue".into(), 1, 1)],
                vec![("a".into(), 1, 1), ("b".into(), 1, 1), ("a".into(), 1, 1)]
            ]
        );
    }

    #[test]
    fn equal_labels_under_different_parents_stay_apart() {
        let levels = grouped(&["A/x/1", "B/x/2"]);
        assert_eq!(levels[1], [("x".to_owned(), 1, 1), ("x".to_owned(), 1, 1)]);
    }

    #[test]
    fn a_shallow_text_fills_the_levels_below() {
        assert_eq!(grouped(&["A", "B/x"])[0], [("A".to_owned(), 1, 2), ("B".to_owned(), 1, 1)]);
    }
}

//! The votes as a table: CSV by RFC 4180, safe to open in a spreadsheet.

use std::borrow::Cow;

use crate::actions::poll_show::Shown;
use crate::domain::poll::Method;
use crate::domain::seats::{Filled, is_sheet, wanted};
use crate::domain::tally::Summary;
use crate::domain::time::Instant;
use crate::domain::visibility::{Row, Standpoint};
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::counting_words::{self, figure};
use crate::web::pages::poll::labels::{self, Labels};
use crate::web::pages::poll::results_words::author;

/// `GET /poll/{slug}.csv`
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, table) = super::made(&ctx, table).await?;
    Ok(super::file("text/csv; charset=utf-8", Some(&format!("{slug}.csv")), table))
}

fn table(t: T, labels: Labels, _now: Instant, shown: &Shown) -> String {
    // Every cell in quotes: spreadsheets in many countries part cells by semicolons too.
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    let choices =
        shown.structure.live_choices().map(|choice| labels.line(&shown.scene.poll, &choice.subject));
    let head: Vec<String> = [t.results_name().to_owned(), t.csv_date().to_owned()]
        .into_iter()
        .chain(choices)
        .chain([t.csv_remark().to_owned()])
        .collect();
    // Writing to memory does not fail.
    let mut written = writer.write_record(head.iter().map(|cell| guarded(cell).into_owned()));
    for row in &shown.results.rows {
        written = written
            .and(writer.write_record(record(t, shown, row).iter().map(|cell| guarded(cell).into_owned())));
    }
    for line in seats(t, shown).into_iter().chain(counted(t, shown)) {
        written = written.and(writer.write_record(line.iter().map(|cell| guarded(cell).into_owned())));
    }
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A line below the votes: a head, and a cell for each choice.
fn line(name: &str, cells: impl Iterator<Item = String>) -> Vec<String> {
    [name.to_owned(), String::new()].into_iter().chain(cells).chain([String::new()]).collect()
}

/// Below the votes, of a sign-up sheet: how many seats each choice has, how many of them are taken, and how many wait.
fn seats(t: T, shown: &Shown) -> Vec<Vec<String>> {
    let structure = &shown.structure;
    if !is_sheet(structure) {
        return Vec::new();
    }
    let written = |number: Option<i64>| number.map_or(String::new(), |number| number.to_string());
    let mut lines = vec![line(t.seats_title(), structure.live_choices().map(|choice| written(choice.seats)))];
    if let Some(summaries) = shown.results.summaries() {
        let filled = |summary| Filled::of(structure, summary);
        // Of a choice without a limit all have what they want.
        let taken = |summary| filled(summary).map_or_else(|| wanted(structure, summary), Filled::taken);
        lines.push(line(t.seats_taken_head(), summaries.iter().map(|summary| taken(summary).to_string())));
        let waiting = summaries.iter().map(|summary| written(filled(summary).map(Filled::waiting)));
        lines.push(line(t.seats_waiting_head(), waiting));
    }
    lines
}

/// Below the votes, for ways of counting other than by weights: what each choice has come to, and its place; or that the
/// poll is too large for them. Nothing of a sign-up sheet, which is no contest.
fn counted(t: T, shown: &Shown) -> Vec<Vec<String>> {
    let poll = &shown.scene.poll;
    let count = shown.results.count.as_ref().filter(|_| !is_sheet(&shown.structure));
    let Some(count) = count else { return Vec::new() };
    let line = |name: &str, cell: &dyn Fn(&Summary) -> String| line(name, count.summaries.iter().map(cell));
    if let Some(why) = counting_words::too_large(t, poll, count) {
        return vec![line(&why, &|_| String::new())];
    }
    if count.method == Method::Weighted {
        return Vec::new();
    }
    let named = counting_words::name(t, count.method);
    vec![
        line(named, &|summary| figure(t, poll, &shown.structure, summary).unwrap_or_default()),
        line(t.counting_place(), &|summary| summary.place.map_or(String::new(), |place| place.to_string())),
    ]
}

fn record(t: T, shown: &Shown, row: &Row) -> Vec<String> {
    let answer = |id| {
        row.answers.value(id).and_then(|value| shown.structure.value(value)).map_or(String::new(), |value| {
            let answer = labels::answer(t, &shown.scene.poll, value);
            let waits = row.places.iter().any(|(at, stands)| *at == id && *stands != Standpoint::Seat);
            if waits { t.seats_csv_waits(answer) } else { answer.to_owned() }
        })
    };
    let date = row.cast.map_or(String::new(), |at| at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string());
    let answers = shown.structure.live_choices().map(|choice| answer(choice.id));
    let name = author(t, &row.author);
    let name = if row.namesake { t.results_as_guest(name) } else { name.to_owned() };
    [name, date].into_iter().chain(answers).chain([row.comment.clone()]).collect()
}

/// A spreadsheet takes a cell that starts so for a formula; an apostrophe before it makes it text
/// (OWASP, CSV Injection).
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let starts = cell
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫']);
    if starts || cell.starts_with(['\t', '\r', '\n']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_starts_like_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "﹢1"] {
            assert!(guarded(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(guarded("Anna-Lena"), "Anna-Lena");
        assert_eq!(guarded(""), "");
    }
}

//! The votes as a table: CSV by RFC 4180, safe to open in a spreadsheet.

use std::borrow::Cow;

use crate::actions::poll_show::Shown;
use crate::domain::poll::Method;
use crate::domain::seats::is_sheet;
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

/// Below the votes, how many seats each choice has: of a sign-up sheet.
fn seats(t: T, shown: &Shown) -> Option<Vec<String>> {
    let limits = shown.structure.live_choices().map(|choice| choice.seats);
    let cells = limits.map(|seats| seats.map_or(String::new(), |seats| seats.to_string()));
    let line = [t.seats_title().to_owned(), String::new()].into_iter().chain(cells).chain([String::new()]);
    is_sheet(&shown.structure).then(|| line.collect())
}

/// Below the votes, for ways of counting other than by weights: what each choice has come to, and its place; or that the
/// poll is too large for them.
fn counted(t: T, shown: &Shown) -> Vec<Vec<String>> {
    let poll = &shown.scene.poll;
    let Some(count) = &shown.results.count else { return Vec::new() };
    let line = |name: &str, cell: &dyn Fn(&Summary) -> String| {
        let cells = count.summaries.iter().map(cell);
        [name.to_owned(), String::new()].into_iter().chain(cells).chain([String::new()]).collect()
    };
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

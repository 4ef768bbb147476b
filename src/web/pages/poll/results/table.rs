//! Every vote that may be seen: a row each, choices as columns below their headings.

use maud::{Markup, Render, html};

use crate::actions::poll_show::PAGE_ROWS;
use crate::domain::grouping::{self, Heading};
use crate::domain::id::{ChoiceId, ValueId};
use crate::domain::visibility::{Author, Row, Standpoint};
use crate::domain::vote::VoteChoice;
use crate::web::pages::poll::answers::OwnedAnswer;
use crate::web::pages::poll::frame::path;
use crate::web::pages::poll::results_words::{self, author, namesake};
use crate::web::pages::poll::seats_words;
use crate::web::ui::{self, Pagination};

use super::asked::Asked;
use super::layout::View;
use super::{filter, menu};

/// The table, its legend, and the menu of exports. Sums alone need no table: the bars have them.
pub fn section(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let answers: Vec<_> = view.answers.iter().map(|answer| answer.as_ui()).collect();
    let waits = |row: &Row| row.places.iter().any(|(_, stands)| matches!(stands, Standpoint::Waits(_)));
    let waiting = view.shown.results.rows.iter().any(waits);
    html! {
        section .stack id="votes" {
            div .cluster { h2 { (t.results_votes()) } (menu::exports(view)) }
            (filter::form(view))
            @if view.shown.results.rows.is_empty() {
                p .muted { (if view.shown.sifted.is_some() { t.filter_no_votes() } else { t.results_no_rows() }) }
            } @else {
                (ui::answer_legend(t.results_legend(), &answers))
                @if waiting { p .seats-said { (ui::icon("clock")) span { (t.seats_row_waits()) } } }
                (ui::scroller(t.results_votes(), Table(view)))
            }
            (pages(view))
        }
    }
}

struct Table<'a>(&'a View<'a>);

impl Render for Table<'_> {
    // Straight into the page, for this is most of it.
    fn render_to(&self, out: &mut String) {
        let view = self.0;
        let rows = &view.shown.results.rows;
        let plain: Plain =
            view.answers.iter().map(|answer| (answer.id, said(view, answer, None, None).0)).collect();
        out.reserve(plain.first().map_or(0, |(_, cell)| cell.len()) * rows.len() * view.columns.len());
        out.push_str(if is_nameless(view) {
            "<table class=\"results nameless\">"
        } else {
            "<table class=\"results\">"
        });
        html! { caption .vh { (view.ctx.t.results_votes()) } thead { (heads(view)) } }.render_to(out);
        out.push_str("<tbody>");
        let before = (view.shown.page - 1) * PAGE_ROWS;
        for (row, number) in rows.iter().zip(before + 1..) {
            Line { view, row, number, plain: &plain }.render_to(out);
        }
        out.push_str("</tbody>");
        html! { @if view.shown.results.count.is_some() { tfoot { (sums(view)) } } }.render_to(out);
        out.push_str("</table>");
    }
}

/// Whether the rows of others have no names, which are then numbered: a column that says twenty times that there is no
/// name takes the room of the answers.
fn is_nameless(view: &View<'_>) -> bool {
    view.shown.results.rows.iter().any(|row| row.author == Author::Hidden)
}

fn heads(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let first = if is_nameless(view) { t.results_vote() } else { t.results_name() };
    let poll = &view.shown.scene.poll;
    let levels: Vec<Vec<String>> =
        view.columns.iter().map(|choice| view.labels.levels(poll, &choice.subject)).collect();
    let rows = grouping::headings(&levels);
    let deepest = rows.len();
    html! {
        @for (level, cells) in rows.iter().enumerate() {
            tr {
                @if level == 0 { th scope="col" rowspan=[(deepest > 1).then_some(deepest)] { (first) } }
                @for cell in cells { (head(view, cell, level + cell.depth == deepest)) }
            }
        }
    }
}

fn head(view: &View<'_>, cell: &Heading, leaf: bool) -> Markup {
    let best = leaf
        && view
            .columns
            .get(cell.first)
            .and_then(|choice| view.summary(choice))
            .is_some_and(|summary| view.is_best(summary));
    let decided = leaf && view.columns.get(cell.first).is_some_and(|choice| choice.decided);
    html! {
        th scope=(if leaf { "col" } else { "colgroup" }) .over[!leaf] .best-col[best]
            colspan=[(cell.span > 1).then_some(cell.span)] rowspan=[(cell.depth > 1).then_some(cell.depth)] {
            @if leaf { (cell.label) } @else { span { (cell.label) } }
            @if best { span .vh { ", " (view.ctx.t.results_best_badge()) } }
            @if decided { " " (ui::icon("flag")) span .vh { ", " (view.ctx.t.badge_decided()) } }
        }
    }
}

/// The cells of answers without a remark, ready to use: most cells of most tables.
type Plain = Vec<(ValueId, String)>;

struct Line<'a> {
    view: &'a View<'a>,
    row: &'a Row,
    /// Where it stands in the table.
    number: i64,
    plain: &'a Plain,
}

impl Render for Line<'_> {
    fn render_to(&self, out: &mut String) {
        let Self { view, row, number, plain: ready_made } = self;
        out.push_str(if row.mine { "<tr class=\"own\">" } else { "<tr>" });
        out.push_str("<th scope=\"row\">");
        if row.mine || row.may_edit || row.may_delete || row.assigned.is_some() || row.namesake {
            name(view, row, *number).render_to(out);
        } else if row.author == Author::Hidden {
            numbered(view, *number).render_to(out);
        } else {
            author(view.ctx.t, &row.author).render_to(out);
        }
        out.push_str("</th>");
        for choice in &view.columns {
            let given = row.answers.get(choice.id);
            let waits = waits(row, choice.id);
            let plain = given.filter(|given| given.comment.is_empty() && waits.is_none());
            let ready = plain.and_then(|given| given.value);
            match ready.and_then(|value| ready_made.iter().find(|(id, _)| *id == value)) {
                Some((_, cell)) => out.push_str(cell),
                None => cell(view, given, waits).render_to(out),
            }
        }
        out.push_str("</tr>");
    }
}

/// What stands for a name that is hidden: the number is enough for the eye, below its head.
fn numbered(view: &View<'_>, number: i64) -> Markup {
    let t = view.ctx.t;
    let number = t.integer(number);
    html! { span .vh { (t.results_nameless(&number)) } span aria-hidden="true" { (number) } }
}

fn name(view: &View<'_>, row: &Row, number: i64) -> Markup {
    let t = view.ctx.t;
    let name = match &row.author {
        Author::Hidden => t.results_nameless(&t.integer(number)),
        author => results_words::author(t, author).to_owned(),
    };
    let name = name.as_str();
    html! {
        @if row.may_edit {
            a href=(path(&view.shown.scene.poll, &format!("vote/{}/edit/", row.public_id))) { (name) span .vh { ", " (t.results_edit()) } }
        } @else { (name) }
        @if row.mine { " " span .muted { "(" (t.results_you()) ")" } }
        (namesake(t, row.namesake))
        (assigned(view, row))
        @if row.may_assign && view.shown.results.sight.owner && row.assigned.is_none() {
            " " a .slim href=(path(&view.shown.scene.poll, &format!("vote/{}/assign/", row.public_id))) title=(t.assign_title()) {
                (ui::icon("user")) span .vh { (t.assign_of(name)) }
            }
        }
        @if row.may_delete && (!row.may_edit || view.shown.results.sight.owner) {
            " " a .slim href=(path(&view.shown.scene.poll, &format!("vote/{}/delete/", row.public_id))) {
                (ui::icon("trash")) span .vh { (t.results_delete_vote(name)) }
            }
        }
    }
}

/// Who entered the vote or linked it to its participant; leads whoever may take that back to where they can.
fn assigned(view: &View<'_>, row: &Row) -> Markup {
    let t = view.ctx.t;
    let Some(assigned) = row.assigned else { return html! {} };
    let by = view.shown.assigners.iter().find(|(id, _)| assigned.by == Some(*id));
    let words = match by {
        Some((_, name)) if assigned.entered => t.assign_entered_by(name),
        Some((_, name)) => t.assign_by(name),
        None => t.assign_by_somebody().to_owned(),
    };
    html! {
        " " span .muted.small {
            @if row.may_assign {
                a href=(path(&view.shown.scene.poll, &format!("vote/{}/assign/", row.public_id))) { (words) }
            } @else { (words) }
        }
    }
}

/// Where a vote waits for a seat of a choice, as so manyth if that may be seen.
fn waits(row: &Row, choice: ChoiceId) -> Option<Option<usize>> {
    row.places.iter().find_map(|(id, stands)| match stands {
        Standpoint::Waits(number) if *id == choice => Some(*number),
        _ => None,
    })
}

fn cell(view: &View<'_>, given: Option<&VoteChoice>, waits: Option<Option<usize>>) -> Markup {
    let note = given.map(|given| given.comment.as_str()).filter(|comment| !comment.is_empty());
    let answer = given
        .and_then(|given| given.value)
        .and_then(|value| view.answers.iter().find(|answer| answer.id == value));
    match answer {
        Some(answer) => said(view, answer, note, waits),
        None => html! {
            td class={ "none" @if note.is_some() { " note" } } title=[note] { "–" (remarked(view, note)) }
        },
    }
}

fn said(view: &View<'_>, answer: &OwnedAnswer, note: Option<&str>, waits: Option<Option<usize>>) -> Markup {
    let t = view.ctx.t;
    let waits = waits.map(|number| match number {
        Some(number) => t.seats_row_waits_as(&t.integer(i64::try_from(number).unwrap_or(i64::MAX))),
        None => t.seats_row_waits().to_owned(),
    });
    html! {
        td class={ (answer.class) " i i-" (answer.icon) @if note.is_some() { " note" } } title=[note.or(waits.as_deref())] {
            span { (answer.label) @if let Some(waits) = &waits { ", " (waits) } (remarked(view, note)) }
            @if waits.is_some() { (ui::icon("clock")) }
        }
    }
}

fn remarked(view: &View<'_>, note: Option<&str>) -> Markup {
    html! { @if note.is_some() { span .vh { ", " (view.ctx.t.results_has_remark()) } } }
}

fn sums(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let said = |summary| match view.sheet {
        true => seats_words::came_to_short(t, &view.shown.structure, summary),
        false => view.score(summary),
    };
    html! {
        tr {
            th scope="row" { (if view.sheet { t.seats_taken_head() } else { t.results_sum() }) }
            @for choice in &view.columns { td { @if let Some(summary) = view.summary(choice) { (said(summary)) } } }
        }
    }
}

fn pages(view: &View<'_>) -> Markup {
    let shown = view.shown;
    if shown.pages < 2 {
        return html! {};
    }
    let t = view.ctx.t;
    let asked = Asked::of(view.ctx);
    let href = |page: i64| format!("{}{}#votes", path(&shown.scene.poll, ""), asked.page(page));
    let (previous, next) = (href(shown.page - 1), href(shown.page + 1));
    let said = t.results_page(&t.integer(shown.page), &t.integer(shown.pages));
    ui::pagination(Pagination {
        label: t.results_pages(),
        position: &said,
        previous: (t.results_previous(), (shown.page > 1).then_some(previous.as_str())),
        next: (t.results_next(), (shown.page < shown.pages).then_some(next.as_str())),
    })
}

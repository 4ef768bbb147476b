//! Which choices the table and the bars show, and in which order.

use crate::actions::poll_show::Shown;
use crate::domain::choice::Choice;
use crate::domain::poll::Method;
use crate::domain::seats::is_sheet;
use crate::domain::tally::Summary;
use crate::domain::text;
use crate::web::pages::poll::counting_words::approval;
use crate::web::pages::poll::labels::Labels;

use super::asked::Asked;

/// The columns that the query asks for: two that are compared, or those that hold some words and have at least `min`
/// percent (or points), with `sort=score` the best first.
pub fn columns<'a>(asked: &Asked<'_>, labels: &Labels, shown: &'a Shown) -> Vec<&'a Choice> {
    if let Some((a, b)) = asked.pair(&shown.structure) {
        return [a, b].into_iter().filter_map(|id| shown.structure.choice(id)).collect();
    }
    let mut columns: Vec<&Choice> = shown.structure.live_choices().collect();
    let words = asked.words();
    if !words.is_empty() {
        let line = |choice: &Choice| labels.line(&shown.scene.poll, &choice.subject);
        columns.retain(|choice| text::folded(&line(choice)).contains(&words));
    }
    let Some(summaries) = shown.results.summaries() else { return columns };
    let summary = |choice: &Choice| summaries.iter().find(|summary| summary.choice == choice.id);
    if let Some(min) = asked.minimum().filter(|_| has_minimum(shown)) {
        let points = in_points(shown);
        columns.retain(|choice| summary(choice).is_some_and(|summary| reached(summary, points) >= min));
    }
    if asked.best_first() && !is_sheet(&shown.structure) {
        columns.sort_by_key(|choice| summary(choice).and_then(|summary| summary.place).unwrap_or(usize::MAX));
    }
    columns
}

/// Whether choices have percentages or points of which more is better; those of a sign-up sheet say nothing.
pub fn has_minimum(shown: &Shown) -> bool {
    if is_sheet(&shown.structure) {
        return false;
    }
    let method = shown.results.count.as_ref().map(|count| count.method);
    matches!(method, Some(Method::Weighted | Method::Approval))
}

/// Points instead of percentages.
pub fn in_points(shown: &Shown) -> bool {
    let method = shown.results.count.as_ref().map(|count| count.method);
    shown.scene.poll.settings.show_score && method == Some(Method::Weighted)
}

fn reached(summary: &Summary, points: bool) -> f64 {
    if points {
        summary.score.map_or(0.0, |score| score.as_f64())
    } else {
        approval(summary).or(summary.share).unwrap_or(0.0) * 100.0
    }
}

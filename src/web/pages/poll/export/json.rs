//! Everything that may be seen of a poll, for programs.

use serde_json::{Value, json};

use crate::actions::poll_show::{Shown, VisibleComment};
use crate::domain::counting::{Count, Figure};
use crate::domain::poll::{Method, Voting};
use crate::domain::seats::{Filled, is_sheet};
use crate::domain::tally::Summary;
use crate::domain::time::Instant;
use crate::domain::visibility::{Row, Standpoint};
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::results_words::author;

/// `GET /poll/{slug}.json`
pub async fn get(ctx: Ctx) -> Outcome {
    let (slug, text) =
        super::made(&ctx, |t, _, now, shown| format!("{:#}\n", document(t, now, shown))).await?;
    Ok(super::file("application/json", Some(&format!("{slug}.json")), text))
}

/// The poll as its reader may see it.
pub fn document(t: T, now: Instant, shown: &Shown) -> Value {
    let poll = &shown.scene.poll;
    let choices = shown.structure.live_choices().map(|choice| {
        let mut said =
            json!({ "id": choice.id.0, "subject": choice.subject.to_string(), "decided": choice.decided });
        if let Some(seats) = choice.seats {
            said["seats"] = json!(seats);
        }
        said
    });
    let values = shown.structure.live_values().map(|value| {
        json!({
            "id": value.id.0, "title": value.title, "color": value.color.to_string(), "icon": value.icon,
            "weight": value.weight.as_f64(),
        })
    });
    let comments = shown.comments.iter().filter(|it| !it.comment.held).map(|it| comment(t, it));
    let mut document = json!({
        "title": poll.title,
        "description": poll.description,
        "kind": poll.kind.as_str(),
        "zone": poll.zone.name(),
        "created": instant(poll.created),
        "deadline": poll.deadline.map(|at| at.to_string()),
        "open": poll.voting(now) == Voting::Open,
        "choices": choices.collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(),
        "votes": shown.results.rows.iter().map(|row| vote(t, row)).collect::<Vec<_>>(),
        "vote_count": shown.results.votes,
        "summaries": shown.results.summaries().map(|all| all.iter().map(|it| summary(shown, it)).collect::<Vec<_>>()),
        "comments": comments.collect::<Vec<_>>(),
    });
    // A sign-up sheet is no contest: it says of each choice how many seats are taken.
    if let Some(count) = shown.results.count.as_ref().filter(|_| !is_sheet(&shown.structure)) {
        if count.method != Method::Weighted {
            document["counted"] = counted(count);
        } else if count.too_large {
            document["counted"] =
                json!({ "method": count.method.as_str(), "too_large_for": poll.settings.method.as_str() });
        }
    }
    document
}

/// What a way of counting other than by weights makes of the choices.
fn counted(count: &Count) -> Value {
    let choices = count.summaries.iter().map(|summary| {
        json!({
            "choice": summary.choice.0,
            "place": summary.place,
            "best": summary.best,
            "figure": summary.figure.map(figure),
        })
    });
    json!({ "method": count.method.as_str(), "choices": choices.collect::<Vec<_>>() })
}

fn figure(figure: Figure) -> Value {
    match figure {
        Figure::Weighted => Value::Null,
        Figure::Approvals(approvals) => json!({ "approvals": approvals }),
        Figure::Mean(mean) => json!({ "mean": mean }),
        Figure::Votes(votes) => json!({ "votes": votes }),
        Figure::Wins(wins) => json!({ "wins": wins }),
        Figure::Grade { value, better, worse } => {
            json!({ "value": value.0, "better": better, "worse": worse })
        }
        Figure::Resistance(points) => json!({ "resistance": points }),
    }
}

fn vote(t: T, row: &Row) -> Value {
    let answers = row.answers.cells().map(|(choice, cell)| {
        let mut said =
            json!({ "choice": choice.0, "value": cell.value.map(|value| value.0), "comment": cell.comment });
        match row.places.iter().find(|(id, _)| *id == choice) {
            Some((_, Standpoint::Seat)) => said["seat"] = json!(true),
            Some((_, Standpoint::Waits(number))) => {
                said["seat"] = json!(false);
                said["waits_as"] = json!(number);
            }
            None => {}
        }
        said
    });
    json!({
        "name": author(t, &row.author),
        "signed_in": row.signed_in,
        "cast": row.cast.map(instant),
        "comment": row.comment,
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn summary(shown: &Shown, summary: &Summary) -> Value {
    let counts = summary.counts.iter().map(|(value, count)| json!({ "value": value.0, "count": count }));
    let mut said = json!({
        "choice": summary.choice.0,
        "counts": counts.collect::<Vec<_>>(),
        "blank": summary.blank,
        "score": summary.score.map(|score| score.as_f64()),
        "share": summary.share,
        "best": summary.best && !is_sheet(&shown.structure),
    });
    if let Some(filled) = Filled::of(&shown.structure, summary) {
        said["seats_taken"] = json!(filled.taken());
        said["waiting"] = json!(filled.waiting());
    }
    said
}

fn comment(t: T, shown: &VisibleComment) -> Value {
    let comment = &shown.comment;
    json!({
        "name": t.who(&comment.name), "signed_in": comment.user.is_some(), "text": comment.text,
        "created": instant(comment.created),
    })
}

fn instant(at: Instant) -> String {
    at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

//! What somebody typed that could not be stored: on a page of the poll, to read and to copy, with the
//! reason above it. Polls are closed while people write.

use maud::{Markup, html};

use crate::actions::{self, Scene};
use crate::domain::access::{Action, Denial};
use crate::domain::id::ValueId;
use crate::domain::structure::Structure;
use crate::domain::vote::Ballot;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::error::Error;
use crate::web::fault;
use crate::web::ui::{self, Button, Tone, Width};

use super::enter;
use super::frame::{self, PollPage, Tab, path};
use super::labels::{self, Labels};
use super::vote_ballot::cell;

/// A label and what was typed beside it.
type Typed = Vec<(String, Markup)>;

/// The answer to a vote; if it was refused, what was typed. An error that is no denial passes, and so does that of
/// somebody who may not see the poll.
pub async fn unless(ctx: &Ctx, answer: Outcome, ballot: &Ballot) -> Outcome {
    let Err(error) = answer else { return answer };
    let Some(denial) = denial(&error) else { return Err(error) };
    let (scene, structure) = enter(ctx, Action::View).await?;
    page(ctx, &scene, denial, &ballot_words(ctx, &scene, &structure, ballot))
}

/// What was typed as a comment; as for [`unless`].
pub async fn comment(ctx: &Ctx, error: Error, name: &str, text: &str) -> Outcome {
    let Some(denial) = denial(&error) else { return Err(error) };
    let (scene, _) = enter(ctx, Action::View).await?;
    let mut typed = Typed::new();
    add(&mut typed, ctx.t.vote_name_of_vote(), name);
    add(&mut typed, ctx.t.comment_text(), text);
    page(ctx, &scene, denial, &typed)
}

/// What was typed as a choice to be added; as for [`unless`].
pub async fn proposal(ctx: &Ctx, error: Error, name: &str, choice: &[&str]) -> Outcome {
    let Some(denial) = denial(&error) else { return Err(error) };
    let (scene, _) = enter(ctx, Action::View).await?;
    let mut typed = Typed::new();
    add(&mut typed, ctx.t.vote_name_of_vote(), name);
    add(&mut typed, ctx.t.propose_text(), &choice.join(" "));
    page(ctx, &scene, denial, &typed)
}

fn denial(error: &Error) -> Option<Denial> {
    match error {
        Error::Action(actions::Error::Denied(denial)) => Some(*denial),
        _ => None,
    }
}

fn add(typed: &mut Typed, label: &str, text: &str) {
    if !text.trim().is_empty() {
        typed.push((label.to_owned(), html! { span .prewrap { (text) } }));
    }
}

fn ballot_words(ctx: &Ctx, scene: &Scene, structure: &Structure, ballot: &Ballot) -> Typed {
    let t = ctx.t;
    let words_of = Labels::of(ctx.t, ctx.zone, &scene.poll);
    let mut typed = Typed::new();
    add(&mut typed, t.vote_name_of_vote(), &ballot.name);
    for choice in structure.live_choices() {
        let Some(cell) = cell(ballot, &choice.id.to_string()) else { continue };
        let value: Option<ValueId> = cell.value.parse().ok();
        let value = value.and_then(|value| structure.value(value));
        let said = value.map_or("", |value| labels::answer(t, &scene.poll, value));
        let words: Vec<&str> =
            [said, cell.comment.trim()].into_iter().filter(|part| !part.is_empty()).collect();
        add(&mut typed, &words_of.line(&scene.poll, &choice.subject), &words.join(" – "));
    }
    add(&mut typed, t.vote_comment(), &ballot.comment);
    typed
}

fn page(ctx: &Ctx, scene: &Scene, denial: Denial, typed: &Typed) -> Outcome {
    let t = ctx.t;
    let (title, text) = fault::denied(ctx, denial);
    let body = html! {
        (ui::notice(Tone::Warning, &html! { h2 { (title) } p { (text) } }))
        @if !typed.is_empty() {
            section .stack {
                h2 { (t.lost_heading()) }
                p .muted { (t.lost_text()) }
                dl .facts { @for (label, words) in typed { dt { (label) } dd { (words) } } }
            }
        }
        div .actions { (Button::new(t.fault_poll()).primary().link(&path(&scene.poll, ""))) }
    };
    let (tab, title, width) = (Tab::None, Some(title), Width::Normal);
    let status = Error::from(actions::Error::Denied(denial)).status();
    frame::poll_page(ctx, status, &PollPage { scene, tab, title, body, scripts: &[], answers: None, width })
}

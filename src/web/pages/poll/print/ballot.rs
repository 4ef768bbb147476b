//! `GET /poll/{slug}/print/ballot/`: a vote on paper.

use maud::{PreEscaped, html};

use crate::domain::markdown;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::answers::answers;
use crate::web::pages::poll::grouped::grouped;
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::seats_words;

use super::Sheet;

/// `GET /poll/{slug}/print/ballot/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (scene, structure) = super::enter(&ctx).await?;
    let (t, poll) = (ctx.t, &scene.poll);
    let answers = answers(t, poll, &structure);
    let groups = grouped(&Labels::of(t, ctx.zone, poll), poll, &structure);
    let body = html! {
        @if !poll.description.is_empty() { div .prose { (PreEscaped(markdown::render(&poll.description))) } }
        p { (t.print_ballot_how()) }
        (seats_words::rules(t, poll, &structure))
        p .line { span { (t.vote_name()) } span {} }
        table .ballot {
            caption .vh { (t.print_ballot()) }
            thead { tr {
                th scope="col" { (t.tab_choices()) }
                @for answer in &answers { th scope="col" { (answer.label) } }
            } }
            @for group in &groups {
                tbody {
                    @if let Some(heading) = &group.heading {
                        tr { th .over scope="rowgroup" colspan=(answers.len() + 1) { (heading) } }
                    }
                    @for (choice, label) in &group.choices {
                        tr { th scope="row" { (label) (super::seats(t, &structure, choice)) } @for _ in &answers { td { span .box {} } } }
                    }
                }
            }
        }
        p .line { span { (t.vote_comment_all()) } span {} }
    };
    super::page(&ctx, &scene, &structure, &Sheet { title: t.print_ballot(), wide: false, body })
}

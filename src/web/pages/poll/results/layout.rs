//! The order of the page.

use maud::{Markup, html};

use crate::actions::Scene;
use crate::actions::poll_show::Shown;
use crate::actions::values::takes_set;
use crate::domain::access::Action;
use crate::domain::answer_set::AnswerSet;
use crate::domain::choice::Choice;
use crate::domain::id::ChoiceId;
use crate::domain::poll::{Results, Voting};
use crate::domain::seats::{had, has_enough, is_sheet};
use crate::domain::tally::Summary;
use crate::domain::visibility::Row;
use crate::web::ctx::Ctx;
use crate::web::pages::poll::answers::{OwnedAnswer, answers};
use crate::web::pages::poll::counting_words::{self, figure};
use crate::web::pages::poll::decide;
use crate::web::pages::poll::frame::{self, PollPage, Tab};
use crate::web::pages::poll::labels::Labels;
use crate::web::pages::poll::results_words::author;
use crate::web::pages::poll::{comment, proposals, seats_words, vote_link, watch};
use crate::web::ui::{self, Button, Tone, Width};

use super::asked::Asked;
use super::columns::columns;
use super::{awaited, best, choices, compare, counted, remarks, seats, table, tallies};

/// Everything that the parts of the page share.
pub struct View<'a> {
    /// The request.
    pub ctx: &'a Ctx,
    /// What may be seen.
    pub shown: &'a Shown,
    /// Words of choices.
    pub labels: Labels,
    /// Answers that can be given.
    pub answers: Vec<OwnedAnswer>,
    /// Choices that the reader's filter leaves, in the order that they asked for.
    pub columns: Vec<&'a Choice>,
    /// It is a sign-up sheet, of which nothing is the best.
    pub sheet: bool,
    /// Two choices that are compared.
    pub pair: Option<(ChoiceId, ChoiceId)>,
}

impl<'a> View<'a> {
    /// Of what is shown to whom.
    pub fn new(ctx: &'a Ctx, shown: &'a Shown) -> Self {
        let labels = Labels::of(ctx.t, ctx.zone, &shown.scene.poll);
        let answers = answers(ctx.t, &shown.scene.poll, &shown.structure);
        let asked = Asked::of(ctx);
        let (columns, pair) = (columns(&asked, &labels, shown), asked.pair(&shown.structure));
        let sheet = is_sheet(&shown.structure);
        Self { ctx, shown, labels, answers, columns, sheet, pair }
    }

    /// What a choice has come to, if that may be seen.
    pub fn summary(&self, choice: &Choice) -> Option<&'a Summary> {
        self.shown.results.summaries()?.iter().find(|summary| summary.choice == choice.id)
    }

    /// Whether it is to be called the best, or one of them.
    pub fn is_best(&self, summary: &Summary) -> bool {
        summary.best && !self.sheet
    }

    /// A choice in one line.
    pub fn line(&self, choice: &Choice) -> String {
        self.labels.line(&self.shown.scene.poll, &choice.subject)
    }

    /// The same by the other clocks, the reader's or the poll's, if they show another time.
    pub fn there(&self, choice: &Choice) -> Option<String> {
        self.labels.elsewhere_said(&self.shown.scene.poll, &choice.subject)
    }

    /// What a choice has come to, as the poll counts and shows it.
    pub fn score(&self, summary: &Summary) -> String {
        let t = self.ctx.t;
        if self.sheet {
            return seats_words::came_to(t, &self.shown.structure, summary);
        }
        let figure = figure(t, &self.shown.scene.poll, &self.shown.structure, summary);
        figure.unwrap_or_else(|| t.results_nothing_yet().to_owned())
    }
}

/// The whole page as HTML.
pub fn render(ctx: &Ctx, shown: &Shown) -> String {
    let view = View::new(ctx, shown);
    let counted = shown.results.count.is_some() && shown.scene.tally.votes() > 0;
    let parts = [
        decide::banner(ctx, &shown.scene, &shown.structure),
        notices(&view),
        seats::section(&view),
        best::section(&view),
        own_links(&view),
        awaited::section(&view),
        if counted { compare::section(&view) } else { Markup::default() },
        if counted { tallies::section(&view) } else { Markup::default() },
        if choices::stand_alone(&view) { choices::section(&view) } else { table::section(&view) },
        proposals::link(ctx, &shown.scene),
        if counted && !view.sheet { counted::section(&view) } else { Markup::default() },
        remarks::section(&view),
        watch::section(ctx, shown),
        live(ctx, &shown.scene),
        comment::section(ctx, shown),
    ];
    let page = PollPage {
        scene: &shown.scene,
        tab: Tab::Overview,
        title: None,
        body: Markup::default(),
        scripts: &["watch.js"],
        answers: Some(&shown.structure),
        width: Width::Wide,
    };
    frame::render_parts(ctx, &page, &parts)
}

/// Where it is said what has changed since the page was opened, and where that can be stopped.
fn live(ctx: &Ctx, scene: &Scene) -> Markup {
    let t = ctx.t;
    html! {
        p .toast role="status" data-live=(frame::path(&scene.poll, "live/")) data-one=(t.results_live_one("{name}"))
            data-many=(t.results_live_many("{count}")) data-other=(t.results_live_other()) {}
        @if scene.poll.voting(scene.now) == Voting::Open { p .follow.muted.small.no-print hidden {
            span { (t.results_live_on()) } " "
            button .btn.quiet.slim type="button" data-live-switch data-on=(t.results_live_on()) data-off=(t.results_live_off())
                data-stop=(t.results_live_stop()) data-start=(t.results_live_start()) { (t.results_live_stop()) }
        } }
    }
}

fn notices(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let scene = &view.shown.scene;
    let sight = view.shown.results.sight;
    let settings = &scene.poll.settings;
    let text = |tone, text: &str| ui::notice(tone, &html! { p { (text) } });
    let count = view.shown.results.count.as_ref().filter(|_| !view.sheet);
    html! {
        (open_answers(view))
        (ranks(view))
        (proposals::waiting(view.ctx, &view.shown.scene.poll, view.shown.proposals))
        @if sight.owner && settings.everybody_may_edit { (text(Tone::Warning, t.results_everybody_may_edit())) }
        @if sight.owner && settings.results != Results::Complete { (text(Tone::Info, t.results_owner_sees_all())) }
        @if sight.awaits_vote { (text(Tone::Info, t.results_after_vote())) }
        @if !sight.owner && settings.results == Results::Never { (text(Tone::Info, t.results_never())) }
        @if !sight.owner && sight.summary && sight.rows == crate::domain::visibility::Rows::Own { (text(Tone::Info, t.results_summary_only())) }
        @if settings.hide_participants && !sight.owner { (text(Tone::Info, t.results_names_hidden())) }
        @if view.shown.results.has_deleted_values { (text(Tone::Warning, t.results_deleted_values())) }
        @if let Some(why) = count.and_then(|count| counting_words::too_large(t, &scene.poll, count)) {
            (text(Tone::Info, &why))
        }
        @if scene.poll.voting(view.ctx.now) == Voting::Over { (text(Tone::Info, t.results_over())) }
        @if scene.poll.voting(view.ctx.now) == Voting::Closed && scene.poll.decided_at.is_none() { (text(Tone::Info, t.results_closed())) }
    }
}

/// The edit links of this browser, with names where there are several.
fn own_links(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let own: Vec<&Row> = view.shown.results.rows.iter().filter(|row| row.mine).collect();
    html! {
        @for row in &own {
            @let whose = if own.len() > 1 { author(t, &row.author) } else { "" };
            (vote_link::box_(view.ctx, &view.shown.scene, &row.public_id, whose))
        }
    }
}

/// Whoever has chosen a way of counting that goes by ranks is offered ranks as answers while they can be had by one button.
fn ranks(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let (scene, structure) = (&view.shown.scene, &view.shown.structure);
    let method = scene.poll.settings.method;
    // With as many answers as there are ranks, an order can be said.
    let few = structure.live_values().count() < AnswerSet::Ranks.size();
    let may = scene.may(Action::Edit) && !view.sheet;
    let offered = may && method.orders() && few && takes_set(scene, structure);
    html! { @if offered { (ui::notice(Tone::Info, &html! { div .stack.tight {
        p { (t.counting_wants_ranks(counting_words::name(t, method))) }
        form method="post" action=(frame::path(&scene.poll, "edit/choicevalues/")) {
            input type="hidden" name="do" value="take";
            input type="hidden" name="structure" value=(scene.poll.structure);
            (Button::new(t.counting_make_ranks()).slim().send("set", AnswerSet::Ranks.as_str()))
        }
    } })) } }
}

/// Tells people that votes of theirs leave choices open: the owner may have added some since.
fn open_answers(view: &View<'_>) -> Markup {
    let t = view.ctx.t;
    let scene = &view.shown.scene;
    let (structure, settings) = (&view.shown.structure, &scene.poll.settings);
    let own: Vec<&Row> = view.shown.results.rows.iter().filter(|row| row.mine && row.may_edit).collect();
    html! {
        @for row in own.iter().filter(|row| !has_enough(structure, settings, had(structure, &row.answers))) {
            @let open = structure.live_choices().filter(|choice| row.answers.value(choice.id).is_none()).count();
            @let count = i64::try_from(open).unwrap_or(i64::MAX);
            @if open > 0 {
                (ui::notice(Tone::Info, &html! { p {
                    @if own.len() > 1 { (t.results_open_of(count, author(t, &row.author))) } @else { (t.results_open_mine(count)) }
                    " " a href=(frame::path(&scene.poll, &format!("vote/{}/edit/", row.public_id))) { (t.results_open_answer()) }
                } }))
            }
        }
    }
}

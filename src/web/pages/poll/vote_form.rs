//! The form that people vote with; the same for a new vote and for one that is changed.

use actix_web::http::{StatusCode, header};
use maud::{Markup, Render as _, html};

use crate::actions::Scene;
use crate::actions::vote_assign::FIELD;
use crate::domain::choice::Kind;
use crate::domain::error::Invalid;
use crate::domain::id::ValueId;
use crate::domain::poll::{Poll, Results, Settings};
use crate::domain::seats::{enough, has_enough, taking};
use crate::domain::structure::Structure;
use crate::domain::text::{COMMENT_MAX, LINE_MAX};
use crate::domain::vote::Ballot;
use crate::i18n::T;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::messages::Messages;
use crate::web::people;
use crate::web::ui::{self, Button, Checkbox, Field, VoteGrid, VoteText, Width};

use super::answers::{self, OwnedAnswer};
use super::counting_words;
use super::frame::{self, PollPage, Tab};
use super::labels::Labels;
use super::proposals;
use super::seats_words::{self, Places};
use super::told;
use super::vote_ballot::{self, ANOTHER, Base, cell};
use super::vote_offline;
use super::vote_rows::{Group, Rows};
use super::vote_tools;

/// What makes voting quicker; each works without the others.
const SCRIPTS: &[&str] =
    &["ballot.js", "vote.js", "vote-draft.js", "vote-undo.js", "vote-keys.js", "vote-paint.js"];

/// A page with the form.
pub struct VotePage<'a> {
    /// The poll and who looks.
    pub scene: &'a Scene,
    /// Its choices and answers.
    pub structure: &'a Structure,
    /// What stands in the form.
    pub ballot: &'a Ballot,
    /// What is wrong with it.
    pub invalid: &'a Invalid,
    /// Name of the account that the vote hangs on: it cannot be typed.
    pub fixed_name: Option<&'a str>,
    /// It is somebody else's vote: name for signing in, if it is to be tied to an account.
    pub somebody: Option<&'a str>,
    /// Where the form is sent.
    pub action: &'a str,
    /// Where the vote stands with choices that have seats.
    pub places: Places,
    /// The reader may let it be without a name.
    pub may_be_nameless: bool,
    /// Revision of the vote that is changed; `None` for a new one.
    pub revision: Option<i64>,
    /// Name of the sending that the form comes back from, see [`vote_offline::again`].
    pub once: Option<&'a str>,
    /// What that vote said when it was read, see [`vote_ballot::Base`].
    pub base: Option<&'a Base>,
    /// What is to be known first.
    pub note: Markup,
    /// What else can be done.
    pub foot: Markup,
}

/// The page as an answer.
pub fn page(ctx: &Ctx, status: StatusCode, page: &VotePage<'_>) -> Outcome {
    let labels = Labels::of(ctx.t, ctx.zone, &page.scene.poll);
    let messages = &vote_ballot::messages(ctx, &labels, page);
    let title = match (page.revision, page.somebody) {
        (Some(_), _) if !page.places.others => ctx.t.results_edit_mine(),
        (Some(_), _) => ctx.t.vote_edit_title(),
        (None, Some(_)) => ctx.t.vote_for_title(),
        (None, None) => ctx.t.vote_title(),
    };
    let copies = vote_tools::copies(page.scene, page.structure);
    let body = if page.structure.live_choices().next().is_none() {
        ui::empty("list", ctx.t.vote_nothing(), &html! { p { (ctx.t.vote_nothing_text()) } })
    } else {
        html! {
            h2 #vote-title .vh { (title) }
            (summary(ctx, messages))
            @if page.ballot.is_outdated(&page.scene.poll, page.structure) { (told::stale(ctx.t.vote_outdated())) }
            (page.note)
            (seats_words::rules(ctx.t, &page.scene.poll, page.structure))
            (vote_offline::note(ctx, page))
            @if page.somebody.is_none() { (proposals::link(ctx, page.scene)) }
            (form(ctx, page, messages))
            (page.foot)
            @if copies { (vote_tools::copy_dialog(ctx.t)) }
        }
    };
    let tab = if page.places.others { Tab::None } else { Tab::Vote };
    let (scene, width) = (page.scene, Width::Normal);
    let (title, answers) = (Some(title), Some(page.structure));
    let last: &[&str] = if vote_offline::may_keep(ctx, page) { &[vote_offline::SCRIPT] } else { &[] };
    let others: &[&str] = if page.somebody.is_some() { &[people::SCRIPT] } else { &[] };
    let copying: &[&str] = if copies { &[vote_tools::COPY_SCRIPT] } else { &[] };
    let earlier: &[&str] =
        if page.scene.poll.kind == Kind::Universal { &[] } else { &[vote_tools::REMEMBER_SCRIPT] };
    let scripts = &[SCRIPTS, copying, earlier, others, last].concat();
    let page = PollPage { scene, tab, title, body, scripts, answers, width };
    let mut response = frame::poll_page(ctx, status, &page)?;
    // Not `no-store`: browsers that come back to such a page show an empty form.
    let keep = header::HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(header::CACHE_CONTROL, keep);
    Ok(response)
}

/// Every message once: forty rows that all want an answer are one line.
fn summary(ctx: &Ctx, messages: &Messages) -> Markup {
    let mut told: Vec<(&str, &str)> = Vec::new();
    for (field, message) in messages.iter() {
        if told.iter().all(|(_, before)| *before != message) {
            told.push((field, message));
        }
    }
    ui::error_summary(ctx.t.form_errors(), &told)
}

fn form(ctx: &Ctx, page: &VotePage<'_>, messages: &Messages) -> Markup {
    let t = ctx.t;
    let owned = answers::answers(t, &page.scene.poll, page.structure);
    let answers: Vec<ui::Answer<'_>> = owned.iter().map(OwnedAnswer::as_ui).collect();
    let VotePage { scene, structure, ballot, .. } = *page;
    let groups = Rows { ctx, scene, structure, ballot, messages, places: &page.places }.groups();
    let groups: Vec<_> = groups.iter().map(Group::as_ui).collect();
    let beyond = beyond(scene, structure);
    let beyond =
        owned.iter().filter(|answer| beyond.contains(&answer.id)).map(|answer| answer.value.as_str());
    let beyond: Vec<&str> = beyond.collect();
    let grid = VoteGrid {
        answers: &answers,
        not_all: &beyond,
        groups: &groups,
        all_name: (structure.live_choices().count() > 1).then_some("all"),
        may_skip: !scene.poll.settings.forbid_blank,
        text: VoteText { all: t.vote_all(), none: t.vote_clear(), comment: t.vote_comment() },
    };
    let said = Said::new(t, &owned, scene, structure);
    html! {
        form #vote-form method="post" action=(page.action) autocomplete="off" data-vote-form data-words=(said.text("{n}")) data-open=(t.vote_open("{n}"))
            data-answer=(said.answer) data-enough=[said.enough.as_ref().map(|(enough, _)| enough)] data-taking=[said.enough.as_ref().map(|(_, taking)| taking.join(" "))]
            data-zone=[unknown_zone(ctx, scene)] data-fresh[ctx.request.method().is_safe()]
            data-who=(vote_offline::who(ctx, scene.actor.user.as_ref()))
            data-timezone=[(scene.poll.kind == Kind::Datetime).then(|| scene.poll.zone.name())] {
            // What Enter in a field sends: the first button of a form, which must not be one of the columns.
            button .vh type="submit" tabindex="-1" aria-hidden="true" { (save_word(t, page)) }
            input type="hidden" name="wording" value=(structure.wording(&scene.poll));
            @if ballot.another { input type="hidden" name=(ANOTHER) value="1"; }
            @if let Some(revision) = page.revision { input type="hidden" name="revision" value=(revision); }
            @if let Some(base) = page.base { (base.fields()) }
            @if let Some(once) = page.once { input type="hidden" name="once" value=(once); }
            (grid)
            @if !scene.poll.settings.forbid_blank { p .help { (t.vote_open_may()) " " (counting_words::open(t, &scene.poll, structure)) } }
            p #vote-keys .help { (t.vote_keys()) }
            @if vote_tools::copies(scene, structure) { (vote_tools::copy_button(t)) }
            div .stack.vote-more {
                (Field::textarea("comment", t.vote_comment_all(), 2).value(&ballot.comment).maxlength(COMMENT_MAX)
                    .error(messages.of("comment")))
                @if let Some(username) = page.somebody { (somebody(ctx, username, messages)) }
                @if page.may_be_nameless {
                    (Checkbox::new("anonymous", t.vote_anonymous()).checked(ballot.anonymous)
                        .help(anonymous_help(t, page)).error(messages.of("anonymous")))
                }
                @if page.somebody.is_none() {
                    @if scene.poll.kind != Kind::Universal { (vote_tools::remember(t)) }
                    p .help { (seen_by(t, &scene.poll)) }
                }
            }
            (ui::vote_bar(&said.now(t, ballot, structure), &name(t, page, messages), &actions(t, page)))
        }
    }
}

/// Answers that cannot be given to all choices, since a person can have fewer.
fn beyond(scene: &Scene, structure: &Structure) -> Vec<ValueId> {
    let choices = i64::try_from(structure.live_choices().count()).unwrap_or(i64::MAX);
    let limited = scene.poll.settings.yes_limit.is_some_and(|limit| limit < choices);
    if limited { taking(structure) } else { Vec::new() }
}

/// The poll's zone where times depend on it and the reader's is not known yet: the script tells it.
fn unknown_zone(ctx: &Ctx, scene: &Scene) -> Option<&'static str> {
    let matters = scene.poll.kind == Kind::Datetime && ctx.zone.is_none() && ctx.request.method().is_safe();
    matters.then(|| scene.poll.zone.name())
}

fn actions(t: T, page: &VotePage<'_>) -> Markup {
    html! {
        div .vote-undo {
            button .btn.quiet.slim type="button" data-undo hidden { (ui::icon("undo")) (t.vote_undo()) }
            button .btn.quiet.slim type="button" data-redo hidden { (ui::icon("redo")) span { (t.vote_redo()) } }
        }
        (Button::new(save_word(t, page)).primary().icon("check"))
        (vote_tools::told(t))
    }
}

fn save_word(t: T, page: &VotePage<'_>) -> &'static str {
    match (page.revision, page.somebody) {
        (Some(_), _) => t.vote_save_changes(),
        (None, Some(_)) => t.vote_for_save(),
        (None, None) => t.vote_save(),
    }
}

fn name(t: T, page: &VotePage<'_>, messages: &Messages) -> Markup {
    if let Some(name) = page.fixed_name {
        let words = if page.revision.is_some() { t.vote_signed(name) } else { t.vote_as(name) };
        return html! { p .vote-as hidden[page.ballot.anonymous] { (ui::icon("user")) " " (words) } };
    }
    let label = match (page.revision, page.somebody) {
        (Some(_), _) => t.vote_name_of_vote(),
        (None, Some(_)) => t.vote_for_name(),
        (None, None) => t.vote_name(),
    };
    // Browsers would ask for a name from somebody who wants none.
    let required = !page.scene.poll.settings.anonymous_allowed && page.somebody.is_none();
    Field::text("name", label)
        .value(&page.ballot.name)
        .placeholder(label)
        .maxlength(LINE_MAX)
        .autocomplete(if page.somebody.is_some() { "off" } else { "name" })
        .required(required)
        .error(messages.of("name"))
        .render()
}

/// Whom the vote may be tied to.
fn somebody(ctx: &Ctx, username: &str, messages: &Messages) -> Markup {
    let t = ctx.t;
    let field = Field::text(FIELD, t.vote_for_user())
        .value(username)
        .optional(t.new_optional())
        .help(t.vote_for_user_help())
        .error(messages.of(FIELD));
    ctx.people(field, false)
}

fn anonymous_help(t: T, page: &VotePage<'_>) -> &'static str {
    // Whoever was invited is on a list, on which it shows that they have answered.
    if page.scene.standing.invited {
        return if page.fixed_name.is_some() {
            t.vote_anonymous_invited_account()
        } else {
            t.vote_anonymous_invited()
        };
    }
    if page.fixed_name.is_some() { t.vote_anonymous_account() } else { t.vote_anonymous_help() }
}

/// Who will see name and answers; true with and without the box for votes without a name.
fn seen_by(t: T, poll: &Poll) -> &'static str {
    let settings = &poll.settings;
    match (settings.results, settings.hide_participants, settings.anonymous_allowed) {
        (Results::Complete, false, false) => t.vote_seen_all(),
        (Results::Complete, false, true) => t.vote_seen_all_either(),
        (Results::Complete, true, _) => t.vote_seen_nameless(),
        (Results::CompleteAfterVote, false, false) => t.vote_seen_voters(),
        (Results::CompleteAfterVote, false, true) => t.vote_seen_voters_either(),
        (Results::CompleteAfterVote, true, _) => t.vote_seen_voters_nameless(),
        (Results::Summary | Results::SummaryAfterVote, _, false) => t.vote_seen_sums(),
        (Results::Summary | Results::SummaryAfterVote, _, true) => t.vote_seen_sums_either(),
        (Results::Never, _, false) => t.vote_seen_owner(),
        (Results::Never, _, true) => t.vote_seen_owner_either(),
    }
}

/// The running line about the first of the answers: "You said “Yes” to 5 of 12". The script fills the
/// same words.
struct Said<'a> {
    t: T,
    answer: &'a str,
    label: &'a str,
    total: String,
    /// The answers that take a seat, and how many of them make the rest not open, but left out.
    enough: Option<(usize, Vec<String>)>,
    settings: &'a Settings,
}

impl<'a> Said<'a> {
    fn new(t: T, answers: &'a [OwnedAnswer], scene: &'a Scene, structure: &Structure) -> Self {
        let (answer, label) =
            answers.first().map_or(("", ""), |answer| (answer.value.as_str(), answer.label.as_str()));
        let settings = &scene.poll.settings;
        let taking = || taking(structure).iter().map(ToString::to_string).collect();
        let enough = enough(structure, settings).map(|enough| (enough, taking()));
        Self { t, answer, label, total: structure.live_choices().count().to_string(), enough, settings }
    }

    fn text(&self, count: &str) -> String {
        self.t.vote_said(self.label, count, &self.total)
    }

    fn now(&self, t: T, ballot: &Ballot, structure: &Structure) -> String {
        let value = |choice: &crate::domain::choice::Choice| {
            cell(ballot, &choice.id.to_string()).map_or("", |cell| cell.value.as_str())
        };
        let count = structure.live_choices().filter(|choice| value(choice) == self.answer).count();
        let open = structure.live_choices().filter(|choice| value(choice).is_empty()).count();
        let said = self.text(&count.to_string());
        let taking = |value: &str| {
            self.enough.iter().any(|(_, taking)| taking.iter().any(|one| one.as_str() == value))
        };
        let had = structure.live_choices().filter(|choice| taking(value(choice))).count();
        if open == 0 || has_enough(structure, self.settings, had) {
            said
        } else {
            format!("{said} · {}", t.vote_open(&open.to_string()))
        }
    }
}

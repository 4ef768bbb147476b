//! What every page of a poll shows: title, who asks, until when, and the poll's other pages.

use actix_web::http::StatusCode;
use maud::{Markup, PreEscaped, Render as _, html};

use crate::actions::{Scene, retention};
use crate::domain::access::Action;
use crate::domain::choice::Kind;
use crate::domain::markdown;
use crate::domain::poll::{Poll, Voting};
use crate::domain::structure::Structure;
use crate::domain::time::Instant;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::page::Page;
use crate::web::ui::{self, Link, PollHead, Tone, Width};

use super::labels::Labels;
use super::{answers, preview};

/// The page that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The results.
    Overview,
    /// The vote.
    Vote,
    /// The choices.
    Choices,
    /// The settings.
    Settings,
    /// Who was invited.
    Invite,
    /// The links.
    Share,
    /// One that has no tab.
    None,
}

/// A page of a poll.
pub struct PollPage<'a> {
    /// The poll and who looks.
    pub scene: &'a Scene,
    /// The page that is open.
    pub tab: Tab,
    /// What is added to the poll's title in the browser's tab.
    pub title: Option<&'a str>,
    /// The page itself, below the head; its headings start at `h2`.
    pub body: Markup,
    /// Scripts beside the common one.
    pub scripts: &'a [&'a str],
    /// For the custom colours of answers.
    pub answers: Option<&'a Structure>,
    /// Room that it takes.
    pub width: Width,
}

/// A page of a poll as an answer.
pub fn poll_page(ctx: &Ctx, status: StatusCode, page: &PollPage<'_>) -> Outcome {
    Ok(ctx.html(status, render(ctx, page)))
}

/// A page of a poll as HTML.
pub fn render(ctx: &Ctx, page: &PollPage<'_>) -> String {
    render_parts(ctx, page, std::slice::from_ref(&page.body))
}

/// A page of a poll whose body comes in parts: a large one is never copied as a whole.
pub fn render_parts(ctx: &Ctx, page: &PollPage<'_>, parts: &[Markup]) -> String {
    let poll = &page.scene.poll;
    let title = page.title.map_or_else(|| poll.title.clone(), |title| format!("{title}: {}", poll.title));
    let keys = keys(page.scene);
    let keys: Vec<(char, &str)> = keys.iter().map(|(key, href)| (*key, href.as_str())).collect();
    let colors = page.answers.and_then(answers::stylesheet);
    let styles: Vec<&str> = colors.as_deref().into_iter().collect();
    let head = head(ctx, page);
    let support = support(ctx, page.scene);
    let mut body = vec![head.0.as_str(), support.0.as_str(), "<div class=\"stack loose\">"];
    body.extend(parts.iter().map(|part| part.0.as_str()));
    body.push("</div>");
    let preview = preview::of(ctx, poll);
    let outer = Page {
        title: &title,
        description: preview.as_ref().map(|preview| preview.description.as_str()),
        preview: preview.as_ref().map(preview::Words::as_ui),
        indexed: false,
        width: page.width,
        user: page.scene.actor.user.as_ref(),
        body: Markup::default(),
        scripts: page.scripts,
        styles: &styles,
        keys: &keys,
    };
    ctx.frame_around(&outer, &body)
}

/// Tells its owners who else can manage the poll for a while.
fn support(ctx: &Ctx, scene: &Scene) -> Markup {
    let zone = ctx.zone.unwrap_or(ctx.app.config.zone);
    let until = |at: i64| ctx.t.instant(Instant(at).utc().and_utc(), zone);
    html! {
        @for (name, at) in &scene.support {
            div .flash { (ui::notice(Tone::Info, &html! { p { (ctx.t.admin_support_notice(name, &until(*at))) } })) }
        }
    }
}

/// Address of a poll's page.
pub fn path(poll: &Poll, rest: &str) -> String {
    format!("/poll/{}/{rest}", poll.slug)
}

fn head(ctx: &Ctx, page: &PollPage<'_>) -> Markup {
    let poll = &page.scene.poll;
    let facts = facts(ctx, page.scene);
    let facts: Vec<(&str, &str)> = facts.iter().map(|(icon, text)| (*icon, text.as_str())).collect();
    let tabs = tabs(ctx, page.scene, page.tab);
    let links: Vec<Link<'_>> = tabs
        .iter()
        .map(|(href, label, icon, current)| Link { href, label, icon: Some(icon), current: *current })
        .collect();
    let description = if page.tab == Tab::Overview || page.tab == Tab::Vote {
        PreEscaped(markdown::render(&poll.description))
    } else {
        html! {}
    };
    PollHead {
        title: &poll.title,
        badges: badges(ctx, poll),
        facts: &facts,
        description,
        tabs_label: ctx.t.poll_pages(),
        tabs: if links.len() > 1 { &links } else { &[] },
    }
    .render()
}

fn badges(ctx: &Ctx, poll: &Poll) -> Markup {
    let t = ctx.t;
    html! {
        @if poll.decided_at.is_some() { (ui::badge(Some(Tone::Success), Some("check"), t.badge_decided())) }
        @if poll.voting(ctx.now) != Voting::Open { (ui::badge(None, Some("lock"), t.badge_closed())) }
    }
}

fn facts(ctx: &Ctx, scene: &Scene) -> Vec<(&'static str, String)> {
    let poll = &scene.poll;
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    let mut facts = Vec::new();
    facts.extend(voting_time(ctx, poll).map(|words| ("clock", words)));
    if poll.kind == Kind::Datetime {
        let zone = labels.zone().name().replace('_', " ");
        facts.push((
            "globe",
            match labels.other_zone() {
                Some(other) => ctx.t.poll_zones(&other.name().replace('_', " "), &zone),
                None => ctx.t.poll_zone(&zone),
            },
        ));
    }
    facts.extend(scene.group.as_ref().map(|group| ("users", ctx.t.poll_of_group(group))));
    if let Some(day) = retention::last_day(poll) {
        facts.push(("trash", ctx.t.retention_fact(&ctx.t.day(day))));
    }
    facts
}

/// Until when one can vote, or since when no more: that may be before the deadline, if the owner ended it. Nothing for
/// an open poll without one.
pub fn voting_time(ctx: &Ctx, poll: &Poll) -> Option<String> {
    let labels = Labels::of(ctx.t, ctx.zone, poll);
    let reached =
        poll.deadline.filter(|at| poll.closed_at.is_none_or(|closed| at.instant(poll.zone) <= closed));
    match (reached, poll.closed_at) {
        (Some(at), None) if poll.voting(ctx.now) == Voting::Open => {
            Some(ctx.t.poll_until(&labels.deadline(poll, at)))
        }
        (Some(at), _) => Some(ctx.t.poll_was_until(&labels.deadline(poll, at))),
        (None, Some(closed)) => Some(ctx.t.poll_was_until(&labels.instant(closed))),
        (None, None) => None,
    }
}

type OwnedLink = (String, &'static str, &'static str, bool);

fn tabs(ctx: &Ctx, scene: &Scene, open: Tab) -> Vec<OwnedLink> {
    let t = ctx.t;
    let tab = |tab, rest: &str, label, icon| (path(&scene.poll, rest), label, icon, open == tab);
    let mut tabs = vec![tab(Tab::Overview, "", t.tab_overview(), "list")];
    if scene.may(Action::ReturnToVote) {
        tabs.push(tab(Tab::Vote, "vote/", t.tab_own_vote(), "check"));
    } else if scene.may(Action::Vote) {
        tabs.push(tab(Tab::Vote, "vote/", t.tab_vote(), "check"));
    }
    if scene.may(Action::Edit) {
        tabs.push(tab(Tab::Choices, "edit/choices/", t.tab_choices(), "calendar"));
        tabs.push(tab(Tab::Settings, "settings/", t.tab_settings(), "settings"));
    }
    if scene.may(Action::Invite) {
        let invitations = format!("/invitations/{}/", scene.poll.slug);
        tabs.push((invitations, t.tab_invite(), "mail", open == Tab::Invite));
    }
    tabs.push(tab(Tab::Share, "share/", t.tab_share(), "share"));
    tabs
}

fn keys(scene: &Scene) -> Vec<(char, String)> {
    let mut keys = vec![('o', path(&scene.poll, "")), ('v', path(&scene.poll, "vote/"))];
    if scene.may(Action::Edit) {
        keys.push(('s', path(&scene.poll, "settings/")));
        keys.push(('c', path(&scene.poll, "edit/choices/")));
    }
    keys
}

//! A signed-in person's polls.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::shelf::{self, Page as List};
use crate::domain::poll::{Poll, UNDELETE_SECONDS};
use crate::domain::shelf::{Order, Show, State, Wish};
use crate::store::polls::PAGE;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::form::Form;
use crate::web::href::escaped;
use crate::web::page::Page;
use crate::web::pages::groups;
use crate::web::pages::poll::frame;
use crate::web::ui::{self, Button, Field, Link, Pagination, SelectOption};

use super::cards;

/// Longest text that is searched for, in characters.
const WORDS_MAX: usize = 80;

/// `GET /settings/`
pub async fn get(ctx: Ctx) -> Outcome {
    let wish = wish(&ctx.query);
    let number = ctx.query.get("page").parse().unwrap_or(1);
    let asked = wish.clone();
    // All polls of somebody are looked at, of which they may have thousands.
    let list = ctx.read_long(move |tx, asker| shelf::page(tx, asker, &asked, number)).await?;
    let t = ctx.t;
    let title = match wish.group.as_str() {
        "" => t.frame_my_polls().to_owned(),
        group => t.mine_of_group(group),
    };
    let body = html! {
        (ui::page_head(&title, wish.archived.then(|| t.mine_archived())))
        @if wish.group.is_empty() { (parts(&ctx, &wish, &list)) }
        div .stack.loose {
            @if !wish.group.is_empty() {
                p { a href=(groups::path(&wish.group, "")) { (t.mine_to_group()) } " · " a href="/settings/" { (t.mine_all_again()) } }
            }
            @if list.all > 0 || is_narrowed(&wish) { (search(&ctx, &wish)) }
            @if list.polls.is_empty() {
                (nothing(&ctx, &wish))
            } @else {
                (cards::rows(&ctx, &list, PAGE, &address(&wish, list.before / PAGE + 1)))
                (pages(&ctx, &wish, &list))
            }
            (archive(&ctx, &wish, &list))
            (deleted(&ctx, &list))
        }
    };
    let user = Some(&list.user);
    ctx.page(StatusCode::OK, &Page { title: &title, body, user, ..Page::default() })
}

fn wish(query: &Form) -> Wish {
    Wish {
        show: Show::parse(query.get("show")),
        order: Order::parse(query.get("order")),
        state: State::parse(query.get("state")),
        archived: query.has("archived"),
        words: query.get("q").chars().take(WORDS_MAX).collect(),
        group: query.get("group").to_owned(),
    }
}

/// Whether more than a part of the list was asked for.
fn is_narrowed(wish: &Wish) -> bool {
    wish.state != State::Any || !wish.words.trim().is_empty()
}

/// The address of a page of a wish; what is as usual is left out.
fn address(wish: &Wish, number: usize) -> String {
    let number = if number > 1 { number.to_string() } else { String::new() };
    let usual = |word: &'static str, usual: &str| if word == usual { String::new() } else { word.to_owned() };
    let pairs = [
        ("show", usual(wish.show.as_str(), Show::All.as_str())),
        ("group", escaped(&wish.group)),
        ("q", escaped(wish.words.trim())),
        ("order", usual(wish.order.as_str(), Order::Created.as_str())),
        ("state", usual(wish.state.as_str(), State::Any.as_str())),
        ("archived", if wish.archived { "on".to_owned() } else { String::new() }),
        ("page", number),
    ];
    let given: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let mark = if given.is_empty() { "" } else { "?" };
    format!("/settings/{mark}{}", given.join("&"))
}

/// All, or a part of them, with how many there are.
fn parts(ctx: &Ctx, wish: &Wish, list: &List) -> Markup {
    let t = ctx.t;
    let labels: Vec<(String, String, bool)> = Show::ALL
        .iter()
        .zip(list.counts)
        .filter(|(show, count)| *count > 0 || **show == wish.show || **show == Show::All)
        .map(|(show, count)| {
            let label = match show {
                Show::All => t.mine_all(),
                Show::Owned => t.mine_owned(),
                Show::Groups => t.mine_groups(),
                Show::Voted => t.mine_voted(),
                Show::Invited => t.mine_invited(),
                Show::Watched => t.mine_watched(),
            };
            let count = t.integer(i64::try_from(count).unwrap_or(i64::MAX));
            let href = address(&Wish { show: *show, ..wish.clone() }, 1);
            (href, format!("{label} {count}"), *show == wish.show)
        })
        .collect();
    let links: Vec<Link<'_>> = labels
        .iter()
        .map(|(href, label, current)| Link { href, label, icon: None, current: *current })
        .collect();
    html! { @if links.len() > 1 { (ui::tabs(t.mine_parts(), &links)) } }
}

fn search(ctx: &Ctx, wish: &Wish) -> Markup {
    let t = ctx.t;
    let orders = [
        SelectOption { value: Order::Created.as_str(), label: t.mine_by_created() },
        SelectOption { value: Order::Deadline.as_str(), label: t.mine_by_deadline() },
        SelectOption { value: Order::Activity.as_str(), label: t.mine_by_activity() },
        SelectOption { value: Order::Title.as_str(), label: t.mine_by_title() },
    ];
    let states = [
        SelectOption { value: State::Any.as_str(), label: t.mine_any() },
        SelectOption { value: State::Open.as_str(), label: t.mine_open() },
        SelectOption { value: State::Closed.as_str(), label: t.mine_closed() },
    ];
    html! {
        form .seek method="get" action="/settings/" role="search" {
            @if wish.show != Show::All { input type="hidden" name="show" value=(wish.show.as_str()); }
            (Field::text("q", t.mine_search()).value(&wish.words).autocomplete("off"))
            @if wish.archived { input type="hidden" name="archived" value="on"; }
            @if !wish.group.is_empty() { input type="hidden" name="group" value=(wish.group); }
            (Button::new(t.mine_seek()).icon("search"))
            details open[wish.order != Order::Created || wish.state != State::Any] {
                summary { (t.mine_narrow()) (ui::icon("chevron-down")) }
                div .narrowing {
                    (Field::select("order", t.mine_order(), &orders).value(wish.order.as_str()))
                    (Field::select("state", t.mine_state(), &states).value(wish.state.as_str()))
                    (Button::new(t.mine_narrow_do()))
                }
            }
        }
    }
}

/// Why there is nothing, and what to do about it.
fn nothing(ctx: &Ctx, wish: &Wish) -> Markup {
    let t = ctx.t;
    let new = Button::new(t.mine_new()).primary().link("/");
    let all = address(&Wish { archived: wish.archived, group: wish.group.clone(), ..Wish::default() }, 1);
    let (icon, title, way) = match wish.show {
        _ if is_narrowed(wish) => ("search", t.mine_none_found(), Button::new(t.mine_all_again()).link(&all)),
        _ if !wish.group.is_empty() && !wish.archived => ("users", t.mine_none_of_group(), new),
        _ if wish.archived => ("list", t.mine_none_archived(), Button::new(t.mine_back()).link("/settings/")),
        Show::All | Show::Owned => ("list", t.mine_nothing(), new),
        Show::Groups => ("users", t.mine_none_groups(), Button::new(t.groups_title()).link("/groups/")),
        Show::Voted => ("check", t.mine_none_voted(), Button::new(t.mine_all_again()).link(&all)),
        Show::Invited => ("mail", t.mine_none_invited(), Button::new(t.mine_all_again()).link(&all)),
        Show::Watched => ("bell", t.mine_none_watched(), Button::new(t.mine_all_again()).link(&all)),
    };
    ui::empty(icon, title, &html! { (way) })
}

fn pages(ctx: &Ctx, wish: &Wish, list: &List) -> Markup {
    let t = ctx.t;
    let number = list.before / PAGE + 1;
    let (before, after) = (address(wish, number - 1), address(wish, number + 1));
    let to = list.before + list.polls.len();
    let written = |count: usize| t.integer(i64::try_from(count).unwrap_or(i64::MAX));
    let position = t.mine_position(&written(list.all), &written(list.before + 1), &written(to));
    ui::pagination(Pagination {
        label: t.mine_pages(),
        previous: (t.mine_before(), (number > 1).then_some(before.as_str())),
        next: (t.mine_after(), (to < list.all).then_some(after.as_str())),
        position: &position,
    })
}

/// The way to what was put away, and back.
fn archive(ctx: &Ctx, wish: &Wish, list: &List) -> Markup {
    let t = ctx.t;
    let away = i64::try_from(list.archived).unwrap_or(i64::MAX);
    html! {
        @if wish.archived {
            p { a href=(address(&Wish { group: wish.group.clone(), ..Wish::default() }, 1)) { (t.mine_back()) } }
        } @else if away > 0 {
            @let archive = address(&Wish { archived: true, group: wish.group.clone(), ..Wish::default() }, 1);
            p { a href=(archive) { (t.mine_to_archive(away)) } }
        }
    }
}

/// What was deleted and can be brought back.
fn deleted(ctx: &Ctx, list: &List) -> Markup {
    let t = ctx.t;
    let zone = ctx.zone.unwrap_or(ctx.app.config.zone);
    let until = |poll: &Poll| {
        let until = poll.deleted_at.unwrap_or(ctx.now).plus(UNDELETE_SECONDS);
        t.undo_until(&t.wall(until.in_zone(zone).naive_local()))
    };
    html! { @if !list.deleted.is_empty() {
        section .stack #deleted {
            h2 { (t.mine_deleted()) }
            @for poll in &list.deleted {
                div .cluster {
                    strong { (poll.title) }
                    span .muted.small { (until(poll)) }
                    form method="post" action=(frame::path(poll, "restore/")) {
                        (Button::new(t.undo_do()).slim().icon("undo"))
                    }
                }
            }
        }
    } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_asked_for_and_nothing_else() {
        assert_eq!(address(&Wish::default(), 1), "/settings/");
        let wish = Wish { show: Show::Voted, order: Order::Title, words: " a&b ".into(), ..Wish::default() };
        assert_eq!(address(&wish, 3), "/settings/?show=voted&q=a%26b&order=title&page=3");
    }
}

//! A group: who belongs to it, and who is asked to.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::groups::{Hall, Shown, show_group};
use crate::domain::group::{Deed, Place, Visibility};
use crate::store::groups::Person;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::href::escaped;
use crate::web::page::Page;
use crate::web::ui::{self, Button, Pagination, Tone};

use super::path;

/// Members on one page.
const PER_PAGE: i64 = 100;
/// The last page that is looked for.
const PAGE_MAX: i64 = 100_000;

/// `GET /groups/g/{name}/`
pub async fn get(ctx: Ctx) -> Outcome {
    let name = super::name(&ctx)?;
    let number = ctx.query.get("page").parse().unwrap_or(1).clamp(1, PAGE_MAX);
    let shown =
        ctx.read(move |tx, asker| show_group(tx, asker, &name, PER_PAGE, (number - 1) * PER_PAGE)).await?;
    let hall = &shown.hall;
    let body = html! {
        (ui::page_head(&hall.group.name, Some(&lead(&ctx, hall))))
        div .stack.loose {
            @if hall.place.invited { (invitation(&ctx, hall)) }
            (actions(&ctx, hall))
            (members(&ctx, &shown, number))
            (invited(&ctx, &shown))
            (ways_out(&ctx, hall))
        }
    };
    let page = Page { title: &hall.group.name, body, user: Some(&hall.user), ..Page::default() };
    ctx.page(StatusCode::OK, &page)
}

fn lead(ctx: &Ctx, hall: &Hall) -> String {
    let t = ctx.t;
    if !hall.group.provider.is_empty() {
        return t.group_mirrored(&hall.group.provider);
    }
    match hall.group.visibility {
        Visibility::Members => t.group_seen_members().to_owned(),
        Visibility::SignedIn => t.group_seen_signed_in().to_owned(),
    }
}

fn invitation(ctx: &Ctx, hall: &Hall) -> Markup {
    let body = html! {
        div .stack.tight {
            p { (ctx.t.groups_invites_you()) " " (ctx.t.group_invite_lead()) }
            (super::index::answers(ctx, &hall.group.name))
        }
    };
    ui::panel(&body)
}

fn actions(ctx: &Ctx, hall: &Hall) -> Markup {
    let t = ctx.t;
    let to = |rest: &str| path(&hall.group.name, rest);
    html! {
        @if hall.place.member {
            div .cluster {
                @if hall.may(Deed::Invite) {
                    (Button::new(t.group_invite()).primary().icon("plus").link(&to("invite/")))
                }
                (Button::new(t.group_polls()).icon("list").link(&format!("/settings/?group={}", escaped(&hall.group.name))))
                @if hall.may(Deed::Change) {
                    (Button::new(t.group_change()).icon("settings").link(&to("settings/")))
                }
            }
        }
    }
}

fn members(ctx: &Ctx, shown: &Shown, number: i64) -> Markup {
    let t = ctx.t;
    let all = shown.hall.crowd.members;
    let from = (number - 1) * PER_PAGE + 1;
    let to = (number * PER_PAGE).min(all);
    let href = |number: i64| path(&shown.hall.group.name, &format!("?page={number}"));
    let (before, after) = (href(number - 1), href(number + 1));
    let position = t.group_position(&t.integer(all), &t.integer(from), &t.integer(to));
    html! {
        section .stack {
            div .cluster { h2 { (t.group_members()) } span .muted { (t.groups_members(all)) } }
            ul .rows { @for person in &shown.members { (member(ctx, &shown.hall, person)) } }
            (ui::pagination(Pagination {
                label: t.group_pages(),
                previous: (t.group_before(), (number > 1).then_some(before.as_str())),
                next: (t.group_after(), (to < all).then_some(after.as_str())),
                position: &position,
            }))
        }
    }
}

fn member(ctx: &Ctx, hall: &Hall, person: &Person) -> Markup {
    let t = ctx.t;
    let mine = person.username == hall.user.username;
    html! {
        li {
            (named(person))
            @if mine { span .muted.small { (t.group_you()) } }
            @if person.admin { (ui::badge(None, Some("key"), t.group_admin())) }
            @if !mine { (turns(ctx, hall, person)) }
        }
    }
}

fn named(person: &Person) -> Markup {
    html! {
        span .grow {
            strong { (person.name) }
            @if person.name != person.username { " " span .muted.small { (person.username) } }
        }
    }
}

/// What the reader may do to a member.
fn turns(ctx: &Ctx, hall: &Hall, person: &Person) -> Markup {
    let t = ctx.t;
    let place = Place { member: true, admin: person.admin, invited: false };
    let all = [
        (Deed::GrantAdmin(place), "grant_admin", "key", t.group_grant()),
        (Deed::RevokeAdmin(place), "revoke_admin", "undo", t.group_revoke()),
        (Deed::Kick(place), "kick", "logout", t.group_kick()),
    ];
    let action = path(&hall.group.name, &format!("action/{}/", escaped(&person.username)));
    let items = html! {
        @for (_, value, icon, label) in all.iter().filter(|(deed, ..)| hall.may(*deed)) {
            li {
                form method="post" action=(action) {
                    button type="submit" name="do" value=(value) { (ui::icon(icon)) (label) }
                }
            }
        }
    };
    html! { @if hall.may(Deed::Kick(place)) { (ui::menu(&t.group_menu(&person.name), "more", false, &items)) } }
}

fn invited(ctx: &Ctx, shown: &Shown) -> Markup {
    let t = ctx.t;
    let group = &shown.hall.group.name;
    html! {
        @if !shown.invited.is_empty() {
            section .stack {
                h2 { (t.group_invited()) }
                ul .rows {
                    @for person in &shown.invited {
                        li {
                            (named(person))
                            form method="post" action=(path(group, &format!("withdraw/{}/", escaped(&person.username)))) {
                                button .btn.slim type="submit" {
                                    (t.group_withdraw()) span .vh { ": " (t.group_withdraw_of(&person.name)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn ways_out(ctx: &Ctx, hall: &Hall) -> Markup {
    let t = ctx.t;
    let to = |rest: &str| path(&hall.group.name, rest);
    let alone = hall.place.admin && !hall.may(Deed::Leave) && hall.group.provider.is_empty();
    html! {
        @if alone { (ui::notice(Tone::Info, &html! { p { (t.group_leave_last()) } })) }
        div .cluster {
            @if hall.may(Deed::Leave) { (Button::new(t.group_leave()).quiet().icon("logout").link(&to("leave/"))) }
            @if hall.may(Deed::Delete) { (Button::new(t.group_delete()).quiet().icon("trash").link(&to("delete/"))) }
        }
    }
}

//! What most people leave alone: description, address, deadline, settings.

use maud::{Markup, PreEscaped, html};

use crate::domain::choice::Kind;
use crate::domain::markdown;
use crate::domain::seats;
use crate::domain::text::{self, DESCRIPTION_MAX};
use crate::web::ctx::Ctx;
use crate::web::messages::Messages;
use crate::web::pages::poll::{details, settings_fields};
use crate::web::ui::{Button, Field, RadioCard, RadioCards, SelectOption, icon};

use super::draft::Draft;

/// Fields of the first part of the fold; an error in one of them opens it.
const FIELDS: [&str; 10] = [
    "description",
    "slug",
    "deadline",
    "seats",
    "zone",
    "group",
    "view_audience",
    "vote_audience",
    "results",
    "sorting",
];

/// The fold.
pub fn more(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    let t = ctx.t;
    let wrong = FIELDS.iter().any(|field| {
        let zone_is_elsewhere = *field == "zone" && draft.picks.kind == Kind::Datetime;
        !zone_is_elsewhere && messages.of(field).is_some()
    });
    let open = wrong || draft.form.get("do") == "preview";
    html! {
        details #more .more open[open] {
            summary {
                strong { (t.new_more()) }
                span #more-now .help data-part="told" { (changed(ctx, draft)) }
                (icon("chevron-down"))
            }
            div .more-body {
                (description(ctx, draft, messages))
                (deadline(ctx, draft, messages))
                (seats(ctx, draft, messages))
                (owner(ctx, draft, messages))
                (address(ctx, draft.wants_own_address(ctx), draft.form.get("slug"), messages.of("slug")))
                (settings_fields::fields(ctx, draft.picks.kind, &draft.settings, messages))
            }
        }
    }
}

/// One line about what is not as usual.
fn changed(ctx: &Ctx, draft: &Draft) -> String {
    let t = ctx.t;
    let mut words = Vec::new();
    let filled = |name: &str| !draft.form.get(name).trim().is_empty();
    if filled("description") {
        words.push(t.new_now_description().to_owned());
    }
    if filled("deadline") {
        words.push(t.new_now_deadline().to_owned());
    }
    if let Ok(Some(seats)) = seats::read(draft.form.get("seats")) {
        words.push(t.new_now_seats(seats));
    }
    if draft.wants_own_address(ctx) {
        words.push(t.new_now_address().to_owned());
    }
    if filled("group") {
        words.push(t.new_now_group(draft.form.get("group")));
    }
    words.extend(settings_fields::changed(t, &draft.settings));
    if words.is_empty() { t.new_more_help().to_owned() } else { words.join(" · ") }
}

fn description(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    let t = ctx.t;
    let typed = draft.form.get("description");
    let place = format!("{}#preview", ctx.path());
    let seen = matches!(draft.form.get("do"), "preview" | "refresh") || draft.form.has("previewed");
    let fits = text::paragraphs(typed, DESCRIPTION_MAX).is_ok();
    html! {
        div .stack.tight {
            (Field::textarea("description", t.new_description(), 3)
                .value(typed)
                .optional(t.new_optional())
                .help(t.new_description_help())
                .error(messages.of("description")))
            div #preview data-part="told" {
                @if seen && fits && !typed.trim().is_empty() {
                    input type="hidden" name="previewed" value="on";
                    p .small.muted { (t.new_preview_head()) }
                    div .panel.prose { (PreEscaped(markdown::render(typed))) }
                }
            }
            div { (Button::new(t.new_preview()).slim().icon("eye").send("do", "preview").to(&place).unchecked()) }
        }
    }
}

fn deadline(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    html! {
        div .stack.tight {
            (details::deadline(ctx, &draft.deadline(), messages.of("deadline")))
            @if draft.picks.kind != Kind::Datetime { (zone(ctx, draft, messages)) }
        }
    }
}

/// What makes a sign-up sheet of it: the same number for all choices, here; the rest has a page of its own.
fn seats(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    let t = ctx.t;
    html! {
        (Field::number("seats", t.new_seats()).value(draft.form.get("seats")).min("1").inputmode("numeric")
            .optional(t.new_optional()).help(t.new_seats_help()).error(messages.of("seats")))
    }
}

/// Whom the poll is to belong to, for those who have a choice.
fn owner(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    let t = ctx.t;
    let mut options = vec![SelectOption { value: "", label: t.new_owner_me() }];
    options.extend(draft.groups.iter().map(|name| SelectOption { value: name, label: name }));
    html! {
        @if options.len() > 1 {
            (Field::select("group", t.new_owner(), &options).value(draft.form.get("group"))
                .help(t.new_owner_help()).error(messages.of("group")))
        }
    }
}

/// The zone, with all names to choose from.
pub fn zone(ctx: &Ctx, draft: &Draft, messages: &Messages) -> Markup {
    let t = ctx.t;
    let help =
        if draft.picks.kind == Kind::Datetime { t.new_zone_help() } else { t.new_zone_help_deadline() };
    let guessed = ctx.zone.is_none() && !draft.form.has("zone");
    html! {
        (Field::text("zone", t.new_zone())
            .hook(guessed.then_some("zone"))
            .value(&draft.zone_text)
            .list("zones")
            .autocomplete("off")
            .help(help)
            .error(messages.of("zone")))
        (details::zone_list())
    }
}

/// Where the poll is to be found: at random, or at an address of the creator's own. Both pages that make
/// polls have it.
pub fn address(ctx: &Ctx, own: bool, slug: &str, error: Option<&str>) -> Markup {
    let t = ctx.t;
    let example = ctx.app.absolute("/poll/");
    html! {
        div .address {
            (RadioCards {
                name: "address",
                legend: t.new_address(),
                help: None,
                error: None,
                options: &[
                    RadioCard { value: "random", label: t.new_address_random(), help: Some(t.new_address_random_help()) },
                    RadioCard { value: "chosen", label: t.new_address_own(), help: Some(t.new_address_own_help()) },
                ],
                chosen: if own { "chosen" } else { "random" },
            })
            div .own-address {
                (Field::text("slug", &t.new_slug(&example))
                    .value(slug)
                    .help(t.new_slug_help())
                    .autocomplete("off")
                    .error(error))
            }
        }
    }
}

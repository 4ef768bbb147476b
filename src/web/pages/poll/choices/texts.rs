//! Changing texts.

use actix_web::http::StatusCode;
use maud::{Markup, html};

use crate::actions::choices::set_texts;
use crate::domain::id::ChoiceId;
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::told::{Told, seen};
use crate::web::ui::{self, Button};

use super::page::{Desk, after, is_save, show};
use super::text_rows::{self, TextRow};

/// The form with the choices as they are.
pub fn fresh(ctx: &Ctx, desk: &Desk) -> Outcome {
    draw(ctx, StatusCode::OK, desk, &text_rows::of(&desk.structure), &Told::default())
}

/// Saves, or does what another button says.
pub async fn post(ctx: &Ctx, desk: &Desk) -> Outcome {
    let mut rows = text_rows::read(&ctx.form);
    if !is_save(ctx) {
        text_rows::apply(&mut rows, ctx.form.get("do"));
        return draw(ctx, StatusCode::OK, desk, &rows, &Told::default());
    }
    let texts = match text_rows::choices(&rows, &desk.structure) {
        Ok(texts) => texts,
        Err(invalid) => {
            return draw(ctx, StatusCode::UNPROCESSABLE_ENTITY, desk, &rows, &Told::of(ctx, &invalid));
        }
    };
    let (slug, seen) = (desk.scene.poll.slug.to_string(), seen(&ctx.form));
    let saved = ctx.write(move |tx, asker| set_texts(tx, asker, &slug, seen, &texts)).await;
    after(ctx, desk, saved, |status, told| draw(ctx, status, desk, &rows, &told))
}

fn draw(ctx: &Ctx, status: StatusCode, desk: &Desk, rows: &[TextRow], told: &Told) -> Outcome {
    let t = ctx.t;
    let any_off = rows.iter().any(|row| row.off);
    let on = html! {
        @if let Some(message) = told.messages.of("choices") {
            div id="f-choices" tabindex="-1" { (ui::field_error("f-choices", message)) }
        }
        ol .text-rows {
            @for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.off) {
                (row_on(ctx, desk, index, row, told))
            }
        }
        div { (Button::new(t.choices_more_rows()).slim().icon("plus").send("do", "rows").to(&place(ctx)).unchecked()) }
    };
    let off = html! {
        ul .text-rows {
            @for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.off) { (row_off(ctx, desk, index, row)) }
        }
    };
    let fields = html! {
        div #rows .stack.loose data-part {
            (ui::fieldset(t.new_texts(), Some(t.choices_texts_help()), &on))
            @if any_off { (ui::fieldset(t.choices_gone(), Some(t.choices_gone_help()), &off)) }
        }
    };
    show(ctx, status, desk, told, &fields)
}

fn place(ctx: &Ctx) -> String {
    format!("{}#rows", ctx.path())
}

fn votes(ctx: &Ctx, desk: &Desk, id: Option<ChoiceId>) -> Option<String> {
    let count = desk.scene.tally.answered(id?);
    (count > 0).then(|| ctx.t.choices_votes(count))
}

fn row_on(ctx: &Ctx, desk: &Desk, index: usize, row: &TextRow, told: &Told) -> Markup {
    let t = ctx.t;
    let field = format!("text-{index}");
    let id = ui::field_id(&field);
    let error = told.messages.of(&field);
    let label = t.choices_text(&t.integer(i64::try_from(index + 1).unwrap_or(0)));
    let name = if row.text.is_empty() { label.as_str() } else { row.text.as_str() };
    let filled = !row.text.trim().is_empty();
    let moved = moved_to(ctx.form.get("do"));
    html! {
        li .text-row {
            div .field {
                label .vh for=(id) { (label) }
                input type="hidden" name="row" value=[row.id.map(|id| id.0)];
                input .input id=(id) name="text" value=(row.text) autocomplete="off" aria-invalid=[error.map(|_| "true")]
                    aria-describedby=[error.map(|_| format!("{id}-error"))];
                @if let Some(message) = error { (ui::field_error(&id, message)) }
            }
            span .small.muted { @if let Some(votes) = votes(ctx, desk, row.id) { (votes) } }
            @if row.id.is_some() || filled {
                div .row-buttons {
                    (act(ctx, &t.choices_up(name), "arrow-up", &format!("up:{index}"), moved == Some(("up", index))))
                    (act(ctx, &t.choices_down(name), "arrow-down", &format!("down:{index}"), moved == Some(("down", index))))
                    @if row.id.is_some() {
                        (act(ctx, &t.choices_take_off(name), "close", &format!("off:{index}"), false))
                    }
                }
            }
        }
    }
}

/// Where the row of a button that moves stands now, and which button it was.
fn moved_to(word: &str) -> Option<(&str, usize)> {
    let (what, index) = word.split_once(':')?;
    let index: usize = index.parse().ok()?;
    match what {
        "up" => Some((what, index.saturating_sub(1))),
        "down" => Some((what, index + 1)),
        _ => None,
    }
}

/// A button of a row; the focus goes with a row that was moved.
fn act(ctx: &Ctx, label: &str, icon: &str, word: &str, focus: bool) -> Markup {
    html! {
        button .btn.quiet.bare type="submit" name="do" value=(word) formaction=(place(ctx)) formnovalidate
            title=(label) autofocus[focus] { (ui::icon(icon)) span .vh { (label) } }
    }
}

fn row_off(ctx: &Ctx, desk: &Desk, index: usize, row: &TextRow) -> Markup {
    html! {
        li .cluster {
            input type="hidden" name="row" value=[row.id.map(|id| id.0)];
            input type="hidden" name="text" value=(row.text);
            input type="hidden" name="off" value="on";
            span { (row.text) }
            @if let Some(votes) = votes(ctx, desk, row.id) { span .small.muted { (votes) } }
            (Button::new(ctx.t.choices_put_back()).slim().icon("undo").send("do", &format!("back:{index}"))
                .to(&place(ctx)).unchecked())
        }
    }
}

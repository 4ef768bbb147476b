//! Small charts: drawn on the server, readable without seeing them.

use maud::{Markup, html};

use crate::domain::time::Instant;
use crate::i18n::T;
use crate::web::ctx::Ctx;
use crate::web::ui;

const WIDTH: i64 = 20;
const HEIGHT: i64 = 72;
/// Above the tallest bar, for its number.
const HEAD: i64 = 12;
/// Wider numbers than of four digits do not fit over a bar, and are written shorter.
const WIDE: i64 = 10_000;

/// A bar for each week, with its number.
pub(super) fn weeks(ctx: &Ctx, heading: &str, weeks: &[(Instant, i64)]) -> Markup {
    let t = ctx.t;
    let most = weeks.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let last = weeks.last().map_or(0, |(_, count)| *count);
    let view = format!("0 0 {} {HEIGHT}", WIDTH * i64::try_from(weeks.len()).unwrap_or(1));
    let day = |at: Instant| t.day(at.utc().date());
    let rows = html! {
        @for (at, count) in weeks.iter().rev() {
            tr { td { (day(*at)) } td .num { (t.integer(*count)) } }
        }
    };
    html! {
        figure .chart {
            figcaption { (heading) }
            svg viewBox=(view) role="img" aria-label=(t.admin_chart(&t.integer(last), heading, &t.integer(most))) {
                @for ((at, count), place) in weeks.iter().zip(0_i64..) {
                    @let tall = (count * (HEIGHT - HEAD - 1) / most).max(i64::from(*count > 0) * 2) + 1;
                    rect x=(place * WIDTH + 2) y=(HEIGHT - tall) width=(WIDTH - 4) height=(tall) rx="1" {
                        title { (day(*at)) ": " (t.integer(*count)) }
                    }
                    text x=(place * WIDTH + WIDTH / 2) y=(HEIGHT - tall - 3) { (short(t, *count)) }
                }
            }
            p .chart-ends aria-hidden="true" {
                @for (at, _) in weeks.first().into_iter().chain(weeks.last()) { span { (day(*at)) } }
            }
            (ui::more_options(t.admin_as_table(), "", false,
                &ui::table(heading, &[t.admin_week(), t.admin_count()], &rows)))
        }
    }
}

/// A number as it fits over a bar; the table has all of it.
fn short(t: T, count: i64) -> String {
    if count < WIDE { count.to_string() } else { format!("{}k", t.integer(count / 1_000)) }
}

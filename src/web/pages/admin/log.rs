//! The log of what was done: on a page, and as a file.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{Markup, html};

use crate::actions::admin::{Hand, system};
use crate::domain::user::Role;
use crate::i18n::T;
use crate::store::audit::{Filter, Line};
use crate::web::ctx::{Ctx, Outcome};
use crate::web::pages::poll::export::csv::guarded;
use crate::web::ui::{self, Button, Field};

use super::log_words::words;
use super::{Tab, before, console, escaped, pages, query, role_name, when};

/// `GET /admin/log/`
pub async fn get(ctx: Ctx) -> Outcome {
    let (filter, from) = (filter(&ctx), before(&ctx));
    let wanted = filter.clone();
    let (by, lines) = ctx.read(move |tx, asker| system::log(tx, Hand::Of(asker), &wanted, from)).await?;
    let t = ctx.t;
    let kept = kept(&filter);
    let body = html! {
        form .admin-search method="get" action="/admin/log/" role="search" {
            (Field::text("actor", t.admin_log_actor()).value(&filter.actor).autocomplete("off"))
            (Field::text("action", t.admin_log_action()).value(&filter.action).autocomplete("off"))
            (Field::text("target", t.admin_log_target()).value(&filter.target).autocomplete("off"))
            (Button::new(t.admin_search()).icon("search"))
        }
        @if lines.is_empty() { (ui::empty("book", t.admin_log_nothing(), &html! {})) } @else { (table(&ctx, &lines)) }
        (pages(&ctx, "/admin/log/", &kept, lines.len(), lines.last().map(|line| line.id)))
        p { (Button::new(t.admin_log_file()).icon("download").download(&format!("/admin/log.csv?{}", kept.trim_end_matches('&')))) }
    };
    console(&ctx, StatusCode::OK, &by, Tab::Log, None, &body)
}

/// `GET /admin/log.csv`
pub async fn csv(ctx: Ctx) -> Outcome {
    let filter = filter(&ctx);
    let lines = ctx.read_long(move |tx, asker| system::whole_log(tx, Hand::Of(asker), &filter)).await?;
    ctx.write(|tx, asker| system::note_log_file(tx, Hand::Of(asker))).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"log.csv\""))
        .body(file(&lines)))
}

fn filter(ctx: &Ctx) -> Filter {
    Filter { actor: query(ctx, "actor"), action: query(ctx, "action"), target: query(ctx, "target") }
}

fn kept(filter: &Filter) -> String {
    let pairs = [("actor", &filter.actor), ("action", &filter.action), ("target", &filter.target)];
    let set = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    set.map(|(name, value)| format!("{name}={}&", escaped(value))).collect()
}

fn table(ctx: &Ctx, lines: &[Line]) -> Markup {
    let t = ctx.t;
    let heads = [
        t.admin_log_when(),
        t.admin_log_actor(),
        t.admin_log_action(),
        t.admin_log_target(),
        t.admin_log_detail(),
    ];
    let rows = html! {
        @for line in lines {
            tr {
                td .when { (when(ctx, line.at)) }
                td data-label=(heads[1]) { (name(t, &line.actor)) }
                td data-label=(heads[2]) {
                    span {
                    @if let Some(words) = words(t, &line.action) { (words) br; }
                    code .muted { (line.action) }
                    }
                }
                td data-label=(heads[3]) { (name(t, &line.target)) }
                td data-label=(heads[4]) { (detail(t, line)) }
            }
        }
    };
    ui::table(t.admin_log(), &heads, &rows)
}

/// Whom a line tells of: names for signing in have no spaces, so what has one is ours and is put into words.
fn name(t: T, name: &str) -> String {
    match name {
        "command line" => t.admin_log_command_line().to_owned(),
        "the site" => t.admin_log_site().to_owned(),
        "the configuration" => t.admin_log_configuration().to_owned(),
        "set-up page" => t.admin_log_setup().to_owned(),
        _ => match name.strip_prefix("former account ") {
            Some(id) => t.admin_log_former(id),
            None => name.to_owned(),
        },
    }
}

/// How something was done, as far as the program itself says so.
fn detail(t: T, line: &Line) -> String {
    match (line.action.as_str(), line.detail.as_str()) {
        ("user.reset-link", "mailed") => t.admin_log_mailed().to_owned(),
        ("user.reset-link", "shown") => t.admin_log_shown().to_owned(),
        ("password.change", "by a mailed link") => t.admin_log_by_link().to_owned(),
        ("password.change", "the first") => t.admin_log_first().to_owned(),
        ("user.register", "waits to be let in") => t.admin_pending().to_owned(),
        ("user.email", "confirmed") => t.admin_log_confirmed().to_owned(),
        ("user.email", "changed") => t.admin_log_changed().to_owned(),
        ("login.too-often", "slowed down everywhere") => t.admin_log_slowed().to_owned(),
        ("login.too-often", "refused to one network") => t.admin_log_refused().to_owned(),
        ("poll.owner", "taken") => t.admin_log_taken().to_owned(),
        ("poll.owner", "another group") => t.admin_log_other_group().to_owned(),
        ("user.create" | "user.role", detail) => roles(t, detail),
        ("group.add" | "group.role", detail) => place(t, detail),
        ("user.delete" | "group.delete" | "group.restore", detail) => {
            handed_over(t, detail).unwrap_or_else(|| detail.to_owned())
        }
        (_, detail) => name(t, detail),
    }
}

/// A role, or one and then another.
fn roles(t: T, detail: &str) -> String {
    let name =
        |word: &str| Role::parse(word).map_or_else(|| word.to_owned(), |role| role_name(t, role).to_owned());
    detail.split(" → ").map(name).collect::<Vec<_>>().join(" → ")
}

/// Somebody, and what they are in a group.
fn place(t: T, detail: &str) -> String {
    let (who, what) = detail.rsplit_once(": ").unwrap_or((detail, ""));
    let what = match what {
        "admin" => t.group_admin(),
        "member" => t.admin_log_member(),
        _ => return name(t, detail),
    };
    t.admin_log_place(what, &name(t, who))
}

/// Who got the polls and groups of an account or group that was deleted: a name for signing in, and how many of each.
fn handed_over(t: T, detail: &str) -> Option<String> {
    let Some((heir, counts)) = detail.rsplit_once(": ") else {
        return Some(t.admin_log_polls(detail.strip_suffix(" polls")?.parse().ok()?));
    };
    let heir = name(t, heir);
    let (polls, groups) = counts.split_once(" polls")?;
    let polls = t.admin_log_polls(polls.parse().ok()?);
    if groups.is_empty() {
        return Some(t.admin_log_handed(&heir, &polls));
    }
    let groups = groups.strip_prefix(", ")?.strip_suffix(" groups")?.parse().ok()?;
    Some(t.admin_log_handed_over(&t.admin_log_groups(groups), &heir, &polls))
}

/// RFC 4180, with no cell that a spreadsheet would take for a formula.
fn file(lines: &[Line]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    // Writing to memory does not fail.
    let mut written = writer.write_record(["when", "who", "what", "whom", "how"]);
    for line in lines {
        let at = line.at.utc().format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let cells = [&at, &line.actor, &line.action, &line.target, &line.detail];
        written = written.and(writer.write_record(cells.map(|cell| guarded(cell).into_owned())));
    }
    written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Instant;
    use crate::i18n::Locale;

    #[test]
    fn who_got_what_of_a_deleted_account_is_told_in_the_readers_language() {
        let told = |detail: &str| handed_over(T(Locale::De), detail);
        assert_eq!(
            told("ada: 1 polls, 0 groups").as_deref(),
            Some("ada bekam eine Umfrage und keine Gruppe")
        );
        let gone = told("former account 7: 2 polls, 3 groups");
        assert_eq!(gone.as_deref(), Some("früheres Konto 7 bekam 2 Umfragen und 3 Gruppen"));
        assert_eq!(told("ada: 3 polls").as_deref(), Some("ada bekam 3 Umfragen"));
        assert_eq!(told("4 polls").as_deref(), Some("4 Umfragen"));
        assert_eq!((told(""), told("by: hand")), (None, None));
    }

    #[test]
    fn whatever_the_program_says_itself_is_told_in_the_readers_language() {
        let line = |action: &str, detail: &str| {
            let (action, detail) = (action.to_owned(), detail.to_owned());
            let (actor, target) = (String::new(), String::new());
            super::detail(T(Locale::De), &Line { id: 1, at: Instant(0), actor, action, target, detail })
        };
        assert_eq!(line("group.role", "ada: admin"), "ada: Verwaltung");
        assert_eq!(line("group.role", "ada: member"), "ada: Mitglied");
        assert_eq!(line("group.add", "former account 7"), "früheres Konto 7");
        assert_eq!(line("group.join", "a: admin"), "a: admin", "the name of a group");
        assert_eq!(line("login.too-often", "slowed down everywhere"), "überall gebremst");
        assert_eq!(line("login.too-often", "refused to one network"), "für ein Netz gesperrt");
        assert_eq!(line("poll.owner", "taken"), "selbst übernommen");
        assert_eq!(name(T(Locale::De), "the configuration"), "die Konfiguration");
    }
}

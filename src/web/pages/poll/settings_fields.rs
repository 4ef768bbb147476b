//! The settings of a poll as a part of a form, shared by the page for a new poll and by its own.

use maud::{Markup, Render as _, html};

use crate::domain::choice::Kind;
use crate::domain::error::{Invalid, Problem};
use crate::domain::poll::{Audience, Method, Proposals, Results, Settings, Sorting};
use crate::i18n::T;
use crate::web::ctx::Ctx;
use crate::web::form::Form;
use crate::web::messages::Messages;
use crate::web::ui::{self, Checkbox, Field, SelectOption};

use super::counting_words;

/// Tells that the part was sent, so that a box which is not there was unticked.
const MARK: &str = "settings";

/// Reads the part: the settings as typed, and what is wrong with them. Where the form has no such part,
/// or a list holds a word that is none of its options, it stays as it was `before`.
///
/// [`Settings::check`] is left to the caller (`Details::parse` does it).
pub fn read(form: &Form, before: &Settings) -> (Settings, Invalid) {
    let mut invalid = Invalid::default();
    if !form.has(MARK) {
        return (before.clone(), invalid);
    }
    let boxed = |name: &str, before: bool| if is_offered(form, name) { form.has(name) } else { before };
    let settings = Settings {
        public_listing: boxed("public_listing", before.public_listing),
        view_audience: listed(form, &mut invalid, "view_audience", Audience::parse, before.view_audience),
        vote_audience: listed(form, &mut invalid, "vote_audience", Audience::parse, before.vote_audience),
        results: listed(form, &mut invalid, "results", Results::parse, before.results),
        hide_participants: form.has("hide_participants"),
        anonymous_allowed: form.has("anonymous_allowed"),
        one_vote_per_user: form.has("one_vote_per_user"),
        everybody_may_edit: form.has("everybody_may_edit"),
        forbid_blank: form.has("forbid_blank"),
        // Has its place on the page of seats.
        yes_limit: before.yes_limit,
        comments_allowed: form.has("comments_allowed"),
        hold_comments: form.has("hold_comments"),
        proposals: listed(form, &mut invalid, "proposals", Proposals::parse, before.proposals),
        show_invitations: boxed("show_invitations", before.show_invitations),
        use_viewer_zone: boxed("use_viewer_zone", before.use_viewer_zone),
        show_score: form.has("show_score"),
        sorting: listed(form, &mut invalid, "sorting", Sorting::parse, before.sorting),
        method: listed(form, &mut invalid, "method", Method::parse, before.method),
    };
    (settings, invalid)
}

/// Whether the box was on the page: some are only there for some polls or sites, and say so by marks.
fn is_offered(form: &Form, name: &str) -> bool {
    form.all(MARK).any(|mark| mark == name)
}

fn listed<V>(
    form: &Form,
    invalid: &mut Invalid,
    name: &str,
    parse: fn(&str) -> Result<V, Problem>,
    before: V,
) -> V {
    if form.has(name) { invalid.check(name, parse(form.get(name))).unwrap_or(before) } else { before }
}

/// The fields, in groups. `messages` are those of the whole form ([`Ctx::messages`]).
pub fn fields(ctx: &Ctx, kind: Kind, settings: &Settings, messages: &Messages) -> Markup {
    let t = ctx.t;
    html! {
        input type="hidden" name=(MARK) value="sent";
        (ui::fieldset(t.options_who(), Some(t.options_who_help()), &who(ctx, settings, messages)))
        (ui::fieldset(t.options_seen(), Some(t.options_seen_help()), &seen(t, kind, settings, messages)))
        (ui::fieldset(t.options_voting(), Some(t.options_voting_help()), &voting(t, settings, messages)))
        (ui::fieldset(t.counting_group(), Some(t.counting_group_help()), &counting(t, settings, messages)))
        (ui::fieldset(t.options_comments(), Some(t.options_comments_help()), &comments(t, settings)))
    }
}

fn who(ctx: &Ctx, settings: &Settings, messages: &Messages) -> Markup {
    let t = ctx.t;
    let list = |name, label, now: Audience| {
        let options = audiences(t);
        Field::select(name, label, &options).value(now.as_str()).error(messages.of(name)).render()
    };
    html! {
        (list("view_audience", t.options_view(), settings.view_audience))
        (list("vote_audience", t.options_vote(), settings.vote_audience))
        @if ctx.app.config.public_polls {
            input type="hidden" name=(MARK) value="public_listing";
            (Checkbox::new("public_listing", t.options_public())
                .checked(settings.public_listing)
                .help(t.options_public_help()))
        }
    }
}

fn audiences(t: T) -> Vec<SelectOption<'static>> {
    Audience::ALL
        .iter()
        .map(|audience| SelectOption { value: audience.as_str(), label: audience_words(t, *audience) })
        .collect()
}

fn seen(t: T, kind: Kind, settings: &Settings, messages: &Messages) -> Markup {
    let results: Vec<SelectOption<'_>> = Results::ALL
        .iter()
        .map(|results| SelectOption { value: results.as_str(), label: results_words(t, *results) })
        .collect();
    let sorting = [
        SelectOption { value: Sorting::Date.as_str(), label: t.options_by_date() },
        SelectOption { value: Sorting::Name.as_str(), label: t.options_by_name() },
    ];
    html! {
        (Field::select("results", t.options_results(), &results)
            .value(settings.results.as_str())
            .error(messages.of("results")))
        (Field::select("sorting", t.options_sorting(), &sorting)
            .value(settings.sorting.as_str())
            .error(messages.of("sorting")))
        div {
            (tick("hide_participants", t.options_hide(), t.options_hide_help(), settings.hide_participants))
            @if kind == Kind::Datetime {
                input type="hidden" name=(MARK) value="use_viewer_zone";
                (tick("use_viewer_zone", t.options_zone(), t.options_zone_help(), settings.use_viewer_zone))
            }
            input type="hidden" name=(MARK) value="show_invitations";
            (tick("show_invitations", t.options_show_invited(), t.options_show_invited_help(), settings.show_invitations))
            (tick("show_score", t.options_score(), t.options_score_help(), settings.show_score))
        }
    }
}

fn voting(t: T, settings: &Settings, messages: &Messages) -> Markup {
    let proposals: Vec<SelectOption<'_>> = Proposals::ALL
        .iter()
        .map(|how| SelectOption { value: how.as_str(), label: proposals_words(t, *how) })
        .collect();
    html! {
        div {
            (tick("anonymous_allowed", t.options_anonymous(), t.options_anonymous_help(), settings.anonymous_allowed))
            (tick("one_vote_per_user", t.options_once(), t.options_once_help(), settings.one_vote_per_user))
            (Checkbox::new("forbid_blank", t.options_blank()).checked(settings.forbid_blank))
            (tick("everybody_may_edit", t.options_edit(), t.options_edit_help(), settings.everybody_may_edit))
        }
        (Field::select("proposals", t.proposals_field(), &proposals)
            .value(settings.proposals.as_str())
            .help(t.proposals_field_help())
            .error(messages.of("proposals")))
    }
}

fn counting(t: T, settings: &Settings, messages: &Messages) -> Markup {
    let methods: Vec<SelectOption<'_>> = Method::ALL
        .iter()
        .map(|method| SelectOption { value: method.as_str(), label: counting_words::name(t, *method) })
        .collect();
    html! {
        (Field::select("method", t.counting_field(), &methods)
            .value(settings.method.as_str())
            .help(t.counting_field_help())
            .error(messages.of("method")))
        details .fold {
            summary { (t.counting_which()) (ui::icon("chevron-down")) }
            dl .facts.fold-body {
                @for method in Method::ALL {
                    dt { (counting_words::name(t, *method)) } dd { (counting_words::text(t, *method)) }
                }
            }
        }
    }
}

fn comments(t: T, settings: &Settings) -> Markup {
    html! {
        div {
            (Checkbox::new("comments_allowed", t.options_comment()).checked(settings.comments_allowed))
            (tick("hold_comments", t.options_hold(), t.options_hold_help(), settings.hold_comments))
        }
    }
}

fn tick(name: &'static str, label: &'static str, help: &'static str, on: bool) -> Checkbox<'static> {
    Checkbox::new(name, label).checked(on).help(help)
}

/// What is set differently from the defaults, a few words each.
pub fn changed(t: T, settings: &Settings) -> Vec<String> {
    let usual = Settings::default();
    let mut out = Vec::new();
    if settings.view_audience != usual.view_audience {
        out.push(t.options_now_view(audience_words(t, settings.view_audience)));
    }
    if settings.vote_audience != usual.vote_audience {
        out.push(t.options_now_vote(audience_words(t, settings.vote_audience)));
    }
    if settings.results != usual.results {
        out.push(t.options_now_results(results_words(t, settings.results)));
    }
    if settings.method != usual.method {
        out.push(t.counting_now(counting_words::name(t, settings.method)));
    }
    if settings.proposals != usual.proposals {
        out.push(t.proposals_now(proposals_words(t, settings.proposals)));
    }
    let boxes = [
        (settings.public_listing, usual.public_listing, t.options_now_public()),
        (settings.hide_participants, usual.hide_participants, t.options_now_hide()),
        (settings.show_invitations, usual.show_invitations, t.options_now_uninvited()),
        (settings.use_viewer_zone, usual.use_viewer_zone, t.options_now_zone()),
        (settings.show_score, usual.show_score, t.options_now_score()),
        (settings.sorting == Sorting::Name, false, t.options_now_sorting()),
        (settings.anonymous_allowed, usual.anonymous_allowed, t.options_now_anonymous()),
        (settings.one_vote_per_user, usual.one_vote_per_user, t.options_now_once()),
        (settings.forbid_blank, usual.forbid_blank, t.options_now_blank()),
        (settings.everybody_may_edit, usual.everybody_may_edit, t.options_now_edit()),
        (settings.comments_allowed, usual.comments_allowed, t.options_now_comment()),
        (settings.hold_comments, usual.hold_comments, t.options_now_hold()),
    ];
    let words = boxes.into_iter().filter(|(now, before, _)| now != before);
    out.extend(words.map(|(_, _, words)| words.to_owned()));
    out
}

fn audience_words(t: T, audience: Audience) -> &'static str {
    match audience {
        Audience::Link => t.options_link(),
        Audience::SignedIn => t.options_signed_in(),
        Audience::Invited => t.options_invited(),
    }
}

fn proposals_words(t: T, proposals: Proposals) -> &'static str {
    match proposals {
        Proposals::Off => t.proposals_no(),
        Proposals::Reviewed => t.proposals_reviewed(),
        Proposals::AtOnce => t.proposals_at_once(),
    }
}

fn results_words(t: T, results: Results) -> &'static str {
    match results {
        Results::Complete => t.options_complete(),
        Results::Summary => t.options_summary(),
        Results::Never => t.options_never(),
        Results::CompleteAfterVote => t.options_complete_after(),
        Results::SummaryAfterVote => t.options_summary_after(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn without_the_part_everything_stays() {
        let before = Settings { show_score: true, anonymous_allowed: false, ..Settings::default() };
        assert_eq!(read(&Form::default(), &before), (before.clone(), Invalid::default()));
    }

    #[test]
    fn a_box_that_was_offered_and_is_missing_was_unticked() {
        let before = Settings { public_listing: true, use_viewer_zone: true, ..Settings::default() };
        let form = Form::parse(b"settings=sent&settings=use_viewer_zone&results=never").unwrap();
        let (settings, invalid) = read(&form, &before);
        assert_eq!(invalid, Invalid::default());
        assert!(!settings.anonymous_allowed && !settings.use_viewer_zone && settings.public_listing);
        assert_eq!(settings.results, Results::Never);
    }

    #[test]
    fn a_form_that_does_not_offer_the_invited_leaves_them_alone() {
        let form = Form::parse(b"settings=sent&view_audience=invited").unwrap();
        for show_invitations in [true, false] {
            let before = Settings { show_invitations, ..Settings::default() };
            assert_eq!(read(&form, &before).0.show_invitations, show_invitations);
            assert_eq!(read(&form, &before).0.view_audience, Audience::Invited);
        }
    }

    #[test]
    fn an_unknown_option_is_told_and_changes_nothing() {
        let form = Form::parse(b"settings=sent&results=all&sorting=name").unwrap();
        let (settings, invalid) = read(&form, &Settings::default());
        assert_eq!(invalid, Invalid::one("results", Problem::BadOption));
        assert_eq!((settings.results, settings.sorting), (Results::Complete, Sorting::Name));
    }

    #[test]
    fn what_differs_is_said_in_a_few_words() {
        assert!(changed(T(Locale::De), &Settings::default()).is_empty());
        let settings = Settings { results: Results::Never, comments_allowed: false, ..Settings::default() };
        let words = changed(T(Locale::En), &settings);
        assert_eq!(words, ["results: Only one’s own vote", "no comments"]);
    }
}

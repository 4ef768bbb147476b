//! Settings that the new polls of an account start with, as they are kept.

use serde_json::{Map, Value, json};

use super::poll::{Audience, Method, Proposals, Results, Settings, Sorting};

/// The settings as JSON.
pub fn to_json(settings: &Settings) -> String {
    json!({
        "public_listing": settings.public_listing,
        "view_audience": settings.view_audience.as_str(),
        "vote_audience": settings.vote_audience.as_str(),
        "results": settings.results.as_str(),
        "hide_participants": settings.hide_participants,
        "anonymous_allowed": settings.anonymous_allowed,
        "one_vote_per_user": settings.one_vote_per_user,
        "everybody_may_edit": settings.everybody_may_edit,
        "forbid_blank": settings.forbid_blank,
        "comments_allowed": settings.comments_allowed,
        "hold_comments": settings.hold_comments,
        "proposals": settings.proposals.as_str(),
        "show_invitations": settings.show_invitations,
        "use_viewer_zone": settings.use_viewer_zone,
        "show_score": settings.show_score,
        "sorting": settings.sorting.as_str(),
        "method": settings.method.as_str(),
    })
    .to_string()
}

/// The settings of a text; what it does not say, or says wrongly, is as on the site.
pub fn from_json(text: &str) -> Settings {
    let kept: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    let usual = Settings::default();
    let flag = |name: &str, usual: bool| kept.get(name).and_then(Value::as_bool).unwrap_or(usual);
    let word = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or("");
    let settings = Settings {
        public_listing: flag("public_listing", usual.public_listing),
        view_audience: Audience::parse(word("view_audience")).unwrap_or(usual.view_audience),
        vote_audience: Audience::parse(word("vote_audience")).unwrap_or(usual.vote_audience),
        results: Results::parse(word("results")).unwrap_or(usual.results),
        hide_participants: flag("hide_participants", usual.hide_participants),
        anonymous_allowed: flag("anonymous_allowed", usual.anonymous_allowed),
        one_vote_per_user: flag("one_vote_per_user", usual.one_vote_per_user),
        everybody_may_edit: flag("everybody_may_edit", usual.everybody_may_edit),
        forbid_blank: flag("forbid_blank", usual.forbid_blank),
        // Means something for the choices of one poll alone.
        yes_limit: None,
        comments_allowed: flag("comments_allowed", usual.comments_allowed),
        hold_comments: flag("hold_comments", usual.hold_comments),
        proposals: Proposals::parse(word("proposals")).unwrap_or(usual.proposals),
        show_invitations: flag("show_invitations", usual.show_invitations),
        use_viewer_zone: flag("use_viewer_zone", usual.use_viewer_zone),
        show_score: flag("show_score", usual.show_score),
        sorting: Sorting::parse(word("sorting")).unwrap_or(usual.sorting),
        method: Method::parse(word("method")).unwrap_or(usual.method),
    };
    if settings.check().is_ok() { settings } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_kept() {
        let settings = Settings {
            results: Results::Never,
            sorting: Sorting::Name,
            method: Method::Majority,
            comments_allowed: false,
            proposals: Proposals::Reviewed,
            vote_audience: Audience::SignedIn,
            show_score: true,
            ..Settings::default()
        };
        assert_eq!(from_json(&to_json(&settings)), settings);
    }

    #[test]
    fn what_cannot_be_read_is_as_on_the_site() {
        for text in
            ["", "null", "[1]", "{\"results\":\"all\",\"show_score\":3}", "{\"view_audience\":\"invited\"}"]
        {
            assert_eq!(from_json(text), Settings::default(), "{text}");
        }
    }
}

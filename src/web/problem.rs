//! What is wrong with a field, in words.

use crate::domain::error::Problem;
use crate::i18n::T;

/// The message beside the field.
pub fn words(t: T, problem: &Problem) -> String {
    let count = |max: usize| i64::try_from(max).unwrap_or(i64::MAX);
    match problem {
        Problem::TooLong { max } => t.problem_too_long(count(*max)),
        Problem::RemarksTooLong { max } => t.problem_remarks_too_long(&t.integer(count(*max))),
        Problem::TooMany { max } => t.problem_too_many(&t.integer(count(*max))),
        Problem::YesLimit { max } => t.problem_yes_limit(*max),
        Problem::ProposalsWait { max } => t.problem_proposals_wait(*max),
        Problem::BadCount { max } => t.problem_bad_count(&t.integer(*max)),
        Problem::BadDay(text) => t.problem_bad_day(text),
        Problem::BadRange(text) => t.problem_bad_range(text),
        Problem::BadTime(text) => t.problem_bad_time(text),
        Problem::BadDateTime(text) => t.problem_bad_date_time(text),
        Problem::SkippedTime(time) => t.problem_skipped_time(time),
        Problem::DoubledTime { time, first, second } => t.problem_doubled_time(first, second, time),
        Problem::MovedToSkipped(time) => t.problem_moved_to_skipped(time),
        Problem::MovedToDoubled(time) => t.problem_moved_to_doubled(time),
        Problem::MovedTogether(time) => t.problem_moved_together(time),
        Problem::UnknownPerson(name) => t.problem_unknown_person(name),
        Problem::AlreadyMember(name) => t.problem_already_member(name),
        Problem::AlreadyInvited(name) => t.problem_already_invited(name),
        Problem::KeptTooLong(day) => t.problem_kept_too_long(day),
        Problem::DuplicateChoice(text) => t.problem_duplicate_choice(text),
        other => plain(t, other).to_owned(),
    }
}

fn plain(t: T, problem: &Problem) -> &'static str {
    match problem {
        Problem::BadCharacters => t.problem_bad_characters(),
        Problem::BadEmail => t.problem_bad_email(),
        Problem::EmailTaken => t.problem_email_taken(),
        Problem::EmailDomain => t.problem_email_domain(),
        Problem::GroupsFirst => t.problem_groups_first(),
        Problem::PasswordsDiffer => t.problem_passwords_differ(),
        Problem::SlugShape => t.problem_slug_shape(),
        Problem::SlugTaken => t.problem_slug_taken(),
        Problem::UnknownZone => t.problem_unknown_zone(),
        Problem::PastDeadline => t.problem_past_deadline(),
        Problem::NoChoices => t.problem_no_choices(),
        Problem::UnknownChoice => t.problem_unknown_choice(),
        Problem::UnknownValue => t.problem_unknown_value(),
        Problem::NameNeeded => t.problem_name_needed(),
        Problem::AnonymousForbidden => t.problem_anonymous_forbidden(),
        Problem::BlankForbidden => t.problem_blank_forbidden(),
        Problem::NothingAnswered => t.problem_nothing_answered(),
        Problem::AlreadyThere => t.problem_already_there(),
        Problem::AlreadyProposed => t.problem_already_proposed(),
        Problem::ProposedTooOften => t.problem_proposed_too_often(),
        Problem::BadColor => t.problem_bad_color(),
        Problem::BadIcon => t.problem_bad_icon(),
        Problem::BadWeight => t.problem_bad_weight(),
        Problem::BadOption => t.problem_bad_option(),
        Problem::AudienceOrder => t.problem_audience_order(),
        Problem::WrongSetupCode => t.problem_wrong_setup_code(),
        Problem::UsernameShape => t.problem_username_shape(),
        Problem::MixedScripts => t.problem_mixed_scripts(),
        Problem::NameTaken => t.problem_name_taken(),
        Problem::PasswordTooShort => t.problem_password_too_short(),
        Problem::PasswordOfDigits => t.problem_password_of_digits(),
        Problem::PasswordCommon => t.problem_password_common(),
        Problem::PasswordLikeName => t.problem_password_like_name(),
        Problem::UnknownUser => t.problem_unknown_user(),
        Problem::GroupName => t.problem_group_name(),
        Problem::GroupTaken => t.problem_group_taken(),
        Problem::HasVoted => t.problem_has_voted(),
        Problem::InvitedTooMany => t.problem_invited_too_many(),
        Problem::NobodyToVote => t.problem_nobody_to_vote(),
        Problem::TooManyNamed => t.problem_too_many_named(),
        Problem::LastValue => t.problem_last_value(),
        Problem::BadNumber => t.problem_bad_number(),
        _ => t.problem_required(),
    }
}

//! Messages for the page after a redirect: told once, kept in a cookie of the browser.

use maud::{Markup, html};

use crate::domain::id::PublicId;
use crate::domain::slug::Slug;
use crate::i18n::T;

use super::ui::{self, Button, Tone};

/// What can be undone by a button beside the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undo {
    /// Something that was deleted in a poll.
    InPoll(Slug, PublicId),
    /// A group, or a place in one.
    OfGroup(PublicId),
}

impl Undo {
    /// Where the button leads.
    fn path(&self) -> String {
        match self {
            Self::InPoll(slug, name) => format!("/poll/{slug}/undo/{name}/"),
            Self::OfGroup(name) => format!("/groups/undo/{name}/"),
        }
    }

    fn word(&self) -> String {
        match self {
            Self::InPoll(slug, name) => format!("{slug}.{name}"),
            Self::OfGroup(name) => format!(".{name}"),
        }
    }

    fn parse(word: &str) -> Option<Self> {
        let (slug, name) = word.split_once('.')?;
        let name = PublicId::parse(name)?;
        if slug.is_empty() {
            Some(Self::OfGroup(name))
        } else {
            Some(Self::InPoll(Slug::parse(slug).ok()?, name))
        }
    }
}

/// A message and what can be undone about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The message.
    pub flash: Flash,
    /// What can be undone.
    pub undo: Option<Undo>,
}

impl Told {
    /// The words in the cookie.
    pub fn to_cookie(&self) -> String {
        match &self.undo {
            Some(undo) => format!("{}.{}", self.flash.code(), undo.word()),
            None => self.flash.code().to_owned(),
        }
    }

    /// The message of a cookie.
    pub fn from_cookie(words: &str) -> Option<Self> {
        let (code, undo) =
            words.split_once('.').map_or((words, None), |(code, word)| (code, Undo::parse(word)));
        Some(Self { flash: Flash::parse(code)?, undo })
    }

    /// The message, with its button.
    pub fn render(&self, t: T) -> Markup {
        let (tone, text) = self.flash.words(t);
        let said = match &self.undo {
            None => ui::flash(tone, text),
            Some(undo) => ui::flash_with(
                tone,
                text,
                &html! {
                    form method="post" action=(undo.path()) { (Button::new(t.undo_do()).slim().icon("undo")) }
                },
            ),
        };
        // Scripts are told by the word what has happened.
        html! { div data-told=(self.flash.code()) { (said) } }
    }
}

macro_rules! flashes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $tone:ident, $message:ident;)+) => {
        /// What the request before has done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Flash { $($(#[$doc])* $variant,)+ }

        impl Flash {
            /// The word in the cookie.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The flash of a word.
            fn parse(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            fn words(self, t: T) -> (Tone, &'static str) {
                match self { $(Self::$variant => (Tone::$tone, t.$message())),+ }
            }
        }
    };
}

flashes! {
    /// A poll was made.
    PollCreated = "poll-created", Success, flash_poll_created;
    /// A sign-up sheet was made.
    SheetCreated = "sheet-created", Success, flash_sheet_created;
    /// Settings, choices or values were stored.
    Saved = "saved", Success, flash_saved;
    /// Seats were stored, and a poll that asked what every poll asks at first asks for yes or no.
    SheetFitted = "sheet-fitted", Success, flash_sheet_fitted;
    /// A vote was stored.
    Voted = "voted", Success, flash_voted;
    /// A vote was deleted.
    VoteDeleted = "vote-deleted", Success, flash_vote_deleted;
    /// What a guest had left in a poll is erased.
    DataErased = "data-erased", Success, flash_data_erased;
    /// An edit link was opened.
    VoteLinkOpened = "vote-link", Success, flash_vote_link;
    /// An admin link was opened.
    AdminLinkOpened = "admin-link", Success, flash_admin_link;
    /// A vote was linked to an account.
    VoteAssigned = "vote-assigned", Success, flash_vote_assigned;
    /// A vote was taken off an account.
    VoteUnassigned = "vote-unassigned", Success, flash_vote_unassigned;
    /// People were invited.
    Invited = "invited", Success, flash_invited;
    /// A personal link was opened.
    InvitationOpened = "invitation", Info, flash_invitation;
    /// A mail to somebody who was invited goes out again.
    InvitationSent = "invitation-sent", Success, flash_invitation_sent;
    /// The last one is not long ago.
    InvitationTooSoon = "invitation-too-soon", Warning, flash_invitation_too_soon;
    /// An invitation was withdrawn.
    InvitationWithdrawn = "invitation-withdrawn", Success, flash_invitation_withdrawn;
    /// Those who have not answered are reminded.
    Reminded = "reminded", Success, flash_reminded;
    /// All of them got mail not long ago.
    RemindedNobody = "reminded-nobody", Warning, flash_reminded_nobody;
    /// News of the poll come by mail.
    Watching = "watching", Success, flash_watching;
    /// They come no more.
    NotWatching = "not-watching", Info, flash_not_watching;
    /// A comment was stored.
    Commented = "commented", Success, flash_commented;
    /// A comment waits for the owner.
    CommentHeld = "comment-held", Info, flash_comment_held;
    /// A comment was deleted.
    CommentDeleted = "comment-deleted", Success, flash_comment_deleted;
    /// A deleted vote is back.
    VoteBack = "vote-back", Success, flash_vote_back;
    /// Choices were stored, and some of them taken off.
    ChoicesOff = "choices-off", Success, flash_choices_off;
    /// They are on the poll again.
    ChoicesBack = "choices-back", Success, flash_choices_back;
    /// A possible answer was taken off.
    ValueOff = "value-off", Success, flash_value_off;
    /// It is on the poll again.
    ValueBack = "value-back", Success, flash_value_back;
    /// A withdrawn invitation holds again.
    InvitationBack = "invitation-back", Success, flash_invitation_back;
    /// A deleted group is back.
    GroupBack = "group-back", Success, flash_group_back;
    /// Who was sent out belongs to the group again.
    MemberBack = "member-back", Success, flash_member_back;
    /// A deleted comment is back.
    CommentBack = "comment-back", Success, flash_comment_back;
    /// A comment was let through.
    CommentApproved = "comment-approved", Success, flash_comment_approved;
    /// A proposed choice waits for the owner.
    Proposed = "proposed", Info, flash_proposed;
    /// The same of a day or time that has passed.
    ProposedPast = "proposed-past", Warning, flash_proposed_past;
    /// A proposed choice is on the poll at once.
    ProposalAdded = "proposal-added", Success, flash_proposal_added;
    /// The same of a day or time that has passed.
    ProposalAddedPast = "proposal-added-past", Warning, flash_proposal_added_past;
    /// A proposed choice was accepted.
    ProposalAccepted = "proposal-accepted", Success, flash_proposal_accepted;
    /// A proposed choice was rejected.
    ProposalRejected = "proposal-rejected", Success, flash_proposal_rejected;
    /// Somebody has accepted, rejected or withdrawn it already.
    ProposalWaitsNoMore = "proposal-waits-no-more", Info, flash_proposal_waits_no_more;
    /// It waits again.
    ProposalBack = "proposal-back", Success, flash_proposal_back;
    /// Voting was ended.
    Closed = "closed", Success, flash_closed;
    /// Voting goes on.
    Reopened = "reopened", Success, flash_reopened;
    /// The owner decided.
    Decided = "decided", Success, flash_decided;
    /// The decision was taken back.
    Undecided = "undecided", Success, flash_undecided;
    /// The poll was deleted.
    PollDeleted = "poll-deleted", Info, flash_poll_deleted;
    /// The poll was brought back.
    PollRestored = "poll-restored", Success, flash_poll_restored;
    /// A copy was made.
    Copied = "copied", Success, flash_copied;
    /// A copy was made, and whoever was invited to the old poll is to the new one.
    CopiedInvited = "copied-invited", Success, flash_copied_invited;
    /// An account was locked.
    UserLocked = "user-locked", Success, flash_user_locked;
    /// An account was unlocked.
    UserUnlocked = "user-unlocked", Success, flash_user_unlocked;
    /// An account was let in.
    UserApproved = "user-approved", Success, flash_user_approved;
    /// An account was refused.
    UserRefused = "user-refused", Success, flash_user_refused;
    /// An account was deleted by those who run the site.
    UserDeleted = "user-deleted", Success, flash_user_deleted;
    /// An account was made, and a link mailed if it has a password.
    UserCreated = "user-created", Success, flash_user_created;
    /// The second step and passkeys of an account are gone.
    FactorsDropped = "factors-dropped", Success, flash_factors_dropped;
    /// One session of an account was ended.
    SessionEnded = "session-ended", Success, flash_session_ended;
    /// All sessions of an account were ended.
    SessionsEnded = "sessions-ended", Success, flash_sessions_ended;
    /// A link to choose another password was mailed.
    ResetMailed = "reset-mailed", Success, flash_reset_mailed;
    /// A mail is tried again.
    MailRetried = "mail-retried", Success, flash_mail_retried;
    /// A mail was dropped.
    MailDropped = "mail-dropped", Success, flash_mail_dropped;
    /// A poll was taken over for support.
    TakenOver = "taken-over", Info, flash_taken_over;
    /// It was given back.
    GivenBack = "given-back", Success, flash_given_back;
    /// A group was deleted by those who run the site.
    GroupDeletedByAdmin = "group-deleted-by-admin", Success, flash_group_deleted_by_admin;
    /// The old admin link is dead.
    LinkRenewed = "link-renewed", Success, flash_link_renewed;
    /// A link was mailed.
    LinkMailed = "link-mailed", Success, flash_link_mailed;
    /// A group was made.
    GroupCreated = "group-created", Success, flash_group_created;
    /// People were asked to join a group.
    GroupInvited = "group-invited", Success, flash_group_invited;
    /// Joined a group.
    GroupJoined = "group-joined", Success, flash_group_joined;
    /// Did not join a group.
    GroupRefused = "group-refused", Info, flash_group_refused;
    /// Left a group.
    GroupLeft = "group-left", Info, flash_group_left;
    /// A group was deleted.
    GroupDeleted = "group-deleted", Info, flash_group_deleted;
    /// An invitation to a group was taken back.
    GroupWithdrawn = "group-withdrawn", Success, flash_group_withdrawn;
    /// A member was sent out of a group.
    GroupKicked = "group-kicked", Success, flash_group_kicked;
    /// A poll was put away from one's own list.
    PollArchived = "poll-archived", Success, flash_poll_archived;
    /// It was taken out again.
    PollUnarchived = "poll-unarchived", Success, flash_poll_unarchived;
    /// A guest's poll was taken into an account.
    PollTaken = "poll-taken", Success, flash_poll_taken;
    /// Another password, and no other session.
    PasswordRenewed = "password-renewed", Success, flash_password_renewed;
    /// The password alone is enough.
    SecondStepOff = "second-step-off", Info, flash_second_step_off;
    /// A passkey can be used.
    PasskeyAdded = "passkey-added", Success, flash_passkey_added;
    /// A passkey cannot be used any more.
    PasskeyRemoved = "passkey-removed", Info, flash_passkey_removed;
    /// Signed in.
    SignedIn = "signed-in", Success, flash_signed_in;
    /// Came back from a provider without having signed in.
    SignOnCancelled = "sign-on-cancelled", Info, flash_sign_on_cancelled;
    /// The account is linked to a provider.
    Connected = "connected", Success, flash_connected;
    /// The account is not linked to a provider any more.
    Disconnected = "disconnected", Success, flash_disconnected;
    /// An account was made, and its owner signed in.
    Registered = "registered", Success, flash_registered;
    /// A forgotten password was replaced.
    PasswordReset = "password-reset", Success, flash_password_reset;
    /// The first password of an account was chosen.
    PasswordChosen = "password-chosen", Success, flash_password_chosen;
    /// One of one's own sessions was ended, or several.
    SignedOutThere = "signed-out-there", Success, flash_signed_out_there;
    /// The account is gone.
    AccountDeleted = "account-deleted", Info, flash_account_deleted;
    /// A link was sent to another address.
    EmailSent = "email-sent", Info, flash_email_sent;
    /// Mail goes to another address.
    EmailChanged = "email-changed", Success, flash_email_changed;
    /// Signed out.
    SignedOut = "signed-out", Info, flash_signed_out;
}

//! What every route is for: one row a route. The tests of rules, headers, bad input and foreign sites walk
//! over it.

use super::people::Stage;

/// Who gets through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Everybody who may see the poll; on pages of the site simply everybody.
    Everybody,
    /// Everybody with an account.
    SignedIn,
    /// Those who run the site; for all others with an account there is no such page.
    Admins,
    /// Those who run the site, and those who see to it that it is decent.
    Moderators,
    /// The owners of the poll.
    Owners,
    /// The owners of the poll who have an account.
    OwnersWithAccount,
    /// The owners of the poll, and whoever holds the edit link of the guest's vote.
    VoteHolderOrOwners,
    /// Whoever holds the edit link of the guest's vote.
    VoteHolder,
    /// Whoever wrote the guest's comment.
    Author,
    /// Whoever wrote the guest's comment, and the owners of the poll.
    AuthorOrOwners,
    /// Everybody, without a look at the poll: an old address that leads to the new one.
    Elsewhere,
    /// Members of the group, and whoever is asked to join it.
    GroupSeers,
    /// Members of the group.
    GroupMembers,
    /// Those who look after the group.
    GroupAdmins,
    /// Whoever is asked to join the group.
    GroupInvitees,
    /// Everybody who may see the poll; whose one vote was cast is sent to it.
    Voters,
}

/// One route.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Method.
    pub method: &'static str,
    /// Path as in the table of routes.
    pub path: &'static str,
    /// Whom it is for.
    pub whom: Whom,
    /// Status for them.
    pub status: u16,
    /// A form that works; `{seal}`, `{revision}` … are filled in.
    pub form: &'static [(&'static str, &'static str)],
}

impl Row {
    /// Whether it belongs to one poll.
    pub fn of_poll(&self) -> bool {
        self.path.contains("{slug}")
    }

    /// Whether it belongs to one group, or makes one.
    pub fn of_group(&self) -> bool {
        self.path.contains("{name}") || self.path == "/groups/create/"
    }

    /// Whether it changes something.
    pub fn writes(&self) -> bool {
        self.method == "POST"
    }

    /// Its address on a stage.
    pub fn address(&self, stage: &Stage) -> String {
        self.path
            .replace("{slug}", stage.poll.slug.as_str())
            .replace("{vote}", stage.vote.as_str())
            .replace("{comment}", stage.comment.as_str())
            .replace("{proposal}", stage.proposal.as_str())
            .replace("{user}", &stage.target.to_string())
            .replace("{team}", &stage.team.to_string())
            .replace("{poll}", stage.poll.slug.as_str())
            .replace("{remark}", &stage.remark.to_string())
            .replace("{member}", if self.path.contains("/withdraw/") { "groupinvitee" } else { "member" })
            .replace("{name}", &stage.group)
            .replace("{letter}", "4711")
            .replace("{kind}", "datetime")
            .replace("{provider}", "nowhere")
            .replace("{token}", "AAAAAAAAAAAAAAAA")
            .replace("{email}", "zoe@example.org")
            .replace("{deleted}", "AAAAAAAAAAAAAAAA")
            .replace("{passkey}", "nothing-here-ever")
            .replace("{list}", "ffee00-220044")
            .replace("{invitation}", stage.invitation.as_str())
            .replace("{code}", self.code(stage))
    }

    fn code<'a>(&self, stage: &'a Stage) -> &'a str {
        match self.path {
            path if path.contains("/vote/") => &stage.vote_code,
            path if path.contains("/invitation/") => &stage.invitation_code,
            _ => &stage.admin_code,
        }
    }

    /// Its form on a stage.
    pub fn fields(&self, stage: &Stage) -> Vec<(String, String)> {
        let fill = |value: &str| {
            value.replace("{seal}", &stage.seal).replace("{slug}", &format!("{}-new", stage.poll.slug))
        };
        self.form.iter().map(|(name, value)| ((*name).to_owned(), fill(value))).collect()
    }
}

/// The row of a route.
pub fn row(method: &str, path: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.method == method && row.path == path)
}

macro_rules! rows {
    ($($method:ident $path:literal $whom:ident $status:literal $({ $($name:literal: $value:literal),* })?;)+) => {
        &[$(Row {
            method: stringify!($method),
            path: $path,
            whom: Whom::$whom,
            status: $status,
            form: &[$($(($name, $value)),*)?],
        }),+]
    };
}

/// Every route.
pub const ROWS: &[Row] = rows! {
    GET "/" Everybody 200;
    GET "/about/" Everybody 200;
    GET "/imprint/" Everybody 200;
    GET "/privacy/" Everybody 200;
    GET "/technical_info/" Everybody 200;
    GET "/licenses/" Everybody 200;
    GET "/problems/" Everybody 200;
    GET "/robots.txt" Everybody 200;
    GET "/manifest.webmanifest" Everybody 200;
    GET "/healthz" Everybody 200;
    GET "/readyz" Everybody 200;
    GET "/metrics" Everybody 404;
    POST "/i18n/setlang/" Everybody 303 { "language": "de", "next": "/about/" };
    POST "/theme/" Everybody 303 { "theme": "dark", "next": "/about/" };
    GET "/login/" Everybody 200;
    POST "/login/" Everybody 422 { "username": "nobody", "password": "wrong", "next": "/about/" };
    GET "/login/again/" SignedIn 200;
    POST "/login/again/" SignedIn 422 { "password": "wrong", "next": "/about/" };
    POST "/login/again/passkey/" SignedIn 422 { "ceremony": "x", "credential": "{}", "next": "/about/" };
    POST "/login/passkey/" Everybody 422 { "ceremony": "x", "credential": "{}", "next": "/about/" };
    POST "/login/passkey/options/" Everybody 404;
    GET "/login/second/" Everybody 303;
    POST "/login/second/" Everybody 303 { "code": "123456" };
    POST "/logout/" Everybody 303;
    GET "/auth/openid/login/" Everybody 303;
    GET "/auth/openid/{provider}/login/" Everybody 404;
    GET "/auth/openid/{provider}/callback/" Everybody 404;
    POST "/auth/openid/{provider}/backchannel-logout/" Everybody 404 { "logout_token": "x" };
    GET "/settings/connections/" SignedIn 200;
    POST "/settings/connections/" SignedIn 404 { "do": "disconnect", "provider": "nowhere" };
    GET "/settings/" SignedIn 200;
    GET "/setup/" Everybody 404;
    POST "/setup/" Everybody 404 { "code": "x", "username": "root", "password": "open sesame open", "password2": "open sesame open" };
    GET "/settings/profile/" SignedIn 200;
    POST "/settings/profile/" SignedIn 422 { "username": "a b", "name": "Zoe", "locale": "", "zone": "", "theme": "" };
    GET "/settings/mail/" SignedIn 200;
    POST "/settings/mail/" SignedIn 303 { "invitations": "on", "digest": "daily" };
    GET "/settings/email/" SignedIn 200;
    POST "/settings/email/" SignedIn 422 { "email": "nothing" };
    GET "/settings/defaults/" SignedIn 200;
    POST "/settings/defaults/" SignedIn 303 { "settings": "sent", "results": "complete" };
    GET "/settings/data/" SignedIn 200;
    GET "/settings/data/account.json" SignedIn 200;
    GET "/settings/delete/" SignedIn 200;
    POST "/settings/delete/" SignedIn 422;
    GET "/settings/sessions/" SignedIn 200;
    POST "/settings/sessions/" SignedIn 404 { "session": "AAAAAAAAAAAAAAAA" };
    GET "/admin/" Moderators 200;
    GET "/admin/users/" Admins 200;
    GET "/admin/users/create/" Admins 200;
    POST "/admin/users/create/" Admins 200 { "username": "newcomer", "name": "", "email": "newcomer@example.org", "role": "user" };
    GET "/admin/users/{user}/" Admins 200;
    POST "/admin/users/{user}/approve/" Admins 409;
    POST "/admin/users/{user}/refuse/" Admins 409;
    POST "/admin/users/{user}/role/" Admins 303 { "role": "moderator" };
    POST "/admin/users/{user}/lock/" Admins 303;
    POST "/admin/users/{user}/unlock/" Admins 409;
    POST "/admin/users/{user}/reset/" Admins 200 { "how": "show" };
    POST "/admin/users/{user}/email/" Admins 303 { "email": "zoe@example.org" };
    POST "/admin/users/{user}/second/" Admins 409;
    POST "/admin/users/{user}/sessions/" Admins 303;
    GET "/admin/users/{user}/delete/" Admins 200;
    POST "/admin/users/{user}/delete/" Admins 303 { "heir": "" };
    GET "/admin/polls/" Moderators 200;
    GET "/admin/polls/{poll}/" Moderators 200;
    POST "/admin/polls/{poll}/take-over/" Admins 303;
    POST "/admin/polls/{poll}/give-back/" Admins 409;
    POST "/admin/polls/{poll}/delete/" Moderators 303;
    POST "/admin/polls/{poll}/restore/" Moderators 409;
    GET "/admin/comments/" Moderators 200;
    POST "/admin/comments/{remark}/approve/" Moderators 409;
    POST "/admin/comments/{remark}/delete/" Moderators 303;
    GET "/admin/groups/" Admins 200;
    GET "/admin/groups/{team}/" Admins 200;
    POST "/admin/groups/{team}/delete/" Admins 303 { "heir": "" };
    GET "/admin/mail/" Admins 200;
    POST "/admin/mail/{letter}/retry/" Admins 404;
    POST "/admin/mail/{letter}/drop/" Admins 404;
    GET "/admin/sessions/" Admins 200;
    GET "/admin/log/" Admins 200;
    GET "/admin/log.csv" Admins 200;
    GET "/admin/settings/" Admins 200;
    GET "/admin/storage/" Admins 200;
    GET "/mail/stop/{what}/{whose}/{code}/" Everybody 404;
    POST "/mail/stop/{what}/{whose}/{code}/" Everybody 404 { "List-Unsubscribe": "One-Click" };
    GET "/registration/request_account/" Everybody 200;
    POST "/registration/request_account/" Everybody 303 { "username": "zoe", "name": "Zoe", "email": "zoe@example.org", "seal": "{seal}", "website": "" };
    GET "/registration/create_account/{token}/{code}/" Everybody 404;
    POST "/registration/create_account/{token}/{code}/" Everybody 404 { "username": "zoe", "password": "correct horse", "password2": "correct horse" };
    GET "/registration/password_reset/" Everybody 200;
    POST "/registration/password_reset/" Everybody 303 { "who": "nobody@example.org", "seal": "{seal}", "website": "" };
    GET "/registration/reset/{token}/{code}/" Everybody 404;
    POST "/registration/reset/{token}/{code}/" Everybody 404 { "password": "correct horse", "password2": "correct horse" };
    GET "/registration/change_email/{token}/{code}/" SignedIn 404;
    POST "/registration/change_email/{token}/{code}/" SignedIn 404;
    GET "/registration/account/" Everybody 303;
    GET "/registration/request_successful/{email}/" Everybody 303;
    GET "/registration/password_reset/done/" Everybody 303;
    GET "/registration/password_reset/complete/" Everybody 303;
    GET "/settings/security/" SignedIn 200;
    GET "/settings/security/app/" SignedIn 303;
    POST "/settings/security/app/" SignedIn 422 { "setup": "x", "code": "123456" };
    GET "/settings/security/codes/" SignedIn 200;
    POST "/settings/security/codes/" SignedIn 409;
    POST "/settings/security/passkeys/" SignedIn 422 { "ceremony": "x", "credential": "{}", "name": "Phone" };
    POST "/settings/security/passkeys/options/" SignedIn 404;
    GET "/settings/security/passkeys/{passkey}/" SignedIn 404;
    POST "/settings/security/passkeys/{passkey}/" SignedIn 404 { "name": "Phone" };
    GET "/settings/security/password/" SignedIn 303;
    POST "/settings/security/password/" SignedIn 409 { "password": "short", "password2": "short" };
    GET "/polls/" Everybody 200;
    GET "/groups/" SignedIn 200;
    GET "/groups/create/" SignedIn 200;
    POST "/groups/create/" SignedIn 303 { "name": "Friends of {slug}", "visibility": "members" };
    POST "/groups/undo/{deleted}/" SignedIn 410;
    POST "/groups/invitations/{name}/action/" GroupInvitees 303 { "do": "accept" };
    GET "/groups/g/{name}/" GroupSeers 200;
    GET "/groups/g/{name}/invite/" GroupAdmins 200;
    POST "/groups/g/{name}/invite/" GroupAdmins 303 { "people": "other" };
    POST "/groups/g/{name}/withdraw/{member}/" GroupAdmins 303;
    POST "/groups/g/{name}/action/{member}/" GroupAdmins 303 { "do": "grant_admin" };
    GET "/groups/g/{name}/leave/" GroupMembers 200;
    POST "/groups/g/{name}/leave/" GroupMembers 303;
    GET "/groups/g/{name}/settings/" GroupAdmins 200;
    POST "/groups/g/{name}/settings/" GroupAdmins 303 { "name": "Renamed {slug}", "visibility": "signed-in" };
    GET "/groups/g/{name}/delete/" GroupAdmins 200;
    POST "/groups/g/{name}/delete/" GroupAdmins 303 { "heir": "nobody" };
    GET "/autocomplete" SignedIn 200;
    GET "/new/{kind}/" Everybody 200;
    POST "/new/{kind}/" Everybody 303 { "title": "Lunch", "description": "At *noon*", "dates": "2027-05-03, 2027-05-04", "times": "9:00-10:00, 14:30", "zone": "Europe/Berlin", "deadline": "2027-05-01T12:00", "address": "random", "slug": "x", "month": "2027-05", "day": "2027-05-05", "do": "create", "settings": "sent", "results": "complete", "seal": "{seal}" };
    GET "/poll/{slug}/" Everybody 200;
    GET "/poll/{slug}.csv" Everybody 200;
    GET "/colors/{list}.css" Everybody 200;
    GET "/poll/{slug}.ics" Everybody 404;
    GET "/poll/{slug}.json" Everybody 200;
    GET "/poll/{slug}.txt" Everybody 200;
    GET "/poll/{slug}/print/" Everybody 200;
    GET "/poll/{slug}/print/ballot/" Everybody 200;
    GET "/poll/{slug}/print/list/" Everybody 200;
    GET "/embed/poll/{poll}/" Everybody 404;
    GET "/poll/{slug}/live/" Everybody 200;
    GET "/poll/{slug}/vote/" Voters 200;
    POST "/poll/{slug}/vote/" Voters 303 { "name": "Zoe", "another": "1", "comment": "soon", "a1": "1", "n1": "well", "a2": "2" };
    GET "/poll/{slug}/vote/{vote}/edit/" VoteHolderOrOwners 200;
    POST "/poll/{slug}/vote/{vote}/edit/" VoteHolderOrOwners 303 { "name": "Gus", "comment": "late", "a1": "2", "n1": "well", "revision": "1" };
    GET "/poll/{slug}/vote/{vote}/delete/" VoteHolderOrOwners 200;
    POST "/poll/{slug}/vote/{vote}/delete/" VoteHolderOrOwners 303;
    GET "/poll/{slug}/vote/{vote}/link/" VoteHolder 200;
    POST "/poll/{slug}/vote/{vote}/link/" VoteHolder 303 { "email": "ada@example.org", "seal": "{seal}", "website": "" };
    GET "/poll/{slug}/vote/{vote}/data.json" VoteHolder 200;
    GET "/poll/{slug}/vote/{vote}/erase/" VoteHolder 200;
    POST "/poll/{slug}/vote/{vote}/erase/" VoteHolder 303;
    GET "/poll/{slug}/vote/{vote}/assign/" OwnersWithAccount 200;
    POST "/poll/{slug}/vote/{vote}/assign/" OwnersWithAccount 303 { "username": "other" };
    GET "/poll/{slug}/vote/for/" OwnersWithAccount 200;
    POST "/poll/{slug}/vote/for/" OwnersWithAccount 303 { "name": "Granny", "username": "", "a1": "1" };
    POST "/poll/{slug}/undo/{deleted}/" Everybody 410;
    POST "/poll/{slug}/watch/" SignedIn 303;
    GET "/poll/{slug}/vote/{vote}/key/{code}/" Everybody 303;
    GET "/poll/{slug}/comment/" Everybody 303;
    POST "/poll/{slug}/comment/" Everybody 303 { "name": "Zoe", "text": "Hello", "seal": "{seal}", "website": "" };
    GET "/poll/{slug}/comment/{comment}/edit/" Author 200;
    POST "/poll/{slug}/comment/{comment}/edit/" Author 303 { "text": "Changed" };
    GET "/poll/{slug}/comment/{comment}/delete/" AuthorOrOwners 200;
    POST "/poll/{slug}/comment/{comment}/delete/" AuthorOrOwners 303;
    POST "/poll/{slug}/comment/{comment}/approve/" Owners 303;
    GET "/poll/{slug}/propose/" Everybody 200;
    POST "/poll/{slug}/propose/" Everybody 303 { "choice": "Pasta", "name": "Zoe", "seal": "{seal}", "website": "" };
    GET "/poll/{slug}/proposals/" Owners 200;
    POST "/poll/{slug}/proposals/{proposal}/accept/" Owners 303;
    POST "/poll/{slug}/proposals/{proposal}/reject/" Owners 303;
    GET "/poll/{slug}/edit/choices/" Owners 200;
    POST "/poll/{slug}/edit/choices/" Owners 303 { "row": "1", "text": "Pasta", "structure": "1", "do": "create" };
    GET "/poll/{slug}/edit/choices/date/" Elsewhere 303;
    GET "/poll/{slug}/edit/choices/dateTime/date/" Elsewhere 303;
    GET "/poll/{slug}/edit/choices/dateTime/time/" Elsewhere 303;
    GET "/poll/{slug}/edit/choices/dateTime/combinations/" Elsewhere 303;
    GET "/poll/{slug}/edit/choices/universal/" Elsewhere 303;
    GET "/poll/{slug}/key/{code}/" Everybody 303;
    GET "/poll/{slug}/invitation/{invitation}/{code}/" Everybody 303;
    GET "/invitations/{slug}/" Owners 200;
    POST "/invitations/{slug}/" Owners 303 { "days": "3" };
    GET "/invitations/{slug}/send/" Owners 303;
    POST "/invitations/{slug}/send/" Owners 303 { "invite": "Zoe <zoe@example.org>" };
    GET "/poll/{slug}/share/" Everybody 200;
    POST "/poll/{slug}/share/" Owners 303;
    POST "/poll/{slug}/share/mail/" Owners 303 { "email": "ada@example.org", "seal": "{seal}", "website": "" };
    GET "/poll/{slug}/share/admin-link.txt" Owners 200;
    GET "/poll/{slug}/settings/" Owners 200;
    POST "/poll/{slug}/settings/" Owners 303 { "title": "Supper", "description": "At *nine*", "zone": "Europe/Paris", "deadline": "2027-04-01T12:00", "settings": "sent", "results": "summary", "sorting": "name", "expires": "2027-09-01" };
    GET "/poll/{slug}/edit/seats/" Owners 200;
    POST "/poll/{slug}/edit/seats/" Owners 303 { "same": "3", "limit": "2" };
    GET "/poll/{slug}/edit/choicevalues/" Owners 200;
    POST "/poll/{slug}/edit/choicevalues/" Owners 303 { "do": "add", "title": "Perhaps", "color": "#ffee00", "icon": "star", "weight": "0.75" };
    GET "/poll/{slug}/activity/" Owners 200;
    GET "/poll/{slug}/needed/" Owners 200;
    POST "/poll/{slug}/needed/" Owners 303 { "needed": "AAAAAAAAAAAAAAAA" };
    GET "/poll/{slug}/decide/" Owners 200;
    POST "/poll/{slug}/decide/" Owners 303 { "choice": "1", "close": "on" };
    POST "/poll/{slug}/close/" Owners 303;
    POST "/poll/{slug}/reopen/" Owners 409;
    GET "/poll/{slug}/copy/" Owners 200;
    POST "/poll/{slug}/copy/" Owners 303 { "title": "Lunch again", "address": "random", "slug": "{slug}", "shift": "7", "values": "on" };
    GET "/poll/{slug}/delete/" Owners 200;
    POST "/poll/{slug}/delete/" Owners 303;
    POST "/poll/{slug}/archive/" SignedIn 303 { "do": "archive", "next": "/settings/" };
    POST "/poll/{slug}/take/" Owners 409;
    POST "/poll/{slug}/restore/" Owners 409;
};

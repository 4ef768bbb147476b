//! The whole table: one line a page and method. A test has a row for every line and every kind of actor.

use actix_web::http::Method;

use super::ctx::{Ctx, Outcome};
use super::pages::{account, admin, groups, mail, new, people, poll, registration, signon, site};

/// A handler's answer in the making.
pub type Answer = std::pin::Pin<Box<dyn Future<Output = Outcome>>>;

/// One line of the table.
#[derive(Clone, Copy)]
pub struct Route {
    /// Its place in the table.
    pub number: usize,
    /// GET (which answers HEAD too) or POST.
    pub method: &'static Method,
    /// Path with its parts in braces.
    pub path: &'static str,
    /// The page.
    pub handler: fn(Ctx) -> Answer,
}

macro_rules! routes {
    ($($method:ident $path:literal => $handler:path;)+) => {
        &numbered([$(Route {
            number: 0,
            method: &Method::$method,
            path: $path,
            handler: |ctx| Box::pin($handler(ctx)),
        }),+])
    };
}

const fn numbered<const ROWS: usize>(mut routes: [Route; ROWS]) -> [Route; ROWS] {
    let mut number = 0;
    while number < ROWS {
        routes[number].number = number;
        number += 1;
    }
    routes
}

/// Every route but the assets.
pub const ROUTES: &[Route] = routes! {
    GET "/" => site::start::get;
    GET "/about/" => site::about::get;
    GET "/imprint/" => site::imprint::get;
    GET "/privacy/" => site::privacy::get;
    GET "/technical_info/" => site::technical::get;
    GET "/licenses/" => site::licenses::get;
    GET "/problems/" => site::problems::get;
    GET "/robots.txt" => site::robots::get;
    GET "/manifest.webmanifest" => site::manifest::get;
    GET "/healthz" => site::health::get;
    GET "/readyz" => site::health::ready;
    GET "/metrics" => site::health::metrics;
    POST "/i18n/setlang/" => site::language::post;
    POST "/theme/" => site::theme::post;
    GET "/login/" => account::login::get;
    POST "/login/" => account::login::post;
    GET "/login/again/" => account::again::get;
    POST "/login/again/" => account::again::post;
    POST "/login/again/passkey/" => account::passkey::again;
    POST "/login/passkey/" => account::passkey::sign_in;
    POST "/login/passkey/options/" => account::passkey::options;
    GET "/login/second/" => account::second::get;
    POST "/login/second/" => account::second::post;
    POST "/logout/" => account::logout::post;
    GET "/auth/openid/login/" => signon::login::only;
    GET "/auth/openid/{provider}/login/" => signon::login::get;
    GET "/auth/openid/{provider}/callback/" => signon::callback::get;
    POST "/auth/openid/{provider}/backchannel-logout/" => signon::backchannel::post;
    GET "/settings/connections/" => signon::connections::get;
    POST "/settings/connections/" => signon::connections::post;
    GET "/settings/" => account::overview::get;
    GET "/groups/" => groups::index::get;
    GET "/groups/create/" => groups::create::get;
    POST "/groups/create/" => groups::create::post;
    POST "/groups/undo/{deleted}/" => groups::undo::post;
    POST "/groups/invitations/{name}/action/" => groups::answer::post;
    GET "/groups/g/{name}/" => groups::show::get;
    GET "/groups/g/{name}/invite/" => groups::invite::get;
    POST "/groups/g/{name}/invite/" => groups::invite::post;
    POST "/groups/g/{name}/withdraw/{member}/" => groups::invite::withdrawn;
    POST "/groups/g/{name}/action/{member}/" => groups::member::post;
    GET "/groups/g/{name}/leave/" => groups::leave::get;
    POST "/groups/g/{name}/leave/" => groups::leave::post;
    GET "/groups/g/{name}/settings/" => groups::edit::get;
    POST "/groups/g/{name}/settings/" => groups::edit::post;
    GET "/groups/g/{name}/delete/" => groups::delete::get;
    POST "/groups/g/{name}/delete/" => groups::delete::post;
    GET "/settings/security/" => account::security::get;
    GET "/settings/security/app/" => account::security::app::get;
    POST "/settings/security/app/" => account::security::app::post;
    GET "/settings/security/codes/" => account::security::codes::get;
    POST "/settings/security/codes/" => account::security::codes::post;
    POST "/settings/security/passkeys/" => account::security::passkeys::post;
    POST "/settings/security/passkeys/options/" => account::security::passkeys::options;
    GET "/settings/security/passkeys/{passkey}/" => account::security::passkeys::one;
    POST "/settings/security/passkeys/{passkey}/" => account::security::passkeys::change;
    GET "/settings/security/password/" => account::security::password::get;
    POST "/settings/security/password/" => account::security::password::post;
    GET "/settings/profile/" => account::profile::get;
    POST "/settings/profile/" => account::profile::post;
    GET "/settings/mail/" => account::mail::get;
    POST "/settings/mail/" => account::mail::post;
    GET "/settings/email/" => account::email::get;
    POST "/settings/email/" => account::email::post;
    GET "/settings/defaults/" => account::defaults::get;
    POST "/settings/defaults/" => account::defaults::post;
    GET "/settings/data/" => account::data::get;
    GET "/settings/data/account.json" => account::data::file;
    GET "/settings/delete/" => account::delete::get;
    POST "/settings/delete/" => account::delete::post;
    GET "/settings/sessions/" => account::sessions::get;
    POST "/settings/sessions/" => account::sessions::post;
    GET "/autocomplete" => people::suggest::get;
    GET "/setup/" => site::setup::get;
    POST "/setup/" => site::setup::post;
    GET "/admin/" => admin::overview::get;
    GET "/admin/users/" => admin::users::get;
    GET "/admin/users/create/" => admin::user_create::get;
    POST "/admin/users/create/" => admin::user_create::post;
    GET "/admin/users/{user}/" => admin::user::get;
    POST "/admin/users/{user}/approve/" => admin::user::approve;
    POST "/admin/users/{user}/refuse/" => admin::user::refuse;
    POST "/admin/users/{user}/role/" => admin::user::role;
    POST "/admin/users/{user}/lock/" => admin::user::lock;
    POST "/admin/users/{user}/unlock/" => admin::user::unlock;
    POST "/admin/users/{user}/reset/" => admin::user::reset;
    POST "/admin/users/{user}/email/" => admin::user::email;
    POST "/admin/users/{user}/second/" => admin::user::second;
    POST "/admin/users/{user}/sessions/" => admin::user::sessions;
    GET "/admin/users/{user}/delete/" => admin::user_delete::get;
    POST "/admin/users/{user}/delete/" => admin::user_delete::post;
    GET "/admin/polls/" => admin::polls::get;
    GET "/admin/polls/{poll}/" => admin::poll::get;
    POST "/admin/polls/{poll}/take-over/" => admin::poll::take_over;
    POST "/admin/polls/{poll}/give-back/" => admin::poll::give_back;
    POST "/admin/polls/{poll}/delete/" => admin::poll::delete;
    POST "/admin/polls/{poll}/restore/" => admin::poll::restore;
    GET "/admin/comments/" => admin::comments::get;
    POST "/admin/comments/{remark}/approve/" => admin::comments::approve;
    POST "/admin/comments/{remark}/delete/" => admin::comments::delete;
    GET "/admin/groups/" => admin::groups::get;
    GET "/admin/groups/{team}/" => admin::groups::one;
    POST "/admin/groups/{team}/delete/" => admin::groups::delete;
    GET "/admin/mail/" => admin::mail::get;
    POST "/admin/mail/{letter}/retry/" => admin::mail::retry;
    POST "/admin/mail/{letter}/drop/" => admin::mail::drop;
    GET "/admin/sessions/" => admin::sessions::get;
    GET "/admin/log/" => admin::log::get;
    GET "/admin/log.csv" => admin::log::csv;
    GET "/admin/settings/" => admin::settings::get;
    GET "/admin/storage/" => admin::storage::get;
    GET "/mail/stop/{what}/{whose}/{code}/" => mail::stop::get;
    POST "/mail/stop/{what}/{whose}/{code}/" => mail::stop::post;
    GET "/registration/request_account/" => registration::request::get;
    POST "/registration/request_account/" => registration::request::post;
    GET "/registration/create_account/{token}/{code}/" => registration::create::get;
    POST "/registration/create_account/{token}/{code}/" => registration::create::post;
    GET "/registration/password_reset/" => registration::forgot::get;
    POST "/registration/password_reset/" => registration::forgot::post;
    GET "/registration/reset/{token}/{code}/" => registration::reset::get;
    POST "/registration/reset/{token}/{code}/" => registration::reset::post;
    GET "/registration/change_email/{token}/{code}/" => registration::email::get;
    POST "/registration/change_email/{token}/{code}/" => registration::email::post;
    GET "/registration/account/" => registration::moved::account;
    GET "/registration/request_successful/{email}/" => registration::moved::requested;
    GET "/registration/password_reset/done/" => registration::moved::reset_sent;
    GET "/registration/password_reset/complete/" => registration::moved::reset_done;
    GET "/new/{kind}/" => new::page::get;
    POST "/new/{kind}/" => new::page::post;
    GET "/polls/" => site::polls::get;
    GET "/colors/{list}.css" => poll::colors::get;
    GET "/poll/{slug}/" => poll::results::get;
    GET "/poll/{slug}.csv" => poll::export::csv::get;
    GET "/poll/{slug}.ics" => poll::ics::get;
    GET "/poll/{slug}.json" => poll::export::json::get;
    GET "/poll/{slug}.txt" => poll::export::text::get;
    GET "/poll/{slug}/print/" => poll::print::results::get;
    GET "/poll/{slug}/print/ballot/" => poll::print::ballot::get;
    GET "/poll/{slug}/print/list/" => poll::print::list::get;
    GET "/embed/poll/{poll}/" => poll::embed::get;
    GET "/poll/{slug}/live/" => poll::live::get;
    GET "/poll/{slug}/vote/" => poll::vote::get;
    POST "/poll/{slug}/vote/" => poll::vote::post;
    GET "/poll/{slug}/vote/{vote}/edit/" => poll::vote_edit::get;
    POST "/poll/{slug}/vote/{vote}/edit/" => poll::vote_edit::post;
    GET "/poll/{slug}/vote/{vote}/delete/" => poll::vote_delete::get;
    POST "/poll/{slug}/vote/{vote}/delete/" => poll::vote_delete::post;
    GET "/poll/{slug}/vote/{vote}/link/" => poll::vote_link::get;
    POST "/poll/{slug}/vote/{vote}/link/" => poll::mailed::vote;
    GET "/poll/{slug}/vote/{vote}/data.json" => poll::vote_data::file;
    GET "/poll/{slug}/vote/{vote}/erase/" => poll::vote_data::get;
    POST "/poll/{slug}/vote/{vote}/erase/" => poll::vote_data::post;
    GET "/poll/{slug}/vote/{vote}/assign/" => poll::vote_assign::get;
    POST "/poll/{slug}/vote/{vote}/assign/" => poll::vote_assign::post;
    GET "/poll/{slug}/vote/for/" => poll::vote_for::get;
    POST "/poll/{slug}/vote/for/" => poll::vote_for::post;
    POST "/poll/{slug}/undo/{deleted}/" => poll::undo::post;
    POST "/poll/{slug}/watch/" => poll::watch::post;
    GET "/poll/{slug}/comment/" => poll::comment::add::get;
    POST "/poll/{slug}/comment/" => poll::comment::add::post;
    GET "/poll/{slug}/comment/{comment}/edit/" => poll::comment::edit::get;
    POST "/poll/{slug}/comment/{comment}/edit/" => poll::comment::edit::post;
    GET "/poll/{slug}/comment/{comment}/delete/" => poll::comment::delete::get;
    POST "/poll/{slug}/comment/{comment}/delete/" => poll::comment::delete::post;
    POST "/poll/{slug}/comment/{comment}/approve/" => poll::comment::approve::post;
    GET "/poll/{slug}/propose/" => poll::proposals::propose::get;
    POST "/poll/{slug}/propose/" => poll::proposals::propose::post;
    GET "/poll/{slug}/proposals/" => poll::proposals::review::get;
    POST "/poll/{slug}/proposals/{proposal}/accept/" => poll::proposals::review::accept;
    POST "/poll/{slug}/proposals/{proposal}/reject/" => poll::proposals::review::reject;
    GET "/poll/{slug}/key/{code}/" => poll::keys::admin;
    GET "/poll/{slug}/vote/{vote}/key/{code}/" => poll::keys::vote;
    GET "/poll/{slug}/invitation/{invitation}/{code}/" => poll::keys::invitation;
    GET "/invitations/{slug}/" => poll::invitations::get;
    POST "/invitations/{slug}/" => poll::invitations::post;
    GET "/invitations/{slug}/send/" => poll::invitations::send::get;
    POST "/invitations/{slug}/send/" => poll::invitations::send::post;
    GET "/poll/{slug}/share/" => poll::share::get;
    POST "/poll/{slug}/share/" => poll::share::post;
    POST "/poll/{slug}/share/mail/" => poll::mailed::admin;
    GET "/poll/{slug}/share/admin-link.txt" => poll::share::file;
    GET "/poll/{slug}/settings/" => poll::settings::get;
    POST "/poll/{slug}/settings/" => poll::settings::post;
    GET "/poll/{slug}/edit/choices/" => poll::choices::page::get;
    POST "/poll/{slug}/edit/choices/" => poll::choices::page::post;
    GET "/poll/{slug}/edit/choices/date/" => poll::choices::page::moved;
    GET "/poll/{slug}/edit/choices/dateTime/date/" => poll::choices::page::moved;
    GET "/poll/{slug}/edit/choices/dateTime/time/" => poll::choices::page::moved;
    GET "/poll/{slug}/edit/choices/dateTime/combinations/" => poll::choices::page::moved;
    GET "/poll/{slug}/edit/choices/universal/" => poll::choices::page::moved;
    GET "/poll/{slug}/edit/seats/" => poll::choices::seats::get;
    POST "/poll/{slug}/edit/seats/" => poll::choices::seats::post;
    GET "/poll/{slug}/edit/choicevalues/" => poll::values::get;
    POST "/poll/{slug}/edit/choicevalues/" => poll::values::post;
    GET "/poll/{slug}/activity/" => poll::activity::get;
    GET "/poll/{slug}/needed/" => poll::needed::get;
    POST "/poll/{slug}/needed/" => poll::needed::post;
    GET "/poll/{slug}/decide/" => poll::decide::get;
    POST "/poll/{slug}/decide/" => poll::decide::post;
    POST "/poll/{slug}/close/" => poll::close::post;
    POST "/poll/{slug}/reopen/" => poll::reopen::post;
    GET "/poll/{slug}/copy/" => poll::copy::get;
    POST "/poll/{slug}/copy/" => poll::copy::post;
    GET "/poll/{slug}/delete/" => poll::delete::get;
    POST "/poll/{slug}/delete/" => poll::delete::post;
    POST "/poll/{slug}/archive/" => poll::archive::post;
    POST "/poll/{slug}/take/" => poll::take::post;
    POST "/poll/{slug}/restore/" => poll::restore::post;
};

//! One request: everything that a page needs to know of it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::net::IpAddr;
use std::rc::Rc;

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::http::header;
use chrono_tz::Tz;

use crate::actions::poll_count::Time;
use crate::actions::{self, Asker, GRANT_DAYS, sessions};
use crate::domain::error::{Invalid, Problem};
use crate::domain::time::{self, Instant};
use crate::i18n::{Locale, T};
use crate::secrets::{self, GuestToken};
use crate::store::{Error as StoreError, Tx};

use super::app::App;
use super::error::Error;
use super::flash::{Flash, Told, Undo};
use super::form::Form;
use super::limits::Deed;
use super::messages::Messages;
use super::router::Parts;

/// What the addresses of pages begin with that other sites may show in a frame.
pub const EMBED: &str = "/embed/";

/// What handlers return.
pub type Outcome = Result<actix_web::HttpResponse, Error>;

/// A request, read.
#[derive(Clone)]
pub struct Ctx {
    /// The program.
    pub app: App,
    /// The request itself.
    pub request: HttpRequest,
    /// Fields of the body.
    pub form: Rc<Form>,
    /// Fields of the query.
    pub query: Rc<Form>,
    /// Words in the reader's language.
    pub t: T,
    /// Light or dark, if the reader chose.
    pub theme: Option<&'static str>,
    /// Zone of the reader's browser, if known.
    pub zone: Option<Tz>,
    /// Address of the client.
    pub client: Option<IpAddr>,
    /// Who asks.
    pub asker: Asker,
    /// When.
    pub now: Instant,
    /// The name of the request in the log.
    pub name: Rc<str>,
    path: Rc<str>,
    pattern: &'static str,
    parts: Parts,
    jar: Rc<RefCell<Vec<Cookie<'static>>>>,
}

impl Ctx {
    /// Reads a request whose body has arrived.
    pub fn new(app: App, request: HttpRequest, form: Form, query: Form, name: Rc<str>) -> Self {
        let cookies = Cookies::read(&request, &app);
        let accepted =
            || request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok().and_then(Locale::negotiate);
        let chosen = cookies.get("lang").and_then(|code| Locale::from_code(&code));
        let locale = chosen.or_else(accepted).unwrap_or(app.config.locale);
        let theme = cookies.get("theme").as_deref().and_then(theme);
        let session = cookies.get("session").and_then(|token| secrets::decode(&token));
        let asker = Asker {
            session: session.map(|token| secrets::token_hash(&token)),
            guest: cookies.get("guest").and_then(|token| GuestToken::from_cookie(&token)),
            keys: app.keys.clone(),
            random: app.random.clone(),
            open: app.config.directory,
        };
        Self {
            client: super::client::address(&request, &app.config),
            zone: cookies.get("zone").and_then(|name| time::zone_of(&name).ok()),
            now: Instant(app.store.now()),
            name,
            t: T(locale),
            form: Rc::new(form),
            query: Rc::new(query),
            path: app.path(&request).into(),
            pattern: "",
            parts: Rc::default(),
            jar: Rc::default(),
            app,
            request,
            theme,
            asker,
        }
    }

    /// The same at a route, with the parts of the address.
    #[must_use]
    pub(super) fn at(self, pattern: &'static str, parts: Parts) -> Self {
        Self { pattern, parts, ..self }
    }

    /// The path as the table of routes has it: without what is secret in links. Empty where no route leads.
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// With language, zone and theme that the account has chosen, which win over the browser's. One statement, for
    /// people with a session alone.
    pub(super) async fn of_account(mut self) -> Self {
        let Some(session) = self.asker.session else { return self };
        let look = self.peek(move |tx, _| sessions::look(tx, &session)).await;
        let Ok(Some(look)) = look else { return self };
        if let Some(locale) = Locale::from_code(&look.locale) {
            self.t = T(locale);
        }
        self.zone = time::zone_of(&look.zone).ok().or(self.zone);
        self.theme = theme(&look.theme).or(self.theme);
        if look.unseen {
            // Nobody waits for it.
            let store = self.app.store.clone();
            actix_web::rt::spawn(async move {
                let seen = store.write(move |tx| sessions::see(tx, &session)).await;
                if let Err(error) = seen {
                    tracing::warn!("the last use of a session was not noted: {error}");
                }
            });
        }
        self
    }

    /// The same reader at this time, asking for another page, whose parts are those of this request.
    #[must_use]
    pub fn asking_now(&self, path: &str) -> Self {
        let now = Instant(self.app.store.now());
        Self { now, path: path.into(), query: Rc::default(), ..self.clone() }
    }

    /// A part of the address.
    pub fn part(&self, name: &str) -> String {
        let part = self.parts.iter().find(|(known, _)| *known == name);
        part.map(|(_, value)| value.to_string()).unwrap_or_default()
    }

    /// Address of the poll in the address.
    pub fn slug(&self) -> String {
        self.part("slug")
    }

    /// The path that was asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What the browser calls itself, in few words: `Firefox, Linux`.
    pub fn agent(&self) -> String {
        let header = self.request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        super::agent::words(header.unwrap_or(""))
    }

    /// Runs a read; see [`crate::store::Store::read`].
    ///
    /// # Errors
    /// Those of the closure.
    pub async fn read<V, E, F>(&self, closure: F) -> Result<V, Error>
    where
        V: Send + 'static,
        E: From<StoreError> + Into<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>, &Asker) -> Result<V, E> + Send + 'static,
    {
        let asker = self.asker.clone();
        self.app.store.read(move |tx| closure(tx, &asker)).await.map_err(Into::into)
    }

    /// Runs a read of one statement; see [`crate::store::Store::peek`].
    ///
    /// # Errors
    /// Those of the closure.
    pub async fn peek<V, E, F>(&self, closure: F) -> Result<V, Error>
    where
        V: Send + 'static,
        E: From<StoreError> + Into<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>, &Asker) -> Result<V, E> + Send + 'static,
    {
        let asker = self.asker.clone();
        self.app.store.peek(move |tx| closure(tx, &asker)).await.map_err(Into::into)
    }

    /// Runs a long read; see [`crate::store::Store::read_long`].
    ///
    /// # Errors
    /// Those of the closure.
    pub async fn read_long<V, E, F>(&self, closure: F) -> Result<V, Error>
    where
        V: Send + 'static,
        E: From<StoreError> + Into<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>, &Asker) -> Result<V, E> + Send + 'static,
    {
        let asker = self.asker.clone();
        self.app.store.read_long(move |tx| closure(tx, &asker)).await.map_err(Into::into)
    }

    /// Runs a read that may have to look at every vote of a poll, to count or to sift them: like [`read`](Self::read) if that is quickly done, which
    /// the closure says, else like [`read_long`](Self::read_long).
    ///
    /// # Errors
    /// Those of the closure.
    pub async fn read_counted<V, F>(&self, closure: F) -> Result<V, Error>
    where
        V: Send + 'static,
        F: Fn(&mut Tx<'_>, &Asker, Time) -> actions::Result<Option<V>> + Clone + Send + 'static,
    {
        let quick = closure.clone();
        if let Some(value) = self.read(move |tx, asker| quick(tx, asker, Time::Little)).await? {
            return Ok(value);
        }
        let slow = self.read_long(move |tx, asker| closure(tx, asker, Time::Enough)).await?;
        slow.ok_or_else(|| actions::Error::NotFound.into())
    }

    /// Runs a transaction; see [`crate::store::Store::write`].
    ///
    /// # Errors
    /// Those of the closure.
    pub async fn write<V, E, F>(&self, closure: F) -> Result<V, Error>
    where
        V: Send + 'static,
        E: From<StoreError> + Into<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>, &Asker) -> Result<V, E> + Send + 'static,
    {
        let asker = self.asker.clone();
        self.app.store.write(move |tx| closure(tx, &asker)).await.map_err(Into::into)
    }

    /// Address of the client, by which deeds are counted; nothing for one without limits.
    pub fn limited_client(&self) -> Option<IpAddr> {
        self.client.filter(|_| !self.app.limits.is_exempt(self.client))
    }

    /// Counts a deed of this client.
    ///
    /// # Errors
    /// [`actions::Error::TooOften`].
    pub fn count(&self, deed: Deed, subject: &str) -> Result<(), Error> {
        let counted = self.app.limits.count(deed, self.client, subject, self.now);
        counted.map_err(|wait| actions::Error::TooOften(wait).into())
    }

    /// This request with a guest cookie: the browser's own, or a new one that the answer sets. For
    /// requests that make something.
    #[must_use]
    pub fn with_guest(self) -> Self {
        let new = || GuestToken::new(&self.app.random);
        let guest = self.asker.guest.clone().unwrap_or_else(new);
        self.with_guest_of(guest)
    }

    /// This request with this guest cookie, which the answer sets.
    #[must_use]
    pub fn with_guest_of(mut self, guest: GuestToken) -> Self {
        self.set_cookie("guest", guest.to_cookie(), Some(GRANT_DAYS));
        self.asker.guest = Some(guest);
        self
    }

    /// Lets the answer set a cookie for so many days; `None` for as long as the browser runs.
    pub fn set_cookie(&self, name: &str, value: String, days: Option<i64>) {
        let mut cookie = Cookie::new(Mark::of(&self.app).name(name), value);
        cookie.set_path(format!("{}/", self.app.prefix()));
        cookie.set_http_only(true);
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(self.app.is_secure());
        cookie.set_max_age(days.map(Duration::days));
        self.jar.borrow_mut().push(cookie);
    }

    /// Lets the answer delete a cookie.
    pub fn clear_cookie(&self, name: &str) {
        self.set_cookie(name, String::new(), Some(0));
    }

    /// A cookie of the request.
    pub fn cookie(&self, name: &str) -> Option<String> {
        Cookies::read(&self.request, &self.app).get(name)
    }

    /// Cookies that the answer is to set.
    pub(super) fn cookies_to_set(&self) -> Vec<Cookie<'static>> {
        self.jar.take()
    }

    /// The message that the request before left for this page; told once.
    pub fn told(&self) -> Option<Told> {
        let told = self.cookie("flash").and_then(|words| Told::from_cookie(&words));
        if told.is_some() {
            self.clear_cookie("flash");
        }
        told
    }

    /// Whether the page may be one that is kept ready: nobody is signed in, there is no message to
    /// tell, and the query asks for nothing but a page of the rows.
    pub fn is_plain_visitor(&self) -> bool {
        let plain_query = self.query.iter().all(|(name, _)| name == "page");
        self.asker.session.is_none() && self.cookie("flash").is_none() && plain_query
    }

    /// A path of this site as scripts are told it; links, forms and redirects need no such care.
    pub fn address<'a>(&self, path: &'a str) -> Cow<'a, str> {
        super::prefix::address(self.app.prefix(), path)
    }

    /// Sends the browser on (303), optionally with a message for the next page.
    pub fn redirect(&self, path: &str, flash: Option<Flash>) -> Outcome {
        self.go(path, flash.map(|flash| Told { flash, undo: None }).as_ref())
    }

    /// The same with a message about something that can be undone.
    pub fn redirect_undoable(&self, path: &str, flash: Flash, undo: Option<Undo>) -> Outcome {
        self.go(path, Some(&Told { flash, undo }))
    }

    fn go(&self, path: &str, told: Option<&Told>) -> Outcome {
        if let Some(told) = told {
            self.set_cookie("flash", told.to_cookie(), None);
        }
        Ok(actix_web::HttpResponse::SeeOther().insert_header((header::LOCATION, path)).finish())
    }

    /// What is wrong with a form, in the reader's language.
    pub fn messages(&self, invalid: &Invalid) -> Messages {
        invalid.0.iter().map(|error| (error.field.clone(), self.problem(&error.problem))).collect()
    }

    /// What is wrong with a field, in the reader's language.
    pub fn problem(&self, problem: &Problem) -> String {
        super::problem::words(self.t, problem)
    }

    /// A path of this site from a form or query, to go on to afterwards; anything else is the start
    /// page.
    pub fn next(&self, given: &str) -> String {
        let plain = given.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let own = plain && given.starts_with('/') && !given.starts_with("//") && !climbs(given);
        if own { given.to_owned() } else { "/".to_owned() }
    }
}

/// Whether a path leads upwards: beside a site that is under a path there may be others. Browsers take `%2e` for a dot there
/// (URL standard, section 4.1).
fn climbs(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.to_ascii_lowercase().replace("%2e", ".").split('/').any(|part| matches!(part, "." | ".."))
}

fn theme(word: &str) -> Option<&'static str> {
    ["light", "dark"].into_iter().find(|theme| *theme == word)
}

/// What a browser vouches for by the name of a cookie (RFC 6265bis, section 4.1.3).
#[derive(Clone, Copy)]
enum Mark {
    /// It came from this host by TLS, and for all of its paths.
    Host,
    /// It came by TLS: a site under a path keeps its cookies there.
    Secure,
    /// Nothing.
    None,
}

impl Mark {
    fn of(app: &App) -> Self {
        match (app.is_secure(), app.prefix()) {
            (true, "") => Self::Host,
            (true, _) => Self::Secure,
            (false, _) => Self::None,
        }
    }

    fn name(self, name: &str) -> String {
        match self {
            Self::Host => format!("__Host-{name}"),
            Self::Secure => format!("__Secure-{name}"),
            Self::None => name.to_owned(),
        }
    }
}

struct Cookies<'a> {
    header: Option<&'a str>,
    mark: Mark,
}

impl<'a> Cookies<'a> {
    /// What is shown in frames of other sites is the same for everybody: no cookie of such a request counts.
    fn read(request: &'a HttpRequest, app: &App) -> Self {
        let of_anybody = app.path(request).starts_with(EMBED);
        let header = request.headers().get(header::COOKIE).filter(|_| !of_anybody);
        Self { header: header.and_then(|value| value.to_str().ok()), mark: Mark::of(app) }
    }

    fn get(&self, name: &str) -> Option<String> {
        let header = self.header?;
        let name = self.mark.name(name);
        let pairs = header.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    }
}

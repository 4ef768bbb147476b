//! The real site on a port of its own, and people who use it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::mpsc;
use std::time::Duration;

use actix_web::web::Data;
use bitpoll::actions;
use bitpoll::actions::users::New;
use bitpoll::config::Config;
use bitpoll::domain::user::Role;
use bitpoll::secrets::{self, Keys, Random};
use bitpoll::store::{Store, Tx};
use bitpoll::web::{App, server};

use super::db::TestStore;
use super::mailbox::{self, Mailing};
use super::smtp::SmtpServer;
use super::world::{Person, World};

/// The site with a database and a clock of its own. Everything random in it follows from a seed.
pub struct TestApp {
    /// The database; it has the clock.
    pub db: TestStore,
    /// Where the site answers.
    pub address: String,
    /// The server's keys.
    pub keys: Keys,
    handle: actix_web::dev::ServerHandle,
    mailing: Option<Mailing>,
}

impl TestApp {
    /// The site as it comes.
    pub fn new() -> Self {
        Self::with(TestStore::of_this_run(), &[])
    }

    /// The site with some options set.
    pub fn configured(options: &[(&str, &str)]) -> Self {
        Self::with(TestStore::of_this_run(), options)
    }

    /// The site on a database, with some options set.
    pub fn with(db: TestStore, options: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let host = listener.local_addr().expect("its number").to_string();
        Self::start(db, listener, &host, options, None)
    }

    /// The site with some options set, that sends mail: see [`super::mailbox`].
    pub fn with_mail(options: &[(&str, &str)]) -> Self {
        Self::mailing_by(SmtpServer::start(), options)
    }

    /// The site with some options set, that sends mail by this server without protection.
    pub fn mailing_by(server: SmtpServer, options: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let host = listener.local_addr().expect("its number").to_string();
        let port = server.port.to_string();
        let mut all = mailbox::options(&port).to_vec();
        all.retain(|(name, _)| options.iter().all(|(other, _)| other != name));
        all.extend_from_slice(options);
        Self::start(TestStore::of_this_run(), listener, &host, &all, Some(server))
    }

    /// The site at a socket that somebody else has opened; `host` is an address that leads there.
    pub fn listening(listener: TcpListener, host: &str, options: &[(&str, &str)]) -> Self {
        Self::start(TestStore::of_this_run(), listener, host, options, None)
    }

    fn start(
        db: TestStore,
        listener: TcpListener,
        host: &str,
        options: &[(&str, &str)],
        server: Option<SmtpServer>,
    ) -> Self {
        let address = format!("http://{host}");
        let mut all = vec![("workers", "2"), ("zone", "Europe/Berlin")];
        if !options.iter().any(|(name, _)| *name == "public_url") {
            all.push(("public_url", &address));
        }
        all.extend_from_slice(options);
        let config = Config::of(&all).expect("the options are right");
        let keys = Keys::new(&[[7; 32]]);
        let mailing = server.map(|server| Mailing::new(server, &config, &keys));
        let app = App::new(config, db.store(), keys.clone(), Random::seeded(1));
        let handle = serve(app, listener);
        Self { db, address, keys, handle, mailing }
    }

    /// The mail server of the site, and the job that sends.
    pub fn mailing(&self) -> &Mailing {
        self.mailing.as_ref().expect("a site that sends mail")
    }

    /// Somebody with a browser of their own, not signed in.
    pub fn guest(&self) -> Client {
        Client::at(&self.address)
    }

    /// Makes an account with the password `secret password`.
    pub fn user(&self, name: &str) {
        self.user_with(name, Role::User);
    }

    /// Makes an account with a role.
    pub fn user_with(&self, name: &str, role: Role) {
        let hash = secrets::hash_password("secret password", &Random::seeded(2)).expect("a hash");
        let name = name.to_owned();
        self.write(move |tx| {
            let new = New { username: name.clone(), password: hash.clone(), role, ..New::default() };
            actions::users::create_user(tx, new).map(|_| ())
        });
    }

    /// Somebody who is signed in; the account is made if need be.
    pub fn signed_in(&self, name: &str) -> Client {
        let known = name.to_owned();
        if self.write(move |tx| Ok(bitpoll::store::users::by_username(tx, &known)?)).is_none() {
            self.user(name);
        }
        let client = self.guest();
        let answer = client.post("/login/", &[("username", name), ("password", "secret password")]);
        assert_eq!(answer.status, 303, "{name} signs in");
        client
    }

    /// Runs a transaction on the database of the site.
    pub fn write<T: Send + 'static>(
        &self,
        closure: impl Fn(&mut Tx<'_>) -> actions::Result<T> + Send + 'static,
    ) -> T {
        self.store().write_blocking(closure).expect("the transaction")
    }

    /// The database of the site.
    pub fn store(&self) -> Store {
        self.db.store()
    }

    /// Who lives in the database of the site.
    pub fn world(&self) -> World {
        World::new(self.store(), self.keys.clone())
    }

    /// The browser of somebody.
    pub fn browser(&self, person: &Person) -> Client {
        let client = self.guest();
        for (name, value) in &person.cookies {
            client.set_cookie(name, value);
        }
        client
    }

    /// The seal of a form that somebody has looked at for ten seconds.
    pub fn seal(&self) -> String {
        let at = self.db.now() - 10;
        let tag = self.keys.sign(&[b"form", &at.to_be_bytes()]);
        format!("{at}.{}", secrets::encode(&tag[..16]))
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

fn serve(app: App, listener: TcpListener) -> actix_web::dev::ServerHandle {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let data = Data::new(app);
            let site = move || actix_web::App::new().app_data(data.clone()).configure(server::configure);
            let server = actix_web::HttpServer::new(site)
                .workers(2)
                .disable_signals()
                .listen(listener)
                .expect("the port is ours")
                .run();
            send.send(server.handle()).expect("the test waits");
            server.await.expect("it serves");
        });
    });
    receive.recv().expect("the server starts")
}

/// A browser: keeps cookies, follows nothing by itself.
pub struct Client {
    agent: ureq::Agent,
    base: String,
    cookies: RefCell<BTreeMap<String, String>>,
}

/// Events of a server that has no end (server-sent events).
pub struct Events<R>(std::io::BufReader<R>);

impl<R: std::io::Read> Events<R> {
    fn of(body: R) -> Self {
        Self(std::io::BufReader::new(body))
    }

    /// The next event; empty at the end.
    pub fn next(&mut self) -> String {
        use std::io::BufRead as _;
        loop {
            let mut event = String::new();
            while self.0.read_line(&mut event).expect("it goes on") > 1 {}
            // What begins with a colon says nothing but that the server is there.
            if !event.starts_with(':') {
                return event;
            }
        }
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Status code.
    pub status: u16,
    /// Headers in lower case, in the order of their names; one that comes several times is joined by `; `.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub text: String,
}

impl Client {
    /// Somebody with a browser of their own at a site.
    pub fn at(base: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), base: base.to_owned(), cookies: RefCell::default() }
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[])
    }

    /// Listens to a page that has no end.
    pub fn listen(&self, path: &str) -> Events<impl std::io::Read + Send + use<>> {
        let request = self.agent.get(format!("{}{path}", self.base)).header("cookie", self.cookie());
        let response = request.call().expect("an answer");
        assert_eq!(response.status(), 200);
        Events::of(response.into_body().into_reader())
    }

    /// Asks for a page with more headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.base)).header("cookie", self.cookie());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.answer(request.call())
    }

    /// Sends a form as a browser on the site does.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[("sec-fetch-site", "same-origin")])
    }

    /// Sends a form with these headers.
    pub fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.base)).header("cookie", self.cookie());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.answer(request.send_form(fields.iter().copied()))
    }

    /// Sends a request with any method and no body.
    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = ureq::http::Request::builder().method(method).uri(format!("{}{path}", self.base));
        request = request.header("cookie", self.cookie());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(()).expect("a request");
        self.answer(self.agent.run(request))
    }

    /// Sends raw bytes as a form.
    pub fn post_raw(&self, path: &str, body: &[u8]) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.base)).header("cookie", self.cookie());
        self.answer(
            request
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .send(body),
        )
    }

    /// Goes where an answer sends the browser.
    pub fn follow(&self, answer: &Answer) -> Answer {
        assert!((300..400).contains(&answer.status), "{} is no redirect: {}", answer.status, answer.text);
        self.get(answer.header("location"))
    }

    /// Sets a cookie.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Value of a cookie.
    pub fn cookie_value(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    fn cookie(&self) -> String {
        let pairs: Vec<String> =
            self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    fn answer(&self, result: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
        let mut response = result.expect("an answer");
        let mut headers: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in response.headers() {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            if name == "set-cookie" {
                self.keep(&value);
            }
            headers
                .entry(name.as_str().to_owned())
                .and_modify(|all| all.push_str(&format!("; {value}")))
                .or_insert(value);
        }
        let endless = headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = if endless {
            Events::of(response.body_mut().as_reader()).next().into_bytes()
        } else {
            response.body_mut().with_config().limit(64 * 1024 * 1024).read_to_vec().expect("a body")
        };
        Answer {
            status: response.status().as_u16(),
            headers,
            text: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    fn keep(&self, cookie: &str) {
        let (pair, rest) = cookie.split_once(';').unwrap_or((cookie, ""));
        let Some((name, value)) = pair.split_once('=') else { return };
        let gone = rest.to_ascii_lowercase().contains("max-age=0");
        let mut cookies = self.cookies.borrow_mut();
        if gone {
            cookies.remove(name)
        } else {
            cookies.insert(name.to_owned(), value.to_owned())
        };
    }
}

impl Answer {
    /// A header; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The page, to be asked by selectors.
    pub fn html(&self) -> scraper::Html {
        scraper::Html::parse_document(&self.text)
    }

    /// Texts of all elements that a selector finds, blanks folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).expect("a selector");
        let fold = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.html().select(&selector).map(|element| fold(element.text().collect())).collect()
    }

    /// Values of an attribute of all elements that a selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(selector).expect("a selector");
        self.html()
            .select(&selector)
            .filter_map(|element| element.value().attr(name))
            .map(str::to_owned)
            .collect()
    }
}

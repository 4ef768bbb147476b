//! What all requests share.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use actix_web::HttpRequest;
use actix_web::http::header::HeaderValue;

use crate::config::{Config, Source};
use crate::secrets::{Keys, Random};
use crate::store::Store;
use crate::tls::Certificates;

use super::guard;
use super::limits::Limits;
use super::live::Live;
use super::noted::Names;
use super::passkeys::Passkeys;
use super::passwords::Passwords;
use super::prefix;
use super::ready::Ready;
use super::reports::Reports;
use super::signon::SignOn;
use super::traffic::Traffic;

/// The running program, as far as requests need it. Clones share it.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The parts of an [`App`].
pub struct Inner {
    /// How the site is set up.
    pub config: Config,
    /// Where the settings that are no defaults came from; `serve` tells.
    pub sources: OnceLock<BTreeMap<&'static str, Source>>,
    /// The database.
    pub store: Store,
    /// The server's keys.
    pub keys: Keys,
    /// Where new names and tokens come from.
    pub random: Random,
    /// How often one client may do what.
    pub limits: Limits,
    /// Where passwords are verified.
    pub passwords: Passwords,
    /// Providers of identities.
    pub sign_on: SignOn,
    /// The site to authenticators.
    pub passkeys: Passkeys,
    /// Where failures are told.
    pub reports: Reports,
    /// Pages that are kept ready.
    pub ready: Ready,
    /// Pages that are open and told of changes.
    pub live: Live,
    /// The certificate that is shown, if this server does TLS; `serve` tells.
    pub certificates: OnceLock<Arc<Certificates>>,
    /// Names of requests.
    pub names: Names,
    /// The server has been told to stop.
    pub stopping: AtomicBool,
    /// When it began, in Unix seconds.
    pub started: i64,
    /// Connections and requests that are under way.
    pub traffic: Arc<Traffic>,
    /// What the pages say that other sites may show in a frame, if any may.
    pub framed: Option<HeaderValue>,
    /// For how long browsers use TLS alone, where this server does it.
    pub hsts: Option<HeaderValue>,
}

impl App {
    /// Puts the parts together.
    pub fn new(config: Config, store: Store, keys: Keys, random: Random) -> Self {
        let limits = Limits::new(&config.limits_exempt);
        let passwords = Passwords::new(config.workers);
        let passkeys = Passkeys::new(&config);
        let sign_on = SignOn::new(&config);
        let (ready, live) = (Ready::default(), Live::default());
        let (sources, started) = (OnceLock::new(), store.now());
        let age = config.hsts_days * 86_400;
        let hsts = (config.does_tls() && age > 0).then(|| format!("max-age={age}"));
        let hsts = hsts.and_then(|value| HeaderValue::try_from(value).ok());
        let framed = guard::framed(&config.embed_allowed);
        let reports = Reports::new(config.error_report_url.as_deref());
        Self(Arc::new(Inner {
            config,
            sources,
            reports,
            store,
            keys,
            random,
            limits,
            passwords,
            passkeys,
            sign_on,
            ready,
            live,
            certificates: OnceLock::new(),
            names: Names::default(),
            stopping: AtomicBool::new(false),
            started,
            traffic: Arc::default(),
            framed,
            hsts,
        }))
    }

    /// Cookies go over TLS alone: the site's address is `https`.
    pub fn is_secure(&self) -> bool {
        self.config.public_url.is_https()
    }

    /// What stands before the path of every page; mostly nothing.
    pub fn prefix(&self) -> &str {
        self.config.public_url.path()
    }

    /// The path that a request asks for, without what stands before all. Not decoded.
    pub fn path<'a>(&self, request: &'a HttpRequest) -> &'a str {
        let path = request.path();
        prefix::inside(self.prefix(), path).unwrap_or(path)
    }

    /// Whether mail goes out at all.
    pub fn sends_mail(&self) -> bool {
        self.config.mails()
    }

    /// An address of this site as people outside must write it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.config.public_url.as_str())
    }
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

//! `bitpoll serve`

use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join;

use super::activation;
use super::admin;
use super::background::{self, Background};
use super::desk::{Desk, Refusal};
use super::failure::Failure;
use super::notify::Manager;
use super::sockets::Sockets;
use super::{backups, clock, desk, first_admin, log, mailing, process, reload, sandbox, say_line, upkeep};
use crate::acme::Acme;
use crate::actions::mail::Office;
use crate::actions::site_settings;
use crate::auth;
use crate::config::{self, Config, Flags, Listen, Loaded};
use crate::memory;
use crate::store::{Engine, Store};
use crate::tls::{self, Certificates, Files};
use crate::web::running::{DRAINED, Doors};
use crate::web::{self, App};

/// Within which the process has ended after it was told to: what service managers have to give it. Units, manifests and
/// docs/admin/systemd.md say the same (`tests/it/restart.rs` compares).
pub const STOPS_WITHIN: Duration = Duration::from_secs(40);
const _: () = assert!(
    DRAINED.as_secs() + background::PATIENCE.as_secs() < STOPS_WITHIN.as_secs(),
    "answers, then jobs, and then the last commit"
);

/// Serves until the process is told to stop (SIGTERM, SIGINT); requests that have begun are answered, and
/// votes that wait for their commit are stored.
pub(super) fn run(flags: Flags, loaded: Loaded) -> Result<(), Failure> {
    memory::give_back_large_pieces();
    let read_from = config::read_from(&loaded);
    let Loaded { mut config, sources, warnings, .. } = loaded;
    let level = log::start(&config);
    let again = reload::Settings::new(flags, config.clone(), level);
    for warning in &warnings {
        tracing::warn!("{warning}");
    }
    check(&config)?;
    let ports = Ports::open(&config)?;
    let settings = config::in_force(&config);
    config.bound_to(ports.site.places.clone());
    let certificates = Arc::new(Certificates::default());
    let files = certificate_files(&config, &certificates)?;
    desk::make_data_dir(&config.data_dir)?;
    sandbox::enter(&config, &read_from);
    let desk = open(config, settings)?;
    let code = first_admin::settle(&desk)?;
    let site = Site::of(desk, certificates, files)?;
    let _ = site.app.sources.set(sources);
    announce(&ports.site.places, &site.app.config, code);
    let store = site.app.store.clone();
    let outcome = site.serve(ports, again);
    store.close();
    tracing::info!("stopped");
    outcome.map_err(|error| Failure::other(format!("the server failed: {error}")))
}

/// Refuses what can be known to be wrong before anything is opened or made.
fn check(config: &Config) -> Result<(), Failure> {
    clock::check()?;
    Store::check(&desk::database(config)?)?;
    auth::check(config).map_err(Failure::usage)?;
    backups::check(config)
}

/// Opens the database and the keys, and notes what another configuration has changed.
fn open(config: Config, settings: Vec<config::InForce>) -> Result<Desk, Failure> {
    let start_wait = config.database_start_wait;
    let desk = Desk::open_within(config, start_wait).map_err(|refusal| match refusal {
        Refusal::Locked => Failure::other("database: another process has it open; stop that one first"),
        Refusal::Failed(failure) => failure,
    })?;
    tracing::info!("{}", desk.config.mail_line());
    let settings: Vec<_> = settings.into_iter().map(|it| (it.name.to_owned(), it.shown)).collect();
    let keys = desk.keys.clone();
    desk.store.write_blocking(move |tx| site_settings::note(tx, &keys, &settings))?;
    Ok(desk)
}

/// Where requests come in.
struct Ports {
    site: Sockets,
    redirect: Sockets,
    watched: Sockets,
}

impl Ports {
    fn open(config: &Config) -> Result<Self, Failure> {
        let (given, given_redirect) = handed_over(config)?;
        let site = Sockets::open("listen", &config.listen, given)?;
        let redirect = Sockets::open("http_redirect_listen", &config.http_redirect_listen, given_redirect)?;
        let watched = Sockets::open("metrics_listen", &config.metrics_listen, Vec::new())?;
        if !watched.places.is_empty() {
            let places = watched.places.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
            tracing::info!(places, "metrics and readiness");
        }
        Ok(Self { site, redirect, watched })
    }
}

/// The open site, with what it does besides answering.
struct Site {
    app: App,
    office: Office,
    certificates: Arc<Certificates>,
    files: Option<Files>,
    tls: Option<rustls::ServerConfig>,
    acme: Option<Acme>,
    /// For commands; closed with the site.
    _admin: Option<admin::Socket>,
}

impl Site {
    fn of(desk: Desk, certificates: Arc<Certificates>, files: Option<Files>) -> Result<Self, Failure> {
        let office = Office::new(&desk.config, &desk.keys).map_err(Failure::usage)?;
        let admin = (desk.store.engine() == Engine::Sqlite).then(|| admin::listen(&desk)).flatten();
        let acme = ordering(&desk, &certificates)?;
        let tls = tls_at_sockets(&desk.config, &certificates)?;
        let app = App::new(desk.config, desk.store, desk.keys, desk.random);
        if tls.is_some() {
            let _ = app.certificates.set(Arc::clone(&certificates));
        }
        Ok(Self { app, office, certificates, files, tls, acme, _admin: admin })
    }

    /// Answers until the process is told to stop.
    fn serve(self, ports: Ports, again: reload::Settings) -> std::io::Result<()> {
        let Self { app, office, certificates, files, tls, acme, _admin } = self;
        let manager = Manager::of_environment();
        let most = process::files_at_most();
        app.live.fit_into(most);
        let connections = process::connections(most);
        let doors = Doors { site: ports.site.all, redirect: ports.redirect.all, tls, connections };
        actix_web::rt::System::new().block_on(async {
            web::running::watched(app.clone(), ports.watched.all)?;
            let (told, hangup) = (web::running::told_to_stop()?, reload::asked()?);
            let jobs = [
                actix_web::rt::spawn(upkeep::run(app.clone())),
                actix_web::rt::spawn(reload::watch(hangup, again, files, certificates, manager.clone())),
                actix_web::rt::spawn(manager.clone().watchdog()),
            ];
            let ordering = acme.map(|acme| actix_web::rt::spawn(acme.run()));
            let backups = Background::start(|stop| backups::run(app.clone(), stop));
            let mailing = Background::start(|stop| mailing::run(app.store.clone(), office, stop));
            let end = backups.end();
            let told = async {
                let haste = told.await;
                manager.stopping(STOPS_WITHIN);
                // What is not finished is thrown away: so it need not go on until the last answer is sent.
                end.ask();
                haste
            };
            let outcome = web::running::run(app, doors, || manager.ready(reload::STATUS), told).await;
            jobs.iter().chain(&ordering).for_each(actix_web::rt::task::JoinHandle::abort);
            join(backups.stop(), mailing.stop()).await;
            outcome
        })
    }
}

/// The job that orders certificates, if they are ordered.
fn ordering(desk: &Desk, certificates: &Arc<Certificates>) -> Result<Option<Acme>, Failure> {
    if desk.config.acme_directory.is_none() {
        return Ok(None);
    }
    let kept = (&desk.store, &desk.keys, &desk.random);
    Acme::new(&desk.config, kept, certificates).map(Some).map_err(Failure::usage)
}

/// How TLS is spoken, if this server does it.
fn tls_at_sockets(
    config: &Config,
    certificates: &Arc<Certificates>,
) -> Result<Option<rustls::ServerConfig>, Failure> {
    if !config.does_tls() {
        return Ok(None);
    }
    let tls = tls::server_config(Arc::clone(certificates));
    tls.map(Some).map_err(|error| Failure::other(format!("no TLS: {error}")))
}

/// The certificate of the files, if it comes from files.
fn certificate_files(config: &Config, certificates: &Certificates) -> Result<Option<Files>, Failure> {
    let (Some(certificate), Some(key)) = (&config.tls_certificate_file, &config.tls_key_file) else {
        return Ok(None);
    };
    let mut files = Files::new(certificate.clone(), key.clone());
    certificates.show(files.read().map_err(|wrong| Failure::usage(wrong.to_string()))?);
    Ok(Some(files))
}

/// The sockets of whoever started us, which then count instead of `listen`, and those instead of `http_redirect_listen`.
fn handed_over(config: &Config) -> Result<(Vec<OwnedFd>, Vec<OwnedFd>), Failure> {
    let given = activation::given()?;
    if !given.is_empty() {
        let names = given.iter().map(|given| given.name.as_str()).collect::<Vec<_>>().join(", ");
        let listen = config.listen.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        tracing::info!(names, "sockets were handed over, so listen = \"{listen}\" is not used");
    }
    let (redirect, site): (Vec<_>, Vec<_>) =
        given.into_iter().partition(|given| given.name == activation::REDIRECT);
    let sockets = |given: Vec<activation::Given>| given.into_iter().map(|given| given.socket).collect();
    Ok((sockets(site), sockets(redirect)))
}

/// Tells where the server is, and the code of a site that nobody runs yet.
fn announce(places: &[Listen], config: &Config, code: Option<String>) {
    let scheme = if config.does_tls() { "https" } else { "http" };
    let address = |place: &Listen| match place {
        Listen::Tcp(address) => format!("{scheme}://{address}"),
        socket @ Listen::Unix { .. } => socket.to_string(),
    };
    let places = places.iter().map(address).collect::<Vec<_>>().join(" and ");
    say_line(&format!("bitpoll is running at {places}"));
    tracing::info!(address = places, version = env!("CARGO_PKG_VERSION"), "started");
    if let Some(code) = code {
        let site = config.public_url.as_str();
        say_line(&format!("nobody runs this site yet: open {site}/setup/ with the code {code}"));
    }
}

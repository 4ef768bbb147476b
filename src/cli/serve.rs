//! `bitpoll serve`

use std::os::fd::OwnedFd;

use super::activation;
use super::admin;
use super::backups::Backups;
use super::desk::{Desk, Refusal};
use super::failure::Failure;
use super::sockets::Sockets;
use super::{clock, desk, first_admin, log, mailing::Mailing, process, sandbox, say_line, upkeep};
use crate::actions::mail::Office;
use crate::actions::site_settings;
use crate::auth;
use crate::config::{self, Config, Listen, Loaded};
use crate::store::Engine;
use crate::web;

/// Serves until the process is told to stop (SIGTERM, SIGINT); requests that have begun are answered, and
/// votes that wait for their commit are stored.
pub(super) fn run(loaded: Loaded) -> Result<(), Failure> {
    process::give_back_large_pieces();
    let mut config = loaded.config;
    log::start(&config);
    for warning in &loaded.warnings {
        tracing::warn!("{warning}");
    }
    clock::check()?;
    auth::check(&config).map_err(Failure::usage)?;
    let sockets = Sockets::open("listen", &config.listen, handed_over(&config)?)?;
    let settings = config::in_force(&config);
    config.bound_to(sockets.places.clone());
    let watched = Sockets::open("metrics_listen", &config.metrics_listen, Vec::new())?;
    desk::make_data_dir(&config.data_dir)?;
    sandbox::enter(&config);
    let start_wait = config.database_start_wait;
    let desk = Desk::open_within(config, start_wait).map_err(|refusal| match refusal {
        Refusal::Locked => Failure::other("database: another process has it open; stop that one first"),
        Refusal::Failed(failure) => failure,
    })?;
    let office = Office::new(&desk.config, &desk.keys).map_err(Failure::usage)?;
    tracing::info!("{}", desk.config.mail_line());
    let code = first_admin::settle(&desk)?;
    let settings: Vec<_> = settings.into_iter().map(|it| (it.name.to_owned(), it.shown)).collect();
    let keys = desk.keys.clone();
    desk.store.write_blocking(move |tx| site_settings::note(tx, &keys, &settings))?;
    let socket = (desk.store.engine() == Engine::Sqlite).then(|| admin::listen(&desk)).flatten();
    let app = web::app::App::new(desk.config, desk.store.clone(), desk.keys, desk.random);
    let _ = app.sources.set(loaded.sources);
    app.live.fit_into(process::files_at_most());
    announce(&sockets.places);
    if let Some(code) = code {
        say_line(&format!(
            "nobody runs this site yet: open {}/setup/ with the code {code}",
            app.config.public_url.as_str()
        ));
    }
    let system = actix_web::rt::System::new();
    let outcome = system.block_on(async {
        web::running::watched(app.clone(), watched.all)?;
        let upkeep = actix_web::rt::spawn(upkeep::run(app.clone()));
        let backups = Backups::start(app.clone());
        let mailing = Mailing::start(desk.store.clone(), office);
        let outcome = web::running::run(app, sockets.all).await;
        upkeep.abort();
        backups.stop().await;
        mailing.stop().await;
        outcome
    });
    drop(socket);
    desk.store.close();
    tracing::info!("stopped");
    outcome.map_err(|error| Failure::other(format!("the server failed: {error}")))
}

/// The sockets of whoever started us, which then count instead of `listen`.
fn handed_over(config: &Config) -> Result<Vec<OwnedFd>, Failure> {
    let given = activation::given()?;
    if !given.is_empty() {
        let names = given.iter().map(|given| given.name.as_str()).collect::<Vec<_>>().join(", ");
        let listen = config.listen.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        tracing::info!(names, "sockets were handed over, so listen = \"{listen}\" is not used");
    }
    Ok(given.into_iter().map(|given| given.socket).collect())
}

/// Tells where the server is.
fn announce(places: &[Listen]) {
    let address = |place: &Listen| match place {
        Listen::Tcp(address) => format!("http://{address}"),
        socket @ Listen::Unix { .. } => socket.to_string(),
    };
    let places = places.iter().map(address).collect::<Vec<_>>().join(" and ");
    say_line(&format!("bitpoll is running at {places}"));
    tracing::info!(address = places, version = env!("CARGO_PKG_VERSION"), "started");
}

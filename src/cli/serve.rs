//! `bitpoll serve`

use std::io;
use std::net::{SocketAddr, TcpListener};

use super::admin;
use super::desk::{Desk, Refusal};
use super::failure::Failure;
use super::{clock, first_admin, log, mailing::Mailing, process, say_line, upkeep};
use crate::actions::mail::Office;
use crate::actions::site_settings;
use crate::auth;
use crate::config::{self, Loaded};
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
    let (listener, address) = bind(config.listen)?;
    let settings = config::in_force(&config);
    config.bound_to(address);
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
    announce(address);
    if let Some(code) = code {
        say_line(&format!(
            "nobody runs this site yet: open {}/setup/ with the code {code}",
            app.config.public_url.as_str()
        ));
    }
    let system = actix_web::rt::System::new();
    let outcome = system.block_on(async {
        let upkeep = actix_web::rt::spawn(upkeep::run(app.clone()));
        let mailing = Mailing::start(desk.store.clone(), office);
        let outcome = web::server::run(app, listener).await;
        upkeep.abort();
        mailing.stop().await;
        outcome
    });
    drop(socket);
    desk.store.close();
    tracing::info!("stopped");
    outcome.map_err(|error| Failure::other(format!("the server failed: {error}")))
}

fn bind(listen: SocketAddr) -> Result<(TcpListener, SocketAddr), Failure> {
    let bound = TcpListener::bind(listen).and_then(|listener| listener.local_addr().map(|at| (listener, at)));
    bound.map_err(|error| {
        let mend = match error.kind() {
            io::ErrorKind::AddrInUse => "the port is taken: stop what uses it or choose another".to_owned(),
            io::ErrorKind::PermissionDenied => "not allowed: choose a port from 1024 on".to_owned(),
            io::ErrorKind::AddrNotAvailable => "this machine has no such address".to_owned(),
            _ => error.to_string(),
        };
        Failure::usage(format!("listen = \"{listen}\": {mend}, such as --listen 127.0.0.1:8081"))
    })
}

/// Tells where the server is.
fn announce(address: SocketAddr) {
    say_line(&format!("bitpoll is running at http://{address}"));
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "started");
}

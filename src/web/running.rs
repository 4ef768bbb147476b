//! Serving until the process is told to stop, and stopping without losing a request.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::http::header;
use actix_web::web::{self, Data};
use actix_web::{App as ActixApp, HttpRequest, HttpResponse, HttpServer};
use futures_util::future::try_join_all;
use rustls::ServerConfig;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

use super::app::App;
use super::pages::site::health;
use super::{redirect, server};

/// How long the head of a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// How long the two sides may take to agree on TLS.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// Seconds that requests which have begun get to be answered.
const PATIENCE: u64 = 20;
/// How long clients that keep connections are told to open others, before those are closed.
const GRACE: Duration = Duration::from_secs(1);
/// Until all of this has happened.
pub const DRAINED: Duration = GRACE.saturating_add(Duration::from_secs(PATIENCE + 2));
/// Until what was accepted has reached a worker, which drops what it has not begun.
const FLUSH: Duration = Duration::from_millis(100);
const LOOK: Duration = Duration::from_millis(25);
/// Looks in a row at which nobody waits for anything.
const QUIET: usize = 8;

/// A socket that listens.
pub enum Socket {
    /// Of the internet.
    Tcp(TcpListener),
    /// Of this machine, by a path.
    Unix(UnixListener),
}

/// Where requests come in.
pub struct Doors {
    /// To the site.
    pub site: Vec<Socket>,
    /// To be sent to the site by TLS.
    pub redirect: Vec<Socket>,
    /// What is spoken at the internet's sockets of the site; nothing where a proxy does that.
    pub tls: Option<ServerConfig>,
    /// Connections at most, whatever waits for more.
    pub connections: usize,
}

/// How fast to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haste {
    /// By and by: another server comes after this one.
    Calm,
    /// Somebody waits at the keyboard.
    Hurry,
}

/// Ends when the process is told to stop; from here on it does not end by that itself.
///
/// # Errors
/// If the system does not tell of signals.
pub fn told_to_stop() -> std::io::Result<impl Future<Output = Haste>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => Haste::Calm,
            _ = interrupt.recv() => Haste::Hurry,
        }
    })
}

/// Serves until it is told to stop; then answers what has begun. `ready` is called once requests are answered.
///
/// # Errors
/// If a socket cannot be served.
pub async fn run(
    app: App,
    doors: Doors,
    ready: impl FnOnce(),
    told: impl Future<Output = Haste>,
) -> std::io::Result<()> {
    let mut servers = Vec::new();
    if !doors.redirect.is_empty() {
        servers.push(to_tls(&app, doors.redirect, doors.connections / 8)?);
    }
    servers.push(site(&app, doors.site, doors.tls.as_ref(), doors.connections)?);
    let handles: Vec<ServerHandle> = servers.iter().map(Server::handle).collect();
    ready();
    let stopped = async {
        wind_down(&app, &handles, told.await).await;
    };
    // What is left then are connections that nobody uses: they end with their server.
    tokio::select! {
        ended = try_join_all(servers) => ended.map(|_| ()),
        () = stopped => Ok(()),
    }
}

fn site(app: &App, sockets: Vec<Socket>, tls: Option<&ServerConfig>, most: usize) -> std::io::Result<Server> {
    let workers = app.config.workers;
    let each = (most / workers).max(8);
    let (data, traffic) = (Data::new(app.clone()), Arc::clone(&app.traffic));
    let mut server =
        HttpServer::new(move || ActixApp::new().app_data(data.clone()).configure(server::configure))
            .workers(workers)
            .max_connections(each)
            // Else some hundred that never agree on TLS would stop all others.
            .max_connection_rate(each)
            .shutdown_timeout(PATIENCE)
            .client_request_timeout(HEAD_TIME)
            .tls_handshake_timeout(HANDSHAKE_TIME)
            .on_connect(move |_, connection| drop(connection.insert(traffic.connected())))
            .disable_signals();
    for socket in sockets {
        server = match (socket, tls) {
            (Socket::Tcp(listener), None) => server.listen(listener)?,
            (Socket::Tcp(listener), Some(tls)) => server.listen_rustls_0_23(listener, tls.clone())?,
            (Socket::Unix(listener), _) => server.listen_uds(listener)?,
        };
    }
    Ok(server.run())
}

fn to_tls(app: &App, sockets: Vec<Socket>, most: usize) -> std::io::Result<Server> {
    let (data, traffic) = (Data::new(app.clone()), Arc::clone(&app.traffic));
    let mut server =
        HttpServer::new(move || ActixApp::new().app_data(data.clone()).configure(redirect::configure))
            .workers(1)
            .max_connections(most.max(8))
            .shutdown_timeout(PATIENCE)
            .client_request_timeout(HEAD_TIME)
            .on_connect(move |_, connection| drop(connection.insert(traffic.connected())))
            .disable_signals();
    for socket in sockets {
        server = match socket {
            Socket::Tcp(listener) => server.listen(listener)?,
            Socket::Unix(listener) => server.listen_uds(listener)?,
        };
    }
    Ok(server.run())
}

/// First every answer says that its connection ends, then no more are accepted (who comes waits at the socket, if it
/// stays open, for the next server), then what has begun is answered.
async fn wind_down(app: &App, handles: &[ServerHandle], haste: Haste) {
    app.stopping.store(true, Ordering::Relaxed);
    app.live.close();
    if haste == Haste::Calm {
        let _ = tokio::time::timeout(GRACE, until(|| app.traffic.open() == 0, 1)).await;
    }
    for handle in handles {
        handle.pause().await;
    }
    sleep(FLUSH).await;
    for handle in handles {
        drop(handle.stop(true));
    }
    until(|| app.traffic.is_quiet(), QUIET).await;
}

/// Returns when something was so at so many looks in a row.
async fn until(is_so: impl Fn() -> bool, looks: usize) {
    let mut row = 0;
    while row < looks {
        row = if is_so() { row + 1 } else { 0 };
        sleep(LOOK).await;
    }
}

/// Serves those who watch at sockets of their own, for as long as the process lives: also while it stops.
///
/// # Errors
/// If a socket cannot be served.
pub fn watched(app: App, sockets: Vec<Socket>) -> std::io::Result<()> {
    if sockets.is_empty() {
        return Ok(());
    }
    let data = Data::new(app);
    let site = move || ActixApp::new().app_data(data.clone()).default_service(web::route().to(watch));
    let mut server = HttpServer::new(site).workers(1).disable_signals();
    for socket in sockets {
        server = match socket {
            Socket::Tcp(listener) => server.listen(listener)?,
            Socket::Unix(listener) => server.listen_uds(listener)?,
        };
    }
    actix_web::rt::spawn(server.run());
    Ok(())
}

async fn watch(request: HttpRequest, data: Data<App>) -> HttpResponse {
    let (app, token) = (data.get_ref(), &data.config.metrics_token);
    match request.path() {
        "/metrics" if !token.is_empty() && !super::watch::is_allowed(&request, token) => {
            HttpResponse::Unauthorized().insert_header((header::WWW_AUTHENTICATE, "Bearer")).finish()
        }
        "/metrics" => health::measured(app).await,
        "/readyz" => health::readiness(app).await,
        "/healthz" => HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n"),
        _ => HttpResponse::NotFound().finish(),
    }
}

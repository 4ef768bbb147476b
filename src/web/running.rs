//! Serving until the process is told to stop, and stopping without losing a request.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::http::header;
use actix_web::web::{self, Data};
use actix_web::{App as ActixApp, HttpRequest, HttpResponse, HttpServer};

use super::app::App;
use super::pages::site::health;
use super::server::configure;

/// A socket that listens.
pub enum Socket {
    /// Of the internet.
    Tcp(TcpListener),
    /// Of this machine, by a path.
    Unix(UnixListener),
}

/// Serves until the process is told to stop; then answers what has begun.
///
/// # Errors
/// If a socket cannot be served.
pub async fn run(app: App, sockets: Vec<Socket>) -> std::io::Result<()> {
    let workers = app.config.workers;
    actix_web::rt::spawn(end_open_pages(app.clone()));
    let data = Data::new(app);
    let mut server = HttpServer::new(move || ActixApp::new().app_data(data.clone()).configure(configure))
        .workers(workers)
        .shutdown_timeout(20)
        .client_request_timeout(Duration::from_secs(15));
    for socket in sockets {
        server = match socket {
            Socket::Tcp(listener) => server.listen(listener)?,
            Socket::Unix(listener) => server.listen_uds(listener)?,
        };
    }
    server.run().await
}

/// Pages that are open would keep a server that stops waiting.
async fn end_open_pages(app: App) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    app.stopping.store(true, Ordering::Relaxed);
    app.live.close();
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

//! Serving until the process is told to stop, and stopping without losing a request.

use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::time::Duration;

use actix_web::web::Data;
use actix_web::{App as ActixApp, HttpServer};

use super::app::App;
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
    app.live.close();
}

//! Connections to PostgreSQL.

use std::str::FromStr;

use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::store::{DatabaseConfig, Error, Result};

/// Makes the pool. It connects when it is first asked.
///
/// # Errors
/// [`Error::Other`] when the address cannot be read.
pub(super) fn pool(url: &str, config: &DatabaseConfig) -> Result<Pool> {
    let mut server = Config::from_str(url).map_err(|error| Error::Other(with_cause(&error)))?;
    server.connect_timeout(config.patience).application_name("bitpoll");
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = if needs_tls(&server) {
        Manager::from_config(server, tls(), recycling)
    } else {
        Manager::from_config(server, NoTls, recycling)
    };
    // The server must not work on after the program stopped waiting, nor keep a transaction that nobody ends.
    let limit = config.statement_limit.as_millis();
    let set_up = format!(
        "SET statement_timeout = {limit}; SET idle_in_transaction_session_timeout = {}",
        limit.saturating_mul(2)
    );
    Pool::builder(manager)
        .max_size(config.connections)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(config.patience))
        .create_timeout(Some(config.patience))
        .recycle_timeout(Some(config.patience))
        .post_create(Hook::async_fn(move |client, _| {
            let set_up = set_up.clone();
            Box::pin(async move { client.batch_execute(&set_up).await.map_err(HookError::Backend) })
        }))
        .build()
        .map_err(|error| Error::Other(error.to_string()))
}

/// A connection from the pool; must run on the runtime of the store, where a new one will live.
///
/// # Errors
/// [`Error::Unavailable`] when none is free or can be made in time.
pub(super) async fn client(pool: &Pool) -> Result<Object> {
    pool.get().await.map_err(|error| {
        Error::Unavailable(match &error {
            PoolError::Backend(cause) => with_cause(cause),
            _ => error.to_string(),
        })
    })
}

fn needs_tls(server: &Config) -> bool {
    let by_socket = |host: &Host| matches!(host, Host::Unix(_));
    server.get_ssl_mode() != SslMode::Disable && !server.get_hosts().iter().all(by_socket)
}

/// TLS with the certificates that this machine trusts, or those of Mozilla where it has none.
fn tls() -> MakeRustlsConnect {
    // Fails when one is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    MakeRustlsConnect::with_native_certs()
        .map_or_else(|_| MakeRustlsConnect::with_webpki_roots(), |(connector, _)| connector)
}

/// tokio-postgres says "db error" and keeps what the server said in the cause.
pub(super) fn with_cause(error: &tokio_postgres::Error) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

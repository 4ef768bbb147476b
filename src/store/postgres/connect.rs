//! Connections to PostgreSQL.

use std::error::Error as StdError;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::time::Duration;

use deadpool_postgres::{
    Connect, Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
    TimeoutType,
};
use futures_util::future::BoxFuture;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::config::LoadBalanceHosts;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Connection, NoTls, Socket};

use super::address::Address;
use crate::store::{DatabaseConfig, Error, Result};

/// Between two attempts to reach a server that is away.
const PAUSE: Duration = Duration::from_millis(500);

/// Makes the pool. It connects when it is first asked.
///
/// # Errors
/// [`Error::Setting`] when the address, or a file that goes with it, cannot be used.
pub(super) fn pool(address: &Address, config: &DatabaseConfig) -> Result<Pool> {
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let servers = address.servers.clone();
    // The manager only hands its own address to `Dial`, which has better ones.
    let manager = match &address.tls {
        Some(tls) => Manager::from_connect(Config::new(), Dial { servers, tls: tls.connector()? }, recycling),
        None => Manager::from_connect(Config::new(), Dial { servers, tls: NoTls }, recycling),
    };
    // The server must not work on after the program stopped waiting.
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

/// Connects for the pool.
struct Dial<T> {
    servers: Vec<Config>,
    tls: T,
}

impl<T> Connect for Dial<T>
where
    T: MakeTlsConnect<Socket> + Clone + Sync + Send + 'static,
    T::Stream: Sync + Send,
    T::TlsConnect: Sync + Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    fn connect(&self, _: &Config) -> BoxFuture<'_, Result<(Client, JoinHandle<()>), tokio_postgres::Error>> {
        Box::pin(async move {
            let (client, connection) = dial(&self.servers, self.tls.clone()).await?;
            let carried = tokio::spawn(async move {
                if let Err(error) = connection.await {
                    tracing::warn!("a connection to the database is lost: {}", with_cause(&error));
                }
            });
            Ok((client, carried))
        })
    }
}

/// Connects to the first server that lets us in. Each but the last has a share of the time and no more, be it silent
/// before or after it took the connection; what is left is the caller's to bound.
///
/// # Errors
/// Those of the last server.
pub(super) async fn dial<T>(
    servers: &[Config],
    tls: T,
) -> Result<(Client, Connection<Socket, T::Stream>), tokio_postgres::Error>
where
    T: MakeTlsConnect<Socket> + Clone,
{
    let mut order: Vec<&Config> = servers.iter().collect();
    if order.iter().any(|server| server.get_load_balance_hosts() == LoadBalanceHosts::Random) {
        let dice = RandomState::new();
        order.sort_by_cached_key(|server| dice.hash_one(std::ptr::from_ref(*server)));
    }
    let Some((last, before)) = order.split_last() else { return Config::new().connect(tls).await };
    for server in before {
        let share = server.get_connect_timeout().copied().unwrap_or_default();
        if let Ok(Ok(connected)) = timeout(share, server.connect(tls.clone())).await {
            return Ok(connected);
        }
    }
    last.connect(tls).await
}

/// A connection from the pool; must run on the runtime of the store, where a new one will live.
///
/// # Errors
/// [`Error::Unavailable`] when none is free or can be made in time, [`Error::Refused`] when the server does not
/// let us in.
pub(super) async fn client(pool: &Pool) -> Result<Object> {
    pool.get().await.map_err(|error| match &error {
        PoolError::Backend(cause) | PoolError::PostCreateHook(HookError::Backend(cause))
            if !may_pass(cause) =>
        {
            Error::Refused(with_cause(cause))
        }
        PoolError::Backend(cause) | PoolError::PostCreateHook(HookError::Backend(cause)) => {
            Error::Unavailable(with_cause(cause))
        }
        PoolError::Timeout(TimeoutType::Wait) => Error::Unavailable("no connection is free".to_owned()),
        PoolError::Timeout(_) => silent(),
        _ => Error::Unavailable(error.to_string()),
    })
}

/// The first connection. A server that cannot be reached (yet) is asked again for as long as `wait`.
///
/// # Errors
/// Those of [`client`].
pub(super) async fn first(pool: &Pool, wait: Duration) -> Result<Object> {
    let mut error = match client(pool).await {
        Err(error @ Error::Unavailable(_)) if !wait.is_zero() => error,
        other => return other,
    };
    tracing::warn!("waiting for the database for at most {} seconds: {error}", wait.as_secs_f32());
    let asking = async {
        loop {
            tokio::time::sleep(PAUSE).await;
            match client(pool).await {
                Err(again @ Error::Unavailable(_)) => error = again,
                other => return other,
            }
        }
    };
    let reached = timeout(wait, asking).await;
    reached.unwrap_or(Err(error))
}

/// Whether waiting may help: the server cannot be reached, starts or stops, or has too many connections. It
/// does not help against a wrong password or certificate.
fn may_pass(error: &tokio_postgres::Error) -> bool {
    if let Some(code) = error.code() {
        return matches!(code.code().get(..2), Some("08" | "53" | "57"));
    }
    let lost = |cause: &io::Error| !cause.get_ref().is_some_and(|inner| inner.is::<rustls::Error>());
    let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    error.is_closed() || cause.is_some_and(lost)
}

/// Waits for an answer outside of a transaction.
///
/// # Errors
/// [`Error::Unavailable`], whatever is wrong.
pub(super) async fn within<T>(
    limit: Duration,
    answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T> {
    match timeout(limit, answer).await {
        Ok(answer) => answer.map_err(|error| unavailable(&error)),
        Err(_) => Err(silent()),
    }
}

/// Closes a connection, and those of its pool that nobody uses.
pub(super) fn doubt_all(client: Object) {
    if let Some(pool) = Object::pool(&client) {
        let _ = pool.retain(|_, _| false);
    }
    drop(Object::take(client));
}

/// An error after which a connection is given up.
pub(super) fn unavailable(error: &tokio_postgres::Error) -> Error {
    Error::Unavailable(with_cause(error))
}

/// No answer came.
pub(super) fn silent() -> Error {
    Error::Unavailable("PostgreSQL did not answer in time".to_owned())
}

/// tokio-postgres says "db error" and keeps what the server said in the cause.
pub(super) fn with_cause(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(answer), _) => answer.to_string(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}

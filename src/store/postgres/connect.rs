//! Connections to PostgreSQL.

use std::error::Error as StdError;
use std::io;
use std::time::Duration;

use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime, TimeoutType,
};
use tokio_postgres::NoTls;

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
    let manager = match &address.tls {
        Some(tls) => Manager::from_config(address.server.clone(), tls.connector()?, recycling),
        None => Manager::from_config(address.server.clone(), NoTls, recycling),
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
        PoolError::Timeout(_) => Error::Unavailable("PostgreSQL did not answer in time".to_owned()),
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
    let reached = tokio::time::timeout(wait, asking).await;
    reached.unwrap_or(Err(error))
}

/// Whether waiting may help: the server cannot be reached, starts or stops, or has too many connections. It
/// does not help against a wrong password or certificate.
fn may_pass(error: &tokio_postgres::Error) -> bool {
    if let Some(code) = error.code() {
        let class = &code.code()[..2];
        return matches!(class, "08" | "53" | "57");
    }
    let lost = |cause: &io::Error| !cause.get_ref().is_some_and(|inner| inner.is::<rustls::Error>());
    let cause = error.source().and_then(|cause| cause.downcast_ref::<io::Error>());
    error.is_closed() || cause.is_some_and(lost)
}

/// tokio-postgres says "db error" and keeps what the server said in the cause.
pub(super) fn with_cause(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(answer), _) => answer.to_string(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}

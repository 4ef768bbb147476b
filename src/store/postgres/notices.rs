//! Changes told from node to node, by NOTIFY and LISTEN.
//!
//! Not within the transactions that make the changes: PostgreSQL commits those that notify one after another, on all
//! nodes together. A node tells what it has committed a moment later, many changes at once; one that dies in that
//! moment tells nothing, which is why a notice is only a hint.

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::Pool;
use futures_util::future::{Either, select};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls};

use super::address::Address;
use super::connect;
use crate::domain::id::PollId;
use crate::store::notices::Notices;
use crate::store::{Error, Result};

/// How long changes are collected before they are told.
const COLLECT: Duration = Duration::from_millis(100);
/// Between two attempts to listen.
const PAUSE: Duration = Duration::from_secs(2);
/// A payload has less than 8 000 bytes; beyond so many polls "some" is all that is told.
const POLLS_MAX: usize = 350;
/// Nodes of one schema share a channel.
const CHANNEL: &str = "'bitpoll ' || current_schema()";

/// Tells other nodes what this one has changed, until the queue ends. `node` is a name that they do not have.
pub(super) async fn tell(pool: Pool, node: u64, mut queue: UnboundedReceiver<PollId>) {
    while let Some(first) = queue.recv().await {
        tokio::time::sleep(COLLECT).await;
        let mut changed = BTreeSet::from([first.0]);
        while let Ok(next) = queue.try_recv() {
            changed.insert(next.0);
        }
        if let Err(error) = notify(&pool, &payload(node, &changed)).await {
            tracing::warn!(%error, "other nodes are not told what has changed");
        }
    }
}

async fn notify(pool: &Pool, payload: &str) -> Result<()> {
    let client = connect::client(pool).await?;
    let told = client.execute(&format!("SELECT pg_notify({CHANNEL}, $1)"), &[&payload]).await;
    told.map(drop).map_err(|error| Error::Unavailable(connect::with_cause(&error)))
}

fn payload(node: u64, changed: &BTreeSet<i64>) -> String {
    let mut text = node.to_string();
    if changed.len() > POLLS_MAX {
        text.push_str(" some");
    } else {
        changed.iter().for_each(|poll| text.push_str(&format!(" {poll}")));
    }
    text
}

/// Tells those who wait on this node what others have changed, for good.
pub(super) async fn listen(address: Address, node: u64, notices: Arc<Notices>) {
    loop {
        if let Err(error) = hear(&address, node, &notices).await {
            tracing::warn!(%error, "changes of other nodes are not heard");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Listens on a connection of its own for as long as that lasts.
async fn hear(address: &Address, node: u64, notices: &Notices) -> Result<()> {
    let lost = |error| Error::Unavailable(connect::with_cause(&error));
    let (heard, mut payloads) = unbounded_channel();
    match &address.tls {
        Some(tls) => {
            let (client, connection) = connect::dial(&address.servers, tls.connector()?).await.map_err(lost)?;
            within(&client, carry(connection, heard), node, notices, &mut payloads).await
        }
        None => {
            let (client, connection) = connect::dial(&address.servers, NoTls).await.map_err(lost)?;
            within(&client, carry(connection, heard), node, notices, &mut payloads).await
        }
    }
    .map_err(lost)
}

/// Subscribes, and passes on what is heard while the connection is carried.
async fn within(
    client: &Client,
    carried: impl Future<Output = Result<(), tokio_postgres::Error>>,
    node: u64,
    notices: &Notices,
    payloads: &mut UnboundedReceiver<String>,
) -> Result<(), tokio_postgres::Error> {
    let listening = async {
        let quoted = client.query_one(&format!("SELECT quote_ident({CHANNEL})"), &[]).await?;
        client.batch_execute(&format!("LISTEN {}", quoted.try_get::<_, &str>(0)?)).await?;
        // What happened before is not known.
        notices.tell_all();
        while let Some(payload) = payloads.recv().await {
            pass_on(&payload, node, notices);
        }
        Ok(())
    };
    match select(Box::pin(listening), Box::pin(carried)).await {
        Either::Left((ended, _)) | Either::Right((ended, _)) => ended,
    }
}

/// Moves what the server sends, until the connection ends.
async fn carry<S, T>(
    mut connection: Connection<S, T>,
    heard: UnboundedSender<String>,
) -> Result<(), tokio_postgres::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
        if let AsyncMessage::Notification(notice) = message? {
            drop(heard.send(notice.payload().to_owned()));
        }
    }
    Ok(())
}

fn pass_on(payload: &str, node: u64, notices: &Notices) {
    let mut words = payload.split(' ');
    if words.next() == Some(&node.to_string()) {
        return;
    }
    match words.map(|word| word.parse().map(PollId)).collect::<Result<Vec<_>, _>>() {
        Ok(changed) => notices.tell(&changed),
        Err(_) => notices.tell_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;

    #[test]
    fn a_payload_names_the_polls_or_says_that_there_are_many() {
        let text = payload(u64::MAX, &(1..=3).collect());
        assert_eq!(text, format!("{} 1 2 3", u64::MAX));
        let most = payload(u64::MAX, &(0..POLLS_MAX as i64).map(|number| i64::MAX - number).collect());
        assert!(most.len() < 8_000, "{}", most.len());
        assert!(payload(1, &(0..=POLLS_MAX as i64).collect()).ends_with(" some"));
    }

    #[test]
    fn what_is_heard_of_others_is_passed_on() {
        let notices = Arc::new(Notices::default());
        let (mut one, mut two) = (notices.watch(PollId(1)), notices.watch(PollId(2)));
        let mut heard = |payload: &str| {
            pass_on(payload, 7, &notices);
            (one.changed().now_or_never().is_some(), two.changed().now_or_never().is_some())
        };
        assert_eq!(heard("8 1 3"), (true, false));
        assert_eq!(heard("7 1 2"), (false, false), "our own");
        assert_eq!(heard("8 some"), (true, true));
    }
}

//! Changes that other nodes tell, by LISTEN.

use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Socket};

use super::address::Address;
use super::connect;
use super::news::CHANNEL;
use crate::store::notices::Notices;
use crate::store::{DatabaseConfig, Result};

/// Between two attempts to listen.
const PAUSE: Duration = Duration::from_secs(2);
/// A line on which nothing was heard for so long is tried.
const SILENCE: Duration = Duration::from_secs(30);

/// Listens to other nodes.
pub(super) struct Listener {
    address: Address,
    /// The name of this node, which it does not listen to.
    node: u64,
    /// How long an answer may take.
    limit: Duration,
    /// How long nothing may be heard before the line is tried.
    silence: Duration,
    /// It was said that nothing is heard.
    deaf: AtomicBool,
}

impl Listener {
    pub(super) fn new(address: Address, node: u64, config: &DatabaseConfig) -> Self {
        let silence = SILENCE.min(config.statement_limit);
        Self { address, node, limit: config.patience, silence, deaf: AtomicBool::new(false) }
    }

    /// Tells those who wait on this node what others have changed, for good.
    pub(super) async fn listen(self, notices: Arc<Notices>) {
        loop {
            if let Err(error) = self.hear(&notices).await
                && !self.deaf.swap(true, Ordering::Relaxed)
            {
                tracing::warn!("changes of other nodes are not heard: {error}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Listens on a connection of its own for as long as that lasts.
    async fn hear(&self, notices: &Notices) -> Result<()> {
        match &self.address.tls {
            Some(tls) => self.hear_by(tls.connector()?, notices).await,
            None => self.hear_by(NoTls, notices).await,
        }
    }

    async fn hear_by<T: MakeTlsConnect<Socket> + Clone>(&self, tls: T, notices: &Notices) -> Result<()> {
        let dialled = connect::dial(&self.address.servers, tls);
        let (client, connection) = connect::within(self.limit, dialled).await?;
        let (heard, mut payloads) = unbounded_channel();
        let listening = self.pass_all_on(&client, notices, &mut payloads);
        match select(Box::pin(listening), Box::pin(carry(connection, heard))).await {
            Either::Left((ended, _)) => ended,
            Either::Right((ended, _)) => ended.map_err(|error| connect::unavailable(&error)),
        }
    }

    /// Subscribes and passes on what is heard. To subscribe again changes nothing: it shows that the line is alive.
    async fn pass_all_on(
        &self,
        client: &Client,
        notices: &Notices,
        payloads: &mut UnboundedReceiver<String>,
    ) -> Result<()> {
        let quote = format!("SELECT quote_ident({CHANNEL})");
        let quoted = connect::within(self.limit, client.query_one(&quote, &[])).await?;
        let channel: &str = quoted.try_get(0).map_err(|error| connect::unavailable(&error))?;
        let subscribe = format!("LISTEN {channel}");
        connect::within(self.limit, client.batch_execute(&subscribe)).await?;
        if self.deaf.swap(false, Ordering::Relaxed) {
            tracing::info!("the database is back: changes of other nodes are heard again");
        }
        // What happened before is not known.
        notices.tell_all();
        loop {
            match timeout(self.silence, payloads.recv()).await {
                Ok(Some(payload)) => pass_on(&payload, self.node, notices),
                Ok(None) => return Ok(()),
                Err(_) => connect::within(self.limit, client.batch_execute(&subscribe)).await?,
            }
        }
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
    match words.map(str::parse).collect::<Result<Vec<_>, _>>() {
        Ok(changed) => notices.tell(&changed),
        Err(_) => notices.tell_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PollId, UserId};
    use crate::store::notices::Topic;
    use futures_util::FutureExt as _;

    #[test]
    fn what_is_heard_of_others_is_passed_on() {
        let notices = Arc::new(Notices::default());
        let (mut one, mut two) =
            (notices.watch(Topic::Poll(PollId(1))), notices.watch(Topic::Rights(UserId(1))));
        let mut heard = |payload: &str| {
            pass_on(payload, 7, &notices);
            (one.changed().now_or_never().is_some(), two.changed().now_or_never().is_some())
        };
        assert_eq!(heard("8 1 3"), (true, false));
        assert_eq!(heard("8 2 u1"), (false, true));
        assert_eq!(heard("7 1 u1"), (false, false), "our own");
        assert_eq!(heard("8 some"), (true, true));
    }
}

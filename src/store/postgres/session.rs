//! One transaction on one connection.

use std::borrow::Cow;
use std::pin::pin;
use std::time::Duration;

use deadpool_postgres::{ClientWrapper, Object};
use futures_util::TryStreamExt;
use tokio::runtime::Handle;
use tokio_postgres::{SimpleQueryMessage, Statement};

use super::Mode;
use super::connect;
use super::statement::{self, Trouble};
use crate::store::sql::{Answer, Cell};
use crate::store::{Error, Param, Result, Row, subset};

/// The server ends a statement at its limit and says so. If it has not by then, it cannot be heard.
const GRACE: Duration = Duration::from_secs(1);
/// What nobody waits for by the page.
pub(super) const HOURS: Duration = Duration::from_secs(12 * 3600);

const LINE_UP: &str = "SELECT pg_advisory_lock(hashtext('bitpoll line ' || current_schema()))";
const LEAVE: &str = "; SELECT pg_advisory_unlock_all()";

/// A connection while a closure has it.
pub(in crate::store) struct Session {
    client: Object,
    /// Sent together with the first statement, so that it costs no wait of its own.
    begin: Option<Cow<'static, str>>,
    /// The transaction waits for its place in the line of all nodes.
    lined_up: bool,
    runtime: Handle,
    limit: Duration,
    trouble: Option<Trouble>,
}

/// How a transaction ended.
pub(super) enum Ending {
    /// As the closure wanted.
    Done,
    /// Not stored although the closure wanted it.
    Failed(Error),
    /// Not stored, and trying again may help.
    Again(Error),
}

impl Session {
    pub(super) fn new(client: Object, begin: Cow<'static, str>, runtime: Handle, limit: Duration) -> Self {
        Self { client, begin: Some(begin), lined_up: false, runtime, limit, trouble: None }
    }

    /// The same, but one at a time of all nodes: it begins when the one before it has ended. (The lock is not one of
    /// the transaction, which would have seen the database before it waited.)
    pub(super) fn lined_up(self) -> Self {
        Self { lined_up: true, ..self }
    }

    /// Runs a query and hands over its rows until `visit` says that it has enough.
    pub(in crate::store) fn each(
        &mut self,
        sql: &'static str,
        params: &[Param<'_>],
        visit: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<()> {
        let limit = self.limit;
        self.ask(async |client| {
            let prepared = prepare(client, limit, sql, params).await?;
            let rows = within(limit, client.query_raw(&prepared, params.iter().copied())).await?;
            let mut rows = pin!(rows);
            while let Some(row) = within(limit, rows.try_next()).await? {
                if !visit(&Row::postgres(&row)) {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Runs a statement and tells how many rows it changed.
    pub(in crate::store) fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64> {
        let limit = self.limit;
        self.ask(async |client| {
            let prepared = prepare(client, limit, sql, params).await?;
            within(limit, client.execute_raw(&prepared, params.iter().copied())).await
        })
    }

    /// Runs one statement that an operator typed. That it is one alone is what preparing it tells.
    pub(in crate::store) fn ask_anything(&mut self, sql: &str) -> Result<Answer> {
        let limit = self.limit;
        self.ask(async |client| {
            let prepared = within(limit, client.prepare(sql)).await?;
            let numbers: Vec<bool> =
                prepared.columns().iter().map(|column| statement::is_number(column.type_())).collect();
            let mut answer = Answer::default();
            let messages = within(limit, client.simple_query_raw(sql)).await?;
            let mut messages = pin!(messages);
            while let Some(message) = within(limit, messages.try_next()).await? {
                match message {
                    SimpleQueryMessage::RowDescription(columns) => {
                        answer.columns = columns.iter().map(|column| column.name().to_owned()).collect();
                    }
                    SimpleQueryMessage::Row(row) => {
                        let cells = numbers.iter().enumerate().map(|(index, number)| match row.get(index) {
                            None => Cell::Null,
                            Some(text) if *number => Cell::Number(text.to_owned()),
                            Some(text) => Cell::Text(text.to_owned()),
                        });
                        if !answer.take(cells.collect()) {
                            break;
                        }
                    }
                    _ => {}
                }
            }
            Ok(answer)
        })
    }

    /// Takes the limits off the statements of this transaction, on both sides.
    pub(in crate::store) fn take_time(&mut self) -> Result<()> {
        self.limit = HOURS;
        self.script("SET LOCAL statement_timeout = 0")
    }

    /// Runs a script in PostgreSQL's own dialect.
    pub(in crate::store) fn script(&mut self, sql: &str) -> Result<()> {
        let limit = self.limit;
        self.ask(async |client| within(limit, client.batch_execute(sql)).await)
    }

    /// Sends what begins the transaction, if that is still to be done, and a question, and waits for the
    /// answers to both.
    fn ask<T>(&mut self, question: impl AsyncFnOnce(&ClientWrapper) -> Result<T, Trouble>) -> Result<T> {
        let (client, limit, begin) = (&*self.client, self.limit, self.begin.take());
        let lined_up = self.lined_up;
        let answer = self.runtime.block_on(async {
            let Some(begin) = begin else { return question(client).await };
            let line_up =
                async { if lined_up { within(limit, client.batch_execute(LINE_UP)).await } else { Ok(()) } };
            let begun = within(limit, client.batch_execute(&begin));
            let (first, begun, answer) = futures_util::future::join3(line_up, begun, question(client)).await;
            first.and(begun.map_err(Trouble::at_begin)).and(answer)
        });
        answer.map_err(|trouble| {
            let error = trouble.error();
            self.trouble = Some(trouble);
            error
        })
    }

    /// Commits or rolls back, and gives the connection back to the pool unless it is in doubt.
    pub(super) fn end(mut self, mode: Mode, keep: bool) -> Ending {
        match self.trouble.take() {
            Some(trouble @ Trouble::Lost(_)) => {
                self.discard();
                Ending::Again(trouble.error())
            }
            Some(trouble @ Trouble::Moved(_)) => {
                self.doubt_all();
                Ending::Again(trouble.error())
            }
            Some(trouble @ Trouble::Silent) => {
                self.doubt_all();
                Ending::Failed(trouble.error())
            }
            Some(trouble @ Trouble::Serialization) => {
                self.roll_back();
                Ending::Again(trouble.error())
            }
            Some(Trouble::Refused(error)) => {
                self.roll_back();
                if keep { Ending::Failed(error) } else { Ending::Done }
            }
            None if self.begin.is_some() => Ending::Done,
            None if keep && mode == Mode::Write => self.commit(),
            None => {
                self.roll_back();
                Ending::Done
            }
        }
    }

    fn commit(mut self) -> Ending {
        let leave = if self.lined_up { LEAVE } else { "" };
        let committed = self.script(&format!("COMMIT{leave}"));
        let trouble = self.trouble.take();
        match (committed, trouble) {
            (Ok(()), _) => Ending::Done,
            (Err(error), Some(Trouble::Serialization)) => {
                self.roll_back();
                Ending::Again(error)
            }
            (Err(error), Some(Trouble::Refused(_))) => {
                self.roll_back();
                Ending::Failed(error)
            }
            (Err(error), trouble) => {
                match trouble {
                    Some(Trouble::Silent | Trouble::Moved(_)) => self.doubt_all(),
                    _ => self.discard(),
                }
                Ending::Failed(Error::Unavailable(format!(
                    "whether the change was stored is not known: {error}"
                )))
            }
        }
    }

    /// Rolls back behind the back of the caller, who has the answer already.
    fn roll_back(self) {
        let Self { client, runtime, limit, lined_up, .. } = self;
        runtime.spawn(async move {
            let leave = if lined_up { LEAVE } else { "" };
            if within(limit, client.batch_execute(&format!("ROLLBACK{leave}"))).await.is_err() {
                drop(Object::take(client));
            }
        });
    }

    /// Closes the connection, and those that nobody uses: a server that fell silent, or the way to it, has
    /// most likely forgotten them too, and each would cost a request the same wait. One that only follows another
    /// now does so for all of them.
    fn doubt_all(self) {
        connect::doubt_all(self.client);
    }

    /// Closes the connection instead of giving it back.
    fn discard(self) {
        drop(Object::take(self.client));
    }
}

/// The prepared statement from the connection's cache; its parameters have the types that were bound.
async fn prepare(
    client: &ClientWrapper,
    limit: Duration,
    sql: &'static str,
    params: &[Param<'_>],
) -> Result<Statement, Trouble> {
    let (sql, types) = (subset::for_postgres(sql), statement::types(params));
    within(limit, client.prepare_typed_cached(&sql, &types)).await
}

/// Waits for an answer, but not much longer than the limit.
async fn within<T>(
    limit: Duration,
    answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, Trouble> {
    match tokio::time::timeout(limit + GRACE, answer).await {
        Ok(answer) => answer.map_err(Trouble::from),
        Err(_) => Err(Trouble::Silent),
    }
}

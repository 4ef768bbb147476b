//! A transaction as repositories see it.

use super::known::{Known, Learned};
use super::notices::Topic;
use super::postgres::Session;
use super::sql::{Answer, Stop};
use super::{Error, FromRow, Param, Result, Row, sqlite};
use crate::domain::counting::Count;
use crate::domain::poll::Poll;
use crate::domain::structure::Structure;
use std::sync::Arc;

/// The database engine below a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// One transaction. Statements are written in the subset of SQL that [`subset`](super::subset) describes.
///
/// A statement that fails spoils the transaction, as it does on PostgreSQL: later statements are refused,
/// and nothing is stored whatever the closure returns. Where a conflict is expected, say
/// `ON CONFLICT DO NOTHING` and look at the number of rows.
pub struct Tx<'a> {
    inner: Inner<'a>,
    now: i64,
    statements: u64,
    most: u64,
    failed: Option<Error>,
    known: Option<&'a Known>,
    after: After,
}

/// What a transaction leaves to be told when it is committed.
#[derive(Default)]
pub(super) struct After {
    /// What it has read.
    pub learned: Vec<Learned>,
    /// What it has changed.
    pub changed: Vec<Topic>,
}

enum Inner<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut Session),
}

impl<'a> Tx<'a> {
    pub(super) fn sqlite(connection: &'a rusqlite::Connection, now: i64) -> Self {
        Self::new(Inner::Sqlite(connection), now)
    }

    pub(super) fn postgres(session: &'a mut Session, now: i64) -> Self {
        Self::new(Inner::Postgres(session), now)
    }

    fn new(inner: Inner<'a>, now: i64) -> Self {
        Self { inner, now, statements: 0, most: u64::MAX, failed: None, known: None, after: After::default() }
    }

    /// The same with what others have read.
    pub(super) fn knowing(self, known: &'a Known) -> Self {
        Self { known: Some(known), ..self }
    }

    /// The same for one statement alone: a second one could see another state.
    pub(super) fn alone(self) -> Self {
        Self { most: 1, ..self }
    }

    /// The time of this transaction in Unix seconds, the same however often it is asked.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The engine, for the rare statement that one of them cannot do.
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// Lets every statement of this transaction take hours: for an export, which carries whole tables at the pace of
    /// whoever reads it.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_time(&mut self) -> Result<()> {
        match &mut self.inner {
            Inner::Sqlite(_) => Ok(()),
            Inner::Postgres(session) => {
                let allowed = session.take_time();
                self.note(allowed)
            }
        }
    }

    /// The one row of an answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a row, [`Error::Other`] with more than one.
    pub fn query_one<T: FromRow>(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<T> {
        self.query_opt(sql, params)?.ok_or(Error::NotFound)
    }

    /// The row of an answer that has at most one.
    ///
    /// # Errors
    /// [`Error::Other`] when there is more than one.
    pub fn query_opt<T: FromRow>(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Option<T>> {
        let mut found = None;
        self.query_each(sql, params, |row| {
            if found.is_some() {
                return Err(Error::Other(format!("more than one row for: {sql}")));
            }
            found = Some(T::from_row(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// All rows of an answer.
    ///
    /// # Errors
    /// Those of the database and of reading a row.
    pub fn query_all<T: FromRow>(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.query_each(sql, params, |row| {
            all.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Hands every row to `on_row` as it arrives, holding none. The first error ends the walk.
    ///
    /// # Errors
    /// Those of the database and of `on_row`.
    pub fn query_each<F>(&mut self, sql: &'static str, params: &[Param<'_>], mut on_row: F) -> Result<()>
    where
        F: FnMut(&Row<'_>) -> Result<()>,
    {
        self.ready(params)?;
        let mut outcome = Ok(());
        let mut visit = |row: &Row<'_>| {
            outcome = on_row(row);
            outcome.is_ok()
        };
        let answer = match &mut self.inner {
            Inner::Sqlite(connection) => sqlite::each(connection, sql, params, &mut visit),
            Inner::Postgres(session) => session.each(sql, params, &mut visit),
        };
        self.note(answer)?;
        outcome
    }

    /// Runs a statement that answers no rows and tells how many it changed.
    ///
    /// # Errors
    /// Those of the database.
    pub fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64> {
        self.ready(params)?;
        let answer = match &mut self.inner {
            Inner::Sqlite(connection) => sqlite::execute(connection, sql, params),
            Inner::Postgres(session) => session.execute(sql, params),
        };
        self.note(answer)
    }

    /// Runs a script without parameters, for migrations alone: it may be in the engine's own dialect.
    pub(super) fn script(&mut self, sql: &str) -> Result<()> {
        self.ready(&[])?;
        let answer = match &mut self.inner {
            Inner::Sqlite(connection) => connection.execute_batch(sql).map_err(Error::from),
            Inner::Postgres(session) => session.script(sql),
        };
        self.note(answer)
    }

    /// Runs one statement that an operator typed.
    pub(super) fn ask(&mut self, sql: &str, write: bool, stop: &Stop) -> Result<Answer> {
        self.ready(&[])?;
        let answer = match &mut self.inner {
            Inner::Sqlite(connection) => sqlite::ask(connection, sql, write, stop),
            // Its limit alone ends it: a command there has the connection itself, and no server works for it.
            Inner::Postgres(session) => session.ask_anything(sql),
        };
        self.note(answer)
    }

    /// Choices and values of a poll, if they are known for its number.
    pub(super) fn known(&self, poll: &Poll) -> Option<Arc<Structure>> {
        self.known?.structure(poll)
    }

    /// Notes what was read, to be known when this is committed.
    pub(super) fn learn(&mut self, poll: &Poll, structure: &Arc<Structure>) {
        self.after.learned.push(Learned::structure(poll, structure));
    }

    /// What came of a poll's votes, if it is known for its revision.
    pub(super) fn known_count(&self, poll: &Poll) -> Option<Arc<Count>> {
        self.known?.count(poll)
    }

    /// Notes what came of a poll's votes, to be known when this is committed.
    pub(super) fn learn_count(&mut self, poll: &Poll, count: &Arc<Count>) {
        self.after.learned.push(Learned::count(poll, count));
    }

    /// Notes a change of a poll, or of what an account may do, to be told when this is committed.
    pub(super) fn changed(&mut self, what: impl Into<Topic>) {
        self.after.changed.push(what.into());
    }

    /// What is to be told when this is committed.
    pub(super) fn after(self) -> After {
        self.after
    }

    /// How many statements were run so far.
    pub(super) fn statements(&self) -> u64 {
        self.statements
    }

    /// The first failure of a statement. With one, the transaction must not be committed.
    pub(super) fn failed(&self) -> Option<&Error> {
        self.failed.as_ref()
    }

    /// Counts the statement and refuses what no engine should be asked.
    fn ready(&mut self, params: &[Param<'_>]) -> Result<()> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        if self.statements == self.most {
            return Err(Error::Other("a second statement without a transaction".to_owned()));
        }
        self.statements += 1;
        let has_nul = |param: &Param<'_>| matches!(param, Param::Text(text) if text.as_bytes().contains(&0));
        if params.iter().any(has_nul) {
            return Err(Error::Other("a text holds a NUL".to_owned()));
        }
        Ok(())
    }

    fn note<T>(&mut self, answer: Result<T>) -> Result<T> {
        if let Err(error) = &answer {
            self.failed = Some(error.clone());
        }
        answer
    }
}

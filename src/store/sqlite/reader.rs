//! Reading on the thread that asks, with a connection of that thread.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use rusqlite::Connection;

use super::{Sqlite, closed, file};
use crate::store::job::Work;
use crate::store::{Context, Result, Tx};

/// A connection and the store it belongs to.
struct Reader {
    store: Weak<Sqlite>,
    connection: Connection,
}

thread_local! {
    /// Almost always one; tests open many stores on one thread.
    static READERS: RefCell<Vec<Reader>> = const { RefCell::new(Vec::new()) };
}

/// How work is run on a connection of this thread.
pub(in crate::store) type Read = fn(&Arc<Sqlite>, &Context, &mut dyn Work) -> Result<()>;

/// Runs work of one statement, which sees one state by itself: BEGIN and ROLLBACK around it would take
/// longer than it.
pub(in crate::store) fn peek(store: &Arc<Sqlite>, context: &Context, work: &mut dyn Work) -> Result<()> {
    lend(store, |connection| {
        let mut tx = Tx::sqlite(connection, context.now()).knowing(&context.known).alone();
        work.run(&mut tx);
        context.ran(tx);
        Ok(())
    })
}

/// Runs work in a read transaction, so that all its statements see the same state.
pub(in crate::store) fn read(store: &Arc<Sqlite>, context: &Context, work: &mut dyn Work) -> Result<()> {
    lend(store, |connection| {
        say(connection, "BEGIN")?;
        let mut tx = Tx::sqlite(connection, context.now()).knowing(&context.known);
        work.run(&mut tx);
        context.known.learn(context.ran(tx).learned);
        say(connection, "ROLLBACK")
    })
}

/// Lends the thread's connection to `work`. It is taken out while it is used, so a read inside a read gets
/// another one; one that failed is not kept.
fn lend<V>(store: &Arc<Sqlite>, work: impl FnOnce(&Connection) -> Result<V>) -> Result<V> {
    if store.is_closed() {
        return Err(closed());
    }
    let reader = take(store)?;
    let value = work(&reader.connection)?;
    READERS.with_borrow_mut(|readers| readers.push(reader));
    Ok(value)
}

/// The thread's connection to `store`, opened when there is none. Those of closed stores are closed then.
fn take(store: &Arc<Sqlite>) -> Result<Reader> {
    READERS.with_borrow_mut(|readers| {
        let own = readers.iter().position(|reader| std::ptr::eq(reader.store.as_ptr(), Arc::as_ptr(store)));
        if let Some(index) = own {
            return Ok(readers.swap_remove(index));
        }
        readers.retain(|reader| reader.store.strong_count() > 0);
        Ok(Reader { store: Arc::downgrade(store), connection: file::open_reader(&store.path)? })
    })
}

fn say(connection: &Connection, sql: &str) -> Result<()> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

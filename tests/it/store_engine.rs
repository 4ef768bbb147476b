//! The database seam on both engines: what is acknowledged is stored, and what fails hurts nobody else.

use bitpoll::store::{Database, Engine, Error, Store, Tx, params};

use crate::support::db::NOON;
use crate::support::notes::{note, on_both, texts, together};

#[test]
fn what_is_written_is_read_back_and_survives_a_restart() {
    on_both(|mut db| {
        let id = db.write_blocking(|tx| note(tx, "one")).unwrap();
        assert_eq!(texts(&db), ["one"]);
        db.reopen();
        let read = db.read_blocking::<(i64, String), Error, _>(move |tx| {
            tx.query_one("SELECT id, text FROM notes WHERE id = ?1", params![id])
        });
        assert_eq!(read, Ok((id, "one".to_owned())));
    });
}

#[test]
fn every_type_comes_back_as_it_went_in() {
    on_both(|db| {
        type Everything = (Option<String>, Option<Vec<u8>>, i64, Option<i64>);
        let read = db.write_blocking::<Vec<Everything>, Error, _>(|tx| {
            let sql = "INSERT INTO notes (text, data, rank) VALUES (?1, ?2, ?3)";
            tx.execute(sql, params!["Grüße 🎉", &[0_u8, 255], i64::MAX])?;
            tx.execute(sql, params![None::<&str>, None::<&[u8]>, true])?;
            tx.query_all("SELECT text, data, rank, author_id FROM notes ORDER BY id", params![])
        });
        let first = (Some("Grüße 🎉".to_owned()), Some(vec![0, 255]), i64::MAX, None);
        assert_eq!(read, Ok(vec![first, (None, None, 1, None)]));
    });
}

#[test]
fn an_untyped_null_a_literal_and_a_sum_are_no_traps() {
    on_both(|db| {
        let read = db.write_blocking::<_, Error, _>(|tx| {
            note(tx, "a")?;
            let found: i64 = tx.query_one(
                "SELECT COUNT(*) FROM notes WHERE ?1 IS NULL OR text = ?1",
                params![None::<&str>],
            )?;
            let literal: i64 = tx.query_one("SELECT 7", params![])?;
            let exists: bool = tx.query_one("SELECT EXISTS (SELECT 1 FROM notes)", params![])?;
            let sum: Option<i64> =
                tx.query_one("SELECT CAST(SUM(rank) AS BIGINT) FROM notes WHERE id < ?1", params![0])?;
            Ok((found, literal, exists, sum))
        });
        assert_eq!(read, Ok((1, 7, true, None)));
    });
}

#[test]
fn a_text_with_a_nul_is_refused_on_both_engines() {
    on_both(|db| {
        let refused = db.write_blocking(|tx| note(tx, "a\0b"));
        assert!(matches!(refused, Err(Error::Other(_))), "{refused:?}");
    });
}

#[test]
fn one_row_is_neither_none_nor_two() {
    on_both(|db| {
        let id = |store: &Store| {
            store.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT id FROM notes", params![]))
        };
        assert_eq!(id(&db), Err(Error::NotFound));
        db.write_blocking(|tx| note(tx, "one")).unwrap();
        assert!(id(&db).is_ok());
        db.write_blocking(|tx| note(tx, "two")).unwrap();
        assert!(matches!(id(&db), Err(Error::Other(_))));
    });
}

#[test]
fn a_walk_over_rows_ends_with_the_first_error() {
    on_both(|db| {
        db.write_blocking(|tx| (0..5).try_for_each(|n| note(tx, &n.to_string()).map(drop))).unwrap();
        let walk = db.read_blocking::<usize, Error, _>(|tx| {
            let mut seen = 0;
            let walk = tx.query_each("SELECT text FROM notes ORDER BY id", params![], |row| {
                seen += 1;
                if row.str_ref(0)? == "2" { Err(Error::NotFound) } else { Ok(()) }
            });
            assert_eq!(walk, Err(Error::NotFound));
            // The walk was given up, not the transaction.
            let all: i64 = tx.query_one("SELECT COUNT(*) FROM notes", params![])?;
            assert_eq!(all, 5);
            Ok(seen)
        });
        assert_eq!(walk, Ok(3));
    });
}

#[test]
fn constraints_have_the_same_names_on_both_engines() {
    on_both(|db| {
        let conflict = |sql: &'static str| match db.write_blocking(move |tx| tx.execute(sql, params![])) {
            Err(Error::Conflict { constraint }) => constraint,
            other => panic!("{sql}: {other:?}"),
        };
        db.write_blocking(|tx| tx.execute("INSERT INTO authors (name) VALUES ('Ada')", params![])).unwrap();
        db.write_blocking(|tx| tx.execute("INSERT INTO notes (author_id, text) VALUES (1, 'a')", params![]))
            .unwrap();
        assert_eq!(conflict("INSERT INTO authors (name) VALUES ('Ada')"), "authors_name_key");
        assert_eq!(conflict("INSERT INTO authors (id, name) VALUES (1, 'Bo')"), "authors_pkey");
        assert_eq!(
            conflict("INSERT INTO notes (author_id, text) VALUES (1, 'a')"),
            "notes_author_id_text_key"
        );
        assert_eq!(conflict("INSERT INTO notes (author_id) VALUES (9)"), "foreign_key");
        assert_eq!(conflict("INSERT INTO authors (name) VALUES (NULL)"), "authors_name_not_null");
        assert_eq!(conflict("INSERT INTO notes (rank) VALUES (-1)"), "notes_rank");
        assert_eq!(conflict("DELETE FROM authors"), "foreign_key");
    });
}

#[derive(Debug, PartialEq)]
enum Refusal {
    TooLate,
    Store(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Store(error)
    }
}

#[test]
fn an_action_that_refuses_takes_back_its_changes_and_says_why() {
    on_both(|db| {
        let refused: Result<(), Refusal> = db.write_blocking(|tx| {
            note(tx, "half")?;
            Err(Refusal::TooLate)
        });
        assert_eq!(refused, Err(Refusal::TooLate));
        assert!(texts(&db).is_empty());
    });
}

#[test]
fn a_failed_statement_cannot_be_passed_over() {
    on_both(|db| {
        let passed_over: Result<(), Error> = db.write_blocking(|tx| {
            note(tx, "kept?")?;
            let _ = tx.execute("INSERT INTO notes (rank) VALUES (-1)", params![]);
            let _ = note(tx, "later");
            Ok(())
        });
        assert_eq!(passed_over, Err(Error::Conflict { constraint: "notes_rank".to_owned() }));
        assert!(texts(&db).is_empty());
    });
}

#[test]
fn a_panic_hurts_nobody_else() {
    on_both(|db| {
        let panicked: Result<(), Error> = db.write_blocking(|tx| {
            note(tx, "half")?;
            panic!("an action with a mistake");
        });
        assert_eq!(panicked, Err(Error::Panicked));
        let read: Result<(), Error> = db.read_blocking(|_| panic!("a page with a mistake"));
        assert_eq!(read, Err(Error::Panicked));
        db.write_blocking(|tx| note(tx, "whole")).unwrap();
        assert_eq!(texts(&db), ["whole"]);
    });
}

#[test]
fn a_transaction_has_one_time() {
    on_both(|db| {
        let now = |store: &Store| store.read_blocking::<_, Error, _>(|tx| Ok(tx.now())).unwrap();
        assert_eq!(now(&db), NOON);
        db.advance(60);
        assert_eq!(now(&db), NOON + 60);
    });
}

#[test]
fn a_read_sees_one_state_while_others_write() {
    on_both(|db| {
        let writer = db.store();
        let read = db.read_blocking::<(i64, i64), Error, _>(move |tx| {
            let before = tx.query_one("SELECT COUNT(*) FROM notes", params![])?;
            let writer = writer.clone();
            std::thread::spawn(move || writer.write_blocking(|tx| note(tx, "new")).unwrap()).join().unwrap();
            Ok((before, tx.query_one("SELECT COUNT(*) FROM notes", params![])?))
        });
        assert_eq!(read, Ok((0, 0)));
        assert_eq!(texts(&db), ["new"]);
    });
}

#[test]
fn a_read_cannot_write() {
    on_both(|db| {
        assert!(db.read_blocking(|tx| note(tx, "sneaked in")).is_err());
        assert!(texts(&db).is_empty());
    });
}

#[test]
fn every_thread_reads_what_was_committed_before() {
    on_both(|db| {
        let store = db.store();
        let threads: Vec<_> = (0..4)
            .map(|thread| {
                let store = store.clone();
                std::thread::spawn(move || {
                    for n in 0..25 {
                        let mine = format!("{thread}-{n}");
                        let written = mine.clone();
                        store.write_blocking(move |tx| note(tx, &written)).unwrap();
                        assert!(texts(&store).contains(&mine), "{mine} was acknowledged and is not there");
                    }
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(texts(&db).len(), 100);
    });
}

#[test]
fn async_callers_get_the_same() {
    on_both(|db| {
        let stored = together((0..20).map(|n| db.write(move |tx| note(tx, &n.to_string()))).collect());
        assert!(stored.iter().all(Result::is_ok), "{stored:?}");
        let count = |tx: &mut Tx<'_>| tx.query_one::<i64>("SELECT COUNT(*) FROM notes", params![]);
        assert_eq!(together(vec![db.read(count)]), [Ok(20)]);
        assert_eq!(together(vec![db.read_long(count)]), [Ok(20)]);
    });
}

#[test]
fn a_rule_that_reads_before_it_writes_holds_under_load() {
    on_both(|db| {
        let limit = 10;
        let writes = (0..40).map(|n| {
            db.write::<bool, Error, _>(move |tx| {
                let taken: i64 = tx.query_one("SELECT COUNT(*) FROM notes", params![])?;
                if taken >= limit {
                    return Ok(false);
                }
                note(tx, &n.to_string()).map(|_| true)
            })
        });
        let stored = together(writes.collect());
        let accepted = stored.iter().filter(|stored| **stored == Ok(true)).count();
        assert!(stored.iter().all(Result::is_ok), "{stored:?}");
        assert_eq!((accepted, texts(&db).len()), (10, 10));
    });
}

#[test]
fn many_writes_of_one_row_all_count() {
    on_both(|db| {
        db.write_blocking(|tx| note(tx, "hot")).unwrap();
        let raise = |tx: &mut Tx<'_>| tx.execute("UPDATE notes SET rank = rank + 1", params![]);
        let raised = together((0..64).map(|_| db.write(raise)).collect());
        assert!(raised.iter().all(Result::is_ok), "{raised:?}");
        let rank = db.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT rank FROM notes", params![]));
        assert_eq!(rank, Ok(64));
    });
}

#[test]
fn statements_are_counted() {
    on_both(|db| {
        let before = db.stats().statements;
        db.write_blocking(|tx| note(tx, "a").and_then(|_| note(tx, "b"))).unwrap();
        texts(&db);
        assert_eq!(db.stats().statements - before, 3);
    });
}

#[test]
fn a_closed_store_refuses_at_once() {
    on_both(|db| {
        db.close();
        let read = db.read_blocking::<i64, Error, _>(|tx| tx.query_one("SELECT 1", params![]));
        assert!(matches!(read, Err(Error::Unavailable(_))), "{read:?}");
        let written = db.write_blocking(|tx| note(tx, "late"));
        assert!(matches!(written, Err(Error::Unavailable(_))), "{written:?}");
    });
}

#[test]
fn the_engine_is_told() {
    on_both(|db| {
        let told = db.read_blocking::<_, Error, _>(|tx| Ok(tx.engine())).unwrap();
        assert_eq!(told, db.engine());
        let file = matches!(db.config.database, Database::Sqlite { .. });
        assert_eq!(told == Engine::Sqlite, file);
    });
}

//! How both engines find what each statement of the store asks for, in a database that has grown.

use std::cell::RefCell;
use std::collections::BTreeSet;

use bitpoll::store::{Engine, Error, Kind, Param, Store, Tx, params};

use crate::support::crowd;
use crate::support::db::for_each_engine;
use crate::support::statements::{self, MADE, Statement};

/// What an index should make needless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Toil {
    /// Reads a table, or an index of it, from one end to the other.
    Scan,
    /// Puts rows into an order.
    Sort,
}

/// Statements that rightly toil: file, how one ends, what it does, and why.
const ALLOWED: &[(&str, &str, Toil, &str)] = &[
    ("check.rs", "SELECT id FROM users LIMIT 1", Toil::Scan, "stops at the first account that it meets"),
    (MADE, " ORDER BY ", Toil::Scan, "an export carries every row"),
    (MADE, "SELECT setval(", Toil::Scan, "looks at the last and at the first row of an index"),
    (
        "directory.rs",
        "name_folded LIKE ?3 ESCAPE '!') LIMIT ?4",
        Toil::Scan,
        "asks everybody's names for a word in them, where the site lets people do that",
    ),
    (
        "directory.rs",
        "name_folded LIKE ?4 ESCAPE '!') LIMIT ?5",
        Toil::Sort,
        "takes out who comes twice among the people of one person's groups",
    ),
    (
        "site.rs",
        "SELECT COUNT(*) FROM polls",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    (
        "site.rs",
        "SELECT COUNT(*) FROM polls WHERE deleted_at IS NOT NULL",
        Toil::Scan,
        "an index of nothing but these",
    ),
    (
        "site.rs",
        "SELECT COUNT(*) FROM votes",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    (
        "site.rs",
        "SELECT COUNT(*) FROM users",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    ("site.rs", "SELECT COUNT(*) FROM users WHERE pending = 1", Toil::Scan, "an index of nothing but these"),
    (
        "site.rs",
        "SELECT COUNT(*) FROM user_groups",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    (
        "site.rs",
        "SELECT COUNT(*) FROM comments",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    ("site.rs", "SELECT COUNT(*) FROM comments WHERE held = 1", Toil::Scan, "an index of nothing but these"),
    (
        "site.rs",
        "GROUP BY (created + 259200) / 604800",
        Toil::Scan,
        "an admin looks now and then, on a thread of its own",
    ),
    ("site.rs", "WHERE m.group_id = ?1 ORDER BY u.username_folded", Toil::Sort, "the members of one group"),
    ("site.rs", "GROUP BY (created + 259200) / 604800", Toil::Sort, "an admin looks now and then"),
    (MADE, "SELECT COUNT(*) FROM ", Toil::Scan, "an admin looks now and then, on a thread of its own"),
    ("erasure.rs", "FROM comments WHERE user_id = ?1", Toil::Sort, "what one person has written"),
    ("erasure.rs", "FROM invitations WHERE email_key = ?2", Toil::Sort, "the invitations of one person"),
    ("erasure.rs", "AND action = 'account.rename'", Toil::Sort, "the names that one person has had"),
    ("seats.rs", "ORDER BY choice_id, place", Toil::Sort, "who wants the seats of one poll"),
    (
        "seats.rs",
        "AS INTEGER), 16) FROM n)",
        Toil::Scan,
        "numbers who wants the seats of one poll, for a page of votes",
    ),
    ("seats.rs", "AS INTEGER), 16) FROM n)", Toil::Sort, "numbers who wants the seats of one poll"),
    ("seats.rs", "AND v.public_id = q.vote", Toil::Scan, "numbers those who stand in line with one vote"),
    ("seats.rs", "AND v.public_id = q.vote", Toil::Sort, "numbers those who stand in line with one vote"),
    ("seats.rs", "AS BIGINT) FROM n", Toil::Scan, "counts up to the number of votes that it stores"),
    ("comments.rs", "ORDER BY created, id", Toil::Sort, "the comments of one poll, in few pages"),
    (
        "groups.rs",
        "WHERE m.group_id = ?1 ORDER BY u.name_folded, u.id LIMIT ?2 OFFSET ?3",
        Toil::Sort,
        "the members of one group",
    ),
    (
        "groups.rs",
        "WHERE i.group_id = ?1 ORDER BY u.name_folded, u.id",
        Toil::Sort,
        "who is asked to join one group",
    ),
    ("groups.rs", "WHERE m.user_id = ?1 ORDER BY g.name_folded", Toil::Sort, "the groups of one person"),
    (
        "groups.rs",
        "WHERE i.user_id = ?1 ORDER BY g.name_folded",
        Toil::Sort,
        "the groups that ask one person",
    ),
    ("users.rs", "ORDER BY g.name_folded", Toil::Sort, "the groups of one person"),
    (
        "outbox.rs",
        "SELECT due FROM outbox WHERE failed_at IS NULL ORDER BY due, id LIMIT 1",
        Toil::Scan,
        "stops at the first row of the index",
    ),
    ("outbox.rs", "FROM outbox WHERE failed_at IS NULL", Toil::Scan, "counts what waits, which is little"),
    (
        "outbox.rs",
        "FROM outbox WHERE failed_at IS NOT NULL",
        Toil::Scan,
        "counts what was given up, which is little",
    ),
    (
        "outbox.rs",
        "WHERE o.failed_at IS NOT NULL ORDER BY o.failed_at DESC, o.id DESC LIMIT ?1 OFFSET ?2",
        Toil::Scan,
        "an index of nothing but these, in their order, up to the limit",
    ),
    (
        "outbox.rs",
        "WHERE o.failed_at IS NULL ORDER BY o.due, o.id LIMIT ?1 OFFSET ?2",
        Toil::Scan,
        "an index of nothing but these, in their order, up to the limit",
    ),
    (
        "polls.rs",
        "LIMIT ?2 OFFSET ?3",
        Toil::Scan,
        "an index of nothing but these, in their order, up to the limit",
    ),
    ("decisions.rs", "i.stopped IS NOT NULL)", Toil::Scan, "those who took part in one poll"),
    ("decisions.rs", "i.stopped IS NOT NULL)", Toil::Sort, "takes out who voted and was invited to one poll"),
    ("votes.rs", "ORDER BY created, public_id LIMIT ?2 OFFSET ?3", Toil::Sort, "the votes of one poll"),
    ("votes.rs", "ORDER BY name_key, public_id LIMIT ?2 OFFSET ?3", Toil::Sort, "the votes of one poll"),
    ("votes.rs", "ORDER BY created, public_id", Toil::Sort, "the votes of one poll"),
    ("votes.rs", "ORDER BY name_key, public_id", Toil::Sort, "the votes of one poll"),
    ("votes.rs", "ORDER BY public_id", Toil::Sort, "the votes of one poll"),
];

#[test]
fn every_statement_finds_its_rows_by_an_index() {
    let (seen, engines) = (RefCell::new(BTreeSet::new()), RefCell::new(0));
    for_each_engine(|db| {
        *engines.borrow_mut() += 1;
        crowd::fill(&db);
        let mut wrong = Vec::new();
        for statement in statements::of(db.engine()) {
            let plan = plan(&db, &statement);
            for toil in toils(db.engine(), &plan) {
                match ALLOWED.iter().position(|allowed| allows(allowed, &statement, toil)) {
                    Some(index) => drop(seen.borrow_mut().insert(index)),
                    None => wrong.push(format!("{toil:?} by {statement:?}:\n    {}", plan.join("\n    "))),
                }
            }
        }
        assert!(wrong.is_empty(), "{:?}:\n{}", db.engine(), wrong.join("\n"));
    });
    // What is allowed is still done, on one engine at least.
    let needless = ALLOWED.iter().enumerate().filter(|(index, _)| !seen.borrow().contains(index));
    let needless: Vec<_> = needless.map(|(_, allowed)| allowed).collect();
    assert!(needless.is_empty() || engines.into_inner() < 2, "nothing needs {needless:?}");
}

fn allows(allowed: &(&str, &str, Toil, &str), statement: &Statement, toil: Toil) -> bool {
    let (file, part, allowed, _) = allowed;
    let fits = if *file == MADE { statement.sql.contains(part) } else { statement.sql.ends_with(part) };
    *file == statement.file && *allowed == toil && fits
}

/// The plan of a statement, whatever its parameters will be.
fn plan(store: &Store, statement: &Statement) -> Vec<String> {
    let sql = statement.sql.clone();
    let plan = store.write_blocking::<_, Error, _>(move |tx| match tx.engine() {
        Engine::Sqlite => sqlite_plan(tx, &sql),
        Engine::Postgres => postgres_plan(tx, &sql),
    });
    plan.unwrap_or_else(|error| panic!("{error}: {statement:?}"))
}

fn placeholders(sql: &str) -> usize {
    (1..).take_while(|number| sql.contains(&format!("?{number}"))).count()
}

fn sqlite_plan(tx: &mut Tx<'_>, sql: &str) -> Result<Vec<String>, Error> {
    let nulls = vec![Param::Null(Kind::Int); placeholders(sql)];
    let explain: &'static str = format!("EXPLAIN QUERY PLAN {sql}").leak();
    let rows = tx.query_all::<(i64, i64, i64, String)>(explain, &nulls)?;
    Ok(rows.into_iter().map(|(.., line)| line).collect())
}

/// A plan that does for all parameters. PostgreSQL may rightly prefer to read a whole table that is small, or one of
/// which a condition could leave a third; here it does so only where no index helps.
fn postgres_plan(tx: &mut Tx<'_>, sql: &str) -> Result<Vec<String>, Error> {
    let prepare: &'static str = format!("PREPARE looked_at AS {}", sql.replace('?', "$")).leak();
    let nulls = vec!["NULL"; placeholders(sql)].join(", ");
    let with = if nulls.is_empty() { nulls } else { format!("({nulls})") };
    let explain: &'static str = format!("EXPLAIN (COSTS OFF) EXECUTE looked_at{with}").leak();
    tx.execute("SET LOCAL plan_cache_mode = force_generic_plan", params![])?;
    tx.execute("SET LOCAL enable_seqscan = off", params![])?;
    tx.execute(prepare, params![])?;
    let plan = tx.query_all(explain, params![])?;
    tx.execute("DEALLOCATE looked_at", params![])?;
    Ok(plan)
}

fn toils(engine: Engine, plan: &[String]) -> BTreeSet<Toil> {
    match engine {
        Engine::Sqlite => plan.iter().filter_map(|line| sqlite_toil(line)).collect(),
        Engine::Postgres => (0..plan.len()).filter_map(|line| postgres_toil(&plan[line..])).collect(),
    }
}

fn sqlite_toil(line: &str) -> Option<Toil> {
    match line {
        "SCAN CONSTANT ROW" => None,
        line if line.starts_with("SCAN ") => Some(Toil::Scan),
        line if line.contains("TEMP B-TREE FOR ORDER BY") => Some(Toil::Sort),
        _ => None,
    }
}

/// What the node of the first of these lines does. To look into an index for what is (not) NULL is to read all of it.
/// An `Incremental Sort` has little to do: rows arrive in the order of an index, and only equal ones are sorted.
fn postgres_toil(lines: &[String]) -> Option<Toil> {
    let node = lines[0].trim_start().trim_start_matches("->").trim_start();
    let by_index = ["Index Scan", "Index Only Scan", "Bitmap Index Scan"];
    let mut more = lines[1..].iter().take_while(|line| !line.contains("->"));
    let compares = |line: &String| {
        line.contains("Index Cond:")
            && [" = ", " < ", " > ", " <= ", " >= "].iter().any(|by| line.contains(by))
    };
    if node.starts_with("Seq Scan")
        || by_index.iter().any(|scan| node.starts_with(scan)) && !more.any(compares)
    {
        Some(Toil::Scan)
    } else {
        (node == "Sort").then_some(Toil::Sort)
    }
}

#[test]
fn a_plan_is_seen_through() {
    let sqlite = |line: &str| toils(Engine::Sqlite, &[line.to_owned()]).into_iter().collect::<Vec<_>>();
    assert_eq!(sqlite("SCAN u USING COVERING INDEX users_by_name"), [Toil::Scan]);
    assert_eq!(sqlite("USE TEMP B-TREE FOR LAST TERM OF ORDER BY"), []);
    assert_eq!(sqlite("USE TEMP B-TREE FOR ORDER BY"), [Toil::Sort]);
    assert_eq!(sqlite("SEARCH users USING INTEGER PRIMARY KEY (rowid=?)"), []);
    let postgres = |plan: &str| {
        let lines: Vec<_> = plan.lines().map(str::to_owned).collect();
        toils(Engine::Postgres, &lines).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(postgres("Limit\n  ->  Seq Scan on users"), [Toil::Scan]);
    assert_eq!(postgres("Index Scan using a on b\n  Filter: (c = $1)"), [Toil::Scan]);
    assert_eq!(
        postgres("Index Scan using a on b\n  Index Cond: (c IS NULL)\n  Filter: (d = $1)"),
        [Toil::Scan]
    );
    assert_eq!(
        postgres("Sort\n  Sort Key: d\n  ->  Index Scan using a on b\n        Index Cond: (c = $1)"),
        [Toil::Sort]
    );
    assert_eq!(
        postgres("Incremental Sort\n  ->  Index Only Scan using a on b\n        Index Cond: (c > $1)"),
        []
    );
}

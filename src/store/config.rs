//! Where the database is and how patiently it is asked.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// Which database: a file of our own, or a PostgreSQL server that several nodes share.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A SQLite file, opened by one process.
    Sqlite {
        /// The file; its directory is made when it is missing.
        path: PathBuf,
    },
    /// PostgreSQL or something that speaks its protocol.
    Postgres {
        /// `postgres://user:password@host/name?sslmode=verify-full`. A password in it is a secret.
        url: String,
    },
}

/// The password must not get into a log.
impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite { path } => f.debug_struct("Sqlite").field("path", path).finish(),
            Self::Postgres { .. } => f.write_str("Postgres"),
        }
    }
}

impl FromStr for Database {
    type Err = String;

    /// Reads `postgres://…`, `sqlite:path` or a bare path.
    fn from_str(text: &str) -> Result<Self, String> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Database::Postgres { url: text.to_owned() });
        }
        let path = text.strip_prefix("sqlite:").unwrap_or(text);
        if path.is_empty() {
            return Err("the database has no path".to_owned());
        }
        if path.contains("://") {
            return Err("a database is a path, sqlite:path or postgres://…".to_owned());
        }
        Ok(Database::Sqlite { path: PathBuf::from(path) })
    }
}

/// How to open a [`Store`](super::Store).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseConfig {
    /// Which database.
    pub database: Database,
    /// PostgreSQL only: file that holds the password, if the address does not.
    pub password_file: Option<PathBuf>,
    /// PostgreSQL only: connections of this node, and so the transactions it runs at once.
    pub connections: usize,
    /// How long a request waits for its turn before it is told that the database is busy or away.
    pub patience: Duration,
    /// SQLite only: writes that share one commit at most, so that the first of them does not wait for long.
    /// 1 commits each alone; that is for measuring what sharing brings.
    pub batch: usize,
    /// PostgreSQL only: how long one statement may take. SQLite's are never waited for from outside.
    pub statement_limit: Duration,
    /// PostgreSQL only: how long opening waits for a server that cannot be reached.
    pub start_wait: Duration,
}

impl DatabaseConfig {
    /// The usual settings for a database.
    pub fn new(database: Database) -> Self {
        Self {
            database,
            password_file: None,
            connections: 16,
            patience: Duration::from_secs(5),
            batch: 256,
            statement_limit: Duration::from_secs(30),
            start_wait: Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_by_a_path_or_an_address() {
        let file = |path: &str| Ok(Database::Sqlite { path: PathBuf::from(path) });
        assert_eq!("/var/lib/bitpoll/bitpoll.db".parse(), file("/var/lib/bitpoll/bitpoll.db"));
        assert_eq!("sqlite:polls.db".parse(), file("polls.db"));
        let url = "postgres://bitpoll@/bitpoll?host=/run/postgresql".to_owned();
        assert_eq!(url.parse(), Ok(Database::Postgres { url }));
        assert!("".parse::<Database>().is_err());
        assert!("mysql://host/name".parse::<Database>().is_err());
    }
}

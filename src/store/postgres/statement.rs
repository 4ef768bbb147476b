//! Types, values and errors of PostgreSQL in the store's terms.

use std::error::Error as StdError;

use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use super::connect::{self, with_cause};
use crate::store::{Error, Kind, Param, Value};

/// What went wrong with a statement, by what can be done about it.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Another transaction was in the way: run this one again.
    Serialization,
    /// The connection is gone: run the transaction again on another one.
    Lost(String),
    /// The server is no longer the one to write to: run the transaction again, on a connection made now.
    Moved(String),
    /// No answer at all in time: the connection is given up.
    Silent,
    /// The database refused the statement.
    Refused(Error),
}

impl Trouble {
    /// The trouble as the caller of the store is told.
    pub(super) fn error(&self) -> Error {
        match self {
            Trouble::Serialization => Error::Busy,
            Trouble::Lost(text) | Trouble::Moved(text) => Error::Unavailable(text.clone()),
            Trouble::Silent => connect::silent(),
            Trouble::Refused(error) => error.clone(),
        }
    }

    /// The trouble of what begins a transaction. Nothing is wrong with that: a server that refuses it is one that
    /// only follows another, which knows no SERIALIZABLE.
    pub(super) fn at_begin(self) -> Self {
        match self {
            Trouble::Refused(error) => Trouble::Moved(error.to_string()),
            other => other,
        }
    }
}

impl From<tokio_postgres::Error> for Trouble {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(answer) = error.as_db_error() else {
            let source = StdError::source(&error);
            let lost = error.is_closed() || source.is_some_and(|source| source.is::<std::io::Error>());
            let text = with_cause(&error);
            return if lost { Trouble::Lost(text) } else { Trouble::Refused(Error::Other(text)) };
        };
        let code = answer.code();
        let class = code.code().get(..2).unwrap_or_default();
        if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED {
            return Trouble::Serialization;
        }
        if *code == SqlState::READ_ONLY_SQL_TRANSACTION {
            return Trouble::Moved(answer.to_string());
        }
        // 08: connection; 57P: the server shuts down or starts; 25P03: this program paused in the middle of a
        // transaction.
        if class == "08" || code.code().starts_with("57P") || code.code() == "25P03" {
            return Trouble::Lost(answer.to_string());
        }
        Trouble::Refused(match class {
            // 57014: the limit of a statement.
            "57" => Error::Unavailable(answer.to_string()),
            "23" => Error::Conflict { constraint: constraint(answer) },
            "53" if *code == SqlState::DISK_FULL => Error::Full,
            "53" => Error::Unavailable(answer.to_string()),
            "58" => Error::Io(answer.to_string()),
            "XX" => Error::Corrupt(answer.to_string()),
            _ => Error::Other(answer.to_string()),
        })
    }
}

/// The name that [`Error::Conflict`] promises.
fn constraint(answer: &tokio_postgres::error::DbError) -> String {
    let code = answer.code();
    if *code == SqlState::FOREIGN_KEY_VIOLATION {
        return "foreign_key".to_owned();
    }
    if *code == SqlState::NOT_NULL_VIOLATION {
        let (table, column) = (answer.table().unwrap_or_default(), answer.column().unwrap_or_default());
        return format!("{table}_{column}_not_null");
    }
    answer.constraint().unwrap_or_default().to_owned()
}

/// The types of bound values. Saying them keeps PostgreSQL from guessing an int4, or nothing for a NULL.
pub(super) fn types(params: &[Param<'_>]) -> Vec<Type> {
    let of = |param: &Param<'_>| match param.kind() {
        Kind::Int => Type::INT8,
        Kind::Text => Type::TEXT,
        Kind::Blob => Type::BYTEA,
    };
    params.iter().map(of).collect()
}

/// Whether values of a type are written as numbers are.
pub(super) fn is_number(kind: &Type) -> bool {
    [Type::INT2, Type::INT4, Type::INT8, Type::OID, Type::NUMERIC, Type::FLOAT4, Type::FLOAT8].contains(kind)
}

impl ToSql for Param<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Param::Null(_) => Ok(IsNull::Yes),
            Param::Int(int) => int.to_sql(ty, out),
            Param::Text(text) => text.to_sql(ty, out),
            Param::Blob(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::BYTEA => Value::Blob(raw),
            _ => Value::Text(<&str>::from_sql(ty, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL | Type::BYTEA)
            || <&str as FromSql>::accepts(ty)
    }
}

//! Rows as they come back, the same for both engines.

use super::{Error, Result};

/// A value in a row, borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// NULL.
    Null,
    /// An integer; PostgreSQL's booleans and small integers arrive here too.
    Int(i64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// One row of an answer, valid until the next one is asked for.
pub struct Row<'a> {
    inner: Inner<'a>,
}

enum Inner<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

impl<'a> Row<'a> {
    pub(super) fn sqlite(row: &'a rusqlite::Row<'a>) -> Self {
        Self { inner: Inner::Sqlite(row) }
    }

    pub(super) fn postgres(row: &'a tokio_postgres::Row) -> Self {
        Self { inner: Inner::Postgres(row) }
    }

    /// The value of the column at `index`, counted from 0.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when there is no such column or its type is none of the three.
    pub fn value(&self, index: usize) -> Result<Value<'a>> {
        match self.inner {
            Inner::Sqlite(row) => super::sqlite::value(row, index),
            Inner::Postgres(row) => {
                row.try_get(index).map_err(|error| corrupt(index, &format!("{error}; is a CAST missing?")))
            }
        }
    }

    /// The column at `index`, counted from 0, as a Rust type.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the column is not of that type.
    pub fn get<C: Column>(&self, index: usize) -> Result<C> {
        let value = self.value(index)?;
        C::from_value(value).ok_or_else(|| corrupt(index, &format!("not a {}", std::any::type_name::<C>())))
    }

    /// Text at `index` without copying it.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the column is not text.
    pub fn str_ref(&self, index: usize) -> Result<&'a str> {
        match self.value(index)? {
            Value::Text(text) => Ok(text),
            _ => Err(corrupt(index, "not text")),
        }
    }
}

pub(super) fn corrupt(index: usize, what: &str) -> Error {
    Error::Corrupt(format!("column {index}: {what}"))
}

/// A Rust type that one column can be read as. Domain types may implement it for themselves.
pub trait Column: Sized {
    /// The value, or `None` when it does not fit.
    fn from_value(value: Value<'_>) -> Option<Self>;
}

impl Column for i64 {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Int(int) = value { Some(int) } else { None }
    }
}

macro_rules! smaller {
    ($($int:ty),*) => {$(
        impl Column for $int {
            fn from_value(value: Value<'_>) -> Option<Self> {
                i64::from_value(value)?.try_into().ok()
            }
        }
    )*};
}
smaller!(i32, u32, u16, u8, u64, usize);

impl Column for bool {
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl Column for String {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.to_owned()) } else { None }
    }
}

impl Column for Vec<u8> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Blob(bytes) = value { Some(bytes.to_owned()) } else { None }
    }
}

impl<const N: usize> Column for [u8; N] {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if let Value::Blob(bytes) = value { bytes.try_into().ok() } else { None }
    }
}

impl<C: Column> Column for Option<C> {
    fn from_value(value: Value<'_>) -> Option<Self> {
        if value == Value::Null { Some(None) } else { C::from_value(value).map(Some) }
    }
}

/// A Rust type that a row can be read as: any [`Column`], a tuple of them, or a struct of a repository.
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when a column does not fit.
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

impl<C: Column> FromRow for C {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        row.get(0)
    }
}

macro_rules! tuple {
    ($($column:ident $index:literal),*) => {
        impl<$($column: Column),*> FromRow for ($($column,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self> {
                Ok(($(row.get::<$column>($index)?,)*))
            }
        }
    };
}
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);
tuple!(A 0, B 1, C 2, D 3);
tuple!(A 0, B 1, C 2, D 3, E 4);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

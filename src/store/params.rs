//! Values bound to the placeholders of a statement.

/// The three types a column can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A 64-bit integer: BIGINT on PostgreSQL.
    Int,
    /// UTF-8 text without NUL.
    Text,
    /// Bytes: BYTEA on PostgreSQL.
    Blob,
}

/// One bound value. NULL carries its type, because PostgreSQL has to know it before it sees the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Param<'a> {
    /// NULL of the given type.
    Null(Kind),
    /// An integer; booleans are 0 and 1, instants are Unix seconds.
    Int(i64),
    /// Text; a NUL in it is refused on both engines, because PostgreSQL cannot store one.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

impl Param<'_> {
    /// The type of the value.
    pub fn kind(&self) -> Kind {
        match self {
            Param::Null(kind) => *kind,
            Param::Int(_) => Kind::Int,
            Param::Text(_) => Kind::Text,
            Param::Blob(_) => Kind::Blob,
        }
    }
}

/// A Rust type that can be bound, with the type of its column. An `Option` of it can be bound as well.
pub trait Bind<'a>: Copy {
    /// The type of the column.
    const KIND: Kind;
    /// The value as it is bound.
    fn bind(self) -> Param<'a>;
}

macro_rules! bind {
    ($($from:ty => $kind:ident, |$value:ident| $param:expr;)*) => {$(
        impl<'a> Bind<'a> for $from {
            const KIND: Kind = Kind::$kind;
            fn bind(self) -> Param<'a> {
                let $value = self;
                Param::$kind($param)
            }
        }
        impl<'a> From<$from> for Param<'a> {
            fn from(value: $from) -> Self {
                value.bind()
            }
        }
    )*};
}

bind! {
    i64 => Int, |value| value;
    u32 => Int, |value| i64::from(value);
    i32 => Int, |value| i64::from(value);
    u16 => Int, |value| i64::from(value);
    u8 => Int, |value| i64::from(value);
    bool => Int, |value| i64::from(value);
    &'a i64 => Int, |value| *value;
    &'a str => Text, |value| value;
    &'a String => Text, |value| value;
    &'a [u8] => Blob, |value| value;
    &'a Vec<u8> => Blob, |value| value;
}

impl<'a, const N: usize> From<&'a [u8; N]> for Param<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Param::Blob(value)
    }
}

impl<'a, B: Bind<'a>> From<Option<B>> for Param<'a> {
    fn from(value: Option<B>) -> Self {
        value.map_or(Param::Null(B::KIND), B::bind)
    }
}

impl<'a, B> From<&'a Option<B>> for Param<'a>
where
    &'a B: Bind<'a>,
{
    fn from(value: &'a Option<B>) -> Self {
        Param::from(value.as_ref())
    }
}

/// The parameters of a statement: `params![poll.id, &slug, deadline]` for `?1 ?2 ?3`.
#[macro_export]
macro_rules! params {
    () => { &[] as &[$crate::store::Param<'_>] };
    ($($value:expr),+ $(,)?) => { &[$($crate::store::Param::from($value)),+] as &[$crate::store::Param<'_>] };
}
pub use params;

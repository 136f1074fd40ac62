//! Types in the places where they are used.

use super::TypeId;

/// A use of a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A type that the client defines.
    Named(TypeId),
    /// A plain Rust type.
    Scalar(Scalar),
    /// `Vec<T>`.
    List(Box<Type>),
    /// A map from strings, in order.
    Map(Box<Type>),
    /// `Option<T>`: null, or not there.
    Nullable(Box<Type>),
    /// A value, null, or nothing.
    Maybe(Box<Type>),
    /// `Box<T>`, where a type would otherwise contain itself.
    Boxed(Box<Type>),
    /// Any JSON value.
    Any,
    /// Null and nothing else.
    Null,
    /// No value at all.
    Never,
}

impl Type {
    /// The definition at the bottom of lists, maps, options and boxes.
    pub fn definition(&self) -> Option<TypeId> {
        match self.innermost() {
            Self::Named(id) => Some(*id),
            _ => None,
        }
    }

    /// What lists, maps, options and boxes hold in the end.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        let mut ty = self;
        while let Self::List(inner)
        | Self::Map(inner)
        | Self::Nullable(inner)
        | Self::Maybe(inner)
        | Self::Boxed(inner) = ty
        {
            ty = inner;
        }
        ty
    }

    /// Whether null is a value of it, for sure.
    pub fn has_null(&self) -> bool {
        matches!(self, Self::Nullable(_) | Self::Null)
    }

    /// This type or null; never an option of an option.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Nullable(_) => self,
            other => Self::Nullable(Box::new(other)),
        }
    }
}

/// The plain Rust types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// An integer of any size.
    Integer,
    /// `f64`
    F64,
    /// A number of any size and precision.
    Number,
    /// `String`
    String,
    /// A string that is kept as it is, and read where its value is asked for.
    Text(TextType),
}

/// What a string with a format is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextType {
    /// A date with time and offset.
    DateTime(DateCrate),
    /// A date.
    Date(DateCrate),
    /// A time of day, perhaps with an offset.
    Time(DateCrate),
    /// A duration.
    Duration,
    /// A UUID.
    Uuid,
    /// A URL.
    Url,
    /// Bytes.
    Base64,
    /// A decimal number.
    Decimal,
}

/// A crate for dates and times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateCrate {
    /// `jiff`
    Jiff,
    /// `chrono`
    Chrono,
    /// `time`
    Time,
}

//! Constants: properties that always have one and the same value.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error};

use super::capture::{Expect, Found};
use super::{Entries, Extra, Literal, accept_unknown, path};

/// A unit struct that stands for one value.
pub trait Constant: Default {
    /// The value as it is sent.
    const LITERAL: Literal;
}

/// Reads the field `name`, which should have the one value of `T`; `None` if it has not.
/// The other value goes into `extra`, from where it is written back.
#[inline]
pub fn constant_field<T: Constant, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
) -> Result<Option<T>, A::Error> {
    match find::<T, A>(map, name)? {
        Found::Expected(_) => {
            extra.remove(name); // of two fields with one name the last one counts
            Ok(Some(T::default()))
        }
        Found::Other(json) => {
            accept_unknown(&json).map_err(|error| path::in_field(name, error))?;
            extra.insert(name, json);
            Ok(None)
        }
    }
}

/// Reads the field `name` as [`constant_field`] does, noting in `extra` if it is null.
#[inline]
pub fn optional_constant_field<T: Constant, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
    index: usize,
) -> Result<Option<T>, A::Error> {
    match find::<T, A>(map, name)? {
        Found::Other(json) if json.get() != "null" => {
            accept_unknown(&json).map_err(|error| path::in_field(name, error))?;
            extra.insert(name, json);
            Ok(None)
        }
        found => {
            extra.remove(name);
            if matches!(found, Found::Other(_)) {
                extra.note_null(index);
                return Ok(None);
            }
            Ok(Some(T::default()))
        }
    }
}

#[inline]
fn find<T: Constant, A: Entries>(
    map: &mut A,
    name: &'static str,
) -> Result<Found, A::Error> {
    map.next_value_seed(Expect(const { &[T::LITERAL] }))
        .map_err(|error| path::in_field(name, error))
}

/// Reads a value that has to be the one of `T`.
pub fn constant<'de, T: Constant, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    match Expect(const { &[T::LITERAL] }).deserialize(deserializer)? {
        Found::Expected(_) => Ok(T::default()),
        Found::Other(json) => {
            let expected = T::LITERAL.to_value();
            Err(D::Error::custom(format_args!("{json} instead of {expected}")))
        }
    }
}

/// Gives a unit struct the one value that it stands for: a string by itself, anything else
/// behind the word for its type.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! constant {
    ($type:ident = $($kind:ident)? $value:literal) => {
        constant!(@value $type, $($kind)? $value);

        impl $crate::runtime::data::Constant for $type {
            const LITERAL: $crate::runtime::data::Literal = literal!($($kind)? $value);
        }

        impl $crate::runtime::data::Validate for $type {}

        /// Strings as they are, everything else as JSON.
        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&<Self as $crate::runtime::data::Constant>::LITERAL, formatter)
            }
        }

        impl $crate::runtime::data::Described for $type {
            type Kind = $crate::runtime::data::kind::Constant;
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                <Self as $crate::runtime::data::Constant>::LITERAL.serialize(serializer)
            }
        }
    };

    (@value $type:ident, $value:literal) => {
        constant!(@value $type, &'static str = $value, "The value as it is sent.");

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                Self::VALUE
            }
        }
    };
    (@value $type:ident, boolean $value:literal) => {
        constant!(@value $type, bool = $value, "The value as it is sent.");
    };
    (@value $type:ident, integer $value:literal) => {
        constant!(@value $type, i64 = $value, "The value as it is sent.");
    };
    (@value $type:ident, number $value:literal) => {
        constant!(@value $type, f64 = $value, "The value as it is sent.");
    };
    (@value $type:ident, json $value:literal) => {
        constant!(@value $type, &'static str = $value, "The value as it is sent, as JSON.");
    };
    (@value $type:ident, $rust:ty = $value:literal, $doc:literal) => {
        impl $type {
            #[doc = $doc]
            pub const VALUE: $rust = $value;
        }
    };
}

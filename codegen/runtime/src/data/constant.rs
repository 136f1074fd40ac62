//! Constants: properties that always have one and the same value.

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error};

use super::capture::{Expect, Found};
use super::{Entries, Extra, accept_unknown, path};

/// A unit struct that stands for one value.
pub trait Constant: Default {
    /// The value as it is sent, alone in a list.
    const VALUES: &'static [&'static str];
}

/// Reads the field `name`, which should have the one value of `T`; `None` if it has not.
/// The other value goes into `extra`, from where it is written back.
#[inline]
pub fn constant_field<T: Constant, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &'static str,
) -> Result<Option<T>, A::Error> {
    let found = map
        .next_value_seed(Expect(T::VALUES))
        .map_err(|error| path::in_field(name, error))?;
    match found {
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

/// Reads a value that has to be the one of `T`.
pub fn constant<'de, T: Constant, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    match Expect(T::VALUES).deserialize(deserializer)? {
        Found::Expected(_) => Ok(T::default()),
        Found::Other(json) => {
            let expected = T::VALUES.join(" or ");
            Err(D::Error::custom(format_args!("{json} instead of \"{expected}\"")))
        }
    }
}

/// Gives a unit struct the one value that it stands for.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! constant {
    ($type:ident = $value:literal) => {
        impl $type {
            /// The value as it is sent.
            pub const VALUE: &'static str = $value;
        }

        impl $crate::runtime::data::Constant for $type {
            const VALUES: &'static [&'static str] = &[Self::VALUE];
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                Self::VALUE
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(Self::VALUE)
            }
        }

        impl $crate::runtime::data::Decode for $type {
            fn decode<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::constant(deserializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::constant(deserializer)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(Self::VALUE)
            }
        }
    };
}

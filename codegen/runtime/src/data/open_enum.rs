//! Enumerations that stay open: a server may know more values than the document.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::{Error, Visitor};

use super::accept_unknown;

/// A value of the enumeration `T` that this version of the document does not name.
///
/// It cannot be built directly, and not taken from another enumeration, so that a known
/// value never hides in it: use `From<&str>` of the enumeration, which gives the known
/// variant where there is one.
pub struct UnknownValue<T> {
    text: Box<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> UnknownValue<T> {
    /// Only for the conversions of an enumeration, which have tried the known names.
    #[allow(dead_code, reason = "called where the macro expands")]
    pub(crate) fn new(value: &str) -> Self {
        Self { text: value.into(), of: PhantomData }
    }

    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for UnknownValue<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for UnknownValue<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for UnknownValue<T> {}

impl<T> Hash for UnknownValue<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for UnknownValue<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

/// Reads an enumeration from a string.
pub struct OpenEnumVisitor<T>(PhantomData<T>);

impl<T> OpenEnumVisitor<T> {
    /// A visitor that gives a `T`.
    #[allow(clippy::new_without_default, reason = "always named with its type")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

/// An enumeration that keeps the values it does not name.
pub trait OpenEnum: for<'a> From<&'a str> {
    /// Whether the document names the value.
    #[inline]
    fn is_known(&self) -> bool;
}

impl<T: OpenEnum> Visitor<'_> for OpenEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        let known = T::from(value);
        if !known.is_known() {
            accept_unknown(format_args!("`{value}`"))?;
        }
        Ok(known)
    }
}

/// Gives an enum the names of its variants on the wire.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! open_enum {
    ($type:ident { $($name:literal => $variant:ident,)* }) => {
        impl $type {
            /// The values that the document names, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl $crate::runtime::data::OpenEnum for $type {
            #[inline]
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($name => Self::$variant,)*
                    _ => Self::Unknown($crate::runtime::data::UnknownValue::new(value)),
                }
            }
        }

        impl From<String> for $type {
            fn from(value: String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl std::str::FromStr for $type {
            type Err = std::convert::Infallible;

            fn from_str(value: &str) -> Result<Self, std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::runtime::data::Decode for $type {
            #[inline]
            fn decode<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::runtime::data::OpenEnumVisitor::new())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::runtime::http::Param for $type {
            fn to_param(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }
    };
}

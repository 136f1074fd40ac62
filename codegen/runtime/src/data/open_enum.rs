//! Enumerations that stay open: a server may know more values than the document.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::OnceLock;

use serde::de::{Error, Visitor};

use super::{Json, accept_unknown};

/// A value of the enumeration `T` that this version of the document does not name.
///
/// It cannot be built directly, and not taken from another enumeration, so that a known
/// value never hides in it: use `From` of the enumeration, which gives the known variant
/// where there is one.
pub struct UnknownValue<T, V = Box<str>> {
    value: V,
    of: PhantomData<fn() -> T>,
}

impl<T, V> UnknownValue<T, V> {
    /// Only for the conversions of an enumeration, which have tried the known values.
    #[allow(dead_code, reason = "called where the macro expands")]
    pub(crate) fn new(value: impl Into<V>) -> Self {
        Self { value: value.into(), of: PhantomData }
    }
}

impl<T> UnknownValue<T> {
    /// The value as it is sent.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl<T> UnknownValue<T, i64> {
    /// The value as it is sent.
    pub fn as_i64(self) -> i64 {
        self.value
    }
}

impl<T> UnknownValue<T, f64> {
    /// The value as it is sent.
    pub fn as_f64(self) -> f64 {
        self.value
    }
}

impl<T> UnknownValue<T, Json> {
    /// The value as it was sent.
    pub fn as_json(&self) -> &Json {
        &self.value
    }
}

impl<T, V: Clone> Clone for UnknownValue<T, V> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), of: PhantomData }
    }
}

impl<T, V: Copy> Copy for UnknownValue<T, V> {}

impl<T, V: PartialEq> PartialEq for UnknownValue<T, V> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T, V: Eq> Eq for UnknownValue<T, V> {}

impl<T, V: Hash> Hash for UnknownValue<T, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T, V: fmt::Debug> fmt::Debug for UnknownValue<T, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, formatter)
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
    /// Whether the document allows every string beside those that it names.
    const ANY: bool;

    /// Whether the document names the value.
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
        if !T::ANY && !known.is_known() {
            accept_unknown(format_args!("`{value}`"))?;
        }
        Ok(known)
    }
}

/// The index of a string among many, which are sorted once.
pub fn position(
    names: &'static [&'static str],
    sorted: &OnceLock<Vec<usize>>,
    value: &str,
) -> Option<usize> {
    let sorted = sorted.get_or_init(|| {
        let mut sorted: Vec<usize> = (0..names.len()).collect();
        sorted.sort_unstable_by_key(|index| names[*index]);
        sorted
    });
    let found = sorted.binary_search_by(|index| names[*index].cmp(value)).ok()?;
    Some(sorted[found])
}

/// Gives an enum the names of its variants on the wire; `any` if the document allows other
/// strings as well, `many` if they are too many for the compiler to compare one by one.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! open_enum {
    (any $($table:tt)*) => { open_enum! { @of true, $($table)* } };
    (@of $any:literal, many $type:ident { $($name:literal => $variant:ident,)* }) => {
        impl From<&str> for $type {
            fn from(value: &str) -> Self {
                static NAMES: &[&str] = &[$($name),*];
                static SORTED: std::sync::OnceLock<Vec<usize>> = std::sync::OnceLock::new();

                match $crate::runtime::data::position(NAMES, &SORTED, value) {
                    Some(index) => Self::ALL[index].clone(),
                    None => Self::Unknown($crate::runtime::data::UnknownValue::new(value)),
                }
            }
        }

        open_enum! { @rest $any, $type { $($name => $variant,)* } }
    };
    (@of $any:literal, $type:ident { $($name:literal => $variant:ident,)* }) => {
        impl From<&str> for $type {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($name => Self::$variant,)*
                    _ => Self::Unknown($crate::runtime::data::UnknownValue::new(value)),
                }
            }
        }

        open_enum! { @rest $any, $type { $($name => $variant,)* } }
    };

    (@rest $any:literal, $type:ident { $($name:literal => $variant:ident,)* }) => {
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
            const ANY: bool = $any;

            #[inline]
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::runtime::data::Validate for $type {}

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

        impl $crate::runtime::data::Described for $type {
            type Kind = $crate::runtime::data::kind::OpenEnum;
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

    ($($table:tt)*) => { open_enum! { @of false, $($table)* } };
}

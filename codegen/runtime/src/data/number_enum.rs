//! Enumerations of numbers, which stay open as those of strings do.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Decode, accept_unknown};

/// An enumeration of numbers that keeps the numbers it does not name.
pub trait NumberEnum<N>: From<N> {
    /// Whether the document names the number.
    fn is_known(&self) -> bool;
}

/// Reads a number of an enumeration.
pub fn number<'de, T, N, D>(deserializer: D) -> Result<T, D::Error>
where
    T: NumberEnum<N>,
    N: Decode + Copy + fmt::Display,
    D: serde::Deserializer<'de>,
{
    let number = N::decode(deserializer)?;
    let value = T::from(number);
    if !value.is_known() {
        accept_unknown(format_args!("`{number}`"))?;
    }
    Ok(value)
}

/// A number as it is sent: without a fraction if it has none.
#[derive(Clone, Copy, Debug)]
pub struct Plain<N>(pub N);

impl fmt::Display for Plain<i64> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl fmt::Display for Plain<f64> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        formatter.write_str(&text)
    }
}

impl Serialize for Plain<i64> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl Serialize for Plain<f64> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // 2^53: up to there each whole f64 is exactly one integer.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            #[allow(clippy::cast_possible_truncation, reason = "whole and in range")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// Gives an enum the whole numbers of its variants.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! integer_enum {
    ($type:ident { $($number:literal => $variant:ident,)* }) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(value) => value.as_i64(),
                }
            }
        }

        impl From<$type> for i64 {
            fn from(value: $type) -> i64 {
                value.as_i64()
            }
        }

        number_enum! { @as i64 as_i64 std::num::ParseIntError, $type { $($number => $variant,)* } }
    };
}

/// Gives an enum the numbers of its variants.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! number_enum {
    ($type:ident { $($number:literal => $variant:ident,)* }) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_f64(self) -> f64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::Unknown(value) => value.as_f64(),
                }
            }
        }

        impl From<$type> for f64 {
            fn from(value: $type) -> f64 {
                value.as_f64()
            }
        }

        number_enum! { @as f64 as_f64 std::num::ParseFloatError, $type { $($number => $variant,)* } }
    };

    (@as $rust:ident $get:ident $error:path, $type:ident { $($number:literal => $variant:ident,)* }) => {
        impl $type {
            /// The values that the document names, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        impl $crate::runtime::data::NumberEnum<$rust> for $type {
            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::runtime::data::Validate for $type {}

        impl From<$rust> for $type {
            fn from(value: $rust) -> Self {
                match value {
                    $($number => Self::$variant,)*
                    _ => Self::Unknown($crate::runtime::data::UnknownValue::new(value)),
                }
            }
        }

        impl std::str::FromStr for $type {
            type Err = $error;

            fn from_str(value: &str) -> Result<Self, $error> {
                value.parse::<$rust>().map(Self::from)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&$crate::runtime::data::Plain(self.$get()), formatter)
            }
        }

        impl $crate::runtime::data::Decode for $type {
            fn decode<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::data::number::<_, $rust, _>(deserializer)
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
                serde::Serialize::serialize(&$crate::runtime::data::Plain(self.$get()), serializer)
            }
        }

        impl $crate::runtime::http::Param for $type {
            fn to_param(&self) -> std::borrow::Cow<'_, str> {
                self.to_string().into()
            }

            fn is_writable(&self) -> bool {
                $crate::runtime::http::Param::is_writable(&self.$get())
            }
        }
    };
}

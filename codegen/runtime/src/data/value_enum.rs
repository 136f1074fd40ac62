//! Enumerations of values of several JSON types, which stay open as those of strings do.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::{Decode, Json, Literal, accept_unknown};

/// An enumeration of JSON values that keeps the values it does not name.
pub trait ValueEnum: Clone + 'static {
    /// The values that the document names.
    const LITERALS: &'static [Literal];

    /// The variants for them, in the same order.
    const VARIANTS: &'static [Self];

    /// The variant for a value that the document does not name.
    fn unknown(json: Json) -> Self;

    /// The value, or else the one that the document does not name.
    fn known(&self) -> Result<Literal, &Json>;
}

/// Writes a value of an enumeration.
pub fn write_value<T: ValueEnum, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value.known() {
        Ok(literal) => literal.serialize(serializer),
        Err(json) => json.serialize(serializer),
    }
}

/// A value of an enumeration as text: strings as they are, everything else as JSON.
pub fn value_text<T: ValueEnum>(value: &T) -> Cow<'_, str> {
    match value.known() {
        Ok(Literal::String(text)) => text.into(),
        Ok(literal) => literal.to_string().into(),
        Err(json) => match json.parse::<String>() {
            Ok(text) => text.into(),
            Err(_) => json.get().into(),
        },
    }
}

/// The variant of a value.
pub fn variant<T: ValueEnum>(json: Json) -> T {
    match Literal::find(T::LITERALS, &json) {
        Some(index) => T::VARIANTS[index].clone(),
        None => T::unknown(json),
    }
}

/// Reads a value of an enumeration.
pub fn any_value<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: ValueEnum,
    D: serde::Deserializer<'de>,
{
    let json = Json::decode(deserializer)?;
    if let Some(index) = Literal::find(T::LITERALS, &json) {
        return Ok(T::VARIANTS[index].clone());
    }
    accept_unknown(format_args!("`{json}`"))?;
    Ok(T::unknown(json))
}

/// Gives an enum the JSON values of its variants.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! value_enum {
    ($type:ident { $($($kind:ident)? $value:literal => $variant:ident,)* }) => {
        impl $type {
            /// The values that the document names, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is sent.
            pub fn to_json(&self) -> $crate::runtime::data::Json {
                match $crate::runtime::data::ValueEnum::known(self) {
                    Ok(literal) => literal.into(),
                    Err(json) => json.clone(),
                }
            }
        }

        impl $crate::runtime::data::Validate for $type {}

        impl $crate::runtime::data::ValueEnum for $type {
            const LITERALS: &'static [$crate::runtime::data::Literal] =
                &[$(literal!($($kind)? $value)),*];
            const VARIANTS: &'static [Self] = Self::ALL;

            fn unknown(json: $crate::runtime::data::Json) -> Self {
                Self::Unknown($crate::runtime::data::UnknownValue::new(json))
            }

            fn known(
                &self,
            ) -> Result<$crate::runtime::data::Literal, &$crate::runtime::data::Json> {
                Ok(match self {
                    $(Self::$variant => literal!($($kind)? $value),)*
                    Self::Unknown(value) => return Err(value.as_json()),
                })
            }
        }

        impl From<$crate::runtime::data::Json> for $type {
            fn from(value: $crate::runtime::data::Json) -> Self {
                $crate::runtime::data::variant(value)
            }
        }

        impl From<serde_json::Value> for $type {
            fn from(value: serde_json::Value) -> Self {
                $crate::runtime::data::variant(value.into())
            }
        }

        impl std::str::FromStr for $type {
            type Err = serde_json::Error;

            fn from_str(json: &str) -> Result<Self, serde_json::Error> {
                serde_json::from_str(json).map($crate::runtime::data::variant)
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.to_json(), formatter)
            }
        }

        impl $crate::runtime::data::Decode for $type {
            fn decode<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::runtime::data::any_value(deserializer)
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
                $crate::runtime::data::write_value(self, serializer)
            }
        }

        /// Strings as they are, everything else as JSON.
        impl $crate::runtime::http::Param for $type {
            fn to_param(&self) -> std::borrow::Cow<'_, str> {
                $crate::runtime::data::value_text(self)
            }
        }
    };
}

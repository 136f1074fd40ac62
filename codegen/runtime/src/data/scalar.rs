//! Reading the plain Rust types: numbers, text, truth values, lists, maps, options.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

use super::source::{NumberSource, StringSource};
use super::{Decode, Entries, FromMap, Map, ObjectVisitor, Seed, path};

/// Reads a string that has been read already.
pub fn from_text<T: Decode, E: Error>(value: &str) -> Result<T, E> {
    T::decode(StringSource::new(value))
}

/// Reads a number that has been read already.
pub fn from_number<T: Decode, E: Error>(value: Number) -> Result<T, E> {
    T::decode(NumberSource(value)).map_err(E::custom)
}

/// Reads a truth value that has been read already.
pub fn from_boolean<T: Decode, E: Error>(value: bool) -> Result<T, E> {
    T::decode(Value::Bool(value)).map_err(E::custom)
}

/// Types that serde reads as they should be read.
macro_rules! decode_as_serde {
    ($($type:ty),*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

decode_as_serde!(bool, String, f32, f64);

/// Integers, which some servers write as `1.0`.
macro_rules! decode_integer {
    ($($type:ty, $bits:literal);*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Integer;

                impl Visitor<'_> for Integer {
                    type Value = $type;

                    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                        formatter.write_str(concat!("an integer of ", $bits, " bits"))
                    }

                    fn visit_i64<E: Error>(self, value: i64) -> Result<$type, E> {
                        value.try_into().map_err(|_| {
                            E::invalid_value(Unexpected::Signed(value), &self)
                        })
                    }

                    fn visit_u64<E: Error>(self, value: u64) -> Result<$type, E> {
                        value.try_into().map_err(|_| {
                            E::invalid_value(Unexpected::Unsigned(value), &self)
                        })
                    }

                    #[allow(
                        clippy::cast_possible_truncation,
                        reason = "only taken where the value is whole and in range"
                    )]
                    fn visit_f64<E: Error>(self, value: f64) -> Result<$type, E> {
                        // 2^53: up to there each whole f64 is exactly one integer.
                        const EXACT: f64 = 9_007_199_254_740_992.0;
                        if value.fract() == 0.0 && value.abs() <= EXACT {
                            self.visit_i64(value as i64)
                        } else {
                            Err(E::invalid_value(Unexpected::Float(value), &self))
                        }
                    }
                }

                deserializer.deserialize_i64(Integer)
            }
        }
    )*};
}

decode_integer!(i8, 8; i16, 16; i32, 32; i64, 64; u8, 8; u16, 16; u32, 32; u64, 64);

impl<T: Decode> Decode for Option<T> {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Nullable<T>(PhantomData<T>);

        impl<'de, T: Decode> Visitor<'de> for Nullable<T> {
            type Value = Option<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value or null")
            }

            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }

            #[inline]
            fn visit_some<D: Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<Self::Value, D::Error> {
                T::decode(deserializer).map(Some)
            }
        }

        deserializer.deserialize_option(Nullable(PhantomData))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<T>(PhantomData<T>);

        impl<'de, T: Decode> Visitor<'de> for List<T> {
            type Value = Vec<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an array")
            }

            fn visit_seq<A: SeqAccess<'de>>(
                self,
                mut seq: A,
            ) -> Result<Vec<T>, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq
                    .next_element_seed(Seed::new())
                    .map_err(|error| path::in_item(items.len(), error))?
                {
                    items.push(item);
                }
                Ok(items)
            }
        }

        deserializer.deserialize_seq(List(PhantomData))
    }
}

impl<T: Decode> Decode for Map<T> {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor::new())
    }
}

impl<T: Decode> FromMap for Map<T> {
    fn from_map<A: Entries>(map: &mut A) -> Result<Self, A::Error> {
        let mut entries = Self::new();
        while let Some(key) = map.next_key(str::to_owned)? {
            let value = super::value(map, &key)?;
            entries.insert(key, value);
        }
        Ok(entries)
    }
}

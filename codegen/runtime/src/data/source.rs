//! Strings and numbers that have been read already, as sources of values.
//!
//! They can be read as whatever stands in a body can: as a plain value, as an option, as
//! raw JSON.

use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};
use serde_json::{Number, Value};

/// A source that holds one string.
pub(super) struct StringSource<'a, E> {
    text: &'a str,
    error: PhantomData<E>,
}

impl<'a, E> StringSource<'a, E> {
    /// A source of this string.
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, error: PhantomData }
    }
}

impl<'de, E: Error> Deserializer<'de> for StringSource<'_, E> {
    type Error = E;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_str(self.text)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, E> {
        // serde_json knows how to give itself raw JSON.
        let value = Value::from(self.text);
        value.deserialize_newtype_struct(name, visitor).map_err(E::custom)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A source that holds one number.
pub(super) struct NumberSource(pub(super) Number);

impl<'de> Deserializer<'de> for NumberSource {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        Value::Number(self.0).deserialize_newtype_struct(name, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

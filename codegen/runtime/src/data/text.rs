//! A string that has been read already, as a source of values.

use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// A source that holds one string. It can be read as whatever a string in a body can:
/// as text, as an option, as raw JSON.
pub(super) struct Text<'a, E> {
    text: &'a str,
    error: PhantomData<E>,
}

impl<'a, E> Text<'a, E> {
    /// A source of this string.
    #[inline]
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, error: PhantomData }
    }
}

impl<'de, E: Error> Deserializer<'de> for Text<'_, E> {
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
        let value = serde_json::Value::from(self.text);
        value.deserialize_newtype_struct(name, visitor).map_err(E::custom)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

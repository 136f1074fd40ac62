//! From a [`Node`] to any type, so that `openapiv3` can take over a part of the tree.

mod key;
mod variant;

use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use self::key::Text;
use self::variant::Variant;
use super::node::Node;
use crate::diagnostic::Pointer;

/// Why a node does not fit a type, and which part of the node it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Mismatch {
    message: String,
    /// The way to the part, innermost first.
    path: Vec<String>,
}

impl Mismatch {
    /// The part that does not fit, when `base` is the pointer to the whole node.
    ///
    /// Less exact where the type buffers what it reads (`flatten`, `untagged`).
    pub fn pointer(&self, base: &Pointer) -> Pointer {
        self.path.iter().rev().fold(base.clone(), |mut pointer, segment| {
            pointer.push(segment);
            pointer
        })
    }

    fn within(mut self, segment: impl Into<String>) -> Self {
        self.path.push(segment.into());
        self
    }
}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), path: Vec::new() }
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Integer(value) => integer(*value, visitor),
            Node::Float(value) => visitor.visit_f64(*value),
            Node::String(text) => visitor.visit_borrowed_str(text),
            Node::Sequence(items) => {
                let mut access = Items { items: items.iter().enumerate() };
                let value = visitor.visit_seq(&mut access)?;
                all_read(access.items.len(), items.len(), "fewer items")?;
                Ok(value)
            }
            Node::Mapping(entries) => {
                let mut access = Entries { entries: entries.iter(), current: None };
                let value = visitor.visit_map(&mut access)?;
                all_read(access.entries.len(), entries.len(), "fewer entries")?;
                Ok(value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        let only = self.as_mapping().filter(|entries| entries.len() == 1);
        if let Some((name, value)) = only.and_then(|entries| entries.first()) {
            return visitor.visit_enum(Variant { name, value: Some(value) });
        }
        match self {
            Node::String(name) => visitor.visit_enum(Variant { name, value: None }),
            _ => {
                Err(de::Error::invalid_type(unexpected(self), &"the name of a variant"))
            }
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier
    }
}

/// Hands an integer over in the smallest of the types every visitor knows.
#[expect(clippy::cast_precision_loss, reason = "a float is what is left beyond 64 bits")]
fn integer<'de, V: Visitor<'de>>(value: i128, visitor: V) -> Result<V::Value, Mismatch> {
    if let Ok(value) = i64::try_from(value) {
        visitor.visit_i64(value)
    } else if let Ok(value) = u64::try_from(value) {
        visitor.visit_u64(value)
    } else {
        visitor.visit_f64(value as f64)
    }
}

/// What a node is, in the words of serde's messages.
fn unexpected(node: &Node) -> Unexpected<'_> {
    match node {
        Node::Null => Unexpected::Unit,
        Node::Bool(value) => Unexpected::Bool(*value),
        Node::Integer(_) => Unexpected::Other(node.kind()),
        Node::Float(value) => Unexpected::Float(*value),
        Node::String(text) => Unexpected::Str(text),
        Node::Sequence(_) => Unexpected::Seq,
        Node::Mapping(_) => Unexpected::Map,
    }
}

/// Complains when a visitor left something unread, as it does with a list too long for a tuple.
fn all_read(left: usize, length: usize, expected: &'static str) -> Result<(), Mismatch> {
    if left == 0 { Ok(()) } else { Err(de::Error::invalid_length(length, &expected)) }
}

struct Items<'de> {
    items: std::iter::Enumerate<std::slice::Iter<'de, Node>>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some((index, item)) = self.items.next() else { return Ok(None) };
        seed.deserialize(item).map(Some).map_err(|error| error.within(index.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'de> {
    entries: indexmap::map::Iter<'de, String, Node>,
    /// The entry whose key was handed over last.
    current: Option<(&'de String, &'de Node)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        self.current = self.entries.next();
        let Some((key, _)) = self.current else { return Ok(None) };
        seed.deserialize(Text(key)).map(Some).map_err(|error| error.within(key))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Mismatch> {
        let entry = self.current.take();
        let (key, value) = entry.expect("serde asks for a value after its key");
        seed.deserialize(value).map_err(|error| error.within(key))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

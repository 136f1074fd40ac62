//! From a deserializer to a [`Node`], the same for YAML and for JSON.

use std::cell::Cell;
use std::fmt;

use indexmap::map::Entry;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny,
    MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::node::{Mapping, Node};

/// What is common to all values of a document while it is loaded.
pub(super) struct Loading {
    /// Whether `<<` merges mappings, as it does in YAML.
    merge: bool,
    /// How much more may be loaded, so that aliases cannot make a small text a huge document.
    budget: Cell<usize>,
    /// Why loading was given up, if it was this code that gave up.
    refusal: Cell<Option<Refusal>>,
}

/// Why a well-formed text is not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A key stands twice in a mapping.
    DuplicateKey,
    /// Aliases make the document far larger than its text.
    TooLarge,
}

/// What a document may hold beyond what its own text spells out; about 250 MB in memory.
const ALLOWANCE: usize = 4_000_000;

impl Loading {
    /// Limits for a text of so many bytes. Without aliases no text comes close.
    pub(super) fn new(text: usize, merge: bool) -> Self {
        let budget = Cell::new(text.saturating_mul(4).saturating_add(ALLOWANCE));
        Self { merge, budget, refusal: Cell::new(None) }
    }

    /// Why loading was given up, if it was this code that gave up.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        self.refusal.get()
    }

    fn refuse<E: Error>(&self, refusal: Refusal, message: impl fmt::Display) -> E {
        self.refusal.set(Some(refusal));
        E::custom(message)
    }

    fn spend<E: Error>(&self, amount: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(amount);
        let left = left.ok_or_else(|| {
            self.refuse(Refusal::TooLarge, "the document is too large")
        })?;
        self.budget.set(left);
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        (&Loading::new(0, false)).deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for &Loading {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Loading {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.spend(1)?;
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.spend(1)?;
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.visit_i128(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.visit_i128(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.spend(1)?;
        Ok(Node::Integer(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "no integer type is large enough")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        match i128::try_from(value) {
            Ok(value) => self.visit_i128(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.spend(1)?;
        Ok(Node::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.spend(1 + value.len())?;
        Ok(Node::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        self.spend(1)?;
        let mut sequence = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            sequence.push(item);
        }
        Ok(Node::Sequence(sequence))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        self.spend(4)?;
        let mut mapping = Mapping::new();
        let mut merged = Vec::new();
        while let Some(key) = entries.next_key_seed(Key(self))? {
            let value = entries.next_value_seed(self)?;
            if self.merge && key == "<<" && is_merge(&value) {
                merged.push(value);
                continue;
            }
            match mapping.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(entry) => {
                    let message = format_args!("duplicate key {:?}", entry.key());
                    return Err(self.refuse(Refusal::DuplicateKey, message));
                }
            }
        }
        for value in merged {
            merge(&mut mapping, value);
        }
        Ok(Node::Mapping(mapping))
    }

    /// A YAML value with a tag of its own, such as `!Date 2024-01-01`: the tag is dropped, as
    /// `OpenAPI` gives tags no meaning.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_tag, value) = tagged.variant::<IgnoredAny>()?;
        value.newtype_variant_seed(self)
    }
}

/// A key of a mapping: its text as written, whatever type YAML would see in it.
struct Key<'a>(&'a Loading);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        self.0.spend(1 + value.len())?;
        Ok(value.to_owned())
    }
}

/// Whether a value under `<<` is one to merge.
fn is_merge(value: &Node) -> bool {
    match value {
        Node::Mapping(_) => true,
        Node::Sequence(items) => {
            !items.is_empty() && items.iter().all(|item| item.as_mapping().is_some())
        }
        _ => false,
    }
}

/// Adds the entries of a merged mapping, or of several, that are not there yet.
fn merge(mapping: &mut Mapping, value: Node) {
    match value {
        Node::Mapping(entries) => {
            for (key, value) in entries {
                mapping.entry(key).or_insert(value);
            }
        }
        Node::Sequence(items) => {
            for item in items {
                merge(mapping, item);
            }
        }
        _ => {}
    }
}

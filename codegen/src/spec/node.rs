//! The tree of values a document is, whichever notation it was written in.

use std::ops::{Deref, DerefMut};

use indexmap::IndexMap;

/// A value of a document.
///
/// Holds what `serde_yaml::Value` and `serde_json::Value` cannot: integers beyond 64 bits, which
/// real documents use as bounds, and both notations in one type.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number without a fraction.
    Integer(i128),
    /// A number with a fraction or an exponent, or an integer too large for [`Node::Integer`].
    Float(f64),
    /// A text.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Entries by key, in the order of the document.
    Mapping(Mapping),
}

impl Node {
    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The integer, if this is one.
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, rounded where `f64` cannot hold it, if this is one.
    #[allow(clippy::cast_precision_loss, reason = "said above")]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Integer(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// The list, if this is one.
    pub fn as_sequence(&self) -> Option<&[Self]> {
        match self {
            Self::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The list, if this is one, to change it.
    pub fn as_sequence_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The mapping, if this is one.
    pub fn as_mapping(&self) -> Option<&Mapping> {
        match self {
            Self::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The mapping, if this is one, to change it.
    pub fn as_mapping_mut(&mut self) -> Option<&mut Mapping> {
        match self {
            Self::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether this is nothing.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The entry with this key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_mapping()?.get(key)
    }

    /// The entry with this key, if this is a mapping that has it, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        self.as_mapping_mut()?.get_mut(key)
    }

    /// The entry or the item a segment of a pointer names.
    pub fn child(&self, segment: &str) -> Option<&Self> {
        match self {
            Self::Mapping(entries) => entries.get(segment),
            Self::Sequence(items) => items.get(position(segment)?),
            _ => None,
        }
    }

    /// The entry or the item a segment of a pointer names, to change it.
    pub fn child_mut(&mut self, segment: &str) -> Option<&mut Self> {
        match self {
            Self::Mapping(entries) => entries.get_mut(segment),
            Self::Sequence(items) => items.get_mut(position(segment)?),
            _ => None,
        }
    }

    /// What kind of value this is, for messages: `a string`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "a mapping",
        }
    }
}

/// The index a pointer segment stands for: digits, without a leading zero.
pub(super) fn position(segment: &str) -> Option<usize> {
    let digits = segment.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (segment == "0" || !segment.starts_with('0')))
        .then(|| segment.parse().ok())?
}

impl From<Mapping> for Node {
    fn from(entries: Mapping) -> Self {
        Self::Mapping(entries)
    }
}

impl From<Vec<Node>> for Node {
    fn from(items: Vec<Node>) -> Self {
        Self::Sequence(items)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// Entries by key, in the order of the document.
///
/// An [`IndexMap`] behind a pointer: most values of a document are scalars, and this keeps them
/// small.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping(Box<Entries>);

/// Hashed fast, and so that nobody can make keys collide.
type Entries = IndexMap<String, Node, foldhash::fast::RandomState>;

impl Mapping {
    /// A mapping without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether something stands beside a `$ref`, extensions aside.
    pub fn says_more_than_reference(&self) -> bool {
        let is_reference = self.contains_key("$ref");
        is_reference && self.keys().any(|it| it != "$ref" && !it.starts_with("x-"))
    }
}

impl Deref for Mapping {
    type Target = Entries;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Mapping {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl FromIterator<(String, Node)> for Mapping {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(entries: I) -> Self {
        Self(Box::new(entries.into_iter().collect()))
    }
}

impl IntoIterator for Mapping {
    type Item = (String, Node);
    type IntoIter = indexmap::map::IntoIter<String, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = (&'a String, &'a Node);
    type IntoIter = indexmap::map::Iter<'a, String, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a mut Mapping {
    type Item = (&'a String, &'a mut Node);
    type IntoIter = indexmap::map::IterMut<'a, String, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

//! Types: what JSON values become in Rust.

use super::{Constant, Enum, Object, Rule, Tuple, Type, Union};
use crate::diagnostic::Pointer;
use crate::names::Name;

/// The index of a definition in [`super::Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A type that the client defines.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// The name of the type.
    pub name: Name,
    /// The module that holds it.
    pub module: Name,
    /// What it is.
    pub docs: Docs,
    /// What it is made of.
    pub shape: Shape,
    /// The traits that Rust works out for it, in the order in which they are written.
    pub derives: Vec<Derive>,
    /// Where the document defines it.
    pub at: Pointer,
    /// In which directions its values go.
    pub directions: Directions,
}

/// In which directions the values of a type go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    /// They are sent.
    pub request: bool,
    /// They come from the server.
    pub response: bool,
}

/// A trait that Rust can work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derive {
    /// `Clone`
    Clone,
    /// `Copy`
    Copy,
    /// `Debug`
    Debug,
    /// `Default`
    Default,
    /// `PartialEq`
    PartialEq,
    /// `Eq`
    Eq,
    /// `Hash`
    Hash,
}

/// What the document says about something, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The text, perhaps empty.
    pub text: String,
    /// Facts that the generator adds, a sentence each.
    pub notes: Vec<String>,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
}

/// The kinds of definitions.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A struct.
    Object(Object),
    /// An enumeration of values.
    Enum(Enum),
    /// A unit struct that stands for one value.
    Constant(Constant),
    /// An enum of alternatives.
    Union(Union),
    /// An array whose items differ by place.
    Tuple(Tuple),
    /// Another name of a type.
    Alias(Type),
    /// A list or a map of itself, which is no mere name.
    Newtype(Type),
}

impl Shape {
    /// The types that a definition uses, in its order.
    pub fn uses(&self) -> Vec<&Type> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter().map(|field| &field.ty);
                let patterned = object.patterned.iter().map(|it| &it.ty);
                let additional = object.additional.as_ref().map(|(_, ty)| ty);
                fields.chain(patterned).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter().map(|it| &it.ty).collect(),
            Self::Tuple(tuple) => {
                let items = tuple.items.iter().map(|item| &item.ty);
                items.chain([&tuple.rest.1]).collect()
            }
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::Enum(_) | Self::Constant(_) => Vec::new(),
        }
    }

    /// The rules for the parts of a definition.
    pub fn rules(&self) -> Vec<&Rule> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter().flat_map(|field| &field.rules);
                fields.chain(&object.additional_rules).collect()
            }
            Self::Union(union) => {
                union.variants.iter().flat_map(|it| &it.rules).collect()
            }
            Self::Tuple(tuple) => {
                let items = tuple.items.iter().flat_map(|item| &item.rules);
                items.chain(&tuple.rest_rules).collect()
            }
            Self::Alias(_) | Self::Newtype(_) | Self::Enum(_) | Self::Constant(_) => {
                Vec::new()
            }
        }
    }

    /// The rules for the parts of a definition, list by list.
    pub fn rules_mut(&mut self) -> Vec<&mut Vec<Rule>> {
        match self {
            Self::Object(object) => {
                let fields = object.fields.iter_mut().map(|field| &mut field.rules);
                fields.chain([&mut object.additional_rules]).collect()
            }
            Self::Union(union) => {
                union.variants.iter_mut().map(|it| &mut it.rules).collect()
            }
            Self::Tuple(tuple) => {
                let items = tuple.items.iter_mut().map(|item| &mut item.rules);
                items.chain([&mut tuple.rest_rules]).collect()
            }
            Self::Alias(_) | Self::Newtype(_) | Self::Enum(_) | Self::Constant(_) => {
                Vec::new()
            }
        }
    }
}

//! Unions: enums of alternatives.

use super::{Docs, Literal, Rule, StringUnit, Type};
use crate::names::Name;

/// An enum of alternatives, told apart by JSON type, then by tag or by fields. A number
/// stands for one of the `variants`.
#[derive(Clone, Debug, Default)]
pub struct Union {
    /// Alternatives that are one string each.
    pub strings: Vec<StringUnit>,
    /// Alternatives that hold a value.
    pub variants: Vec<Variant>,
    /// The alternatives of a JSON type, in the order in which they are tried.
    pub kinds: Vec<(ValueKind, Vec<usize>)>,
    /// How objects are told apart.
    pub objects: Objects,
    /// The variant for values of all other JSON types, where the document allows them.
    pub rest: Option<Name>,
    /// How a caller gets at what each of the `variants` holds.
    pub access: Vec<Access>,
}

/// How a caller gets at what a variant holds.
#[derive(Clone, Debug)]
pub struct Access {
    /// The method that borrows the value.
    pub borrow: Name,
    /// The method that takes the value out.
    pub take: Name,
    /// Whether the value becomes the union by `From`, because no other variant is meant.
    pub from: bool,
}

/// How the alternatives that are objects are told apart.
#[derive(Clone, Debug, Default)]
pub enum Objects {
    /// There is no choice: there are none, or one for all.
    #[default]
    Plain,
    /// By the values of one property.
    Tagged {
        /// The property.
        tag: String,
        /// The values of each alternative.
        alternatives: Vec<(Vec<Literal>, usize)>,
    },
    /// By the properties that are there.
    Shaped(Vec<ObjectShape>),
}

/// The properties by which an object is recognised.
#[derive(Clone, Debug)]
pub struct ObjectShape {
    /// The alternative.
    pub variant: usize,
    /// Properties that have to be there.
    pub required: Vec<String>,
    /// Properties that may be there.
    pub optional: Vec<String>,
}

/// A variant that holds a value.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The variant.
    pub name: Name,
    /// What it holds.
    pub ty: Type,
    /// What a value has to fulfil before it is sent.
    pub rules: Vec<Rule>,
    /// What it is.
    pub docs: Docs,
}

/// The JSON types by which a union is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ValueKind {
    /// A string.
    String,
    /// A number.
    Number,
    /// A truth value.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
}

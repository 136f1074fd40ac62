//! What is generated, as plain data: types and operations, without a Rust token.

mod operation;
mod types;

pub use operation::{Example, Location, Operation, Paging, Parameter, Role, Rule, Tag};
pub use types::{
    Access, Constant, DateCrate, Directions, Docs, Enum, EnumKind, Field, Literal,
    Object, ObjectShape, Objects, Presence, Scalar, Shape, StringUnit, TextType, Tuple,
    TupleItem, Type, TypeDef, TypeId, Union, Unit, ValueKind, Variant,
};

/// A whole client.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// The title of the document.
    pub title: String,
    /// What the document says of itself, in Markdown.
    pub description: String,
    /// The version of the document.
    pub version: String,
    /// The address of the server.
    pub base_url: String,
    /// The types, in the order in which they were named. A [`TypeId`] is an index here.
    pub types: Vec<TypeDef>,
    /// The operations by tag.
    pub tags: Vec<Tag>,
    /// The type of the error bodies.
    pub error_body: Option<Type>,
    /// Types that the document uses in requests, those that cannot be called yet included.
    pub requests: Vec<TypeId>,
    /// Types that the document uses in responses, all of them.
    pub responses: Vec<TypeId>,
}

impl Api {
    /// The definition of a type.
    pub fn def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }
}

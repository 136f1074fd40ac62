//! What is generated, as plain data: types and operations, without a Rust token.

mod access;
mod body;
mod code_span;
mod enumeration;
mod headers;
mod hook;
mod object;
mod operation;
mod paging;
mod pattern;
mod response;
mod types;
mod union;
mod usage;

pub use access::{ApiKey, KeyPlace, Scheme, Server, ServerVariable, Servers};
pub use body::{Body, Content, Encoding, Form, Holds, Multipart, Part, Payload};
pub use code_span::code_span;
pub use enumeration::{Constant, Enum, EnumKind, Literal, StringUnit, Unit};
pub use headers::{Header, Headers, Reading};
pub use hook::Hook;
pub use object::{
    Field, FieldDefault, Flow, Object, Patterned, Presence, Tuple, TupleItem,
};
pub use operation::{Example, Location, Operation, Parameter, Role, Rule, Style, Tag};
pub use paging::{
    More, Next, Page, Paging, PagingHints, PagingKind, PagingWish, Path, Turn,
};
pub use pattern::pattern_problem;
pub use response::{Answer, Choice, Choices, ErrorBody, Streamed, Success};
pub use types::{Derive, Directions, Docs, Shape, TypeDef, TypeId};
pub use union::{Access, ObjectShape, Objects, Union, ValueKind, Variant};
pub use usage::{DateCrate, Scalar, TextType, Type};

/// A whole client.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// The title of the document.
    pub title: String,
    /// What the document says of itself, in Markdown.
    pub description: String,
    /// The version of the document.
    pub version: String,
    /// Where calls go.
    pub servers: Servers,
    /// The keys that operations ask for.
    pub keys: Vec<ApiKey>,
    /// What the document says of other security schemes, in Markdown.
    pub credentials: Vec<String>,
    /// The types, in the order in which they were named. A [`TypeId`] is an index here.
    pub types: Vec<TypeDef>,
    /// The operations by tag.
    pub tags: Vec<Tag>,
    /// What the server sends on its own.
    pub webhooks: Vec<Hook>,
    /// What the server sends because of an operation.
    pub callbacks: Vec<Hook>,
    /// The headers that responses have types for.
    pub headers: Vec<Headers>,
    /// What the bodies of errors are.
    pub error_bodies: Vec<ErrorBody>,
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

    /// All that the server sends without being asked at that moment.
    pub fn hooks(&self) -> impl Iterator<Item = &Hook> {
        self.webhooks.iter().chain(&self.callbacks)
    }

    /// The types of headers of responses.
    pub fn header_types(&self) -> impl Iterator<Item = &Type> {
        self.headers.iter().flat_map(|it| &it.headers).map(|it| &it.ty)
    }

    /// The type behind the other names for it.
    pub fn plain<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        for _ in 0..self.types.len() {
            match ty {
                Type::Named(id) => match &self.def(*id).shape {
                    Shape::Alias(other) => ty = other,
                    _ => return ty,
                },
                _ => return ty,
            }
        }
        ty
    }
}

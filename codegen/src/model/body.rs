//! Bodies of requests.

use super::{Docs, Rule, Type};
use crate::names::Name;

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// The argument or the setter that takes it.
    pub name: Name,
    /// Whether it has to be given.
    pub required: bool,
    /// What it is.
    pub docs: Docs,
    /// What is sent.
    pub content: Content,
}

/// What is sent, with its media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The media type with its parameters: `application/json; charset=utf-8`.
    pub media: String,
    /// How a caller gives it, and how it is written.
    pub payload: Payload,
}

/// How a caller gives a body, and how it is written.
#[derive(Clone, Debug)]
pub enum Payload {
    /// A value, written as JSON, with the rules that it has to fulfil.
    Json(Type, Vec<Rule>),
}

impl Body {
    /// The types that a caller gives.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let Payload::Json(ty, _) = &self.content.payload;
        std::iter::once(ty)
    }

    /// The rules for what is given, those inside its types left out.
    pub fn rules(&self) -> impl Iterator<Item = &Vec<Rule>> {
        let Payload::Json(_, rules) = &self.content.payload;
        std::iter::once(rules)
    }

    /// The rules for what is given, list by list.
    pub fn rules_mut(&mut self) -> impl Iterator<Item = &mut Vec<Rule>> {
        let Payload::Json(_, rules) = &mut self.content.payload;
        std::iter::once(rules)
    }
}

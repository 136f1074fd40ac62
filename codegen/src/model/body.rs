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
    /// The enum between whose variants a caller chooses, if there are several contents.
    pub choice: Option<Name>,
    /// What may be sent, at least one thing.
    pub contents: Vec<Content>,
}

/// What is sent, with its media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// The variant of the choice.
    pub variant: Name,
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
    /// An object, written as `a=1&b=2`.
    Form(Form),
    /// Parts, each with a media type of its own.
    Multipart(Multipart),
    /// Text of the caller's.
    Text,
    /// Bytes or a stream of the caller's.
    Bytes,
}

/// An object that is written as `application/x-www-form-urlencoded`.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its type.
    pub ty: Type,
    /// What it has to fulfil.
    pub rules: Vec<Rule>,
    /// How its properties are written.
    pub encoding: Encoding,
    /// The properties that are written in another way.
    pub others: Vec<(String, Encoding)>,
}

/// How the lists and objects in a form are written (`OpenAPI` 3.1.1, section 4.8.15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// `a=1&a=2`, objects as JSON.
    #[default]
    Plain,
    /// `a=1&a=2`, and the properties of an object as if they stood outside.
    Exploded,
    /// `a=1,2`
    Commas,
    /// `a=1 2`
    Spaces,
    /// `a=1|2`
    Pipes,
    /// `a[b][0]=1`
    Brackets,
    /// All as JSON.
    Json,
}

/// A form of parts.
#[derive(Clone, Debug)]
pub struct Multipart {
    /// The struct that collects the parts.
    pub name: Name,
    /// The parts that the document names.
    pub parts: Vec<Part>,
}

/// A part of a form.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name in the document.
    pub wire: String,
    /// Its name in Rust.
    pub name: Name,
    /// Whether it has to be given.
    pub required: bool,
    /// What it is.
    pub docs: Docs,
    /// What it holds.
    pub holds: Holds,
}

/// What a part of a form holds.
#[derive(Clone, Debug)]
pub enum Holds {
    /// Bytes of this media type.
    File(String),
    /// Any number of files of this media type, each in a part of its own.
    Files(String),
    /// A value: text as it is, lists item by item, everything else as JSON.
    Value {
        /// Its type.
        ty: Type,
        /// What it has to fulfil.
        rules: Vec<Rule>,
        /// Its media type, if it is another one than usual.
        media: Option<String>,
        /// Whether there is only one.
        constant: bool,
    },
}

impl Body {
    /// The types that a caller gives.
    pub fn types(&self) -> Vec<&Type> {
        let contents = self.contents.iter().flat_map(|it| it.payload.values());
        contents.map(|(ty, _)| ty).collect()
    }

    /// The rules for what is given, those inside its types left out.
    pub fn rules(&self) -> Vec<&Vec<Rule>> {
        let contents = self.contents.iter().flat_map(|it| it.payload.values());
        contents.map(|(_, rules)| rules).collect()
    }

    /// The rules for what is given, list by list.
    pub fn rules_mut(&mut self) -> Vec<&mut Vec<Rule>> {
        self.contents.iter_mut().flat_map(|it| it.payload.rules_mut()).collect()
    }
}

impl Payload {
    /// The values that are written, with their rules.
    fn values(&self) -> Vec<(&Type, &Vec<Rule>)> {
        match self {
            Self::Json(ty, rules) | Self::Form(Form { ty, rules, .. }) => {
                vec![(ty, rules)]
            }
            Self::Multipart(form) => {
                let parts = form.parts.iter().filter_map(|part| match &part.holds {
                    Holds::Value { ty, rules, .. } => Some((ty, rules)),
                    Holds::File(_) | Holds::Files(_) => None,
                });
                parts.collect()
            }
            Self::Text | Self::Bytes => Vec::new(),
        }
    }

    fn rules_mut(&mut self) -> Vec<&mut Vec<Rule>> {
        match self {
            Self::Json(_, rules) | Self::Form(Form { rules, .. }) => vec![rules],
            Self::Multipart(form) => {
                let parts = form.parts.iter_mut();
                let rules = parts.filter_map(|part| match &mut part.holds {
                    Holds::Value { rules, .. } => Some(rules),
                    Holds::File(_) | Holds::Files(_) => None,
                });
                rules.collect()
            }
            Self::Text | Self::Bytes => Vec::new(),
        }
    }
}

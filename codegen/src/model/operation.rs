//! Operations: what a client can call.

use super::{Answer, Body, Docs, Paging, PagingWish, Scheme, Streamed, Success, Type};
use crate::diagnostic::Pointer;
use crate::names::Name;
use crate::spec::Node;

/// The operations of one tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The module of the operations.
    pub module: Name,
    /// What the document says about the tag, in Markdown.
    pub description: String,
    /// The operations, in the order of the document.
    pub operations: Vec<Operation>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The method of the client.
    pub method_name: Name,
    /// The builder that the method gives.
    pub type_name: Name,
    /// What it does.
    pub docs: Docs,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template: `/threads/{thread_id}/runs`, as it is called.
    pub path: String,
    /// The parameters, in the order of the document.
    pub parameters: Vec<Parameter>,
    /// What is always in the query.
    pub query: Vec<(String, String)>,
    /// The body that is sent, if there is one.
    pub body: Option<Body>,
    /// The server that it has for itself.
    pub server: Option<String>,
    /// Who may call: alternatives, each a list of what is needed together.
    pub security: Vec<Vec<Scheme>>,
    /// What a success is.
    pub success: Success,
    /// The media type that a success is asked for in, if not `application/json`.
    pub accept: Option<String>,
    /// A stream that a caller may ask for instead.
    pub stream: Option<Streamed>,
    /// The bodies of errors by status, as indices of [`Api::error_bodies`](super::Api).
    pub errors: Vec<(String, usize)>,
    /// What the document says of each status.
    pub responses: Vec<(String, Docs)>,
    /// Examples of a success.
    pub examples: Vec<Example>,
    /// Whether the headers of a success are said to have links.
    pub has_links: bool,
    /// What is said of its paging.
    pub paging_wish: PagingWish,
    /// How its pages follow each other, if it is paged.
    pub paging: Option<Paging>,
    /// Where the document describes it.
    pub at: Pointer,
}

impl Operation {
    /// The types that it takes and gives, those of errors left out.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let sent = self.parameters.iter().map(|it| &it.ty);
        let sent = sent.chain(self.body.iter().flat_map(Body::types));
        sent.chain(self.answers().filter_map(Answer::ty))
    }

    /// What may come back, one answer after the other.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        let (one, several) = match &self.success {
            Success::One(answer) => (Some(answer), None),
            Success::Several(choices) => (None, Some(&choices.variants)),
        };
        let several = several.into_iter().flatten().map(|it| &it.answer);
        let stream = self.stream.iter().map(|it| &it.answer);
        one.into_iter().chain(several).chain(stream)
    }
}

/// An example of a success.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The function that tests it.
    pub test: Name,
    /// The example.
    pub value: Node,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name in the document.
    pub wire: String,
    /// Its name in Rust.
    pub name: Name,
    /// Where it is sent.
    pub location: Location,
    /// How it is written, if not as one text or as one for each item of a list.
    pub style: Option<Style>,
    /// Its type, without `Option`.
    pub ty: Type,
    /// How a caller gives it.
    pub role: Role,
    /// What a value has to fulfil before it is sent.
    pub rules: Vec<Rule>,
    /// What holds where it is not sent, as it would be.
    pub default: Option<String>,
    /// What it is.
    pub docs: Docs,
}

/// Where a parameter is sent (`OpenAPI` 3.0.3, section 4.7.12.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A part of the path.
    Path,
    /// `name=value` in the query; a list sends the name once for each item.
    Query,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a parameter is written (`OpenAPI` 3.1.1, section 4.8.12.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Its name in the runtime.
    pub name: &'static str,
    /// `explode`
    pub explode: bool,
    /// `allowReserved`
    pub reserved: bool,
}

/// How a caller gives a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// As an argument: it has to be given.
    Argument,
    /// By a setter.
    Setter,
    /// By a setter, and this is sent if it is not set, because the document requires
    /// the parameter and gives it a default.
    Defaulted(String),
}

/// A rule for a value that is sent. It says nothing of values of another JSON type.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A number is at least this; the flag excludes the bound itself.
    Minimum(f64, bool),
    /// A number is at most this; the flag excludes the bound itself.
    Maximum(f64, bool),
    /// A number is a whole number of times this.
    MultipleOf(f64),
    /// A string has at least this many characters.
    MinLength(usize),
    /// A string has at most this many characters.
    MaxLength(usize),
    /// A string matches a regular expression, which stands at a place of the document.
    Pattern(String, Pointer),
    /// A list has at least this many items.
    MinItems(usize),
    /// A list has at most this many items.
    MaxItems(usize),
    /// No two items of a list are equal.
    Unique,
    /// An object has at least this many properties.
    MinProperties(usize),
    /// An object has at most this many properties.
    MaxProperties(usize),
    /// Each item of a list or each value of a map keeps these rules.
    Each(Vec<Rule>),
}

impl Rule {
    /// How many bounds of the document this is.
    pub fn count(&self) -> usize {
        match self {
            Self::Each(rules) => rules.iter().map(Self::count).sum(),
            _ => 1,
        }
    }
}

//! Responses: what comes back from a call.

use super::Type;
use crate::names::Name;

/// What the body of a response is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A value written as JSON.
    Json(Type),
    /// Nothing, or nothing that the document describes.
    Empty,
    /// A text.
    Text,
    /// Bytes.
    Bytes,
    /// Server-sent events, each with a value; a text if there is none.
    Events(Option<Type>),
    /// Values written as JSON, one a line.
    Lines(Type),
}

impl Answer {
    /// The type that it holds.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Events(Some(ty)) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes | Self::Events(None) => None,
        }
    }

    /// Whether it comes piece by piece, without an end that would have to be awaited.
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }
}

/// What a success is.
#[derive(Clone, Debug)]
pub enum Success {
    /// One thing.
    One(Answer),
    /// One of several, by status and media type.
    Several(Choices),
}

/// The enum of what a success may be.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Its name.
    pub name: Name,
    /// Its variants, in the order of the document.
    pub variants: Vec<Choice>,
}

/// A variant of a success.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub name: Name,
    /// The status: `200` or `2XX`, or `default`.
    pub status: String,
    /// The media type, if there is one.
    pub media: Option<String>,
    /// What it holds.
    pub answer: Answer,
    /// What the document says of it.
    pub description: String,
}

/// A stream beside another success, which a caller may ask for instead.
#[derive(Clone, Debug)]
pub struct Streamed {
    /// Its media type.
    pub media: String,
    /// What it holds.
    pub answer: Answer,
}

/// What the body of an error response is read as.
#[derive(Clone, Debug)]
pub struct ErrorBody {
    /// The variant of the client's enum of such bodies.
    pub name: Name,
    /// What it holds.
    pub ty: Type,
}

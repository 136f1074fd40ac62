//! Headers of responses.

use super::{Docs, Type};
use crate::names::Name;

/// A set of headers that the responses of operations have.
#[derive(Clone, Debug)]
pub struct Headers {
    /// The struct.
    pub name: Name,
    /// The headers, in the order of the document.
    pub headers: Vec<Header>,
}

/// A header of a response.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name in the document.
    pub wire: String,
    /// Its name in Rust.
    pub name: Name,
    /// Its type, without `Option`.
    pub ty: Type,
    /// How it is read.
    pub reading: Reading,
    /// What it is.
    pub docs: Docs,
}

/// How a header is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As a text.
    Text,
    /// As JSON.
    Value,
    /// As a list of texts.
    Texts,
    /// As a list of JSON values.
    Values,
}

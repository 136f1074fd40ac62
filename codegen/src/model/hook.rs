//! What the server sends on its own: webhooks, and callbacks of operations.

use super::{Docs, Example, Type};
use crate::names::Name;

/// A request that the server makes.
#[derive(Clone, Debug)]
pub struct Hook {
    /// The function that reads its payload.
    pub function: Name,
    /// What it tells.
    pub docs: Docs,
    /// The payload.
    pub payload: Type,
    /// What the document says of what comes with it, by name: parameters, and the body.
    pub parts: Vec<(String, Docs)>,
    /// What the document says of each status that may be answered.
    pub answers: Vec<(String, Docs)>,
    /// Examples of the payload.
    pub examples: Vec<Example>,
}

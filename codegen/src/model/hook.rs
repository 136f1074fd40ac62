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
    /// Examples of the payload.
    pub examples: Vec<Example>,
}

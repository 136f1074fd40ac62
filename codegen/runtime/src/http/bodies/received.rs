//! Bodies of requests that the server makes: webhooks and callbacks.

use std::fmt;

use super::super::super::data::{Decode, decode};
use super::super::excerpt::excerpt;

/// A payload that is not what the document promises.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseError {
    /// The JSON path of what is wrong, `$` being the whole payload: `$.data[3].status`.
    pub path: String,
    /// What was found there and what was expected.
    pub message: String,
}

/// Reads a whole payload.
///
/// # Errors
/// The first place where the payload is not JSON or not a `T`.
pub fn parse<T: Decode>(body: &[u8]) -> Result<T, ParseError> {
    decode(body).map_err(|failure| {
        let message = if body.is_empty() {
            "the body is empty".to_owned()
        } else {
            failure.message
        };
        ParseError { path: failure.path, message }
    })
}

impl fmt::Display for ParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (excerpt(&self.path), excerpt(&self.message));
        write!(formatter, "the payload is not as documented, at {path}: {message}")
    }
}

impl std::error::Error for ParseError {}

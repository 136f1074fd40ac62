//! Which call an error is about.

use std::fmt;

use super::Method;

/// An operation by its method and path template.
///
/// It holds no value of a parameter and no query, so it may be logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The HTTP method.
    pub method: Method,
    /// The path with its parameters in braces: `/threads/{thread_id}/runs`.
    pub path: &'static str,
}

impl fmt::Display for Call {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}

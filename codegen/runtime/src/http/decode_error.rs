//! A successful answer whose body is not what the document promises.

use std::fmt;

use bytes::Bytes;

use super::super::data::DecodeFailure;
use super::excerpt::{excerpt, excerpt_of_body};
use super::headers::{content_type, essence, request_id, write_request_id};
use super::response::Received;
use super::{Call, StatusCode};

/// A body that is not what the document promises.
#[non_exhaustive]
pub struct DecodeError {
    /// The call that was made.
    pub call: Call,
    /// The status, 2xx.
    pub status: StatusCode,
    /// The server's name for the request, from `x-request-id` or `request-id`.
    pub request_id: Option<String>,
    /// The JSON path of what is wrong, `$` being the whole body: `$.data[3].status`.
    pub path: String,
    /// What was found there and what was expected.
    pub message: String,
    /// The body as it came.
    pub raw: Bytes,
    excerpt: String,
}

impl DecodeError {
    pub(super) fn new(received: Received, failure: &DecodeFailure) -> Self {
        let secrets = &received.secrets;
        let what = if received.body.is_empty() {
            "the body is empty"
        } else {
            failure.message.as_str()
        };
        let message = match content_type(&received.headers) {
            Some(found) if is_json(found) => what.to_owned(),
            Some(found) => format!("{what} (its content type is `{}`)", excerpt(found)),
            None => format!("{what} (it has no content type)"),
        };
        Self {
            excerpt: excerpt_of_body(&received.body, secrets),
            call: received.call,
            status: received.status,
            request_id: request_id(&received.headers).map(str::to_owned),
            path: secrets.hide(&failure.path),
            message: secrets.hide(&message),
            raw: received.body,
        }
    }
}

/// Whether a media type is JSON (RFC 8259, section 11) or built on it (RFC 6839).
fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type);
    essence == "application/json" || essence.ends_with("+json")
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = (excerpt(&self.path), excerpt(&self.message));
        write!(formatter, "{}: status {}", self.call, self.status)?;
        write_request_id(formatter, self.request_id.as_deref())?;
        write!(formatter, ", but the body is not as documented, at {path}: {message}")?;
        if self.excerpt.is_empty() {
            return Ok(());
        }
        write!(formatter, ": {}", self.excerpt)
    }
}

// The start of the body, with the credential taken out, stands for the body.
impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DecodeError")
            .field("call", &self.call)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("path", &self.path)
            .field("message", &self.message)
            .field("excerpt", &self.excerpt)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}

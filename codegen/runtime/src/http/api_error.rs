//! An answer with the status of an error.

use std::fmt;

use bytes::Bytes;
use reqwest::header::LOCATION;

use super::super::api::{ErrorBody, read_error};
use super::excerpt::excerpt_of_body;
use super::headers::{request_id, write_request_id};
use super::response::Received;
use super::{Call, HeaderMap, StatusCode};

/// An answer with a status other than 2xx.
#[non_exhaustive]
pub struct ApiError {
    /// The call that was made.
    pub call: Call,
    /// The status. 3xx is an error, too: redirects are not followed, unless by an HTTP client
    /// of your own.
    pub status: StatusCode,
    /// The server's name for the request, from `x-request-id` or `request-id`.
    pub request_id: Option<String>,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The body, if it is what the document promises.
    pub body: Option<ErrorBody>,
    /// The body as it came: up to the limit of the client, or to where the connection broke.
    pub raw: Bytes,
    excerpt: String,
}

impl ApiError {
    pub(super) fn new(received: Received, kind: Option<&str>) -> Self {
        Self {
            excerpt: excerpt_of_body(&received.body, &received.secrets),
            call: received.call,
            status: received.status,
            request_id: request_id(&received.headers).map(str::to_owned),
            headers: received.headers,
            body: read_error(kind, &received.body),
            raw: received.body,
        }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: status {}", self.call, self.status)?;
        if self.status.is_redirection() && self.headers.contains_key(LOCATION) {
            formatter.write_str(", and redirects are not followed")?;
        }
        write_request_id(formatter, self.request_id.as_deref())?;
        if self.excerpt.is_empty() {
            return Ok(());
        }
        write!(formatter, ": {}", self.excerpt)
    }
}

// The start of the body, with the credential taken out, stands for the body.
impl fmt::Debug for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiError")
            .field("call", &self.call)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .field("headers", &self.headers)
            .field("excerpt", &self.excerpt)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}

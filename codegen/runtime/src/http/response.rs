//! A successful answer.

use bytes::Bytes;

use super::super::data::{Decode, decode};
use super::decode_error::DecodeError;
use super::headers::request_id;
use super::secret::Secrets;
use super::{Call, Error, HeaderMap, StatusCode};

/// An answer with status 2xx.
#[derive(Debug)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
}

impl<T> Response<T> {
    /// The status, 2xx.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The server's name for the request, from `x-request-id` or `request-id`.
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body alone.
    pub fn into_body(self) -> T {
        self.body
    }
}

/// An answer with any status, before its body is understood.
pub(super) struct Received {
    pub(super) call: Call,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// What no message may show, even if the server quotes it.
    pub(super) secrets: Secrets,
}

impl Received {
    pub(super) fn decode<T: Decode>(self) -> Result<Response<T>, Error> {
        match decode(&self.body) {
            Ok(body) => {
                Ok(Response { status: self.status, headers: self.headers, body })
            }
            Err(failure) => {
                Err(Error::Decode(Box::new(DecodeError::new(self, &failure))))
            }
        }
    }
}

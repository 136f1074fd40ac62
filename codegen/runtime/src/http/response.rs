//! A successful answer.

use std::pin::Pin;

use bytes::Bytes;

use super::super::data::{Decode, DecodeFailure, decode};
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

    #[allow(dead_code, reason = "not every client has streams")]
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: T) -> Self {
        Self { status, headers, body }
    }

    /// The same answer with another body.
    #[allow(dead_code, reason = "not every client has streams")]
    pub(super) fn map<U>(self, body: impl FnOnce(T) -> U) -> Response<U> {
        Response { status: self.status, headers: self.headers, body: body(self.body) }
    }
}

/// A call that has been made and is waited for.
pub type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// The body of an answer without the answer.
pub fn body_alone<T: 'static>(sending: Sending<Response<T>>) -> Sending<T> {
    Box::pin(async move { sending.await.map(Response::into_body) })
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
    /// The answer with its body made into something.
    pub(super) fn with<T>(self, body: impl FnOnce(Bytes) -> T) -> Response<T> {
        Response { status: self.status, headers: self.headers, body: body(self.body) }
    }

    pub(super) fn decode<T: Decode>(self) -> Result<Response<T>, Error> {
        let body = decode(&self.body);
        self.decoded(body)
    }

    /// The answer with what its body was decoded as, or why it could not be.
    pub(super) fn decoded<T>(
        self,
        body: Result<T, DecodeFailure>,
    ) -> Result<Response<T>, Error> {
        match body {
            Ok(body) => Ok(self.with(|_| body)),
            Err(failure) => {
                Err(Error::Decode(Box::new(DecodeError::new(self, &failure))))
            }
        }
    }
}

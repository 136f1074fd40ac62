//! An answer whose body has not been read.

use super::body::{self, End};
use super::headers::request_id;
use super::response::Received;
use super::secret::Secrets;
use super::{Call, Error, HeaderMap, StatusCode};

/// An answer with any status, whose body has not been read.
pub(super) struct Opened {
    pub(super) call: Call,
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// What no message may show, even if the server quotes it.
    pub(super) secrets: Secrets,
    pub(super) response: reqwest::Response,
}

impl Opened {
    /// Reads the body, of a success no more than `limit` bytes. Of an error as much as
    /// arrives: it is an error, however much of its body that is.
    pub(super) async fn read(mut self, limit: usize) -> Result<Received, Error> {
        let is_success = self.status.is_success();
        if is_success && body::is_announced_longer(&self.response, limit) {
            return Err(self.too_large(limit));
        }
        let (body, end) = body::read(&mut self.response, limit).await;
        match end {
            End::TooLarge if is_success => return Err(self.too_large(limit)),
            End::Broken(source) if is_success => {
                return Err(Error::transport(self.call, Some(self.status), source));
            }
            End::Complete | End::TooLarge | End::Broken(_) => {}
        }
        let Self { call, status, headers, secrets, .. } = self;
        Ok(Received { call, status, headers, body, secrets })
    }

    fn too_large(&self, limit: usize) -> Error {
        Error::BodyTooLarge {
            call: self.call.clone(),
            status: self.status,
            request_id: request_id(&self.headers).map(str::to_owned),
            limit,
        }
    }
}

//! The body of a request and its media type.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::super::data::Violation;

/// A body that is sent. Cheap to clone.
#[derive(Clone)]
pub(super) struct Payload {
    /// The media type, unless the content names it itself.
    media: Option<HeaderValue>,
    content: Arc<dyn Content>,
}

/// What a body is made of.
pub(super) trait Content: Send + Sync {
    /// Puts the body into a request, for one attempt.
    ///
    /// # Errors
    /// There is no body any more, or it cannot be written.
    fn put(
        &self,
        request: reqwest::Request,
        http: &reqwest::Client,
    ) -> Result<reqwest::Request, Violation>;

    /// Whether there is a body for more than one attempt.
    fn is_replayable(&self) -> bool;
}

impl Content for Bytes {
    fn put(
        &self,
        mut request: reqwest::Request,
        _: &reqwest::Client,
    ) -> Result<reqwest::Request, Violation> {
        *request.body_mut() = Some(self.clone().into());
        Ok(request)
    }

    fn is_replayable(&self) -> bool {
        true
    }
}

impl Payload {
    /// These bytes.
    pub(super) fn new(media: &str, bytes: impl Into<Bytes>) -> Result<Self, Violation> {
        Self::of(Some(media), bytes.into())
    }

    /// Content of any kind.
    pub(super) fn of(
        media: Option<&str>,
        content: impl Content + 'static,
    ) -> Result<Self, Violation> {
        let media = media.map(HeaderValue::from_str).transpose();
        let media = media.map_err(|_| {
            Violation::of("must have a media type without control characters")
                .in_field("body")
        })?;
        Ok(Self { media, content: Arc::new(content) })
    }

    /// Sets the header of the media type unless it is set.
    pub(super) fn describe(&self, headers: &mut HeaderMap) {
        if let Some(media) = &self.media {
            headers.entry(CONTENT_TYPE).or_insert_with(|| media.clone());
        }
    }

    /// Puts the body into a request, for one attempt.
    pub(super) fn put(
        &self,
        request: reqwest::Request,
        http: &reqwest::Client,
    ) -> Result<reqwest::Request, Violation> {
        self.content.put(request, http)
    }

    /// Whether the call may be made again.
    pub(super) fn is_replayable(&self) -> bool {
        self.content.is_replayable()
    }
}

// A body may be long, and hold what nobody is to see.
impl fmt::Debug for Payload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Payload")
            .field("media", &self.media)
            .finish_non_exhaustive()
    }
}

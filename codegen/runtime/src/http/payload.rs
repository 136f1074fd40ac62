//! The body of a request and its media type.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

/// A body that is sent. Cheap to clone.
#[derive(Clone)]
pub(super) struct Payload {
    media: String,
    content: Arc<dyn Content>,
}

/// What a body is made of.
pub(super) trait Content: Send + Sync {
    /// The body for one attempt.
    fn body(&self) -> reqwest::Body;

    /// Whether there is a body for more than one attempt.
    fn is_replayable(&self) -> bool {
        true
    }
}

impl Content for Bytes {
    fn body(&self) -> reqwest::Body {
        self.clone().into()
    }
}

impl Payload {
    /// These bytes.
    pub(super) fn new(media: &str, bytes: impl Into<Bytes>) -> Self {
        Self::of(media, Arc::new(bytes.into()))
    }

    /// Content of any kind.
    pub(super) fn of(media: &str, content: Arc<dyn Content>) -> Self {
        Self { media: media.to_owned(), content }
    }

    /// Sets the header of the media type unless it is set.
    pub(super) fn describe(&self, headers: &mut HeaderMap) {
        if let Ok(media) = HeaderValue::from_str(&self.media) {
            headers.entry(CONTENT_TYPE).or_insert(media);
        }
    }

    /// The body for one attempt.
    pub(super) fn body(&self) -> reqwest::Body {
        self.content.body()
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

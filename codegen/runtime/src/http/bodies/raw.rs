//! Bytes and streams of the caller's.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::TryStream;
use reqwest::header::CONTENT_LENGTH;
use tokio::fs::File;

use super::super::super::data::Violation;
use super::super::Request;
use super::super::payload::{Content, Payload};

/// Bytes that are sent: from memory, from a file, or from any stream.
///
/// A call with bytes from memory may be made again if it fails; a stream can be sent once.
#[derive(Clone)]
pub struct Body {
    source: Source,
    /// The media type that the caller chose.
    pub(super) media: Option<String>,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    /// A stream until it is sent, and its length if that is known.
    Stream(Arc<Mutex<Option<reqwest::Body>>>, Option<u64>),
}

impl Body {
    /// What a stream gives, piece by piece as it is sent.
    pub fn stream<S>(stream: S) -> Self
    where
        S: TryStream + Send + 'static,
        S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Bytes: From<S::Ok>,
    {
        Self::once(reqwest::Body::wrap_stream(stream), None)
    }

    /// What a file holds, read as it is sent.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub async fn file(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let file = File::open(path).await?;
        let length = file.metadata().await?.len();
        Ok(Self::from(file).length(length))
    }

    /// How many bytes a stream gives. Where that is not known, they are sent in chunks,
    /// which not every server takes.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        if let Source::Stream(_, length) = &mut self.source {
            *length = Some(bytes);
        }
        self
    }

    /// The media type, instead of that of the document.
    #[must_use]
    pub fn media_type(mut self, media: impl Into<String>) -> Self {
        self.media = Some(media.into());
        self
    }

    fn once(body: reqwest::Body, length: Option<u64>) -> Self {
        let stream = Arc::new(Mutex::new(Some(body)));
        Self { source: Source::Stream(stream, length), media: None }
    }

    /// What is sent, and how many bytes that is.
    ///
    /// # Errors
    /// It is a stream that was sent already.
    pub(super) fn take(&self) -> Result<(reqwest::Body, Option<u64>), Violation> {
        match &self.source {
            Source::Bytes(bytes) => {
                Ok((bytes.clone().into(), u64::try_from(bytes.len()).ok()))
            }
            Source::Stream(stream, length) => {
                let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                let rule = "must be a stream that was not sent before";
                let stream = stream.take();
                let stream =
                    stream.ok_or_else(|| Violation::of(rule).in_field("body"))?;
                Ok((stream, *length))
            }
        }
    }
}

impl Content for Body {
    fn put(
        &self,
        mut request: reqwest::Request,
        _: &reqwest::Client,
    ) -> Result<reqwest::Request, Violation> {
        let (body, length) = self.take()?;
        if let Some(length) = length {
            request.headers_mut().insert(CONTENT_LENGTH, length.into());
        }
        *request.body_mut() = Some(body);
        Ok(request)
    }

    fn is_replayable(&self) -> bool {
        matches!(self.source, Source::Bytes(_))
    }
}

impl Request {
    /// Sends bytes of the caller's.
    pub fn body_bytes(&mut self, media: &str, body: impl Into<Body>) {
        let body = body.into();
        let media = body.media.as_deref().unwrap_or(media).to_owned();
        self.set_body(Payload::of(Some(&media), body));
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self { source: Source::Bytes(bytes), media: None }
    }
}

/// The file from where it stands, in chunks unless [`length`](Body::length) is given.
impl From<File> for Body {
    fn from(file: File) -> Self {
        Self::once(file.into(), None)
    }
}

macro_rules! from_bytes {
    ($($bytes:ty)*) => {$(
        impl From<$bytes> for Body {
            fn from(bytes: $bytes) -> Self {
                Bytes::from(bytes).into()
            }
        }
    )*};
}

from_bytes!(Vec<u8> String &'static [u8] &'static str);

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = match &self.source {
            Source::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Source::Stream(_, length) => *length,
        };
        formatter
            .debug_struct("Body")
            .field("length", &length)
            .field("media", &self.media)
            .finish_non_exhaustive()
    }
}

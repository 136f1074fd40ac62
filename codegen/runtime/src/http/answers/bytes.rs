//! A body that is read piece by piece.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::super::super::data::DecodeFailure;
use super::super::decode_error::DecodeError;
use super::super::opened::Opened;
use super::super::response::Received;
use super::super::secret::Secrets;
use super::super::send::open;
use super::super::{
    Call, Error, HeaderMap, Request, Response, Sending, StatusCode, TimeoutScope,
};

/// The bytes of a body as they come.
///
/// The time limit of a call ends where its body begins, and its length is not limited: whoever
/// reads decides how long. No piece is waited for longer than an attempt may take, if the client
/// limits that. It ends after an error.
#[must_use = "streams do nothing unless polled"]
pub struct ByteStream {
    head: Arc<Head>,
    state: State,
}

/// What is known of an answer before its body.
pub(super) struct Head {
    call: Call,
    status: StatusCode,
    headers: HeaderMap,
    secrets: Secrets,
    limit: Option<Duration>,
}

impl Head {
    /// An answer of which this is the part that cannot be read.
    #[allow(dead_code, reason = "only streams of values need it")]
    pub(super) fn error(&self, part: Bytes, failure: &DecodeFailure) -> Error {
        let received = Received {
            call: self.call.clone(),
            status: self.status,
            headers: self.headers.clone(),
            body: part,
            secrets: self.secrets.clone(),
        };
        Error::Decode(Box::new(DecodeError::new(received, failure)))
    }
}

/// What has come; nothing if it was waited for too long.
type Piece = (reqwest::Response, Option<Result<Option<Bytes>, reqwest::Error>>);

enum State {
    Waiting(Pin<Box<dyn Future<Output = Piece> + Send>>),
    Done,
}

impl State {
    fn next(mut response: reqwest::Response, limit: Option<Duration>) -> Self {
        Self::Waiting(Box::pin(async move {
            let limit = limit.unwrap_or(Duration::MAX);
            let piece = tokio::time::timeout(limit, response.chunk()).await.ok();
            (response, piece)
        }))
    }
}

impl ByteStream {
    fn new(opened: Opened, limit: Option<Duration>) -> Response<Self> {
        let Opened { call, status, headers, secrets, response } = opened;
        let head = Head { call, status, headers: headers.clone(), secrets, limit };
        let body = Self { head: Arc::new(head), state: State::next(response, limit) };
        Response::new(status, headers, body)
    }

    #[allow(dead_code, reason = "only streams of values need it")]
    pub(super) fn head(&self) -> Arc<Head> {
        Arc::clone(&self.head)
    }

    /// All bytes that are left. Their number is not limited.
    ///
    /// # Errors
    /// [`Error::Transport`] if the connection breaks.
    pub async fn collect(mut self) -> Result<Bytes, Error> {
        let mut all = Vec::new();
        while let Some(piece) = std::future::poll_fn(|it| self.poll(it)).await {
            all.extend_from_slice(&piece?);
        }
        Ok(all.into())
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let State::Waiting(piece) = &mut self.state else { return Poll::Ready(None) };
        let (response, piece) = ready!(piece.as_mut().poll(context));
        self.state = State::Done;
        Poll::Ready(match piece {
            None => Some(Err(Error::Timeout {
                call: self.head.call.clone(),
                scope: TimeoutScope::Attempt,
                after: self.head.limit.unwrap_or_default(),
            })),
            Some(Ok(None)) => None,
            Some(Ok(Some(bytes))) => {
                self.state = State::next(response, self.head.limit);
                Some(Ok(bytes))
            }
            Some(Err(source)) => {
                let Head { call, status, .. } = &*self.head;
                Some(Err(Error::transport(call.clone(), Some(*status), source)))
            }
        })
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ByteStream")
            .field("call", &self.head.call)
            .field("status", &self.head.status)
            .finish_non_exhaustive()
    }
}

impl Request {
    /// Makes the call and leaves the body to be read piece by piece.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn bytes(self) -> Sending<Response<ByteStream>> {
        let limit = self.client().settings().attempt_timeout;
        Box::pin(async move { Ok(ByteStream::new(open(&self).await?, limit)) })
    }
}

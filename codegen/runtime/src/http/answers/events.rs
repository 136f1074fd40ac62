//! Server-sent events (HTML standard, section 9.2).

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use eventsource_stream::{EventStream, EventStreamError, Eventsource};
use futures_core::Stream;

use super::super::super::data::{Decode, DecodeFailure, decode};
use super::super::{Error, Request, Response, Sending};
use super::bytes::{ByteStream, Head};

/// What many servers send as the last event.
const DONE: &str = "[DONE]";

/// An event.
#[allow(clippy::struct_field_names, reason = "the standard calls it so")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// Its kind; `message` if the server does not say.
    pub event: String,
    /// The last id that the server gave, to go on from after a lost connection.
    pub id: String,
    /// How long the server wants a client to wait before it connects again.
    pub retry: Option<Duration>,
    /// What it holds.
    pub data: T,
}

/// The events of an answer as they come.
///
/// It ends with the answer, with an event whose data is `[DONE]`, or after an error. To
/// connect again is left to the caller.
#[must_use = "streams do nothing unless polled"]
pub struct Events<T> {
    /// Cleared at the end.
    left: Option<Pin<Box<EventStream<ByteStream>>>>,
    head: Arc<Head>,
    read: fn(&str) -> Result<T, DecodeFailure>,
}

impl<T> Events<T> {
    fn new(bytes: ByteStream, read: fn(&str) -> Result<T, DecodeFailure>) -> Self {
        let head = bytes.head();
        Self { left: Some(Box::pin(bytes.eventsource())), head, read }
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let Some(events) = &mut this.left else { return Poll::Ready(None) };
        let Some(event) = ready!(events.as_mut().poll_next(context)) else {
            this.left = None;
            return Poll::Ready(None);
        };
        let result = match event {
            Ok(event) if event.data == DONE => {
                this.left = None;
                return Poll::Ready(None);
            }
            Ok(event) => match (this.read)(&event.data) {
                Ok(data) => Ok(Event {
                    event: event.event,
                    id: event.id,
                    retry: event.retry,
                    data,
                }),
                Err(failure) => Err((event.data, failure)),
            },
            Err(EventStreamError::Transport(error)) => {
                this.left = None;
                return Poll::Ready(Some(Err(error)));
            }
            Err(other) => {
                let message = format!("these are no events: {other}");
                Err((String::new(), DecodeFailure { path: "$".to_owned(), message }))
            }
        };
        Poll::Ready(Some(
            result
                .map_err(|(data, failure)| this.head.error(Bytes::from(data), &failure)),
        ))
    }
}

// Nothing is pinned in place: the events have their own box.
impl<T> Unpin for Events<T> {}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Events").finish_non_exhaustive()
    }
}

impl Request {
    /// Makes the call and reads the answer event by event, each with JSON in it.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn events<T: Decode + 'static>(self) -> Sending<Response<Events<T>>> {
        let read = |data: &str| decode(data.as_bytes());
        Box::pin(async move { Ok(self.bytes().await?.map(|it| Events::new(it, read))) })
    }

    /// Makes the call and reads the answer event by event, each with a text in it.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn text_events(self) -> Sending<Response<Events<String>>> {
        let read = |data: &str| Ok(data.to_owned());
        Box::pin(async move { Ok(self.bytes().await?.map(|it| Events::new(it, read))) })
    }
}

//! JSON, a value a line.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::super::super::data::{Decode, decode};
use super::super::{Error, Request, Response, Sending};
use super::bytes::{ByteStream, Head};

/// The values of an answer as they come, a line each.
///
/// Lines without a value are passed over, as is the record separator of RFC 7464. It ends
/// with the answer, or after the connection broke.
#[must_use = "streams do nothing unless polled"]
pub struct Lines<T> {
    bytes: ByteStream,
    head: Arc<Head>,
    /// What has come of the line.
    line: Vec<u8>,
    /// What has come behind it.
    rest: Bytes,
    ended: bool,
    values: std::marker::PhantomData<fn() -> T>,
}

impl<T> Lines<T> {
    fn new(bytes: ByteStream) -> Self {
        let (head, rest) = (bytes.head(), Bytes::new());
        let (line, ended) = (Vec::new(), false);
        Self { bytes, head, line, rest, ended, values: std::marker::PhantomData }
    }

    /// Takes the next line from what has come, if its end has.
    fn take_line(&mut self) -> Option<Vec<u8>> {
        if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            self.line.extend_from_slice(&self.rest.split_to(end + 1));
            return Some(std::mem::take(&mut self.line));
        }
        self.line.extend_from_slice(&std::mem::take(&mut self.rest));
        (self.ended && !self.line.is_empty()).then(|| std::mem::take(&mut self.line))
    }
}

impl<T: Decode> Stream for Lines<T> {
    type Item = Result<T, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        const SEPARATOR: u8 = 0x1e;
        let this = self.get_mut();
        loop {
            while let Some(line) = this.take_line() {
                let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == SEPARATOR;
                let Some(start) = line.iter().position(|it| !blank(it)) else {
                    continue;
                };
                let value = decode(&line[start..]);
                let value =
                    value.map_err(|failure| this.head.error(line.into(), &failure));
                return Poll::Ready(Some(value));
            }
            if this.ended {
                return Poll::Ready(None);
            }
            match ready!(Pin::new(&mut this.bytes).poll_next(context)) {
                Some(Ok(bytes)) => this.rest = bytes,
                Some(Err(error)) => {
                    this.ended = true;
                    this.line.clear();
                    return Poll::Ready(Some(Err(error)));
                }
                None => this.ended = true,
            }
        }
    }
}

impl<T> fmt::Debug for Lines<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Lines")
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

impl Request {
    /// Makes the call and reads the answer value by value.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn lines<T: Decode + 'static>(self) -> Sending<Response<Lines<T>>> {
        Box::pin(async move { Ok(self.bytes().await?.map(Lines::new)) })
    }
}

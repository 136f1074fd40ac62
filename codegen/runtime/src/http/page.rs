//! Lists that come in pages.

use std::collections::HashSet;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::super::data::Decode;
use super::{Error, Request, Response, Sending};

/// A part of a list, and where the next part begins.
pub trait Page: Decode + Send + 'static {
    /// What is listed.
    type Item;

    /// The items of this page.
    fn items(&self) -> &[Self::Item];

    /// The items of this page, without the page.
    fn into_items(self) -> Vec<Self::Item>;

    /// The value of the cursor parameter that gets the next page.
    fn next_cursor(&self) -> Option<&str>;

    /// Whether the server says that there is a next page.
    fn has_more(&self) -> bool;
}

/// The pages of a list, each fetched when it is polled for.
///
/// The stream ends after a page that is empty, has no cursor, or is the last by its own
/// account; and after an error. A cursor that was met before is [`Error::Pagination`], given
/// after the page that holds it. Each page is a call of its own, with its own time limit
/// and retries.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<P> {
    cursor_parameter: &'static str,
    seen: HashSet<String>,
    state: State<P>,
}

type Call<P> = Sending<Response<P>>;

enum State<P> {
    /// The next page is to be asked for.
    Ready(Request),
    /// The next page was asked for.
    Waiting(Request, Call<P>),
    /// The last page leads to this error.
    Failed(Error),
    /// There is no next page.
    Done,
}

impl<P: Page> Pages<P> {
    /// The pages from the one that the request asks for. The others are asked for by the
    /// same request with another value of its query parameter `cursor_parameter`.
    pub fn new(request: Request, cursor_parameter: &'static str) -> Self {
        let first = request.query_value(cursor_parameter).map(str::to_owned);
        Self {
            cursor_parameter,
            seen: first.into_iter().collect(),
            state: State::Ready(request),
        }
    }

    /// What to do after a page.
    fn after(&mut self, page: &P, mut request: Request) -> State<P> {
        let cursor = match page.next_cursor() {
            Some(cursor) if page.has_more() && !page.items().is_empty() => cursor,
            _ => return State::Done,
        };
        if self.seen.insert(cursor.to_owned()) {
            request.query(self.cursor_parameter, cursor);
            State::Ready(request)
        } else {
            let cursor = cursor.to_owned();
            State::Failed(Error::Pagination { call: request.call(), cursor })
        }
    }
}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let (request, mut call) = match std::mem::replace(&mut this.state, State::Done) {
            State::Ready(request) => {
                let call: Call<P> = request.clone().json();
                (request, call)
            }
            State::Waiting(request, call) => (request, call),
            State::Failed(error) => return Poll::Ready(Some(Err(error))),
            State::Done => return Poll::Ready(None),
        };
        let Poll::Ready(result) = call.as_mut().poll(context) else {
            this.state = State::Waiting(request, call);
            return Poll::Pending;
        };
        let page = result.map(Response::into_body);
        if let Ok(page) = &page {
            this.state = this.after(page, request);
        }
        Poll::Ready(Some(page))
    }
}

// Nothing is pinned in place: the future has its own box.
impl<P> Unpin for Pages<P> {}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("cursor_parameter", &self.cursor_parameter)
            .finish_non_exhaustive()
    }
}

//! Lists that come in pages.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::super::{Error, Request, Response, Sending};
use super::Page;

/// Makes a request ask for the page after one that came, and gives where that is: a cursor,
/// a number, or a URL. Nothing if there is none, and an error if it cannot be asked for.
pub type Turn<P> = fn(&mut Request, &Response<P>) -> Option<Result<String, Error>>;

/// The pages of a list, each fetched when it is polled for.
///
/// The stream ends after the last page, and after an error. A page that leads to one that
/// was already read is followed by [`Error::Pagination`]. Each page is a call of its own,
/// with its own time limit and retries.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<P> {
    turn: Turn<P>,
    /// The hashes of the pages that were read: they may be many.
    seen: HashSet<u64>,
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
    /// The pages from the one that the request asks for; the turn leads from each to the
    /// next.
    pub fn new(request: Request, turn: Turn<P>) -> Self {
        let seen = HashSet::from([mark(&request)]);
        Self { turn, seen, state: State::Ready(request) }
    }

    /// What to do after a page.
    fn after(&mut self, page: &Response<P>, mut request: Request) -> State<P> {
        match (self.turn)(&mut request, page) {
            None => State::Done,
            Some(Ok(_)) if self.seen.insert(mark(&request)) => State::Ready(request),
            Some(Ok(cursor)) => State::Failed(Error::Pagination {
                call: request.call(),
                cursor,
                problem: "leads back",
            }),
            Some(Err(error)) => State::Failed(error),
        }
    }
}

/// A number that stands for the page that a request asks for.
fn mark(request: &Request) -> u64 {
    let mut hasher = DefaultHasher::new();
    request.place().hash(&mut hasher);
    hasher.finish()
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
        if let Ok(page) = &result {
            this.state = this.after(page, request);
        }
        Poll::Ready(Some(result.map(Response::into_body)))
    }
}

// Nothing is pinned in place: the future has its own box.
impl<P> Unpin for Pages<P> {}

impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").finish_non_exhaustive()
    }
}

/// `paged! { ListRuns -> ListRunsResponse { by_cursor "after", "How." } }` for an operation
/// whose answer is a [`Page`](super::Page). The word says how one page leads to the next: it
/// is a method of [`Request`].
#[allow(unused_macros, reason = "used by the generated operations that list")]
macro_rules! paged {
    ($operation:ident -> $response:ty { $turn:ident $($argument:literal)*, $how:literal $(,)? }) => {
        impl $operation {
            /// The list page by page, each fetched when it is polled for.
            ///
            #[doc = $how]
            pub fn pages(self) -> $crate::runtime::http::Pages<$response> {
                $crate::runtime::http::Pages::new(self.request, |request, page| {
                    request.$turn(page, $($argument),*)
                })
            }

            /// The list item by item, from all pages.
            ///
            #[doc = $how]
            pub fn items(self) -> $crate::runtime::http::Items<$response> {
                $crate::runtime::http::Items::new(self.request, |request, page| {
                    request.$turn(page, $($argument),*)
                })
            }
        }
    };
}

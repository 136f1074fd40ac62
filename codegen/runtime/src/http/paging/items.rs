//! Lists as if they did not come in pages.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::super::{Error, Request};
use super::{Page, Pages, Turn};

/// The items of a list, from all its pages; a page is fetched when its first item is polled
/// for. Ends and fails as [`Pages`].
#[must_use = "streams do nothing unless polled"]
pub struct Items<P: Page> {
    pages: Pages<P>,
    items: vec::IntoIter<P::Item>,
}

impl<P: Page> Items<P> {
    /// The items of [`Pages::new`] with the same arguments.
    pub fn new(request: Request, turn: Turn<P>) -> Self {
        Self { pages: Pages::new(request, turn), items: Vec::new().into_iter() }
    }
}

impl<P: Page> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut this.pages).poll_next(context)) {
                Some(Ok(page)) => this.items = page.into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

// Nothing is pinned in place.
impl<P: Page> Unpin for Items<P> {}

impl<P: Page> fmt::Debug for Items<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

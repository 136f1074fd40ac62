//! Pages that may be null: null has no items, and no page follows it unless a header says so.

use super::Page;

impl<P: Page> Page for Option<P> {
    type Item = P::Item;

    fn items(&self) -> &[P::Item] {
        self.as_ref().map_or(&[], P::items)
    }

    fn into_items(self) -> Vec<P::Item> {
        self.map_or_else(Vec::new, P::into_items)
    }

    fn next_cursor(&self) -> Option<String> {
        self.as_ref().and_then(P::next_cursor)
    }

    fn has_more(&self) -> bool {
        self.as_ref().is_some_and(P::has_more)
    }

    fn total(&self) -> Option<u64> {
        self.as_ref().and_then(P::total)
    }
}

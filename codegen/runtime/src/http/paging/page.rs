//! A page of a list.

use super::super::super::data::Decode;

/// A part of a list, and what it says of the next part.
pub trait Page: Decode + Send + 'static {
    /// What is listed.
    type Item;

    /// The items of this page.
    fn items(&self) -> &[Self::Item];

    /// The items of this page, without the page.
    fn into_items(self) -> Vec<Self::Item>;

    /// What leads to the next page, if the page holds it: the value of a query parameter, or
    /// a URL.
    fn next_cursor(&self) -> Option<String> {
        None
    }

    /// Whether there may be a next page. A page that does not say so may have one if it has
    /// items.
    fn has_more(&self) -> bool {
        !self.items().is_empty()
    }

    /// How many items there are in all, or how many pages where pages have numbers, if the
    /// page says so.
    fn total(&self) -> Option<u64> {
        None
    }
}

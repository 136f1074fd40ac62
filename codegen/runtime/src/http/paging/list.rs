//! Pages that are nothing but their items.

use super::super::super::data::Decode;
use super::Page;

impl<T: Decode + Send + 'static> Page for Vec<T> {
    type Item = T;

    fn items(&self) -> &[T] {
        self
    }

    fn into_items(self) -> Vec<T> {
        self
    }
}

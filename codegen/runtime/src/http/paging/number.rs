//! Pages with numbers.

use super::super::{Error, Request, Response};
use super::Page;

impl Request {
    /// Asks for the page with the next number. There is none behind an empty page, one that
    /// is the last by its own account, or the total number of pages.
    pub fn by_number<P: Page>(
        &mut self,
        page: &Response<P>,
        parameter: &'static str,
        first: u64,
    ) -> Option<Result<String, Error>> {
        let page = page.body();
        if page.items().is_empty() || !page.has_more() {
            return None;
        }
        let next = self.number(parameter, first).saturating_add(1);
        let seen = next.saturating_sub(first);
        if page.total().is_some_and(|total| seen >= total) {
            return None;
        }
        Some(Ok(self.set_number(parameter, next)))
    }
}

//! Pages with an offset: a query parameter says how many items come before a page.

use super::super::{Error, Request, Response};
use super::Page;

impl Request {
    /// Asks for the items behind those that came. There are none behind an empty page, one
    /// that is the last by its own account, or the total number of items.
    pub fn by_offset<P: Page>(
        &mut self,
        page: &Response<P>,
        parameter: &'static str,
        first: u64,
    ) -> Option<Result<String, Error>> {
        let page = page.body();
        if page.items().is_empty() || !page.has_more() {
            return None;
        }
        let count = u64::try_from(page.items().len()).unwrap_or(u64::MAX);
        let next = self.number(parameter, first).saturating_add(count);
        let seen = next.saturating_sub(first);
        if page.total().is_some_and(|total| seen >= total) {
            return None;
        }
        Some(Ok(self.set_number(parameter, next)))
    }

    /// The number in a query parameter, or what holds where it is not sent.
    pub(super) fn number(&self, parameter: &str, first: u64) -> u64 {
        let sent = self.query_value(parameter).and_then(|it| it.parse().ok());
        sent.unwrap_or(first)
    }

    pub(super) fn set_number(&mut self, parameter: &'static str, number: u64) -> String {
        let text = number.to_string();
        self.query(parameter, text.as_str());
        text
    }
}

//! Pages with a cursor: a query parameter says where a page begins.

use super::super::{Error, Request, Response};
use super::Page;

impl Request {
    /// Asks for the page behind the last item. There is none behind an empty page, one
    /// without a cursor, or one that is the last by its own account.
    pub fn by_cursor<P: Page>(
        &mut self,
        page: &Response<P>,
        parameter: &'static str,
    ) -> Option<Result<String, Error>> {
        let page = page.body();
        if page.items().is_empty() { None } else { self.at(page, parameter) }
    }

    /// Asks for the page that a token of this one leads to. There is none without a token;
    /// a page with a token may be empty.
    pub fn by_token<P: Page>(
        &mut self,
        page: &Response<P>,
        parameter: &'static str,
    ) -> Option<Result<String, Error>> {
        self.at(page.body(), parameter)
    }

    fn at(
        &mut self,
        page: &impl Page,
        parameter: &'static str,
    ) -> Option<Result<String, Error>> {
        let cursor = page.next_cursor().filter(|_| page.has_more())?;
        self.query(parameter, cursor.as_str());
        Some(Ok(cursor))
    }
}

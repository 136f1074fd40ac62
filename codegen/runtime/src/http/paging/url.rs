//! Pages that hold the URL of the next one.

use reqwest::Url;

use super::super::credential::Scheme;
use super::super::{Error, Request, Response};
use super::Page;

impl Request {
    /// Asks for the page with the URL that this one holds.
    pub fn by_url<P: Page>(
        &mut self,
        page: &Response<P>,
    ) -> Option<Result<String, Error>> {
        let page = page.body();
        let url = page.next_cursor().filter(|_| page.has_more())?;
        Some(self.follow(&url))
    }

    /// Sends the request to another URL, which may be relative to the one it has. Gives the
    /// new URL without its query.
    ///
    /// # Errors
    /// What is no URL, or one of another origin, which is not to see a credential, is
    /// [`Error::Pagination`].
    pub(super) fn follow(&mut self, reference: &str) -> Result<String, Error> {
        let here = self.address()?;
        let refused = |shown: &str, problem| Error::Pagination {
            call: self.call(),
            cursor: shown.to_owned(),
            problem,
        };
        let shown = reference.split(['?', '#']).next().unwrap_or_default();
        let shown = shown.rsplit('@').next().unwrap_or_default();
        let Ok(mut url) = here.join(reference) else {
            return Err(refused(shown, "is no URL"));
        };
        let is_plain = url.username().is_empty() && url.password().is_none();
        if !is_plain || url.origin() != here.origin() {
            let origin = url.origin();
            let origin = if origin.is_tuple() {
                origin.ascii_serialization()
            } else {
                format!("{}:", url.scheme())
            };
            return Err(refused(&origin, "leads to another origin"));
        }
        url.set_fragment(None);
        for scheme in self.alternatives().iter().flat_map(|it| it.iter()) {
            if let Scheme::Query(name, _) = scheme {
                remove(&mut url, name);
            }
        }
        let mut shown = url.clone();
        shown.set_query(None);
        self.set_address(url);
        Ok(shown.into())
    }
}

/// Takes a parameter out of a query: servers repeat keys that the client sends anyway.
fn remove(url: &mut Url, name: &str) {
    let Some(query) = url.query() else { return };
    let is_other = |pair: &&str| {
        let written = pair.split('=').next().unwrap_or_default();
        let decoded = percent_encoding::percent_decode_str(written).decode_utf8_lossy();
        decoded != name
    };
    let kept: Vec<&str> = query.split('&').filter(is_other).collect();
    let kept = kept.join("&");
    url.set_query(Some(kept.as_str()).filter(|it| !it.is_empty()));
}

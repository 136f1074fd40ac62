//! The headers of a request, and who wins if several set the same one.

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, USER_AGENT};

use super::client::Settings;
use super::headers::{insert, overlay};

/// What an operation and its caller say about headers.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestHeaders {
    set: HeaderMap,
    defaults: HeaderMap,
    bearer: bool,
}

impl RequestHeaders {
    /// Sets a header of this call. Returns whether it is valid.
    pub(super) fn set(&mut self, name: &str, value: &str) -> bool {
        insert(&mut self.set, name, value)
    }

    /// Sets a default of the document. Returns whether it is valid.
    pub(super) fn set_default(&mut self, name: &str, value: &str) -> bool {
        insert(&mut self.defaults, name, value)
    }

    /// Asks for the bearer token, if the client has one.
    pub(super) fn ask_for_bearer(&mut self) {
        self.bearer = true;
    }

    /// All headers to send. From weak to strong: the runtime's own, the document's
    /// defaults, the bearer token, the client's headers, those of this call.
    pub(super) fn render(&self, client: &Settings) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static(super::USER_AGENT));
        overlay(&mut headers, &self.defaults);
        match &client.bearer_token {
            Some(token) if self.bearer => {
                headers.insert(AUTHORIZATION, token.header());
            }
            _ => {}
        }
        overlay(&mut headers, &client.headers);
        overlay(&mut headers, &self.set);
        headers
    }
}

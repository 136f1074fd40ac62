//! The headers of a request, and who wins if several set the same one.

use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::client::Settings;
use super::headers::{add_cookies, insert, overlay};

/// What an operation and its caller say about headers.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestHeaders {
    set: HeaderMap,
    defaults: HeaderMap,
    /// Cookies by name, as they are sent.
    cookies: Vec<(&'static str, String)>,
}

impl RequestHeaders {
    /// Sets a header of this call. Returns whether it is valid.
    pub(super) fn set(&mut self, name: &str, value: &str) -> bool {
        insert(&mut self.set, name, value)
    }

    /// Takes a header of this call back.
    pub(super) fn unset(&mut self, name: &str) {
        self.set.remove(name);
    }

    /// Sets a default of the document. Returns whether it is valid.
    pub(super) fn set_default(&mut self, name: &str, value: &str) -> bool {
        insert(&mut self.defaults, name, value)
    }

    /// Sets a cookie of this call: `name=value`.
    pub(super) fn set_cookie(&mut self, name: &'static str, text: String) {
        self.unset_cookie(name);
        self.cookies.push((name, text));
    }

    /// Takes a cookie of this call back.
    pub(super) fn unset_cookie(&mut self, name: &str) {
        self.cookies.retain(|(other, _)| *other != name);
    }

    /// Whether the caller sets a header, for this call or for all of the client's.
    pub(super) fn is_set(&self, name: &HeaderName, client: &Settings) -> bool {
        self.set.contains_key(name) || client.headers.contains_key(name)
    }

    /// All headers to send but those of credentials. From weak to strong: the runtime's
    /// own, the document's defaults, the client's headers, those of this call. Credentials
    /// stand between the defaults and the client's. Cookies are added to those of the caller.
    pub(super) fn render(&self, client: &Settings) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, HeaderValue::from_static(super::USER_AGENT));
        overlay(&mut headers, &self.defaults);
        overlay(&mut headers, &client.headers);
        overlay(&mut headers, &self.set);
        let cookies: Vec<&str> = self.cookies.iter().map(|it| it.1.as_str()).collect();
        add_cookies(&mut headers, &cookies.join("; "));
        headers
    }
}

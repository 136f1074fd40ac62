//! Header maps: writing, reading and showing them.

use std::fmt;

use reqwest::header::{
    CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE,
};

use super::excerpt::excerpt;
use super::secret::Secrets;

/// What [`insert`] demands.
pub(super) const RULE: &str =
    "must have a valid header name and a value without control characters";

/// Sets a header, replacing one of the same name. Returns whether name and value are valid
/// (RFC 9110, sections 5.1 and 5.5).
///
/// The value is marked as sensitive: any header may carry a credential.
pub(super) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> bool {
    match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
        (Ok(name), Ok(mut value)) => {
            value.set_sensitive(true);
            headers.insert(name, value);
            true
        }
        _ => false,
    }
}

/// Adds cookies to those that are there. They are kept out of any `Debug`.
pub(super) fn add_cookies(headers: &mut HeaderMap, cookies: &str) {
    let before = headers.get(COOKIE).map(HeaderValue::as_bytes).unwrap_or_default();
    let both = [before, cookies.as_bytes()];
    let all = both.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    if let Ok(mut all) = HeaderValue::from_bytes(&all.join(b"; ".as_slice()))
        && !all.is_empty()
    {
        all.set_sensitive(true);
        headers.insert(COOKIE, all);
    }
}

/// Whether there is a cookie of this name.
pub(super) fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    let cookies = headers.get_all(COOKIE).into_iter().filter_map(|it| it.to_str().ok());
    let mut cookies = cookies.flat_map(|it| it.split(';'));
    cookies.any(|it| it.trim_start().split('=').next() == Some(name))
}

/// Sets each of the `stronger` headers, replacing those of the same name.
pub(super) fn overlay(headers: &mut HeaderMap, stronger: &HeaderMap) {
    for (name, value) in stronger {
        headers.insert(name, value.clone());
    }
}

/// The server's name for the request, which its support asks for.
pub(super) fn request_id(headers: &HeaderMap) -> Option<&str> {
    let id = headers.get("x-request-id").or_else(|| headers.get("request-id"))?;
    id.to_str().ok()
}

/// The media type of the body.
pub(super) fn content_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(CONTENT_TYPE)?.to_str().ok()
}

/// A media type without its parameters.
pub(super) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// ` (request <id>)` at the end of a message, or nothing.
pub(super) fn write_request_id(
    formatter: &mut fmt::Formatter<'_>,
    id: Option<&str>,
) -> fmt::Result {
    match id {
        Some(id) => write!(formatter, " (request {})", excerpt(id)),
        None => Ok(()),
    }
}

/// Keeps session cookies, and whatever quotes the credential, out of any `Debug`.
pub(super) fn mark_secrets(headers: &mut HeaderMap, secrets: &Secrets) {
    for (name, value) in headers.iter_mut() {
        let quotes = secrets.are_in(value.as_bytes());
        if quotes || name == SET_COOKIE {
            value.set_sensitive(true);
        }
    }
}

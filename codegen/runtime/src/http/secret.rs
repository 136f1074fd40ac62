//! A credential that does not show itself.

use std::fmt;

use reqwest::header::{HeaderMap, HeaderValue};

/// A bearer token (RFC 6750, section 2.1).
#[derive(Clone)]
pub(super) struct Secret {
    header: HeaderValue,
}

impl Secret {
    /// Checks the token. The error says what is wrong with it, never what it is.
    pub(super) fn bearer(token: &str) -> Result<Self, &'static str> {
        if token.is_empty() {
            return Err("the bearer token is empty");
        }
        let header = HeaderValue::try_from(format!("Bearer {token}"));
        match header {
            Ok(mut header) if token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                header.set_sensitive(true);
                Ok(Self { header })
            }
            _ => Err("the bearer token holds a character other than visible ASCII, \
                      perhaps a space or a line break at its end"),
        }
    }

    /// The value of `Authorization`, marked as sensitive.
    pub(super) fn header(&self) -> HeaderValue {
        self.header.clone()
    }
}

/// The credentials of one request: some servers quote it in their errors.
#[derive(Clone)]
pub(super) struct Secrets(Vec<String>);

/// Shorter values are no credentials, and would blot out half a message.
const SHORTEST: usize = 4;

impl Secrets {
    /// The values of the headers that carry credentials, by their names.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let telling =
            ["auth", "cookie", "credential", "key", "passw", "secret", "token"];
        let values = headers
            .iter()
            .filter(|(name, _)| telling.iter().any(|part| name.as_str().contains(part)))
            .filter_map(|(_, value)| value.to_str().ok())
            // Behind the scheme, as in `Bearer <token>`.
            .map(|value| value.rsplit(' ').next().unwrap_or(value).to_owned());
        Self(values.filter(|value| value.len() >= SHORTEST).collect())
    }

    /// Whether the text quotes one of them.
    pub(super) fn are_in(&self, text: &[u8]) -> bool {
        let text = String::from_utf8_lossy(text);
        self.0.iter().any(|secret| text.contains(secret))
    }

    /// The text without them.
    pub(super) fn hide(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, it| text.replace(it, "[redacted]"))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

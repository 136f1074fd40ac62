//! A credential that does not show itself.

use std::fmt;

use reqwest::header::HeaderValue;

/// A bearer token (RFC 6750, section 2.1).
#[derive(Clone)]
pub(super) struct Secret {
    token: String,
    header: HeaderValue,
}

impl Secret {
    /// Checks the token. The error says what is wrong with it, never what it is.
    pub(super) fn bearer(token: String) -> Result<Self, &'static str> {
        if token.is_empty() {
            return Err("the bearer token is empty");
        }
        let header = HeaderValue::try_from(format!("Bearer {token}"));
        match header {
            Ok(mut header) if token.bytes().all(|byte| byte.is_ascii_graphic()) => {
                header.set_sensitive(true);
                Ok(Self { token, header })
            }
            _ => Err("the bearer token holds a character other than visible ASCII, \
                      perhaps a space or a line break at its end"),
        }
    }

    /// The value of `Authorization`, marked as sensitive.
    pub(super) fn header(&self) -> HeaderValue {
        self.header.clone()
    }

    /// Whether the text quotes the token.
    pub(super) fn is_in(&self, text: &[u8]) -> bool {
        String::from_utf8_lossy(text).contains(&self.token)
    }
}

/// The text without the token: some servers quote a request in their errors.
pub(super) fn hide(text: &str, secret: Option<&Secret>) -> String {
    match secret {
        Some(secret) => text.replace(&secret.token, "[redacted]"),
        None => text.to_owned(),
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

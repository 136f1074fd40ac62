//! A credential that does not show itself.

use std::fmt;

use reqwest::header::HeaderMap;

use super::credential::Scheme;
use super::query;

/// A credential as it is sent.
#[derive(Clone)]
pub(super) struct Secret {
    text: String,
}

/// The words in front of credentials.
const WORDS: [&str; 2] = ["Bearer", "Basic"];

impl Secret {
    /// Checks a credential. The error says what is wrong with it, never what it is.
    pub(super) fn new(scheme: Scheme, value: &str) -> Result<Self, String> {
        scheme.check(value)?;
        let text = match scheme {
            Scheme::Bearer | Scheme::BearerOf(_) => format!("Bearer {value}"),
            _ => value.to_owned(),
        };
        Ok(Self { text })
    }

    /// Checks a bearer token.
    pub(super) fn bearer(token: &str) -> Result<Self, String> {
        Self::new(Scheme::Bearer, token)
    }

    /// What no message may show: what is sent, without the word in front of it.
    pub(super) fn hidden(&self) -> &str {
        let word = self.text.split_once(' ').filter(|(it, _)| WORDS.contains(it));
        word.map_or(self.text.as_str(), |(_, rest)| rest)
    }

    /// What is sent.
    pub(super) fn text(&self) -> &str {
        &self.text
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

    /// These and others, as they are and as they are written in a URL.
    pub(super) fn and(mut self, others: impl IntoIterator<Item = String>) -> Self {
        for secret in others.into_iter().filter(|it| it.len() >= SHORTEST) {
            self.0.push(query::encoded(&secret));
            self.0.push(secret);
        }
        self
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

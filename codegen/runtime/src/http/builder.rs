//! Settings of a client.

use std::fmt;
use std::time::Duration;

use reqwest::redirect::Policy;

use super::super::api;
use super::base_url::BaseUrl;
use super::client::Settings;
use super::excerpt::excerpt;
use super::headers;
use super::secret::Secret;
use super::{Client, Error, HeaderMap};

const TIMEOUT: Duration = Duration::from_secs(10 * 60);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_RETRIES: u32 = 2;
const MAX_RESPONSE_BYTES: usize = 64 * 1024 * 1024;

/// Builds a [`Client`]. A setting that cannot be used is reported by
/// [`build`](Self::build).
#[must_use]
pub struct ClientBuilder {
    base_url: Result<BaseUrl, String>,
    bearer_token: Option<Result<Secret, &'static str>>,
    headers: HeaderMap,
    header_problem: Option<String>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    max_retries: u32,
    max_response_bytes: usize,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    /// The server to call, by default the one of the document: an absolute `http` or `https` URL
    /// without user name, query and fragment. Its path is kept in front of every request's;
    /// a slash at its end makes no difference.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = BaseUrl::parse(&url.into());
        self
    }

    /// The token sent as `Authorization: Bearer <token>` (RFC 6750, section 2.1) by the
    /// operations that ask for it; none by default. Visible ASCII characters only.
    pub fn bearer_token(mut self, token: impl Into<String>) -> Self {
        self.bearer_token = Some(Secret::bearer(&token.into()));
        self
    }

    /// A header sent with every call, replacing one of the same name: an earlier one, the
    /// document's default, the `User-Agent`, even the `Authorization` of the bearer token.
    /// A header set on the call itself wins over this one.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let (name, value) = (name.as_ref(), value.as_ref());
        if !headers::insert(&mut self.headers, name, value) {
            let problem = format!("the header `{}` {}", excerpt(name), headers::RULE);
            self.header_problem.get_or_insert(problem);
        }
        self
    }

    /// The time for a whole call: all attempts, the waits between them, and the body. 10
    /// minutes by default. When listing, each page is a call.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The time for one attempt, body included. By default only
    /// [`timeout`](Self::timeout) limits it.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How often a failed call is made again, at most; 2 by default.
    ///
    /// That happens to calls with an idempotent method (RFC 9110, section 9.2.2) when the
    /// connection fails, an attempt takes too long, or the status is 408, 409, 429 or 5xx;
    /// after half a second, doubled each time up to 8 seconds, or when `retry-after-ms` or
    /// `Retry-After` says. A wait that would pass the deadline is not begun.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// The longest body read of a response, in bytes; 64 MiB by default.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// The HTTP client to send with, for proxies, certificates and the like.
    ///
    /// Its own policies hold: it may follow redirects, send a `Referer` or default headers,
    /// and have time limits of its own. The client used otherwise follows no redirect,
    /// sends no `Referer`, gives a connection 10 seconds to open, and uses the proxies that
    /// the environment names.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    /// [`Error::Configuration`] if a setting cannot be used, or if TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base_url = self.base_url.map_err(Error::configuration)?;
        let bearer_token =
            self.bearer_token.transpose().map_err(Error::configuration)?;
        if let Some(problem) = self.header_problem {
            return Err(Error::configuration(problem));
        }
        let http = match self.http {
            Some(client) => client,
            None => default_http_client()?,
        };
        Ok(Client::new(Settings {
            http,
            base_url,
            bearer_token,
            headers: self.headers,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_retries: self.max_retries,
            max_response_bytes: self.max_response_bytes,
        }))
    }
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            base_url: BaseUrl::parse(api::BASE_URL),
            bearer_token: None,
            headers: HeaderMap::new(),
            header_problem: None,
            timeout: TIMEOUT,
            attempt_timeout: None,
            max_retries: MAX_RETRIES,
            max_response_bytes: MAX_RESPONSE_BYTES,
            http: None,
        }
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientBuilder")
            .field("base_url", &self.base_url)
            .field("bearer_token", &self.bearer_token)
            .field("headers", &self.headers)
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("max_retries", &self.max_retries)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}

fn default_http_client() -> Result<reqwest::Client, Error> {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .referer(false)
        .connect_timeout(CONNECT_TIMEOUT)
        .build()
        .map_err(|error| Error::Configuration {
            message: "the HTTP client cannot be set up".to_owned(),
            source: Some(error.without_url()),
        })
}

//! Settings of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;

use super::super::api;
use super::base_url::BaseUrl;
use super::client::Settings;
use super::credential::{Credentials, Scheme};
use super::excerpt::excerpt;
use super::headers;
use super::secret::Secret;
use super::servers::Servers;
use super::{Client, Error, HeaderMap, TokenProvider};

const TIMEOUT: Duration = Duration::from_secs(10 * 60);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const MAX_RETRIES: u32 = 2;
const MAX_RESPONSE_BYTES: usize = 64 * 1024 * 1024;

/// Builds a [`Client`]. A setting that cannot be used is reported by
/// [`build`](Self::build).
#[must_use]
pub struct ClientBuilder {
    base_url: Result<BaseUrl, String>,
    is_given: bool,
    replaced: Vec<(BaseUrl, BaseUrl)>,
    variables: Vec<(&'static str, String)>,
    credentials: Credentials,
    headers: HeaderMap,
    problem: Option<String>,
    timeout: Duration,
    attempt_timeout: Option<Duration>,
    max_retries: u32,
    max_response_bytes: usize,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    /// The server to call, by default the one of the document: an absolute `http` or `https` URL
    /// without user name, query and fragment. Its path is kept in front of every request's;
    /// a slash at its end makes no difference. Operations that the document gives a server of
    /// their own go there, too.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = BaseUrl::parse(&url.into());
        self.is_given = true;
        self
    }

    /// A header sent with every call, replacing one of the same name: an earlier one, the
    /// document's default, the `User-Agent`, even that of a credential.
    /// A header set on the call itself wins over this one.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let (name, value) = (name.as_ref(), value.as_ref());
        if !headers::insert(&mut self.headers, name, value) {
            let problem = format!("the header `{}` {}", excerpt(name), headers::RULE);
            self.problem.get_or_insert(problem);
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
        if let Some(problem) = self.problem {
            return Err(Error::configuration(problem));
        }
        let http = match self.http {
            Some(client) => client,
            None => default_http_client()?,
        };
        Ok(Client::new(Settings {
            http,
            servers: Servers {
                base: base_url,
                is_given: self.is_given,
                replaced: self.replaced,
                variables: self.variables,
            },
            credentials: self.credentials,
            headers: self.headers,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            max_retries: self.max_retries,
            max_response_bytes: self.max_response_bytes,
        }))
    }
}

// What the methods for a document's credentials and servers are made of.
impl ClientBuilder {
    /// Takes the credential of a scheme.
    pub(super) fn credential(self, scheme: Scheme, value: &str) -> Self {
        self.secret(scheme, Secret::new(scheme, value))
    }

    /// Takes a bearer token.
    pub(super) fn bearer(self, token: &str) -> Self {
        self.secret(Scheme::Bearer, Secret::bearer(token))
    }

    /// Takes a provider of bearer tokens.
    pub(super) fn provider(mut self, provider: Arc<dyn TokenProvider>) -> Self {
        self.credentials.set_provider(provider);
        self
    }

    /// Takes one of the document's servers, with the values of its variables.
    pub(super) fn document_server(
        mut self,
        url: &str,
        variables: Vec<(&'static str, String)>,
    ) -> Self {
        self.base_url = BaseUrl::parse(url);
        self.is_given = false;
        self.variables = variables;
        self
    }

    /// Takes a server in the place of one that operations have.
    pub(super) fn replace_server(mut self, server: &str, url: &str) -> Self {
        match BaseUrl::parse(server).and_then(|it| Ok((it, BaseUrl::parse(url)?))) {
            Ok(pair) => self.replaced.insert(0, pair),
            Err(problem) => return self.refuse(problem),
        }
        self
    }

    /// Remembers the first setting that cannot be used.
    pub(super) fn refuse(mut self, problem: impl Into<String>) -> Self {
        self.problem.get_or_insert(problem.into());
        self
    }

    fn secret(mut self, scheme: Scheme, secret: Result<Secret, String>) -> Self {
        match secret {
            Ok(secret) => self.credentials.set(scheme, secret),
            Err(problem) => return self.refuse(problem),
        }
        self
    }
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            base_url: BaseUrl::parse(api::BASE_URL),
            is_given: false,
            replaced: Vec::new(),
            variables: Vec::new(),
            credentials: Credentials::default(),
            headers: HeaderMap::new(),
            problem: None,
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
            .field("credentials", &self.credentials)
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

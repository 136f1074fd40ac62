//! The client: where calls go, with which credential and within which limits.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::super::api;
use super::credential::Credentials;
use super::servers::Servers;
use super::{ClientBuilder, Error, HeaderMap};

/// A client of the API.
///
/// Cheap to clone: clones share their connections and settings.
#[derive(Clone)]
pub struct Client(Arc<Settings>);

/// What a [`ClientBuilder`] decided.
pub(super) struct Settings {
    pub(super) http: reqwest::Client,
    pub(super) servers: Servers,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) timeout: Duration,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) max_retries: u32,
    pub(super) max_response_bytes: usize,
}

impl Client {
    /// A client with settings of your own.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client with the settings of the environment: the credential from the variable that
    /// the API names for it (`CREDENTIAL_ENV`), if it asks for any, and, if that is set and
    /// not empty, the base URL from another one (`BASE_URL_ENV`).
    ///
    /// # Errors
    /// [`Error::Configuration`] if the credential is missing or empty, or if one of the two
    /// cannot be used.
    pub fn from_env() -> Result<Self, Error> {
        let mut builder = Self::builder();
        if let Some(name) = api::CREDENTIAL_ENV {
            let Some(credential) = variable(name)? else {
                return Err(Error::configuration(format!(
                    "the environment variable {name} is not set or empty"
                )));
            };
            builder = builder.credential_of_env(&credential);
        }
        if let Some(base_url) = variable(api::BASE_URL_ENV)? {
            builder = builder.base_url(base_url);
        }
        builder.build()
    }

    pub(super) fn new(settings: Settings) -> Self {
        Self(Arc::new(settings))
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.0
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the `reqwest::Client`: it may have been given headers with credentials.
        let settings = self.settings();
        formatter
            .debug_struct("Client")
            .field("servers", &settings.servers)
            .field("credentials", &settings.credentials)
            .field("headers", &settings.headers)
            .field("timeout", &settings.timeout)
            .field("attempt_timeout", &settings.attempt_timeout)
            .field("max_retries", &settings.max_retries)
            .field("max_response_bytes", &settings.max_response_bytes)
            .finish_non_exhaustive()
    }
}

/// The value of an environment variable that is set and not empty.
fn variable(name: &str) -> Result<Option<String>, Error> {
    match std::env::var_os(name).map(std::ffi::OsString::into_string) {
        None => Ok(None),
        Some(Ok(value)) => Ok(Some(value).filter(|value| !value.is_empty())),
        Some(Err(_)) => Err(Error::configuration(format!(
            "the environment variable {name} is not valid Unicode"
        ))),
    }
}

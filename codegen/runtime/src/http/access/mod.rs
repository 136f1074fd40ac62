//! Who calls, and where calls go: what the document has of it. The generator writes this
//! file anew for each document, and leaves out the files that it does not need.

mod authorization;
mod base_url_of;
mod basic;
mod bearer;
mod server;

pub use self::server::Server;
use super::super::api;
use super::ClientBuilder;
use super::credential::Scheme;

impl ClientBuilder {
    /// The key sent in the header `X-Key`.
    pub fn api_key(self, key: impl Into<String>) -> Self {
        self.credential(Scheme::Header("X-Key", "Key"), &key.into())
    }

    /// The key sent in the query as `app`.
    pub fn app_key(self, key: impl Into<String>) -> Self {
        self.credential(Scheme::Query("app", "App"), &key.into())
    }

    /// The key sent in the cookie `session`.
    pub fn session_key(self, key: impl Into<String>) -> Self {
        self.credential(Scheme::Cookie("session", "Session"), &key.into())
    }

    /// The bearer token for `Admin`.
    pub fn admin_token(self, key: impl Into<String>) -> Self {
        self.credential(Scheme::BearerOf("Admin"), &key.into())
    }

    /// The credential that the environment holds.
    pub(super) fn credential_of_env(self, value: &str) -> Self {
        match value.split_once(':') {
            Some(_) => self.basic_pair(value),
            None => self.bearer_token(value),
        }
    }
}

impl Server {
    /// `http://{site}/v1`
    pub fn local() -> Self {
        Self::new("http://{site}/v1", api::SERVER_VARIABLES)
    }

    /// The site.
    pub fn local_site(self, site: impl Into<String>) -> Self {
        self.set("site", site.into())
    }
}

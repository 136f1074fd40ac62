//! Where the server is.

use std::fmt;

use reqwest::Url;

/// An absolute `http` or `https` URL, perhaps with a path, which all paths are put after.
#[derive(Clone)]
pub(super) struct BaseUrl(Url);

impl BaseUrl {
    /// Checks the URL. The error does not show it: it may hold a password.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut url = Url::parse(text)
            .map_err(|error| format!("the base URL is not an absolute URL: {error}"))?;
        let problem = if !matches!(url.scheme(), "http" | "https") {
            "the base URL must start with `http://` or `https://`"
        } else if !url.username().is_empty() || url.password().is_some() {
            "the base URL must not hold a user name or password"
        } else if url.query().is_some() || url.fragment().is_some() {
            "the base URL must not have a query (`?`) or a fragment (`#`)"
        } else {
            let path = url.path().trim_end_matches('/').to_owned();
            url.set_path(&path);
            return Ok(Self(url));
        };
        Err(problem.to_owned())
    }

    /// Whether both name the same place.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The URL of a request. Path and query are percent-encoded already.
    pub(super) fn join(&self, path: &str, query: &str) -> Url {
        let prefix = self.0.path().trim_end_matches('/');
        let mut url = self.0.clone();
        url.set_path(&format!("{prefix}{path}"));
        url.set_query(Some(query).filter(|query| !query.is_empty()));
        url
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{self}\"")
    }
}

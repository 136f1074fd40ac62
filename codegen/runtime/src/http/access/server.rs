//! The servers that a document names.

use super::super::ClientBuilder;
use super::super::servers::fill;

/// A server of the document, perhaps with variables in its address.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Server {
    template: &'static str,
    variables: Vec<(&'static str, String)>,
}

impl Server {
    pub(crate) fn new(
        template: &'static str,
        defaults: &[(&'static str, &'static str)],
    ) -> Self {
        let variables =
            defaults.iter().map(|(name, value)| (*name, (*value).to_owned()));
        Self { template, variables: variables.collect() }
    }

    pub(crate) fn set(mut self, name: &'static str, value: String) -> Self {
        self.variables.retain(|(other, _)| *other != name);
        self.variables.push((name, value));
        self
    }

    /// The address.
    #[must_use]
    pub fn url(&self) -> String {
        fill(self.template, |name| {
            let found = self.variables.iter().find(|(other, _)| *other == name)?;
            Some(found.1.as_str())
        })
    }
}

impl ClientBuilder {
    /// The server to call, one of the document's; the first one by default. Operations that
    /// have their own server still go there, with the same values of the same variables.
    pub fn server(self, server: Server) -> Self {
        let url = server.url();
        self.document_server(&url, server.variables)
    }
}

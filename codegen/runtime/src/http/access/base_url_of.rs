//! Servers of operations.

use super::super::ClientBuilder;

impl ClientBuilder {
    /// Another server in the place of one that operations of the document have for
    /// themselves, as a proxy or in a test. Without it they go to the server of the
    /// document, or to [`base_url`](Self::base_url) if that is given.
    pub fn base_url_of(self, server: impl AsRef<str>, url: impl AsRef<str>) -> Self {
        self.replace_server(server.as_ref(), url.as_ref())
    }
}

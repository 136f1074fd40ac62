//! Ways to say who calls that the client has no rules for.

use super::super::ClientBuilder;
use super::super::credential::Scheme;

impl ClientBuilder {
    /// The whole value of `Authorization`, its scheme included, sent by the operations that
    /// ask for one that the client does not make by itself; none by default.
    pub fn authorization(self, value: impl AsRef<str>) -> Self {
        self.credential(Scheme::Authorization, value.as_ref())
    }
}

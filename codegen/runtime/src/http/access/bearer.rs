//! Bearer tokens.

use std::sync::Arc;

use super::super::{ClientBuilder, TokenProvider};

impl ClientBuilder {
    /// The token sent as `Authorization: Bearer <token>` (RFC 6750, section 2.1) by the
    /// operations that ask for it; none by default. Visible ASCII characters only.
    pub fn bearer_token(self, token: impl Into<String>) -> Self {
        self.bearer(&token.into())
    }

    /// Who knows the bearer token, in the place of a fixed one: asked before each attempt
    /// of the operations that ask for a token.
    pub fn token_provider(self, provider: impl TokenProvider) -> Self {
        self.provider(Arc::new(provider))
    }
}

//! User and password.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::ClientBuilder;
use super::super::credential::Scheme;

impl ClientBuilder {
    /// User and password, sent as `Authorization: Basic <both>` (RFC 7617) by the operations
    /// that ask for them; none by default. The user holds no colon.
    pub fn basic_auth(self, user: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        let (user, password) = (user.as_ref(), password.as_ref());
        if user.contains(':') {
            return self.refuse("the user holds a colon");
        }
        let pair = format!("{user}:{password}");
        if pair.contains(char::is_control) {
            return self.refuse("the user or password holds a control character");
        }
        let value = format!("Basic {}", STANDARD.encode(pair));
        self.credential(Scheme::Basic, &value)
    }

    /// User and password with a colon between them.
    pub(super) fn basic_pair(self, pair: &str) -> Self {
        match pair.split_once(':') {
            Some((user, password)) => self.basic_auth(user, password),
            None => self.refuse("user and password are written as `user:password`"),
        }
    }
}

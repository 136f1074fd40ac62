//! What operations ask for, and what a client has of it.

use std::fmt;
use std::sync::Arc;

use reqwest::header::HeaderValue;

use super::TokenProvider;
use super::secret::Secret;

/// A way to say who calls: what a security scheme wants to be sent, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer <token>` (RFC 6750, section 2.1).
    Bearer,
    /// The same with a token for the scheme of this name; if the client has none, that for
    /// all schemes is sent.
    BearerOf(&'static str),
    /// `Authorization: Basic <user and password>` (RFC 7617).
    Basic,
    /// `Authorization` with a value for which there are other rules.
    Authorization,
    /// A key in a header of this name, for the scheme of this name.
    Header(&'static str, &'static str),
    /// A key in a query parameter.
    Query(&'static str, &'static str),
    /// A key in a cookie.
    Cookie(&'static str, &'static str),
}

// How tables write them.
impl Scheme {
    /// [`Scheme::Bearer`]
    pub const fn bearer() -> Self {
        Self::Bearer
    }

    /// [`Scheme::BearerOf`]
    pub const fn bearer_of(scheme: &'static str) -> Self {
        Self::BearerOf(scheme)
    }

    /// [`Scheme::Basic`]
    pub const fn basic() -> Self {
        Self::Basic
    }

    /// [`Scheme::Authorization`]
    pub const fn authorization() -> Self {
        Self::Authorization
    }

    /// [`Scheme::Header`]
    pub const fn header(name: &'static str, scheme: &'static str) -> Self {
        Self::Header(name, scheme)
    }

    /// [`Scheme::Query`]
    pub const fn query(name: &'static str, scheme: &'static str) -> Self {
        Self::Query(name, scheme)
    }

    /// [`Scheme::Cookie`]
    pub const fn cookie(name: &'static str, scheme: &'static str) -> Self {
        Self::Cookie(name, scheme)
    }

    /// Checks a credential for the place where it is sent. The error says what is wrong
    /// with it, never what it is.
    pub(super) fn check(self, value: &str) -> Result<(), String> {
        let what = match self {
            Self::Bearer => "the bearer token".to_owned(),
            Self::BearerOf(scheme) => format!("the bearer token of `{scheme}`"),
            Self::Basic => "the user and password".to_owned(),
            Self::Authorization => "the value of `Authorization`".to_owned(),
            Self::Header(_, scheme)
            | Self::Query(_, scheme)
            | Self::Cookie(_, scheme) => format!("the API key of `{scheme}`"),
        };
        if value.is_empty() {
            return Err(format!("{what} is empty"));
        }
        let holds = match self {
            Self::Bearer | Self::BearerOf(_) => {
                value.bytes().all(|it| it.is_ascii_graphic())
            }
            Self::Basic | Self::Authorization | Self::Header(..) => {
                HeaderValue::from_str(value).is_ok() && value.trim() == value
            }
            Self::Query(..) => true,
            Self::Cookie(..) => value
                .bytes()
                .all(|it| it.is_ascii_graphic() && !matches!(it, b';' | b',')),
        };
        if holds {
            return Ok(());
        }
        Err(format!(
            "{what} holds a character that cannot be sent there, such as a space or a line \
             break at its end"
        ))
    }
}

/// What an operation asks for: one of the alternatives, each a list of schemes that are
/// needed together. An empty one needs nothing.
pub type Alternatives = &'static [&'static [Scheme]];

/// The credentials of a client.
#[derive(Clone, Default)]
pub(super) struct Credentials {
    secrets: Vec<(Scheme, Secret)>,
    /// Who knows the bearer token, instead of a fixed one.
    provider: Option<Arc<dyn TokenProvider>>,
}

impl Credentials {
    /// Takes a credential in the place of an earlier one.
    pub(super) fn set(&mut self, scheme: Scheme, secret: Secret) {
        self.clear(scheme);
        self.secrets.push((scheme, secret));
    }

    /// Takes a provider of bearer tokens in the place of an earlier one or a fixed token.
    pub(super) fn set_provider(&mut self, provider: Arc<dyn TokenProvider>) {
        self.clear(Scheme::Bearer);
        self.provider = Some(provider);
    }

    pub(super) fn get(&self, scheme: Scheme) -> Option<&Secret> {
        match (self.own(scheme), scheme) {
            (None, Scheme::BearerOf(_)) => self.own(Scheme::Bearer),
            (own, _) => own,
        }
    }

    fn own(&self, scheme: Scheme) -> Option<&Secret> {
        self.secrets.iter().find(|(other, _)| *other == scheme).map(|(_, it)| it)
    }

    /// Who knows the token for a scheme, if that is no fixed one.
    pub(super) fn provider(&self, scheme: Scheme) -> Option<&dyn TokenProvider> {
        let asks = match scheme {
            Scheme::Bearer => true,
            Scheme::BearerOf(_) => self.own(scheme).is_none(),
            _ => false,
        };
        self.provider.as_deref().filter(|_| asks)
    }

    /// The schemes to use: the first alternative that the client has all credentials for;
    /// none, if nothing has to be sent; else what the client has for the first alternative
    /// that it has anything for.
    pub(super) fn choose(&self, alternatives: Alternatives) -> Vec<Scheme> {
        let mut asking = alternatives.iter().filter(|it| !it.is_empty());
        let complete =
            asking.clone().find(|it| it.iter().all(|scheme| self.has(*scheme)));
        if let Some(schemes) = complete {
            return schemes.to_vec();
        }
        if alternatives.iter().any(|it| it.is_empty()) {
            return Vec::new();
        }
        let partly = asking.find(|it| it.iter().any(|scheme| self.has(*scheme)));
        let schemes = partly.into_iter().flat_map(|it| it.iter()).copied();
        schemes.filter(|scheme| self.has(*scheme)).collect()
    }

    fn has(&self, scheme: Scheme) -> bool {
        self.provider(scheme).is_some() || self.get(scheme).is_some()
    }

    fn clear(&mut self, scheme: Scheme) {
        self.secrets.retain(|(other, _)| *other != scheme);
        if scheme == Scheme::Bearer {
            self.provider = None;
        }
    }
}

// Which there are, not what they are.
impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = formatter.debug_list();
        list.entries(self.secrets.iter().map(|(scheme, _)| scheme));
        if self.provider.is_some() {
            list.entry(&"token provider");
        }
        list.finish()
    }
}

//! Who calls, and where calls go.

use crate::names::Name;

/// What a security scheme wants to be sent (`OpenAPI` 3.1.1, section 4.8.27).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// A bearer token; also that of OAuth 2 and `OpenID` Connect.
    Bearer,
    /// The bearer token of the scheme of this name, where the document has several of them.
    BearerOf(String),
    /// User and password.
    Basic,
    /// A value of `Authorization` for which there are other rules.
    Authorization,
    /// A key in a place, under a name, for the scheme of another name.
    Key(KeyPlace, String, String),
}

impl Scheme {
    /// Whether this is the scheme of this name in the document, and no other.
    pub fn is_of(&self, name: &str) -> bool {
        matches!(self, Self::BearerOf(own) | Self::Key(_, _, own) if own == name)
    }
}

/// Where a key is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// A key, or a bearer token of its own, that operations ask for.
#[derive(Clone, Debug)]
pub struct ApiKey {
    /// The method that takes it.
    pub method: Name,
    /// What it is sent for.
    pub scheme: Scheme,
    /// What the document says of it, in Markdown.
    pub description: String,
}

/// A server of the document, perhaps with variables in its address.
#[derive(Clone, Debug)]
pub struct Server {
    /// The function that makes it.
    pub function: Name,
    /// Its address, with variables in braces.
    pub template: String,
    /// The values of its variables, if nothing else is said; one that has none is missing.
    pub defaults: Vec<(String, String)>,
    /// What the document says of it, in Markdown.
    pub description: String,
}

/// A variable in the addresses of servers.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in the document.
    pub wire: String,
    /// The method that sets it.
    pub method: Name,
    /// The values that the document lists, with the enum of them.
    pub values: Option<(Name, Vec<(String, Name)>)>,
    /// What the document says of it, in Markdown.
    pub description: String,
}

/// The servers of a document.
#[derive(Clone, Debug, Default)]
pub struct Servers {
    /// The address of the first one, its variables filled in.
    pub base_url: String,
    /// All of them, if there is something to choose.
    pub choices: Vec<Server>,
    /// Their variables.
    pub variables: Vec<ServerVariable>,
    /// The defaults of the first server's variables.
    pub defaults: Vec<(String, String)>,
}

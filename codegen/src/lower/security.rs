//! Who may call: security requirements and schemes.

use super::Lowering;
use super::token::is_token;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{ApiKey, KeyPlace, Scheme};
use crate::names::{Case, Scope};
use crate::spec::Node;

/// Methods of the builder of a client that no key is called.
const RESERVED: &[&str] = &[
    "attempt_timeout",
    "authorization",
    "base_url",
    "base_url_of",
    "basic_auth",
    "basic_pair",
    "bearer",
    "bearer_token",
    "build",
    "credential",
    "credential_of_env",
    "document_server",
    "header",
    "http_client",
    "max_response_bytes",
    "max_retries",
    "provider",
    "refuse",
    "replace_server",
    "secret",
    "server",
    "timeout",
    "token_provider",
];

/// What is known of a security scheme.
#[derive(Clone)]
pub(super) enum Known {
    /// This is sent.
    Sent(Scheme),
    /// Nothing is sent: the connection says who calls.
    Silent,
    /// It is not there, or cannot be understood.
    Broken,
}

/// What an operation asks for.
pub(super) struct Asked {
    /// Alternatives, each a list of what is needed together.
    pub(super) alternatives: Vec<Vec<Scheme>>,
    /// The scopes, as the end of a sentence; perhaps empty.
    pub(super) scopes: String,
}

impl Lowering<'_> {
    /// What an operation asks for (`OpenAPI` 3.0.3, section 4.7.30): its own requirements
    /// count, else those of the document.
    pub(super) fn security(&mut self, operation: &Pointer) -> Asked {
        let is_there =
            |at: &Pointer| self.document.get(at).is_some_and(|it| *it != Node::Null);
        let own = operation.child("security");
        let at = if is_there(&own) { own } else { Pointer::root().child("security") };
        let requirements = match self.document.get(&at) {
            None | Some(Node::Null) => Vec::new(),
            Some(Node::Sequence(items)) => {
                (0..items.len()).map(|it| at.index(it)).collect()
            }
            // One requirement that is not in a list.
            Some(_) => vec![at],
        };
        let mut alternatives = Vec::new();
        let mut scopes: Vec<String> = Vec::new();
        for at in requirements {
            if let Some((schemes, its_scopes)) = self.requirement(&at) {
                if !alternatives.contains(&schemes) {
                    alternatives.push(schemes);
                }
                if !its_scopes.is_empty() && !scopes.contains(&its_scopes) {
                    scopes.push(its_scopes);
                }
            }
        }
        if alternatives.iter().all(Vec::is_empty) {
            alternatives.clear();
        }
        let scopes = match scopes.as_slice() {
            [] => String::new(),
            scopes => format!(", needs {}", scopes.join(", or ")),
        };
        Asked { alternatives, scopes }
    }

    /// What is needed together, and its scopes; `None` if nothing of it is understood.
    fn requirement(&mut self, at: &Pointer) -> Option<(Vec<Scheme>, String)> {
        let Some(Node::Mapping(entries)) = self.document.get(at) else {
            if self.reported.insert(at.clone()) {
                let why = "a security requirement names schemes: this one is ignored";
                self.warn(Code::InvalidDocument, at, why);
            }
            return None;
        };
        let mut schemes = Vec::new();
        let mut scopes = Vec::new();
        let mut is_broken = false;
        for (name, value) in entries {
            let known = self.scheme(name, at);
            let taken =
                |it: &Scheme| schemes.iter().any(|known| slot(known) == slot(it));
            if let Known::Sent(scheme) = &known
                && !schemes.contains(scheme)
                && taken(scheme)
            {
                let place = Place::Key(at.child(name));
                if self.reported.insert(at.child(name)) {
                    let why = "the scheme before this one is sent in the same place: this one \
                               is not";
                    self.note(Code::UnsupportedSecurity, place, why);
                }
                continue;
            }
            match known {
                Known::Sent(scheme) if !schemes.contains(&scheme) => {
                    schemes.push(scheme);
                }
                Known::Sent(_) | Known::Silent => {}
                Known::Broken => is_broken = true,
            }
            let texts =
                value.as_sequence().into_iter().flatten().filter_map(Node::as_str);
            scopes.extend(texts.map(shown).filter(|it| !it.is_empty()));
        }
        let scopes = match scopes.as_slice() {
            [] => String::new(),
            [scope] => format!("the scope `{scope}`"),
            scopes => format!("the scopes `{}`", scopes.join("`, `")),
        };
        (!is_broken || !schemes.is_empty()).then_some((schemes, scopes))
    }

    /// What a scheme wants to be sent.
    fn scheme(&mut self, name: &str, asked_at: &Pointer) -> Known {
        if let Some(known) = self.schemes.get(name) {
            return known.clone();
        }
        let place = Pointer::root().child("components").child("securitySchemes");
        let place = place.child(name);
        let found = self.document.get(&place).map(|_| self.document.follow(&place));
        let known = match found {
            Some(Ok(at)) => self.understand(name, &at),
            None => {
                let why = format!(
                    "there is no security scheme `{}`: nothing is sent for it",
                    name.escape_debug()
                );
                let place = Place::Key(asked_at.child(name));
                self.report(Diagnostic::warning(Code::UnsupportedSecurity, place, why));
                Known::Broken
            }
            Some(Err(problem)) => {
                self.report(problem);
                Known::Broken
            }
        };
        self.schemes.insert(name.to_owned(), known.clone());
        known
    }

    fn understand(&mut self, name: &str, at: &Pointer) -> Known {
        let node = self.document.get(at);
        let text = |key: &str| node.and_then(|it| it.get(key)).and_then(Node::as_str);
        let kind = text("type").unwrap_or_default();
        match (kind, text("scheme"), text("in"), text("name")) {
            _ if self.takes_token(at) => Known::Sent(if self.has_several_tokens() {
                Scheme::BearerOf(name.to_owned())
            } else {
                Scheme::Bearer
            }),
            ("mutualTLS", ..) => {
                let why = "nothing is sent for `mutualTLS`: give the client an HTTP client \
                           that has the certificate";
                self.note(Code::UnsupportedSecurity, at.clone(), why);
                Known::Silent
            }
            ("http", Some(scheme), ..) if scheme.eq_ignore_ascii_case("basic") => {
                Known::Sent(Scheme::Basic)
            }
            ("http", Some(scheme), ..) => {
                let why = format!(
                    "the client does not know the scheme `{}`: the whole value of \
                     `Authorization` is given to it",
                    scheme.escape_debug()
                );
                self.note(Code::UnsupportedSecurity, at.clone(), why);
                Known::Sent(Scheme::Authorization)
            }
            ("apiKey", _, Some(place), Some(wire)) if can_be_sent(place, wire) => {
                let place = match place {
                    "header" => KeyPlace::Header,
                    "query" => KeyPlace::Query,
                    _ => KeyPlace::Cookie,
                };
                Known::Sent(Scheme::Key(place, wire.to_owned(), name.to_owned()))
            }
            _ => {
                let why =
                    "this security scheme cannot be understood: nothing is sent for it";
                self.warn(Code::UnsupportedSecurity, at, why);
                Known::Broken
            }
        }
    }

    /// Whether a scheme is one of bearer tokens: of their own, of OAuth 2 or of `OpenID`
    /// Connect.
    fn takes_token(&self, at: &Pointer) -> bool {
        let node = self.document.get(at);
        let text = |key: &str| node.and_then(|it| it.get(key)).and_then(Node::as_str);
        match text("type") {
            Some("oauth2" | "openIdConnect") => true,
            Some("http") => {
                text("scheme").is_some_and(|it| it.eq_ignore_ascii_case("bearer"))
            }
            _ => false,
        }
    }

    /// Whether the document has several schemes of bearer tokens.
    fn has_several_tokens(&self) -> bool {
        let place = Pointer::root().child("components").child("securitySchemes");
        let schemes = self.document.get(&place).and_then(Node::as_mapping);
        let places = schemes.into_iter().flat_map(|it| it.keys());
        let targets =
            places.filter_map(|it| self.document.follow(&place.child(it)).ok());
        targets.filter(|at| self.takes_token(at)).count() > 1
    }

    /// The keys that operations ask for, and the tokens, where there are several of them. If
    /// the document has one key, its method is `api_key`; else they are called as their
    /// schemes.
    pub(super) fn api_keys(&mut self) -> Vec<ApiKey> {
        let place = Pointer::root().child("components").child("securitySchemes");
        let Some(Node::Mapping(schemes)) = self.document.get(&place) else {
            return Vec::new();
        };
        if self.has_operations && !schemes.is_empty() && self.schemes.is_empty() {
            let why = "no operation asks for one of these: a client sends a credential only \
                       if it is set with `header`";
            self.note(Code::UnsupportedSecurity, Place::Key(place.clone()), why);
        }
        let is_key = |name: &&String| {
            let at = self.document.follow(&place.child(name)).ok();
            let kind = at.and_then(|at| self.document.get(&at)?.get("type")?.as_str());
            kind == Some("apiKey")
        };
        let several_tokens = self.has_several_tokens();
        let is_token = |name: &&String| {
            let at = self.document.follow(&place.child(name)).ok();
            several_tokens && at.is_some_and(|at| self.takes_token(&at))
        };
        let only_key = schemes.keys().filter(is_key).count() == 1;
        let names = schemes.keys().map(|it| (it, is_key(&it), is_token(&it)));
        let names: Vec<(&String, bool, bool)> = names.collect();
        let mut scope = Scope::reserving(RESERVED);
        let mut keys = Vec::new();
        for (name, is_key, is_token) in names {
            let words = match (is_key, is_token) {
                (true, _) if only_key => "api_key".to_owned(),
                (true, _) => name.clone(),
                (_, true) if name.to_lowercase().ends_with("token") => name.clone(),
                (_, true) => format!("{name} token"),
                (false, false) => continue,
            };
            let method = scope.claim(Case::Snake, &words, "key").name;
            let Some(Known::Sent(scheme)) = self.schemes.get(name) else { continue };
            let description = self.scheme_text(&place.child(name));
            keys.push(ApiKey { method, scheme: scheme.clone(), description });
        }
        keys
    }
}

/// Whether a key of this name can be sent in a place: names of headers and cookies are
/// tokens (RFC 9110, section 5.6.2).
fn can_be_sent(place: &str, wire: &str) -> bool {
    match place {
        "header" | "cookie" => is_token(wire),
        "query" => !wire.is_empty(),
        _ => false,
    }
}

/// A scope as documentation shows it.
fn shown(scope: &str) -> String {
    scope.chars().filter(|it| it.is_ascii_graphic() && *it != '`').take(100).collect()
}

/// The place that the credential of a scheme takes in a request.
fn slot(scheme: &Scheme) -> (KeyPlace, String) {
    match scheme {
        Scheme::Bearer | Scheme::BearerOf(_) | Scheme::Basic | Scheme::Authorization => {
            (KeyPlace::Header, "authorization".to_owned())
        }
        Scheme::Key(KeyPlace::Header, wire, _) => {
            (KeyPlace::Header, wire.to_ascii_lowercase())
        }
        Scheme::Key(place, wire, _) => (*place, wire.clone()),
    }
}

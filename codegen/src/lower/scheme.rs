//! What the document says for people of its security schemes (`OpenAPI` 3.1.1, sections 4.8.27
//! to 4.8.29).

use indexmap::IndexMap;

use super::Lowering;
use super::docs::{code, join, link};
use super::security::Known;
use crate::diagnostic::Pointer;
use crate::spec::Node;

/// The flows of OAuth 2, with the word for each.
const FLOWS: [(&str, &str); 5] = [
    ("implicit", "implicit"),
    ("password", "password"),
    ("clientCredentials", "client credentials"),
    ("authorizationCode", "authorization code"),
    ("deviceAuthorization", "device authorization"),
];

/// The addresses of a flow, with what each is for.
const ADDRESSES: [(&str, &str); 4] = [
    ("authorizationUrl", "authorize at"),
    ("deviceAuthorizationUrl", "authorize devices at"),
    ("tokenUrl", "tokens from"),
    ("refreshUrl", "refresh at"),
];

impl Lowering<'_> {
    /// What the document says of the schemes that operations ask for and that no method of
    /// the builder of a client is made for alone, in Markdown.
    pub(super) fn credentials(&self, has_method: impl Fn(&str) -> bool) -> Vec<String> {
        let place = Pointer::root().child("components").child("securitySchemes");
        let schemes = self.document.get(&place).and_then(Node::as_mapping);
        let names = schemes.into_iter().flat_map(|it| it.keys());
        let asked = names.filter(|name| {
            let known = self.schemes.get(*name);
            matches!(known, Some(Known::Sent(_) | Known::Silent)) && !has_method(name)
        });
        let texts = asked.filter_map(|name| {
            let text = self.scheme_text(&place.child(name));
            (!text.is_empty()).then(|| format!("{}: {text}", code(name)))
        });
        texts.collect()
    }

    /// What the document says of a security scheme, in Markdown.
    pub(super) fn scheme_text(&self, at: &Pointer) -> String {
        let at = self.document.follow(at).ok();
        let Some(scheme) = at.and_then(|at| self.document.get(&at)) else {
            return String::new();
        };
        let text = |key: &str| text_of(scheme, key);
        let mut texts: Vec<String> =
            text("description").map(str::to_owned).into_iter().collect();
        if let Some(format) = text("bearerFormat") {
            texts.push(format!("The token is a {}.", code(format)));
        }
        if let Some(url) = text("openIdConnectUrl") {
            texts.push(format!("OpenID Connect: {}.", link(url)));
        }
        let flows = FLOWS.iter().filter_map(|(key, word)| {
            let flow = scheme.get("flows")?.get(key)?;
            flow.as_mapping().map(|_| (word, flow))
        });
        let flows: Vec<_> = flows.collect();
        texts.extend(flows.iter().map(|(word, flow)| addresses(word, flow)));
        texts.extend(scopes(flows.iter().map(|it| it.1)));
        join(texts)
    }
}

/// A text that says something.
fn text_of<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    let text = node.get(key).and_then(Node::as_str).map(str::trim);
    text.filter(|it| !it.is_empty())
}

/// Where a flow goes.
fn addresses(word: &str, flow: &Node) -> String {
    let addresses = ADDRESSES.iter().filter_map(|(key, verb)| {
        let url = text_of(flow, key)?;
        Some(format!("{verb} {}", link(url)))
    });
    let addresses: Vec<String> = addresses.collect();
    let colon = if addresses.is_empty() { "" } else { ": " };
    format!("OAuth 2, {word}{colon}{}.", addresses.join(", "))
}

/// The scopes of all flows, as a list.
fn scopes<'a>(flows: impl Iterator<Item = &'a Node>) -> Option<String> {
    let scopes = flows.filter_map(|it| it.get("scopes").and_then(Node::as_mapping));
    let scopes: IndexMap<&String, &Node> = scopes.flatten().collect();
    let scopes = scopes.into_iter().filter(|(name, _)| !name.trim().is_empty());
    let lines = scopes.map(|(name, text)| {
        let text = text.as_str().unwrap_or_default().split_whitespace();
        let text = text.collect::<Vec<_>>().join(" ");
        let colon = if text.is_empty() { "" } else { ": " };
        format!("- {}{colon}{text}", code(name))
    });
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| format!("Scopes:\n\n{}", lines.join("\n")))
}

//! Operations: the paths of the document.

use std::collections::HashMap;

use super::Lowering;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Operation, Servers, Tag};
use crate::names::{Case, Claim, RUNTIME_NAMES, Scope};
use crate::spec::Node;

/// The methods of a path item (`OpenAPI` 3.0.3, section 4.7.9.1).
const METHODS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
];

/// The other keys of a path item that are understood.
const IN_PATH: [&str; 5] = ["$ref", "summary", "description", "parameters", "servers"];
/// The keys of an operation that are understood, or that describe and bind nobody.
const IN_OPERATION: [&str; 11] = [
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "deprecated",
    "security",
    "servers",
];

/// Names that parameters cannot have.
pub(super) const RESERVED_SETTERS: &[&str] = &[
    // What every operation can do.
    "clone",
    "header",
    "into_future",
    "items",
    "max_retries",
    "new",
    "prepare",
    "pages",
    "send",
    "send_with_response",
    "timeout",
    // What its methods use themselves.
    "call",
    "client",
    "request",
];

/// An operation before it is lowered.
pub(super) struct Found {
    pub(super) path: String,
    template: Template,
    pub(super) method: &'static str,
    item: Pointer,
    pub(super) at: Pointer,
    method_name: Claim,
    type_name: Claim,
}

impl Lowering<'_> {
    /// Lowers all operations, by tag, in the order of the document.
    pub(super) fn operations(&mut self, servers: &Servers) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::new();
        let mut indices: HashMap<String, usize> = HashMap::new();
        for found in self.find_operations() {
            let Some((tag, operation)) = self.operation(&found, servers) else {
                continue;
            };
            let index = *indices.entry(tag).or_insert_with_key(|tag| {
                tags.push(self.tag(tag));
                tags.len() - 1
            });
            tags[index].operations.push(operation);
        }
        if !tags.is_empty() {
            self.has_operations = true;
            self.check_server(servers);
        }
        tags
    }

    fn tag(&mut self, name: &str) -> Tag {
        let claim = self.tag_modules.claim(Case::Snake, name, "operations");
        let tags = self.document.root().get("tags").and_then(Node::as_sequence);
        let declared = tags
            .into_iter()
            .flatten()
            .find(|tag| tag.get("name").and_then(Node::as_str) == Some(name));
        let description = declared.and_then(|it| it.get("description")?.as_str());
        Tag {
            module: claim.name,
            description: description.unwrap_or_default().to_owned(),
            operations: Vec::new(),
        }
    }

    /// Says what of the whole document is left out.
    pub(super) fn left_out(&mut self) {
        let webhooks = Pointer::root().child("webhooks");
        if self.document.get(&webhooks).is_some() {
            self.note_responses(webhooks.clone());
            let place = Place::Key(webhooks);
            let why = "webhooks are not generated yet; component schemas of theirs are";
            self.report(Diagnostic::warning(Code::UnsupportedKeyword, place, why));
        }
        for (what, place, count) in std::mem::take(&mut self.untyped) {
            let why = format!(
                "{what} of responses are not typed ({count} in the document): \
                 `send_with_response` gives the headers and the raw values"
            );
            self.note(Code::Untyped, Place::Key(place), why);
        }
    }

    /// The operations of the document.
    fn find_operations(&mut self) -> Vec<Found> {
        let place = Pointer::root().child("paths");
        let Some(Node::Mapping(paths)) = self.document.get(&place) else {
            let why = "there are no `paths`: only types are generated";
            self.warn(Code::NoOperations, &Pointer::root(), why);
            return Vec::new();
        };
        let mut found = Vec::new();
        for path in paths.keys().filter(|path| !path.starts_with("x-")) {
            let item = match self.document.follow(&place.child(path)) {
                Ok(item) => item,
                Err(problem) => {
                    self.report(problem);
                    continue;
                }
            };
            let known: Vec<&str> =
                METHODS.iter().map(|it| it.0).chain(IN_PATH).collect();
            self.ignored(&item, &known, "a path");
            let template = self.template(path, &place.child(path));
            for (key, method) in METHODS {
                let at = item.child(key);
                if self.document.get(&at).is_none() {
                    continue;
                }
                // Some documents put a reference in the place of an operation.
                let at = match self.document.follow(&at) {
                    Ok(at) => at,
                    Err(problem) => {
                        self.report(problem);
                        continue;
                    }
                };
                let id = self.id_of(path, key, &at);
                let (method_name, type_name) = self.name_operation(&id);
                found.push(Found {
                    path: path.clone(),
                    template: template.clone(),
                    method,
                    item: item.clone(),
                    at,
                    method_name,
                    type_name,
                });
            }
        }
        self.selection_exists(&found);
        self.paging_exists(&found);
        found.retain(|it| self.is_selected(it));
        found
    }

    /// What an operation is called: its `operationId`, or its method and path.
    fn id_of(&self, path: &str, key: &str, at: &Pointer) -> String {
        match self.document.get(at).and_then(|it| it.get("operationId")) {
            Some(Node::String(id)) => id.clone(),
            Some(Node::Integer(id)) => id.to_string(),
            _ => format!("{key} {}", path.replace(['{', '}'], " ")),
        }
    }

    /// Names an operation. All have names before it is known which are selected, so that
    /// names do not change with the selection.
    fn name_operation(&mut self, id: &str) -> (Claim, Claim) {
        let method_name = self.method_names.claim(Case::Snake, id, "operation");
        // The file of the operation has these from the runtime.
        let taken = RUNTIME_NAMES.contains(&Case::UpperCamel.name(id).as_str());
        let id = if taken { format!("{id} call") } else { id.to_owned() };
        let type_name = self.type_names.claim(Case::UpperCamel, &id, "request");
        (method_name, type_name)
    }

    /// Says which keys of a mapping are not understood.
    fn ignored(&mut self, at: &Pointer, known: &[&str], what: &str) {
        let Some(Node::Mapping(entries)) = self.document.get(at) else { return };
        let is_known = |key: &str| known.contains(&key) || key.starts_with("x-");
        for key in entries.keys().filter(|key| !is_known(key)) {
            let why = format!("`{}` of {what} is ignored", key.escape_debug());
            let place = Place::Key(at.child(key));
            self.report(Diagnostic::warning(Code::UnsupportedKeyword, place, why));
        }
    }

    /// Lowers one operation; `None`, with a warning, if it cannot be called yet.
    fn operation(
        &mut self,
        found: &Found,
        servers: &Servers,
    ) -> Option<(String, Operation)> {
        let elsewhere = [
            "parameters",
            "requestBody",
            "responses",
            "callbacks",
            "servers",
            "security",
        ];
        let parsed: openapiv3::Operation =
            match self.document.parse(&found.at, "an operation", &elsewhere) {
                Ok(parsed) => parsed,
                Err(problem) => {
                    self.report(problem);
                    return None;
                }
            };
        self.ignored(&found.at, &IN_OPERATION, "an operation");
        self.note_directions(&found.item, &found.at);
        let method_name = self.settle(found.method_name.clone(), &found.at, "operation");
        let type_name = self.settle(found.type_name.clone(), &found.at, "operation");
        let parameters =
            self.parameters(&found.item, &found.at, &type_name, &found.template);
        let body = self.body(&found.at, &type_name, &parameters);
        let is_head = found.method == "HEAD";
        let responses = self.responses(&found.at, &type_name, &method_name, is_head);
        let security = self.security(&found.at);
        let server = self.own_server(&found.item, &found.at, servers);
        let text = [parsed.summary, parsed.description];
        let text: Vec<String> = text.into_iter().flatten().collect();
        let docs = Docs {
            text: text.join("\n\n"),
            notes: vec![format!("`{} {}`{}", found.method, found.path, security.scopes)],
            deprecated: parsed.deprecated,
        };
        let tag =
            parsed.tags.into_iter().next().unwrap_or_else(|| "operations".to_owned());
        let operation = Operation {
            method_name,
            type_name,
            docs,
            method: found.method,
            path: found.template.path.clone(),
            query: found.template.query.clone(),
            parameters,
            body,
            server,
            security: security.alternatives,
            success: responses.success,
            accept: responses.accept,
            stream: responses.stream,
            errors: responses.errors,
            examples: responses.examples,
            has_links: responses.has_links,
            paging_wish: self.paging_wish(found),
            paging: None,
            at: found.at.clone(),
        };
        Some((tag, operation))
    }

    /// A scope for the setters of an operation.
    pub(super) fn setters() -> Scope {
        Scope::reserving(RESERVED_SETTERS)
    }
}

//! Operations: the paths of the document.

use std::collections::HashMap;

use super::Lowering;
use super::docs::{code, join};
use super::tag::UNTAGGED;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Operation, Servers, Tag};
use crate::names::{Case, Claim, Name, RUNTIME_NAMES, Scope};
use crate::spec::Node;

/// The methods of a path item (`OpenAPI` 3.0.3, section 4.7.9.1).
pub(super) const METHODS: [(&str, &str); 8] = [
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
pub(super) const IN_OPERATION: [&str; 12] = [
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
    "callbacks",
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
    pub(super) method_name: Claim,
    pub(super) type_name: Claim,
    /// The struct of the headers of its responses.
    pub(super) headers: Option<Name>,
}

impl Lowering<'_> {
    /// Lowers all operations, by tag, in the order of the document.
    pub(super) fn operations(&mut self, found: &[Found], servers: &Servers) -> Vec<Tag> {
        self.report_paths(found);
        let mut tags: Vec<Tag> = Vec::new();
        let mut indices: HashMap<String, usize> = HashMap::new();
        for found in found {
            let Some((tag, operation)) = self.operation(found, servers) else {
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

    /// The operations of the document.
    pub(super) fn find_operations(&mut self) -> Vec<Found> {
        let place = Pointer::root().child("paths");
        let Some(Node::Mapping(paths)) = self.document.get(&place) else {
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
            let template = Template::of(path);
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
                // Without an `operationId` it is called after its method and path.
                let id = self.operation_id(&at).unwrap_or_else(|| {
                    format!("{key} {}", path.replace(['{', '}'], " "))
                });
                let (method_name, type_name) = self.name_operation(&id);
                found.push(Found {
                    path: path.clone(),
                    template: template.clone(),
                    method,
                    item: item.clone(),
                    at,
                    method_name,
                    type_name,
                    headers: None,
                });
            }
        }
        self.paging_exists(&found);
        found
    }

    /// Says what is wrong with the paths of operations.
    fn report_paths(&mut self, found: &[Found]) {
        let known: Vec<&str> = METHODS.iter().map(|it| it.0).chain(IN_PATH).collect();
        for same in found.chunk_by(|one, other| one.path == other.path) {
            let [first, ..] = same else { continue };
            self.ignored(&first.item, &known, "a path");
            let at = Pointer::root().child("paths").child(&first.path);
            self.report_template(&first.template, &at);
        }
    }

    /// The `operationId` of an operation.
    pub(super) fn operation_id(&self, at: &Pointer) -> Option<String> {
        match self.document.get(at)?.get("operationId")? {
            Node::String(id) => Some(id.clone()),
            Node::Integer(id) => Some(id.to_string()),
            _ => None,
        }
    }

    /// Says that there are no paths, if so.
    pub(super) fn check_paths(&mut self) {
        let paths = self.document.root().get("paths");
        if paths.and_then(Node::as_mapping).is_none() {
            let why = "there are no `paths`: only types are generated";
            self.warn(Code::NoOperations, &Pointer::root(), why);
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
    pub(super) fn ignored(&mut self, at: &Pointer, known: &[&str], what: &str) {
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
        let mut parameters =
            self.parameters(&found.item, &found.at, &type_name, &found.template);
        let query = found.template.fixed_query(&mut parameters);
        let body = self.body(&found.at, &type_name, &parameters);
        let is_head = found.method == "HEAD";
        let responses = self.responses(&found.at, &type_name, &method_name, is_head);
        let security = self.security(&found.at);
        let server = self.own_server(&found.item, &found.at, servers);
        let text = [parsed.summary, parsed.description];
        let text = self.text_of(text, &found.item, &found.at);
        let headers = found.headers.as_ref();
        let headers = headers.map(|it| format!("; headers: `headers::{it}`"));
        let headers = headers.unwrap_or_default();
        let (method, path, scopes) = (found.method, &found.path, security.scopes);
        let further = further_tags(&parsed.tags);
        let about = format!("`{method} {path}`{scopes}{headers}{further}");
        let docs = Docs { text, notes: vec![about], deprecated: parsed.deprecated };
        let tag = parsed.tags.into_iter().next().unwrap_or_else(|| UNTAGGED.to_owned());
        let operation = Operation {
            method_name,
            type_name,
            docs,
            method: found.method,
            path: found.template.path.clone(),
            query,
            parameters,
            body,
            server,
            security: security.alternatives,
            success: responses.success,
            accept: responses.accept,
            stream: responses.stream,
            errors: responses.errors,
            responses: responses.descriptions,
            examples: responses.examples,
            has_links: responses.has_links,
            paging_wish: self.paging_wish(found),
            paging: None,
            at: found.at.clone(),
        };
        Some((tag, operation))
    }

    /// What the document says of an operation: its own texts, then those of its path.
    pub(super) fn text_of(
        &self,
        own: [Option<String>; 2],
        item: &Pointer,
        operation: &Pointer,
    ) -> String {
        let path = self.document.get(item);
        let path = ["summary", "description"].map(|key| path?.get(key)?.as_str());
        let path = path.into_iter().flatten().map(ToOwned::to_owned);
        let own = own.into_iter().flatten();
        join(own.chain(path).chain(self.further_reading(operation)))
    }

    /// A scope for the setters of an operation.
    pub(super) fn setters() -> Scope {
        Scope::reserving(RESERVED_SETTERS)
    }
}

/// The tags behind the first one, which is the module, as the end of a sentence.
fn further_tags(tags: &[String]) -> String {
    let [_, further @ ..] = tags else { return String::new() };
    let further: Vec<String> = further.iter().map(|it| code(it)).collect();
    if further.is_empty() {
        return String::new();
    }
    format!("; also tagged {}", further.join(", "))
}

//! Webhooks and callbacks: what the document has of them, under which names.

use std::collections::HashSet;

use super::Lowering;
use super::operation::{Found, METHODS};
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::names::{Case, Claim, Name};
use crate::spec::{Mapping, Node};

/// Keys of the document that hold webhooks; the second is from before there was the first.
const WEBHOOKS: [&str; 2] = ["webhooks", "x-webhooks"];

/// The keys of a path item that are understood, beside the methods.
pub(super) const IN_HOOK: [&str; 4] = ["$ref", "summary", "description", "parameters"];

/// Who makes the server send something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A webhook: an agreement outside of the API.
    Webhook,
    /// A callback: an operation that was called.
    Callback,
}

impl Origin {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Webhook => "webhook",
            Self::Callback => "callback",
        }
    }
}

/// A request of the server before it is lowered.
pub(super) struct FoundHook {
    pub(super) origin: Origin,
    /// The key of the webhook or the callback.
    pub(super) key: String,
    /// What it is called: its `operationId`, or words for where it stands.
    pub(super) id: String,
    pub(super) method: &'static str,
    pub(super) item: Pointer,
    pub(super) at: Pointer,
    /// The function that reads its payload.
    pub(super) function: Claim,
    /// What inline types are named after.
    pub(super) owner: Name,
    /// The selected operations that have it as a callback.
    pub(super) callers: Vec<Caller>,
}

/// An operation that has a callback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Caller {
    /// The key of the callback there.
    pub(super) key: String,
    /// Where it is sent, as an expression (`OpenAPI` 3.1.1, section 4.8.18.1).
    pub(super) expression: String,
    /// The method of the operation.
    pub(super) method: Name,
}

/// Where a path item stands: under which key, and what its requests are called there.
struct Place<'a> {
    origin: Origin,
    key: &'a str,
    id: &'a str,
    /// Whether what is wrong with it concerns anybody: what is not selected does not.
    matters: bool,
}

impl Lowering<'_> {
    /// The webhooks of the document and the callbacks of its operations.
    pub(super) fn find_hooks(&mut self, operations: &[Found]) -> Vec<FoundHook> {
        let mut found: Vec<FoundHook> = Vec::new();
        for place in WEBHOOKS.map(|key| Pointer::root().child(key)) {
            let known: HashSet<String> = found.iter().map(|it| it.key.clone()).collect();
            let matters = !self.config.selects();
            let mut items = self.items(&place, matters);
            // Some documents have the same ones under both keys.
            items.retain(|(key, _)| !known.contains(key));
            for (key, item) in items {
                let origin = Origin::Webhook;
                let place = Place { origin, key: &key, id: &key, matters };
                self.find_in_item(place, &item, &mut found);
            }
        }
        for operation in operations {
            self.find_callbacks(operation, &mut found);
        }
        for origin in [Origin::Webhook, Origin::Callback] {
            if found.iter().any(|it| it.origin == origin) {
                let module = format!("{}s", origin.word());
                self.tag_modules.claim(Case::Snake, &module, "operations");
            }
        }
        found
    }

    /// The callbacks of an operation.
    fn find_callbacks(&mut self, operation: &Found, found: &mut Vec<FoundHook>) {
        let matters = self.is_selected(operation);
        let callbacks = self.items(&operation.at.child("callbacks"), matters);
        let name = &operation.method_name.name;
        for (key, callback) in callbacks {
            let mut items = self.items(&callback, matters);
            items.retain(|(expression, _)| !expression.starts_with("x-"));
            let several = items.len() > 1;
            for (expression, item) in items {
                let id = if several {
                    format!("{name} {key} {expression}")
                } else {
                    format!("{name} {key}")
                };
                let origin = Origin::Callback;
                let place = Place { origin, key: &key, id: &id, matters };
                let (key, method) = (key.clone(), name.clone());
                let caller = Caller { key, expression, method };
                for at in self.find_in_item(place, &item, found) {
                    let callers = &mut found[at].callers;
                    if matters && !callers.contains(&caller) {
                        callers.push(caller.clone());
                    }
                }
            }
        }
    }

    /// What a mapping holds, references followed.
    fn items(&mut self, place: &Pointer, matters: bool) -> Vec<(String, Pointer)> {
        let Some(node) = self.document.get(place) else { return Vec::new() };
        let Node::Mapping(entries) = node else {
            if matters && *node != Node::Null {
                let why = format!("a mapping is expected here, not {}", node.kind());
                self.warn(Code::InvalidDocument, place, why);
            }
            return Vec::new();
        };
        let mut items = Vec::new();
        for (key, node) in entries {
            let at = place.child(key);
            let item = match self.document.follow(&at) {
                Ok(item) => item,
                Err(problem) => {
                    if matters {
                        self.report(problem);
                    }
                    continue;
                }
            };
            let says_more =
                node.as_mapping().is_some_and(Mapping::says_more_than_reference);
            if matters && says_more && self.reported.insert(at.clone()) {
                let why = "what stands beside the `$ref` of a callback is left out";
                self.warn(Code::InvalidDocument, &at, why);
            }
            items.push((key.clone(), item));
        }
        items
    }

    /// Finds the requests of a path item, and gives the index of each. Operations share a
    /// callback.
    fn find_in_item(
        &mut self,
        Place { origin, key, id, matters }: Place<'_>,
        item: &Pointer,
        found: &mut Vec<FoundHook>,
    ) -> Vec<usize> {
        let methods = METHODS.iter().map(|it| (it, item.child(it.0)));
        let methods: Vec<_> = methods
            .filter(|it| self.document.get(&it.1).is_some())
            // A path item that says more than its reference has references as operations.
            .map(|(it, at)| (it, self.document.follow(&at).unwrap_or(at)))
            .collect();
        let several = methods.len() > 1;
        let mut indices = Vec::new();
        for ((verb, method), at) in methods {
            let shared = |it: &FoundHook| it.at == at && it.origin == origin;
            if origin == Origin::Callback
                && let Some(index) = found.iter().position(shared)
            {
                indices.push(index);
                continue;
            }
            let id = if several { format!("{id} {verb}") } else { id.to_owned() };
            let id = self.operation_id(&at).unwrap_or(id);
            let (function, owner) = self.name_hook(origin, &id);
            indices.push(found.len());
            found.push(FoundHook {
                origin,
                key: key.to_owned(),
                id,
                method,
                item: item.clone(),
                at,
                function,
                owner,
                callers: Vec::new(),
            });
        }
        if indices.is_empty() && matters {
            let why = format!("this {} has no method: nothing is sent", origin.word());
            self.report(Diagnostic::note(Code::UnsupportedPath, item.clone(), why));
        }
        indices
    }

    /// Names a request of the server, whether it is selected or not.
    fn name_hook(&mut self, origin: Origin, id: &str) -> (Claim, Name) {
        // Symbols alone are spelled out; behind another word they would vanish.
        let has_words = id.contains(|it: char| it.is_ascii_alphanumeric());
        let spelled = (!has_words).then(|| Case::Snake.name(id).to_string());
        let words = format!("parse {}", spelled.as_deref().unwrap_or(id));
        let function = self.hook_names.claim(Case::Snake, &words, origin.word());
        let words = function.name.as_str().strip_prefix("parse_").unwrap_or(id);
        let owner = Case::UpperCamel.name(words);
        // Operations and components name their inline types after themselves, too.
        let owner = if self.type_names.has(&owner) {
            Case::UpperCamel.name(&format!("{owner} {}", origin.word()))
        } else {
            owner
        };
        (function, owner)
    }
}

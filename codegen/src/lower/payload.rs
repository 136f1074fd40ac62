//! What comes with a webhook or a callback.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::body::body_component;
use super::docs::code;
use super::hook::{Caller, FoundHook, IN_HOOK, Origin};
use super::left_out::Left;
use super::media::{self, Media};
use super::operation::{IN_OPERATION, METHODS};
use super::telling::described;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Hook, Type};
use crate::spec::Node;

/// Where parameters of a request of the server are, and what they are called there.
const SENT: [(&str, &str); 4] = [
    ("header", "Headers"),
    ("query", "Query parameters"),
    ("cookie", "Cookies"),
    ("path", "Path parameters"),
];

impl Lowering<'_> {
    /// Lowers webhooks and callbacks, in the order of the document.
    pub(super) fn hooks(&mut self, found: &[FoundHook]) -> (Vec<Hook>, Vec<Hook>) {
        let (mut webhooks, mut callbacks) = (Vec::new(), Vec::new());
        let methods = METHODS.iter().map(|it| it.0);
        let known: Vec<&str> = methods.chain(IN_HOOK).collect();
        let mut items = HashSet::new();
        for found in found {
            if items.insert(&found.item) {
                self.ignored(&found.item, &known, "a path");
            }
            let hook = self.hook(found);
            match found.origin {
                Origin::Webhook => webhooks.extend(hook),
                Origin::Callback => callbacks.extend(hook),
            }
        }
        (webhooks, callbacks)
    }

    /// Lowers one; `None`, saying so, if its payload cannot be read.
    fn hook(&mut self, found: &FoundHook) -> Option<Hook> {
        let elsewhere = [
            "parameters",
            "requestBody",
            "responses",
            "callbacks",
            "servers",
            "security",
        ];
        let parsed = self.document.parse(&found.at, "an operation", &elsewhere);
        let parsed: openapiv3::Operation =
            parsed.map_err(|problem| self.report(problem)).ok()?;
        let word = found.origin.word();
        let known = IN_OPERATION.into_iter().filter(|it| *it != "callbacks");
        let known: Vec<&str> = known.collect();
        self.ignored(&found.at, &known, &format!("a {word}"));
        self.note_hook_directions(&found.at);
        self.count_left_out(&found.at);
        let body = self.received_body(found)?;
        let payload = self.payload(&body, found)?;
        let function = self.settle(found.function.clone(), &found.at, word);
        let examples = self.examples(&body, &function);
        let text = [parsed.summary, parsed.description];
        let docs = Docs {
            text: self.text_of(text, &found.item, &found.at),
            notes: self.circumstances(found),
            deprecated: parsed.deprecated,
        };
        let parts = self.parts(found, &body);
        let answers = self.find_responses(&found.at);
        let answers = described(answers);
        Some(Hook { function, docs, payload, parts, answers, examples })
    }

    /// The body of a request of the server.
    fn received_body(&mut self, found: &FoundHook) -> Option<Pointer> {
        let place = found.at.child("requestBody");
        let body = match self.document.follow(&place) {
            Ok(body) => body,
            Err(problem) => {
                self.report(problem);
                return None;
            }
        };
        if self.media_types(&body).is_empty() {
            let word = found.origin.word();
            let why = format!("this {word} has no body: there is nothing to read");
            self.note(Code::UnsupportedBody, Place::Key(found.at.clone()), why);
            return None;
        }
        Some(body)
    }

    /// The type of a payload, if it comes as JSON.
    fn payload(&mut self, body: &Pointer, found: &FoundHook) -> Option<Type> {
        let content = body.child("content");
        let mut types = self.media_types(body);
        let word = found.origin.word();
        let named = types.iter().position(|it| media::is_json(it));
        let json = named.or_else(|| {
            types
                .iter()
                .position(|it| self.media_of(it, &content.child(it)) == Media::Json)
        });
        let Some(json) = json else {
            let place = Place::Key(content.child(&types[0]));
            let why = format!(
                "a {word} in the notation `{}` is not read: there is no function for it",
                types[0].escape_debug()
            );
            self.report(Diagnostic::warning(Code::UnsupportedMediaType, place, why));
            return None;
        };
        let json = types.remove(json);
        for other in types {
            let why = format!(
                "a {word} in the notation `{}` is not read, but as `{}`",
                other.escape_debug(),
                json.escape_debug()
            );
            let place = Place::Key(content.child(&other));
            self.note(Code::UnsupportedMediaType, place, why);
        }
        let schema = content.child(&json).child("schema");
        if self.document.get(&schema).is_none() {
            return Some(Type::Any);
        }
        let owner = &found.owner;
        let role = match body_component(body) {
            Some(name) => Role::of(name.as_ref(), &name),
            None => Role::of(format!("{owner} Payload"), owner.as_str()),
        };
        Some(self.use_of(&schema, &role).full())
    }

    /// What this is in the document, and what comes with the payload, a sentence each.
    fn circumstances(&self, found: &FoundHook) -> Vec<String> {
        let (word, method) = (found.origin.word(), found.method);
        let mut notes = match found.origin {
            Origin::Webhook => {
                vec![format!("The {word} {} (`{method}`).", code(&found.key))]
            }
            Origin::Callback => told(&found.callers, method),
        };
        for (location, what) in SENT {
            let names = self.parameters_in(location, found);
            let names: Vec<String> = names.iter().map(|(name, _)| code(name)).collect();
            if !names.is_empty() {
                notes.push(format!("{what}: {}.", names.join(", ")));
            }
        }
        notes
    }

    /// What the document says of the parameters and of the body of a request of the server.
    fn parts(&self, found: &FoundHook, body: &Pointer) -> Vec<(String, Docs)> {
        let places = SENT.iter().flat_map(|it| self.parameters_in(it.0, found));
        let mut places: Vec<(String, Pointer)> = places.collect();
        places.push(("body".to_owned(), body.clone()));
        let described = places.into_iter().map(|(name, at)| {
            let text = self.document.get(&at).and_then(|it| it.get("description"));
            let text = text.and_then(Node::as_str).unwrap_or_default().to_owned();
            (name, Docs { text, ..Docs::default() })
        });
        described.filter(|(_, docs)| !docs.text.is_empty()).collect()
    }

    /// The parameters of a request of the server: their names, and where they stand.
    fn parameters_in(
        &self,
        location: &str,
        found: &FoundHook,
    ) -> Vec<(String, Pointer)> {
        let mut found_there: Vec<(String, Pointer)> = Vec::new();
        for list in [&found.item, &found.at].map(|it| it.child("parameters")) {
            let count = self.document.get(&list).and_then(Node::as_sequence);
            for index in 0..count.map(<[Node]>::len).unwrap_or_default() {
                let Ok(at) = self.document.follow(&list.index(index)) else { continue };
                let text = |key| self.document.get(&at)?.get(key)?.as_str();
                let name = text("name").filter(|_| text("in") == Some(location));
                let Some(name) = name.map(ToOwned::to_owned) else { continue };
                // That of the operation is the one that counts.
                found_there.retain(|(known, _)| *known != name);
                found_there.push((name, at));
            }
        }
        found_there
    }

    /// Counts what of a request of the server is not generated.
    fn count_left_out(&mut self, at: &Pointer) {
        let responses = at.child("responses");
        let statuses = self.document.get(&responses).and_then(Node::as_mapping);
        let statuses = statuses.into_iter().flat_map(|it| it.keys());
        let described = statuses.filter(|status| {
            let response = self.document.follow(&responses.child(status));
            response.is_ok_and(|it| !self.media_types(&it).is_empty())
        });
        if described.count() > 0 {
            self.leave_out(Left::HookAnswers, &responses, 1);
        }
        let security = at.child("security");
        let schemes = self.document.get(&security).and_then(Node::as_sequence);
        if schemes.is_some_and(|it| !it.is_empty()) {
            self.leave_out(Left::HookSecurity, &security, 1);
        }
    }
}

/// Says which operations have a callback, a sentence for each of its names and targets.
fn told(callers: &[Caller], method: &str) -> Vec<String> {
    let mut groups: IndexMap<(&str, &str), Vec<String>> = IndexMap::new();
    for it in callers {
        let group = groups.entry((&it.key, &it.expression)).or_default();
        group.push(format!("`Client::{}`", it.method));
    }
    let groups = groups.into_iter().map(|((key, place), methods)| {
        let (key, place, methods) = (code(key), code(place), methods.join(", "));
        format!("The callback {key} (`{method}`) of {methods}, sent to {place}.")
    });
    groups.collect()
}

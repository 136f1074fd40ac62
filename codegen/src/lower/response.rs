//! Responses: what a success holds, and what an error holds.

use openapiv3::Response;

use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Example, Type};
use crate::names::{Case, Name};
use crate::spec::Node;

/// What a success holds.
pub(super) struct Success {
    /// The type.
    pub(super) ty: Type,
    /// The examples of the document.
    pub(super) examples: Vec<Example>,
}

impl Lowering<'_> {
    /// The type of a success. `None`, with a warning, if it is nothing that can be
    /// decoded yet.
    pub(super) fn responses(
        &mut self,
        operation: &Pointer,
        name: &Name,
        method: &Name,
    ) -> Option<Success> {
        let place = operation.child("responses");
        let Some(Node::Mapping(responses)) = self.document.get(&place) else {
            let why = "the operation names no responses: it is left out";
            self.warn(Code::UnsupportedResponse, operation, why);
            return None;
        };
        let mut success: Option<Success> = None;
        let mut empty = None;
        for status in responses.keys().filter(|status| !status.starts_with("x-")) {
            let at = place.child(status);
            let is_success = status.starts_with('2');
            let word = if is_success { "Response" } else { "Error" };
            let body = self.json_body(&at, name, word);
            if is_success {
                match (&success, body) {
                    (None, Some(ty)) => {
                        let examples = self.examples(&at, method);
                        success = Some(Success { ty, examples });
                    }
                    (Some(first), Some(ty)) if first.ty == ty => {}
                    (Some(_), _) => {
                        let why = "only the first kind of success is generated";
                        self.warn(Code::UnsupportedResponse, &at, why);
                    }
                    (None, None) => empty = Some(at),
                }
            } else if let Some(body) = body {
                self.error_body(body, &at);
            }
        }
        if let (Some(_), Some(at)) = (&success, empty) {
            let why = "a success without JSON is not generated beside one with JSON";
            self.warn(Code::UnsupportedResponse, &at, why);
        }
        if success.is_none() {
            let why = "no success holds JSON: the operation is left out";
            self.warn(Code::UnsupportedResponse, &place, why);
        }
        success
    }

    /// The type of the JSON of one response.
    fn json_body(&mut self, at: &Pointer, name: &Name, word: &str) -> Option<Type> {
        let at = match self.document.follow(at) {
            Ok(at) => at,
            Err(problem) => {
                self.report(problem);
                return None;
            }
        };
        // The response itself holds nothing that is generated but what is read below.
        if let Err(problem) = self.document.parse::<Response>(
            &at,
            "a response",
            &["content", "headers", "links"],
        ) {
            self.report(problem);
            return None;
        }
        for what in ["headers", "links"] {
            let place = at.child(what);
            let count =
                self.document.get(&place).and_then(Node::as_mapping).map(|it| it.len());
            match self.untyped.iter_mut().find(|(known, ..)| *known == what) {
                Some((.., total)) => *total += count.unwrap_or_default(),
                None => self.untyped.extend(count.map(|count| (what, place, count))),
            }
        }
        let content = at.child("content");
        let Some(Node::Mapping(types)) = self.document.get(&content) else {
            return None;
        };
        let json = types.keys().find(|media| is_json(media));
        for media in types.keys().filter(|media| Some(*media) != json) {
            let why = format!("`{}` is not generated", media.escape_debug());
            self.warn(Code::UnsupportedMediaType, &content.child(media), why);
        }
        let schema = content.child(json?).child("schema");
        self.document.get(&schema)?;
        let role = Role::of(format!("{name} {word}"), name.as_str());
        Some(self.use_of(&schema, &role).full())
    }

    /// The examples of a response.
    fn examples(&mut self, at: &Pointer, method: &Name) -> Vec<Example> {
        let mut found = Vec::new();
        let Ok(at) = self.document.follow(at) else { return found };
        let content = at.child("content");
        let types = self.document.get(&content).and_then(Node::as_mapping);
        let Some(media) = types.and_then(|it| it.keys().find(|it| is_json(it))) else {
            return found;
        };
        let media = content.child(media);
        let named = media.child("examples");
        let several = self.document.get(&named).and_then(Node::as_mapping);
        let several = several.into_iter().flat_map(|it| it.keys());
        let places = several.map(|name| (name.clone(), named.child(name)));
        let single = self.document.get(&media.child("example"));
        let single = single.map(|_| ("example".to_owned(), media.child("example")));
        for (name, at) in single.into_iter().chain(places) {
            let at = self.document.follow(&at).unwrap_or(at);
            let at = if at == media.child("example") { at } else { at.child("value") };
            let Some(value) = self.document.get(&at) else { continue };
            let value = value.clone();
            if !self.fits(&name, &at, &media.child("schema")) {
                continue;
            }
            let claim = self.test_names.claim(
                Case::Snake,
                &format!("{method} {name}"),
                "example",
            );
            found.push(Example { test: claim.name, value });
        }
        found
    }

    /// All errors of a client have one type: the first that the document names.
    fn error_body(&mut self, body: Type, at: &Pointer) {
        match &self.error_body {
            None => self.error_body = Some(body),
            Some(first) if *first == body => {}
            Some(_) => {
                let why = "errors of the client have one type, and an earlier response \
                           gave it: this body is kept raw unless it fits";
                self.warn(Code::UnsupportedResponse, at, why);
            }
        }
    }
}

/// Whether a media type is JSON (RFC 6839, section 3.1, for `+json`).
fn is_json(media: &str) -> bool {
    let essence =
        media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}

//! Headers of responses: one struct for each set of them, however many operations have it.

use std::collections::{HashMap, HashSet};

use super::docs::prefer;
use super::kinds::Kinds;
use super::media;
use super::operation::Found;
use super::token::is_token;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Diagnostic, Place, Pointer};
use crate::model::{Docs, Header, Headers, Reading, Scalar, Type};
use crate::names::{Case, Name, Scope};
use crate::spec::{Examples, Items, Node};

/// A set of headers before it is lowered.
pub(super) struct FoundHeaders {
    name: Name,
    /// The headers by name, and where each is described.
    headers: Vec<(String, Pointer)>,
}

impl Lowering<'_> {
    /// Finds the headers of all operations, and names each set of them after what its names
    /// have in common, or the first operation that has it.
    pub(super) fn find_headers(
        &mut self,
        operations: &mut [Found],
    ) -> Vec<FoundHeaders> {
        let mut known: HashMap<String, Name> = HashMap::new();
        let mut found = Vec::new();
        for operation in operations {
            let headers = self.headers_of(operation);
            if headers.is_empty() {
                continue;
            }
            let key = self.key_of(&headers);
            let name = known.entry(key).or_insert_with(|| {
                let named = common_words(&headers).map(|it| format!("{it} Headers"));
                let is_free =
                    |it: &String| !self.type_names.has(&Case::UpperCamel.name(it));
                let words = named
                    .filter(is_free)
                    .unwrap_or_else(|| format!("{} Headers", operation.type_name.name));
                let name = self.type_names.claim(Case::UpperCamel, &words, "set").name;
                found.push(FoundHeaders { name: name.clone(), headers });
                name
            });
            operation.headers = Some(name.clone());
        }
        if !found.is_empty() {
            self.tag_modules.claim(Case::Snake, "headers", "operations");
        }
        found
    }

    /// The headers of the responses of an operation, those of a success first, each once.
    fn headers_of(&mut self, operation: &Found) -> Vec<(String, Pointer)> {
        let responses = operation.at.child("responses");
        let statuses = self.document.get(&responses).and_then(Node::as_mapping);
        let mut statuses: Vec<&String> =
            statuses.into_iter().flat_map(|it| it.keys()).collect();
        statuses.sort_by_key(|status| !status.starts_with('2'));
        let mut headers: Vec<(String, Pointer)> = Vec::new();
        let mut problems = Vec::new();
        for status in statuses {
            let response = self.document.follow(&responses.child(status));
            let Ok(place) = response.map(|it| it.child("headers")) else { continue };
            let node = self.document.get(&place);
            if node.is_some_and(|it| it.as_mapping().is_none() && !it.is_null()) {
                let why = "headers are a mapping: these are left out";
                let warning = Diagnostic::warning;
                problems.push(warning(Code::InvalidDocument, place.clone(), why));
            }
            let names = node.and_then(Node::as_mapping);
            for name in names.into_iter().flat_map(|it| it.keys()) {
                if name.eq_ignore_ascii_case("content-type") {
                    continue;
                }
                let known = headers.iter().find(|it| it.0.eq_ignore_ascii_case(name));
                if let Some((_, known)) = known {
                    let at = self.document.follow(&place.child(name)).ok();
                    if at.is_some_and(|at| !self.say_the_same(known, &at)) {
                        let why = "another response of the operation describes this header \
                                   otherwise: it is read as described there";
                        let at = Place::Key(place.child(name));
                        problems.push(Diagnostic::warning(Code::Untyped, at, why));
                    }
                    continue;
                }
                if !is_token(name) {
                    let why = format!(
                        "no header can be called `{}`: it is left out",
                        name.escape_debug()
                    );
                    let at = Place::Key(place.child(name));
                    problems.push(Diagnostic::warning(Code::InvalidDocument, at, why));
                    continue;
                }
                match self.document.follow(&place.child(name)) {
                    Ok(at) => headers.push((name.clone(), at)),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        if self.is_selected(operation) {
            for problem in problems {
                self.report(problem);
            }
        }
        headers
    }

    /// Whether two descriptions of a header make it the same type.
    fn say_the_same(&self, one: &Pointer, other: &Pointer) -> bool {
        const SAID: [&str; 5] =
            ["description", "title", "example", "examples", "deprecated"];
        let keywords = |at: &Pointer| {
            let at = self.document.follow(&at.child("schema")).ok()?;
            let mut keywords = self.document.get(&at)?.as_mapping()?.clone();
            keywords.retain(|key, _| !SAID.contains(&key.as_str()));
            Some(keywords)
        };
        let content = |at: &Pointer| self.document.get(at)?.get("content");
        keywords(one) == keywords(other) && content(one) == content(other)
    }

    /// What is the same for sets that say the same of the same headers.
    fn key_of(&self, headers: &[(String, Pointer)]) -> String {
        let mut keys: Vec<String> = headers
            .iter()
            .map(|(name, at)| {
                let node = self.document.get(at);
                let part = |key| node.and_then(|it| it.get(key));
                let name = name.to_ascii_lowercase();
                format!("{name} {:?} {:?}", part("schema"), part("content"))
            })
            .collect();
        keys.sort();
        keys.join("\n")
    }

    /// Lowers the sets that these operations have.
    pub(super) fn headers(
        &mut self,
        found: Vec<FoundHeaders>,
        operations: &[Found],
    ) -> Vec<Headers> {
        let names: HashSet<&Name> =
            operations.iter().filter_map(|it| it.headers.as_ref()).collect();
        let used = found.into_iter().filter(|it| names.contains(&it.name));
        used.map(|FoundHeaders { name, headers }| {
            let mut scope = Scope::default();
            let headers = headers.into_iter().map(|(wire, at)| {
                let claim = scope.claim(Case::Snake, &wire, "header");
                self.header(wire, &at, claim.name, &name)
            });
            let headers = headers.collect();
            Headers { name, headers }
        })
        .collect()
    }

    fn header(&mut self, wire: String, at: &Pointer, name: Name, set: &Name) -> Header {
        let components = Pointer::root().child("components").child("headers");
        let role = match at.last().filter(|_| components.contains(at)) {
            Some(component) => Role::of(component.as_ref(), &component),
            None => Role::of(format!("{set} {wire}"), set.as_str()),
        };
        let (ty, reading) = self.header_type(at, &role);
        if wire.eq_ignore_ascii_case("set-cookie") {
            let why = "of several lines of this header the first is read: `headers` of the \
                       response has all";
            self.note(Code::Untyped, Place::Key(at.clone()), why);
        }
        let node = self.document.get(at);
        let text = node.and_then(|it| it.get("description")?.as_str());
        let deprecated = node.and_then(|it| it.get("deprecated")?.as_bool());
        let entries = node.and_then(Node::as_mapping);
        let examples = entries.map(Examples::of).unwrap_or_default();
        self.count_examples(at, &examples);
        let mut notes = Vec::new();
        prefer(&mut notes, &examples);
        let docs = Docs {
            text: text.unwrap_or_default().to_owned(),
            notes,
            deprecated: deprecated.unwrap_or_default(),
        };
        Header { wire, name, ty, reading, docs }
    }

    /// What a header is read as; a text if its schema makes something else of it.
    fn header_type(&mut self, at: &Pointer, role: &Role) -> (Type, Reading) {
        let schema = at.child("schema");
        if self.document.get(&schema).is_none() {
            let content = at.child("content");
            let types = self.document.get(&content).and_then(Node::as_mapping);
            let json = types.and_then(|it| it.keys().find(|it| media::is_json(it)));
            let json = json.map(|it| content.child(it).child("schema"));
            if let Some(schema) = json.filter(|it| self.document.get(it).is_some()) {
                return (self.use_of(&schema, role).ty, Reading::Value);
            }
        } else if let Some(reading) = self.header_reading(&schema) {
            return (self.use_of(&schema, role).ty, reading);
        } else if self.kinds_at(&schema) != Kinds::ALL {
            let why = "this header is more than a value or a list: it is given as text";
            self.note(Code::Untyped, Place::Key(at.clone()), why);
        }
        (Type::Scalar(Scalar::String), Reading::Text)
    }

    /// How a header of the style `simple` is read, unless it is an object.
    fn header_reading(&mut self, schema: &Pointer) -> Option<Reading> {
        let plain = Kinds::STRING | Kinds::NUMBER | Kinds::BOOLEAN;
        let is_plain = |it: Kinds| it != Kinds::NONE && it.is_within(plain);
        let kinds = self.kinds_at(schema).without_null();
        if is_plain(kinds) {
            let is_text = !kinds.excludes(Kinds::STRING);
            return Some(if is_text { Reading::Text } else { Reading::Value });
        }
        let whole = self.whole(schema);
        let Items::Schema(items) = &whole.items else { return None };
        let items = self.kinds_at(items).without_null();
        if kinds != Kinds::ARRAY || !whole.prefix.is_empty() || !is_plain(items) {
            return None;
        }
        let is_text = !items.excludes(Kinds::STRING);
        Some(if is_text { Reading::Texts } else { Reading::Values })
    }
}

/// The words that the names of headers start with.
fn common_words(headers: &[(String, Pointer)]) -> Option<String> {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(['-', '_']).filter(|it| !it.eq_ignore_ascii_case("x"));
        words.map(str::to_owned).collect()
    };
    let mut names = headers.iter().map(|(name, _)| words(name));
    let mut common = names.next()?;
    for other in names {
        let same = common.iter().zip(&other);
        let same = same.take_while(|(one, other)| one.eq_ignore_ascii_case(other));
        common.truncate(same.count());
    }
    (!common.is_empty()).then(|| common.join(" "))
}

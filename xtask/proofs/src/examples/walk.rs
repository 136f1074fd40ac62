//! Where the schemas of a document stand, and what holds them.

use std::collections::{HashSet, VecDeque};

use codegen::diagnostic::Pointer;
use codegen::spec::{Document, Node};

/// The parts of a document on the way to its schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Components,
    PathItem,
    Operation,
    Callback,
    /// A parameter or a header.
    Parameter,
    /// A request body or a response.
    Body,
    Media,
    Encoding,
    Schema,
}

/// How a key holds parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    One,
    List,
    Map,
    /// A map in which names of extensions are no names.
    Paths,
}

/// What keys hold that lead to schemas. Examples, values of `enum` and extensions are not
/// among them: what looks like a schema in those is none.
const KEYS: &[(&[Kind], &[&str], Holds, Kind)] = &[
    (
        &[Kind::Document],
        &["paths", "webhooks", "x-webhooks"],
        Holds::Paths,
        Kind::PathItem,
    ),
    (&[Kind::Document], &["components"], Holds::One, Kind::Components),
    (&[Kind::Components], &["pathItems"], Holds::Map, Kind::PathItem),
    (&[Kind::PathItem], METHODS, Holds::One, Kind::Operation),
    (&[Kind::PathItem], &["additionalOperations"], Holds::Map, Kind::Operation),
    (&[Kind::PathItem, Kind::Operation], &["parameters"], Holds::List, Kind::Parameter),
    (&[Kind::Components], &["parameters"], Holds::Map, Kind::Parameter),
    (
        &[Kind::Components, Kind::Body, Kind::Encoding],
        &["headers"],
        Holds::Map,
        Kind::Parameter,
    ),
    (&[Kind::Operation], &["requestBody"], Holds::One, Kind::Body),
    (&[Kind::Operation], &["responses"], Holds::Paths, Kind::Body),
    (&[Kind::Components], &["requestBodies", "responses"], Holds::Map, Kind::Body),
    (&[Kind::Components, Kind::Operation], &["callbacks"], Holds::Map, Kind::Callback),
    (&[Kind::Body, Kind::Parameter], &["content"], Holds::Map, Kind::Media),
    (&[Kind::Components], &["mediaTypes"], Holds::Map, Kind::Media),
    (&[Kind::Media], &["encoding"], Holds::Map, Kind::Encoding),
    (&[Kind::Media, Kind::Parameter], &["schema"], Holds::One, Kind::Schema),
    (&[Kind::Media], &["itemSchema"], Holds::One, Kind::Schema),
    (&[Kind::Components], &["schemas"], Holds::Map, Kind::Schema),
    (&[Kind::Schema], SINGLE, Holds::One, Kind::Schema),
    (
        &[Kind::Schema],
        &["allOf", "anyOf", "oneOf", "prefixItems"],
        Holds::List,
        Kind::Schema,
    ),
    (&[Kind::Schema], BY_NAME, Holds::Map, Kind::Schema),
];

const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Keywords that hold a schema.
const SINGLE: &[&str] = &[
    "items",
    "additionalItems",
    "additionalProperties",
    "unevaluatedItems",
    "unevaluatedProperties",
    "propertyNames",
    "contains",
    "contentSchema",
    "not",
    "if",
    "then",
    "else",
];

/// Keywords that hold schemas by name.
const BY_NAME: &[&str] =
    &["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];

/// What a key of a part holds; `None` if that leads to no schema.
fn held(kind: Kind, key: &str) -> Option<(Holds, Kind)> {
    if kind == Kind::Callback {
        return (!key.starts_with("x-")).then_some((Holds::One, Kind::PathItem));
    }
    let found = KEYS.iter().find(|it| it.0.contains(&kind) && it.1.contains(&key));
    found.map(|(_, _, holds, inner)| (*holds, *inner))
}

/// A part that was found, and where.
pub(super) struct Part<'a> {
    pub(super) kind: Kind,
    pub(super) at: Pointer,
    pub(super) node: &'a Node,
}

/// All parts of a document, each before those inside it; at the end what only references
/// lead to.
pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut starts =
        VecDeque::from([(Kind::Document, Pointer::root(), document.root())]);
    while let Some((kind, at, node)) = starts.pop_front() {
        let first = found.len();
        visit(kind, at, node, &mut seen, &mut found);
        for part in &found[first..] {
            let target = target(document, part).filter(|(at, _)| !seen.contains(at));
            starts.extend(target.map(|(at, node)| (Kind::Schema, at, node)));
        }
    }
    found
}

fn visit<'a>(
    kind: Kind,
    at: Pointer,
    node: &'a Node,
    seen: &mut HashSet<Pointer>,
    found: &mut Vec<Part<'a>>,
) {
    if !seen.insert(at.clone()) {
        return;
    }
    let part = found.len();
    found.push(Part { kind, at, node });
    for (key, value) in node.as_mapping().into_iter().flatten() {
        let Some((holds, inner)) = held(kind, key) else { continue };
        let place = found[part].at.child(key);
        match (holds, value) {
            // A list of items is a tuple in old drafts.
            (Holds::List | Holds::One, Node::Sequence(items)) => {
                for (index, item) in items.iter().enumerate() {
                    visit(inner, place.index(index), item, seen, found);
                }
            }
            (Holds::One, value) => visit(inner, place, value, seen, found),
            (Holds::Map | Holds::Paths, Node::Mapping(entries)) => {
                let extensions = holds == Holds::Paths;
                let names = entries.iter();
                for (name, value) in
                    names.filter(|(name, _)| !extensions || !name.starts_with("x-"))
                {
                    visit(inner, place.child(name), value, seen, found);
                }
            }
            _ => {}
        }
    }
}

/// The schema that a schema refers to.
fn target<'a>(document: &'a Document, part: &Part<'_>) -> Option<(Pointer, &'a Node)> {
    let reference = part.node.get("$ref")?.as_str()?;
    if part.kind != Kind::Schema {
        return None;
    }
    let direct = Pointer::parse(reference)
        .and_then(|target| document.get(&target).map(|node| (target, node)));
    direct.or_else(|| document.resolve(reference, &part.at).ok())
}

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
#[derive(Clone, Copy)]
enum Holds {
    One,
    List,
    Map,
    /// A map in which names of extensions are no names.
    Paths,
}

/// What a key of a part holds; `None` if that leads to no schema. Examples, values of
/// `enum` and extensions are among those: what looks like a schema in them is none.
fn held(kind: Kind, key: &str) -> Option<(Holds, Kind)> {
    use Holds::{List, Map, One, Paths};
    Some(match (kind, key) {
        (Kind::Document, "paths" | "webhooks") => (Paths, Kind::PathItem),
        (Kind::Document, "components") => (One, Kind::Components),
        (Kind::Components, "schemas") => (Map, Kind::Schema),
        (Kind::Components, "responses" | "requestBodies") => (Map, Kind::Body),
        (Kind::Components, "parameters" | "headers") => (Map, Kind::Parameter),
        (Kind::Components, "callbacks") => (Map, Kind::Callback),
        (Kind::Components, "pathItems") => (Map, Kind::PathItem),
        (Kind::Components, "mediaTypes") => (Map, Kind::Media),
        (
            Kind::PathItem,
            "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace"
            | "query",
        ) => (One, Kind::Operation),
        (Kind::PathItem, "additionalOperations") => (Map, Kind::Operation),
        (Kind::PathItem | Kind::Operation, "parameters") => (List, Kind::Parameter),
        (Kind::Operation, "requestBody") => (One, Kind::Body),
        (Kind::Operation, "responses") => (Paths, Kind::Body),
        (Kind::Operation, "callbacks") => (Map, Kind::Callback),
        (Kind::Callback, key) if !key.starts_with("x-") => (One, Kind::PathItem),
        (Kind::Body | Kind::Parameter, "content") => (Map, Kind::Media),
        (Kind::Body | Kind::Encoding, "headers") => (Map, Kind::Parameter),
        (Kind::Media, "encoding") => (Map, Kind::Encoding),
        (Kind::Media | Kind::Parameter, "schema")
        | (Kind::Media, "itemSchema")
        | (
            Kind::Schema,
            "items"
            | "additionalItems"
            | "additionalProperties"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "propertyNames"
            | "contains"
            | "contentSchema"
            | "not"
            | "if"
            | "then"
            | "else",
        ) => (One, Kind::Schema),
        (Kind::Schema, "allOf" | "anyOf" | "oneOf" | "prefixItems") => {
            (List, Kind::Schema)
        }
        (
            Kind::Schema,
            "properties" | "patternProperties" | "dependentSchemas" | "$defs"
            | "definitions",
        ) => (Map, Kind::Schema),
        _ => return None,
    })
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
    found.push(Part { kind, at: at.clone(), node });
    for (key, value) in node.as_mapping().into_iter().flatten() {
        let Some((holds, inner)) = held(kind, key) else { continue };
        let place = at.child(key);
        match (holds, value) {
            // A list of items is a tuple in old drafts.
            (Holds::List, Node::Sequence(items))
            | (Holds::One, Node::Sequence(items)) => {
                for (index, item) in items.iter().enumerate() {
                    visit(inner, place.index(index), item, seen, found);
                }
            }
            (Holds::One, value) => visit(inner, place, value, seen, found),
            (Holds::Map | Holds::Paths, Node::Mapping(entries)) => {
                let extensions = matches!(holds, Holds::Paths);
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

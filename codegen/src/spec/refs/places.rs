//! Where schemas stand in a document.

use crate::diagnostic::Pointer;
use crate::spec::{Mapping, Node};

/// What a value of the document is, as far as the way to schemas leads through it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Document,
    Components,
    Path,
    Operation,
    Callback,
    /// A parameter, a header, a body, a response, a media type or an encoding: what they hold
    /// has the same names in all of them.
    Part,
    Schema,
}

/// What stands under a key.
enum Inside {
    /// One value, or a list of such.
    One(Kind),
    /// Values by names, which are no keywords.
    Each(Kind),
}

/// What stands under a key, if there may be schemas in it. Examples, defaults and values of
/// enumerations are data, whatever they look like.
fn inside(kind: Kind, key: &str) -> Option<Inside> {
    use Inside::{Each, One};
    Some(match kind {
        Kind::Document => match key {
            "paths" | "webhooks" | "x-webhooks" => Each(Kind::Path),
            "components" => One(Kind::Components),
            "$defs" | "definitions" => Each(Kind::Schema),
            _ => return None,
        },
        Kind::Components => match key {
            "schemas" => Each(Kind::Schema),
            "callbacks" => Each(Kind::Callback),
            "pathItems" => Each(Kind::Path),
            "responses" | "parameters" | "requestBodies" | "headers" | "mediaTypes" => {
                Each(Kind::Part)
            }
            _ => return None,
        },
        Kind::Path => match key {
            "get" | "put" | "post" | "delete" | "options" | "head" | "patch"
            | "trace" | "query" => One(Kind::Operation),
            "additionalOperations" => Each(Kind::Operation),
            "parameters" => One(Kind::Part),
            _ => return None,
        },
        Kind::Operation => match key {
            "parameters" | "requestBody" => One(Kind::Part),
            "responses" => Each(Kind::Part),
            "callbacks" => Each(Kind::Callback),
            _ => return None,
        },
        Kind::Callback => One(Kind::Path),
        Kind::Part => match key {
            "schema" | "itemSchema" => One(Kind::Schema),
            "content" | "headers" | "encoding" => Each(Kind::Part),
            "itemEncoding" | "prefixEncoding" => One(Kind::Part),
            _ => return None,
        },
        Kind::Schema => match key {
            "$defs" | "definitions" | "dependencies" | "dependentSchemas"
            | "patternProperties" | "properties" => Each(Kind::Schema),
            "additionalItems"
            | "additionalProperties"
            | "allOf"
            | "anyOf"
            | "contains"
            | "contentSchema"
            | "else"
            | "if"
            | "items"
            | "not"
            | "oneOf"
            | "prefixItems"
            | "propertyNames"
            | "then"
            | "unevaluatedItems"
            | "unevaluatedProperties" => One(Kind::Schema),
            _ => return None,
        },
    })
}

/// A step on the way to a schema.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
    /// `$defs`, whose schemas mean nothing until something refers to them.
    Shelf(&'a str),
}

/// The way from the document to a schema.
pub(super) struct Way<'a>(Vec<Step<'a>>);

impl Way<'_> {
    /// The pointer that leads the same way.
    pub(super) fn pointer(&self) -> Pointer {
        self.0.iter().fold(Pointer::root(), |mut at, step| {
            match step {
                Step::Key(key) | Step::Shelf(key) => at.push(key),
                Step::Index(index) => at = at.index(*index),
            }
            at
        })
    }

    /// Whether a schema around this one, so many steps from the document, holds this one only
    /// in store.
    pub(super) fn is_shelved(&self, around: usize) -> bool {
        self.0.iter().skip(around).any(|step| matches!(step, Step::Shelf(_)))
    }
}

/// Visits every schema that is a mapping, from the outside in.
pub(super) fn each_schema<'a>(
    root: &'a Node,
    visit: &mut impl FnMut(&Way<'a>, &'a Mapping),
) {
    walk(root, Kind::Document, &mut Way(Vec::new()), visit);
}

fn walk<'a>(
    node: &'a Node,
    kind: Kind,
    way: &mut Way<'a>,
    visit: &mut impl FnMut(&Way<'a>, &'a Mapping),
) {
    match node {
        Node::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                way.0.push(Step::Index(index));
                walk(item, kind, way, visit);
                way.0.pop();
            }
        }
        Node::Mapping(entries) => {
            if kind == Kind::Schema {
                visit(way, entries);
            }
            for (key, value) in entries {
                let Some(inside) = inside(kind, key) else { continue };
                way.0.push(match key.as_str() {
                    "$defs" | "definitions" => Step::Shelf(key),
                    key => Step::Key(key),
                });
                match inside {
                    Inside::One(kind) => walk(value, kind, way, visit),
                    Inside::Each(kind) => {
                        for (name, value) in value.as_mapping().into_iter().flatten() {
                            way.0.push(Step::Key(name));
                            walk(value, kind, way, visit);
                            way.0.pop();
                        }
                    }
                }
                way.0.pop();
            }
        }
        _ => {}
    }
}

/// The schema around a place that is in no other schema: a component, or the schema of a
/// parameter or a body.
pub(super) fn outermost(place: &Pointer) -> Option<Pointer> {
    let mut at = Pointer::root();
    let mut here = Inside::One(Kind::Document);
    for segment in place.segments() {
        here = match here {
            Inside::One(Kind::Schema) => break,
            Inside::One(kind) => match inside(kind, &segment) {
                Some(inside) => inside,
                // An item of a list.
                None if segment.bytes().all(|it| it.is_ascii_digit()) => {
                    Inside::One(kind)
                }
                None => return None,
            },
            Inside::Each(kind) => Inside::One(kind),
        };
        at.push(&segment);
    }
    matches!(here, Inside::One(Kind::Schema)).then_some(at)
}

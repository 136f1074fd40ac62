//! 3.1 keywords (JSON Schema 2020-12) in the terms of 3.0, one function for each rewrite.
//!
//! Real documents mix both versions, so both are always understood.

use super::schema::JsonType;
use super::{Mapping, Node};

/// The keywords of one schema that openapiv3 can parse, and what it cannot.
#[derive(Debug, Default)]
pub(super) struct Lowered {
    /// Without subschemas, without `type`, without null.
    pub(super) keywords: Mapping,
    /// The JSON types that `type` names, null left out.
    pub(super) types: Vec<JsonType>,
    /// Whether null is named, by `type`, `enum` or `const`.
    pub(super) null: bool,
    /// Whether nothing but null is named.
    pub(super) only_null: bool,
    /// Whether `enum` names no value at all.
    pub(super) no_value: bool,
    /// Keywords that are not understood.
    pub(super) ignored: Vec<String>,
}

/// Keywords that are not parsed here, and not ignored either.
const ELSEWHERE: &[&str] = &[
    // Subschemas are read by themselves.
    "$ref",
    "properties",
    "patternProperties",
    "additionalProperties",
    "items",
    "prefixItems",
    "additionalItems",
    "oneOf",
    "anyOf",
    "allOf",
    // These describe, and bind nobody.
    "example",
    "examples",
    "externalDocs",
    "xml",
    "$schema",
    "$id",
    "id",
    "$comment",
    "$defs",
    "definitions",
    "$anchor",
    "$dynamicAnchor",
    "$recursiveAnchor",
    "$vocabulary",
    "contentMediaType",
    "contentEncoding",
    "contentSchema",
    // A response is never refused for these, and nothing else is sent.
    "pattern",
    "multipleOf",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "readOnly",
    "writeOnly",
];

/// Rewrites the keywords of one schema, which have been mended.
pub(super) fn lower(keywords: &Mapping) -> Lowered {
    let mut lowered = Lowered::default();
    for (keyword, node) in keywords {
        match keyword.as_str() {
            "type" => types(node, &mut lowered),
            "enum" if keywords.contains_key("const") => {}
            "enum" => values(node.as_sequence().unwrap_or_default(), &mut lowered),
            "const" => constant(node, &mut lowered),
            "exclusiveMinimum" => exclusive("minimum", keyword, node, &mut lowered),
            "exclusiveMaximum" => exclusive("maximum", keyword, node, &mut lowered),
            "minimum" | "maximum" => bound(keyword, node, &mut lowered),
            "minLength" | "maxLength" | "minItems" | "maxItems" => {
                lowered.keywords.insert(keyword.clone(), whole(node));
            }
            "nullable" | "deprecated" | "format" | "title" | "description"
            | "default" | "required" | "discriminator" => {
                lowered.keywords.insert(keyword.clone(), node.clone());
            }
            known if ELSEWHERE.contains(&known) || known.starts_with("x-") => {}
            other => lowered.ignored.push(other.to_owned()),
        }
    }
    lowered.only_null |= lowered.null
        && lowered.types.is_empty()
        && !lowered.keywords.contains_key("enum");
    lowered
}

/// `type: [string, "null"]`
fn types(node: &Node, lowered: &mut Lowered) {
    let names = match node {
        Node::Sequence(names) => names.as_slice(),
        single => std::slice::from_ref(single),
    };
    for name in names {
        match name.as_str() {
            Some("string") => lowered.types.push(JsonType::String),
            Some("integer") => lowered.types.push(JsonType::Integer),
            Some("number") => lowered.types.push(JsonType::Number),
            Some("boolean") => lowered.types.push(JsonType::Boolean),
            Some("array") => lowered.types.push(JsonType::Array),
            Some("object") => lowered.types.push(JsonType::Object),
            // Null, by name or itself: `repair` has let nothing else through.
            _ => lowered.null = true,
        }
    }
}

/// `enum: [a, b, null]`
fn values(values: &[Node], lowered: &mut Lowered) {
    let null = values.iter().any(Node::is_null);
    lowered.null |= null;
    let others: Vec<Node> = values.iter().filter(|it| !it.is_null()).cloned().collect();
    lowered.no_value = values.is_empty();
    if others.is_empty() {
        lowered.only_null |= null;
    } else {
        lowered.keywords.insert("enum".to_owned(), others.into());
    }
}

/// `const: a`
fn constant(node: &Node, lowered: &mut Lowered) {
    if node.is_null() {
        lowered.null = true;
        lowered.only_null = true;
    } else {
        lowered.keywords.insert("enum".to_owned(), vec![node.clone()].into());
    }
}

/// `exclusiveMinimum: 0`, which 3.0 says with two keywords.
fn exclusive(bound: &str, keyword: &str, node: &Node, lowered: &mut Lowered) {
    match node {
        Node::Integer(_) | Node::Float(_) => {
            lowered.keywords.insert(bound.to_owned(), node.clone());
            lowered.keywords.insert(keyword.to_owned(), true.into());
        }
        other => {
            lowered.keywords.insert(keyword.to_owned(), other.clone());
        }
    }
}

/// `minLength: 2.0`, which is 2.
#[allow(clippy::cast_possible_truncation, reason = "only taken where it is whole")]
fn whole(node: &Node) -> Node {
    match node {
        Node::Float(it) if it.fract() == 0.0 && it.abs() < 1e15 => {
            Node::Integer(*it as i128)
        }
        other => other.clone(),
    }
}

/// `minimum: 0`, which does not hide an exclusive bound.
fn bound(keyword: &str, node: &Node, lowered: &mut Lowered) {
    if !lowered.keywords.contains_key(keyword) {
        lowered.keywords.insert(keyword.to_owned(), node.clone());
    }
}

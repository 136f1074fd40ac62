//! The schemas of a document in the terms of JSON Schema 2020-12, for the judge.
//!
//! Schemas of 3.1 are that already. Those of 3.0 differ in a few keywords, which real
//! documents of 3.1 use as well, so both are rewritten in the same way:
//!
//! - `nullable: true` allows null beside whatever else the schema allows. So it does in a
//!   part of `allOf` that says nothing else: it speaks of the whole.
//! - `exclusiveMinimum: true` makes a bound of `minimum`, and so for `maximum`.
//! - What stands beside `$ref` holds, though 3.0 says that it is ignored: whoever writes it
//!   means it, and the generator takes it so.
//! - A local reference becomes absolute, so that an `$id` on the way changes nothing.
//!
//! Every schema stays where it is, so that pointers into the document stay what they are,
//! save one kind: what is nullable and more than a type moves behind an `anyOf`.

use codegen::diagnostic::Pointer;
use codegen::spec::{Document, Mapping, Node};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::walk::{Kind, Part};

/// What the document is called in references.
pub(super) const DOCUMENT: &str = "urn:document";

/// What cannot stand in a reference as it is.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'~').remove(b'-').remove(b'.').remove(b'_');

/// The whole document, its schemas rewritten.
pub(super) fn translate(document: &Document, parts: &[Part<'_>]) -> Value {
    let mut whole = to_value(document.root());
    // Those inside others come first: they move with the others.
    let schemas = parts.iter().filter(|part| part.kind == Kind::Schema).rev();
    for part in schemas {
        let Node::Mapping(keywords) = part.node else { continue };
        let mut segments = part.at.segments();
        let found = segments.try_fold(&mut whole, |value, segment| match value {
            Value::Object(entries) => entries.get_mut(&*segment),
            Value::Array(items) => items.get_mut(segment.parse::<usize>().ok()?),
            _ => None,
        });
        if let Some(Value::Object(schema)) = found {
            rewrite(document, keywords, schema);
        }
    }
    whole
}

/// The reference to a schema of the document in its translation.
pub(super) fn reference(document: &Document, schema: &Pointer) -> String {
    let mut translated = Pointer::root();
    let mut node = Some(document.root());
    let mut segments = schema.segments().peekable();
    while let Some(segment) = segments.next() {
        translated.push(&segment);
        node = node.and_then(|node| node.child(&segment));
        let keywords = node.and_then(Node::as_mapping);
        if segments.peek().is_some() && keywords.is_some_and(moves) {
            translated.push("anyOf");
            translated.push("0");
        }
    }
    let text = translated.to_string();
    let text = text.trim_start_matches('#');
    format!("{DOCUMENT}#{}", utf8_percent_encode(text, ESCAPED))
}

/// Keywords beside which null cannot be added to the types.
const COMPOSED: &[&str] =
    &["$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "not", "const", "if"];

/// Whether a schema moves behind an `anyOf`, to be nullable.
fn moves(keywords: &Mapping) -> bool {
    is_nullable(keywords) && keywords.keys().any(|key| COMPOSED.contains(&key.as_str()))
}

fn is_nullable(keywords: &Mapping) -> bool {
    let says = |keywords: &Mapping| {
        keywords.get("nullable").and_then(Node::as_bool) == Some(true)
    };
    let parts = keywords.get("allOf").and_then(Node::as_sequence);
    says(keywords)
        || parts.into_iter().flatten().any(|part| {
            part.as_mapping().is_some_and(|part| {
                let silent = ["nullable", "description", "title"];
                says(part) && part.keys().all(|key| silent.contains(&key.as_str()))
            })
        })
}

fn rewrite(document: &Document, keywords: &Mapping, schema: &mut Map<String, Value>) {
    schema.remove("nullable");
    for (bound, exclusive) in
        [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")]
    {
        match schema.get(exclusive) {
            Some(Value::Bool(true)) => {
                schema.remove(exclusive);
                if let Some(value) = schema.remove(bound) {
                    schema.insert(exclusive.to_owned(), value);
                }
            }
            Some(Value::Bool(false)) => {
                schema.remove(exclusive);
            }
            _ => {}
        }
    }
    if let Some(Value::String(text)) = schema.get_mut("$ref")
        && let Some(target) = Pointer::parse(text)
        && document.get(&target).is_some()
    {
        *text = reference(document, &target);
    }
    if moves(keywords) {
        let inner = Value::Object(std::mem::take(schema));
        schema.insert("anyOf".to_owned(), json!([inner, { "type": "null" }]));
    } else if is_nullable(keywords) {
        allow_null(schema);
    }
}

/// Adds null to the types and the values that a schema names.
fn allow_null(schema: &mut Map<String, Value>) {
    let null = || Value::from("null");
    match schema.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&null()) => types.push(null()),
        Some(single @ Value::String(_)) => {
            *single = Value::Array(vec![single.take(), null()]);
        }
        _ => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

/// A part of the document as JSON. What JSON cannot hold becomes null.
#[expect(clippy::cast_precision_loss, reason = "a float is what is left beyond 64 bits")]
pub(super) fn to_value(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::from(*value),
        Node::Integer(value) => match (i64::try_from(*value), u64::try_from(*value)) {
            (Ok(value), _) => Value::from(value),
            (_, Ok(value)) => Value::from(value),
            _ => Value::from(*value as f64),
        },
        Node::Float(value) => Value::from(*value),
        Node::String(text) => Value::from(text.as_str()),
        Node::Sequence(items) => items.iter().map(to_value).collect(),
        Node::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), to_value(value)))
            .collect::<Map<String, Value>>()
            .into(),
    }
}

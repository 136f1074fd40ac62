//! Single values: their JSON types, and whether they are equal.

use serde_json::Value;

use super::{Fit, no};
use crate::diagnostic::Pointer;
use crate::spec::{JsonType, Node, Schema};

/// Whether a value is of the JSON types that a schema names.
pub(super) fn kind(value: &Node, at: &Pointer, schema: &Schema) -> Fit {
    if matches!(value, Node::Float(it) if !it.is_finite()) {
        return no(at, "JSON has no such number");
    }
    let is = |json_type: &JsonType| match (json_type, value) {
        (JsonType::String, Node::String(_))
        | (JsonType::Boolean, Node::Bool(_))
        | (JsonType::Array, Node::Sequence(_))
        | (JsonType::Object, Node::Mapping(_))
        | (JsonType::Integer | JsonType::Number, Node::Integer(_))
        | (JsonType::Number, Node::Float(_)) => true,
        (JsonType::Integer, Node::Float(it)) => it.fract() == 0.0,
        _ => false,
    };
    let only_null = schema.only_null && !value.is_null();
    if only_null || (!schema.types.is_empty() && !schema.types.iter().any(is)) {
        let names = schema.types.iter().map(|it| match it {
            JsonType::String => "a string",
            JsonType::Integer => "an integer",
            JsonType::Number => "a number",
            JsonType::Boolean => "a boolean",
            JsonType::Array => "a list",
            JsonType::Object => "an object",
        });
        let names = names.chain(schema.nullable.then_some("null")).collect::<Vec<_>>();
        let kind = match value {
            Node::Mapping(_) => "an object",
            other => other.kind(),
        };
        return no(at, format!("it is {kind} and not {}", names.join(" or ")));
    }
    Ok(())
}

/// Whether a value is of the JSON type of one that is named.
pub(super) fn alike(value: &Node, named: &Value) -> bool {
    matches!(
        (value, named),
        (Node::Bool(_), Value::Bool(_))
            | (Node::Integer(_), Value::Number(_))
            | (Node::String(_), Value::String(_))
    )
}

/// Whether a value is one that `enum` or `const` names.
#[expect(clippy::cast_precision_loss, reason = "the named value is no more exact")]
pub(super) fn equal(value: &Node, named: &Value) -> bool {
    match (value, named) {
        (Node::Null, Value::Null) => true,
        (Node::Bool(one), Value::Bool(other)) => one == other,
        (Node::Integer(one), Value::Number(other)) => {
            let exact = other.as_i64().map(i128::from);
            let exact = exact.or_else(|| other.as_u64().map(i128::from));
            match exact {
                Some(other) => *one == other,
                None => other.as_f64() == Some(*one as f64),
            }
        }
        (Node::Float(one), Value::Number(other)) => other.as_f64() == Some(*one),
        (Node::String(one), Value::String(other)) => one == other,
        (Node::Sequence(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Node::Mapping(one), Value::Object(other)) => {
            let same = |(key, value): (&String, &Node)| {
                other.get(key).is_some_and(|other| equal(value, other))
            };
            one.len() == other.len() && one.iter().all(same)
        }
        _ => false,
    }
}

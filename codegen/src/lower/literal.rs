//! The values that a schema lists.

use serde_json::Value;

use crate::model::Literal;
use crate::spec::JsonType;

/// Up to 2^53 each whole `f64` is exactly one integer.
pub(super) const EXACT: u64 = 1 << 53;

/// A value as a literal; `None` if it is null.
pub(super) fn literal(value: &Value) -> Option<Literal> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(value) => Literal::Boolean(*value),
        Value::Number(number) => match (whole(number), number.as_f64()) {
            (Some(value), _) => Literal::Integer(value),
            (None, Some(value)) if number.is_f64() => Literal::Number(value),
            _ => Literal::Json(number.to_string()),
        },
        Value::String(text) => Literal::String(text.clone()),
        Value::Array(_) | Value::Object(_) => Literal::Json(canonical(value)),
    })
}

/// The integer that a number is, however it is written.
#[allow(clippy::cast_possible_truncation, reason = "whole and in range")]
fn whole(number: &serde_json::Number) -> Option<i64> {
    let written = number.as_f64().filter(|it| number.is_f64() && it.fract() == 0.0);
    let exact = written.map(|it| it as i64).filter(|it| it.unsigned_abs() <= EXACT);
    number.as_i64().or(exact)
}

/// The JSON of a value: fields by name, numbers without a needless fraction.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| name.as_str());
            let fields = fields.into_iter().map(|(name, value)| {
                format!("{}:{}", Value::from(name.as_str()), canonical(value))
            });
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
        other => literal(other).map_or_else(|| "null".to_owned(), |it| it.json()),
    }
}

/// Whether `type` allows a value.
pub(super) fn is_allowed(literal: &Literal, types: &[JsonType]) -> bool {
    let fits = |json_type: &JsonType| match literal {
        Literal::Boolean(_) => *json_type == JsonType::Boolean,
        Literal::Integer(_) => matches!(json_type, JsonType::Integer | JsonType::Number),
        Literal::Number(value) => {
            *json_type == JsonType::Number
                || (*json_type == JsonType::Integer && value.fract() == 0.0)
        }
        Literal::String(_) => *json_type == JsonType::String,
        Literal::Json(json) => match json_type {
            JsonType::Array => json.starts_with('['),
            JsonType::Object => json.starts_with('{'),
            JsonType::Integer | JsonType::Number => !json.starts_with(['[', '{']),
            JsonType::String | JsonType::Boolean => false,
        },
    };
    types.is_empty() || types.iter().any(fits)
}

/// What was meant by a value that `type` forbids, if it is a slip of quotes:
/// `enum: [1, true]` of a string, `enum: ["1"]` of an integer.
pub(super) fn unquoted(value: &Value, types: &[JsonType]) -> Option<Literal> {
    let meant = match value {
        Value::String(text) => literal(&serde_json::from_str(text).ok()?)?,
        Value::Number(_) | Value::Bool(_) => Literal::String(value.to_string()),
        _ => return None,
    };
    (!matches!(meant, Literal::Json(_)) && is_allowed(&meant, types)).then_some(meant)
}

/// The text from which a value gets its name.
pub(super) fn words(literal: &Literal) -> String {
    match literal {
        Literal::String(text) => text.clone(),
        Literal::Number(value) => {
            let text = format!("{value:?}").replace("e-", "e minus ");
            text.replace('.', " point ")
        }
        Literal::Json(json) if json == "[]" => "empty array".to_owned(),
        Literal::Json(json) if json == "{}" => "empty object".to_owned(),
        Literal::Json(json) if json.starts_with('[') => format!("array {json}"),
        Literal::Json(json) if json.starts_with('{') => format!("object {json}"),
        other => other.json(),
    }
}

/// A value as a report shows it.
pub(super) fn shown(literal: &Literal) -> String {
    let json = literal.json().escape_debug().to_string();
    format!("`{}`", json.replace("\\\"", "\"").replace("\\\\", "\\"))
}

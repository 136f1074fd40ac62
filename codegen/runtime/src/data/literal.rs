//! The values that a document names, and whether a value is one of them.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::Json;

/// A JSON value that the document names.
///
/// Two numbers are the same value however they are written: `1` and `1.0`. A truth value
/// is never a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, or too large to be counted.
    Number(f64),
    /// A string.
    String(&'static str),
    /// Any other value, as JSON.
    Json(&'static str),
}

impl Literal {
    /// Whether this is the number.
    pub(super) fn is_integer(self, value: i128) -> bool {
        match self {
            Self::Integer(own) => i128::from(own) == value,
            #[allow(clippy::cast_precision_loss, reason = "as JSON is read")]
            Self::Number(own) => is_same(own, value as f64),
            _ => false,
        }
    }

    /// Whether this is the number.
    pub(super) fn is_float(self, value: f64) -> bool {
        match self {
            // Where a float is an integer it is exactly one, up to the edge of the range.
            #[allow(
                clippy::cast_possible_truncation,
                reason = "saturates beyond any i64"
            )]
            Self::Integer(own) => {
                value.fract() == 0.0 && i128::from(own) == value as i128
            }
            Self::Number(own) => is_same(own, value),
            _ => false,
        }
    }

    /// Whether this is the value.
    pub(super) fn is(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Boolean(own), Value::Bool(value)) => own == *value,
            (Self::String(own), Value::String(value)) => own == value,
            (Self::Json(own), value) => {
                serde_json::from_str(own).is_ok_and(|own| is_equal(&own, value))
            }
            (own, Value::Number(value)) => match whole(value) {
                Some(value) => own.is_integer(value),
                None => value.as_f64().is_some_and(|value| own.is_float(value)),
            },
            _ => false,
        }
    }

    /// The first of these that is the value.
    pub(super) fn find(all: &[Self], json: &Json) -> Option<usize> {
        let value: Value = json.parse().ok()?;
        all.iter().position(|literal| literal.is(&value))
    }

    /// The value as it is sent.
    pub(super) fn to_value(self) -> Value {
        match self {
            Self::Boolean(value) => value.into(),
            Self::Integer(value) => value.into(),
            Self::Number(value) => value.into(),
            Self::String(value) => value.into(),
            Self::Json(value) => serde_json::from_str(value).unwrap_or_default(),
        }
    }
}

/// Strings as they are, everything else as JSON.
impl fmt::Display for Literal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) | Self::Json(text) => formatter.write_str(text),
            other => write!(formatter, "{}", other.to_value()),
        }
    }
}

impl Serialize for Literal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Boolean(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::String(value) => serializer.serialize_str(value),
            Self::Json(value) => {
                let raw: &RawValue =
                    serde_json::from_str(value).map_err(serde::ser::Error::custom)?;
                raw.serialize(serializer)
            }
        }
    }
}

impl From<Literal> for Json {
    fn from(literal: Literal) -> Self {
        literal.to_value().into()
    }
}

/// The number, if it is written as a whole one.
fn whole(number: &serde_json::Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

/// Whether two floats are the same number.
#[allow(clippy::float_cmp, reason = "a named value is met exactly or not at all")]
fn is_same(left: f64, right: f64) -> bool {
    left == right
}

/// Whether two values are the same, whatever the order of fields and the spelling of
/// numbers.
fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            match (whole(left), whole(right)) {
                (Some(left), Some(right)) => left == right,
                _ => left.as_f64() == right.as_f64(),
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| is_equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, left)| right.get(key).is_some_and(|it| is_equal(left, it));
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}

/// A value that the document names: a string by itself, anything else behind the word for
/// its type. Stands for a value and for a pattern.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! literal {
    ($value:literal) => {
        $crate::runtime::data::Literal::String($value)
    };
    (boolean $value:literal) => {
        $crate::runtime::data::Literal::Boolean($value)
    };
    (integer $value:literal) => {
        $crate::runtime::data::Literal::Integer($value)
    };
    (number $value:literal) => {
        $crate::runtime::data::Literal::Number($value)
    };
    (json $value:literal) => {
        $crate::runtime::data::Literal::Json($value)
    };
}

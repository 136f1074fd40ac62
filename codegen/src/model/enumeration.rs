//! Enumerations and constants: values that the document names.

use crate::names::Name;

/// An enumeration of values.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the values have in common.
    pub kind: EnumKind,
    /// The values that the document names.
    pub variants: Vec<Unit>,
    /// Whether it allows every other string as well.
    pub any: bool,
}

impl Enum {
    /// Whether no value is an array or an object.
    pub fn is_scalar(&self) -> bool {
        let composed = |json: &String| json.starts_with(['[', '{']);
        let is_scalar =
            |it: &Unit| !matches!(&it.value, Literal::Json(json) if composed(json));
        self.variants.iter().all(is_scalar)
    }
}

/// What the values of an enumeration have in common; those that the document does not name
/// are of the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// They are strings.
    Strings,
    /// They are numbers without a fraction.
    Integers,
    /// They are numbers.
    Numbers,
    /// They are values of any JSON type.
    Values,
}

/// A variant that stands for one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The value.
    pub value: Literal,
    /// The variant.
    pub name: Name,
    /// What the document says of it, perhaps nothing.
    pub docs: String,
}

/// A variant that stands for one string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringUnit {
    /// The string.
    pub wire: String,
    /// The variant.
    pub name: Name,
}

/// A unit struct that stands for one value.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The value.
    pub value: Literal,
}

/// A JSON value, other than null, that the document names. Equal numbers are equal values,
/// and equal values have equal literals.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A truth value.
    Boolean(bool),
    /// A number without a fraction.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// A string.
    String(String),
    /// An array, an object or an integer beyond 64 bits, as JSON.
    Json(String),
}

impl Literal {
    /// The value as JSON.
    pub fn json(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(value) => serde_json::Value::from(*value).to_string(),
            Self::String(text) => serde_json::Value::from(text.as_str()).to_string(),
            Self::Json(json) => json.clone(),
        }
    }
}

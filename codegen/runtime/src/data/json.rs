//! A JSON value kept as the text that it came as.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::Decode;

/// Any JSON value, kept exactly as it was written: numbers keep every digit and objects
/// keep the order of their fields.
///
/// Two values are equal if their texts are equal, or if they read as equal
/// [`serde_json::Value`]s.
#[derive(Clone)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON text.
    pub fn get(&self) -> &str {
        self.0.get()
    }

    /// Reads the value as a type of the caller's.
    ///
    /// # Errors
    /// Says where and why the value is not a `T`.
    pub fn parse<'de, T: Deserialize<'de>>(&'de self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.get())
    }

    /// A JSON array of these values.
    pub(super) fn array(items: &[Self]) -> Self {
        Self::join('[', ']', items.iter().map(|item| item.get().to_owned()))
    }

    /// A JSON object of these fields.
    pub(super) fn object(fields: &[(String, Self)]) -> Self {
        let fields = fields.iter().map(|(name, value)| {
            format!("{}:{value}", serde_json::Value::from(name.as_str()))
        });
        Self::join('{', '}', fields)
    }

    fn join(open: char, close: char, parts: impl Iterator<Item = String>) -> Self {
        let parts: Vec<String> = parts.collect();
        let text = format!("{open}{}{close}", parts.join(","));
        Self(RawValue::from_string(text).expect("JSON values joined by commas are JSON"))
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        let text = RawValue::from_string(value.to_string());
        Self(text.expect("a Value prints as JSON"))
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        let value = |json: &Self| json.parse::<serde_json::Value>().ok();
        self.get() == other.get()
            || value(self).is_some_and(|it| Some(it) == value(other))
    }
}

// JSON has no NaN, so each value equals itself.
impl Eq for Json {}

impl Hash for Json {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.parse::<serde_json::Value>() {
            Ok(value) => value.hash(state),
            Err(_) => self.get().hash(state),
        }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.get())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.get())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}

impl Decode for Json {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

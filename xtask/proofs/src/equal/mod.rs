//! Whether JSON is the same after it was decoded and encoded again.
//!
//! Strings are the same to the letter, numbers have the same exact value, and null is
//! something else than nothing. Only the order of an object's fields is free.

mod number;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::short::shorten;
use number::Number;

/// The first place where two values differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The JSON path, `$` being the whole value.
    pub(crate) path: String,
    /// What stood there; `None` if nothing did.
    pub(crate) before: Option<String>,
    /// What stands there now.
    pub(crate) after: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |side: &Option<String>| {
            side.as_deref().map_or_else(|| "nothing".to_owned(), shorten)
        };
        write!(f, "{}: {} became {}", self.path, show(&self.before), show(&self.after))
    }
}

/// Compares two JSON texts.
///
/// # Errors
/// One of them is not JSON.
pub(crate) fn difference(
    before: &str,
    after: &str,
) -> Result<Option<Difference>, serde_json::Error> {
    compare("$", serde_json::from_str(before)?, serde_json::from_str(after)?)
}

/// One level of a JSON text, what is inside it still being text.
enum Level {
    /// Null, a truth value, or a number.
    Bare(String),
    Text(String),
    List(Vec<Box<RawValue>>),
    /// Fields by name; a name that stands twice has two values.
    Object(BTreeMap<String, Vec<Box<RawValue>>>),
}

fn compare(
    path: &str,
    before: &RawValue,
    after: &RawValue,
) -> Result<Option<Difference>, serde_json::Error> {
    let differ = || {
        Ok(Some(Difference {
            path: path.to_owned(),
            before: Some(before.get().to_owned()),
            after: Some(after.get().to_owned()),
        }))
    };
    match (level(before)?, level(after)?) {
        (Level::Bare(one), Level::Bare(other)) if same_bare(&one, &other) => Ok(None),
        (Level::Text(one), Level::Text(other)) if one == other => Ok(None),
        (Level::List(one), Level::List(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(&other).enumerate() {
                let found = compare(&format!("{path}[{index}]"), one, other)?;
                if found.is_some() {
                    return Ok(found);
                }
            }
            Ok(None)
        }
        (Level::Object(one), Level::Object(other)) => fields(path, &one, &other),
        _ => differ(),
    }
}

fn fields(
    path: &str,
    before: &BTreeMap<String, Vec<Box<RawValue>>>,
    after: &BTreeMap<String, Vec<Box<RawValue>>>,
) -> Result<Option<Difference>, serde_json::Error> {
    for name in before.keys().chain(after.keys().filter(|it| !before.contains_key(*it)))
    {
        let inner = format!("{path}.{name}");
        let (one, other) = (before.get(name), after.get(name));
        let found = match (one.map(Vec::as_slice), other.map(Vec::as_slice)) {
            (Some([one]), Some([other])) => compare(&inner, one, other)?,
            (one, other) => {
                let text = |values: &[Box<RawValue>]| {
                    let values: Vec<&str> = values.iter().map(|it| it.get()).collect();
                    values.join(" and ")
                };
                let (before, after) = (one.map(text), other.map(text));
                Some(Difference { path: inner, before, after })
            }
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whether two bare words mean the same.
fn same_bare(one: &str, other: &str) -> bool {
    one == other
        || Number::parse(one).is_some_and(|number| Some(number) == Number::parse(other))
}

fn level(json: &RawValue) -> Result<Level, serde_json::Error> {
    let text = json.get().trim();
    match text.bytes().next() {
        Some(b'"') => serde_json::from_str(text).map(Level::Text),
        Some(b'[') => serde_json::from_str(text).map(Level::List),
        Some(b'{') => serde_json::from_str(text).map(|Fields(it)| Level::Object(it)),
        _ => Ok(Level::Bare(text.to_owned())),
    }
}

/// The fields of an object, all of them.
struct Fields(BTreeMap<String, Vec<Box<RawValue>>>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Fields;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut entries: A,
            ) -> Result<Fields, A::Error> {
                let mut fields: BTreeMap<String, Vec<Box<RawValue>>> = BTreeMap::new();
                while let Some((name, value)) = entries.next_entry::<String, _>()? {
                    fields.entry(name).or_default().push(value);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(All)
    }
}

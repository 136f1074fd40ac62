//! JSON taken apart, for notations that know texts, lists and objects, and little more.

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What cannot be taken apart: no JSON, a text that is not Unicode, too many layers.
pub(super) const UNWRITABLE: &str = "must be something that can be written as JSON";

/// How many layers of lists and objects are written.
const LAYERS: usize = 64;

/// JSON taken apart by one level, in its order.
pub(super) enum Parts {
    /// A string as it is, nothing for null, all else as JSON writes it.
    Plain(Option<String>),
    List(Vec<Box<RawValue>>),
    Object(IndexMap<String, Box<RawValue>>),
}

impl Parts {
    /// Takes JSON apart. A text in it can stand for something that is not Unicode.
    pub(super) fn of(json: &str) -> Result<Self, &'static str> {
        fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, &'static str> {
            serde_json::from_str(json).map_err(|_| UNWRITABLE)
        }
        Ok(match json.as_bytes().first() {
            Some(b'{') => Self::Object(read(json)?),
            Some(b'[') => Self::List(read(json)?),
            Some(b'"') => Self::Plain(Some(read(json)?)),
            _ => Self::Plain(Some(json.to_owned()).filter(|it| it != "null")),
        })
    }
}

/// A value of which nothing is taken apart: a string as it is, all else as JSON, nothing for
/// null.
#[allow(dead_code, reason = "not every client has forms")]
pub(super) fn text(json: &str) -> Result<Option<String>, &'static str> {
    match Parts::of(json)? {
        Parts::Plain(text) => Ok(text),
        Parts::List(_) | Parts::Object(_) => Ok(Some(json.to_owned())),
    }
}

/// A name and the plain value inside that it leads to; null is none.
pub(super) type Leaf = (String, Option<String>);

/// `name[a][0]` and its value, for each plain value inside. `bracketed` says how a key of an
/// object is written within the brackets.
pub(super) fn leaves(
    name: &str,
    json: &str,
    bracketed: &impl Fn(&str) -> Result<String, &'static str>,
) -> Result<Vec<Leaf>, &'static str> {
    let mut leaves = Vec::new();
    collect(name.to_owned(), json, bracketed, LAYERS, &mut leaves)?;
    Ok(leaves)
}

fn collect(
    name: String,
    json: &str,
    bracketed: &impl Fn(&str) -> Result<String, &'static str>,
    layers: usize,
    leaves: &mut Vec<Leaf>,
) -> Result<(), &'static str> {
    let layers = layers.checked_sub(1).ok_or(UNWRITABLE)?;
    match Parts::of(json)? {
        Parts::Object(entries) => {
            for (key, value) in entries {
                let name = format!("{name}[{}]", bracketed(&key)?);
                collect(name, value.get(), bracketed, layers, leaves)?;
            }
        }
        Parts::List(items) => {
            for (index, value) in items.iter().enumerate() {
                let name = format!("{name}[{index}]");
                collect(name, value.get(), bracketed, layers, leaves)?;
            }
        }
        Parts::Plain(text) => leaves.push((name, text)),
    }
    Ok(())
}

//! How values are written into a path, a query, a header or a cookie (`OpenAPI` 3.1.1,
//! section 4.8.12.3, after RFC 6570).

use serde::Serialize;
use serde_json::Value;

use super::super::data::to_body;
use super::query::encode;

/// The style of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;name=a;name=b`
    Matrix,
    /// `name=a&name=b`
    Form,
    /// `name=a%20b`
    SpaceDelimited,
    /// `name=a%7Cb`
    PipeDelimited,
    /// `name[key]=a`, also deeper. Items of lists have their number as their key.
    DeepObject,
    /// JSON.
    Json,
}

/// A value that a style can write.
enum Flat {
    One(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

/// What a style cannot write.
const TOO_DEEP: &str = "must not hold lists or objects inside others, which its style \
                        cannot express";

/// How reserved characters are treated.
#[derive(Clone, Copy)]
pub(super) enum Encoding {
    /// Nothing is encoded: a header.
    None,
    /// All but unreserved characters are.
    All,
    /// Reserved characters are left as they are, but those that end a value.
    Reserved,
}

impl Style {
    /// The value as its style writes it, with the name where that belongs to it; nothing for
    /// null. The error is a rule that the value breaks.
    pub(super) fn write(
        self,
        name: &str,
        explode: bool,
        value: &(impl Serialize + ?Sized),
        encoding: Encoding,
    ) -> Result<Option<String>, &'static str> {
        const UNWRITABLE: &str = "must be something that can be written as JSON";
        let json = to_body(value).map_err(|_| UNWRITABLE)?;
        let json: Value = serde_json::from_slice(&json).map_err(|_| UNWRITABLE)?;
        if json.is_null() {
            return Ok(None);
        }
        let text = |text: &str| encode(text, encoding);
        let key = |key: &str| encode_name(key, encoding);
        if self == Self::Json {
            let json = text(&json.to_string());
            return Ok(Some(format!("{}={json}", key(name))));
        }
        if self == Self::DeepObject {
            let mut pairs = Vec::new();
            deepen(name, &json, &mut pairs);
            let pairs = pairs
                .iter()
                .map(|(name, value)| format!("{}={}", key(name), text(value)));
            return Ok(Some(pairs.collect::<Vec<_>>().join("&")));
        }
        let flat = flatten(json).ok_or(TOO_DEEP)?;
        let name = key(name);
        let join = |separator: &str| match &flat {
            Flat::One(value) => text(value),
            Flat::List(items) => {
                items.iter().map(|it| text(it)).collect::<Vec<_>>().join(separator)
            }
            Flat::Object(entries) => {
                let parts = entries.iter().flat_map(|(name, it)| [key(name), text(it)]);
                parts.collect::<Vec<_>>().join(separator)
            }
        };
        let pairs = |separator: &str| match &flat {
            Flat::Object(entries) => {
                let pairs = entries
                    .iter()
                    .map(|(name, it)| format!("{}={}", key(name), text(it)));
                pairs.collect::<Vec<_>>().join(separator)
            }
            _ => join(separator),
        };
        let named = |separator: &str| match &flat {
            Flat::One(value) => format!("{name}={}", text(value)),
            Flat::List(items) => {
                let pairs = items.iter().map(|it| format!("{name}={}", text(it)));
                pairs.collect::<Vec<_>>().join(separator)
            }
            Flat::Object(_) => pairs(separator),
        };
        Ok(Some(match self {
            Self::Simple if explode => pairs(","),
            Self::Simple => join(","),
            Self::Label if explode => format!(".{}", pairs(".")),
            Self::Label => format!(".{}", join(",")),
            Self::Matrix if flat.is_empty_text() => format!(";{name}"),
            Self::Matrix if explode => format!(";{}", named(";")),
            Self::Matrix => format!(";{name}={}", join(",")),
            Self::SpaceDelimited if !explode => format!("{name}={}", join("%20")),
            Self::PipeDelimited if !explode => format!("{name}={}", join("%7C")),
            Self::Form if !explode => format!("{name}={}", join(",")),
            // The standard leaves the others open where they are exploded.
            _ => named("&"),
        }))
    }
}

impl Flat {
    fn is_empty_text(&self) -> bool {
        matches!(self, Self::One(text) if text.is_empty())
    }
}

/// A value without anything inside lists and objects but plain values. Null in them is left
/// out.
fn flatten(value: Value) -> Option<Flat> {
    Some(match value {
        Value::Array(items) => {
            let items = items.into_iter().filter(|it| !it.is_null());
            Flat::List(items.map(|it| plain(&it)).collect::<Option<_>>()?)
        }
        Value::Object(entries) => {
            let entries = entries.into_iter().filter(|(_, it)| !it.is_null());
            let pairs = entries.map(|(name, it)| Some((name, plain(&it)?)));
            Flat::Object(pairs.collect::<Option<_>>()?)
        }
        one => Flat::One(plain(&one)?),
    })
}

/// The text of a plain value.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// `name[a][0]` and its value, for each plain value inside.
fn deepen(name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                deepen(&format!("{name}[{key}]"), value, pairs);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                deepen(&format!("{name}[{index}]"), value, pairs);
            }
        }
        one => pairs.extend(plain(one).map(|text| (name.to_owned(), text))),
    }
}

/// A name, whose reserved characters are never left as they are.
fn encode_name(name: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::None => name.to_owned(),
        Encoding::All | Encoding::Reserved => super::query::encode_name(name),
    }
}

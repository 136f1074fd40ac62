//! How values are written into a path, a query, a header or a cookie (`OpenAPI` 3.1.1,
//! section 4.8.12.3, after RFC 6570).

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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

/// What cannot be taken apart: no JSON, a text that is not Unicode, too many layers.
const UNWRITABLE: &str = "must be something that can be written as JSON";

/// How many layers of lists and objects are written.
const LAYERS: usize = 64;

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
        let json = to_body(value).map_err(|_| UNWRITABLE)?;
        let json = String::from_utf8(json).map_err(|_| UNWRITABLE)?;
        if json == "null" {
            return Ok(None);
        }
        let text = |text: &str| encode(text, encoding);
        let key = |key: &str| encode_name(key, encoding);
        if self == Self::Json {
            let json = text(&json);
            return Ok(Some(format!("{}={json}", key(name))));
        }
        if self == Self::DeepObject {
            let mut pairs = Vec::new();
            deepen(name, &json, LAYERS, &mut pairs)?;
            let pairs = pairs
                .iter()
                .map(|(name, value)| format!("{}={}", key(name), text(value)));
            return Ok(Some(pairs.collect::<Vec<_>>().join("&")));
        }
        let flat = flatten(&json)?;
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

/// JSON taken apart by one level, in its order.
enum Parts {
    Plain(Option<String>),
    List(Vec<Box<RawValue>>),
    Object(IndexMap<String, Box<RawValue>>),
}

/// Takes JSON apart. A text in it can stand for something that is not Unicode.
fn parts(json: &str) -> Result<Parts, &'static str> {
    fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, &'static str> {
        serde_json::from_str(json).map_err(|_| UNWRITABLE)
    }
    Ok(match json.as_bytes().first() {
        Some(b'{') => Parts::Object(read(json)?),
        Some(b'[') => Parts::List(read(json)?),
        Some(b'"') => Parts::Plain(Some(read(json)?)),
        _ => Parts::Plain(Some(json.to_owned()).filter(|it| it != "null")),
    })
}

/// A value without anything inside lists and objects but plain values. Null in them is left
/// out.
fn flatten(json: &str) -> Result<Flat, &'static str> {
    let plain = |json: &RawValue| match parts(json.get())? {
        Parts::Plain(text) => Ok(text),
        Parts::List(_) | Parts::Object(_) => Err(TOO_DEEP),
    };
    Ok(match parts(json)? {
        Parts::Plain(text) => Flat::One(text.unwrap_or_default()),
        Parts::List(items) => {
            let items: Result<Vec<_>, _> = items.iter().map(|it| plain(it)).collect();
            Flat::List(items?.into_iter().flatten().collect())
        }
        Parts::Object(entries) => {
            let mut pairs = Vec::new();
            for (name, value) in entries {
                pairs.extend(plain(&value)?.map(|text| (name, text)));
            }
            Flat::Object(pairs)
        }
    })
}

/// `name[a][0]` and its value, for each plain value inside.
fn deepen(
    name: &str,
    json: &str,
    layers: usize,
    pairs: &mut Vec<(String, String)>,
) -> Result<(), &'static str> {
    let layers = layers.checked_sub(1).ok_or(UNWRITABLE)?;
    match parts(json)? {
        Parts::Object(entries) => {
            for (key, value) in entries {
                deepen(&format!("{name}[{key}]"), value.get(), layers, pairs)?;
            }
        }
        Parts::List(items) => {
            for (index, value) in items.iter().enumerate() {
                deepen(&format!("{name}[{index}]"), value.get(), layers, pairs)?;
            }
        }
        Parts::Plain(text) => pairs.extend(text.map(|text| (name.to_owned(), text))),
    }
    Ok(())
}

/// A name, whose reserved characters are never left as they are.
fn encode_name(name: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::None => name.to_owned(),
        Encoding::All | Encoding::Reserved => super::query::encode_name(name),
    }
}

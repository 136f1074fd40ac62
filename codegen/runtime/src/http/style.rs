//! How values are written into a path, a query, a header or a cookie (`OpenAPI` 3.1.1,
//! section 4.8.12.3, after RFC 6570).

use serde::Serialize;

use super::super::data::to_body;
use super::flat::Flat;
use super::parts::{UNWRITABLE, leaves};
use super::query::{encode, encode_item, encoded};
use super::separator::Separator;

/// The style of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `a/b`, several segments of a path: slashes of a text stay as they are.
    Segments,
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

/// What objects in headers demand.
const EQUALS: &str = "must have no `=` inside a name, where the server would end it: \
                      leave the property out";

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
    /// null, and for a list or an object that holds nothing. The error is a rule that the
    /// value breaks.
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
        match self {
            Self::Json => {
                let (name, json) =
                    (encode_name(name, encoding), encode(&json, encoding));
                Ok(Some(format!("{name}={json}")))
            }
            Self::DeepObject => deep(name, &json, encoding),
            _ => {
                let flat = Flat::of(&json)?;
                if flat.holds_nothing() {
                    return Ok(None);
                }
                self.check(explode, &flat, encoding)?;
                Ok(Some(self.flat(name, explode, &flat, encoding)))
            }
        }
    }

    /// A value in a style that knows of no layers.
    fn flat(self, name: &str, explode: bool, flat: &Flat, encoding: Encoding) -> String {
        let text = |text: &str| encode(text, encoding);
        let key = |key: &str| encode_name(key, encoding);
        let name = key(name);
        let item = |text: &str| encode_item(text, encoding);
        let join = |separator: &str| match flat {
            Flat::One(value) => text(value),
            Flat::List(items) => {
                items.iter().map(|it| item(it)).collect::<Vec<_>>().join(separator)
            }
            Flat::Object(entries) => {
                let parts = entries.iter().flat_map(|(name, it)| [key(name), item(it)]);
                parts.collect::<Vec<_>>().join(separator)
            }
        };
        let pairs = |separator: &str| match flat {
            Flat::Object(entries) => {
                let pairs = entries
                    .iter()
                    .map(|(name, it)| format!("{}={}", key(name), text(it)));
                pairs.collect::<Vec<_>>().join(separator)
            }
            _ => join(separator),
        };
        let named = |separator: &str| match flat {
            Flat::One(value) => format!("{name}={}", text(value)),
            Flat::List(items) => {
                let pairs = items.iter().map(|it| format!("{name}={}", text(it)));
                pairs.collect::<Vec<_>>().join(separator)
            }
            Flat::Object(_) => pairs(separator),
        };
        match self {
            Self::Segments => match flat {
                Flat::One(value) => {
                    value.split('/').map(text).collect::<Vec<_>>().join("/")
                }
                Flat::List(_) | Flat::Object(_) => join("/"),
            },
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
        }
    }

    /// Whether all items can be told apart by who reads them: some separators stand for
    /// themselves, encoded or not.
    fn check(
        self,
        explode: bool,
        flat: &Flat,
        encoding: Encoding,
    ) -> Result<(), &'static str> {
        let separator = match (self, explode, encoding) {
            (Self::SpaceDelimited, false, _) => Separator::Space,
            (Self::PipeDelimited, false, _) => Separator::Pipe,
            (Self::Label, true, _) => Separator::Dot,
            (Self::Simple, _, Encoding::None) => Separator::Comma,
            _ => return Ok(()),
        };
        separator.check(flat.pieces())?;
        let ends_names = explode && matches!(encoding, Encoding::None);
        if ends_names && flat.has_in_name('=') { Err(EQUALS) } else { Ok(()) }
    }
}

/// `name[key]=a&name[key]=b`, with nothing for null. Brackets of a key are encoded.
fn deep(
    name: &str,
    json: &str,
    encoding: Encoding,
) -> Result<Option<String>, &'static str> {
    let name = encode_name(name, encoding);
    let leaves = leaves(&name, json, &|key| Ok(encoded(key)))?;
    let pairs = leaves.iter().filter_map(|(name, value)| {
        let value = encode(value.as_ref()?, encoding);
        Some(format!("{name}={value}"))
    });
    let pairs: Vec<_> = pairs.collect();
    Ok((!pairs.is_empty()).then(|| pairs.join("&")))
}

/// A name, whose reserved characters are never left as they are.
fn encode_name(name: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::None => name.to_owned(),
        Encoding::All | Encoding::Reserved => super::query::encode_name(name),
    }
}

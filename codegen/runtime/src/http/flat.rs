//! Values of which nothing lies inside lists and objects but plain values.

use serde_json::value::RawValue;

use super::parts::Parts;

/// A value that a style can write.
pub(super) enum Flat {
    One(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
}

/// What a style cannot write.
const TOO_DEEP: &str = "must not hold lists or objects inside others, which its style \
                        cannot express";

impl Flat {
    /// The value of JSON. Null in a list or an object is left out.
    pub(super) fn of(json: &str) -> Result<Self, &'static str> {
        Ok(match Parts::of(json)? {
            Parts::Plain(text) => Self::One(text.unwrap_or_default()),
            Parts::List(items) => {
                let items: Result<Vec<_>, _> =
                    items.iter().map(|it| plain(it)).collect();
                Self::List(items?.into_iter().flatten().collect())
            }
            Parts::Object(entries) => {
                let mut pairs = Vec::new();
                for (name, value) in entries {
                    pairs.extend(plain(&value)?.map(|text| (name, text)));
                }
                Self::Object(pairs)
            }
        })
    }

    /// Whether this is a list or an object that holds nothing.
    pub(super) fn holds_nothing(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => entries.is_empty(),
        }
    }

    /// Whether this is a text without a character.
    pub(super) fn is_empty_text(&self) -> bool {
        matches!(self, Self::One(text) if text.is_empty())
    }

    /// The items of a list, or the names and values of an object.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        let (items, entries) = match self {
            Self::One(_) => (&[][..], &[][..]),
            Self::List(items) => (items.as_slice(), &[][..]),
            Self::Object(entries) => (&[][..], entries.as_slice()),
        };
        let entries = entries.iter().flat_map(|(name, value)| [name, value]);
        items.iter().chain(entries).map(String::as_str)
    }

    /// Whether a name of an object has a character.
    pub(super) fn has_in_name(&self, character: char) -> bool {
        match self {
            Self::One(_) | Self::List(_) => false,
            Self::Object(entries) => entries.iter().any(|it| it.0.contains(character)),
        }
    }
}

fn plain(json: &RawValue) -> Result<Option<String>, &'static str> {
    match Parts::of(json.get())? {
        Parts::Plain(text) => Ok(text),
        Parts::List(_) | Parts::Object(_) => Err(TOO_DEEP),
    }
}

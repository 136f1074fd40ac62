//! Strings with a format: the text as it was sent, and a typed value for who asks.

use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::http::Param;
use super::Decode;

/// A type whose values a format spells.
pub trait Format: Sized {
    /// What a value of it is: `a date`.
    const NAME: &'static str;
    /// Why a text is none.
    type Error: fmt::Display;

    /// Reads a text.
    ///
    /// # Errors
    /// The text does not spell a value.
    fn read(text: &str) -> Result<Self, Self::Error>;

    /// Spells a value as the format wants it.
    fn write(&self) -> String;
}

/// A string whose format says that it spells a `T`.
///
/// It is kept as it was sent: reading and writing it changes nothing of its spelling, and
/// a text that spells no `T` is an error only for who asks for one, with
/// [`parse`](Self::parse). Two are equal if their texts are.
///
/// It is built from a `T` or from a text, and can be used wherever a `&str` can.
pub struct Text<T> {
    text: Box<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Text<T> {
    fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), of: PhantomData }
    }

    /// The text as it is sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: Format> Text<T> {
    /// The value that the text spells.
    ///
    /// # Errors
    /// The text does not spell a `T`.
    pub fn parse(&self) -> Result<T, FormatError> {
        T::read(&self.text).map_err(|error| FormatError {
            text: shortened(&self.text),
            expected: T::NAME,
            reason: error.to_string(),
        })
    }
}

/// A text that is not what its format says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    text: String,
    expected: &'static str,
    reason: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, expected, reason } = self;
        write!(formatter, "{text:?} is not {expected}: {reason}")
    }
}

impl std::error::Error for FormatError {}

/// As much of a text as a message needs.
fn shortened(text: &str) -> String {
    const LIMIT: usize = 60;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

impl<T: Format> From<T> for Text<T> {
    fn from(value: T) -> Self {
        Self::new(value.write())
    }
}

impl<T> From<&str> for Text<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<T> From<String> for Text<T> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<T> From<&String> for Text<T> {
    fn from(text: &String) -> Self {
        Self::new(text.as_str())
    }
}

impl<T> From<&Self> for Text<T> {
    fn from(text: &Self) -> Self {
        text.clone()
    }
}

impl<T> From<Text<T>> for String {
    fn from(text: Text<T>) -> Self {
        text.text.into()
    }
}

impl<T> FromStr for Text<T> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl<T> Deref for Text<T> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl<T> AsRef<str> for Text<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for Text<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<T> PartialEq for Text<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Text<T> {}

impl<T> PartialEq<str> for Text<T> {
    fn eq(&self, other: &str) -> bool {
        *self.text == *other
    }
}

impl<T> PartialEq<&str> for Text<T> {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

impl<T> Hash for Text<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> fmt::Debug for Text<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, formatter)
    }
}

impl<T> fmt::Display for Text<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.text, formatter)
    }
}

impl<T> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::decode(deserializer)
    }
}

impl<T> Decode for Text<T> {
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText<T>(PhantomData<T>);

        impl<T> Visitor<'_> for AnyText<T> {
            type Value = Text<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text<T>, E> {
                Ok(Text::new(text))
            }
        }

        deserializer.deserialize_str(AnyText(PhantomData))
    }
}

impl<T> Param for Text<T> {
    fn to_param(&self) -> std::borrow::Cow<'_, str> {
        self.as_str().into()
    }
}

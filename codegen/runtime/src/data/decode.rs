//! Reading a generated type from JSON.

use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::DeserializeSeed;
use serde_json::de::Read;

use super::path;

/// A type that can be read from JSON.
///
/// It stands beside [`serde::Deserialize`] because plain Rust types have to read what
/// real servers send: `1.0` where the document says integer, nothing where it says null.
pub trait Decode: Sized {
    /// Reads the value.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// The value of a field that is not there; `None` if it has to be.
    fn absent() -> Option<Self> {
        None
    }
}

/// Where and why a body is not what the document promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeFailure {
    /// The JSON path, `$` being the whole body: `$.data[3].status`.
    pub path: String,
    /// What was found there and what was expected.
    pub message: String,
}

/// Reads a whole body.
///
/// # Errors
/// The first place where the body is not JSON or not a `T`.
pub fn decode<T: Decode>(body: &[u8]) -> Result<T, DecodeFailure> {
    path::begin();
    let result = match std::str::from_utf8(body) {
        // Checked once here, not string by string there.
        Ok(text) => read(serde_json::Deserializer::from_str(text)),
        // Says where.
        Err(_) => read(serde_json::Deserializer::from_slice(body)),
    };
    let path = path::take();
    result.map_err(|error| DecodeFailure { path, message: error.to_string() })
}

/// Reads a value and nothing behind it.
fn read<'de, T: Decode, R: Read<'de>>(
    mut deserializer: serde_json::Deserializer<R>,
) -> serde_json::Result<T> {
    let value = T::decode(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// Lets serde read a [`Decode`] type where it asks for a seed.
pub struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    /// A seed for a `T`.
    #[allow(
        clippy::new_without_default,
        reason = "a seed is always named with its type"
    )]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Decode> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::decode(deserializer)
    }
}

//! Reading a generated type from JSON.

use serde::Deserializer;

/// A type that can be read from JSON.
pub trait Decode<'de>: Sized {
    /// Reads the value.
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
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
pub fn decode<T: for<'de> Decode<'de>>(body: &[u8]) -> Result<T, DecodeFailure> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = T::decode(&mut deserializer)
        .and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| DecodeFailure {
        path: "$".to_owned(),
        message: error.to_string(),
    })
}

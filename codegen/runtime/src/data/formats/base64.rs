//! `byte`, and `contentEncoding: base64`, with the crate `base64`.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::prelude::{BASE64_STANDARD, Engine};

use super::super::{Format, Text};

/// Bytes that are sent in Base64.
///
/// They are read in either alphabet of RFC 4648, with or without padding and line breaks,
/// and written in the standard one with padding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Base64(Vec<u8>);

/// Reads what it can, whoever wrote it.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

impl Format for Base64 {
    const NAME: &'static str = "Base64";
    type Error = base64::DecodeError;

    fn read(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl FromStr for Base64 {
    type Err = base64::DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let engine = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
        if text.contains(['\r', '\n', ' ']) {
            engine.decode(text.replace(['\r', '\n', ' '], "")).map(Self)
        } else {
            engine.decode(text).map(Self)
        }
    }
}

impl fmt::Display for Base64 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = base64::display::Base64Display::new(&self.0, &BASE64_STANDARD);
        fmt::Display::fmt(&text, formatter)
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_owned())
    }
}

impl From<Base64> for Vec<u8> {
    fn from(bytes: Base64) -> Self {
        bytes.0
    }
}

impl From<Vec<u8>> for Text<Base64> {
    fn from(bytes: Vec<u8>) -> Self {
        Base64::from(bytes).into()
    }
}

impl From<&[u8]> for Text<Base64> {
    fn from(bytes: &[u8]) -> Self {
        Base64::from(bytes).into()
    }
}

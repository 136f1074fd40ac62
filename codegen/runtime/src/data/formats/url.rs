//! `uri`, with the crate `url`.

use url::{ParseError, Url};

use super::super::Format;

impl Format for Url {
    const NAME: &'static str = "a URL";
    type Error = ParseError;

    fn read(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

//! `uuid`, with the crate `uuid`.

use uuid::{Error, Uuid};

use super::super::Format;

impl Format for Uuid {
    const NAME: &'static str = "a UUID";
    type Error = Error;

    fn read(text: &str) -> Result<Self, Error> {
        Self::parse_str(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

//! `decimal`, with the crate `rust_decimal`.

use rust_decimal::{Decimal, Error};

use super::super::Format;

impl Format for Decimal {
    const NAME: &'static str = "a decimal number";
    type Error = Error;

    fn read(text: &str) -> Result<Self, Error> {
        // The other ways to read one round what has too many digits.
        Self::from_str_exact(text)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

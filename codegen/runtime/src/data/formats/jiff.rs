//! `date-time`, `date`, `time` and `duration`, with the crate `jiff`.

use jiff::civil::{Date, Time};
use jiff::{Error, Span, Timestamp};

use super::super::Format;

/// Formats that the crate spells as RFC 3339 and ISO 8601 do.
macro_rules! format {
    ($($type:ty: $name:literal)*) => {$(
        impl Format for $type {
            const NAME: &'static str = $name;
            type Error = Error;

            fn read(text: &str) -> Result<Self, Error> {
                text.parse()
            }

            fn write(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

format! {
    Timestamp: "a date with time and offset"
    Date: "a date"
    Time: "a time"
    Span: "a duration"
}

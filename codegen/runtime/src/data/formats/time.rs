//! `date-time`, `date` and `time`, with the crate `time`.

use time::error::Parse;
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime, Time};

use super::super::Format;

impl Format for OffsetDateTime {
    const NAME: &'static str = "a date with time and offset";
    type Error = Parse;

    fn read(text: &str) -> Result<Self, Parse> {
        Self::parse(text, &Rfc3339)
    }

    fn write(&self) -> String {
        // RFC 3339 has no seconds in an offset, and no years but those of four digits.
        let formatted = self.format(&Rfc3339);
        let formatted = formatted.or_else(|_| self.to_utc().format(&Rfc3339));
        formatted.unwrap_or_else(|_| self.to_string())
    }
}

impl Format for Date {
    const NAME: &'static str = "a date";
    type Error = Parse;

    fn read(text: &str) -> Result<Self, Parse> {
        Self::parse(text, &Iso8601::DATE)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Format for Time {
    const NAME: &'static str = "a time";
    type Error = Parse;

    fn read(text: &str) -> Result<Self, Parse> {
        Self::parse(text, &Iso8601::TIME)
    }

    fn write(&self) -> String {
        let (hour, minute, second, nanosecond) = self.as_hms_nano();
        let whole = format!("{hour:02}:{minute:02}:{second:02}");
        if nanosecond == 0 {
            return whole;
        }
        let fraction = format!("{nanosecond:09}");
        format!("{whole}.{}", fraction.trim_end_matches('0'))
    }
}

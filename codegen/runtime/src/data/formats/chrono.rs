//! `date-time`, `date` and `time`, with the crate `chrono`.

use chrono::{
    DateTime, FixedOffset, NaiveDate, NaiveTime, ParseError, SecondsFormat, Utc,
};

use super::super::{Format, Text};

impl Format for DateTime<FixedOffset> {
    const NAME: &'static str = "a date with time and offset";
    type Error = ParseError;

    fn read(text: &str) -> Result<Self, ParseError> {
        Self::parse_from_rfc3339(text)
    }

    fn write(&self) -> String {
        // RFC 3339 has no seconds in an offset.
        if self.offset().local_minus_utc() % 60 == 0 {
            self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
        } else {
            self.to_utc().to_rfc3339_opts(SecondsFormat::AutoSi, true)
        }
    }
}

impl From<DateTime<Utc>> for Text<DateTime<FixedOffset>> {
    fn from(value: DateTime<Utc>) -> Self {
        value.fixed_offset().into()
    }
}

impl Format for NaiveDate {
    const NAME: &'static str = "a date";
    type Error = ParseError;

    fn read(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Format for NaiveTime {
    const NAME: &'static str = "a time";
    type Error = ParseError;

    fn read(text: &str) -> Result<Self, ParseError> {
        text.parse()
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

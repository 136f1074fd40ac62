//! Strings with a format, and integers of which the format or the bounds say the size.

use super::Lowering;
use crate::config::{Bytes, Dates, Decimals, Durations, Uris, Uuids};
use crate::model::{DateCrate, Scalar, TextType};
use crate::spec::{Bounds, JsonType, Node, Schema};

impl Lowering<'_> {
    /// What a string is read as where its value is asked for.
    pub(super) fn text_type(&self, schema: &Schema) -> Option<TextType> {
        let formats = &self.config.formats;
        let encoded = || self.encoding(schema) == Some("base64");
        match schema.format.as_deref() {
            Some("date-time") => dates(formats.date_time).map(TextType::DateTime),
            Some("date") => dates(formats.date).map(TextType::Date),
            Some("time") => dates(formats.time).map(TextType::Time),
            Some("duration") => match formats.duration {
                Durations::Jiff => Some(TextType::Duration),
                Durations::Text => None,
            },
            Some("uuid") => match formats.uuid {
                Uuids::Uuid => Some(TextType::Uuid),
                Uuids::Text => None,
            },
            Some("uri" | "url") => match formats.uri {
                Uris::Url => Some(TextType::Url),
                Uris::Text => None,
            },
            Some("decimal") => match formats.decimal {
                Decimals::RustDecimal => Some(TextType::Decimal),
                Decimals::Text => None,
            },
            format if format == Some("byte") || encoded() => match formats.byte {
                Bytes::Base64 => Some(TextType::Base64),
                Bytes::Text => None,
            },
            _ => None,
        }
    }

    /// The type of an integer: that of its format, else one that holds all that its bounds
    /// allow.
    pub(super) fn integer(&self, schema: &Schema) -> Scalar {
        let size = schema.format.as_deref().and_then(integer_format);
        size.unwrap_or_else(|| sized(&schema.bounds, self.config.assumes_types()))
    }

    /// The type of a number that need not be whole.
    pub(super) fn number(&self, schema: &Schema) -> Scalar {
        let bounded = schema.bounds.minimum.is_some() && schema.bounds.maximum.is_some();
        match schema.format.as_deref().and_then(number_format) {
            Some(scalar) => scalar,
            None if bounded || self.config.assumes_types() => Scalar::F64,
            None => Scalar::Number,
        }
    }

    /// Whether the format tells the type of a string or a number.
    pub(super) fn has_typed_format(&self, schema: &Schema) -> bool {
        let format = schema.format.as_deref();
        self.text_type(schema).is_some()
            || format
                .is_some_and(|it| integer_format(it).or(number_format(it)).is_some())
    }

    /// What the format says, unless the type says it.
    pub(super) fn format_note(&self, schema: &Schema) -> Option<String> {
        let encoding = || self.encoding(schema).map(|it| format!("Encoding: `{it}`."));
        let Some(format) = schema.format.as_deref() else {
            return encoding().filter(|_| self.text_type(schema).is_none());
        };
        let is_said = match *schema.types.as_slice() {
            _ if schema.values.is_some() => false,
            [JsonType::String] => self.text_type(schema).is_some(),
            [JsonType::Integer] => integer_format(format).is_some(),
            [JsonType::Number] => number_format(format).is_some(),
            _ => false,
        };
        (!is_said).then(|| format!("Format: `{format}`."))
    }

    /// `contentEncoding`
    fn encoding(&self, schema: &Schema) -> Option<&str> {
        self.document.get(&schema.at)?.get("contentEncoding").and_then(Node::as_str)
    }
}

/// The crate for dates and times.
fn dates(choice: Dates) -> Option<DateCrate> {
    match choice {
        Dates::Jiff => Some(DateCrate::Jiff),
        Dates::Chrono => Some(DateCrate::Chrono),
        Dates::Time => Some(DateCrate::Time),
        Dates::Text => None,
    }
}

/// The type that a format gives an integer.
fn integer_format(format: &str) -> Option<Scalar> {
    match format {
        "int8" => Some(Scalar::I8),
        "int16" => Some(Scalar::I16),
        "int32" => Some(Scalar::I32),
        "int64" => Some(Scalar::I64),
        "uint8" => Some(Scalar::U8),
        "uint16" => Some(Scalar::U16),
        "uint32" => Some(Scalar::U32),
        "uint64" => Some(Scalar::U64),
        _ => None,
    }
}

/// The type that a format gives a number.
fn number_format(format: &str) -> Option<Scalar> {
    match format {
        // A number of 32 bits would lose digits that the server may send.
        "float" | "double" => Some(Scalar::F64),
        "decimal" | "decimal128" => Some(Scalar::Number),
        _ => None,
    }
}

/// The integer type that holds what the bounds allow. Where there is no bound, 64 bits
/// are enough if that may be assumed.
fn sized(bounds: &Bounds, assume: bool) -> Scalar {
    // The bounds are as exact as f64 goes: 2^63 may stand for 2^63 - 1.
    const I64: f64 = 9_223_372_036_854_775_808.0;
    const U64: f64 = 18_446_744_073_709_551_616.0;
    let open = if assume { I64 } else { f64::INFINITY };
    let least = bounds.minimum.map_or(-open, |it| it.0);
    let most = bounds.maximum.map_or(open.max(least), |it| it.0);
    if least >= -I64 && most <= I64 {
        Scalar::I64
    } else if least >= 0.0 && most <= U64 {
        Scalar::U64
    } else {
        Scalar::Integer
    }
}

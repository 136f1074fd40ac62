//! `[formats]`: the crate that reads a format where the typed value is asked for.

use serde::Deserialize;

/// A choice for each format of strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Formats {
    /// `date-time`
    pub date_time: Dates,
    /// `date`
    pub date: Dates,
    /// `time`
    pub time: Dates,
    /// `duration`
    pub duration: Durations,
    /// `uuid`
    pub uuid: Uuids,
    /// `uri`, also called `url`
    pub uri: Uris,
    /// `byte`, and `contentEncoding: base64`
    pub byte: Bytes,
    /// `decimal`
    pub decimal: Decimals,
}

/// The choices for a kind of formats: some crates, of which the first is the default, or
/// plain text.
macro_rules! choices {
    ($($(#[$docs:meta])* $name:ident { $first:ident $($other:ident)* })*) => {$(
        $(#[$docs])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            /// The crate of this name.
            #[default]
            $first,
            $(
                /// The crate of this name.
                $other,
            )*
            /// None: they are plain strings.
            Text,
        }
    )*};
}

choices! {
    /// What reads dates and times.
    Dates { Jiff Chrono Time }
    /// What reads durations.
    Durations { Jiff }
    /// What reads UUIDs.
    Uuids { Uuid }
    /// What reads URLs.
    Uris { Url }
    /// What reads bytes.
    Bytes { Base64 }
    /// What reads decimal numbers.
    Decimals { RustDecimal }
}

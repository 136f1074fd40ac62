//! Headers of a response as values.

use super::super::super::data::{Decode, decode};
use super::super::HeaderMap;

/// One header of a response. What is not there, or is not as documented, is `None`.
pub struct HeaderField<'a> {
    headers: &'a HeaderMap,
    name: &'static str,
}

impl<'a> HeaderField<'a> {
    /// The header of this name.
    pub fn of(headers: &'a HeaderMap, name: &'static str) -> Self {
        Self { headers, name }
    }

    /// What is a text in JSON, too.
    pub fn text<T: Decode>(&self) -> Option<T> {
        read(&quoted(self.lines()?.first()?)?)
    }

    /// What is written as in JSON: numbers, truth values, and JSON itself.
    pub fn value<T: Decode>(&self) -> Option<T> {
        read(self.lines()?.first()?)
    }

    /// A list of texts.
    pub fn texts<T: Decode>(&self) -> Option<T> {
        let texts: Option<Vec<String>> = self.items()?.into_iter().map(quoted).collect();
        read(&format!("[{}]", texts?.join(",")))
    }

    /// A list of values.
    pub fn values<T: Decode>(&self) -> Option<T> {
        read(&format!("[{}]", self.items()?.join(",")))
    }

    /// The values of a header that may be there several times.
    fn lines(&self) -> Option<Vec<&'a str>> {
        let lines = self.headers.get_all(self.name).iter();
        let lines: Result<Vec<_>, _> =
            lines.map(|line| std::str::from_utf8(line.as_bytes())).collect();
        lines.ok().filter(|it| !it.is_empty())
    }

    /// What stands between commas (RFC 9110, section 5.6.1).
    fn items(&self) -> Option<Vec<&'a str>> {
        let items = self.lines()?.into_iter().flat_map(|line| line.split(','));
        Some(items.map(str::trim).filter(|it| !it.is_empty()).collect())
    }
}

fn read<T: Decode>(json: &str) -> Option<T> {
    decode(json.as_bytes()).ok()
}

fn quoted(text: &str) -> Option<String> {
    serde_json::to_string(text).ok()
}

/// Makes a struct from the headers of a response, from a table of fields: how each is read,
/// which is a method of [`HeaderField`], and its header.
#[allow(unused_macros, reason = "used by the generated headers")]
macro_rules! headers {
    ($name:ident {
        $($field:ident = $read:ident $header:literal,)+
    }) => {
        impl From<&$crate::runtime::http::HeaderMap> for $name {
            fn from(headers: &$crate::runtime::http::HeaderMap) -> Self {
                Self {
                    $($field: $crate::runtime::http::HeaderField::of(headers, $header)
                        .$read(),)+
                }
            }
        }
    };
}

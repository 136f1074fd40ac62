//! `[paging]`: how the pages of lists follow each other, where the document does not say it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// What is said of operations, by `operationId` or by method and path; `default` is for all
/// others.
pub type Pagings = BTreeMap<String, PagingSetting>;

/// What is said of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagingSetting {
    /// Its paging is found by itself.
    On,
    /// It is not paged.
    Off,
    /// It is paged, like this.
    Like(PagingTable),
}

/// How an operation is paged. What is left out is found by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PagingTable {
    /// How a page leads to the next one.
    pub kind: Option<PagingKind>,
    /// The query parameter.
    pub parameter: Option<String>,
    /// Where the items are in a page.
    pub items: Option<String>,
    /// What leads to the next page: a field of the page, or of its last item for `cursor`.
    pub next: Option<String>,
    /// What says whether there are more pages.
    pub more: Option<String>,
    /// What says how many items or pages there are in all.
    pub total: Option<String>,
    /// The number of the first page, or the first offset.
    pub first: Option<u64>,
}

/// How a page leads to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagingKind {
    /// The parameter takes a field of the last item.
    Cursor,
    /// The parameter takes a field of the page.
    Token,
    /// The parameter counts items.
    Offset,
    /// The parameter counts pages.
    Page,
    /// The `Link` header has the URL of the next page.
    Link,
    /// A field of the page has the URL of the next one.
    NextUrl,
}

impl PagingKind {
    /// The name in the settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cursor => "cursor",
            Self::Token => "token",
            Self::Offset => "offset",
            Self::Page => "page",
            Self::Link => "link",
            Self::NextUrl => "next-url",
        }
    }
}

/// The settings that are a word.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    On,
    Off,
}

impl<'de> Deserialize<'de> for PagingSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrTable;

        impl<'de> Visitor<'de> for WordOrTable {
            type Value = PagingSetting;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("`on`, `off`, or a table")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<PagingSetting, E> {
                Ok(match Word::deserialize(StrDeserializer::new(word))? {
                    Word::On => PagingSetting::On,
                    Word::Off => PagingSetting::Off,
                })
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<PagingSetting, A::Error> {
                let table = PagingTable::deserialize(MapAccessDeserializer::new(map));
                table.map(PagingSetting::Like)
            }
        }

        deserializer.deserialize_any(WordOrTable)
    }
}

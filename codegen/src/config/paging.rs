//! `[paging]`: how the pages of lists follow each other, where the document does not say it.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::model::PagingHints;

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
    Like(Box<PagingHints>),
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
                let table = PagingHints::deserialize(MapAccessDeserializer::new(map));
                table.map(|it| PagingSetting::Like(Box::new(it)))
            }
        }

        deserializer.deserialize_any(WordOrTable)
    }
}

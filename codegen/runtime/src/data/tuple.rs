//! Arrays whose items differ by place (`prefixItems`).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{SeqAccess, Visitor};

use super::{Decode, Seed, path};

/// A type that can be read from the items of a JSON array.
pub trait FromSeq: Sized {
    /// Reads all items.
    fn from_seq<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error>;
}

/// Accepts an array and nothing else.
pub struct ArrayVisitor<T>(PhantomData<T>);

impl<T> ArrayVisitor<T> {
    /// A visitor that gives a `T`.
    #[allow(clippy::new_without_default, reason = "always named with its type")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: FromSeq> Visitor<'de> for ArrayVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::from_seq(seq)
    }
}

/// Reads the item `index`, if there is one.
pub fn item<'de, T: Decode, A: SeqAccess<'de>>(
    seq: &mut A,
    index: usize,
) -> Result<Option<T>, A::Error> {
    seq.next_element_seed(Seed::new()).map_err(|error| path::in_item(index, error))
}

/// Reads the items that are left, of which `index` have been read.
pub fn items<'de, T: Decode, A: SeqAccess<'de>>(
    seq: &mut A,
    mut index: usize,
) -> Result<Vec<T>, A::Error> {
    let mut items = Vec::new();
    while let Some(item) = item(seq, index)? {
        items.push(item);
        index += 1;
    }
    Ok(items)
}

/// Reads and writes an array whose items differ by place: `required` items are there,
/// `optional` ones end the array where they are not set, `..` names the field with the
/// items behind them.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! tuple {
    ($type:ident { $($kind:ident $field:ident = $index:literal,)* ..$rest:ident }) => {
        impl $crate::runtime::data::FromSeq for $type {
            fn from_seq<'de, A: serde::de::SeqAccess<'de>>(mut seq: A) -> Result<Self, A::Error> {
                $(let $field = tuple!(@read $kind seq, $index);)*
                let $rest = $crate::runtime::data::items(&mut seq, [$($index),*].len())?;
                Ok(Self { $($field,)* $rest })
            }
        }

        impl $crate::runtime::data::Described for $type {
            type Kind = $crate::runtime::data::kind::Tuple;
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut seq = serializer.serialize_seq(None)?;
                $(tuple!(@write $kind self, seq, $field);)*
                for item in &self.$rest {
                    serde::ser::SerializeSeq::serialize_element(&mut seq, item)?;
                }
                serde::ser::SerializeSeq::end(seq)
            }
        }
    };

    (@read required $seq:ident, $index:literal) => {
        match $crate::runtime::data::item(&mut $seq, $index)? {
            Some(item) => item,
            None => {
                return Err(serde::de::Error::invalid_length($index, &"an array with more items"));
            }
        }
    };
    (@read optional $seq:ident, $index:literal) => {
        $crate::runtime::data::item(&mut $seq, $index)?
    };
    (@write required $self:ident, $seq:ident, $field:ident) => {
        serde::ser::SerializeSeq::serialize_element(&mut $seq, &$self.$field)?
    };
    (@write optional $self:ident, $seq:ident, $field:ident) => {
        let Some(item) = &$self.$field else {
            return serde::ser::SerializeSeq::end($seq);
        };
        serde::ser::SerializeSeq::serialize_element(&mut $seq, item)?;
    };
}

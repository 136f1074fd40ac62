//! Objects: structs with a field for each property, and the rest in [`Extra`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};

use super::{Decode, Entries, Extra, Map, Received, path};

/// A type that can be read from the entries of a JSON object.
pub trait FromMap: Sized {
    /// Reads all entries.
    fn from_map<A: Entries>(map: A) -> Result<Self, A::Error>;
}

impl<T: FromMap> FromMap for Box<T> {
    fn from_map<A: Entries>(map: A) -> Result<Self, A::Error> {
        T::from_map(map).map(Box::new)
    }
}

/// Accepts an object and nothing else.
pub struct ObjectVisitor<T>(PhantomData<T>);

impl<T> ObjectVisitor<T> {
    /// A visitor that gives a `T`.
    #[allow(clippy::new_without_default, reason = "always named with its type")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: FromMap> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(Received::new(map))
    }
}

/// Where the fields go that a struct does not name.
pub trait Rest {
    /// Reads the value of the field `name` and keeps it.
    fn keep<A: Entries>(&mut self, name: String, map: &mut A) -> Result<(), A::Error>;
}

impl<T: Decode> Rest for Map<T> {
    fn keep<A: Entries>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
        let value = value(map, &name)?;
        self.insert(name, value);
        Ok(())
    }
}

/// The keys of an object, looked up among the names of a struct's fields.
pub struct Keys {
    names: &'static [&'static str],
    expected: usize,
}

impl Keys {
    /// Looks up in `names`.
    pub fn new(names: &'static [&'static str]) -> Self {
        Self { names, expected: 0 }
    }

    /// Goes to the next key that is one of the names and gives its index. A field under
    /// any other key goes into `rest`.
    #[inline]
    pub fn next<A: Entries>(
        &mut self,
        map: &mut A,
        rest: &mut impl Rest,
    ) -> Result<Option<usize>, A::Error> {
        loop {
            let key =
                map.next_key(|key| self.find(key).ok_or_else(|| key.to_owned()))?;
            match key {
                Some(Ok(index)) => return Ok(Some(index)),
                Some(Err(name)) => rest.keep(name, map)?,
                None => return Ok(None),
            }
        }
    }

    /// The index of a name. Objects mostly come in the order of the document, so the one
    /// behind the name found last is tried first.
    #[inline]
    fn find(&mut self, key: &str) -> Option<usize> {
        let found = match self.names.get(self.expected) {
            Some(name) if *name == key => self.expected,
            _ => self.search(key)?,
        };
        self.expected = found + 1;
        Some(found)
    }

    fn search(&self, key: &str) -> Option<usize> {
        let (before, after) = self.names.split_at(self.expected);
        match after.iter().position(|name| *name == key) {
            Some(offset) => Some(self.expected + offset),
            None => before.iter().position(|name| *name == key),
        }
    }
}

/// Reads the value of the field `name`.
pub fn value<T: Decode, A: Entries>(map: &mut A, name: &str) -> Result<T, A::Error> {
    map.next_value().map_err(|error| path::in_field(name, error))
}

/// Reads the value of the optional field `name`, noting in `extra` if it is null.
pub fn optional<T: Decode, A: Entries>(
    map: &mut A,
    extra: &mut Extra,
    name: &str,
    index: usize,
) -> Result<Option<T>, A::Error> {
    let value: Option<T> = value(map, name)?;
    if value.is_none() {
        extra.note_null(index);
    }
    Ok(value)
}

/// The value of the field `name` once all fields have been read.
pub fn whole<T: Decode, E: Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.or_else(T::absent).ok_or_else(|| E::missing_field(name))
}

/// Reads and writes a struct: `required` fields are always written, `optional` ones if
/// they are set or came as null, `constant` ones with their one value, `optional_constant`
/// ones if they are set. `..` names the field that holds what the table does not, and
/// behind it the map of the fields that are not named but have a type.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! object {
    ($type:ident { $($kind:ident $field:ident = $name:literal,)* ..$extra:ident $(, $additional:ident)? }) => {
        impl $crate::runtime::data::FromMap for $type {
            #[allow(
                deprecated,
                non_upper_case_globals,
                unused_mut,
                reason = "names are those of the fields, of which there may be none"
            )]
            fn from_map<A: $crate::runtime::data::Entries>(mut map: A) -> Result<Self, A::Error> {
                #[allow(dead_code, non_camel_case_types, reason = "as above")]
                enum Field { $($field),* }
                #[allow(dead_code, reason = "as above")]
                struct Index;
                impl Index { $(const $field: usize = Field::$field as usize;)* }

                $(let mut $field = None;)*
                let mut extra = $crate::runtime::data::Extra::default();
                $(let mut $additional = $crate::runtime::data::Map::new();)?
                let mut keys = $crate::runtime::data::Keys::new(&[$($name),*]);
                while let Some(index) = keys.next(&mut map, object!(@rest extra $($additional)?))? {
                    match index {
                        $(Index::$field => {
                            $field = Some(object!(@read $kind map, extra, $name, Index::$field));
                        })*
                        _ => {}
                    }
                }
                Ok(Self {
                    $($field: object!(@whole $kind $field, $name),)*
                    $extra: extra,
                    $($additional,)?
                })
            }
        }

        impl $crate::runtime::data::Decode for $type {
            fn decode<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map($crate::runtime::data::ObjectVisitor::new())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
            }
        }

        impl serde::Serialize for $type {
            #[allow(
                deprecated,
                non_upper_case_globals,
                reason = "what is deprecated is still sent; names as above"
            )]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(dead_code, non_camel_case_types, reason = "as above")]
                enum Field { $($field),* }

                let mut map = serializer.serialize_map(None)?;
                $(object!(@write $kind self, map, $field, $name, $extra, Field::$field as usize);)*
                $(for (name, value) in &self.$additional {
                    serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
                })?
                for (name, value) in self.$extra.iter() {
                    serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
                }
                serde::ser::SerializeMap::end(map)
            }
        }
    };

    (@rest $extra:ident) => { &mut $extra };
    (@rest $extra:ident $additional:ident) => { &mut $additional };

    (@read constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::constant_field(&mut $map, &mut $extra, $name)?
            .unwrap_or_default()
    };
    (@read optional_constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::constant_field(&mut $map, &mut $extra, $name)?
    };
    (@read optional $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional(&mut $map, &mut $extra, $name, $index)?
    };
    (@read $kind:ident $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::value(&mut $map, $name)?
    };
    (@whole constant $field:ident, $name:literal) => {
        $field.ok_or_else(|| serde::de::Error::missing_field($name))?
    };
    (@whole $kind:ident $field:ident, $name:literal) => {
        $crate::runtime::data::whole($field, $name)?
    };
    (@write required $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        serde::ser::SerializeMap::serialize_entry(&mut $map, $name, &$self.$field)?
    };
    (@write constant $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if $self.$extra.get($name).is_none() {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, &$self.$field)?;
        }
    };
    (@write $optional:ident $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if let Some(value) = &$self.$field {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, value)?;
        } else if $self.$extra.was_null($index) {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, &())?;
        }
    };
}

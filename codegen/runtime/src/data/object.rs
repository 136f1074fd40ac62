//! Objects: structs with a field for each property, and the rest in [`Extra`].

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::{Capture, Decode, Extra, Json, Map, Seed, path};

/// A type that can be read from the entries of a JSON object.
pub trait FromMap<'de>: Sized {
    /// Reads all entries.
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

impl<'de, T: FromMap<'de>> FromMap<'de> for Box<T> {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        T::from_map(map).map(Box::new)
    }
}

impl<'de> FromMap<'de> for Json {
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        Capture.visit_map(map)
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

impl<'de, T: FromMap<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(map)
    }
}

/// Where the fields go that a struct does not name.
pub trait Rest<'de> {
    /// Reads the value of the field `name` and keeps it.
    fn keep<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error>;
}

impl<'de, T: Decode<'de>> Rest<'de> for Map<T> {
    fn keep<A: MapAccess<'de>>(
        &mut self,
        name: String,
        map: &mut A,
    ) -> Result<(), A::Error> {
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
    pub fn next<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        rest: &mut impl Rest<'de>,
    ) -> Result<Option<usize>, A::Error> {
        while let Some(key) = map.next_key_seed(&mut *self)? {
            match key {
                Key::Named(index) => return Ok(Some(index)),
                Key::Other(name) => rest.keep(name, map)?,
            }
        }
        Ok(None)
    }

    /// The index of a name. Objects mostly come in the order of the document, so the
    /// search starts behind the name found last.
    fn find(&mut self, key: &str) -> Option<usize> {
        let (before, after) = self.names.split_at(self.expected);
        let found = after
            .iter()
            .position(|name| *name == key)
            .map(|offset| self.expected + offset)
            .or_else(|| before.iter().position(|name| *name == key))?;
        self.expected = found + 1;
        Some(found)
    }
}

/// A key of an object: one of the names, or another.
pub enum Key {
    /// The name with this index.
    Named(usize),
    /// A key that the document does not name.
    Other(String),
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        Ok(self.find(key).map_or_else(|| Key::Other(key.to_owned()), Key::Named))
    }
}

/// Reads the value of the field `name`.
pub fn value<'de, T: Decode<'de>, A: MapAccess<'de>>(
    map: &mut A,
    name: &str,
) -> Result<T, A::Error> {
    map.next_value_seed(Seed::new()).map_err(|error| path::in_field(name, error))
}

/// Reads the value of the optional field `name`, noting in `extra` if it is null.
pub fn optional<'de, T: Decode<'de>, A: MapAccess<'de>>(
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
pub fn whole<'de, T: Decode<'de>, E: Error>(
    value: Option<T>,
    name: &'static str,
) -> Result<T, E> {
    value.or_else(T::absent).ok_or_else(|| E::missing_field(name))
}

/// Reads and writes a struct: `required` fields are always written, `optional` ones if
/// they are set or came as null, `maybe` ones unless they are absent, `constant` ones with
/// their one value, `optional_constant` ones if they are set; `read_only` and
/// `read_only_constant` ones like the optional ones, but never in a request. `..` names
/// the field that holds what the table does not, and behind it the map of the fields that
/// are not named but have a type; `match` rows name maps of the fields whose names match a
/// pattern.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! object {
    ($type:ident { $($kind:ident $field:ident = $name:literal,)* ..$extra:ident $(, $additional:ident)? $(; match $pattern:literal => $patterned:ident)* }) => {
        impl<'de> $crate::runtime::data::FromMap<'de> for $type {
            #[allow(
                deprecated,
                non_upper_case_globals,
                unused_mut,
                reason = "names are those of the fields, of which there may be none"
            )]
            fn from_map<A: serde::de::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                #[allow(dead_code, non_camel_case_types, reason = "as above")]
                enum Field { $($field),* }
                #[allow(dead_code, reason = "as above")]
                struct Index;
                impl Index { $(const $field: usize = Field::$field as usize;)* }

                $(let mut $field = None;)*
                let mut extra = $crate::runtime::data::Extra::default();
                $(let mut $additional = $crate::runtime::data::Map::new();)?
                $(let mut $patterned = $crate::runtime::data::Map::new();)*
                let mut keys = $crate::runtime::data::Keys::new(&[$($name),*]);
                while let Some(index) = keys.next(
                    &mut map,
                    object!(@route [$($pattern => $patterned,)*] extra $($additional)?),
                )? {
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
                    $($patterned,)*
                })
            }
        }

        impl<'de> $crate::runtime::data::Decode<'de> for $type {
            fn decode<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
                $(for (name, value) in &self.$patterned {
                    serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
                })*
                for (name, value) in self.$extra.iter() {
                    serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
                }
                serde::ser::SerializeMap::end(map)
            }
        }
    };

    (@route [$pattern:literal => $own:ident, $($more:tt)*] $($rest:ident)+) => {
        &mut $crate::runtime::data::Patterned {
            pattern: $pattern,
            own: &mut $own,
            rest: object!(@route [$($more)*] $($rest)+),
        }
    };
    (@route [] $extra:ident) => { &mut $extra };
    (@route [] $extra:ident $additional:ident) => { &mut $additional };

    (@read constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::constant_field(&mut $map, &mut $extra, $name)?
            .unwrap_or_default()
    };
    (@read optional_constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional_constant_field(&mut $map, &mut $extra, $name, $index)?
    };
    (@read optional $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional(&mut $map, &mut $extra, $name, $index)?
    };
    (@read read_only_constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        object!(@read optional_constant $map, $extra, $name, $index)
    };
    (@read read_only $map:ident, $extra:ident, $name:literal, $index:expr) => {
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
    (@write optional_constant $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if $self.$extra.get($name).is_none() {
            object!(@write optional $self, $map, $field, $name, $extra, $index);
        }
    };
    (@write maybe $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if !$self.$field.is_absent() {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, &$self.$field)?;
        }
    };
    (@write read_only_constant $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if !$crate::runtime::data::is_sending() {
            object!(@write optional_constant $self, $map, $field, $name, $extra, $index);
        }
    };
    (@write read_only $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if !$crate::runtime::data::is_sending() {
            object!(@write optional $self, $map, $field, $name, $extra, $index);
        }
    };
    (@write optional $self:ident, $map:ident, $field:ident, $name:literal, $extra:ident, $index:expr) => {
        if let Some(value) = &$self.$field {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, value)?;
        } else if $self.$extra.was_null($index) {
            serde::ser::SerializeMap::serialize_entry(&mut $map, $name, &())?;
        }
    };
}

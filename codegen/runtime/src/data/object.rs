//! Objects: structs with a field for each property, and the rest in [`Extra`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, Visitor};

use super::{Decode, Entries, Extra, Map, Received, path, strict};

/// A type that can be read from the entries of a JSON object.
pub trait FromMap: Sized {
    /// Reads all entries.
    fn from_map<A: Entries>(map: &mut A) -> Result<Self, A::Error>;
}

impl<T: FromMap> FromMap for Box<T> {
    fn from_map<A: Entries>(map: &mut A) -> Result<Self, A::Error> {
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

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(&mut Received::new(map))
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

/// Goes to the next field that `find` knows. A field under any other key goes into `rest`.
#[inline]
pub fn next_field<F, A: Entries>(
    map: &mut A,
    rest: &mut impl Rest,
    find: fn(&str) -> Option<F>,
) -> Result<Option<F>, A::Error> {
    loop {
        match map.next_key(|key| find(key).ok_or_else(|| key.to_owned()))? {
            Some(Ok(field)) => return Ok(Some(field)),
            Some(Err(name)) => rest.keep(name, map)?,
            None => return Ok(None),
        }
    }
}

/// Reads the value of the field `name`.
#[inline]
pub fn value<T: Decode, A: Entries>(map: &mut A, name: &str) -> Result<T, A::Error> {
    map.next_value().map_err(|error| path::in_field(name, error))
}

/// Reads the value of the optional field `name`, noting in `extra` if it is null.
#[inline]
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

/// The value of the field `name`, which should be there, once all fields have been read.
/// One that may be null may also be missing, but not while alternatives are tried: another
/// one may not ask for it.
#[inline]
pub fn required<T: Decode, E: Error>(
    value: Option<T>,
    name: &'static str,
) -> Result<T, E> {
    match value {
        Some(value) => Ok(value),
        None if strict::is_attempt() => Err(E::missing_field(name)),
        None => whole(None, name),
    }
}

/// The value of the field `name` once all fields have been read.
#[inline]
pub fn whole<T: Decode, E: Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
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
        impl $crate::runtime::data::FromMap for $type {
            #[allow(
                deprecated,
                unreachable_code,
                unused_mut,
                reason = "names are those of the fields, of which there may be none"
            )]
            fn from_map<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
                #[allow(dead_code, non_camel_case_types, reason = "as above")]
                enum Field { $($field),* }

                fn find(name: &str) -> Option<Field> {
                    match name {
                        $($name => Some(Field::$field),)*
                        _ => None,
                    }
                }

                $(let mut $field = None;)*
                let mut extra = $crate::runtime::data::Extra::default();
                $(let mut $additional = $crate::runtime::data::Map::new();)?
                $(let mut $patterned = $crate::runtime::data::Map::new();)*
                loop {
                    match $crate::runtime::data::next_field(
                        map,
                        object!(@route [$($pattern => $patterned,)*] extra $($additional)?),
                        find,
                    )? {
                        $(Some(Field::$field) => {
                            $field = Some(
                                object!(@read $kind map, extra, $name, Field::$field as usize),
                            );
                        })*
                        None => break,
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

        impl $crate::runtime::data::Decode for $type {
            #[inline]
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
        $crate::runtime::data::constant_field($map, &mut $extra, $name)?
            .unwrap_or_default()
    };
    (@read optional_constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional_constant_field($map, &mut $extra, $name, $index)?
    };
    (@read optional $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional($map, &mut $extra, $name, $index)?
    };
    (@read read_only_constant $map:ident, $extra:ident, $name:literal, $index:expr) => {
        object!(@read optional_constant $map, $extra, $name, $index)
    };
    (@read read_only $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::optional($map, &mut $extra, $name, $index)?
    };
    (@read $kind:ident $map:ident, $extra:ident, $name:literal, $index:expr) => {
        $crate::runtime::data::value($map, $name)?
    };
    (@whole constant $field:ident, $name:literal) => {
        $field.ok_or_else(|| serde::de::Error::missing_field($name))?
    };
    (@whole required $field:ident, $name:literal) => {
        $crate::runtime::data::required($field, $name)?
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

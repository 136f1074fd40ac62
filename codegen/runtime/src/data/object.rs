//! Objects: structs with a field for each property, and the rest in [`Extra`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};

use super::read::value;
use super::{Decode, Entries, Map, Received};

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
        const _: () = {
            // Paths are short, because they come once for each field; and in small letters,
            // because a generated type may have any other name.
            use $crate::runtime::data;

            #[allow(dead_code, non_camel_case_types, reason = "names are those of the fields")]
            enum field { $($field),* }

            impl data::FromMap for $type {
                #[allow(
                    deprecated,
                    unreachable_code,
                    unused_mut,
                    reason = "there may be no fields, or deprecated ones"
                )]
                fn from_map<A: data::Entries>(
                    map: &mut A,
                ) -> Result<Self, A::Error> {
                    fn find(name: &str) -> Option<field> {
                        match name {
                            $($name => Some(field::$field),)*
                            _ => None,
                        }
                    }

                    $(let mut $field = None;)*
                    let mut extra = data::Extra::default();
                    $(let mut $additional = data::Map::new();)?
                    $(let mut $patterned = data::Map::new();)*
                    loop {
                        let field = data::next_field(
                            map,
                            object!(@route [$($pattern => $patterned,)*] extra $($additional)?),
                            find,
                        );
                        let read: Result<(), A::Error> = match field {
                            $(Ok(Some(field::$field)) => data::read::$kind(
                                map,
                                &mut extra,
                                $name,
                                field::$field as usize,
                                &mut $field,
                            ),)*
                            Ok(None) => break,
                            Err(error) => Err(error),
                        };
                        read?;
                    }
                    Ok(Self {
                        $($field: match data::whole::$kind($field, $name) {
                            Ok(value) => value,
                            Err(error) => return Err(error),
                        },)*
                        $extra: extra,
                        $($additional,)?
                        $($patterned,)*
                    })
                }
            }

            impl serde::Serialize for $type {
                #[allow(deprecated, unused_mut, reason = "as above")]
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    let mut writing = data::Writing::new(serializer, &self.$extra);
                    $(writing.$kind($name, &self.$field, field::$field as usize);)*
                    $(writing.all(&self.$additional);)?
                    $(writing.all(&self.$patterned);)*
                    writing.end()
                }
            }
        };

        impl $crate::runtime::data::Described for $type {
            type Kind = $crate::runtime::data::kind::Object;
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
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
}

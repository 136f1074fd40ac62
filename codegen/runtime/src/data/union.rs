//! Unions (`oneOf`, `anyOf`): the JSON type of a value, then a tag, tell the alternative.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::Number;

use super::{Capture, Entries, FromMap, Json, Received, accept_unknown};

/// An alternative of the union `T` that this version of the document does not name, kept
/// as it was sent.
///
/// It cannot be built directly, and not taken from another union, so that a known
/// alternative never hides in it.
pub struct UnknownVariant<T> {
    json: Json,
    of: PhantomData<fn() -> T>,
}

impl<T> UnknownVariant<T> {
    /// The value as it was sent.
    pub fn as_json(&self) -> &Json {
        &self.json
    }
}

impl<T> Clone for UnknownVariant<T> {
    fn clone(&self) -> Self {
        Self { json: self.json.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for UnknownVariant<T> {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

impl<T> Eq for UnknownVariant<T> {}

impl<T> Hash for UnknownVariant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.json.hash(state);
    }
}

impl<T> fmt::Debug for UnknownVariant<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.json, formatter)
    }
}

impl<T> Serialize for UnknownVariant<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// A union: one function for each JSON type. The defaults keep the value as it is.
pub trait Union: Sized {
    /// The alternative that holds what no other takes, if the document allows such a value
    /// or unknown ones are kept.
    fn other<E: Error>(json: Json) -> Result<Self, E>;

    /// A string.
    fn from_string<E: Error>(value: &str) -> Result<Self, E> {
        Capture.visit_str(value).and_then(Self::other)
    }

    /// A number.
    fn from_number<E: Error>(value: Number) -> Result<Self, E> {
        Self::other(serde_json::Value::Number(value).into())
    }

    /// A truth value.
    fn from_boolean<E: Error>(value: bool) -> Result<Self, E> {
        Capture.visit_bool(value).and_then(Self::other)
    }

    /// An array.
    fn from_array<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        Capture.visit_seq(seq).and_then(Self::other)
    }

    /// An object.
    fn from_object<A: Entries>(map: &mut A) -> Result<Self, A::Error> {
        Json::from_map(map).and_then(Self::other)
    }
}

/// Hands a value to the function of its JSON type.
pub struct UnionVisitor<T>(PhantomData<T>);

impl<T> UnionVisitor<T> {
    /// A visitor that gives a `T`.
    #[allow(clippy::new_without_default, reason = "always named with its type")]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Union> Visitor<'de> for UnionVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        T::from_string(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::from_number(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::from_number(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        match Number::from_f64(value) {
            Some(number) => T::from_number(number),
            None => Err(E::custom("a number that JSON cannot write")),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        T::from_boolean(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::from_array(seq)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_object(&mut Received::new(map))
    }
}

/// Refuses or keeps a value that is none of the alternatives of a union.
///
/// # Errors
/// It is to be refused.
pub fn unknown<T, E: Error>(json: Json) -> Result<UnknownVariant<T>, E> {
    accept_unknown("this alternative")?;
    Ok(UnknownVariant { json, of: PhantomData })
}

/// Reads and writes a union from the alternatives of each JSON type: a `string` by its
/// value, `any` other value of a type (of several alternatives the first that fits),
/// objects by their `tag` or else by the `fields` that they have to and may have; `rest`
/// holds values of the JSON types that no other row names.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! union {
    ($type:ident {
        $(string $text:literal => $unit:ident,)*
        $(any $json:ident => $($any:ident)|+,)*
        $(tag $tag:literal { $($($($of:ident)? $name:literal)|+ => $variant:ident,)* })?
        $(fields { $($shaped:ident => [$($required:literal),*] [$($optional:literal),*],)* })?
        $(rest $rest:ident)?
    }) => {
        impl $crate::runtime::data::Union for $type {
            union!(@other $($rest)?);
            union!(@strings { $($text => $unit,)* } $($json => $($any)|+,)*);
            $(union!(@$json $($any)|+);)*
            $(
                fn from_object<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
                    let mut map = $crate::runtime::data::Tagged::new(map, $tag);
                    match map.find(&[$($(literal!($($of)? $name)),+),*])? {
                        $(Some($(literal!($($of)? $name))|+) => {
                            $crate::runtime::data::FromMap::from_map(&mut map).map(Self::$variant)
                        })*
                        _ if map.is_tagged() => map.capture().and_then(Self::other),
                        _ => {
                            let json = map.capture()?;
                            union!(@first json, $($variant)|*)
                        }
                    }
                }
            )?
            $(
                fn from_object<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
                    let json = $crate::runtime::data::FromMap::from_map(map)?;
                    let found = $crate::runtime::data::by_fields(&json, &[
                        $($crate::runtime::data::Fields {
                            required: &[$($required),*],
                            optional: &[$($optional),*],
                            read: |json| $crate::runtime::data::attempt(json).map(Self::$shaped),
                        }),*
                    ]);
                    found.map_or_else(|| Self::other(json), Ok)
                }
            )?
        }

        impl $crate::runtime::data::FromMap for $type {
            fn from_map<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
                $crate::runtime::data::Union::from_object(map)
            }
        }

        impl $crate::runtime::data::Described for $type {
            type Kind = $crate::runtime::data::kind::Union;
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer)
            }
        }

        impl serde::Serialize for $type {
            #[allow(unreachable_patterns, reason = "one alternative may be of several types")]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$unit => serializer.serialize_str($text),)*
                    $($(Self::$any(value) => value.serialize(serializer),)+)*
                    $($(Self::$variant(value) => value.serialize(serializer),)*)?
                    $($(Self::$shaped(value) => value.serialize(serializer),)*)?
                    $(Self::$rest(value) => value.serialize(serializer),)?
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }
    };

    // What no other row takes.
    (@other) => {
        fn other<E: serde::de::Error>(json: $crate::runtime::data::Json) -> Result<Self, E> {
            $crate::runtime::data::unknown(json).map(Self::Unknown)
        }
    };
    (@other $rest:ident) => {
        fn other<E: serde::de::Error>(json: $crate::runtime::data::Json) -> Result<Self, E> {
            Ok(Self::$rest(json))
        }
    };

    // Strings: the named values, then the alternatives for any other string, if any.
    (@strings { $($text:literal => $unit:ident,)* } string => $($any:ident)|+, $($rest:tt)*) => {
        fn from_string<E: serde::de::Error>(value: &str) -> Result<Self, E> {
            match value {
                $($text => Ok(Self::$unit),)*
                _ => union!(@scalar value, from_text, $($any)|+),
            }
        }
    };
    (@strings { $($units:tt)* } $other:ident => $($any:ident)|+, $($rest:tt)*) => {
        union!(@strings { $($units)* } $($rest)*);
    };
    (@strings { }) => {};
    (@strings { $($text:literal => $unit:ident,)* }) => {
        fn from_string<E: serde::de::Error>(value: &str) -> Result<Self, E> {
            match value {
                $($text => Ok(Self::$unit),)*
                _ => Self::other(serde_json::Value::from(value).into()),
            }
        }
    };
    (@string $($any:ident)|+) => {};

    // The one alternative of a JSON type, or several to be tried.
    (@number $($any:ident)|+) => {
        fn from_number<E: serde::de::Error>(value: serde_json::Number) -> Result<Self, E> {
            union!(@scalar value.clone(), from_number, $($any)|+)
        }
    };
    (@boolean $($any:ident)|+) => {
        fn from_boolean<E: serde::de::Error>(value: bool) -> Result<Self, E> {
            union!(@scalar value, from_boolean, $($any)|+)
        }
    };
    (@array $any:ident) => {
        fn from_array<'de, A: serde::de::SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
            $crate::runtime::data::Decode::decode(
                serde::de::value::SeqAccessDeserializer::new(seq),
            )
            .map(Self::$any)
        }
    };
    (@array $($any:ident)|+) => {
        fn from_array<'de, A: serde::de::SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
            let json = $crate::runtime::data::capture_array(seq)?;
            union!(@first json, $($any)|+)
        }
    };
    (@object $any:ident) => {
        fn from_object<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
            $crate::runtime::data::FromMap::from_map(map).map(Self::$any)
        }
    };
    (@object $($any:ident)|+) => {
        fn from_object<A: $crate::runtime::data::Entries>(map: &mut A) -> Result<Self, A::Error> {
            let json = $crate::runtime::data::FromMap::from_map(map)?;
            union!(@first json, $($any)|+)
        }
    };

    // Scalars are cheap to read again: the first that knows the value, else the last.
    (@scalar $value:expr, $read:ident, $any:ident) => {
        $crate::runtime::data::$read($value).map(Self::$any)
    };
    (@scalar $value:expr, $read:ident, $any:ident | $($more:ident)|+) => {
        match $crate::runtime::data::certain(|| $crate::runtime::data::$read::<_, E>($value)) {
            Some(value) => Ok(Self::$any(value)),
            None => union!(@scalar $value, $read, $($more)|+),
        }
    };
    (@first $json:ident, $($any:ident)|+) => {
        $crate::runtime::data::first(&$json, &[
            $(|json| $crate::runtime::data::attempt(json).map(Self::$any)),+
        ])
        .map_or_else(|| Self::other($json), Ok)
    };
}

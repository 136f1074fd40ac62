//! Lists and maps of themselves, which need a name of their own in Rust.

/// Makes a tuple struct of one field read, written and used as that field; `map` if the
/// field is a map.
#[allow(unused_macros, reason = "used by the generated types")]
macro_rules! newtype {
    ($type:ident(map $inner:ty)) => {
        newtype!($type($inner));

        impl $crate::runtime::data::FromMap for $type {
            fn from_map<A: $crate::runtime::data::Entries>(
                map: &mut A,
            ) -> Result<Self, A::Error> {
                $crate::runtime::data::FromMap::from_map(map).map(Self)
            }
        }
    };
    ($type:ident($inner:ty)) => {
        impl std::ops::Deref for $type {
            type Target = $inner;

            fn deref(&self) -> &$inner {
                &self.0
            }
        }

        impl std::ops::DerefMut for $type {
            fn deref_mut(&mut self) -> &mut $inner {
                &mut self.0
            }
        }

        impl From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$type> for $inner {
            fn from(value: $type) -> Self {
                value.0
            }
        }

        impl $crate::runtime::data::Decode for $type {
            fn decode<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::data::Decode::decode(deserializer).map(Self)
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
            fn serialize<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.0, serializer)
            }
        }
    };
}

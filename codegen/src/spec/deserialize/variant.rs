//! Enums, as a type sees them.

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, Unexpected,
    VariantAccess, Visitor,
};

use super::Mismatch;
use crate::spec::node::Node;

/// A variant of an enum: a name alone, or a mapping of the name to its content.
pub(super) struct Variant<'de> {
    pub(super) name: &'de str,
    pub(super) value: Option<&'de Node>,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Self), Mismatch> {
        let name = seed.deserialize(self.name.into_deserializer())?;
        Ok((name, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        match self.value {
            None => Ok(()),
            Some(value) => de::Deserialize::deserialize(value),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Mismatch> {
        seed.deserialize(self.content()?).map_err(|error| error.within(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.content()?.deserialize_any(visitor).map_err(|error| error.within(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.content()?.deserialize_any(visitor).map_err(|error| error.within(self.name))
    }
}

impl<'de> Variant<'de> {
    fn content(&self) -> Result<&'de Node, Mismatch> {
        self.value.ok_or_else(|| {
            de::Error::invalid_type(Unexpected::UnitVariant, &"a variant with content")
        })
    }
}

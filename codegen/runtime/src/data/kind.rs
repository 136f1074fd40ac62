//! How the types of one kind are read. A generated type names its kind rather than having a
//! function of its own: the compiler checks thousands of functions for seconds.

use serde::Deserializer;

use super::{
    ArrayVisitor, Decode, FromMap, FromSeq, ObjectVisitor, OpenEnumVisitor, UnionVisitor,
};

/// A type that is read as all of its kind are.
pub trait Described: Sized {
    /// The kind.
    type Kind: Kind<Self>;
}

/// How types of one kind are read.
pub trait Kind<T> {
    /// Reads the value.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error>;

    /// The value of a field that is not there; `None` if it has to be.
    fn absent() -> Option<T> {
        None
    }
}

impl<T: Described> Decode for T {
    #[inline]
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        T::Kind::read(deserializer)
    }

    fn absent() -> Option<T> {
        T::Kind::absent()
    }
}

/// Structs.
pub struct Object;

impl<T: FromMap> Kind<T> for Object {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_map(ObjectVisitor::new())
    }
}

/// Arrays whose items differ by place.
pub struct Tuple;

impl<T: FromSeq> Kind<T> for Tuple {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_seq(ArrayVisitor::new())
    }
}

/// Enumerations of strings.
pub struct OpenEnum;

impl<T: super::OpenEnum> Kind<T> for OpenEnum {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(OpenEnumVisitor::new())
    }
}

/// Unit structs that stand for one value.
pub struct Constant;

impl<T: super::Constant> Kind<T> for Constant {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        super::constant(deserializer)
    }
}

/// Alternatives.
pub struct Union;

impl<T: super::Union> Kind<T> for Union {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(UnionVisitor::new())
    }
}

/// What is boxed, which is read as it is without.
pub struct Boxed;

impl<T: Decode> Described for Box<T> {
    type Kind = Boxed;
}

impl<T: Decode> Kind<Box<T>> for Boxed {
    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<T>, D::Error> {
        T::decode(deserializer).map(Box::new)
    }

    fn absent() -> Option<Box<T>> {
        T::absent().map(Box::new)
    }
}

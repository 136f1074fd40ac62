//! Sets of JSON types.

use std::ops::{BitAnd, BitOr};

use crate::model::ValueKind;
use crate::spec::JsonType;

/// A set of JSON types. A number is whole or has a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(1 << 1);
    pub(super) const INTEGER: Self = Self(1 << 2);
    pub(super) const FRACTION: Self = Self(1 << 3);
    pub(super) const NUMBER: Self = Self(Self::INTEGER.0 | Self::FRACTION.0);
    pub(super) const STRING: Self = Self(1 << 4);
    pub(super) const ARRAY: Self = Self(1 << 5);
    pub(super) const OBJECT: Self = Self(1 << 6);
    pub(super) const ALL: Self = Self((1 << 7) - 1);

    /// Whether nothing is in both.
    pub(super) fn excludes(self, other: Self) -> bool {
        self & other == Self::NONE
    }

    /// Whether all of this is in the other.
    pub(super) fn is_within(self, other: Self) -> bool {
        self & other == self
    }

    /// The set without what is in the other.
    pub(super) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The set without null.
    pub(super) fn without_null(self) -> Self {
        self.without(Self::NULL)
    }

    /// The JSON types by which a union is told apart, null left out.
    pub(super) fn value_kinds(self) -> Vec<ValueKind> {
        let all = [
            (Self::STRING, ValueKind::String),
            (Self::NUMBER, ValueKind::Number),
            (Self::BOOLEAN, ValueKind::Boolean),
            (Self::ARRAY, ValueKind::Array),
            (Self::OBJECT, ValueKind::Object),
        ];
        all.into_iter().filter(|it| !self.excludes(it.0)).map(|it| it.1).collect()
    }

    /// The names of the JSON types of a set, null left out.
    pub(super) fn json_types(self) -> Vec<JsonType> {
        let all = [
            (Self::STRING, JsonType::String),
            (Self::FRACTION, JsonType::Number),
            (Self::INTEGER, JsonType::Integer),
            (Self::BOOLEAN, JsonType::Boolean),
            (Self::ARRAY, JsonType::Array),
            (Self::OBJECT, JsonType::Object),
        ];
        let mut types: Vec<JsonType> =
            all.into_iter().filter(|it| !self.excludes(it.0)).map(|it| it.1).collect();
        if types.contains(&JsonType::Number) {
            types.retain(|it| *it != JsonType::Integer);
        }
        types
    }
}

impl BitAnd for Kinds {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Self> for Kinds {
    fn from_iter<I: IntoIterator<Item = Self>>(items: I) -> Self {
        items.into_iter().fold(Self::NONE, BitOr::bitor)
    }
}

impl From<JsonType> for Kinds {
    fn from(json_type: JsonType) -> Self {
        match json_type {
            JsonType::String => Self::STRING,
            JsonType::Integer => Self::INTEGER,
            JsonType::Number => Self::NUMBER,
            JsonType::Boolean => Self::BOOLEAN,
            JsonType::Array => Self::ARRAY,
            JsonType::Object => Self::OBJECT,
        }
    }
}

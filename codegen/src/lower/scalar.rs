//! Numbers, strings and truth values.

use super::Lowering;
use super::schema::Form;
use crate::model::{Scalar, Type};
use crate::spec::{Bounds, JsonType, Schema};

impl Lowering<'_> {
    /// A schema of one type that is neither an object nor an array.
    #[allow(clippy::unused_self, reason = "formats become configurable types here")]
    pub(super) fn scalar(&mut self, schema: &Schema, json_type: JsonType) -> Form {
        let scalar = match (json_type, schema.format.as_deref()) {
            (JsonType::Boolean, _) => Scalar::Bool,
            (JsonType::Integer, Some("int32")) => Scalar::I32,
            (JsonType::Integer, Some("uint32")) => Scalar::U32,
            (JsonType::Integer, Some("uint64")) => Scalar::U64,
            (JsonType::Integer, _) => Scalar::I64,
            // A number of 32 bits would lose digits that the server may send.
            (JsonType::Number, _) => Scalar::F64,
            _ => Scalar::String,
        };
        Form::Type(Type::Scalar(scalar))
    }
}

impl Bounds {
    /// The bounds in words.
    pub(super) fn sentence(&self) -> Option<String> {
        let number = |(value, exclusive): (f64, bool), inclusive: &str, strict: &str| {
            format!("{} {value}", if exclusive { strict } else { inclusive })
        };
        let numbers = [
            self.minimum.map(|it| number(it, "at least", "more than")),
            self.maximum.map(|it| number(it, "at most", "less than")),
        ];
        let lengths = [
            self.min_length.or(self.min_items).map(|it| format!("at least {it}")),
            self.max_length.or(self.max_items).map(|it| format!("at most {it}")),
        ];
        let join = |parts: [Option<String>; 2]| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            parts.join(", ")
        };
        let (numbers, lengths) = (join(numbers), join(lengths));
        match (numbers.is_empty(), lengths.is_empty()) {
            (true, true) => None,
            (false, _) => Some(format!("Range: {numbers}.")),
            (true, false) => Some(format!("Length: {lengths}.")),
        }
    }
}

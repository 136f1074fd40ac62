//! Numbers, strings and truth values.

use super::Lowering;
use super::schema::Form;
use crate::model::{Scalar, Type};
use crate::spec::{Bounds, JsonType, Schema};

impl Lowering<'_> {
    /// A schema of one type that is neither an object nor an array.
    pub(super) fn scalar(&mut self, schema: &Schema, json_type: JsonType) -> Form {
        let scalar = match json_type {
            JsonType::Boolean => Scalar::Bool,
            JsonType::Integer => self.integer(schema),
            JsonType::Number => self.number(schema),
            _ => self.text_type(schema).map_or(Scalar::String, Scalar::Text),
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

//! Numbers, strings and truth values.

use super::Lowering;
use super::schema::Form;
use crate::model::{Scalar, Type};
use crate::spec::{JsonType, Schema};

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

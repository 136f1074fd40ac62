//! `enum` and `const`.

use std::collections::HashSet;

use serde_json::Value;

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Constant, Enum, Scalar, Shape, StringUnit, Type};
use crate::names::{Case, Scope};
use crate::spec::{JsonType, Schema};

impl Lowering<'_> {
    /// A schema that lists its values.
    pub(super) fn enumeration(
        &mut self,
        schema: &Schema,
        values: &[Value],
        role: &Role,
    ) -> Form {
        let textual = schema.types == [JsonType::String];
        let strings: Vec<String> = values
            .iter()
            .filter_map(|value| match value {
                Value::String(text) => Some(text.clone()),
                // `enum: [1, yes]` of a string is a slip of quotes.
                Value::Number(_) | Value::Bool(_) if textual => Some(value.to_string()),
                _ => None,
            })
            .collect();
        if strings.len() == values.len() {
            return match strings.as_slice() {
                [value] if role.property => {
                    Form::Shape(Shape::Constant(Constant { value: value.clone() }))
                }
                _ => Form::Shape(self.strings(&strings, &schema.at)),
            };
        }
        let place = schema.at.child("enum");
        let all = |test: fn(&Value) -> bool| values.iter().all(test);
        let is_integer = |value: &Value| value.is_i64() || value.is_u64();
        let ty = match schema.types.as_slice() {
            [JsonType::Boolean] => Type::Scalar(Scalar::Bool),
            [JsonType::Integer] => Type::Scalar(Scalar::I64),
            [JsonType::Number] => Type::Scalar(Scalar::F64),
            [JsonType::String] => Type::Scalar(Scalar::String),
            [] if all(Value::is_boolean) => Type::Scalar(Scalar::Bool),
            [] if all(is_integer) => Type::Scalar(Scalar::I64),
            [] if all(Value::is_number) => Type::Scalar(Scalar::F64),
            _ => Type::Any,
        };
        let why = "only values that are strings become an enumeration; others are accepted \
                   as they come";
        self.warn(Code::UnsupportedEnum, &place, why);
        Form::Type(ty)
    }

    /// An enumeration of these strings.
    pub(super) fn strings(&mut self, values: &[String], at: &Pointer) -> Shape {
        let mut scope = Scope::reserving(&["Unknown", "Self"]);
        let mut variants = Vec::new();
        self.units(values, at, &mut scope, &mut variants);
        Shape::Enum(Enum { variants })
    }

    /// A variant for each of these strings that has none yet.
    pub(super) fn units(
        &mut self,
        values: &[String],
        at: &Pointer,
        scope: &mut Scope,
        units: &mut Vec<StringUnit>,
    ) {
        let mut seen: HashSet<String> =
            units.iter().map(|unit| unit.wire.clone()).collect();
        for value in values {
            if seen.insert(value.clone()) {
                let claim = scope.claim(Case::UpperCamel, value, "value");
                let name = self.settle(claim, at, "value");
                units.push(StringUnit { wire: value.clone(), name });
            }
        }
    }
}

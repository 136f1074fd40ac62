//! `enum` and `const`.

use serde_json::Value;

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Constant, Enum, Scalar, Shape, StringUnit, Type};
use crate::names::{Case, Scope};
use crate::spec::Schema;

impl Lowering<'_> {
    /// A schema that lists its values.
    pub(super) fn enumeration(
        &mut self,
        schema: &Schema,
        values: &[Value],
        role: &Role,
    ) -> Form {
        let strings: Vec<String> =
            values.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        if strings.len() == values.len() {
            return match strings.as_slice() {
                [value] if role.property => {
                    Form::Shape(Shape::Constant(Constant { value: value.clone() }))
                }
                _ => Form::Shape(self.strings(&strings, &schema.at)),
            };
        }
        let place = schema.at.child("enum");
        let ty = if values.iter().all(Value::is_boolean) {
            Type::Scalar(Scalar::Bool)
        } else if values.iter().all(|it| it.is_i64() || it.is_u64()) {
            Type::Scalar(Scalar::I64)
        } else if values.iter().all(Value::is_number) {
            Type::Scalar(Scalar::F64)
        } else {
            Type::Any
        };
        let why = "only values that are strings become an enumeration; others are accepted \
                   as they come";
        self.warn(Code::UnsupportedEnum, &place, why);
        Form::Type(ty)
    }

    /// An enumeration of these strings.
    pub(super) fn strings(&mut self, values: &[String], at: &Pointer) -> Shape {
        let mut scope = Scope::reserving(&["Unknown", "Self"]);
        let variants = self.units(values, at, &mut scope);
        Shape::Enum(Enum { variants })
    }

    /// A variant for each of these strings; one that repeats is taken once.
    pub(super) fn units(
        &mut self,
        values: &[String],
        at: &Pointer,
        scope: &mut Scope,
    ) -> Vec<StringUnit> {
        let mut units: Vec<StringUnit> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for value in values {
            if seen.insert(value) {
                let claim = scope.claim(Case::UpperCamel, value, "value");
                let name = self.settle(claim, at, "value");
                units.push(StringUnit { wire: value.clone(), name });
            }
        }
        units
    }
}

//! `enum` and `const`.

use std::collections::HashSet;

use serde_json::Value;

use super::alternative::Alternative;
use super::literal::{EXACT, shown, words};
use super::schema::Form;
use super::values::Listed;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{
    Constant, Enum, EnumKind, Literal, Scalar, Shape, StringUnit, Type, Unit,
};
use crate::names::{Case, Scope};
use crate::spec::{JsonType, Schema};

/// Names of variants that are not given to values.
const RESERVED: &[&str] = &["Unknown", "Self"];

/// The values of a schema that allows only some; none if it allows others.
pub(super) fn constant_values(schema: &Schema) -> Vec<Value> {
    schema.values.clone().unwrap_or_default()
}

impl Lowering<'_> {
    /// A schema that lists its values.
    pub(super) fn enumeration(
        &mut self,
        schema: &Schema,
        values: &[Value],
        role: &Role,
    ) -> Form {
        let mut listed = self.listed(schema, values);
        self.annotate(schema, &mut listed);
        self.enumerate(schema, listed, role)
    }

    /// Alternatives that list their values in place, if all of them do: so a document gives
    /// each value a title and a description.
    pub(super) fn enumerated(
        &mut self,
        whole: &Schema,
        alternatives: &[Alternative],
        role: &Role,
    ) -> Option<Form> {
        let mut listed = Vec::new();
        let mut types = Vec::new();
        for alternative in alternatives {
            let own = &alternative.whole;
            let referred = self.document.schema(&alternative.at).ok()?.reference.clone();
            if own.values.is_none() || referred.is_some() {
                return None;
            }
            let mut values = self.listed(own, &constant_values(own));
            self.annotate(own, &mut values);
            if let [only] = values.as_mut_slice() {
                only.name = only.name.take().or_else(|| own.title.clone());
                only.docs = own.description.clone().unwrap_or_default();
            }
            listed.extend(values);
            types.extend(own.types.iter().copied());
        }
        let whole = Schema { types, ..whole.clone() };
        Some(self.enumerate(&whole, listed, role))
    }

    /// What a list of values becomes.
    fn enumerate(
        &mut self,
        schema: &Schema,
        mut listed: Vec<Listed>,
        role: &Role,
    ) -> Form {
        let mut seen = HashSet::new();
        let mut twice = Vec::new();
        listed.retain(|it| {
            let is_new = seen.insert(it.value.json());
            if !is_new {
                twice.push(shown(&it.value));
            }
            is_new
        });
        if !twice.is_empty() {
            let what = format!("listed more than once: {}", twice.join(", "));
            self.note(Code::DuplicateValue, schema.at.clone(), what);
        }
        let kind = kind(&listed, &schema.types);
        match listed.as_slice() {
            [] => self.nothing_listed(schema, role),
            [only] if role.property => {
                Form::Shape(Shape::Constant(Constant { value: only.value.clone() }))
            }
            [one, other] if is_boolean(one) && is_boolean(other) => {
                Form::Type(Type::Scalar(Scalar::Bool))
            }
            several => {
                let mut scope = Scope::reserving(RESERVED);
                let mut variants = Vec::new();
                for it in several {
                    let words = it.name.clone().unwrap_or_else(|| words(&it.value));
                    let claim = scope.claim_spelled(Case::UpperCamel, &words, "value");
                    let name = self.settle(claim, &schema.at, "value");
                    let (value, docs) = (it.value.clone(), it.docs.clone());
                    variants.push(Unit { value, name, docs });
                }
                Form::Shape(Shape::Enum(Enum { kind, variants, any: false }))
            }
        }
    }

    /// A list without a value that the schema allows.
    fn nothing_listed(&mut self, schema: &Schema, role: &Role) -> Form {
        if schema.types.is_empty() || !self.config.assumes_types() {
            let nothing = Schema { nothing: true, ..schema.clone() };
            return self.whole_form(&nothing, role);
        }
        let why = "no value fulfils this schema; any value of its type is accepted";
        self.warn(Code::ImpossibleValue, &schema.at, why);
        let open = Schema { values: None, unions: Vec::new(), ..schema.clone() };
        self.whole_form(&open, role)
    }

    /// An enumeration of these strings.
    pub(super) fn strings(
        &mut self,
        values: &[String],
        any: bool,
        at: &Pointer,
    ) -> Shape {
        let mut scope = Scope::reserving(RESERVED);
        let mut units = Vec::new();
        self.units(values, at, &mut scope, &mut units);
        let variants = units.into_iter().map(|unit| Unit {
            value: Literal::String(unit.wire),
            name: unit.name,
            docs: String::new(),
        });
        Shape::Enum(Enum { kind: EnumKind::Strings, variants: variants.collect(), any })
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
                let claim = scope.claim_spelled(Case::UpperCamel, value, "value");
                let name = self.settle(claim, at, "value");
                units.push(StringUnit { wire: value.clone(), name });
            }
        }
    }
}

fn is_boolean(listed: &Listed) -> bool {
    matches!(listed.value, Literal::Boolean(_))
}

/// What these values, and others that their `type` allows, have in common.
fn kind(listed: &[Listed], types: &[JsonType]) -> EnumKind {
    let said = |allowed: &[JsonType]| types.iter().all(|it| allowed.contains(it));
    let all = |test: fn(&Literal) -> bool| listed.iter().all(|it| test(&it.value));
    if all(|it| matches!(it, Literal::String(_))) && said(&[JsonType::String]) {
        EnumKind::Strings
    } else if all(|it| matches!(it, Literal::Integer(_))) && said(&[JsonType::Integer]) {
        EnumKind::Integers
    } else if all(is_exact) && said(&[JsonType::Integer, JsonType::Number]) {
        EnumKind::Numbers
    } else {
        EnumKind::Values
    }
}

/// Whether a value is a number that `f64` can hold.
fn is_exact(literal: &Literal) -> bool {
    match literal {
        Literal::Integer(value) => value.unsigned_abs() <= EXACT,
        Literal::Number(_) => true,
        _ => false,
    }
}

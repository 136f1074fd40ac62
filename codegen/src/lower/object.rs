//! Objects and maps.

use std::collections::HashSet;

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{
    Docs, Field, Flow, Object, Patterned, Presence, Shape, Type, pattern_problem,
};
use crate::names::{Case, Scope};
use crate::spec::{Additional, Schema};

impl Lowering<'_> {
    /// A schema of type `object`.
    pub(super) fn object(&mut self, schema: &Schema, role: &Role) -> Form {
        let undeclared = self.undeclared(schema);
        let patterned = self.patterned(schema, role);
        let value = self.additional(schema, role);
        let named = !schema.properties.is_empty() || !undeclared.is_empty();
        match (value, patterned.as_slice()) {
            (Some(value), []) if !named => Form::Type(Type::Map(Box::new(value))),
            // Nothing else is allowed, so the pattern need not be looked at.
            (None, [(_, value)]) if !named => {
                Form::Type(Type::Map(Box::new(value.clone())))
            }
            (value, _) => {
                let value = value.filter(|value| *value != Type::Any);
                let shape = self.fields(schema, &undeclared, patterned, value, role);
                Form::Shape(shape)
            }
        }
    }

    /// The patterns of names of fields, each with the type of these.
    fn patterned(&mut self, schema: &Schema, role: &Role) -> Vec<(String, Type)> {
        let mut found: Vec<(String, Type)> = Vec::new();
        for (pattern, at) in &schema.patterns {
            let ty = self.use_of(at, &role.part("value")).full();
            if let Some(problem) = pattern_problem(pattern) {
                let why = format!(
                    "the fields whose names match this are kept as JSON: {problem}"
                );
                self.warn(Code::UnsupportedKeyword, at, why);
            } else if !found.iter().any(|(known, _)| known == pattern) {
                found.push((pattern.clone(), ty));
            }
        }
        found
    }

    /// The type of the fields that have no name; `None` if there are none.
    fn additional(&mut self, schema: &Schema, role: &Role) -> Option<Type> {
        match &schema.additional {
            Additional::Nothing => None,
            Additional::Schema(at) => Some(self.use_of(at, &role.part("value")).full()),
            Additional::Unsaid | Additional::Anything => Some(Type::Any),
        }
    }

    /// A struct of the properties of a schema.
    fn fields(
        &mut self,
        schema: &Schema,
        undeclared: &[String],
        patterned: Vec<(String, Type)>,
        additional: Option<Type>,
        role: &Role,
    ) -> Shape {
        let required: HashSet<&str> =
            schema.required.iter().map(String::as_str).collect();
        let at = &schema.at;
        let assumed = self.config.assumes_types();
        let mut scope = Scope::default();
        let mut methods = Scope::default();
        let mut fields = Vec::with_capacity(schema.properties.len() + undeclared.len());
        // Properties of one list have one owner.
        let mut owner: Option<(Pointer, Option<Role>)> = None;
        for (wire, place) in &schema.properties {
            let required = required.contains(wire.as_str());
            let list = place.parent().unwrap_or_default();
            let (_, owner) = match owner.take_if(|(known, _)| *known == list) {
                Some(known) => owner.insert(known),
                None => owner.insert((list, self.owner(place))),
            };
            let mut part = owner.as_ref().unwrap_or(role).part(wire);
            part.property = true;
            let used = self.use_of(place, &part);
            let claim = scope.claim(Case::Snake, wire, "field");
            let name = self.settle(claim, place, "property");
            let (presence, nullable) = match (required, used.constant) {
                (true, true) if !used.nullable => (Presence::Constant, false),
                (_, true) => (Presence::OptionalConstant, true),
                (true, false) => {
                    let full = matches!(used.ty, Type::Any | Type::Null) && !assumed;
                    (Presence::Required, used.nullable && !full)
                }
                (false, false) => (Presence::Optional, true),
            };
            let ty = if nullable { used.ty.nullable() } else { used.ty };
            let default = self.default(place, &name, presence, &mut methods);
            fields.push(Field {
                wire: wire.clone(),
                name,
                nullable: used.nullable
                    && !matches!(ty.innermost(), Type::Any | Type::Null),
                flow: self.flow(place),
                rules: self.rules(place),
                ty,
                presence,
                docs: used.docs,
                default,
            });
        }
        for wire in undeclared {
            let claim = scope.claim(Case::Snake, wire, "field");
            let name = self.settle(claim, at, "property");
            fields.push(Field {
                wire: wire.clone(),
                name,
                ty: Type::Any,
                presence: Presence::Required,
                nullable: false,
                flow: Flow::Both,
                rules: Vec::new(),
                docs: Docs::default(),
                default: None,
            });
        }
        let claim = scope.claim(Case::Snake, "extra", "fields");
        let extra = self.settle(claim, at, "field for what the document does not name");
        let additional = additional.map(|ty| {
            let claim = scope.claim(Case::Snake, "additional", "fields");
            (self.settle(claim, at, "field for additional properties"), ty)
        });
        let mut fields_by_pattern = Vec::new();
        for (pattern, ty) in patterned {
            let words = format!("fields {pattern}");
            let claim = scope.claim(Case::Snake, &words, "fields");
            let name = self.settle(claim, at, "field for a pattern");
            fields_by_pattern.push(Patterned { pattern, name, ty });
        }
        let additional_rules = schema.unnamed().map(|at| self.rules(at));
        let additional_rules = additional_rules.filter(|_| additional.is_some());
        let additional_rules = additional_rules.unwrap_or_default();
        Shape::Object(Object {
            fields,
            extra,
            additional,
            patterned: fields_by_pattern,
            additional_rules,
        })
    }

    /// The component schema whose own property this is, perhaps by `allOf`: its inline types
    /// are named after it, whichever heir is lowered first.
    pub(super) fn owner(&self, property: &Pointer) -> Option<Role> {
        let mut at = property.parent()?.parent()?;
        while !self.component_names.contains_key(&at) {
            let list = at.parent()?;
            if list.last()? != "allOf" {
                return None;
            }
            at = list.parent()?;
        }
        let name = self.component_names.get(&at)?.as_str();
        Some(Role { named: true, ..Role::of(name, name) })
    }

    /// What `required` names and `properties` does not. Where types may be assumed this is
    /// taken for a slip: it is kept if it is there, and not asked for.
    fn undeclared(&mut self, schema: &Schema) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for (index, name) in schema.required.iter().enumerate() {
            let declared =
                schema.properties.iter().any(|(property, _)| property == name);
            if declared || found.contains(name) {
                continue;
            }
            if !self.config.assumes_types() {
                found.push(name.clone());
                continue;
            }
            let place = schema.at.child("required").index(index);
            let why = format!(
                "`{}` is required but not among the properties: it is kept if it is \
                 there, and not asked for",
                name.escape_debug()
            );
            self.warn(Code::UnknownProperty, &place, why);
        }
        found
    }
}

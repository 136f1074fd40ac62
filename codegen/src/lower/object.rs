//! Objects and maps.

use std::collections::HashSet;

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Field, Object, Presence, Shape, Type};
use crate::names::{Case, Scope};
use crate::spec::{Additional, Schema};

impl Lowering<'_> {
    /// A schema of type `object`.
    pub(super) fn object(&mut self, schema: &Schema, role: &Role) -> Form {
        if schema.discriminator.is_some() {
            let why = "a discriminator without `oneOf` or `anyOf` is ignored: the heirs are \
                       types of their own";
            self.warn(Code::UnsupportedKeyword, &schema.at.child("discriminator"), why);
        }
        if schema.properties.is_empty() {
            let value = match &schema.additional {
                Additional::Unsaid | Additional::Anything => Type::Any,
                Additional::Schema(at) => self.use_of(at, &role.part("value")).full(),
                Additional::Nothing => {
                    return Form::Shape(self.fields(
                        &[],
                        &HashSet::new(),
                        role,
                        &schema.at,
                    ));
                }
            };
            self.names_without_properties(schema);
            return Form::Type(Type::Map(Box::new(value)));
        }
        if let Additional::Schema(at) = &schema.additional {
            let why = "the type of additional properties is not generated beside \
                       `properties`: they are kept as JSON";
            self.warn(Code::UnsupportedKeyword, at, why);
        }
        self.names_without_properties(schema);
        let required = schema.required.iter().map(String::as_str).collect();
        Form::Shape(self.fields(&schema.properties, &required, role, &schema.at))
    }

    /// A struct of these properties.
    pub(super) fn fields(
        &mut self,
        properties: &[(String, Pointer)],
        required: &HashSet<&str>,
        role: &Role,
        at: &Pointer,
    ) -> Shape {
        let mut scope = Scope::default();
        let mut fields = Vec::new();
        for (wire, place) in properties {
            let required = required.contains(wire.as_str());
            let mut part = self.owner(place).as_ref().unwrap_or(role).part(wire);
            part.property = true;
            let used = self.use_of(place, &part);
            let claim = scope.claim(Case::Snake, wire, "field");
            let name = self.settle(claim, place, "property");
            let (presence, nullable) = match (required, used.constant) {
                (true, true) if !used.nullable => (Presence::Constant, false),
                (_, true) => (Presence::OptionalConstant, true),
                (true, false) => (Presence::Required, used.nullable),
                (false, false) => (Presence::Optional, true),
            };
            let ty = if nullable { used.ty.nullable() } else { used.ty };
            fields.push(Field {
                wire: wire.clone(),
                name,
                ty,
                presence,
                docs: used.docs,
            });
        }
        let claim = scope.claim(Case::Snake, "extra", "fields");
        let extra = self.settle(claim, at, "field for what the document does not name");
        Shape::Object(Object { fields, extra })
    }

    /// The component schema whose own property this is, perhaps by `allOf`: its inline types
    /// are named after it, whichever heir is lowered first.
    fn owner(&self, property: &Pointer) -> Option<Role> {
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

    /// `required` may name what `properties` does not.
    fn names_without_properties(&mut self, schema: &Schema) {
        for (index, name) in schema.required.iter().enumerate() {
            if !schema.properties.iter().any(|(property, _)| property == name) {
                let place = schema.at.child("required").index(index);
                let why = format!(
                    "`{}` is required but not among the properties: it is kept if it is \
                     there, and not asked for",
                    name.escape_debug()
                );
                self.warn(Code::UnknownProperty, &place, why);
            }
        }
    }
}

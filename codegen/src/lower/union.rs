//! `oneOf` and `anyOf`: alternatives, told apart by JSON type and then by a tag.

use std::collections::{BTreeMap, HashSet};

use super::schema::Form;
use super::tags::string_values;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{
    Docs, ObjectShape, Objects, Scalar, Shape, Type, Union, ValueKind, Variant,
};
use crate::names::{Case, Scope};
use crate::spec::{JsonType, Schema};

/// A variant name that every union uses for what it does not know.
const UNKNOWN: &[&str] = &["Unknown", "Self"];

impl Lowering<'_> {
    /// A schema with alternatives.
    pub(super) fn union(&mut self, schema: &Schema, role: &Role) -> Form {
        let alternatives: Vec<Pointer> =
            schema.alternatives.iter().filter(|it| !self.is_null(it)).cloned().collect();
        if !schema.properties.is_empty() {
            let why =
                "`properties` beside alternatives are not generated: they are kept";
            self.warn(Code::UnsupportedComposition, &schema.at, why);
        }
        match alternatives.as_slice() {
            [] => Form::Type(Type::Any),
            [alone] => self.form_at(alone, role),
            several => {
                if let Some(form) = self.enumerated(schema, several, role) {
                    return form;
                }
                if let Some(values) = self.all_strings(several) {
                    return if values.is_empty() {
                        self.scalar(schema, JsonType::String)
                    } else {
                        Form::Shape(self.strings(&values, &schema.at))
                    };
                }
                self.dispatch(schema, several, role)
            }
        }
    }

    /// The strings that the alternatives name, if all of them are strings.
    fn all_strings(&self, alternatives: &[Pointer]) -> Option<Vec<String>> {
        let mut values = Vec::new();
        for at in alternatives {
            let schema = self.target(at)?;
            if schema.types != [JsonType::String] {
                return None;
            }
            values.extend(string_values(&schema));
        }
        Some(values)
    }

    /// Sorts the alternatives by JSON type, and the objects by tag or by fields.
    fn dispatch(&mut self, schema: &Schema, several: &[Pointer], role: &Role) -> Form {
        let mut scope = Scope::reserving(UNKNOWN);
        let mut union = Union::default();
        let mut kinds: BTreeMap<ValueKind, Vec<usize>> = BTreeMap::new();
        let mut objects = Vec::new();
        for at in several {
            let types = self.json_types(at);
            let mut own: Vec<ValueKind> = types.into_iter().map(kind_of).collect();
            own.sort_unstable();
            own.dedup();
            let is_string = own == [ValueKind::String];
            match self.inline_strings(at) {
                Some(values) if is_string => {
                    self.units(&values, at, &mut scope, &mut union.strings);
                }
                _ if own.is_empty() => {
                    return self.give_up(at, "this alternative allows any JSON type");
                }
                _ if own == [ValueKind::Object] => objects.push(at.clone()),
                _ if is_string && kinds.contains_key(&ValueKind::String) => {
                    let why = "an earlier alternative takes every string";
                    self.warn(Code::UnsupportedUnion, at, why);
                }
                _ => {
                    let index = union.variants.len();
                    union
                        .variants
                        .push(self.variant(at, None, own[0], role, &mut scope));
                    for kind in own {
                        kinds.entry(kind).or_default().push(index);
                    }
                }
            }
        }
        union.objects =
            self.objects(schema, &objects, role, &mut scope, &mut union.variants);
        if let (Objects::Plain, false) = (&union.objects, objects.is_empty()) {
            kinds.entry(ValueKind::Object).or_default().push(union.variants.len() - 1);
        }
        if let Some(several) = kinds.get_mut(&ValueKind::Number) {
            // What is whole is tried as an integer first.
            let variants = &union.variants;
            several.sort_by_key(|it| variants[*it].ty == Type::Scalar(Scalar::F64));
        }
        let crowded = [ValueKind::String, ValueKind::Boolean, ValueKind::Object];
        if crowded.iter().any(|kind| kinds.get(kind).is_some_and(|it| it.len() > 1)) {
            return self
                .give_up(&schema.at, "several alternatives hold the same values");
        }
        if kinds.contains_key(&ValueKind::Object)
            && !matches!(union.objects, Objects::Plain)
        {
            return self
                .give_up(&schema.at, "several alternatives hold the same objects");
        }
        union.kinds = kinds.into_iter().collect();
        Form::Shape(Shape::Union(union))
    }

    /// How objects are told apart; their variants are added.
    fn objects(
        &mut self,
        schema: &Schema,
        objects: &[Pointer],
        role: &Role,
        scope: &mut Scope,
        variants: &mut Vec<Variant>,
    ) -> Objects {
        let tags = if objects.len() > 1 { self.tags(schema, objects) } else { None };
        let mut add = |this: &mut Self, at: &Pointer, name: Option<String>| {
            variants.push(this.variant(at, name, ValueKind::Object, role, scope));
            variants.len() - 1
        };
        if let Some((tag, tags)) = tags {
            let alternatives = objects.iter().zip(tags).map(|(at, tags)| {
                let index = add(self, at, tags.first().cloned());
                (tags, index)
            });
            return Objects::Tagged { tag, alternatives: alternatives.collect() };
        }
        let shapes = objects.iter().map(|at| {
            let variant = add(self, at, None);
            let (required, optional) = self.object_fields(at);
            ObjectShape { variant, required, optional }
        });
        let shapes: Vec<ObjectShape> = shapes.collect();
        if shapes.len() > 1 { Objects::Shaped(shapes) } else { Objects::Plain }
    }

    /// The type is wider than the schema, and this is why.
    fn give_up(&mut self, at: &Pointer, why: &str) -> Form {
        let message = format!("this union is kept as JSON: {why}");
        self.warn(Code::UnsupportedUnion, at, message);
        Form::Type(Type::Any)
    }

    /// An alternative, named after its tag, its reference, its title or its JSON type.
    fn variant(
        &mut self,
        at: &Pointer,
        tag: Option<String>,
        kind: ValueKind,
        role: &Role,
        scope: &mut Scope,
    ) -> Variant {
        let schema = self.document.schema(at).ok();
        let title = schema.as_ref().and_then(|it| it.title.clone());
        let reference = schema.and_then(|it| it.reference);
        let referred = reference.and_then(|it| it.rsplit('/').next().map(str::to_owned));
        let word = tag.or(referred).or(title).unwrap_or_else(|| format!("{kind:?}"));
        let claim = scope.claim(Case::UpperCamel, &word, "value");
        let name = self.settle(claim, at, "alternative");
        let used = self.use_of(at, &role.part(&word));
        let docs = Docs { notes: Vec::new(), ..used.docs };
        let ty = match (kind, used.ty) {
            (ValueKind::Array, Type::Any) => Type::List(Box::new(Type::Any)),
            (ValueKind::Object, Type::Any) => Type::Map(Box::new(Type::Any)),
            (_, ty) => ty,
        };
        Variant { name, ty, docs }
    }

    /// The strings of an enumeration that stands in the union itself.
    fn inline_strings(&self, at: &Pointer) -> Option<Vec<String>> {
        let schema = self.document.schema(at).ok()?;
        let values = string_values(&schema);
        (schema.reference.is_none() && !values.is_empty()).then_some(values)
    }
}

fn kind_of(json_type: JsonType) -> ValueKind {
    match json_type {
        JsonType::String => ValueKind::String,
        JsonType::Integer | JsonType::Number => ValueKind::Number,
        JsonType::Boolean => ValueKind::Boolean,
        JsonType::Array => ValueKind::Array,
        JsonType::Object => ValueKind::Object,
    }
}

impl Lowering<'_> {
    /// A schema whose `type` names several JSON types and that says little else.
    pub(super) fn kinds(&mut self, schema: &Schema, role: &Role) -> Form {
        let mut scope = Scope::reserving(UNKNOWN);
        let mut union = Union::default();
        let mut taken = HashSet::new();
        for &json_type in &schema.types {
            let kind = kind_of(json_type);
            if !taken.insert(kind) {
                continue;
            }
            let number = schema.types.contains(&JsonType::Number);
            let alone = Schema {
                types: vec![if kind == ValueKind::Number && number {
                    JsonType::Number
                } else {
                    json_type
                }],
                ..schema.clone()
            };
            let word = format!("{kind:?}");
            let name = scope.claim(Case::UpperCamel, &word, "value").name;
            let part = role.part(&word);
            let form = match kind {
                ValueKind::Object => self.object(&alone, &part),
                ValueKind::Array => self.array(&alone, &part),
                _ => self.scalar(&alone, alone.types[0]),
            };
            let ty = match form {
                Form::Type(ty) => ty,
                Form::Shape(shape) => {
                    let at = schema.at.child("type");
                    Type::Named(self.define(&at, &part, Docs::default(), shape))
                }
            };
            union.kinds.push((kind, vec![union.variants.len()]));
            union.variants.push(Variant { name, ty, docs: Docs::default() });
        }
        Form::Shape(Shape::Union(union))
    }
}

//! `oneOf` and `anyOf`: alternatives, told apart by JSON type and then by a tag.

use std::collections::{HashMap, HashSet};

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::{Alternative, Docs, Shape, Type, Union, ValueKind, Variant};
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

    /// Sorts the alternatives by JSON type, and the objects by their tags.
    fn dispatch(&mut self, schema: &Schema, several: &[Pointer], role: &Role) -> Form {
        let mut scope = Scope::reserving(UNKNOWN);
        let mut union = Union::default();
        let mut objects = Vec::new();
        let mut taken = HashSet::new();
        for at in several {
            let kinds: HashSet<ValueKind> =
                self.json_types(at).into_iter().map(kind_of).collect();
            let kind = match kinds.iter().next() {
                Some(kind) if kinds.len() == 1 => *kind,
                _ => return self.give_up(at, "its JSON type is not clear"),
            };
            if kind == ValueKind::Object {
                objects.push(at.clone());
                continue;
            }
            if let Some(values) = self.inline_strings(at) {
                union.strings.extend(self.units(&values, at, &mut scope));
                continue;
            }
            if !taken.insert(kind) {
                return self.give_up(at, "another one has the same JSON type");
            }
            let variant = self.variant(at, None, kind, role, &mut scope);
            union.kinds.push((kind, variant));
        }
        match objects.as_slice() {
            [] => {}
            [alone] => {
                let variant =
                    self.variant(alone, None, ValueKind::Object, role, &mut scope);
                union.kinds.push((ValueKind::Object, variant));
            }
            several => {
                let Some((tag, tags)) = self.tags(schema, several) else {
                    let why = "no property tells the objects apart";
                    return self.give_up(&schema.at, why);
                };
                let alternatives = several.iter().zip(tags).map(|(at, tags)| {
                    let name = tags.first().cloned();
                    let kind = ValueKind::Object;
                    let variant = self.variant(at, name, kind, role, &mut scope);
                    Alternative { tags, variant }
                });
                union.tagged = Some((tag, alternatives.collect()));
            }
        }
        Form::Shape(Shape::Union(union))
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

    /// The tag of objects: the property and its values in each of them.
    fn tags(
        &mut self,
        schema: &Schema,
        objects: &[Pointer],
    ) -> Option<(String, Vec<Vec<String>>)> {
        let values: Vec<Vec<(String, Vec<String>)>> =
            objects.iter().map(|at| self.string_properties(at)).collect();
        let property_values = |index: usize, property: &str| -> Vec<String> {
            let found = values[index].iter().find(|(name, _)| name == property);
            found.map(|(_, values)| values.clone()).unwrap_or_default()
        };
        if let Some(discriminator) = &schema.discriminator {
            let property = &discriminator.property_name;
            let mapped = self.mapping(&discriminator.mapping, schema);
            let tags = objects.iter().enumerate().map(|(index, at)| {
                let target = self.document.follow(at).unwrap_or_else(|_| at.clone());
                match mapped.get(&target) {
                    Some(names) => names.clone(),
                    // Without a mapping, a tag is a constant of the object or, as the
                    // standard has it, the name of its schema.
                    None => match property_values(index, property) {
                        values if values.is_empty() => target
                            .last()
                            .map(std::borrow::Cow::into_owned)
                            .into_iter()
                            .collect(),
                        values => values,
                    },
                }
            });
            let tags: Vec<_> = tags.collect();
            return distinct(&tags).then(|| (property.clone(), tags));
        }
        let candidates = values.first()?.iter().map(|(property, _)| property.clone());
        candidates.into_iter().find_map(|property| {
            let tags: Vec<_> =
                (0..objects.len()).map(|it| property_values(it, &property)).collect();
            distinct(&tags).then_some((property, tags))
        })
    }

    /// The tags that a `mapping` gives to each target.
    fn mapping(
        &mut self,
        mapping: &indexmap::IndexMap<String, String>,
        schema: &Schema,
    ) -> HashMap<Pointer, Vec<String>> {
        let mut named: HashMap<Pointer, Vec<String>> = HashMap::new();
        for (tag, target) in mapping {
            let place = schema.at.child("discriminator").child("mapping").child(tag);
            let reference = if target.contains(['/', '#']) {
                target.clone()
            } else {
                let schemas = Pointer::root().child("components").child("schemas");
                schemas.child(target).to_string()
            };
            match self.document.resolve(&reference, &place) {
                Ok((target, _)) => named.entry(target).or_default().push(tag.clone()),
                Err(problem) => {
                    let why = format!("this tag leads nowhere: {}", problem.message);
                    self.warn(Code::DanglingRef, &place, why);
                }
            }
        }
        named
    }

    /// The properties of an object that only have a few strings as values.
    fn string_properties(&self, at: &Pointer) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![at.clone()];
        while let Some(at) = open.pop() {
            let Some(schema) = self.target(&at) else { continue };
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            for (name, at) in &schema.properties {
                let values = self.target(at).map(|it| string_values(&it));
                if let Some(values) = values.filter(|it| !it.is_empty()) {
                    found.push((name.clone(), values));
                }
            }
            open.extend(schema.parts);
        }
        found
    }
}

/// The values of a schema that only allows some strings.
fn string_values(schema: &Schema) -> Vec<String> {
    let values = schema.values.iter().flatten();
    let strings: Option<Vec<String>> =
        values.map(|value| value.as_str().map(str::to_owned)).collect();
    strings.unwrap_or_default()
}

/// Whether each alternative has a tag and none has another's.
fn distinct(tags: &[Vec<String>]) -> bool {
    let mut seen = HashSet::new();
    tags.iter().all(|it| !it.is_empty())
        && tags.iter().flatten().all(|it| seen.insert(it))
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
            union.kinds.push((kind, Variant { name, ty, docs: Docs::default() }));
        }
        Form::Shape(Shape::Union(union))
    }
}

//! `allOf`: parts that hold together.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::model::Type;
use crate::spec::{Additional, Schema};

/// The parts of an `allOf`, taken together.
#[derive(Default)]
struct Merged {
    properties: IndexMap<String, Pointer>,
    required: Vec<String>,
    /// The first part that is no object, if there is one.
    other: Option<Pointer>,
    /// Parts whose reference leads nowhere.
    broken: Vec<Pointer>,
}

impl Lowering<'_> {
    /// One part, with annotations around it, is that part; several objects are merged.
    pub(super) fn all_of(&mut self, schema: &Schema, role: &Role) -> Form {
        let parts: Vec<&Pointer> =
            schema.parts.iter().filter(|part| !self.is_annotation(part)).collect();
        let alone = schema.reference.is_none()
            && schema.properties.is_empty()
            && schema.required.is_empty()
            && schema.alternatives.is_empty()
            && schema.additional == Additional::Unsaid;
        match parts.as_slice() {
            [part] if alone => return self.form_at(part, role),
            [] if alone && schema.types.is_empty() => return Form::Type(Type::Any),
            _ => {}
        }
        let mut merged = Merged::default();
        let mut seen = HashSet::from([schema.at.clone()]);
        self.merge(schema, &mut merged, &mut seen);
        for part in &merged.broken {
            self.use_of(part, role); // which reports why
        }
        if let Some(other) = merged.other {
            let why =
                "this part of `allOf` is no plain object: the value is kept as JSON";
            self.warn(Code::UnsupportedComposition, &other, why);
            return Form::Type(Type::Any);
        }
        let required = merged.required.iter().map(String::as_str).collect();
        let properties: Vec<_> = merged.properties.into_iter().collect();
        Form::Shape(self.fields(&properties, &required, role, &schema.at))
    }

    /// Collects what a schema and its parts say.
    fn merge(&self, schema: &Schema, merged: &mut Merged, seen: &mut HashSet<Pointer>) {
        let mut open = vec![schema.clone()];
        while let Some(schema) = open.pop() {
            let plain = schema.alternatives.is_empty()
                && schema.values.is_none()
                && schema.items.is_none()
                && !matches!(schema.additional, Additional::Schema(_))
                && schema.types.iter().all(|it| *it == crate::spec::JsonType::Object);
            if !plain {
                merged.other.get_or_insert(schema.at.clone());
            }
            for (name, at) in schema.properties {
                if !merged.properties.contains_key(&name) || !self.is_annotation(&at) {
                    merged.properties.insert(name, at);
                }
            }
            if let Some(reference) = &schema.reference {
                // In 3.1 other keywords stand beside a reference, and both hold.
                match self.document.resolve(reference, &schema.at) {
                    Ok((target, _)) => {
                        if seen.insert(target.clone()) {
                            open.extend(self.document.schema(&target).ok());
                        }
                    }
                    Err(_) => merged.broken.push(schema.at.clone()),
                }
            }
            merged.required.extend(schema.required);
            for part in schema.parts.iter().rev() {
                match self.target(part) {
                    Some(target) if seen.insert(target.at.clone()) => open.push(target),
                    Some(_) => {}
                    None => merged.broken.push(part.clone()),
                }
            }
        }
    }
}

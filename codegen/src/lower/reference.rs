//! References to schemas, and what is asked about a schema without lowering it.

use std::collections::HashSet;

use super::{Lowering, Role};
use crate::diagnostic::Pointer;
use crate::model::{Type, TypeId};
use crate::spec::{JsonType, Schema};

/// How many references in a row are followed to find out something about a schema.
const MAX_STEPS: usize = 64;

impl Lowering<'_> {
    /// The type that a `$ref` names.
    pub(super) fn reference(&mut self, reference: &str, at: &Pointer) -> Type {
        match self.document.resolve(reference, at) {
            Ok((target, _)) => Type::Named(self.named(&target)),
            Err(problem) => {
                self.report(problem);
                Type::Any
            }
        }
    }

    /// The definition of the schema at a pointer, which is lowered later.
    pub(super) fn named(&mut self, target: &Pointer) -> TypeId {
        if let Some(&id) = self.ids.get(target) {
            return id;
        }
        let words = if let Some(name) = self.component_names.get(target) {
            name.to_string()
        } else {
            let words = words_of(target);
            let case = crate::names::Case::UpperCamel;
            let claim = self.type_names.claim(case, &words, "model");
            self.settle(claim, target, "schema").to_string()
        };
        let id = self.reserve(target);
        let role = Role { named: true, ..Role::of(words.as_str(), &words) };
        self.roles.insert(id, role);
        self.waiting.push_back(id);
        id
    }

    /// The schema that a pointer leads to, through references; the errors of those are
    /// reported where they are lowered.
    pub(super) fn target(&self, at: &Pointer) -> Option<Schema> {
        let schema = self.document.schema(at).ok()?;
        match &schema.reference {
            Some(reference) => {
                let (target, _) = self.document.resolve(reference, at).ok()?;
                self.document.schema(&target).ok()
            }
            None => Some(schema),
        }
    }

    /// Whether null is allowed at a pointer: said there, by a branch of `anyOf` or
    /// `oneOf`, by a part of `allOf`, or by the target of a reference.
    pub(super) fn is_nullable(&self, at: &Pointer) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![at.clone()];
        while let Some(at) = open.pop() {
            if seen.len() > MAX_STEPS || !seen.insert(at.clone()) {
                continue;
            }
            let Ok(schema) = self.document.schema(&at) else { continue };
            if schema.nullable {
                return true;
            }
            if let Some(reference) = &schema.reference {
                let target = self.document.resolve(reference, &at);
                open.extend(target.ok().map(|(target, _)| target));
            }
            open.extend(schema.parts);
            open.extend(schema.alternatives);
        }
        false
    }

    /// Whether the schema at a pointer says nothing but that null is allowed.
    pub(super) fn is_annotation(&self, at: &Pointer) -> bool {
        self.document.schema(at).is_ok_and(|it| {
            it.reference.is_none()
                && it.types.is_empty()
                && it.values.is_none()
                && it.properties.is_empty()
                && it.required.is_empty()
                && it.additional == crate::spec::Additional::Unsaid
                && it.items.is_none()
                && it.alternatives.is_empty()
                && it.parts.is_empty()
                && !it.nothing
        })
    }

    /// Whether the schema at a pointer allows nothing but null.
    pub(super) fn is_null(&self, at: &Pointer) -> bool {
        self.document.schema(at).is_ok_and(|schema| schema.only_null)
    }

    /// The JSON types that a schema allows, null left out; empty if that is not clear.
    pub(super) fn json_types(&self, at: &Pointer) -> HashSet<JsonType> {
        let mut types = HashSet::new();
        let mut seen = HashSet::new();
        let mut open = vec![at.clone()];
        while let Some(at) = open.pop() {
            if seen.len() > MAX_STEPS || !seen.insert(at.clone()) {
                continue;
            }
            let Some(schema) = self.target(&at) else { return HashSet::new() };
            if !schema.types.is_empty() {
                types.extend(schema.types);
            } else if !schema.alternatives.is_empty() {
                let alternatives = schema.alternatives.into_iter();
                open.extend(alternatives.filter(|it| !self.is_null(it)));
            } else if !schema.parts.is_empty() {
                let parts = schema.parts.into_iter();
                open.extend(parts.filter(|it| !self.is_annotation(it)));
            } else if !schema.properties.is_empty() {
                types.insert(JsonType::Object);
            } else if let Some(values) = &schema.values {
                types.extend(values.iter().filter_map(type_of));
            } else if !schema.only_null {
                return HashSet::new();
            }
        }
        types
    }
}

/// A name for a schema inside something else: the last steps of the way to it.
fn words_of(target: &Pointer) -> String {
    let telling: Vec<String> = target
        .segments()
        .map(std::borrow::Cow::into_owned)
        .filter(|it| {
            !matches!(
                it.as_str(),
                "components" | "schemas" | "properties" | "items" | "schema" | "content"
            )
        })
        .collect();
    telling[telling.len().saturating_sub(3)..].join(" ")
}

fn type_of(value: &serde_json::Value) -> Option<JsonType> {
    Some(match value {
        serde_json::Value::Null => return None,
        serde_json::Value::Bool(_) => JsonType::Boolean,
        serde_json::Value::Number(it) if it.is_f64() => JsonType::Number,
        serde_json::Value::Number(_) => JsonType::Integer,
        serde_json::Value::String(_) => JsonType::String,
        serde_json::Value::Array(_) => JsonType::Array,
        serde_json::Value::Object(_) => JsonType::Object,
    })
}

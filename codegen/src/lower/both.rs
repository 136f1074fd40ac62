//! Two schemas of one property or of the items of one list: where each says something that
//! the other does not, both hold.

use std::collections::HashSet;

use super::Lowering;
use super::whole::tighten;
use crate::diagnostic::Pointer;
use crate::spec::{Items, JsonType, Schema};

/// How many parts of a schema are looked at to find another one in it.
const MOST_PARTS: usize = 64;
/// How many schemas are put together.
const MOST: usize = 8;

impl Lowering<'_> {
    /// The one of both that says more or, if each says something that the other does not, a
    /// schema of which both hold. `None` if they say the same, or cannot be compared.
    pub(super) fn both(&self, one: &Pointer, other: &Pointer) -> Option<Pointer> {
        if one == other || self.document.get(one) == self.document.get(other) {
            return None;
        }
        let (first, second) = (self.target(one)?, self.target(other)?);
        if first.at == second.at {
            return None;
        }
        let adds =
            (self.adds((one, &first), &second), self.adds((other, &second), &first));
        match adds {
            (true, true) => self.together(one, other),
            (true, false) => Some(one.clone()),
            (false, true) => Some(other.clone()),
            (false, false) => None,
        }
    }

    /// A schema of which both hold.
    fn together(&self, one: &Pointer, other: &Pointer) -> Option<Pointer> {
        let at = one.child("allOf").child(other.to_string());
        if at.segments().filter(|it| it == "allOf").count() > MOST {
            return None;
        }
        let (first, second) =
            (self.document.schema(one).ok()?, self.document.schema(other).ok()?);
        let mut bounds = first.bounds.clone();
        tighten(&mut bounds, second.bounds.clone());
        self.document.add_schema(Schema {
            parts: vec![one.clone(), other.clone()],
            title: second.title.clone().or_else(|| first.title.clone()),
            description: second
                .description
                .clone()
                .or_else(|| first.description.clone()),
            default: second.default.clone().or_else(|| first.default.clone()),
            deprecated: first.deprecated || second.deprecated,
            bounds,
            at: at.clone(),
            ..Schema::default()
        });
        Some(at)
    }

    /// Whether a schema says something of a value that another one does not. Alternatives
    /// are not compared.
    fn adds(&self, (at, schema): (&Pointer, &Schema), other: &Schema) -> bool {
        if self.is_annotation(at) {
            // A description, or bounds, of what needs no type of its own.
            return (schema.description.is_some() || !is_within(schema, other))
                && is_plain(other);
        }
        if !schema.unions.is_empty() || !other.unions.is_empty() {
            return false;
        }
        if !schema.parts.is_empty() || !other.parts.is_empty() {
            return !self.has_part(other, &schema.at);
        }
        let lists = |it: &serde_json::Value| {
            schema.values.as_ref().is_none_or(|values| values.contains(it))
        };
        let narrows = match &other.values {
            None => schema.values.is_some(),
            Some(values) => !values.iter().all(lists),
        };
        let same = |(name, at): &(String, Pointer)| {
            let known = other.properties.iter().find(|(known, _)| known == name);
            known.is_some_and(|(_, known)| {
                known == at || self.document.get(known) == self.document.get(at)
            })
        };
        let has_type = !other.types.is_empty()
            || !other.properties.is_empty()
            || other.items != Items::Anything;
        narrows
            || !(schema.types.is_empty() || has_type)
            || !schema.properties.iter().all(same)
            || !schema.required.iter().all(|name| other.required.contains(name))
            || self.adds_items(schema, other)
            || !is_within(schema, other)
            || (schema.format.is_some() && other.format.is_none())
    }

    /// Whether the items of one are described, and those of the other not, or not alike.
    fn adds_items(&self, schema: &Schema, other: &Schema) -> bool {
        match (&schema.items, &other.items) {
            (Items::Schema(own), Items::Schema(known)) => {
                self.document.get(own) != self.document.get(known)
                    && self.document.follow(own).ok() != self.document.follow(known).ok()
            }
            (own, known) => own != known && *own != Items::Anything,
        }
    }

    /// Whether the schema at a pointer is a part of another one, or a part of a part.
    fn has_part(&self, schema: &Schema, sought: &Pointer) -> bool {
        let mut seen: HashSet<Pointer> = HashSet::new();
        let mut open = schema.parts.clone();
        while let Some(at) = open.pop() {
            if seen.len() > MOST_PARTS || !seen.insert(at.clone()) {
                continue;
            }
            let Some(part) = self.target(&at) else { continue };
            if part.at == *sought {
                return true;
            }
            open.extend(part.parts.iter().cloned());
        }
        false
    }
}

/// Whether a schema is that of a text, a number or a truth value of any size.
fn is_plain(schema: &Schema) -> bool {
    let plain = |it: &JsonType| !matches!(it, JsonType::Array | JsonType::Object);
    schema.values.is_none()
        && schema.unions.is_empty()
        && schema.parts.is_empty()
        && !schema.types.is_empty()
        && schema.types.iter().all(plain)
}

/// Whether the bounds of a schema are those of another one, or none.
fn is_within(schema: &Schema, other: &Schema) -> bool {
    let mut both = other.bounds.clone();
    tighten(&mut both, schema.bounds.clone());
    both == other.bounds
}

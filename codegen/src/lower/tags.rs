//! What tells objects apart: a tag, or the fields that they have.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::Lowering;
use super::alternative::{Alternative, Source};
use super::enumeration::constant_values;
use super::literal::literal;
use crate::diagnostic::{Code, Pointer};
use crate::model::Literal;
use crate::spec::{Alternatives, Schema};

/// How deep alternatives inside alternatives are searched for a tag.
const MAX_NESTING: usize = 4;

impl Lowering<'_> {
    /// The tag of objects: the property and its values in each of them.
    pub(super) fn tags(
        &mut self,
        group: &Alternatives,
        objects: &[&Alternative],
    ) -> Option<(String, Vec<Vec<Literal>>)> {
        if let Some(discriminator) = &group.discriminator {
            let property = &discriminator.property_name;
            let mapped = self.mapping(&discriminator.mapping, group);
            let base = objects.iter().find(|it| it.source == Source::Base);
            let all = base.and_then(|it| self.tag_values(&it.whole, property, 0));
            let mut tags = Vec::new();
            for object in objects {
                let target = self.document.follow(&object.at);
                let target = target.unwrap_or_else(|_| object.at.clone());
                let values = self.tag_values(&object.whole, property, 0);
                // What an heir has from the base is not its own, nor is what the mapping
                // gives to another one.
                let values = values.filter(|it| {
                    object.source == Source::Base || all.as_ref() != Some(it)
                });
                let is_free = |it: &Literal| match it {
                    Literal::String(text) if base.is_some() => {
                        let text = text.as_str();
                        !mapped.values().flatten().any(|it| it == text)
                    }
                    _ => true,
                };
                let mut values = values;
                if let Some(values) = &mut values
                    && !mapped.contains_key(&target)
                {
                    values.retain(is_free);
                }
                let values = values.filter(|it| !it.is_empty());
                let is_text = |it: &Literal| matches!(it, Literal::String(_));
                let other = values.as_ref().is_some_and(|it| !it.iter().all(is_text));
                tags.push(match (mapped.get(&target), values) {
                    // The keys of a mapping are strings, whatever the tag is.
                    (Some(_), Some(values)) if other => values,
                    (Some(names), _) => {
                        names.iter().cloned().map(Literal::String).collect()
                    }
                    // Without a mapping, a tag is a constant of the object or, as the
                    // standard has it, the name of its schema.
                    (None, Some(values)) => values,
                    (None, None) => {
                        let name = target.last().map(std::borrow::Cow::into_owned);
                        name.into_iter().map(Literal::String).collect()
                    }
                });
            }
            leave_to_heirs(objects, &mut tags);
            if distinct(objects, &tags) {
                return Some((property.clone(), tags));
            }
        }
        let first = objects.first()?;
        for property in self.candidates(&first.whole) {
            let mut tags = Vec::new();
            for object in objects {
                tags.push(
                    self.tag_values(&object.whole, &property, 0).unwrap_or_default(),
                );
            }
            if distinct(objects, &tags) {
                return Some((property, tags));
            }
        }
        None
    }

    /// The properties of a schema, or of its first alternative.
    fn candidates(&mut self, whole: &Schema) -> Vec<String> {
        let names = |schema: &Schema| -> Vec<String> {
            schema.properties.iter().map(|(name, _)| name.clone()).collect()
        };
        let mut found = names(whole);
        if let Some(at) = whole.unions.first().and_then(|group| group.options.first()) {
            let first = self.whole(at);
            found.extend(names(&first));
        }
        found
    }

    /// The values that a property can have in a schema, if it only can have some that are
    /// strings, whole numbers or truth values.
    fn tag_values(
        &mut self,
        whole: &Schema,
        property: &str,
        depth: usize,
    ) -> Option<Vec<Literal>> {
        if let Some((_, at)) = whole.properties.iter().find(|(name, _)| name == property)
        {
            let at = at.clone();
            let whole = self.whole(&at);
            let values = constant_values(&whole);
            let values: Option<Vec<Literal>> = values.iter().map(tag).collect();
            return values.filter(|it| !it.is_empty());
        }
        let [group] = whole.unions.as_slice() else { return None };
        if depth > MAX_NESTING {
            return None;
        }
        let mut found = Vec::new();
        for at in &group.options {
            let option = self.whole(at);
            found.extend(self.tag_values(&option, property, depth + 1)?);
        }
        Some(found)
    }

    /// The tags that a `mapping` gives to each target.
    fn mapping(
        &mut self,
        mapping: &indexmap::IndexMap<String, String>,
        group: &Alternatives,
    ) -> HashMap<Pointer, Vec<String>> {
        let around = group.at.parent().unwrap_or_default();
        let mut named: HashMap<Pointer, Vec<String>> = HashMap::new();
        for (tag, target) in mapping {
            let place = around.child("discriminator").child("mapping").child(tag);
            match self.document.resolve(&reference_of(target), &place) {
                Ok((target, _)) => named.entry(target).or_default().push(tag.clone()),
                Err(problem) => {
                    let why = format!("this tag leads nowhere: {}", problem.message);
                    self.warn(Code::DanglingRef, &place, why);
                }
            }
        }
        named
    }

    /// The schema that a value of a `mapping` names.
    pub(super) fn mapped(&self, target: &str, place: &Pointer) -> Option<Pointer> {
        let target = self.document.resolve(&reference_of(target), place).ok()?;
        Some(target.0)
    }

    /// The properties of an object that have to be there, and those that may be.
    pub(super) fn object_fields(
        &mut self,
        whole: &Schema,
    ) -> (Vec<String>, Vec<String>) {
        let mut required: IndexSet<String> = IndexSet::new();
        let mut known: IndexSet<String> = IndexSet::new();
        for name in &whole.required {
            let property = whole.properties.iter().find(|(known, _)| known == name);
            // A field that may be null may also not be there.
            let needed = match property {
                Some((_, at)) => !self.allows_null(&at.clone()),
                None => !self.config.assumes_types(),
            };
            if needed {
                required.insert(name.clone());
            }
        }
        known.extend(whole.properties.iter().map(|(name, _)| name.clone()));
        // What is required in one alternative is not required of the whole.
        for group in &whole.unions {
            for at in &group.options {
                let option = self.whole(at);
                known.extend(option.properties.iter().map(|(name, _)| name.clone()));
            }
        }
        let optional =
            known.into_iter().filter(|name| !required.contains(name)).collect();
        (required.into_iter().collect(), optional)
    }
}

/// The values of a schema that only allows some strings.
pub(super) fn string_values(schema: &Schema) -> Vec<String> {
    let values = schema.values.iter().flatten();
    let strings: Option<Vec<String>> =
        values.map(|value| value.as_str().map(str::to_owned)).collect();
    strings.unwrap_or_default()
}

/// A value as a tag, if it can be one.
fn tag(value: &serde_json::Value) -> Option<Literal> {
    literal(value).filter(|it| {
        matches!(it, Literal::String(_) | Literal::Integer(_) | Literal::Boolean(_))
    })
}

/// Takes from the schema that the others extend the tags that are theirs.
fn leave_to_heirs(objects: &[&Alternative], tags: &mut [Vec<Literal>]) {
    let Some(base) = objects.iter().position(|it| it.source == Source::Base) else {
        return;
    };
    let heirs = tags.iter().enumerate().filter(|(index, _)| *index != base);
    let theirs: HashSet<String> =
        heirs.flat_map(|(_, tags)| tags).map(Literal::json).collect();
    tags[base].retain(|tag| !theirs.contains(&tag.json()));
}

/// Whether each alternative has a tag, but perhaps the schema that the others extend, and
/// none has another's.
fn distinct(objects: &[&Alternative], tags: &[Vec<Literal>]) -> bool {
    let mut seen = HashSet::new();
    let mut alternatives = objects.iter().zip(tags);
    alternatives.all(|(it, tags)| it.source == Source::Base || !tags.is_empty())
        && tags.iter().flatten().all(|it| seen.insert(it.json()))
}

/// A value of a `mapping` as a reference: it is one, or the name of a component schema.
fn reference_of(target: &str) -> String {
    if target.contains(['/', '#']) {
        return target.to_owned();
    }
    let schemas = Pointer::root().child("components").child("schemas");
    schemas.child(target).to_string()
}

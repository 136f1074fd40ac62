//! What tells objects apart: a tag, or the fields that they have.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::Lowering;
use crate::diagnostic::{Code, Pointer};
use crate::spec::Schema;

impl Lowering<'_> {
    /// The tag of objects: the property and its values in each of them.
    pub(super) fn tags(
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

    /// The properties of an object that have to be there, and those that may be.
    pub(super) fn object_fields(&self, at: &Pointer) -> (Vec<String>, Vec<String>) {
        let mut required: IndexSet<String> = IndexSet::new();
        let mut known: IndexSet<String> = IndexSet::new();
        let mut seen = HashSet::new();
        // With each place, whether what is required there is required of the whole.
        let mut open = vec![(at.clone(), true)];
        while let Some((at, certain)) = open.pop() {
            let Some(schema) = self.target(&at) else { continue };
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            let nullable = |name: &String| {
                let property = schema.properties.iter().find(|(known, _)| known == name);
                property.is_none_or(|(_, at)| self.is_nullable(at))
            };
            // A field that may be null may also not be there.
            let needed = schema.required.iter().filter(|it| certain && !nullable(it));
            required.extend(needed.cloned());
            known.extend(schema.properties.into_iter().map(|(name, _)| name));
            open.extend(schema.parts.into_iter().rev().map(|it| (it, certain)));
            open.extend(schema.alternatives.into_iter().rev().map(|it| (it, false)));
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

/// Whether each alternative has a tag and none has another's.
fn distinct(tags: &[Vec<String>]) -> bool {
    let mut seen = HashSet::new();
    tags.iter().all(|it| !it.is_empty())
        && tags.iter().flatten().all(|it| seen.insert(it))
}

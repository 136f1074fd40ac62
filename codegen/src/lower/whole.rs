//! A schema together with its references and the parts of its `allOf`: one flat schema.
//!
//! All of these hold together, so a value has to fulfil each; where two say different
//! things about one property, the one that says more is taken, and a value that fulfils
//! both fits it.

use std::collections::HashSet;
use std::sync::Arc;

use super::Lowering;
use crate::diagnostic::Pointer;
use crate::spec::{Additional, Alternatives, Bounds, Items, JsonType, Schema};

/// How many whole schemas are kept: who asks again asks soon.
const MANY: usize = 10_000;

impl Lowering<'_> {
    /// The whole schema at a pointer. What cannot be read says nothing; it is reported
    /// where it is lowered.
    pub(super) fn whole(&mut self, at: &Pointer) -> Arc<Schema> {
        if let Some(whole) = self.wholes.get(at) {
            return whole.clone();
        }
        let whole = match self.document.schema(at) {
            Ok(schema) => Arc::new(self.whole_of(&schema)),
            Err(_) => Arc::new(Schema { at: at.clone(), ..Schema::default() }),
        };
        if self.wholes.len() >= MANY {
            self.wholes.clear();
        }
        self.wholes.insert(at.clone(), whole.clone());
        whole
    }

    /// A schema with all that holds beside it.
    pub(super) fn whole_of(&self, schema: &Schema) -> Schema {
        // A reference alone is its target, with a few words about it.
        let mut last: Option<Arc<Schema>> = None;
        let mut nullable = false;
        loop {
            let schema = last.as_deref().unwrap_or(schema);
            if schema.parts.is_empty()
                && let Some(reference) = &schema.reference
                && says_nothing(schema)
                && let Ok((target, _)) = self.document.resolve(reference, &schema.at)
                && let Ok(target) = self.document.schema(&target)
            {
                nullable |= schema.nullable;
                last = Some(target);
            } else {
                break;
            }
        }
        let whole = self.joined(last.as_deref().unwrap_or(schema));
        Schema { nullable: whole.nullable || nullable, ..whole }
    }

    /// A schema with its parts and its reference.
    fn joined(&self, schema: &Schema) -> Schema {
        if schema.reference.is_none() && schema.parts.is_empty() {
            return schema.clone();
        }
        let mut whole = Schema {
            reference: None,
            parts: Vec::new(),
            discriminator: schema.discriminator.clone(),
            ..schema.clone()
        };
        let mut seen = HashSet::from([schema.at.clone()]);
        let mut open = self.parts_of(schema);
        open.reverse();
        while let Some(at) = open.pop() {
            if !seen.insert(at.clone()) {
                continue;
            }
            let Ok(part) = self.document.schema(&at) else { continue };
            let mut part = Arc::unwrap_or_clone(part);
            // A schema may list those that extend it: of itself, an heir learns nothing.
            part.unions.retain(|group| !self.lists(group, &schema.at));
            let mut inner = self.parts_of(&part);
            inner.reverse();
            open.extend(inner);
            self.join(&mut whole, part);
        }
        whole
    }

    /// Whether a schema is one of these alternatives.
    fn lists(&self, group: &Alternatives, at: &Pointer) -> bool {
        let target = |option| self.document.follow(option).ok();
        group.options.iter().any(|option| target(option).as_ref() == Some(at))
    }

    /// The places of the parts of a schema: of its `allOf` and of its reference.
    fn parts_of(&self, schema: &Schema) -> Vec<Pointer> {
        let mut parts = schema.parts.clone();
        if let Some(reference) = &schema.reference {
            let target = self.document.resolve(reference, &schema.at);
            parts.extend(target.ok().map(|(target, _)| target));
        }
        parts
    }

    /// Adds to a schema what another one says that holds beside it.
    pub(super) fn join(&self, whole: &mut Schema, part: Schema) {
        whole.nullable = if self.config.assumes_types() {
            // A part that only says so means the whole.
            whole.nullable || part.nullable
        } else {
            allows_null(whole) && allows_null(&part)
        };
        whole.nothing |= part.nothing;
        whole.only_null |= part.only_null;
        let both = intersection(&whole.types, &part.types);
        if both.is_empty() && !whole.types.is_empty() && !part.types.is_empty() {
            // The parts disagree; `report_conflicts` says so.
            whole.nothing |= !self.config.assumes_types() && !whole.nullable;
        } else {
            whole.types = both;
        }
        whole.values = match (whole.values.take(), part.values) {
            (Some(own), Some(other)) => {
                let both: Vec<_> =
                    own.iter().filter(|it| other.contains(it)).cloned().collect();
                Some(if both.is_empty() { own } else { both })
            }
            (own, other) => own.or(other),
        };
        let is_own = |at: &Pointer| {
            at.parent().and_then(|list| list.parent()).as_ref() == Some(&whole.at)
        };
        for (name, at) in part.properties {
            match whole.properties.iter_mut().find(|(known, _)| *known == name) {
                None => {
                    let at = self.narrower(at, &whole.additional);
                    whole.properties.push((name, at));
                }
                Some((_, known)) => {
                    let both = self.both(known, &at);
                    let (old, new) = (self.weight(known), self.weight(&at));
                    if let Some(both) = both {
                        *known = both;
                    } else if new > old || (new == old && !is_own(known)) {
                        *known = at;
                    }
                }
            }
        }
        for name in part.required {
            if !whole.required.contains(&name) {
                whole.required.push(name);
            }
        }
        whole.additional = match (std::mem::take(&mut whole.additional), part.additional)
        {
            (Additional::Nothing, _) | (_, Additional::Nothing) => Additional::Nothing,
            (Additional::Schema(at), _) | (_, Additional::Schema(at)) => {
                Additional::Schema(at)
            }
            (Additional::Anything, _) | (_, Additional::Anything) => {
                Additional::Anything
            }
            (Additional::Unsaid, Additional::Unsaid) => Additional::Unsaid,
        };
        whole.items = match (std::mem::take(&mut whole.items), part.items) {
            (Items::Anything, other) => other,
            (Items::Schema(own), Items::Schema(other)) => {
                Items::Schema(self.both(&own, &other).unwrap_or(own))
            }
            (own, _) => own,
        };
        if whole.prefix.len() < part.prefix.len() {
            whole.prefix = part.prefix;
        }
        whole.patterns.extend(part.patterns);
        whole.unions.extend(part.unions);
        whole.not.extend(part.not);
        whole.no_arrays |= part.no_arrays;
        whole.format = whole.format.take().or(part.format);
        whole.default = whole.default.take().or(part.default);
        whole.read_only |= part.read_only;
        whole.write_only |= part.write_only;
        tighten(&mut whole.bounds, part.bounds);
    }

    /// The one that says more of a property that stands beside `additionalProperties`: both
    /// hold for it, since these do not know of the properties of other parts. Real
    /// documents do not mean it so.
    fn narrower(&self, property: Pointer, additional: &Additional) -> Pointer {
        match additional {
            Additional::Schema(at)
                if !self.config.assumes_types()
                    && self.weight(at) > self.weight(&property) =>
            {
                at.clone()
            }
            _ => property,
        }
    }

    /// How much a schema says of a value.
    fn weight(&self, at: &Pointer) -> u8 {
        let Some(schema) = self.target(at) else { return 0 };
        if schema.values.is_some() {
            4
        } else if !schema.properties.is_empty() || !schema.parts.is_empty() {
            3
        } else if !schema.unions.is_empty() {
            2
        } else {
            u8::from(!self.is_annotation(at))
        }
    }
}

/// Whether the keywords beside a reference or alternatives say nothing of the value but,
/// perhaps, how large it is.
pub(super) fn says_nothing(schema: &Schema) -> bool {
    schema.types.is_empty()
        && schema.values.is_none()
        && schema.properties.is_empty()
        && schema.required.is_empty()
        && schema.patterns.is_empty()
        && schema.additional == Additional::Unsaid
        && schema.items == Items::Anything
        && schema.prefix.is_empty()
        && schema.unions.is_empty()
        && schema.parts.is_empty()
        && !schema.only_null
        && !schema.nothing
}

/// Whether a schema allows null as the standard has it.
fn allows_null(schema: &Schema) -> bool {
    schema.nullable
        || (schema.types.is_empty() && schema.values.is_none() && !schema.nothing)
}

/// The JSON types that are in both lists; an empty list stands for all.
fn intersection(left: &[JsonType], right: &[JsonType]) -> Vec<JsonType> {
    if left.is_empty() || right.is_empty() {
        return if left.is_empty() { right } else { left }.to_vec();
    }
    let integer = |it: &[JsonType]| it.contains(&JsonType::Integer);
    let number = |it: &[JsonType]| it.contains(&JsonType::Number);
    let is_in = |it: JsonType, list: &[JsonType]| {
        list.contains(&it) || (it == JsonType::Integer && number(list))
    };
    let mut both: Vec<_> = left.iter().copied().filter(|it| is_in(*it, right)).collect();
    if number(left) && !integer(left) && integer(right) && !number(right) {
        both.push(JsonType::Integer);
    }
    both
}

/// Takes the narrower of each two bounds.
pub(super) fn tighten(own: &mut Bounds, other: Bounds) {
    fn narrow<T: Copy>(
        own: &mut Option<T>,
        other: Option<T>,
        is_more: fn(T, T) -> bool,
    ) {
        if let Some(other) = other
            && own.is_none_or(|own| is_more(other, own))
        {
            *own = Some(other);
        }
    }
    narrow(&mut own.minimum, other.minimum, |a, b| a.0 > b.0 || (a.0 >= b.0 && a.1));
    narrow(&mut own.maximum, other.maximum, |a, b| a.0 < b.0 || (a.0 <= b.0 && a.1));
    narrow(&mut own.min_length, other.min_length, |a, b| a > b);
    narrow(&mut own.max_length, other.max_length, |a, b| a < b);
    narrow(&mut own.min_items, other.min_items, |a, b| a > b);
    narrow(&mut own.max_items, other.max_items, |a, b| a < b);
    narrow(&mut own.min_properties, other.min_properties, |a, b| a > b);
    narrow(&mut own.max_properties, other.max_properties, |a, b| a < b);
    for (pattern, at) in other.patterns {
        if !own.patterns.iter().any(|(known, _)| *known == pattern) {
            own.patterns.push((pattern, at));
        }
    }
    own.multiple_of = own.multiple_of.or(other.multiple_of);
    own.unique |= other.unique;
}

//! Which JSON types a schema allows.

use std::collections::HashSet;

use super::Lowering;
pub(super) use super::kind_set::Kinds;
use crate::diagnostic::Pointer;
use crate::spec::{Additional, Alternatives, Choice, Items, JsonType, Schema};

/// How deep alternatives inside alternatives are followed to find what they surely allow.
const MAX_NESTING: usize = 8;

/// The JSON type of a value.
fn of_value(value: &serde_json::Value) -> Kinds {
    match value {
        serde_json::Value::Null => Kinds::NULL,
        serde_json::Value::Bool(_) => Kinds::BOOLEAN,
        serde_json::Value::Number(it) => match it.as_f64() {
            Some(it) if it.fract() != 0.0 => Kinds::FRACTION,
            _ => Kinds::INTEGER,
        },
        serde_json::Value::String(_) => Kinds::STRING,
        serde_json::Value::Array(_) => Kinds::ARRAY,
        serde_json::Value::Object(_) => Kinds::OBJECT,
    }
}

impl Lowering<'_> {
    /// The JSON types that the schema at a pointer allows.
    pub(super) fn kinds_at(&mut self, at: &Pointer) -> Kinds {
        if let Some(kinds) = self.kinds.get(at) {
            return *kinds;
        }
        let kinds = self.collect_kinds(at, &mut HashSet::new());
        self.kinds.insert(at.clone(), kinds);
        kinds
    }

    /// The JSON types that a whole schema allows.
    pub(super) fn kinds_of(&mut self, whole: &Schema) -> Kinds {
        self.kinds_with(whole, &mut HashSet::new())
    }

    fn collect_kinds(&mut self, at: &Pointer, seen: &mut HashSet<Pointer>) -> Kinds {
        let whole = self.whole(at);
        // What leads back to itself by alternatives allows nothing by that way.
        if !seen.insert(whole.at.clone()) {
            return Kinds::NONE;
        }
        let kinds = self.kinds_with(&whole, seen);
        seen.remove(&whole.at);
        kinds
    }

    fn kinds_with(&mut self, whole: &Schema, seen: &mut HashSet<Pointer>) -> Kinds {
        let mut kinds = self.own_kinds(whole);
        for at in &whole.not {
            kinds = kinds.without(self.surely(at));
        }
        let assumes = self.config.assumes_types();
        let conditional =
            |group: &&Alternatives| !(assumes && group.kind == Choice::Conditional);
        for group in whole.unions.iter().filter(conditional) {
            let options = group.options.iter();
            let any: Kinds = options.map(|at| self.collect_kinds(at, seen)).collect();
            let any = if group.kind == Choice::One {
                any.without(self.excluded(&group.options))
            } else {
                any
            };
            // What is assumed, or said in a slip, yields to what the alternatives say.
            kinds = match kinds & any {
                Kinds::NONE if assumes => any,
                both => both,
            };
        }
        kinds
    }

    /// The JSON types of which the schema at a pointer allows every value.
    fn surely(&mut self, at: &Pointer) -> Kinds {
        self.surely_within(at, MAX_NESTING)
    }

    fn surely_within(&mut self, at: &Pointer, depth: usize) -> Kinds {
        let Ok(schema) = self.document.schema(at) else { return Kinds::NONE };
        let closed = schema.reference.is_some()
            || schema.nothing
            || schema.values.is_some()
            || !schema.not.is_empty()
            || !schema.parts.is_empty();
        if closed || depth == 0 {
            return Kinds::NONE;
        }
        let untyped = schema.types.is_empty() && !schema.only_null;
        let mut kinds = if untyped { Kinds::ALL } else { self.own_kinds(&schema) };
        kinds = kinds.without(restricted(&schema));
        for group in &schema.unions {
            if group.kind != Choice::Any {
                return Kinds::NONE;
            }
            let options = group.options.iter();
            let any: Kinds =
                options.map(|at| self.surely_within(at, depth - 1)).collect();
            kinds = kinds & any;
        }
        kinds
    }

    /// The JSON types of which every value fulfils two alternatives.
    fn excluded(&mut self, options: &[Pointer]) -> Kinds {
        let mut once = Kinds::NONE;
        let mut twice = Kinds::NONE;
        for at in options {
            let kinds = self.surely(at);
            twice = twice | (once & kinds);
            once = once | kinds;
        }
        twice
    }

    /// The JSON types that a whole schema allows beside its alternatives.
    pub(super) fn own_kinds(&self, whole: &Schema) -> Kinds {
        if whole.nothing {
            return Kinds::NONE;
        }
        if whole.only_null {
            return Kinds::NULL;
        }
        let null = if whole.nullable { Kinds::NULL } else { Kinds::NONE };
        let named: Kinds = whole.types.iter().map(|it| Kinds::from(*it)).collect();
        let values = whole.values.as_ref();
        let values = values.map(|it| it.iter().map(of_value).collect::<Kinds>());
        let kinds = match (named, values) {
            (Kinds::NONE, Some(values)) => values | null,
            (Kinds::NONE, None) => match self.assumed(whole) {
                Some(assumed) => Kinds::from(assumed) | null,
                None => Kinds::ALL,
            },
            // `enum: [1]` of a string is a slip of quotes.
            (named, Some(values)) if !named.excludes(values) => (named & values) | null,
            (named, _) => named | null,
        };
        if whole.no_arrays { kinds.without(Kinds::ARRAY) } else { kinds }
    }

    /// The type that a schema without `type` is taken for, if the settings allow that.
    pub(super) fn assumed(&self, whole: &Schema) -> Option<JsonType> {
        if !self.config.assumes_types() || !whole.types.is_empty() {
            return None;
        }
        if says_of_objects(whole) {
            Some(JsonType::Object)
        } else if says_of_arrays(whole) {
            Some(JsonType::Array)
        } else {
            None
        }
    }
}

/// The JSON types whose values have to fulfil more than to be of their type.
fn restricted(schema: &Schema) -> Kinds {
    let bounds = &schema.bounds;
    let objects = says_of_objects(schema)
        || !schema.required.is_empty()
        || schema.additional != Additional::Unsaid
        || bounds.min_properties.or(bounds.max_properties).is_some();
    let arrays = says_of_arrays(schema)
        || schema.no_arrays
        || bounds.min_items.or(bounds.max_items).is_some()
        || bounds.unique;
    let numbers =
        bounds.minimum.or(bounds.maximum).is_some() || bounds.multiple_of.is_some();
    let strings =
        bounds.min_length.or(bounds.max_length).is_some() || !bounds.patterns.is_empty();
    let said = [
        (objects, Kinds::OBJECT),
        (arrays, Kinds::ARRAY),
        (numbers, Kinds::NUMBER),
        (strings, Kinds::STRING),
    ];
    let said = said.into_iter().filter_map(|(is_said, kinds)| is_said.then_some(kinds));
    let ignored = schema.ignored.iter().map(|keyword| match keyword.as_str() {
        "unevaluatedProperties"
        | "propertyNames"
        | "dependentRequired"
        | "dependentSchemas" => Kinds::OBJECT,
        "unevaluatedItems" | "contains" | "minContains" | "maxContains" => Kinds::ARRAY,
        _ => Kinds::ALL,
    });
    said.chain(ignored).collect()
}

/// Whether a schema describes the fields of objects.
pub(super) fn says_of_objects(schema: &Schema) -> bool {
    !schema.properties.is_empty()
        || !schema.patterns.is_empty()
        || matches!(schema.additional, Additional::Schema(_))
}

/// Whether a schema describes the items of arrays.
pub(super) fn says_of_arrays(schema: &Schema) -> bool {
    schema.items != Items::Anything || !schema.prefix.is_empty()
}

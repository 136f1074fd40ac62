//! `allOf`: parts that hold together.

use std::collections::HashMap;

use super::whole::says_nothing;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::spec::{JsonType, Schema};

impl Lowering<'_> {
    /// The part that says it all, where nothing else does: it needs no type of its own.
    pub(super) fn only_telling_part(&self, schema: &Schema) -> Option<Pointer> {
        let around = Schema { parts: Vec::new(), ..schema.clone() };
        if schema.parts.is_empty()
            || schema.reference.is_some()
            || self.has_typed_format(&around)
            || !(says_nothing(&around) || self.repeats_type(&around, &schema.parts))
        {
            return None;
        }
        let mut telling = schema.parts.iter().filter(|part| !self.is_annotation(part));
        match (telling.next(), telling.next()) {
            // An heir that adds nothing is still not the whole family.
            (Some(only), None) if !self.is_extended(only) => Some(only.clone()),
            _ => None,
        }
    }

    /// Whether a schema says no more than `type: object`, as its only part does, too.
    fn repeats_type(&self, around: &Schema, parts: &[Pointer]) -> bool {
        let untyped = Schema { types: Vec::new(), ..around.clone() };
        around.types == [JsonType::Object]
            && says_nothing(&untyped)
            && parts.iter().all(|part| {
                self.target(part).is_some_and(|it| it.types == [JsonType::Object])
            })
    }

    /// Says what of the parts of a schema leads nowhere or disagrees.
    pub(super) fn report_parts(&mut self, schema: &Schema, role: &Role) {
        let mut types: Option<Vec<JsonType>> = None;
        for part in &schema.parts {
            let Some(target) = self.target(part) else {
                self.use_of(part, role); // which reports why
                continue;
            };
            if target.types.is_empty() {
                continue;
            }
            let shared = |known: &Vec<JsonType>| {
                known
                    .iter()
                    .any(|it| target.types.contains(it) || is_number(*it, &target))
            };
            if types.as_ref().is_some_and(|known| !shared(known)) {
                let why = "this part of `allOf` is of another type than those before it: \
                           what it says of the type is ignored";
                self.warn(Code::UnsupportedComposition, part, why);
            }
            types.get_or_insert(target.types.clone());
        }
        self.report_alternatives(schema);
    }

    /// Says which properties have alternatives in one part and something else in another:
    /// these are not put together.
    fn report_alternatives(&mut self, schema: &Schema) {
        if schema.parts.is_empty() {
            return;
        }
        let mut known: HashMap<String, Pointer> = HashMap::new();
        let own = schema.properties.clone();
        let parts: Vec<Pointer> = schema.parts.clone();
        let parts = parts.iter().filter_map(|it| self.target(it));
        let inherited: Vec<_> = parts.flat_map(|it| it.properties.clone()).collect();
        for (name, at) in own.into_iter().chain(inherited) {
            let Some(first) = known.get(&name) else {
                known.insert(name, at);
                continue;
            };
            let (Some(one), Some(other)) = (self.target(first), self.target(&at)) else {
                continue;
            };
            let has_alternatives = !one.unions.is_empty() || !other.unions.is_empty();
            let says_more = !self.is_annotation(first) && !self.is_annotation(&at);
            let differ = self.document.get(&one.at) != self.document.get(&other.at);
            if has_alternatives
                && says_more
                && differ
                && self.reported.insert(at.clone())
            {
                let why = format!(
                    "`{}` is described by several parts, one of which has alternatives: only \
                     what one of them says is used",
                    name.escape_debug()
                );
                self.warn(Code::UnsupportedComposition, &at, why);
            }
        }
    }
}

fn is_number(json_type: JsonType, target: &Schema) -> bool {
    let is = |it: JsonType| matches!(it, JsonType::Integer | JsonType::Number);
    is(json_type) && target.types.iter().any(|it| is(*it))
}

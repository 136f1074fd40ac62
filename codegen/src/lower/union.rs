//! `oneOf` and `anyOf`.

use super::alternative::{Alternative, Source};
use super::dispatch::allows_anything;
use super::kinds::Kinds;
use super::schema::Form;
use super::tags::string_values;
use super::{Lowering, Role};
use crate::diagnostic::Code;
use crate::model::{Docs, Shape, Type, Union, ValueKind, Variant};
use crate::names::{Case, Scope};
use crate::spec::{Alternatives, Choice, JsonType, Schema};

/// A variant name that every union uses for what it does not know.
pub(super) const UNKNOWN: &[&str] = &["Unknown", "Self"];

/// How deep alternatives inside alternatives are searched for strings.
const MOST_NESTING: usize = 4;

/// The most combinations of alternatives of several lists.
const MOST_COMBINATIONS: usize = 64;

impl Lowering<'_> {
    /// A whole schema with alternatives; `None` if they say nothing of the type.
    pub(super) fn union(&mut self, whole: &Schema, role: &Role) -> Option<Form> {
        let (group, base) = self.split(whole)?;
        let base = self.yielding(&group, base);
        let mut alternatives = self.alternatives(&base, &group);
        let kinds = self.kinds_of(whole);
        if kinds.without_null() == Kinds::NONE && alternatives.len() > 1 {
            alternatives.clear();
        }
        if let [alone] = alternatives.as_slice() {
            return Some(match alone.source {
                Source::Place => self.form_at(&alone.at, role),
                Source::Merged | Source::Base => {
                    self.whole_form(&alone.whole.clone(), role)
                }
            });
        }
        if alternatives.is_empty() {
            let null = kinds == Kinds::NULL;
            return Some(Form::Type(if null { Type::Null } else { Type::Never }));
        }
        if alternatives.iter().any(allows_anything) && kinds != Kinds::ALL {
            let open = Schema { unions: Vec::new(), types: Vec::new(), ..base };
            return Some(match kinds.json_types().as_slice() {
                [only] => self.form_of(&open, *only, role),
                types => self.by_types(&open, types, kinds, role),
            });
        }
        if let Some(form) = self.enumerated(whole, &alternatives, role) {
            return Some(form);
        }
        if alternatives.iter().all(|it| it.kinds == Kinds::STRING) {
            return Some(self.all_strings(whole, &alternatives));
        }
        // What lists its values goes before what takes every value.
        alternatives.sort_by_key(|it| !is_narrow(it));
        Some(self.dispatch(whole, &group, &alternatives, role))
    }

    /// The schema around alternatives without the type it names, where none of them is of
    /// that type and types may be assumed: it is a slip.
    fn yielding(&mut self, group: &Alternatives, base: Schema) -> Schema {
        if !self.config.assumes_types() || base.types.is_empty() {
            return base;
        }
        let options = group.options.iter();
        let any: Kinds = options.map(|at| self.kinds_at(at).without_null()).collect();
        if any == Kinds::NONE || !any.excludes(self.own_kinds(&base).without_null()) {
            return base;
        }
        let why = "no alternative is of the type that is named beside them: that type is \
                   ignored";
        self.warn(Code::UnsupportedComposition, &base.at.clone(), why);
        Schema { types: Vec::new(), ..base }
    }

    /// The first list of alternatives that says something of the type, and the schema
    /// without it.
    fn split(&mut self, whole: &Schema) -> Option<(Alternatives, Schema)> {
        let mut groups = Vec::new();
        let assumes = self.config.assumes_types();
        for group in &whole.unions {
            if assumes && group.kind == Choice::Conditional {
                // Said where the keywords are ignored.
                continue;
            }
            if group.options.iter().any(|at| self.informs(at)) {
                groups.push(group.clone());
            } else if self.reported.insert(group.at.clone()) {
                let why =
                    "these alternatives only restrict the value: that is not checked";
                self.warn(Code::UnsupportedKeyword, &group.at, why);
            }
        }
        let sizes = groups.iter().map(|group| group.options.len());
        let combinations = sizes.fold(1, usize::saturating_mul);
        let tail = groups.split_off(1.min(groups.len()));
        let group = groups.pop()?;
        let unions = if combinations > MOST_COMBINATIONS && !tail.is_empty() {
            let why = "with the alternatives before them these have too many combinations: \
                       they are not checked";
            self.warn(Code::UnsupportedUnion, &tail[0].at, why);
            Vec::new()
        } else {
            tail
        };
        Some((group, Schema { unions, ..whole.clone() }))
    }

    /// An enumeration of all strings of the alternatives, or any string.
    fn all_strings(&mut self, whole: &Schema, alternatives: &[Alternative]) -> Form {
        let mut values = Vec::new();
        let mut free = false;
        for alternative in alternatives {
            free |= self.gather_strings(&alternative.whole, &mut values, MOST_NESTING);
        }
        if values.is_empty() {
            let first = Schema { types: vec![JsonType::String], ..whole.clone() };
            return self.scalar(&first, JsonType::String);
        }
        Form::Shape(self.strings(&values, free, &whole.at))
    }

    /// Adds the strings that a schema lists, or its alternatives do. Gives whether it takes
    /// others as well.
    fn gather_strings(
        &mut self,
        whole: &Schema,
        values: &mut Vec<String>,
        depth: usize,
    ) -> bool {
        let own = string_values(whole);
        if !own.is_empty() {
            values.extend(
                own.into_iter().filter(|it| !values.contains(it)).collect::<Vec<_>>(),
            );
            return false;
        }
        let [group] = whole.unions.as_slice() else { return true };
        if depth == 0 {
            return true;
        }
        let mut free = false;
        for at in &group.options {
            let option = self.whole(at);
            free |= self.gather_strings(&option, values, depth - 1);
        }
        free
    }

    /// A schema whose `type` names several JSON types.
    pub(super) fn several_types(&mut self, schema: &Schema, role: &Role) -> Form {
        let named: Kinds = schema.types.iter().map(|it| Kinds::from(*it)).collect();
        let mut types: Vec<JsonType> = Vec::new();
        for &json_type in &schema.types {
            let json_type = match json_type {
                JsonType::Integer if schema.types.contains(&JsonType::Number) => {
                    JsonType::Number
                }
                other => other,
            };
            if !types.contains(&json_type) {
                types.push(json_type);
            }
        }
        self.by_types(schema, &types, named, role)
    }

    /// A union of these JSON types; what else is allowed is kept as JSON.
    pub(super) fn by_types(
        &mut self,
        schema: &Schema,
        types: &[JsonType],
        allowed: Kinds,
        role: &Role,
    ) -> Form {
        let mut scope = Scope::reserving(UNKNOWN);
        let mut union = Union::default();
        let mut named = Kinds::NONE;
        for &json_type in types {
            let kinds = Kinds::from(json_type);
            let kinds =
                if json_type == JsonType::Number { Kinds::NUMBER } else { kinds };
            let Some(&kind) = kinds.value_kinds().first() else { continue };
            named = named | kinds;
            let alone = Schema { types: vec![json_type], ..schema.clone() };
            let word = format!("{kind:?}");
            let name = scope.claim(Case::UpperCamel, &word, "value").name;
            let part = role.part(&word);
            let ty = match self.form_of(&alone, json_type, &part) {
                Form::Type(ty) => ty,
                Form::Shape(shape) => {
                    let at = schema.at.child("type").child(&word);
                    Type::Named(self.define(&at, &part, Docs::default(), shape))
                }
            };
            let ty = match (kind, ty) {
                (ValueKind::Array, Type::Any) => Type::List(Box::new(Type::Any)),
                (ValueKind::Object, Type::Any) => Type::Map(Box::new(Type::Any)),
                (_, ty) => ty,
            };
            union.kinds.push((kind, vec![union.variants.len()]));
            union.variants.push(Variant {
                name,
                ty,
                rules: Vec::new(),
                docs: Docs::default(),
            });
        }
        if !allowed.without_null().is_within(named | Kinds::NUMBER) {
            union.rest = Some(scope.claim(Case::UpperCamel, "Other", "value").name);
        }
        Form::Shape(Shape::Union(union))
    }
}

/// Whether an alternative only takes listed values.
fn is_narrow(alternative: &Alternative) -> bool {
    alternative.whole.values.is_some()
}

//! How the alternatives of a union are told apart: by JSON type, then by a tag or by
//! fields, and by trial where nothing of that helps.

use std::collections::BTreeMap;

use super::alternative::{Alternative, Source};
use super::kinds::{Kinds, says_of_arrays, says_of_objects};
use super::literal::words;
use super::schema::Form;
use super::tags::string_values;
use super::union::UNKNOWN;
use super::{Lowering, Role};
use crate::config::UnknownValues;
use crate::diagnostic::Code;
use crate::model::{
    Docs, Literal, ObjectShape, Objects, Scalar, Shape, Type, Union, ValueKind, Variant,
};
use crate::names::{Case, Scope};
use crate::spec::{Alternatives, Schema};

/// A union that is being put together.
#[derive(Default)]
struct Draft {
    union: Union,
    scope: Scope,
    /// The variants of each JSON type.
    kinds: BTreeMap<ValueKind, Vec<usize>>,
    /// Whether there is an alternative for every string.
    any_string: bool,
}

impl Lowering<'_> {
    /// Sorts the alternatives by JSON type, and the objects by tag or by fields.
    pub(super) fn dispatch(
        &mut self,
        whole: &Schema,
        group: &Alternatives,
        alternatives: &[Alternative],
        role: &Role,
    ) -> Form {
        let (open, alternatives): (Vec<_>, Vec<_>) =
            alternatives.iter().partition(|it| allows_anything(it));
        if let [first, ..] = open.as_slice() {
            // A union keeps what none of its alternatives takes.
            let keeps = self.config.assumes_types()
                && self.config.unknown_values == UnknownValues::Keep;
            if !keeps || alternatives.len() < 2 {
                let why = "this alternative takes every value, so the type is any JSON";
                self.note(Code::Untyped, first.at.clone(), why);
                return Form::Type(Type::Any);
            }
        }
        let mut draft = Draft { scope: Scope::reserving(UNKNOWN), ..Draft::default() };
        let mut objects = Vec::new();
        for alternative in alternatives {
            if alternative.kinds.excludes(Kinds::OBJECT) {
                self.plain(alternative, role, &mut draft);
            } else {
                objects.push(alternative);
            }
        }
        self.objects(group, &objects, role, &mut draft);
        if let Some(numbers) = draft.kinds.get_mut(&ValueKind::Number) {
            // What is whole is tried as an integer first.
            let variants = &draft.union.variants;
            numbers.sort_by_key(|it| {
                matches!(variants[*it].ty, Type::Scalar(Scalar::F64 | Scalar::Number))
            });
        }
        let Draft { mut union, kinds, .. } = draft;
        if union.variants.len() + union.strings.len() == 1
            && let Some(only) = union.variants.pop()
        {
            // The others would never be reached.
            return Form::Type(only.ty);
        }
        union.kinds = kinds.into_iter().collect();
        if union.variants.is_empty() && union.strings.is_empty() {
            self.note(
                Code::AllowsNothing,
                whole.at.clone(),
                "no alternative is possible",
            );
            return Form::Type(Type::Never);
        }
        Form::Shape(Shape::Union(union))
    }

    /// An alternative that is no object.
    fn plain(&mut self, alternative: &Alternative, role: &Role, draft: &mut Draft) {
        if alternative.kinds == Kinds::STRING {
            if let Some(values) = self.inline_strings(alternative) {
                let at = &alternative.at;
                self.units(&values, at, &mut draft.scope, &mut draft.union.strings);
                return;
            }
            if draft.any_string {
                let why = "an earlier alternative takes every string";
                self.warn(Code::UnsupportedUnion, &alternative.at, why);
                return;
            }
            draft.any_string = string_values(&alternative.whole).is_empty();
        }
        self.add(alternative, None, role, draft);
    }

    /// Adds a variant for an alternative, and gives its index.
    fn add(
        &mut self,
        alternative: &Alternative,
        tag: Option<&Literal>,
        role: &Role,
        draft: &mut Draft,
    ) -> usize {
        let kinds = alternative.kinds.value_kinds();
        let variant = self.variant(alternative, tag, kinds[0], role, &mut draft.scope);
        let index = draft.union.variants.len();
        draft.union.variants.push(variant);
        for kind in kinds.into_iter().filter(|kind| *kind != ValueKind::Object) {
            draft.kinds.entry(kind).or_default().push(index);
        }
        index
    }

    /// How objects are told apart; their variants are added.
    fn objects(
        &mut self,
        group: &Alternatives,
        objects: &[&Alternative],
        role: &Role,
        draft: &mut Draft,
    ) {
        let tags = if objects.len() > 1 { self.tags(group, objects) } else { None };
        if let Some((tag, tags)) = tags {
            // A schema whose heirs have all of its tags is never met itself.
            let met = objects.iter().zip(tags).filter(|(_, tags)| !tags.is_empty());
            let alternatives = met.map(|(alternative, tags)| {
                let index = self.add(alternative, tags.first(), role, draft);
                (tags, index)
            });
            let alternatives = alternatives.collect();
            draft.union.objects = Objects::Tagged { tag, alternatives };
            return;
        }
        let several = objects.len() > 1;
        let plain = objects.iter().all(|it| it.kinds == Kinds::OBJECT);
        let mut shapes = Vec::new();
        for alternative in objects {
            let variant = self.add(alternative, None, role, draft);
            if several && plain {
                let (required, optional) = self.object_fields(&alternative.whole);
                shapes.push(ObjectShape { variant, required, optional });
            } else {
                draft.kinds.entry(ValueKind::Object).or_default().push(variant);
            }
        }
        if several && plain {
            draft.union.objects = Objects::Shaped(shapes);
        }
    }

    /// An alternative, named after its tag, its reference, its title or its JSON type.
    fn variant(
        &mut self,
        alternative: &Alternative,
        tag: Option<&Literal>,
        kind: ValueKind,
        role: &Role,
        scope: &mut Scope,
    ) -> Variant {
        let at = &alternative.at;
        let schema = self.document.schema(at).ok();
        let title = schema.as_ref().and_then(|it| it.title.clone());
        let reference = schema.and_then(|it| it.reference.clone());
        let referred = reference.and_then(|it| match it.as_str() {
            // The schema around it.
            "#" => Some(self.document.follow(at).ok()?.last()?.into_owned()),
            other => other.rsplit('/').next().map(str::to_owned),
        });
        // A number tells a reader less than a name.
        let text = match tag {
            Some(Literal::String(text)) => Some(text.clone()),
            _ => None,
        };
        let word = text.or(referred).or(title).or(tag.map(words));
        let word = word.unwrap_or_else(|| format!("{kind:?}"));
        let claim = scope.claim(Case::UpperCamel, &word, "value");
        let name = self.settle(claim, at, "alternative");
        let used = match alternative.source {
            Source::Place => {
                if self.component_names.contains_key(at) {
                    self.named(at);
                }
                self.use_of(at, &role.part(&word))
            }
            Source::Merged => self.merged(&alternative.whole, &role.part(&word)),
            Source::Base => self.merged(&alternative.whole, &role.part("base")),
        };
        let docs = Docs { notes: Vec::new(), ..used.docs };
        let ty = match (kind, used.ty) {
            (ValueKind::Array, Type::Any) => Type::List(Box::new(Type::Any)),
            (ValueKind::Object, Type::Any) => Type::Map(Box::new(Type::Any)),
            (_, ty) => ty,
        };
        Variant { name, ty, rules: self.rules(at), docs }
    }

    /// The strings of an enumeration that stands in the union itself.
    fn inline_strings(&self, alternative: &Alternative) -> Option<Vec<String>> {
        let schema = self.document.schema(&alternative.at).ok()?;
        let values = string_values(&alternative.whole);
        (schema.reference.is_none() && !values.is_empty()).then_some(values)
    }
}

/// Whether an alternative takes every value.
pub(super) fn allows_anything(alternative: &Alternative) -> bool {
    let whole = &alternative.whole;
    Kinds::ALL.without_null().is_within(alternative.kinds)
        && !says_of_objects(whole)
        && !says_of_arrays(whole)
        && whole.required.is_empty()
        && whole.unions.is_empty()
}

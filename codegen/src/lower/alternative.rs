//! The alternatives of a `oneOf` or an `anyOf`, each with all that holds beside it.

use std::sync::Arc;

use super::Lowering;
use super::kinds::Kinds;
use super::whole::says_nothing;
use crate::diagnostic::Pointer;
use crate::spec::{Additional, Alternatives, Items, Schema};

/// One alternative.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    /// Where it stands in the list.
    pub(super) at: Pointer,
    /// All that holds for it.
    pub(super) whole: Arc<Schema>,
    /// The JSON types that it allows, null left out.
    pub(super) kinds: Kinds,
    /// Where its type comes from.
    pub(super) source: Source,
}

/// Where the type of an alternative comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The schema in its place.
    Place,
    /// That schema and what stands beside the alternatives.
    Merged,
    /// The schema that the others extend, without them.
    Base,
}

/// The most alternatives that what stands beside them is merged into.
const MOST: usize = 128;

impl Lowering<'_> {
    /// Whether an alternative tells more of a value than how large it is.
    pub(super) fn informs(&mut self, at: &Pointer) -> bool {
        let whole = self.whole(at);
        let required = self.config.assumes_types() || whole.required.is_empty();
        let said = Schema { required: Vec::new(), ..(*whole).clone() };
        !(required && says_nothing(&said) && said.additional == Additional::Unsaid)
    }

    /// The alternatives of a group, together with the schema around it.
    pub(super) fn alternatives(
        &mut self,
        base: &Schema,
        group: &Alternatives,
    ) -> Vec<Alternative> {
        let mut found = Vec::new();
        for (index, at) in group.options.iter().enumerate() {
            let option = self.whole(at);
            let kinds = self.kinds_at(at);
            // What leads back to itself is reported as such, if there is nothing else.
            let only = group.options.len() == 1 && kinds == Kinds::NONE;
            if kinds.without_null() == Kinds::NONE && !only {
                continue;
            }
            let own =
                group.options.len() > MOST || self.adds_nothing(base, &option, kinds);
            if own {
                let inner = self.nested(at).map(|inner| self.alternatives(base, &inner));
                match inner {
                    Some(inner) => found.extend(inner),
                    None => found.push(Alternative {
                        at: at.clone(),
                        whole: option,
                        kinds: kinds.without_null(),
                        source: Source::Place,
                    }),
                }
                continue;
            }
            let place = base.at.child("oneOf").child(at.last().unwrap_or_default());
            let place = if group.at.parent().as_ref() == Some(&base.at) {
                at.clone()
            } else {
                place.child(index.to_string())
            };
            let mut whole = Schema { discriminator: None, ..base.clone() };
            self.join(&mut whole, (*option).clone());
            whole.at = place;
            whole.title.clone_from(&option.title);
            whole.description.clone_from(&option.description);
            let kinds = self.kinds_of(&whole).without_null();
            if kinds != Kinds::NONE {
                let whole = Arc::new(whole);
                let source = Source::Merged;
                found.push(Alternative { at: at.clone(), whole, kinds, source });
            }
        }
        found
    }

    /// The alternatives that an alternative consists of, if they stand in its place.
    fn nested(&self, at: &Pointer) -> Option<Alternatives> {
        let schema = self.document.schema(at).ok()?;
        let around = Schema { unions: Vec::new(), ..(*schema).clone() };
        let alone = schema.reference.is_none()
            && says_nothing(&around)
            && schema.discriminator.is_none();
        match schema.unions.as_slice() {
            [group] if alone => Some(group.clone()),
            _ => None,
        }
    }

    /// Whether what stands around an alternative holds for it anyway.
    fn adds_nothing(&self, base: &Schema, option: &Schema, kinds: Kinds) -> bool {
        if base.unions.is_empty() && says_nothing(base) {
            return true;
        }
        let known = |name: &String| option.properties.iter().any(|(it, _)| it == name);
        let has_properties = base.properties.iter().all(|(name, _)| known(name))
            && base.required.iter().all(|name| option.required.contains(name));
        let assumed = self.config.assumes_types();
        has_properties
            && (base.types.is_empty()
                || kinds.without_null().is_within(self.own_kinds(base)))
            && (base.properties.is_empty() || assumed)
            && base.values.is_none()
            && base.patterns.is_empty()
            && !matches!(base.additional, Additional::Schema(_))
            && (base.additional == Additional::Unsaid || assumed)
            && base.items == Items::Anything
            && base.prefix.is_empty()
            && base.unions.is_empty()
    }
}

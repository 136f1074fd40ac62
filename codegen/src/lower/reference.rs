//! References to schemas, and what is asked about a schema without lowering it.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::kinds::Kinds;
use super::whole::says_nothing;
use super::{Lowering, Role};
use crate::diagnostic::Pointer;
use crate::model::{Type, TypeId};
use crate::spec::Schema;

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
            let words = words_of(target, self.document.is_beside(target));
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
    pub(super) fn target(&self, at: &Pointer) -> Option<Arc<Schema>> {
        let mut schema = self.document.schema(at).ok()?;
        while let Some(reference) = &schema.reference {
            let (target, _) = self.document.resolve(reference, &schema.at).ok()?;
            schema = self.document.schema(&target).ok()?;
        }
        Some(schema)
    }

    /// Whether null is allowed at a pointer. Where types may be assumed, it is enough that
    /// the schema, one of its alternatives, a part of its `allOf` or the target of its
    /// reference says so.
    pub(super) fn allows_null(&mut self, at: &Pointer) -> bool {
        if !self.config.assumes_types() {
            return !self.kinds_at(at).excludes(Kinds::NULL);
        }
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
            open.extend(schema.parts.iter().cloned());
            let groups = schema.unions.iter();
            open.extend(groups.flat_map(|group| group.options.iter().cloned()));
        }
        false
    }

    /// Whether the schema at a pointer says nothing but, perhaps, that null is allowed.
    pub(super) fn is_annotation(&self, at: &Pointer) -> bool {
        let schema = self.document.schema(at);
        let plain = |it: &Schema| it.reference.is_none() && !self.has_typed_format(it);
        schema.is_ok_and(|it| plain(&it) && says_nothing(&it))
    }

    /// Whether the schema at a pointer allows nothing but null.
    pub(super) fn is_null(&self, at: &Pointer) -> bool {
        self.document.schema(at).is_ok_and(|schema| schema.only_null)
    }
}

/// Steps that say nothing of what they lead to.
const UNTELLING: [&str; 8] = [
    "components",
    "schemas",
    "properties",
    "items",
    "schema",
    "content",
    "$defs",
    "definitions",
];

/// A name for a schema inside something else: the last steps of the way to it.
fn words_of(target: &Pointer, in_file: bool) -> String {
    let mut steps: Vec<String> =
        target.segments().map(std::borrow::Cow::into_owned).collect();
    if in_file {
        // A file is named by its stem, and only where what is in it has no name itself.
        steps.remove(0);
        let is_named = steps.get(1).is_some_and(|it| !UNTELLING.contains(&it.as_str()));
        if is_named {
            steps.remove(0);
        } else if let Some(file) = steps.first_mut()
            && let Some(stem) = Path::new(&*file).file_stem()
        {
            *file = stem.to_string_lossy().into_owned();
        }
    }
    let telling: Vec<String> =
        steps.into_iter().filter(|it| !UNTELLING.contains(&it.as_str())).collect();
    telling[telling.len().saturating_sub(3)..].join(" ")
}

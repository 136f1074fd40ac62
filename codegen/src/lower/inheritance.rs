//! A discriminator on a schema that others extend by `allOf` (`OpenAPI` 3.0.3, section
//! 4.7.25): a value of the schema may be any of its heirs.

use std::collections::HashMap;
use std::sync::Arc;

use indexmap::IndexSet;

use super::alternative::{Alternative, Source};
use super::kinds::Kinds;
use super::schema::Form;
use super::{Lowering, Role};
use crate::diagnostic::{Code, Pointer};
use crate::spec::{Alternatives, Choice, Discriminator, Node, Schema};

impl Lowering<'_> {
    /// The heirs of a schema and the schema itself as alternatives, if it has any.
    pub(super) fn inherited(&mut self, whole: &Schema, role: &Role) -> Option<Form> {
        let discriminator = whole.discriminator.clone()?;
        if !whole.unions.is_empty() || !self.component_names.contains_key(&whole.at) {
            return None;
        }
        let heirs = self.heirs_of(&whole.at, &discriminator);
        if heirs.is_empty() {
            let why =
                "nothing extends this schema: its discriminator tells nothing apart";
            self.note(Code::UnsupportedKeyword, whole.at.child("discriminator"), why);
            return None;
        }
        let mut alternatives: Vec<Alternative> = Vec::new();
        for at in &heirs {
            let heir = self.whole(at);
            let (at, kinds) = (at.clone(), Kinds::OBJECT);
            let source = Source::Place;
            alternatives.push(Alternative { at, whole: heir, kinds, source });
        }
        let own = Schema {
            at: whole.at.child("discriminator"),
            discriminator: None,
            ..whole.clone()
        };
        alternatives.push(Alternative {
            at: whole.at.clone(),
            whole: Arc::new(own),
            kinds: Kinds::OBJECT,
            source: Source::Base,
        });
        let group = Alternatives {
            at: whole.at.child("discriminator"),
            options: Vec::new(),
            discriminator: Some(discriminator),
            kind: Choice::One,
        };
        Some(self.dispatch(whole, &group, &alternatives, role))
    }

    /// The schemas that extend another one, also by way of a third, and those that its
    /// mapping names, in the order of the document.
    fn heirs_of(
        &mut self,
        base: &Pointer,
        discriminator: &Discriminator,
    ) -> Vec<Pointer> {
        let mut found: IndexSet<Pointer> = IndexSet::new();
        let mapped = discriminator.mapping.values();
        let mapped = mapped.filter_map(|target| self.mapped(target, base));
        let mut open: Vec<Pointer> = mapped.filter(|it| it != base).collect();
        open.extend(self.heirs(base));
        open.reverse();
        while let Some(heir) = open.pop() {
            if heir != *base && found.insert(heir.clone()) {
                let mut next = self.heirs(&heir);
                next.reverse();
                open.extend(next);
            }
        }
        let document = self.document;
        let schemas = Pointer::root().child("components").child("schemas");
        let order = document.get(&schemas).and_then(Node::as_mapping);
        let order = |at: &Pointer| {
            order.zip(at.last()).and_then(|(it, name)| it.get_index_of(&*name))
        };
        let mut found: Vec<Pointer> = found.into_iter().collect();
        found.sort_by_key(order);
        found
    }

    /// The component schemas with a part that is a reference to this one.
    fn heirs(&mut self, base: &Pointer) -> Vec<Pointer> {
        if self.heirs.is_none() {
            self.heirs = Some(self.find_heirs());
        }
        let heirs = self.heirs.as_ref().and_then(|heirs| heirs.get(base));
        heirs.cloned().unwrap_or_default()
    }

    fn find_heirs(&self) -> HashMap<Pointer, Vec<Pointer>> {
        let mut heirs: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        let place = Pointer::root().child("components").child("schemas");
        let schemas = self.document.get(&place).and_then(Node::as_mapping);
        for name in schemas.into_iter().flat_map(|it| it.keys()) {
            let at = place.child(name);
            let Ok(schema) = self.document.schema(&at) else { continue };
            for part in &schema.parts {
                let Ok(target) = self.document.follow(part) else { continue };
                if target != *part {
                    heirs.entry(target).or_default().push(at.clone());
                }
            }
        }
        heirs
    }

    /// Whether others extend a schema and its discriminator tells them apart.
    pub(super) fn is_extended(&self, at: &Pointer) -> bool {
        let target = self.document.follow(at).ok();
        let schema = target.and_then(|at| self.document.schema(&at).ok());
        schema.is_some_and(|it| it.discriminator.is_some() && it.unions.is_empty())
    }
}

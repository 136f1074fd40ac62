//! What goes to the server and what comes from it.

use std::collections::HashSet;

use super::Lowering;
use crate::diagnostic::Pointer;
use crate::model::{Flow, TypeId};
use crate::spec::Node;

/// The schemas that the document refers to from one direction.
#[derive(Default)]
pub(super) struct Roots {
    /// Where the schemas stand, in the order in which they were met.
    schemas: Vec<Pointer>,
    /// What has been walked or met.
    seen: HashSet<Pointer>,
}

/// Keys whose values are data, not schemas.
const DATA: [&str; 5] = ["const", "default", "enum", "example", "examples"];

impl Lowering<'_> {
    /// Notes the schemas of an operation by direction, whether it can be called or not.
    pub(super) fn note_directions(&mut self, item: &Pointer, operation: &Pointer) {
        self.note_requests(item.child("parameters"));
        self.note_requests(operation.child("parameters"));
        self.note_requests(operation.child("requestBody"));
        self.note_responses(operation.child("responses"));
    }

    /// Notes the schemas of a call that the server makes.
    pub(super) fn note_hook_directions(&mut self, operation: &Pointer) {
        self.note_responses(operation.child("requestBody"));
        self.note_requests(operation.child("responses"));
    }

    /// Notes the schemas at a pointer that go to the server.
    fn note_requests(&mut self, at: Pointer) {
        let mut requests = std::mem::take(&mut self.requests);
        self.collect(at, &mut requests);
        self.requests = requests;
    }

    /// Notes the schemas at a pointer that come from the server.
    fn note_responses(&mut self, at: Pointer) {
        let mut responses = std::mem::take(&mut self.responses);
        self.collect(at, &mut responses);
        self.responses = responses;
    }

    /// Collects the schemas that the value at a pointer refers to, through references to
    /// things other than schemas.
    fn collect(&self, at: Pointer, roots: &mut Roots) {
        let schemas = Pointer::root().child("components").child("schemas");
        let Some(node) = self.document.get(&at) else { return };
        let mut open = vec![(at, node)];
        while let Some((at, node)) = open.pop() {
            match node {
                Node::Sequence(items) => {
                    let items = items.iter().enumerate().rev();
                    let items = items.filter(|(_, it)| holds_more(it));
                    open.extend(items.map(|(index, it)| (at.index(index), it)));
                }
                Node::Mapping(entries) => {
                    let reference = entries.get("$ref").and_then(Node::as_str);
                    let target = reference.map(|it| self.document.resolve(it, &at));
                    if let Some(Ok((target, node))) = target
                        && roots.seen.insert(target.clone())
                    {
                        if schemas.contains(&target) {
                            roots.schemas.push(target);
                        } else {
                            open.push((target, node));
                        }
                    }
                    let entries = entries.iter().rev();
                    let entries = entries.filter(|(key, it)| {
                        holds_more(it) && !DATA.contains(&key.as_str())
                    });
                    open.extend(entries.map(|(key, it)| (at.child(key), it)));
                }
                _ => {}
            }
        }
    }

    /// The definitions of the schemas of one direction.
    pub(super) fn definitions(&self, roots: &Roots) -> Vec<TypeId> {
        roots.schemas.iter().filter_map(|at| self.ids.get(at).copied()).collect()
    }

    /// In which directions the property with the schema at a pointer goes: as it says
    /// itself, or the target of its reference or a part of its `allOf`.
    pub(super) fn flow(&self, at: &Pointer) -> Flow {
        let Ok(own) = self.document.schema(at) else { return Flow::Both };
        let parts = own.parts.iter().filter_map(|it| self.target(it));
        let parts = parts.chain(own.reference.as_ref().and_then(|_| self.target(at)));
        let said = |it: &crate::spec::Schema| (it.read_only, it.write_only);
        let (reads, writes) = parts
            .map(|it| said(&it))
            .fold(said(&own), |all, it| (all.0 || it.0, all.1 || it.1));
        match (reads, writes) {
            (true, false) => Flow::ReadOnly,
            (false, true) => Flow::WriteOnly,
            _ => Flow::Both,
        }
    }
}

/// Whether a reference can be inside a value.
fn holds_more(node: &Node) -> bool {
    matches!(node, Node::Sequence(_) | Node::Mapping(_))
}

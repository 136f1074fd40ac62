//! Tags: the modules of operations (`OpenAPI` 3.0.3, section 4.7.22).

use super::Lowering;
use super::operation::Found;
use crate::diagnostic::Pointer;
use crate::model::Tag;
use crate::names::Case;
use crate::spec::Node;

/// The tag of operations that have none.
pub(super) const UNTAGGED: &str = "operations";

impl Lowering<'_> {
    /// Names the modules of all operations, also of those that are not selected.
    pub(super) fn name_tags(&mut self, operations: &[Found]) {
        for found in operations {
            let tags = self.document.get(&found.at).and_then(|it| it.get("tags"));
            let first = tags.and_then(Node::as_sequence).and_then(|it| it.first());
            let name = first.and_then(Node::as_str).unwrap_or(UNTAGGED);
            if !self.tag_names.contains_key(name) {
                let claim = self.tag_modules.claim(Case::Snake, name, UNTAGGED);
                self.tag_names.insert(name.to_owned(), claim.name);
            }
        }
    }

    /// A tag without operations yet, with what the document says of it.
    pub(super) fn tag(&mut self, name: &str) -> Tag {
        let module = self.tag_names.get(name).cloned();
        let modules = &mut self.tag_modules;
        let module =
            module.unwrap_or_else(|| modules.claim(Case::Snake, name, UNTAGGED).name);
        let tags = self.document.root().get("tags").and_then(Node::as_sequence);
        let is_it = |tag: &Node| tag.get("name").and_then(Node::as_str) == Some(name);
        let index = tags.and_then(|tags| tags.iter().position(is_it));
        let at = index.map(|index| Pointer::root().child("tags").index(index));
        let declared = at.as_ref().and_then(|at| self.document.get(at));
        let text = declared.and_then(|it| it.get("description")?.as_str());
        let text = text.filter(|it| !it.trim().is_empty()).map(ToOwned::to_owned);
        let more = at.and_then(|at| self.further_reading(&at));
        let about: Vec<String> = text.into_iter().chain(more).collect();
        let description = match about.as_slice() {
            [] if name == UNTAGGED => String::new(),
            [] => name.to_owned(),
            about => about.join("\n\n"),
        };
        Tag { module, description, operations: Vec::new() }
    }
}

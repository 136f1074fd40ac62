//! Reading a document: from its text to a tree of values, every one of which has a place.

mod deserialize;
mod examples;
mod files;
mod json;
mod load;
mod locate;
mod memory;
mod node;
mod parts;
mod path_items;
mod read;
mod refs;
mod repair;
mod schema;
mod serialize;
mod suggest;
mod v31;
mod version;
mod yaml;

pub use deserialize::Mismatch;
pub use examples::Examples;
use files::Files;
pub use node::{Mapping, Node};
pub use openapiv3::Discriminator;
use read::Text;
pub use read::{read, read_with};
use refs::{Ids, Scopes};
pub use schema::{Additional, Alternatives, Bounds, Choice, Items, JsonType, Schema};
pub use version::Version;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Pointer};
use crate::source::{Locate, Source};
use memory::Memory;

/// The notation a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Notation {
    Json,
    Yaml,
}

/// A document that was read: its values, its text, and the places of the former in the latter.
#[derive(Debug)]
pub struct Document {
    root: Node,
    text: Text,
    version: Version,
    warnings: Diagnostics,
    files: Files,
    memory: Memory,
}

impl Document {
    /// The whole document.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The whole document, to rewrite parts of it. What is new has the place of the nearest
    /// part that stands in the text.
    pub fn root_mut(&mut self) -> &mut Node {
        self.memory = Memory::default();
        &mut self.root
    }

    /// The version of `OpenAPI` the document follows.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The text of the document.
    pub fn source(&self) -> &Source {
        &self.text.source
    }

    /// The text that a place is in: the document's own, or that of a file beside it.
    pub fn source_at(&self, place: &Place) -> &Source {
        let file = pointer_of(place).and_then(|at| self.files.find(at));
        file.map_or(self.source(), |(text, _)| &text.source)
    }

    /// Whether a place lies in a file beside the document.
    pub fn is_beside(&self, at: &Pointer) -> bool {
        self.files.contain(at)
    }

    /// What was found while reading that does not stand in the way.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// What was mended so far while parts of the document were read.
    pub fn repairs(&self) -> Diagnostics {
        self.memory.repairs.all()
    }

    /// Forgets the schemas that have been read, to be read again when somebody asks.
    pub fn forget(&self) {
        self.memory.schemas.clear();
    }

    /// The value a pointer names.
    pub fn get(&self, pointer: &Pointer) -> Option<&Node> {
        pointer.segments().try_fold(&self.root, |node, segment| node.child(&segment))
    }

    /// The value a pointer names, to change it.
    pub fn get_mut(&mut self, pointer: &Pointer) -> Option<&mut Node> {
        pointer
            .segments()
            .try_fold(self.root_mut(), |node, segment| node.child_mut(&segment))
    }

    /// Follows a reference that stands at `from`, and every further one it leads to.
    ///
    /// What comes back has no reference itself, unless it says more of a value beside it. It
    /// never leads back to itself by references. A reference is a pointer, an anchor, or the `$id` of a schema
    /// with either of them, relative to the schemas around `from` that have an `$id`.
    pub fn resolve(
        &self,
        reference: &str,
        from: &Pointer,
    ) -> Result<(Pointer, &Node), Diagnostic> {
        refs::resolve(self, reference, from)
    }

    /// What the schemas are called; the first call looks at all of them.
    fn ids(&self) -> &Ids {
        self.memory.ids.get_or_init(|| Ids::of(&self.root, self.version))
    }

    /// Which resources lead to which.
    fn scopes(&self) -> &Scopes {
        self.memory.scopes.get_or_init(|| Scopes::of(self))
    }

    /// The line and the column (in characters) of a place, both counted from one.
    ///
    /// The first call reads the text once more to find out; the others are look-ups.
    pub fn position(&self, place: &Place) -> Option<(usize, usize)> {
        let find = |at: &Pointer| match self.files.find(at) {
            Some((text, inside)) => (text.index(), inside),
            None => (self.text.index(), at.clone()),
        };
        match place {
            Place::Nowhere => None,
            Place::Position { line, column } => Some((*line, *column)),
            Place::At(pointer) => {
                let (index, at) = find(pointer);
                Some(index.value(&at))
            }
            Place::Key(pointer) => {
                let (index, at) = find(pointer);
                Some(index.key(&at))
            }
        }
    }
}

/// The pointer of a place that has one.
fn pointer_of(place: &Place) -> Option<&Pointer> {
    match place {
        Place::At(at) | Place::Key(at) => Some(at),
        Place::Nowhere | Place::Position { .. } => None,
    }
}

impl Locate for Document {
    fn source(&self) -> &Source {
        self.source()
    }

    fn position(&self, place: &Place) -> Option<(usize, usize)> {
        self.position(place)
    }

    fn source_at(&self, place: &Place) -> &Source {
        self.source_at(place)
    }
}

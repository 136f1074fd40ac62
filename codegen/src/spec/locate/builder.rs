//! Puts an [`Index`] together from the events of a parser.

use std::collections::hash_map::Entry;

use super::{Content, Duplicate, End, Entries, Id, Index, Mark, Spot};

/// An index under construction.
pub(super) struct Builder {
    index: Index,
    /// The collections around the current place, innermost last.
    open: Vec<Open>,
    /// Whether `<<` merges mappings.
    merge: bool,
}

/// A collection that is not closed yet.
struct Open {
    id: Id,
    /// Whether the collection is itself a key, which no document should have.
    is_key: bool,
    /// The key whose value comes next; without a text if the key is a collection.
    key: Option<(Option<String>, Mark)>,
    /// The value of a `<<` key that comes next, and the mark of the key.
    merging: Option<(Id, Mark)>,
}

impl Builder {
    pub(super) fn new(merge: bool) -> Self {
        Self { index: Index::default(), open: Vec::new(), merge }
    }

    /// The index, of as much as was read.
    pub(super) fn finish(self) -> Index {
        self.index
    }

    /// Notes the start of a second document.
    pub(super) fn second_document(&mut self, at: Mark) {
        self.index.second_document = Some(at);
    }

    /// Notes that no more can be read.
    pub(super) fn end(&mut self, at: Mark, end: End) {
        self.index.end = Some((at, end));
    }

    /// How many collections are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether what comes next is the key of a mapping.
    pub(super) fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|open| {
            open.key.is_none()
                && matches!(self.index.spot(open.id).content, Content::Entries(_))
        })
    }

    /// Takes a key.
    pub(super) fn key(&mut self, at: Mark, text: Option<String>) {
        if let Some(open) = self.open.last_mut() {
            open.key = Some((text, at));
        }
    }

    /// Takes a scalar that is not a key.
    pub(super) fn scalar(&mut self, at: Mark) -> Id {
        let id = self.add(at, Content::Scalar);
        self.settle(id);
        id
    }

    /// Takes an alias that is not a key.
    pub(super) fn alias(&mut self, at: Mark, anchored: Option<Id>) {
        self.index.first_alias.get_or_insert(at);
        let id = self.add(at, anchored.map_or(Content::Scalar, Content::Same));
        self.settle(id);
    }

    /// Opens a list.
    pub(super) fn open_items(&mut self, at: Mark) {
        self.open(at, Content::Items(Vec::new()));
    }

    /// Opens a mapping.
    pub(super) fn open_entries(&mut self, at: Mark) {
        self.open(at, Content::Entries(Box::default()));
    }

    fn open(&mut self, at: Mark, content: Content) {
        let is_key = self.expects_key();
        let id = if is_key { self.push(at, content) } else { self.add(at, content) };
        self.open.push(Open { id, is_key, key: None, merging: None });
    }

    /// Closes the innermost collection.
    pub(super) fn close(&mut self) -> Option<Id> {
        let closed = self.open.pop()?;
        if closed.is_key {
            self.key(self.index.spot(closed.id).at, None);
        } else {
            self.settle(closed.id);
        }
        Some(closed.id)
    }

    fn push(&mut self, at: Mark, content: Content) -> Id {
        let id = Id::try_from(self.index.spots.len()).expect("a text of less than 4 GB");
        self.index.spots.push(Spot { at, content });
        id
    }

    /// Adds a value to the innermost collection.
    fn add(&mut self, at: Mark, content: Content) -> Id {
        let id = self.push(at, content);
        let Some(open) = self.open.last_mut() else { return id };
        if let Content::Items(items) = &mut self.index.spots[open.id as usize].content {
            items.push(id);
        } else if let Some((Some(key), at)) = open.key.take() {
            if self.merge && key == "<<" {
                open.merging = Some((id, at));
            } else {
                let mapping = open.id;
                self.insert(mapping, key, at, id);
            }
        }
        id
    }

    /// Decides, once a value is complete, whether it is one to merge.
    fn settle(&mut self, id: Id) {
        let Some(open) = self.open.last_mut() else { return };
        let Some((_, at)) = open.merging.take_if(|(merging, _)| *merging == id) else {
            return;
        };
        let open = open.id;
        if self.merges(id) {
            if let Some(entries) = self.entries(open) {
                entries.merged.push(id);
            }
        } else {
            self.insert(open, "<<".to_owned(), at, id);
        }
    }

    fn merges(&self, id: Id) -> bool {
        let mapping = |id: &Id| {
            let spot = self.index.anchored(self.index.spot(*id));
            matches!(spot.content, Content::Entries(_))
        };
        match &self.index.anchored(self.index.spot(id)).content {
            Content::Items(items) => !items.is_empty() && items.iter().all(mapping),
            _ => mapping(&id),
        }
    }

    fn entries(&mut self, id: Id) -> Option<&mut Entries> {
        match &mut self.index.spots[id as usize].content {
            Content::Entries(entries) => Some(entries),
            _ => None,
        }
    }

    fn insert(&mut self, mapping: Id, key: String, at: Mark, value: Id) {
        let Some(entries) = self.entries(mapping) else { return };
        match entries.own.entry(key.into_boxed_str()) {
            Entry::Vacant(entry) => {
                entry.insert((at, value));
            }
            Entry::Occupied(entry) => {
                let key = entry.key().to_string();
                let first = entry.get().0;
                self.index.duplicates.push(Duplicate { key, first, second: at });
            }
        }
    }
}

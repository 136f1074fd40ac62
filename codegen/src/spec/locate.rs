//! Where in the text every value stands.
//!
//! serde hands out values without places, so the text is read once more, the first time a place
//! is asked for, into a tree of marks with the shape of the document.

mod builder;
mod json;
mod yaml;

use std::collections::HashMap;

use super::Notation;
use super::node::position;
use crate::diagnostic::{Place, Pointer};
use crate::source::Source;

/// A place in the text, both counted from one, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    line: u32,
    column: u32,
}

impl Mark {
    fn new(line: usize, column: usize) -> Self {
        let small = |number| u32::try_from(number).unwrap_or(u32::MAX);
        Self { line: small(line), column: small(column) }
    }

    /// The line and the column.
    pub(super) fn get(self) -> (usize, usize) {
        (self.line as usize, self.column as usize)
    }

    pub(super) fn place(self) -> Place {
        let (line, column) = self.get();
        Place::Position { line, column }
    }
}

/// A key that stands twice in one mapping.
#[derive(Debug)]
pub(super) struct Duplicate {
    pub(super) key: String,
    pub(super) first: Mark,
    pub(super) second: Mark,
}

/// Why an index ends before its text does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// Collections are nested too deep.
    TooDeep,
    /// The text is broken, for this reason.
    Broken(String),
}

/// The number of a spot in an index.
type Id = u32;

/// The place of a value, and the way to the places of what it holds.
#[derive(Debug)]
struct Spot {
    at: Mark,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Scalar,
    Items(Vec<Id>),
    Entries(Box<Entries>),
    /// An alias: it has a place of its own, what is inside it stands at its anchor.
    Same(Id),
}

#[derive(Debug, Default)]
struct Entries {
    /// The mark of each key, and its value.
    own: HashMap<Box<str>, (Mark, Id)>,
    /// Mappings merged into this one by `<<`.
    merged: Vec<Id>,
}

/// Where in a text every value stands.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Every value of the text; the first one is the whole document.
    spots: Vec<Spot>,
    /// Keys that stand twice.
    pub(super) duplicates: Vec<Duplicate>,
    /// Where a second document starts in the same text.
    pub(super) second_document: Option<Mark>,
    /// The first alias.
    pub(super) first_alias: Option<Mark>,
    /// Why and where the index ends before the text does.
    pub(super) end: Option<(Mark, End)>,
}

impl Index {
    /// Reads a text. Where it is broken, the index ends.
    pub(super) fn of(source: &Source, notation: Notation) -> Self {
        match notation {
            Notation::Json => json::index(source.text()),
            Notation::Yaml => yaml::index(source.text()),
        }
    }

    /// The place of a value, or of the nearest value around it that stands in the text.
    pub(super) fn value(&self, pointer: &Pointer) -> (usize, usize) {
        let (_, value) = self.find(pointer);
        value.get()
    }

    /// The place of a key, or of the value where it is not the entry of a mapping.
    pub(super) fn key(&self, pointer: &Pointer) -> (usize, usize) {
        let (key, value) = self.find(pointer);
        key.unwrap_or(value).get()
    }

    /// The marks of the key and the value that a pointer leads to, as far as it leads.
    fn find(&self, pointer: &Pointer) -> (Option<Mark>, Mark) {
        let Some(mut spot) = self.spots.first() else {
            // The text is broken at its start, or there is nothing in it.
            return (None, Mark::new(1, 1));
        };
        let mut key = None;
        for segment in pointer.segments() {
            let Some((next_key, next)) = self.step(spot, &segment) else { break };
            spot = self.spot(next);
            key = next_key;
        }
        (key, spot.at)
    }

    fn step(&self, spot: &Spot, segment: &str) -> Option<(Option<Mark>, Id)> {
        match &self.anchored(spot).content {
            Content::Items(items) => Some((None, *items.get(position(segment)?)?)),
            Content::Entries(entries) => match entries.own.get(segment) {
                Some((key, value)) => Some((Some(*key), *value)),
                None => entries.merged.iter().find_map(|id| self.merged(*id, segment)),
            },
            Content::Scalar | Content::Same(_) => None,
        }
    }

    /// An entry of a mapping that is merged into another, or of one in a list of such.
    fn merged(&self, id: Id, segment: &str) -> Option<(Option<Mark>, Id)> {
        let spot = self.spot(id);
        match &self.anchored(spot).content {
            Content::Items(items) => {
                items.iter().find_map(|item| self.step(self.spot(*item), segment))
            }
            _ => self.step(spot, segment),
        }
    }

    /// What an alias stands for. An alias never stands for another one.
    fn anchored<'a>(&'a self, spot: &'a Spot) -> &'a Spot {
        match spot.content {
            Content::Same(id) => self.spot(id),
            _ => spot,
        }
    }

    fn spot(&self, id: Id) -> &Spot {
        &self.spots[id as usize]
    }
}

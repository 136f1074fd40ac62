//! What real documents get wrong, mended: one function for each breakage, each with a
//! diagnostic. What cannot be mended is left out, so that it costs no more than itself.

mod keyword;
mod part;

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::{Mapping, Node};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer};

pub(super) use part::{fill, part};

/// What becomes of the value of a keyword.
enum Mended {
    /// It is as it should be.
    Fine,
    /// This is meant, for this reason.
    Instead(Node, String),
    /// It says nothing: the keyword might as well not be there.
    Nothing,
    /// It cannot be understood, for this reason.
    Ignored(String),
}

/// The keywords of a schema, mended; nothing if nothing is wrong with them.
pub(super) fn schema(
    keywords: &Mapping,
    at: &Pointer,
) -> Option<(Mapping, Diagnostics)> {
    let (mut mended, diagnostics) = mend(keywords, at, keyword::mend)?;
    // `type: file` says more than a JSON type can.
    let format =
        keywords.get("type").and_then(Node::as_str).and_then(keyword::format_of);
    if let Some(format) = format.filter(|_| !keywords.contains_key("format")) {
        mended.insert("format".to_owned(), Node::String(format.to_owned()));
    }
    Some((mended, diagnostics))
}

/// Goes through the entries of a mapping.
fn mend(
    entries: &Mapping,
    at: &Pointer,
    how: fn(&str, &Node) -> Mended,
) -> Option<(Mapping, Diagnostics)> {
    let mut diagnostics = Diagnostics::new();
    let mut mended: Option<Mapping> = None;
    for (key, node) in entries {
        let change = how(key, node);
        if matches!(change, Mended::Fine) {
            continue;
        }
        let mended = mended.get_or_insert_with(|| entries.clone());
        let place = Place::At(at.child(key));
        match change {
            Mended::Fine => {}
            Mended::Instead(node, why) => {
                mended.insert(key.clone(), node);
                diagnostics.push(Diagnostic::note(Code::Repaired, place, why));
            }
            Mended::Nothing => {
                mended.shift_remove(key);
                let why = format!("`{key}` is null: it is taken as not there");
                diagnostics.push(Diagnostic::note(Code::Repaired, place, why));
            }
            Mended::Ignored(why) => {
                mended.shift_remove(key);
                let why = format!("{why}: it is ignored");
                diagnostics.push(Diagnostic::warning(Code::InvalidSchema, place, why));
            }
        }
    }
    Some((mended?, diagnostics))
}

/// What was mended while the document was read, each once, however often it was read.
#[derive(Debug, Default)]
pub(super) struct Repairs(Mutex<(HashSet<Place>, Diagnostics)>);

impl Repairs {
    /// Adds what was done about the value at a pointer.
    pub(super) fn add(&self, diagnostics: Diagnostics) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for diagnostic in diagnostics {
            if all.0.insert(diagnostic.place.clone()) {
                all.1.push(diagnostic);
            }
        }
    }

    pub(super) fn all(&self) -> Diagnostics {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }
}

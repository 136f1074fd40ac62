//! From a text to a document, or to what is wrong with it.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::OnceLock;

use super::locate::Index;
use super::memory::Memory;
use super::node::Node;
use super::suggest::shorten;
use super::{Document, Notation, json, version, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Source;

/// Reads a document.
pub fn read(source: Source) -> Result<Document, Diagnostics> {
    let index = OnceLock::new();
    let (root, notation) = if source.text().trim().is_empty() {
        (Node::Null, Notation::Yaml)
    } else {
        load(&source, &index)?
    };
    match version::detect(&root) {
        Ok((version, warnings)) => {
            let memory = Memory::default();
            Ok(Document { root, source, notation, version, warnings, index, memory })
        }
        Err(mut error) => {
            // There is no document to look the place up in later.
            let index = index.get_or_init(|| Index::of(&source, notation));
            let position = match &error.place {
                Place::At(pointer) => Some(index.value(pointer)),
                Place::Key(pointer) => Some(index.key(pointer)),
                Place::Nowhere | Place::Position { .. } => None,
            };
            if let Some((line, column)) = position {
                error.place = Place::Position { line, column };
            }
            Err(error.into())
        }
    }
}

/// Loads JSON, which is what starts with a brace or is named so, and YAML, which is all else.
fn load(
    source: &Source,
    index: &OnceLock<Index>,
) -> Result<(Node, Notation), Diagnostics> {
    let json = || json::load(source).map(|root| (root, Notation::Json));
    let yaml = || yaml::load(source, index).map(|root| (root, Notation::Yaml));
    let extension = Path::new(source.name()).extension().and_then(OsStr::to_str);
    let named = |wanted| extension.is_some_and(|name| name.eq_ignore_ascii_case(wanted));
    let brace = source.text().trim_start().starts_with('{');
    if named("json") {
        json()
    } else if brace && (named("yaml") || named("yml")) {
        // Most likely JSON all the same, but a brace starts YAML too.
        json().or_else(|_| yaml())
    } else if brace {
        json()
    } else {
        yaml()
    }
}

/// Every key that stands twice, up to a number nobody reads beyond.
pub(super) fn duplicate_keys(index: &Index) -> Diagnostics {
    const MOST: usize = 20;
    let diagnostics = index.duplicates.iter().take(MOST).map(|duplicate| {
        let (line, column) = duplicate.second.get();
        let key = shorten(&duplicate.key);
        let message = format!(
            "the key `{key}` stands twice, first on line {}",
            duplicate.first.get().0
        );
        Diagnostic::error(Code::DuplicateKey, Place::Position { line, column }, message)
            .help("remove or rename one of the two")
    });
    diagnostics.collect()
}

/// How deep collections may be nested; the loaders have limits close to it of their own.
pub(super) const DEEPEST: usize = 127;

/// Collections are nested deeper than [`DEEPEST`].
pub(super) fn too_deep(place: Place) -> Diagnostic {
    let message = format!("lists and mappings are nested more than {DEEPEST} deep here");
    Diagnostic::error(Code::TooDeep, place, message).help(
        "no real document comes near; look for a bracket that is not closed, or for an anchor \
         that holds its own alias",
    )
}

//! From a text to a document, or to what is wrong with it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::locate::Index;
use super::memory::Memory;
use super::node::Node;
use super::suggest::shorten;
use super::{Document, Notation, files, json, path_items, version, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Source;

/// A text that was read, and the places of its values.
#[derive(Debug)]
pub(super) struct Text {
    pub(super) source: Source,
    notation: Notation,
    index: OnceLock<Index>,
}

impl Text {
    /// The places of its values. The first call reads the text once more.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.source, self.notation))
    }
}

/// Reads a document, with the files below its folder that it refers to.
pub fn read(source: Source) -> Result<Document, Diagnostics> {
    read_with(source, &[])
}

/// Reads a document, with the files that it refers to, which are below its folder or one of
/// the roots.
pub fn read_with(source: Source, roots: &[PathBuf]) -> Result<Document, Diagnostics> {
    let (mut root, text) = load(source)?;
    match version::detect(&root) {
        Ok((version, mut warnings)) => {
            let (files, troubles) = files::gather(&mut root, &text, version, roots);
            warnings.extend(troubles);
            let memory = Memory::default();
            let mut document = Document { root, text, version, warnings, files, memory };
            path_items::join(&mut document);
            Ok(document)
        }
        Err(mut error) => {
            // There is no document to look the place up in later.
            let index = text.index();
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

/// Reads a text.
pub(super) fn load(source: Source) -> Result<(Node, Text), Diagnostics> {
    let index = OnceLock::new();
    let (root, notation) = if source.text().trim().is_empty() {
        (Node::Null, Notation::Yaml)
    } else {
        parse(&source, &index)?
    };
    Ok((root, Text { source, notation, index }))
}

/// Loads JSON, which is what starts with a brace or is named so, and YAML, which is all else.
fn parse(
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

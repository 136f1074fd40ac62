//! Reading a document: its values, their places, its references, and everything that can be
//! wrong with a text.

mod bad_input;
mod corpus;
mod files;
mod hostile;
mod nodes;
mod places;
mod references;
mod rendering;
mod resources;
mod slots;
mod sources;

use codegen::diagnostic::Pointer;
use codegen::source::Source;
use codegen::spec::{Document, read};

/// Reads a text that is a document.
#[track_caller]
fn document(name: &str, text: &str) -> Document {
    read(Source::new(name, text)).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// The pointer written so.
#[track_caller]
fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap_or_else(|| panic!("{text} is no pointer"))
}

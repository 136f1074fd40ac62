//! JSON texts: loading one, and saying what is wrong with one.

use serde::de::DeserializeSeed;

use super::load::{Loading, Refusal};
use super::locate::Index;
use super::node::Node;
use super::{Notation, read};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source::Source;

/// Loads a JSON text.
pub(super) fn load(source: &Source) -> Result<Node, Diagnostics> {
    let loading = Loading::new(source.text().len(), false);
    let mut deserializer = serde_json::Deserializer::from_str(source.text());
    let root = loading.deserialize(&mut deserializer);
    root.and_then(|root| deserializer.end().map(|()| root)).map_err(|error| {
        if loading.refusal() == Some(Refusal::DuplicateKey) {
            let index = Index::of(source, Notation::Json);
            if !index.duplicates.is_empty() {
                return read::duplicate_keys(&index);
            }
        }
        explain(source, &error).into()
    })
}

fn explain(source: &Source, error: &serde_json::Error) -> Diagnostic {
    let whole = error.to_string();
    // The place is part of the text of every error, at its end.
    let end = whole.rfind(" at line ").unwrap_or(whole.len());
    let message = &whole[..end];
    let place = place(source.text(), error.line(), error.column());
    if message == "recursion limit exceeded" {
        return read::too_deep(place);
    }
    let message = match message.strip_prefix("EOF while parsing ") {
        Some(unfinished) => format!("the text ends in the middle of {unfinished}"),
        None => format!("this is not JSON: {message}"),
    };
    Diagnostic::error(Code::Syntax, place, message)
}

/// Columns of `serde_json` are bytes, and column zero is the line break before.
fn place(text: &str, line: usize, column: usize) -> Place {
    let (line, column) =
        if column == 0 { (line.saturating_sub(1), usize::MAX) } else { (line, column) };
    let whole =
        text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().as_bytes();
    let before = &whole[..whole.len().min(column - 1)];
    let starts = before.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000);
    Place::Position { line: line.max(1), column: starts.count() + 1 }
}

//! A part of the document as JSON text, its numbers spelled as they are in the document.

use std::fmt::Write;

use codegen::diagnostic::{Place, Pointer};
use codegen::spec::{Document, Node};

/// The text of a document, by lines.
pub(super) struct Spelling<'a> {
    document: &'a Document,
    lines: Vec<&'a str>,
}

impl<'a> Spelling<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, lines: document.source().text().lines().collect() }
    }

    /// The value at a pointer. `None` if JSON cannot hold it.
    pub(super) fn json(&self, at: &Pointer) -> Option<String> {
        let mut text = String::new();
        self.write(self.document.get(at)?, at, &mut text)?;
        Some(text)
    }

    fn write(&self, node: &Node, at: &Pointer, text: &mut String) -> Option<()> {
        match node {
            Node::Null => text.push_str("null"),
            Node::Bool(value) => write!(text, "{value}").ok()?,
            Node::Integer(value) => write!(text, "{value}").ok()?,
            Node::Float(value) if !value.is_finite() => return None,
            Node::Float(value) => match self.number(at, *value) {
                Some(number) => text.push_str(number),
                None => text.push_str(&serde_json::to_string(value).ok()?),
            },
            Node::String(value) => text.push_str(&serde_json::to_string(value).ok()?),
            Node::Sequence(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    self.write(item, &at.index(index), text)?;
                }
                text.push(']');
            }
            Node::Mapping(entries) => {
                text.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    text.push_str(&serde_json::to_string(key).ok()?);
                    text.push(':');
                    self.write(value, &at.child(key), text)?;
                }
                text.push('}');
            }
        }
        Some(())
    }

    /// The number that stands at a pointer, if it is one of JSON: the tree holds numbers with
    /// a fraction only as far as `f64` goes.
    fn number(&self, at: &Pointer, value: f64) -> Option<&'a str> {
        let (line, column) = self.document.position(&Place::At(at.clone()))?;
        let line = self.lines.get(line.checked_sub(1)?)?;
        let (start, _) = line.char_indices().nth(column.checked_sub(1)?)?;
        let rest = &line[start..];
        let of_number = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
        let end = rest.find(|c| !of_number(c)).unwrap_or(rest.len());
        let number = &rest[..end];
        let read = serde_json::from_str::<f64>(number).ok()?;
        (read.to_bits() == value.to_bits()).then_some(number)
    }
}

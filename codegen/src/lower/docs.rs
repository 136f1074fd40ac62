//! What the document says of its parts, in Markdown.

use std::sync::Arc;

use super::Lowering;
use crate::diagnostic::Pointer;
use crate::model::{Docs, code_span};
use crate::spec::{Examples, JsonType, Node, Schema};

impl Lowering<'_> {
    /// A sentence about the `externalDocs` beside something (`OpenAPI` 3.0.3, section 4.7.11),
    /// in Markdown.
    pub(super) fn further_reading(&self, at: &Pointer) -> Option<String> {
        let external = self.document.get(at)?.get("externalDocs")?;
        let url = external.get("url").and_then(Node::as_str)?;
        let text = external.get("description").and_then(Node::as_str);
        let text = text.map(str::trim).filter(|it| !it.is_empty());
        let text = text.unwrap_or("More").trim_end_matches(['.', ':']);
        is_link(url).then(|| format!("{text}: <{url}>"))
    }

    /// What a schema says of itself, or its only alternative beside null, or its only part.
    pub(super) fn docs(&self, schema: &Schema) -> Docs {
        let inner =
            self.only_part(schema).map(|part| self.docs(&part)).unwrap_or_default();
        let remarks = self.remarks(schema);
        let remark = remarks.iter().find_map(|it| it.description.clone());
        let text = schema.description.clone().or(remark);
        let title = schema.title.clone();
        let text = match (title, text) {
            (Some(title), Some(text)) if says_more(&title, &text, &schema.at) => {
                join([title, text])
            }
            (title, text) => text.or(title).unwrap_or(inner.text),
        };
        let more = self.further_reading(&schema.at);
        let text = join([text].into_iter().chain(more));
        let mut notes = Vec::new();
        let defaults = remarks.iter().filter_map(|it| it.default.as_ref());
        let default = schema.default.iter().chain(defaults).next();
        let default = default.map(ToString::to_string);
        notes.extend(default.as_ref().map(|it| format!("Default: {}.", code(it))));
        let mut bounds = schema.bounds.clone();
        bounds.fit(&schema.types);
        notes.extend(bounds.sentence());
        notes.extend(self.format_note(schema));
        let of_remarks = remarks.iter().filter_map(|it| it.examples.short.as_ref());
        let example = schema.examples.short.iter().chain(of_remarks).next();
        // Where the values are listed, one of them tells nothing.
        let is_new = |it: &&String| {
            default.as_ref() != Some(*it)
                && schema.values.is_none()
                && schema.types != [JsonType::Boolean]
        };
        notes.extend(example.filter(is_new).map(|it| example_note(it)));
        notes.extend(inner.notes.into_iter().filter(|_| schema.reference.is_none()));
        let deprecated = remarks.iter().any(|it| it.deprecated);
        let deprecated = deprecated || schema.deprecated || inner.deprecated;
        Docs { text, notes, deprecated }
    }

    /// The parts of a schema that only say something about it.
    pub(super) fn remarks(&self, schema: &Schema) -> Vec<Arc<Schema>> {
        let parts = schema.parts.iter().filter(|it| self.is_annotation(it));
        parts.filter_map(|it| self.document.schema(it).ok()).collect()
    }

    /// The one schema inside `anyOf`, `oneOf` or `allOf` that is neither null nor empty.
    pub(super) fn only_part(&self, schema: &Schema) -> Option<Arc<Schema>> {
        let alternatives = schema.unions.iter().flat_map(|group| &group.options);
        let inside = schema.parts.iter().chain(alternatives);
        let mut telling =
            inside.filter(|it| !self.is_null(it) && !self.is_annotation(it));
        match (telling.next(), telling.next()) {
            (Some(only), None) => {
                self.document.schema(only).ok().filter(|it| it.reference.is_none())
            }
            _ => None,
        }
    }
}

/// What an example is introduced by.
const EXAMPLE: &str = "Example: ";

/// A sentence with an example, which is JSON.
fn example_note(example: &str) -> String {
    format!("{EXAMPLE}{}.", code(example))
}

/// Replaces the example of a schema by one that stands beside it, if there is one.
pub(super) fn prefer(notes: &mut Vec<String>, beside: &Examples) {
    if let Some(example) = &beside.short {
        notes.retain(|it| !it.starts_with(EXAMPLE));
        notes.push(example_note(example));
    }
}

/// Whether a title says something beside the description that neither the name nor the
/// description says.
fn says_more(title: &str, description: &str, at: &Pointer) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(|it| it.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (wanted, name) = (plain(title), plain(&at.last().unwrap_or_default()));
    // Alternatives are called by their titles.
    let is_alternative = !name.is_empty() && name.bytes().all(|it| it.is_ascii_digit());
    let start: String = description.chars().take(2 * title.len()).collect();
    !is_alternative && wanted != name && !plain(&start).starts_with(&wanted)
}

/// A text of the document as code, in Markdown.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    if text.is_empty() {
        return "the empty string".to_owned();
    }
    code_span(&text)
}

/// Whether a text is the address of a page that can stand in angle brackets.
fn is_link(text: &str) -> bool {
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    is_page && text.bytes().all(|it| it.is_ascii_graphic() && !b"<>".contains(&it))
}

/// A text of the document in one line, in Markdown: a link if it is an address.
pub(super) fn link(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_link(&text) { format!("<{text}>") } else { text }
}

/// Texts of the document below each other. A block of code that one leaves open does not reach
/// into the next.
pub(super) fn join(texts: impl IntoIterator<Item = String>) -> String {
    let mut joined = String::new();
    for text in texts.into_iter().filter(|it| !it.trim().is_empty()) {
        if !joined.is_empty() {
            if let Some(fence) = open_fence(&joined) {
                joined.push('\n');
                joined.push_str(fence);
            }
            joined.push_str("\n\n");
        }
        joined.push_str(&text);
    }
    joined
}

/// What would close the block of code that is open at the end of a text.
fn open_fence(text: &str) -> Option<&'static str> {
    let mut open = None;
    for line in text.lines().map(str::trim_start) {
        let fence = ["```", "~~~"].into_iter().find(|it| line.starts_with(it));
        match (open, fence) {
            (None, _) => open = fence,
            (Some(_), Some(_)) if open == fence => open = None,
            _ => {}
        }
    }
    open
}

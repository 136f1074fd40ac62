//! What the document says of its parts, in Markdown.

use std::sync::Arc;

use super::Lowering;
use crate::diagnostic::Pointer;
use crate::model::Docs;
use crate::spec::{Node, Schema};

impl Lowering<'_> {
    /// A sentence about the `externalDocs` beside something (`OpenAPI` 3.0.3, section 4.7.11),
    /// in Markdown.
    pub(super) fn further_reading(&self, at: &Pointer) -> Option<String> {
        let external = self.document.get(at)?.get("externalDocs")?;
        let url = external.get("url").and_then(Node::as_str)?;
        let is_link = url.starts_with("https://") || url.starts_with("http://");
        let is_plain =
            url.bytes().all(|it| it.is_ascii_graphic() && !b"<>".contains(&it));
        let text = external.get("description").and_then(Node::as_str);
        let text = text.map(str::trim).filter(|it| !it.is_empty());
        let text = text.unwrap_or("More").trim_end_matches(['.', ':']);
        (is_link && is_plain).then(|| format!("{text}: <{url}>"))
    }

    /// What a schema says of itself, or its only alternative beside null, or its only part.
    pub(super) fn docs(&self, schema: &Schema) -> Docs {
        let inner =
            self.only_part(schema).map(|part| self.docs(&part)).unwrap_or_default();
        let remarks = self.remarks(schema);
        let remark = remarks.iter().find_map(|it| it.description.clone());
        let text = schema.description.clone().or(remark);
        let text = text.or_else(|| schema.title.clone()).unwrap_or(inner.text);
        let more = self.further_reading(&schema.at);
        let text = [text].into_iter().chain(more).filter(|it| !it.is_empty());
        let text = text.collect::<Vec<_>>().join("\n\n");
        let mut notes = Vec::new();
        let defaults = remarks.iter().filter_map(|it| it.default.as_ref());
        if let Some(default) = schema.default.iter().chain(defaults).next() {
            notes.push(format!("Default: `{default}`."));
        }
        let mut bounds = schema.bounds.clone();
        bounds.fit(&schema.types);
        notes.extend(bounds.sentence());
        notes.extend(self.format_note(schema));
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

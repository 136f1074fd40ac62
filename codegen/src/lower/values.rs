//! The values that a schema lists, and what extensions say of them.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::Lowering;
use super::literal::{is_allowed, literal, shown, unquoted};
use crate::diagnostic::Code;
use crate::model::Literal;
use crate::spec::{Node, Schema};

/// Where a document names the values of an `enum`, by those who invented it.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names"];

/// Where a document describes the values of an `enum`.
const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions"];

/// A value that a schema lists.
pub(super) struct Listed {
    pub(super) value: Literal,
    /// What the document calls it.
    pub(super) name: Option<String>,
    /// What the document says of it.
    pub(super) docs: String,
}

impl Lowering<'_> {
    /// The values that a schema lists and its `type` allows.
    pub(super) fn listed(&mut self, schema: &Schema, values: &[Value]) -> Vec<Listed> {
        let mut listed = Vec::new();
        for value in values {
            let Some(as_is) = literal(value) else { continue };
            let value = if is_allowed(&as_is, &schema.types) {
                as_is
            } else if let Some(meant) =
                unquoted(value, &schema.types).filter(|_| self.config.assumes_types())
            {
                meant
            } else {
                let why = format!("{} is left out: `type` forbids it", shown(&as_is));
                self.warn(Code::ImpossibleValue, &schema.at, why);
                continue;
            };
            listed.push(Listed { value, name: None, docs: String::new() });
        }
        listed
    }

    /// Adds what extensions say of the values of a schema.
    pub(super) fn annotate(&self, schema: &Schema, listed: &mut [Listed]) {
        let extension = |names: &[&str]| {
            names.iter().find_map(|name| self.document.get(&schema.at.child(name)))
        };
        let (names, docs) = (extension(NAMES), extension(DESCRIPTIONS));
        if names.is_none() && docs.is_none() {
            return;
        }
        let values = self.document.get(&schema.at.child("enum"));
        let values = values.and_then(Node::as_sequence).unwrap_or_default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (index, it) in listed.iter().enumerate() {
            places.entry(it.value.json()).or_insert(index);
        }
        for (index, node) in values.iter().enumerate() {
            let Ok(value) = Value::deserialize(node) else { continue };
            let as_is = literal(&value).filter(|it| is_allowed(it, &schema.types));
            let Some(value) = as_is.or_else(|| unquoted(&value, &schema.types)) else {
                continue;
            };
            let Some(listed) = places.get(&value.json()).map(|it| &mut listed[*it])
            else {
                continue;
            };
            let key = match value {
                Literal::String(text) => text,
                other => other.json(),
            };
            if let Some(name) = said(names, index, &key) {
                listed.name.get_or_insert_with(|| name.to_owned());
            }
            if listed.docs.is_empty() {
                said(docs, index, &key).unwrap_or_default().clone_into(&mut listed.docs);
            }
        }
    }
}

/// What an extension says of a value: a list has one entry for each, a mapping has them by
/// value.
fn said<'a>(about: Option<&'a Node>, index: usize, key: &str) -> Option<&'a str> {
    match about? {
        Node::Sequence(items) => items.get(index)?.as_str(),
        Node::Mapping(entries) => entries.get(key)?.as_str(),
        _ => None,
    }
}

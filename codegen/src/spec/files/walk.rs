//! The references in a tree of values.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Link;
use crate::diagnostic::Pointer;
use crate::spec::Node;

/// Keys below which a value is data, and a `$ref` in it none.
const DATA: [&str; 5] = ["example", "default", "enum", "const", "value"];

/// Keys whose value maps names of the document's choice.
const NAMES: [&str; 18] = [
    "properties",
    "patternProperties",
    "definitions",
    "$defs",
    "dependentSchemas",
    "paths",
    "webhooks",
    "x-webhooks",
    "callbacks",
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "pathItems",
];

/// What a percent sign in a fragment would start, and what ends an address.
const REFERENCE: &AsciiSet = &CONTROLS.add(b'%').add(b'#').add(b' ');

/// A reference to a place of the document.
pub(super) fn spell(target: &Pointer) -> String {
    let text = target.to_string();
    let path = text.trim_start_matches('#');
    format!("#{}", utf8_percent_encode(path, REFERENCE))
}

/// All references to other files in a tree that stands at a pointer.
pub(super) fn links(root: &Node, at: &Pointer, found: &mut Vec<Link>) {
    visit(root, at, false, &mut |node, at| {
        if let Some(text) = node.get("$ref").and_then(Node::as_str)
            && !text.starts_with('#')
        {
            found.push(Link { at: at.clone(), text: text.to_owned() });
        }
        if let Some(Node::Mapping(mapping)) = node.get("mapping")
            && node.get("propertyName").is_some()
        {
            let files = mapping.iter().filter_map(|(key, value)| {
                let text = value.as_str().filter(|it| is_file(it))?;
                Some(Link { at: at.child("mapping").child(key), text: text.to_owned() })
            });
            found.extend(files);
        }
    });
}

/// Whether the value of a discriminator's mapping is a file rather than the name of a schema.
fn is_file(text: &str) -> bool {
    let address = text.split('#').next().unwrap_or_default();
    let extensions = [".yaml", ".yml", ".json"];
    extensions.iter().any(|it| address.ends_with(it))
}

/// Goes through all mappings that mean something to the document.
fn visit(node: &Node, at: &Pointer, names: bool, see: &mut dyn FnMut(&Node, &Pointer)) {
    match node {
        Node::Mapping(entries) => {
            if !names {
                see(node, at);
            }
            for (key, value) in entries {
                if is_described(key, names) {
                    visit(value, &at.child(key), maps_names(key, value, names), see);
                }
            }
        }
        Node::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, &at.index(index), false, see);
            }
        }
        _ => {}
    }
}

/// Whether the value of a key belongs to the description rather than to examples.
fn is_described(key: &str, names: bool) -> bool {
    names || key == "x-webhooks" || !(key.starts_with("x-") || DATA.contains(&key))
}

/// Whether the value of a key maps names. A mapping of references may itself be one.
fn maps_names(key: &str, value: &Node, names: bool) -> bool {
    let reference = value.get("$ref").is_some_and(|it| it.as_str().is_some());
    !names && NAMES.contains(&key) && !reference
}

/// Makes the references of a file to itself lead to where the file is put.
pub(super) fn rebase(node: &mut Node, mount: &Pointer) {
    change(node, false, &mut |node| {
        if let Some(Node::String(text)) = node.get_mut("$ref") {
            rebase_text(text, mount);
        }
        if node.get("propertyName").is_some()
            && let Some(Node::Mapping(mapping)) = node.get_mut("mapping")
        {
            for value in mapping.values_mut() {
                if let Node::String(text) = value {
                    rebase_text(text, mount);
                }
            }
        }
    });
}

fn rebase_text(text: &mut String, mount: &Pointer) {
    // An anchor is found by its name wherever it stands.
    if text == "#" || text.starts_with("#/") {
        let way = &text[1..];
        *text = format!("{}{way}", spell(mount));
    }
}

fn change(node: &mut Node, names: bool, how: &mut dyn FnMut(&mut Node)) {
    if !names && matches!(node, Node::Mapping(_)) {
        how(node);
    }
    match node {
        Node::Mapping(entries) => {
            for (key, value) in entries.iter_mut() {
                if is_described(key, names) {
                    let names = maps_names(key, value, names);
                    change(value, names, how);
                }
            }
        }
        Node::Sequence(items) => {
            for item in items {
                change(item, false, how);
            }
        }
        _ => {}
    }
}

/// Makes the reference at a place lead elsewhere.
pub(super) fn redirect(root: &mut Node, at: &Pointer, target: &str) {
    let node = at.segments().try_fold(root, |node, step| node.child_mut(&step));
    match node {
        Some(Node::String(text)) => target.clone_into(text),
        Some(node) => {
            if let Some(Node::String(text)) = node.get_mut("$ref") {
                target.clone_into(text);
            }
        }
        None => {}
    }
}

/// Puts texts, such as descriptions, in the place of the references to them.
pub(super) fn inline_texts(root: &mut Node, entry: &str) {
    let prefix = format!("#/{entry}/");
    let mut texts: Vec<(Pointer, Node)> = Vec::new();
    visit(root, &Pointer::root(), false, &mut |node, at| {
        let reference = node.get("$ref").and_then(Node::as_str);
        let Some(reference) = reference.filter(|it| it.starts_with(&prefix)) else {
            return;
        };
        let way = Pointer::parse(reference);
        let target = way
            .and_then(|it| it.segments().try_fold(&*root, |node, it| node.child(&it)));
        if let Some(text @ Node::String(_)) = target {
            texts.push((at.clone(), text.clone()));
        }
    });
    for (at, text) in texts {
        let node =
            at.segments().try_fold(&mut *root, |node, step| node.child_mut(&step));
        if let Some(node) = node {
            *node = text;
        }
    }
}

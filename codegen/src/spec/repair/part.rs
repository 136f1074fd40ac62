//! The parts of an operation.

use super::keyword::{flag, scalar, text};
use super::{Mended, mend};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use crate::spec::{Mapping, Node};

/// The entries of an operation, a parameter, a response and so on, mended; nothing if
/// nothing is wrong with them.
pub(in crate::spec) fn part(
    entries: &Mapping,
    at: &Pointer,
) -> Option<(Mapping, Diagnostics)> {
    mend(entries, at, entry)
}

fn entry(key: &str, node: &Node) -> Mended {
    match (key, node) {
        (key, _) if key.starts_with("x-") || matches!(key, "example" | "default") => {
            Mended::Fine
        }
        (_, Node::Null) => Mended::Nothing,
        ("summary" | "description" | "operationId" | "name" | "url", node) => {
            text(key, node)
        }
        (
            "deprecated" | "required" | "allowEmptyValue" | "explode" | "allowReserved",
            node,
        ) => flag(key, node),
        ("tags", node) => tags(node),
        ("parameters" | "servers" | "security", Node::Sequence(_)) => Mended::Fine,
        ("parameters" | "servers" | "security", node) => {
            Mended::Ignored(format!("`{key}` is a list, not {}", node.kind()))
        }
        (
            "responses" | "requestBody" | "content" | "headers" | "links" | "callbacks"
            | "externalDocs",
            node,
        ) if !matches!(node, Node::Mapping(_)) => {
            Mended::Ignored(format!("`{key}` is a mapping, not {}", node.kind()))
        }
        _ => Mended::Fine,
    }
}

/// `tags: users`, `tags: [1, {name: users}]`
fn tags(node: &Node) -> Mended {
    let name = |it: &Node| scalar(it).or_else(|| scalar(it.get("name")?));
    match node {
        Node::Sequence(names) if names.iter().all(|it| it.as_str().is_some()) => {
            Mended::Fine
        }
        Node::Sequence(names) => {
            let names: Vec<Node> = names.iter().filter_map(name).collect();
            Mended::Instead(names.into(), "`tags` is a list of names".to_owned())
        }
        other => match name(other) {
            Some(name) => Mended::Instead(
                vec![name].into(),
                "`tags` is a list of names".to_owned(),
            ),
            None => Mended::Ignored(format!("`tags` cannot be {}", node.kind())),
        },
    }
}

/// What the standard requires of a part and a reader can do without.
const DISPENSABLE: [&str; 2] = ["responses", "description"];

/// Adds the entry that openapiv3 misses.
pub(in crate::spec) fn fill(
    entries: &mut Mapping,
    at: &Pointer,
    what: &str,
    problem: &str,
) -> Option<Diagnostic> {
    let missing = |it: &&str| problem.contains(&format!("missing field `{it}`"));
    let key = DISPENSABLE.into_iter().find(missing)?;
    if entries.contains_key(key) {
        return None;
    }
    let empty = match key {
        "description" => Node::String(String::new()),
        _ => Node::Mapping(Mapping::new()),
    };
    entries.insert(key.to_owned(), empty);
    let why = format!("{what} should have `{key}`");
    Some(Diagnostic::note(Code::Repaired, at.clone(), why))
}

//! How many operations a document has, counted without the generator.

use codegen::diagnostic::Pointer;
use codegen::spec::{Document, Node};

/// The methods of a path item; `query` is new in `OpenAPI` 3.2.
const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The operations of all paths.
pub(super) fn operations(document: &Document) -> usize {
    let paths = Pointer::root().child("paths");
    let Some(Node::Mapping(entries)) = document.get(&paths) else { return 0 };
    let items = entries.keys().filter(|path| !path.starts_with("x-"));
    items.map(|path| in_item(document, &paths.child(path))).sum()
}

/// The operations of a path item, which may be a reference.
fn in_item(document: &Document, at: &Pointer) -> usize {
    let Some(mut item) = document.get(at) else { return 0 };
    if let Some(reference) = item.get("$ref").and_then(Node::as_str)
        && let Ok((_, target)) = document.resolve(reference, at)
    {
        item = target;
    }
    let methods =
        METHODS.iter().filter(|it| item.get(it).is_some_and(is_mapping)).count();
    let more = item.get("additionalOperations").and_then(Node::as_mapping);
    methods + more.map_or(0, |it| it.len())
}

fn is_mapping(node: &Node) -> bool {
    node.as_mapping().is_some()
}

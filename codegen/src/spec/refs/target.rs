//! The place that one reference names.

use super::ids::Named;
use super::trouble;
use crate::diagnostic::{Diagnostic, Pointer};
use crate::spec::{Document, Node};

/// How many references a pointer may lead through, and how many steps it may grow to on the
/// way: `#/a` that is a `$ref` to `#/a/b` grows for ever.
const LONGEST: usize = 500;

/// A reference, and the mapping it stands in, or another place it was met at.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) text: String,
    pub(super) from: Pointer,
}

/// Finds what a reference names, which may be a reference again.
pub(super) fn locate<'a>(
    document: &'a Document,
    link: &Link,
) -> Result<(Pointer, &'a Node), Diagnostic> {
    let (start, way) = aim(document, link)?;
    let (at, node) = match document.get(&way) {
        Some(node) if start.is_root() => (way, node),
        _ => follow(document, link.clone(), start, &way)?,
    };
    if at.is_root() {
        return Err(trouble::whole_document(document, link));
    }
    Ok((at, node))
}

/// Goes the way from a start, step by step, through the references on it.
fn follow<'a>(
    document: &'a Document,
    mut link: Link,
    mut at: Pointer,
    way: &Pointer,
) -> Result<(Pointer, &'a Node), Diagnostic> {
    let first = link.clone();
    // The next step is the last.
    let mut left = Vec::new();
    push(&mut left, way);
    for _ in 0..LONGEST {
        let mut node = document.get(&at).unwrap_or(&Node::Null);
        loop {
            let Some(segment) = left.pop() else { return Ok((at, node)) };
            if let Some(child) = node.child(&segment) {
                node = child;
                at.push(&segment);
                continue;
            }
            // The way leads through a reference: go on where that one leads.
            let Some(text) = node.get("$ref").and_then(Node::as_str) else {
                return Err(trouble::dangling(document, &link, node, &at, &segment));
            };
            left.push(segment);
            link = Link { text: text.to_owned(), from: at };
            break;
        }
        let (start, way) = aim(document, &link)?;
        push(&mut left, &way);
        at = start;
        if left.len() > LONGEST {
            break;
        }
    }
    Err(trouble::endless(document, &first, &link))
}

fn push(left: &mut Vec<String>, way: &Pointer) {
    left.extend(way.segments().rev().map(std::borrow::Cow::into_owned));
}

/// Where a reference starts, and the way from there.
fn aim(document: &Document, link: &Link) -> Result<(Pointer, Pointer), Diagnostic> {
    let ids = document.ids();
    let (address, fragment) = link.text.split_once('#').unwrap_or((&link.text, ""));
    let here = link.text.starts_with('#');
    let base = if here {
        ids.base(&link.from)
    } else {
        match ids.addressed(address, &link.from) {
            Named::Place(at) => at.clone(),
            Named::Several(all) => return Err(trouble::ambiguous(document, link, all)),
            Named::Nothing => return Err(trouble::external(document, link, address)),
        }
    };
    let way = match &link.text {
        text if here => Pointer::parse(text),
        _ => Pointer::parse(&format!("#{fragment}")),
    };
    match way {
        Some(way) if here && !base.is_root() => {
            Ok((nearest_start(document, base, &way), way))
        }
        Some(way) => Ok((base, way)),
        None => match ids.anchor(&base, fragment, &link.from) {
            Named::Place(at) => Ok((at.clone(), Pointer::root())),
            Named::Several(all) => Err(trouble::ambiguous(document, link, all)),
            Named::Nothing => Err(trouble::no_anchor(document, link, &base, fragment)),
        },
    }
}

/// A pointer is relative to the schema with an `$id` that it stands in. Real documents write
/// `#/components/schemas/Name` there all the same.
fn nearest_start(document: &Document, base: Pointer, way: &Pointer) -> Pointer {
    let steps = way.segments().count();
    let reached = |from: &Pointer| {
        let mut node = document.get(from);
        let steps = way.segments().map_while(|it| {
            node = node?.child(&it);
            node
        });
        steps.count()
    };
    let (near, far) = (reached(&base), reached(&Pointer::root()));
    let leads_on = near == steps || (far < steps && near > 0) || far == 0;
    if leads_on { base } else { Pointer::root() }
}

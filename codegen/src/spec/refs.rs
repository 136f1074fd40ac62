//! Following `$ref`, `$dynamicRef` and `$recursiveRef`.

mod dynamic;
mod ids;
mod places;
mod target;
mod trouble;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

pub(super) use dynamic::Scopes;
pub(super) use ids::{Ids, Named};
use target::{Link, locate};

use super::{Document, Mapping, Node};
use crate::diagnostic::{Diagnostic, Pointer};

/// The keywords that refer to another schema.
const KEYWORDS: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// Keywords that say something of a value. A schema that has one of them beside its `$ref` is
/// more than another name of the target.
const TELLING: [&str; 27] = [
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "default",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "multipleOf",
    "nullable",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "readOnly",
    "type",
    "uniqueItems",
    "writeOnly",
];

/// What a mapping refers to.
pub(super) struct Reference<'a> {
    /// The keyword that says so.
    pub(super) keyword: &'static str,
    /// What it says, as a `$ref` would.
    pub(super) text: Cow<'a, str>,
}

/// Where a chain of references ends.
#[derive(Clone, Debug)]
pub(super) enum End {
    At(Pointer),
    Broken(Diagnostic),
    /// Nowhere: the references that lead round, and the one that leads to this place.
    Circle(Arc<[String]>, usize),
}

/// Follows `reference`, which stands at `from`, and every further reference it leads to.
pub(super) fn resolve<'a>(
    document: &'a Document,
    reference: &str,
    from: &Pointer,
) -> Result<(Pointer, &'a Node), Diagnostic> {
    let link = Link { text: reference.to_owned(), from: from.clone() };
    let (at, node) = locate(document, &link)?;
    let Some(next) = onward(document, &at, node) else { return Ok((at, node)) };
    match end_of(document, next) {
        End::At(_) if says_more(node) => Ok((at, node)),
        End::At(at) => {
            let node = document.get(&at).unwrap_or(&Node::Null);
            Ok((at, node))
        }
        End::Broken(problem) => Err(problem),
        End::Circle(texts, entry) => {
            let texts =
                (0..texts.len()).map(|it| texts[(entry + it) % texts.len()].as_str());
            Err(trouble::circular(document, &link, texts))
        }
    }
}

/// Follows a chain of references, and remembers for each of them where it ends.
fn end_of(document: &Document, mut next: Link) -> End {
    let mut chain: Vec<Link> = Vec::new();
    let mut positions: HashMap<Pointer, usize> = HashMap::new();
    let mut end = loop {
        if let Some(end) = document.memory.ends.get(&next.from) {
            break before(document, &next.from, end);
        }
        if let Some(&start) = positions.get(&next.from) {
            // Each place of the round with the reference that leads to it.
            let last = chain.last().expect("a place was met before");
            let round = std::iter::once(last).chain(&chain[start..chain.len() - 1]);
            let texts: Arc<[String]> = round.map(|it| it.text.clone()).collect();
            for (entry, link) in chain[start..].iter().enumerate() {
                let end = End::Circle(Arc::clone(&texts), entry);
                document.memory.ends.set(&link.from, end);
            }
            chain.truncate(start);
            break End::Circle(texts, 0);
        }
        positions.insert(next.from.clone(), chain.len());
        let located = locate(document, &next);
        chain.push(next);
        match located {
            Err(problem) => break End::Broken(problem),
            Ok((at, node)) => match onward(document, &at, node) {
                Some(onward) => next = onward,
                None => break End::At(at),
            },
        }
    };
    while let Some(link) = chain.pop() {
        document.memory.ends.set(&link.from, end.clone());
        if !chain.is_empty() {
            end = before(document, &link.from, end);
        }
    }
    end
}
/// Where a reference to a reference ends, which itself ends so: there, if it says more.
fn before(document: &Document, at: &Pointer, end: End) -> End {
    match end {
        End::At(_) if document.get(at).is_some_and(says_more) => End::At(at.clone()),
        end => end,
    }
}

/// Whether something of a value is said beside a reference.
fn says_more(node: &Node) -> bool {
    let has = |keyword: &str| node.get(keyword).is_some();
    let is_list = |keyword: &str| matches!(node.get(keyword), Some(Node::Sequence(_)));
    TELLING.into_iter().any(has) || is_list("required")
}

/// The reference that a mapping is.
fn onward(document: &Document, at: &Pointer, node: &Node) -> Option<Link> {
    let reference = reference_of(document, node.as_mapping()?, at)?;
    Some(Link { text: reference.text.into_owned(), from: at.clone() })
}

/// What a mapping refers to, in terms of `$ref`. Nothing if what it refers to depends on the
/// way that led to it.
pub(super) fn reference_of<'a>(
    document: &Document,
    keywords: &'a Mapping,
    at: &Pointer,
) -> Option<Reference<'a>> {
    KEYWORDS.iter().find_map(|keyword| {
        let text = keywords.get(*keyword)?.as_str()?;
        let text = match *keyword {
            "$ref" => Cow::Borrowed(text),
            _ => dynamic::reference(document, keyword, text, at)?,
        };
        Some(Reference { keyword, text })
    })
}

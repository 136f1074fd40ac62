//! Path items that refer to another one and say more beside the reference.
//!
//! The standard leaves open what is meant where both say something (`OpenAPI` 3.1.1, section
//! 4.8.9.1): here both hold, and what stands beside the reference wins.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::{Document, Mapping, Node};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer, Severity};

/// Where path items stand, those that others refer to first.
const PLACES: [&[&str]; 4] =
    [&["components", "pathItems"], &["paths"], &["webhooks"], &["x-webhooks"]];

/// What a path item holds beside its operations.
const TEXTS: [&str; 3] = ["summary", "description", "servers"];

/// Puts what each path item says and what it refers to together.
pub(super) fn join(document: &mut Document) {
    let mut done = Done::default();
    for keys in PLACES {
        let list = keys.iter().fold(Pointer::root(), |at, key| at.child(key));
        let items = document.get(&list).and_then(Node::as_mapping);
        for key in items.into_iter().flat_map(|it| it.keys()) {
            join_chain(document, list.child(key), &mut done);
        }
    }
    document.warnings.extend(done.findings);
    for (at, joined) in done.items {
        if let Some(item) = document.get_mut(&at) {
            *item = joined.into();
        }
    }
}

/// What has been joined so far.
#[derive(Default)]
struct Done {
    items: IndexMap<Pointer, Mapping>,
    findings: Diagnostics,
}

/// Joins a path item and those that it leads to, the last one first.
fn join_chain(document: &Document, start: Pointer, done: &mut Done) {
    let mut chain: IndexMap<Pointer, (Partial<'_>, Option<Pointer>)> = IndexMap::new();
    let mut next = Some(start);
    while let Some(at) = next.take_if(|it| !done.items.contains_key(it)) {
        let Some(item) = Partial::at(document, &at) else { break };
        if chain.contains_key(&at) {
            let why =
                "these path items lead in a circle: not each of them has what all say";
            let place = Place::At(at.child("$ref"));
            done.findings.push(Diagnostic::warning(Code::CircularRef, place, why));
            break;
        }
        let target = item.target(document, &at);
        next.clone_from(&target);
        chain.insert(at, (item, target));
    }
    while let Some((at, (item, target))) = chain.pop() {
        let joined = item.joined(document, &at, target, done);
        done.items.insert(at, joined);
    }
}

/// A path item that says more than its reference.
struct Partial<'a> {
    own: &'a Mapping,
    reference: &'a str,
}

impl<'a> Partial<'a> {
    fn at(document: &'a Document, at: &Pointer) -> Option<Self> {
        let own = document.get(at)?.as_mapping()?;
        let reference = own.get("$ref")?.as_str()?;
        own.says_more_than_reference().then_some(Self { own, reference })
    }

    /// Where the reference leads: to a path item that says something itself.
    fn target(&self, document: &Document, at: &Pointer) -> Option<Pointer> {
        let direct = Pointer::parse(self.reference);
        let direct = direct.filter(|it| document.get(it).is_some());
        let resolved = || document.resolve(self.reference, at).ok().map(|it| it.0);
        let target = direct.or_else(resolved)?;
        // A reference alone is followed to its end.
        match Partial::at(document, &target) {
            Some(_) => Some(target),
            None => document.follow(&target).ok(),
        }
    }

    /// The path item with what its target says, which has been joined before.
    fn joined(
        &self,
        document: &Document,
        at: &Pointer,
        target: Option<Pointer>,
        done: &mut Done,
    ) -> Mapping {
        let mut joined = self.own.clone();
        joined.shift_remove("$ref");
        let there = target.filter(|it| it != at).and_then(|target| {
            let finished = done.items.get(&target);
            let there = finished.or_else(|| document.get(&target)?.as_mapping());
            there.map(|there| (target, there))
        });
        let place = Place::Key(at.child("$ref"));
        let mut findings = Vec::new();
        if let Some((target, there)) = there {
            let why = "what this leads to and what stands beside it are taken together";
            findings.push(Diagnostic::note(Code::Repaired, place, why));
            add(&mut joined, there, &target, at, &mut findings);
        } else {
            let why = "this leads to no path item: what stands beside it is taken alone";
            let problem = document.resolve(self.reference, at).err();
            let problem = problem.unwrap_or_else(|| {
                Diagnostic::warning(Code::InvalidDocument, place, why)
            });
            findings.push(Diagnostic { severity: Severity::Warning, ..problem });
        }
        done.findings.extend(findings);
        joined
    }
}

/// Adds to a path item what another one says that it does not.
fn add(
    joined: &mut Mapping,
    there: &Mapping,
    target: &Pointer,
    at: &Pointer,
    findings: &mut Vec<Diagnostic>,
) {
    // Nothing reads an extension of a path item.
    let said = there.iter().filter(|(key, _)| *key != "$ref" && !key.starts_with("x-"));
    for (key, value) in said {
        match (joined.get(key), value) {
            (None | Some(Node::Sequence(_)), Node::Sequence(others))
                if key == "parameters" =>
            {
                let own = joined.entry(key.clone()).or_insert(Vec::new().into());
                if let Node::Sequence(own) = own {
                    own.extend(others_of(own, others, &target.child(key)));
                }
            }
            // What was joined before leads here, or to the same.
            (Some(own), other)
                if own == other || *other == reference_to(&at.child(key)) => {}
            (Some(_), _) => {
                let why = format!(
                    "`{}` stands here and where the `$ref` of the path leads: this one is taken",
                    key.escape_debug()
                );
                let place = Place::Key(at.child(key));
                findings.push(Diagnostic::warning(Code::InvalidDocument, place, why));
            }
            (None, Node::Mapping(_)) if !TEXTS.contains(&key.as_str()) => {
                joined.insert(key.clone(), lead_to(value, || target.child(key)));
            }
            (None, _) => {
                joined.insert(key.clone(), value.clone());
            }
        }
    }
}

/// References to those parameters that are not there yet.
fn others_of(own: &[Node], others: &[Node], list: &Pointer) -> Vec<Node> {
    let own: HashSet<(&str, &str)> = own.iter().filter_map(key_of).collect();
    let is_new = |it: &Node| key_of(it).is_none_or(|key| !own.contains(&key));
    let others = others.iter().enumerate().filter(|(_, it)| is_new(it));
    let others = others.map(|(index, it)| lead_to(it, || list.index(index)));
    others.collect()
}

/// What tells parameters apart (`OpenAPI` 3.1.1, section 4.8.12).
fn key_of(parameter: &Node) -> Option<(&str, &str)> {
    let text = |key: &str| parameter.get(key)?.as_str();
    text("in").zip(text("name"))
}

/// A reference to a part of a path item. What is one already stays so: chains would grow, and
/// lists of joined items are no longer in the text.
fn lead_to(part: &Node, at: impl FnOnce() -> Pointer) -> Node {
    match part.get("$ref") {
        Some(_) => part.clone(),
        None => reference_to(&at()),
    }
}

fn reference_to(at: &Pointer) -> Node {
    let text = at.to_string().replace('%', "%25");
    Node::Mapping([("$ref".to_owned(), Node::String(text))].into_iter().collect())
}

//! Path items that refer to another one and say more beside the reference.
//!
//! The standard leaves open what is meant where both say something (`OpenAPI` 3.1.1, section
//! 4.8.9.1): here both hold, and what stands beside the reference wins.

use super::{Document, Mapping, Node};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer, Severity};

/// Where path items stand, those that others refer to first.
const PLACES: [&[&str]; 4] =
    [&["components", "pathItems"], &["paths"], &["webhooks"], &["x-webhooks"]];

/// What a path item holds beside its operations.
const TEXTS: [&str; 3] = ["summary", "description", "servers"];

/// Puts what each path item says and what it refers to together.
pub(super) fn join(document: &mut Document) {
    for keys in PLACES {
        let list = keys.iter().fold(Pointer::root(), |at, key| at.child(key));
        let items = document.get(&list).and_then(Node::as_mapping);
        let items = items.into_iter().flat_map(|it| it.keys());
        let items: Vec<Pointer> = items.map(|key| list.child(key)).collect();
        for at in items {
            let Some((joined, findings)) = joined(document, &at) else { continue };
            document.warnings.extend(findings);
            if let Some(item) = document.get_mut(&at) {
                *item = joined.into();
            }
        }
    }
}

/// A path item with all that it refers to; nothing if it is only one of both.
fn joined(document: &Document, at: &Pointer) -> Option<(Mapping, Diagnostics)> {
    let own = document.get(at)?.as_mapping()?;
    own.get("$ref")?.as_str()?;
    if own.keys().all(|it| it == "$ref" || it.starts_with("x-")) {
        return None;
    }
    let place = Place::Key(at.child("$ref"));
    let why = "what this leads to and what stands beside it are taken together";
    let mut findings = Diagnostics::from(Diagnostic::note(Code::Repaired, place, why));
    let mut joined = own.clone();
    let mut seen = vec![at.clone()];
    // What it leads to may lead on.
    while let Some(Node::String(reference)) = joined.shift_remove("$ref") {
        match step(document, &reference, at) {
            Ok((target, _)) if seen.contains(&target) => break,
            Ok((target, Node::Mapping(there))) => {
                add(&mut joined, there, &target, at, &mut findings);
                seen.push(target);
            }
            Ok(_) => {}
            Err(problem) => {
                findings.push(Diagnostic { severity: Severity::Warning, ..problem });
            }
        }
    }
    Some((joined, findings))
}

/// Where a reference leads, without going on where that leads.
fn step<'a>(
    document: &'a Document,
    reference: &str,
    at: &Pointer,
) -> Result<(Pointer, &'a Node), Diagnostic> {
    let direct = Pointer::parse(reference).and_then(|target| {
        let node = document.get(&target)?;
        Some((target, node))
    });
    direct.map_or_else(|| document.resolve(reference, at), Ok)
}

/// Adds to a path item what another one says that it does not.
fn add(
    joined: &mut Mapping,
    there: &Mapping,
    target: &Pointer,
    at: &Pointer,
    findings: &mut Diagnostics,
) {
    for (key, value) in there {
        match (joined.get_mut(key), value) {
            (Some(Node::Sequence(own)), Node::Sequence(others))
                if key == "parameters" =>
            {
                own.extend(others_of(own, others, &target.child(key)));
            }
            // What was joined before leads here.
            (Some(_), other) if *other == reference_to(&at.child(key)) => {}
            (Some(_), _) => {
                let why = format!(
                    "`{}` stands here and where the `$ref` of the path leads: this one is taken",
                    key.escape_debug()
                );
                let place = Place::Key(at.child(key));
                findings.push(Diagnostic::warning(Code::InvalidDocument, place, why));
            }
            (None, Node::Sequence(others)) if key == "parameters" => {
                let others = others_of(&[], others, &target.child(key));
                joined.insert(key.clone(), others.into());
            }
            (None, Node::Mapping(_)) if !TEXTS.contains(&key.as_str()) => {
                joined.insert(key.clone(), reference_to(&target.child(key)));
            }
            (None, _) => {
                joined.insert(key.clone(), value.clone());
            }
        }
    }
}

/// References to those parameters that are not there yet.
fn others_of(own: &[Node], others: &[Node], list: &Pointer) -> Vec<Node> {
    let key = |it: &Node| {
        Some((it.get("in")?.as_str()?.to_owned(), it.get("name")?.as_str()?.to_owned()))
    };
    let is_new = |it: &Node| {
        let this = key(it);
        this.is_none() || !own.iter().any(|known| key(known) == this)
    };
    let others = others.iter().enumerate().filter(|(_, it)| is_new(it));
    others.map(|(index, _)| reference_to(&list.index(index))).collect()
}

fn reference_to(at: &Pointer) -> Node {
    let text = at.to_string().replace('%', "%25");
    Node::Mapping([("$ref".to_owned(), Node::String(text))].into_iter().collect())
}

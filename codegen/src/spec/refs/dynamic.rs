//! `$dynamicRef` and `$recursiveRef`: references whose target depends on the way that a
//! reader has come.
//!
//! The target is the schema with the wanted `$dynamicAnchor` in the outermost resource on the
//! way. Most often all ways lead by the same one, and then it is an ordinary reference.

use std::borrow::Cow;

use indexmap::{IndexMap, IndexSet};

use super::KEYWORDS;
use super::places::{each_schema, outermost};
use super::target::{Link, locate};
use crate::diagnostic::Pointer;
use crate::spec::{Document, Node};

/// Which resources lead to which, by subschemas and by references.
///
/// A resource is here a schema with an `$id` or, where there is none, the outermost schema.
#[derive(Debug, Default)]
pub(in crate::spec) struct Scopes {
    resources: IndexSet<Pointer>,
    onward: Vec<IndexSet<usize>>,
    back: Vec<IndexSet<usize>>,
    /// The resources that a reader may start with.
    entries: Vec<bool>,
}

/// What a keyword other than `$ref` refers to, written like a `$ref`. Nothing if it is not
/// the same on every way.
pub(super) fn reference<'a>(
    document: &Document,
    keyword: &str,
    text: &'a str,
    at: &Pointer,
) -> Option<Cow<'a, str>> {
    let plain = Some(Cow::Borrowed(text));
    if keyword == "$recursiveRef" {
        if text != "#" {
            return plain;
        }
        let target = resource(document, at);
        if target.is_root() {
            return plain;
        }
        return only(document, "", target, at).as_ref().map(written);
    }
    let name = text.split_once('#').map_or("", |(_, name)| name);
    let places = document.ids().dynamic(name);
    if name.is_empty() || places.is_empty() {
        return plain;
    }
    let link = Link { text: text.to_owned(), from: at.clone() };
    match locate(document, &link) {
        Ok((target, _)) if places.contains(&target) => {
            let only = only(document, name, target.clone(), at)?;
            if only == target { plain } else { Some(written(&only)) }
        }
        _ => plain,
    }
}

fn written<'a>(target: &Pointer) -> Cow<'a, str> {
    Cow::Owned(target.to_string().replace('%', "%25"))
}

/// The resource that a place belongs to.
fn resource(document: &Document, place: &Pointer) -> Pointer {
    let base = document.ids().base(place);
    if base.is_root() { outermost(place).unwrap_or(base) } else { base }
}

/// The only target of a dynamic reference at a place that would lead to `target` if it were
/// an ordinary one.
fn only(
    document: &Document,
    name: &str,
    target: Pointer,
    at: &Pointer,
) -> Option<Pointer> {
    let places = document.ids().dynamic(name);
    if !places.contains(&target) || places.len() == 1 {
        return Some(target);
    }
    let scopes = document.scopes();
    let mut anchors: IndexMap<usize, Vec<&Pointer>> = IndexMap::new();
    for place in places {
        if let Some(index) = scopes.resources.get_index_of(&resource(document, place)) {
            anchors.entry(index).or_default().push(place);
        }
    }
    let Some(here) = scopes.resources.get_index_of(&resource(document, at)) else {
        return Some(target);
    };
    // Of the ways that lead here, only the first resource with such an anchor counts.
    let leads_here = scopes.reach(&[here], &scopes.back, |_| true);
    let starts: Vec<usize> = (0..leads_here.len())
        .filter(|it| leads_here[*it] && scopes.entries[*it])
        .collect();
    let met = scopes.reach(&starts, &scopes.onward, |it| {
        leads_here[it] && !anchors.contains_key(&it)
    });
    let mut targets: IndexSet<&Pointer> = IndexSet::new();
    for (index, places) in &anchors {
        if met[*index] && leads_here[*index] {
            targets.extend(places.iter().copied());
        }
    }
    if targets.is_empty() || (met[here] && !anchors.contains_key(&here)) {
        targets.insert(&target);
    }
    if targets.len() == 1 { targets.pop().cloned() } else { None }
}

impl Scopes {
    pub(in crate::spec) fn of(document: &Document) -> Self {
        let mut scopes = Self::default();
        each_schema(document.root(), &mut |way, keywords| {
            let at = way.pointer();
            let own = scopes.index(resource(document, &at));
            if outermost(&at).as_ref() == Some(&at) {
                scopes.entries[own] = true;
            } else if scopes.resources[own] == at {
                let around = resource(document, &at.parent().unwrap_or_default());
                let steps = around.segments().count();
                if !way.is_shelved(steps) {
                    let around = scopes.index(around);
                    scopes.join(around, own);
                }
            }
            for keyword in KEYWORDS {
                if let Some(text) = keywords.get(keyword).and_then(Node::as_str) {
                    for target in targets(document, keyword, text, &at) {
                        let target = scopes.index(resource(document, &target));
                        scopes.join(own, target);
                    }
                }
            }
        });
        scopes
    }

    fn index(&mut self, resource: Pointer) -> usize {
        let (index, is_new) = self.resources.insert_full(resource);
        if is_new {
            self.onward.push(IndexSet::new());
            self.back.push(IndexSet::new());
            self.entries.push(false);
        }
        index
    }

    fn join(&mut self, from: usize, to: usize) {
        self.onward[from].insert(to);
        self.back[to].insert(from);
    }

    /// The resources that are reached from others, going on where `leads_on` says so.
    fn reach(
        &self,
        starts: &[usize],
        steps: &[IndexSet<usize>],
        leads_on: impl Fn(usize) -> bool,
    ) -> Vec<bool> {
        let mut reached = vec![false; self.resources.len()];
        let mut open = starts.to_vec();
        while let Some(index) = open.pop() {
            if !std::mem::replace(&mut reached[index], true) && leads_on(index) {
                open.extend(&steps[index]);
            }
        }
        reached
    }
}

/// Every schema that a reference may refer to, on one way or another.
fn targets(
    document: &Document,
    keyword: &str,
    text: &str,
    at: &Pointer,
) -> Vec<Pointer> {
    let link = Link { text: text.to_owned(), from: at.clone() };
    let mut targets: Vec<Pointer> = Vec::new();
    targets.extend(locate(document, &link).ok().map(|(target, _)| target));
    match keyword {
        "$dynamicRef" => {
            let name = text.split_once('#').map_or("", |(_, name)| name);
            if !name.is_empty() {
                targets.extend_from_slice(document.ids().dynamic(name));
            }
        }
        "$recursiveRef" => targets.extend_from_slice(document.ids().dynamic("")),
        _ => {}
    }
    targets
}

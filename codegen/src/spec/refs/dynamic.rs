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
    let Some(name) = name_of(keyword, text) else { return plain };
    let target = if name.is_empty() {
        resource(document, at)
    } else if document.ids().dynamic(name).is_empty() {
        return plain;
    } else {
        let link = Link { text: text.to_owned(), from: at.clone() };
        let Ok((target, _)) = locate(document, &link) else { return plain };
        target
    };
    if target.is_root() {
        return plain;
    }
    let only = only(document, name, &target, at)?;
    if only == target && !name.is_empty() {
        return plain;
    }
    Some(Cow::Owned(only.to_string().replace('%', "%25")))
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
    target: &Pointer,
    at: &Pointer,
) -> Option<Pointer> {
    let places = document.ids().dynamic(name);
    if !places.contains(target) || places.len() == 1 {
        return Some(target.clone());
    }
    let scopes = document.scopes();
    let mut anchors: IndexMap<usize, Vec<&Pointer>> = IndexMap::new();
    for place in places {
        if let Some(index) = scopes.resources.get_index_of(&resource(document, place)) {
            anchors.entry(index).or_default().push(place);
        }
    }
    let Some(here) = scopes.resources.get_index_of(&resource(document, at)) else {
        return Some(target.clone());
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
        targets.insert(target);
    }
    if targets.len() == 1 { targets.pop().cloned() } else { None }
}

impl Scopes {
    pub(in crate::spec) fn of(document: &Document) -> Self {
        let mut scopes = Self::default();
        let mut returns: IndexSet<(usize, &str)> = IndexSet::new();
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
                let Some(text) = keywords.get(keyword).and_then(Node::as_str) else {
                    continue;
                };
                let link = Link { text: text.to_owned(), from: at.clone() };
                if let Ok((target, _)) = locate(document, &link) {
                    let target = scopes.index(resource(document, &target));
                    scopes.join(own, target);
                }
                if let Some(name) = name_of(keyword, text) {
                    returns.insert((own, name));
                }
            }
        });
        scopes.join_returns(document, &returns);
        scopes
    }

    /// A dynamic reference leads back to any resource with its name that leads to it.
    fn join_returns(&mut self, document: &Document, returns: &IndexSet<(usize, &str)>) {
        loop {
            let mut is_done = true;
            for (here, name) in returns {
                let leads_here = self.reach(&[*here], &self.back, |_| true);
                for place in document.ids().dynamic(name) {
                    let target = self.index(resource(document, place));
                    if leads_here[target] {
                        is_done &= !self.join(*here, target);
                    }
                }
            }
            if is_done {
                return;
            }
        }
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

    /// Whether that is new.
    fn join(&mut self, from: usize, to: usize) -> bool {
        self.back[to].insert(from);
        self.onward[from].insert(to)
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

/// The anchor that a dynamic reference is about; `$recursiveAnchor` has no name.
fn name_of<'a>(keyword: &str, text: &'a str) -> Option<&'a str> {
    match keyword {
        "$recursiveRef" if text == "#" => Some(""),
        "$dynamicRef" => {
            text.split_once('#').map(|(_, it)| it).filter(|it| !it.is_empty())
        }
        _ => None,
    }
}

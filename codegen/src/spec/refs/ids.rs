//! What schemas are called: addresses by `$id`, names by `$anchor`.

use std::collections::HashMap;
use std::fmt::Write;

use fluent_uri::{Iri, IriRef};

use super::places::{each_schema, outermost};
use crate::diagnostic::Pointer;
use crate::spec::{Mapping, Node, Version};

/// The address of a document that does not say its own.
const DOCUMENT: &str = "document:///";

/// The resources of a document: itself, and each schema that has an `$id`.
#[derive(Debug)]
pub(in crate::spec) struct Ids {
    resources: HashMap<Pointer, Resource>,
    /// The resources by address, without a fragment.
    addresses: HashMap<String, Vec<Pointer>>,
    /// Where each `$dynamicAnchor` stands. `$recursiveAnchor` is one without a name.
    dynamic: HashMap<String, Vec<Pointer>>,
    /// Whether what stands beside a `$ref` is ignored, as it was up to draft 7.
    alone: bool,
}

/// A part of the document with an address of its own.
#[derive(Debug)]
struct Resource {
    address: Iri<String>,
    /// What is called by name in it.
    anchors: HashMap<String, Vec<Pointer>>,
}

/// What a name stands for.
pub(in crate::spec) enum Named<'a> {
    Nothing,
    Place(&'a Pointer),
    Several(&'a [Pointer]),
}

impl Ids {
    /// Reads all schemas of a document.
    pub(in crate::spec) fn of(root: &Node, version: Version) -> Self {
        let text = |key| root.get(key).and_then(Node::as_str);
        let alone = version == Version::V30
            || text("jsonSchemaDialect").is_some_and(|it| it.contains("/draft-0"));
        let unnamed = Iri::parse(DOCUMENT.to_owned()).expect("an address");
        let own =
            text("$self").and_then(|own| absolute(own.split('#').next()?, &unnamed));
        let mut ids = Self {
            resources: HashMap::new(),
            addresses: HashMap::new(),
            dynamic: HashMap::new(),
            alone,
        };
        ids.add_resource(Pointer::root(), own.unwrap_or(unnamed), true);
        each_schema(root, &mut |way, keywords| {
            if keywords.keys().any(|key| key.starts_with('$') || key == "id") {
                ids.identify(keywords, || way.pointer());
            }
        });
        ids
    }

    fn identify(&mut self, keywords: &Mapping, at: impl Fn() -> Pointer) {
        let text = |key| keywords.get(key).and_then(Node::as_str);
        let silent = self.alone && keywords.contains_key("$ref");
        if let Some(id) = text("$id").or_else(|| text("id")).filter(|_| !silent) {
            let (address, anchor) = id.split_once('#').unwrap_or((id, ""));
            if !address.is_empty() {
                let base = &self.resources[&self.base(&at())].address;
                match absolute(address, base) {
                    Some(address) => self.add_resource(at(), address, true),
                    // Nobody can spell its address, but it has one.
                    None => self.add_resource(at(), base.clone(), false),
                }
            }
            // Up to draft 7 this is how an anchor is written.
            self.add_anchor(anchor, at());
        }
        if let Some(anchor) = text("$anchor") {
            self.add_anchor(anchor, at());
        }
        if let Some(anchor) = text("$dynamicAnchor") {
            self.add_anchor(anchor, at());
            self.dynamic.entry(anchor.to_owned()).or_default().push(at());
        }
        if keywords.get("$recursiveAnchor").and_then(Node::as_bool) == Some(true) {
            self.dynamic.entry(String::new()).or_default().push(at());
        }
    }

    fn add_resource(&mut self, at: Pointer, address: Iri<String>, known: bool) {
        if known {
            let places = self.addresses.entry(address.as_str().to_owned()).or_default();
            places.push(at.clone());
        }
        self.resources.insert(at, Resource { address, anchors: HashMap::new() });
    }

    fn add_anchor(&mut self, name: &str, at: Pointer) {
        if name.is_empty() || name.starts_with('/') {
            return;
        }
        let resource = self.resources.get_mut(&self.base(&at)).expect("a base has it");
        let places = resource.anchors.entry(name.to_owned()).or_default();
        if places.last() != Some(&at) {
            places.push(at);
        }
    }

    /// The resource that a place belongs to.
    pub(super) fn base(&self, place: &Pointer) -> Pointer {
        if self.resources.len() == 1 {
            return Pointer::root();
        }
        let around = std::iter::successors(Some(place.clone()), Pointer::parent);
        around.into_iter().find(|it| self.resources.contains_key(it)).unwrap_or_default()
    }

    /// The resource with an address, which is relative to that of a place.
    pub(in crate::spec) fn addressed(&self, address: &str, from: &Pointer) -> Named<'_> {
        let base = &self.resources[&self.base(from)].address;
        let places =
            absolute(address, base).and_then(|it| self.addresses.get(it.as_str()));
        choose(places, from)
    }

    /// What has this name in a resource.
    pub(super) fn anchor(
        &self,
        base: &Pointer,
        name: &str,
        from: &Pointer,
    ) -> Named<'_> {
        choose(self.resources.get(base).and_then(|it| it.anchors.get(name)), from)
    }

    /// The places of a `$dynamicAnchor`, or of `$recursiveAnchor` if there is no name.
    pub(super) fn dynamic(&self, name: &str) -> &[Pointer] {
        self.dynamic.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The names in a resource.
    pub(super) fn anchors(&self, base: &Pointer) -> impl Iterator<Item = &str> {
        let resource = self.resources.get(base);
        let mut names: Vec<&str> = resource
            .into_iter()
            .flat_map(|it| it.anchors.keys().map(String::as_str))
            .collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// The addresses of all resources, as short as they can be written.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        let addresses = self.addresses.keys();
        let mut addresses: Vec<&str> = addresses
            .map(|it| it.strip_prefix(DOCUMENT).unwrap_or(it))
            .filter(|it| !it.is_empty())
            .collect();
        addresses.sort_unstable();
        addresses.into_iter()
    }
}

/// One of several places with the same name: the only one, or the only one in the schema that
/// the name is used in.
fn choose<'a>(places: Option<&'a Vec<Pointer>>, from: &Pointer) -> Named<'a> {
    match places.map(Vec::as_slice).unwrap_or_default() {
        [] => Named::Nothing,
        [only] => Named::Place(only),
        several => {
            let home = outermost(from);
            let is_near =
                |it: &&Pointer| home.as_ref().is_some_and(|at| at.contains(it));
            let mut near = several.iter().filter(is_near);
            match (near.next(), near.next()) {
                (Some(only), None) => Named::Place(only),
                _ => Named::Several(several),
            }
        }
    }
}

/// An address without a fragment, taken relative to another.
fn absolute(address: &str, base: &Iri<String>) -> Option<Iri<String>> {
    let address = IriRef::parse(encoded(address)).ok()?;
    address.resolve_against(base).ok().map(|it| it.normalize())
}

/// Real addresses hold characters that they should not, such as spaces and braces.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\0'..=' ' => {
                let _ = write!(encoded, "%{:02X}", u32::from(letter));
            }
            letter => encoded.push(letter),
        }
    }
    encoded
}

//! A type for every schema that has an example.
//!
//! A probe is a component schema that is added to the document: a list of the schema in
//! question. So the value is decoded as an item of a list, and null is judged as in any
//! use. A component is named by reference, any other schema is copied: nothing that the
//! document had is touched, and its types are what they are without the probes.

use std::collections::HashMap;

use codegen::config::Config;
use codegen::diagnostic::{Diagnostics, Pointer};
use codegen::files::Rendered;
use codegen::spec::{Document, Mapping, Node};
use codegen::{emit, files, lower, passes};

use super::collect::ANNOTATIONS;

/// The probes of a document.
#[derive(Debug)]
pub(super) struct Probes {
    /// What their names start with: nothing else in the document does.
    prefix: String,
    schemas: Vec<Node>,
    /// The probe of each schema, by where it stands.
    by_place: HashMap<Pointer, usize>,
    /// The probe of each schema, by what it says.
    by_content: HashMap<String, usize>,
}

impl Probes {
    /// No probes yet for this document.
    pub(super) fn of(document: &Document) -> Self {
        let taken: Vec<&String> = document
            .get(&components())
            .and_then(Node::as_mapping)
            .into_iter()
            .flat_map(|schemas| schemas.keys())
            .collect();
        let mut prefix = "Probe".to_owned();
        while taken.iter().any(|name| {
            name.to_ascii_lowercase().starts_with(&prefix.to_ascii_lowercase())
        }) {
            prefix.push('X');
        }
        Self {
            prefix,
            schemas: Vec::new(),
            by_place: HashMap::new(),
            by_content: HashMap::new(),
        }
    }

    /// The probe of a schema.
    pub(super) fn add(&mut self, document: &Document, schema: &Pointer) -> usize {
        if let Some(probe) = self.by_place.get(schema) {
            return *probe;
        }
        let item = if schema.parent() == Some(components()) {
            let reference = ("$ref".to_owned(), Node::from(schema.to_string()));
            Node::Mapping([reference].into_iter().collect())
        } else {
            bare(document.get(schema).unwrap_or(&Node::Null))
        };
        let content = format!("{item:?}");
        let next = self.schemas.len();
        let probe = *self.by_content.entry(content).or_insert(next);
        if probe == next {
            self.schemas.push(item);
        }
        self.by_place.insert(schema.clone(), probe);
        probe
    }

    /// Generates the crate of a document that has the probes, too. Gives its files and the
    /// names of the probes' types.
    ///
    /// # Errors
    /// What stands in the way of generating it.
    pub(super) fn generate(
        &self,
        mut document: Document,
        config: &Config,
    ) -> Result<(Vec<Rendered>, Vec<String>), Diagnostics> {
        self.insert(document.root_mut());
        let (mut api, mut diagnostics) = lower::lower(&document, config);
        diagnostics.extend(passes::run(&mut api));
        if diagnostics.has_errors() {
            return Err(diagnostics);
        }
        let names: HashMap<&Pointer, String> =
            api.types.iter().map(|def| (&def.at, def.name.to_string())).collect();
        let name = |probe| names.get(&components().child(self.name(probe))).cloned();
        let names = (0..self.schemas.len()).map(|it| name(it).unwrap_or_default());
        let names = names.collect();
        Ok((files::render(&emit::emit(&api, config)), names))
    }

    fn name(&self, probe: usize) -> String {
        format!("{}{probe}", self.prefix)
    }

    /// Adds the probes to the component schemas.
    fn insert(&self, root: &mut Node) {
        let mut at = root;
        for key in ["components", "schemas"] {
            let Node::Mapping(entries) = at else { return };
            at = entries.entry(key.to_owned()).or_insert_with(|| Mapping::new().into());
        }
        let Node::Mapping(schemas) = at else { return };
        for (probe, item) in self.schemas.iter().enumerate() {
            let list = [("type", Node::from("array")), ("items", item.clone())];
            let list: Mapping =
                list.into_iter().map(|(key, node)| (key.to_owned(), node)).collect();
            schemas.insert(self.name(probe), list.into());
        }
    }
}

fn components() -> Pointer {
    Pointer::root().child("components").child("schemas")
}

/// A schema without what only describes it, so that equal ones have one probe.
fn bare(schema: &Node) -> Node {
    let Node::Mapping(keywords) = schema else { return schema.clone() };
    let binds = |key: &str| !ANNOTATIONS.contains(&key) && !key.starts_with("x-");
    let keywords = keywords.iter().filter(|(key, _)| binds(key));
    Node::Mapping(keywords.map(|(key, node)| (key.clone(), node.clone())).collect())
}

//! Every example and default of a document, with the schema that it belongs to.

use std::collections::HashSet;

use codegen::diagnostic::Pointer;
use codegen::spec::{Document, Node};

use super::walk::{Kind, Part};

/// An example or a default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Example {
    /// Where the value stands.
    pub(super) at: Pointer,
    /// What it has to fulfil.
    pub(super) schema: Pointer,
    /// Whether it is a text in a media type other than JSON, which the schema does not
    /// describe letter by letter.
    pub(super) foreign: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) examples: Vec<Example>,
    /// What is called an example and has no value or no schema, with the reason.
    pub(super) unclear: Vec<(Pointer, String)>,
}

/// Collects the examples and defaults among these parts, each once.
pub(super) fn collect(document: &Document, parts: &[Part<'_>]) -> Found {
    let mut collector =
        Collector { document, found: Found::default(), seen: HashSet::new() };
    for part in parts {
        match part.kind {
            Kind::Schema => collector.of_schema(part),
            Kind::Media => collector.of_media(part),
            Kind::Parameter => collector.of_parameter(part),
            _ => {}
        }
    }
    collector.found
}

struct Collector<'a> {
    document: &'a Document,
    found: Found,
    seen: HashSet<(Pointer, Pointer)>,
}

impl Collector<'_> {
    /// `example`, `examples` and `default` inside a schema.
    fn of_schema(&mut self, part: &Part<'_>) {
        for keyword in ["example", "default"] {
            if part.node.get(keyword).is_some() {
                self.add(part.at.child(keyword), &part.at, false);
            }
        }
        let place = part.at.child("examples");
        match part.node.get("examples") {
            None => {}
            Some(Node::Sequence(items)) => {
                for index in 0..items.len() {
                    self.add(place.index(index), &part.at, false);
                }
            }
            Some(other) => {
                let why =
                    format!("`examples` of a schema is a list, not {}", other.kind());
                self.found.unclear.push((place, why));
            }
        }
    }

    /// `example` and `examples` of a media type.
    fn of_media(&mut self, part: &Part<'_>) {
        let schema = part.node.get("schema").map(|_| part.at.child("schema"));
        let media = part.at.last().unwrap_or_default();
        self.named(part, schema.as_ref(), !is_json(&media));
    }

    /// `example` and `examples` of a parameter or a header.
    fn of_parameter(&mut self, part: &Part<'_>) {
        let content = part.node.get("content").and_then(Node::as_mapping);
        let media = content.and_then(|content| {
            let (name, media) = content.first()?;
            media.get("schema")?;
            Some((name, part.at.child("content").child(name).child("schema")))
        });
        match (part.node.get("schema"), media) {
            (None, Some((name, schema))) => {
                self.named(part, Some(&schema), !is_json(name));
            }
            (schema, _) => {
                let schema = schema.map(|_| part.at.child("schema"));
                self.named(part, schema.as_ref(), false);
            }
        }
    }

    /// `example`, and `examples` by name, perhaps by reference.
    fn named(&mut self, part: &Part<'_>, schema: Option<&Pointer>, foreign: bool) {
        let mut values = Vec::new();
        if part.node.get("example").is_some() {
            values.push(part.at.child("example"));
        }
        let place = part.at.child("examples");
        match part.node.get("examples") {
            None => {}
            Some(Node::Mapping(examples)) => {
                for name in examples.keys() {
                    values.extend(self.value(&place.child(name)));
                }
            }
            Some(other) => {
                let why = format!("`examples` are a mapping here, not {}", other.kind());
                self.found.unclear.push((place, why));
            }
        }
        for at in values {
            match schema {
                Some(schema) => self.add(at, schema, foreign),
                None => self.found.unclear.push((at, "there is no schema".to_owned())),
            }
        }
    }

    /// The value of a named example.
    fn value(&mut self, at: &Pointer) -> Option<Pointer> {
        let why = match self.document.follow(at) {
            Err(problem) => problem.message,
            Ok(target) => {
                let node = self.document.get(&target)?;
                for key in ["value", "dataValue"] {
                    if node.get(key).is_some() {
                        return Some(target.child(key));
                    }
                }
                match node.get("externalValue") {
                    Some(_) => "the value stands outside of the document".to_owned(),
                    None => "the example has no `value`".to_owned(),
                }
            }
        };
        self.found.unclear.push((at.clone(), why));
        None
    }

    fn add(&mut self, at: Pointer, schema: &Pointer, foreign: bool) {
        let schema = reduce(self.document, schema);
        if self.seen.insert((at.clone(), schema.clone())) {
            self.found.examples.push(Example { at, schema, foreign });
        }
    }
}

/// Keywords that describe a value and bind nobody.
pub(super) const ANNOTATIONS: &[&str] = &[
    "$comment",
    "default",
    "deprecated",
    "description",
    "example",
    "examples",
    "externalDocs",
    "summary",
    "title",
];

/// The schema that a schema stands for: where it is nothing but a reference, its target.
fn reduce(document: &Document, schema: &Pointer) -> Pointer {
    let mut at = schema.clone();
    let mut seen = HashSet::new();
    while let Some(Node::Mapping(keywords)) = document.get(&at) {
        let is_annotation =
            |key: &str| ANNOTATIONS.contains(&key) || key.starts_with("x-");
        let alone = keywords.keys().all(|key| key == "$ref" || is_annotation(key));
        let reference = keywords.get("$ref").and_then(Node::as_str);
        let target = reference.filter(|_| alone).and_then(Pointer::parse);
        match target.filter(|target| document.get(target).is_some()) {
            Some(target) if seen.insert(target.clone()) => at = target,
            _ => break,
        }
    }
    at
}

/// Whether a media type is JSON.
fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

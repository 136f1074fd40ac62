//! What a schema names itself, and which of its references lead elsewhere.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

use super::draft::{Draft, is_reference};

/// The base of a schema that does not name itself.
pub(super) const DOCUMENT: &str = "suite:///document";

/// Keywords that refer to schemas.
pub(super) const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// Why a group is not run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Remote {
    /// It refers to a schema that it does not hold.
    Reference(String),
    /// It refers to the schema of schemas.
    Metaschema(String),
    /// It follows a metaschema of its own.
    Vocabulary(String),
}

impl Remote {
    /// The reason in words, the same for all groups of a kind.
    pub(super) fn reason(&self) -> &'static str {
        match self {
            Self::Reference(_) => "refers to a schema outside of the group",
            Self::Metaschema(_) => "refers to a metaschema",
            Self::Vocabulary(_) => "follows a metaschema of its own",
        }
    }

    /// What it names.
    pub(super) fn target(&self) -> &str {
        let (Self::Reference(it) | Self::Metaschema(it) | Self::Vocabulary(it)) = self;
        it
    }
}

/// The resources of a schema: itself, and what has an identifier inside it.
#[derive(Debug)]
pub(super) struct Resources<'a> {
    draft: Draft,
    by_address: HashMap<Url, &'a Value>,
    /// Anchors, with the resource in front.
    anchors: HashSet<String>,
    references: Vec<(Url, &'a str)>,
    vocabulary: Option<String>,
}

impl<'a> Resources<'a> {
    /// Looks through a schema.
    pub(super) fn of(schema: &'a Value, draft: Draft) -> Self {
        let mut resources = Self {
            draft,
            by_address: HashMap::new(),
            anchors: HashSet::new(),
            references: Vec::new(),
            vocabulary: None,
        };
        let document = Url::parse(DOCUMENT).expect("a constant address");
        resources.by_address.insert(document.clone(), schema);
        resources.enter(schema, &document);
        resources
    }

    fn enter(&mut self, schema: &'a Value, base: &Url) {
        let mut base = base.clone();
        if let Value::Object(keywords) = schema {
            if let Some(named) =
                self.draft.id(keywords).and_then(|it| base.join(it).ok())
            {
                let (resource, fragment) = split(&named);
                if let Some(anchor) = fragment {
                    self.anchors.insert(format!("{resource}#{anchor}"));
                }
                if resource != base {
                    self.by_address.insert(resource.clone(), schema);
                    base = resource;
                }
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                let anchor = keywords.get(keyword).and_then(Value::as_str);
                if let Some(anchor) = anchor.filter(|_| self.draft.knows(keyword)) {
                    self.anchors.insert(format!("{base}#{anchor}"));
                }
            }
            for keyword in REFERENCES {
                let text = keywords.get(keyword).and_then(Value::as_str);
                let means = keyword == "$ref" || self.draft.knows(keyword);
                self.references
                    .extend(text.filter(|_| means).map(|text| (base.clone(), text)));
            }
            let dialect = keywords.get("$schema").and_then(Value::as_str);
            let means = !(self.draft.ref_stands_alone() && is_reference(keywords));
            if let Some(dialect) = dialect.filter(|_| means)
                && dialect.trim_end_matches('#') != self.draft.metaschema()
            {
                self.vocabulary.get_or_insert_with(|| dialect.to_owned());
            }
        }
        for (_, inner) in self.draft.subschemas(schema) {
            self.enter(inner, &base);
        }
    }

    /// The first thing that the schema needs and does not hold.
    pub(super) fn remote(&self) -> Option<Remote> {
        if let Some(dialect) = &self.vocabulary {
            return Some(Remote::Vocabulary(dialect.clone()));
        }
        let (_, text) =
            self.references.iter().find(|(base, text)| !self.holds(base, text))?;
        let text = (*text).to_owned();
        Some(if text.contains("://json-schema.org/") {
            Remote::Metaschema(text)
        } else {
            Remote::Reference(text)
        })
    }

    /// Whether the target of a reference is in the schema.
    fn holds(&self, base: &Url, text: &str) -> bool {
        let Ok(target) = base.join(text) else { return false };
        let (resource, fragment) = split(&target);
        let Some(schema) = self.by_address.get(&resource) else { return false };
        match fragment {
            None => true,
            Some(pointer) if pointer.starts_with('/') => percent_decode_str(&pointer)
                .decode_utf8()
                .is_ok_and(|pointer| schema.pointer(&pointer).is_some()),
            Some(anchor) => self.anchors.contains(&format!("{resource}#{anchor}")),
        }
    }

    /// The resource that a reference leads into.
    pub(super) fn resource(&self, base: &Url, text: &str) -> Option<&'a Value> {
        let (resource, _) = split(&base.join(text).ok()?);
        self.by_address.get(&resource).copied()
    }
}

/// An address without its fragment, and the fragment if it is not empty.
fn split(address: &Url) -> (Url, Option<String>) {
    let fragment = address.fragment().filter(|it| !it.is_empty()).map(str::to_owned);
    let mut resource = address.clone();
    resource.set_fragment(None);
    (resource, fragment)
}

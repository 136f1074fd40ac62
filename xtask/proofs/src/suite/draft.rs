//! The drafts of JSON Schema that are run, and where their keywords hold schemas.

use serde::Serialize;
use serde_json::{Map, Value};

/// A draft of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Draft {
    /// What 3.0 builds on.
    Draft4,
    /// What many documents say that call themselves 3.0 or 3.1.
    Draft7,
    /// What 3.1 builds on.
    #[serde(rename = "draft2020-12")]
    Draft2020,
}

/// How a keyword holds schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// `not: {}`
    One,
    /// `allOf: [{}]`
    List,
    /// `properties: {name: {}}`
    Map,
}

impl Draft {
    pub(super) const ALL: [Self; 3] = [Self::Draft4, Self::Draft7, Self::Draft2020];

    /// The name of its folder in the suite.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Draft4 => "draft4",
            Self::Draft7 => "draft7",
            Self::Draft2020 => "draft2020-12",
        }
    }

    /// The address of its metaschema, without the empty fragment.
    pub(super) fn metaschema(self) -> &'static str {
        match self {
            Self::Draft4 => "http://json-schema.org/draft-04/schema",
            Self::Draft7 => "http://json-schema.org/draft-07/schema",
            Self::Draft2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    /// The judge's name of it.
    pub(super) fn of_judge(self) -> jsonschema::Draft {
        match self {
            Self::Draft4 => jsonschema::Draft::Draft4,
            Self::Draft7 => jsonschema::Draft::Draft7,
            Self::Draft2020 => jsonschema::Draft::Draft202012,
        }
    }

    /// Whether what stands beside a `$ref` means nothing.
    pub(super) fn ref_stands_alone(self) -> bool {
        self != Self::Draft2020
    }

    /// The identifier of a schema.
    pub(super) fn id(self, schema: &Map<String, Value>) -> Option<&str> {
        if self.ref_stands_alone() && is_reference(schema) {
            return None;
        }
        let keyword = if self == Self::Draft4 { "id" } else { "$id" };
        schema.get(keyword)?.as_str()
    }

    /// Whether a keyword of 2020-12 means something in this draft too.
    pub(super) fn knows(self, keyword: &str) -> bool {
        let since_2019 = matches!(
            keyword,
            "$anchor"
                | "$dynamicAnchor"
                | "$dynamicRef"
                | "$recursiveAnchor"
                | "$recursiveRef"
                | "$vocabulary"
                | "contentSchema"
                | "dependentRequired"
                | "dependentSchemas"
                | "maxContains"
                | "minContains"
                | "prefixItems"
                | "unevaluatedItems"
                | "unevaluatedProperties"
        );
        let since_draft_6 = matches!(
            keyword,
            "$id" | "const" | "contains" | "propertyNames" | "if" | "then" | "else"
        );
        match self {
            Self::Draft4 => !since_2019 && !since_draft_6,
            Self::Draft7 => !since_2019 && keyword != "id",
            Self::Draft2020 => true,
        }
    }

    /// How a keyword with this value holds schemas, if it does.
    pub(super) fn holds(self, keyword: &str, value: &Value) -> Option<Holds> {
        if !self.knows(keyword) {
            return None;
        }
        let old = self != Self::Draft2020;
        let is_list = value.is_array();
        let holds = match keyword {
            "items" if old && is_list => Holds::List,
            "additionalItems" if !old => return None,
            "additionalItems"
            | "additionalProperties"
            | "contains"
            | "contentSchema"
            | "else"
            | "if"
            | "items"
            | "not"
            | "propertyNames"
            | "then"
            | "unevaluatedItems"
            | "unevaluatedProperties" => Holds::One,
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => Holds::List,
            "$defs" | "definitions" | "dependentSchemas" | "patternProperties"
            | "properties" => Holds::Map,
            "dependencies" if old => Holds::Map,
            _ => return None,
        };
        let fits = match holds {
            Holds::One => value.is_object() || value.is_boolean(),
            Holds::List => is_list,
            Holds::Map => value.is_object(),
        };
        fits.then_some(holds)
    }

    /// The schemas inside a schema, each with the keys that lead to it.
    pub(super) fn subschemas(self, schema: &Value) -> Vec<(Vec<String>, &Value)> {
        let Some(keywords) = schema.as_object() else { return Vec::new() };
        let alone = self.ref_stands_alone() && is_reference(keywords);
        let mut found = Vec::new();
        for (keyword, value) in keywords {
            if alone && !is_shelf(keyword) {
                continue;
            }
            let step = |key: &str| vec![keyword.clone(), key.to_owned()];
            match (self.holds(keyword, value), value) {
                (Some(Holds::One), _) => found.push((vec![keyword.clone()], value)),
                (Some(Holds::List), Value::Array(items)) => {
                    let items = items.iter().enumerate();
                    found.extend(items.map(|(i, it)| (step(&i.to_string()), it)));
                }
                (Some(Holds::Map), Value::Object(entries)) => {
                    found.extend(entries.iter().map(|(key, it)| (step(key), it)));
                }
                _ => {}
            }
        }
        found
    }
}

/// Whether a schema is a reference.
pub(super) fn is_reference(schema: &Map<String, Value>) -> bool {
    schema.get("$ref").is_some_and(Value::is_string)
}

/// Whether a keyword only keeps schemas for others to refer to.
pub(super) fn is_shelf(keyword: &str) -> bool {
    matches!(keyword, "$defs" | "definitions")
}

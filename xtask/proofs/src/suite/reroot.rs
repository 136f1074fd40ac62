//! A schema of the suite becomes a component schema of a 3.1 document.
//!
//! References to `#...` of a schema that does not name itself are references into the
//! component. Those inside a schema with an identifier are relative to it and stay. Older
//! drafts are written in the words of 2020-12, and what they do not know is left out.
//! Only schemas are looked at: names of properties and values of `enum`, `const`,
//! `default` and the like stay as they are.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value, json};
use url::Url;

use super::draft::{Draft, Holds, is_reference, is_shelf};
use super::remote::{DOCUMENT, REFERENCES, Resources};

/// The component schema with this name.
pub(super) fn component(schema: &Value, draft: Draft, name: &str) -> Value {
    let document = Url::parse(DOCUMENT).expect("a constant address");
    let resources = Resources::of(schema, draft);
    Rerooting { draft, name, document: document.clone(), resources }
        .schema(schema, &document)
}

struct Rerooting<'a> {
    draft: Draft,
    name: &'a str,
    document: Url,
    resources: Resources<'a>,
}

impl Rerooting<'_> {
    fn schema(&self, schema: &Value, base: &Url) -> Value {
        let Value::Object(keywords) = schema else { return schema.clone() };
        let alone = self.draft.ref_stands_alone() && is_reference(keywords);
        let base = self.base(keywords, base);
        let mut written = Map::new();
        for (keyword, value) in keywords {
            let means = if alone {
                keyword == "$ref" || is_shelf(keyword)
            } else {
                self.draft.knows(keyword)
            };
            if !means {
                continue;
            }
            let text = value.as_str();
            match (keyword.as_str(), text) {
                ("$schema", _) if self.draft != Draft::Draft2020 => {}
                ("id" | "$id", Some(id)) if self.draft != Draft::Draft2020 => {
                    identify(id, &mut written, |anchor| self.anchor(anchor, &base));
                }
                ("$anchor" | "$dynamicAnchor", Some(anchor)) => {
                    written.insert(keyword.clone(), self.anchor(anchor, &base).into());
                }
                (_, Some(text)) if REFERENCES.contains(&keyword.as_str()) => {
                    written.insert(keyword.clone(), self.reference(text, &base).into());
                }
                ("dependencies", _) if self.draft != Draft::Draft2020 => {
                    self.dependencies(value, &base, &mut written);
                }
                _ => {
                    let has_list = keywords.get("items").is_some_and(Value::is_array);
                    if let Some(keyword) = self.renamed(keyword, has_list) {
                        let value = self.held(keyword, value, &base);
                        written.insert(keyword.to_owned(), value);
                    }
                }
            }
        }
        Value::Object(written)
    }

    /// What references inside a schema are relative to.
    fn base(&self, keywords: &Map<String, Value>, base: &Url) -> Url {
        let named = self.draft.id(keywords).and_then(|it| base.join(it).ok());
        let mut named = named.unwrap_or_else(|| base.clone());
        named.set_fragment(None);
        named
    }

    /// The value of a keyword, with the schemas that it holds.
    fn held(&self, keyword: &str, value: &Value, base: &Url) -> Value {
        match (self.holds(keyword, value), value) {
            (Some(Holds::One), _) => self.schema(value, base),
            (Some(Holds::List), Value::Array(items)) => {
                items.iter().map(|it| self.schema(it, base)).collect()
            }
            (Some(Holds::Map), Value::Object(entries)) => {
                let entries = entries.iter();
                entries.map(|(name, it)| (name.clone(), self.schema(it, base))).collect()
            }
            _ => value.clone(),
        }
    }

    /// How a keyword holds schemas, by its name in 2020-12.
    fn holds(&self, keyword: &str, value: &Value) -> Option<Holds> {
        match keyword {
            "prefixItems" if value.is_array() => Some(Holds::List),
            _ => self.draft.holds(keyword, value),
        }
    }

    /// The name of a keyword in 2020-12; `None` if it means nothing there.
    fn renamed<'k>(&self, keyword: &'k str, has_list: bool) -> Option<&'k str> {
        match keyword {
            _ if self.draft == Draft::Draft2020 => Some(keyword),
            "items" if has_list => Some("prefixItems"),
            "additionalItems" => has_list.then_some("items"),
            other => Some(other),
        }
    }

    /// `dependencies` are two keywords today.
    fn dependencies(&self, value: &Value, base: &Url, written: &mut Map<String, Value>) {
        for (name, value) in value.as_object().into_iter().flatten() {
            let (keyword, value) = if value.is_array() {
                ("dependentRequired", value.clone())
            } else {
                ("dependentSchemas", self.schema(value, base))
            };
            written.entry(keyword).or_insert_with(|| json!({}))[name.as_str()] = value;
        }
    }

    /// An anchor, which has to be the only one of its name in the document.
    fn anchor(&self, anchor: &str, base: &Url) -> String {
        if *base == self.document {
            format!("{anchor}-{}", self.name)
        } else {
            anchor.to_owned()
        }
    }

    fn reference(&self, text: &str, base: &Url) -> String {
        let Some((before, fragment)) = text.split_once('#') else {
            return text.to_owned();
        };
        let own = before.is_empty() && *base == self.document;
        if fragment.is_empty() || fragment.starts_with('/') {
            let target = self.resources.resource(base, text);
            let pointer = self.pointer(target.unwrap_or(&Value::Null), fragment);
            let root = if own { self.root() } else { String::new() };
            format!("{before}#{root}{pointer}")
        } else if own {
            format!("#{}", self.anchor(fragment, base))
        } else {
            text.to_owned()
        }
    }

    /// Where the component stands.
    fn root(&self) -> String {
        format!("/components/schemas/{}", self.name)
    }

    /// A pointer into a schema, through the names of keywords in 2020-12.
    fn pointer(&self, schema: &Value, pointer: &str) -> String {
        let mut written = String::new();
        let mut node = Some(schema);
        // How the keyword of the last step holds schemas, if the last step was a keyword.
        let mut inside: Option<Holds> = None;
        let mut at_schema = true;
        for raw in pointer.split('/').skip(1) {
            let key = percent_decode_str(raw).decode_utf8_lossy();
            let key = key.replace("~1", "/").replace("~0", "~");
            let next = node.and_then(|node| match node {
                Value::Array(items) => items.get(key.parse::<usize>().ok()?),
                other => other.get(&key),
            });
            let has_list =
                node.and_then(|it| it.get("items")).is_some_and(Value::is_array);
            written.push('/');
            let old = self.draft != Draft::Draft2020;
            written.push_str(match key.as_str() {
                "dependencies" if at_schema && old => "dependentSchemas",
                same if at_schema && same == raw => {
                    self.renamed(same, has_list).unwrap_or(same)
                }
                _ => raw,
            });
            if at_schema {
                inside = next.and_then(|it| self.draft.holds(&key, it));
                at_schema = inside == Some(Holds::One);
            } else {
                at_schema = inside.take().is_some();
            }
            node = next;
        }
        written
    }
}

/// `$id`, whose fragment is an anchor today.
fn identify(
    id: &str,
    written: &mut Map<String, Value>,
    anchor: impl Fn(&str) -> String,
) {
    let (address, fragment) = id.split_once('#').unwrap_or((id, ""));
    if !address.is_empty() {
        written.insert("$id".to_owned(), address.into());
    }
    if !fragment.is_empty() {
        written.insert("$anchor".to_owned(), anchor(fragment).into());
    }
}

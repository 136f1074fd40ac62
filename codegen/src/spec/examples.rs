//! The examples of one part of the document, so far as one fits a line of text.

use super::{Mapping, Node};

/// The most characters of an example in a line of text.
const LINE: usize = 60;
/// The most values inside such an example.
const VALUES: usize = 6;

/// The examples beside the other keywords of a schema, a parameter or a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    /// The first one that fits a line, as JSON.
    pub short: Option<String>,
    /// The keyword of others, if there are some.
    pub more: Option<&'static str>,
}

impl Examples {
    /// Looks at `example` and `examples`: the list of JSON Schema, or the mapping of
    /// `OpenAPI` (3.1.1, section 4.8.19).
    pub fn of(keywords: &Mapping) -> Self {
        let mut found = Self::default();
        if let Some(example) = keywords.get("example") {
            found.add("example", example);
        }
        match keywords.get("examples") {
            Some(Node::Sequence(items)) => {
                for example in items {
                    found.add("examples", example);
                }
            }
            Some(Node::Mapping(entries)) => {
                for (_, example) in entries {
                    match example.get("value") {
                        Some(value) => found.add("examples", value),
                        None => found.more = Some("examples"),
                    }
                }
            }
            _ => {}
        }
        found
    }

    fn add(&mut self, keyword: &'static str, example: &Node) {
        match short(example) {
            _ if example.is_null() => {}
            Some(text) if self.short.is_none() => self.short = Some(text),
            Some(text) if self.short.as_ref() == Some(&text) => {}
            _ => self.more = Some(keyword),
        }
    }
}

/// A value as JSON, if that fits a line.
fn short(value: &Node) -> Option<String> {
    let is_small = value.as_str().is_none_or(|it| it.len() <= LINE);
    if !is_small || count(value) > VALUES {
        return None;
    }
    let text = serde_json::to_string(value).ok()?;
    (text.chars().count() <= LINE).then_some(text)
}

/// How many values there are in a value, itself included, as far as that matters.
fn count(value: &Node) -> usize {
    let inside: &mut dyn Iterator<Item = &Node> = match value {
        Node::Sequence(items) => &mut items.iter(),
        Node::Mapping(entries) => &mut entries.values(),
        _ => return 1,
    };
    inside.take(VALUES + 1).map(|it| if is_flat(it) { 1 } else { VALUES }).sum::<usize>()
        + 1
}

fn is_flat(value: &Node) -> bool {
    !matches!(value, Node::Sequence(_) | Node::Mapping(_))
}

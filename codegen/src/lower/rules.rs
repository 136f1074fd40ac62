//! Bounds of values: the rules that hold for what is sent, and the words for them.

use std::collections::HashSet;

use super::Lowering;
use super::whole::tighten;
use crate::diagnostic::Pointer;
use crate::model::Rule;
use crate::spec::{Additional, Bounds, Items, JsonType, Schema};

/// How deep rules for items of items are looked for.
const MAX_DEPTH: usize = 8;
/// How many references and parts are followed to find the bounds of one value.
const MAX_STEPS: usize = 64;

impl Lowering<'_> {
    /// What a value of the schema at a pointer has to fulfil before it is sent.
    pub(super) fn rules(&self, at: &Pointer) -> Vec<Rule> {
        self.rules_within(at, MAX_DEPTH)
    }

    fn rules_within(&self, at: &Pointer, depth: usize) -> Vec<Rule> {
        let (bounds, inner) = self.bounds(at);
        let mut rules = Vec::new();
        rules.extend(bounds.minimum.map(|(bound, strict)| Rule::Minimum(bound, strict)));
        rules.extend(bounds.maximum.map(|(bound, strict)| Rule::Maximum(bound, strict)));
        rules.extend(bounds.multiple_of.filter(|it| *it > 0.0).map(Rule::MultipleOf));
        rules.extend(bounds.min_length.filter(|it| *it > 0).map(Rule::MinLength));
        rules.extend(bounds.max_length.map(Rule::MaxLength));
        let patterns = bounds.patterns.into_iter();
        rules.extend(patterns.map(|(pattern, at)| Rule::Pattern(pattern, at)));
        rules.extend(bounds.min_items.filter(|it| *it > 0).map(Rule::MinItems));
        rules.extend(bounds.max_items.map(Rule::MaxItems));
        rules.extend(bounds.unique.then_some(Rule::Unique));
        let (least, most) = (bounds.min_properties, bounds.max_properties);
        rules.extend(least.filter(|it| *it > 0).map(Rule::MinProperties));
        rules.extend(most.map(Rule::MaxProperties));
        if let Some(inner) = inner.filter(|_| depth > 0) {
            let each = self.rules_within(&inner, depth - 1);
            rules.extend((!each.is_empty()).then_some(Rule::Each(each)));
        }
        rules
    }

    /// The bounds of a schema together with those of its reference, the parts of its
    /// `allOf` and its only alternative beside null; and where the schema of its items or
    /// of the values of its map stands.
    fn bounds(&self, at: &Pointer) -> (Bounds, Option<Pointer>) {
        let mut all = Bounds::default();
        let mut inner = None;
        let mut seen = HashSet::new();
        let mut open = vec![at.clone()];
        while let Some(at) = open.pop() {
            if seen.len() > MAX_STEPS || !seen.insert(at.clone()) {
                continue;
            }
            let Ok(schema) = self.document.schema(&at) else { continue };
            if schema.properties.is_empty() {
                inner = inner.or_else(|| schema.unnamed().cloned());
            }
            if let Some(reference) = &schema.reference {
                let target = self.document.resolve(reference, &at);
                open.extend(target.ok().map(|(target, _)| target));
            }
            open.extend(schema.parts.iter().cloned());
            for group in &schema.unions {
                let options = group.options.iter().cloned();
                let mut telling = options.filter(|it| !self.is_null(it));
                if let (Some(only), None) = (telling.next(), telling.next()) {
                    open.push(only);
                }
            }
            if let (Items::Schema(at), []) = (&schema.items, schema.prefix.as_slice()) {
                inner.get_or_insert(at.clone());
            }
            tighten(&mut all, schema.bounds.clone());
        }
        (all, inner)
    }
}

impl Schema {
    /// The schema of all properties that have no name, if it is one.
    pub(super) fn unnamed(&self) -> Option<&Pointer> {
        match (self.patterns.as_slice(), &self.additional) {
            ([], Additional::Schema(at)) | ([(_, at)], Additional::Nothing) => Some(at),
            _ => None,
        }
    }
}

impl Bounds {
    /// Takes out the bounds that mean nothing for values of these types, and gives their
    /// keywords. An empty list of types stands for all.
    pub(super) fn fit(&mut self, types: &[JsonType]) -> Vec<&'static str> {
        fn take<T>(
            found: &mut Vec<&'static str>,
            keyword: &'static str,
            bound: &mut Option<T>,
        ) {
            found.extend(bound.take().map(|_| keyword));
        }
        let is = |some: &[JsonType]| {
            types.is_empty() || types.iter().any(|it| some.contains(it))
        };
        let mut found = Vec::new();
        if !is(&[JsonType::Integer, JsonType::Number]) {
            take(&mut found, "minimum", &mut self.minimum);
            take(&mut found, "maximum", &mut self.maximum);
            take(&mut found, "multipleOf", &mut self.multiple_of);
        }
        if !is(&[JsonType::String]) {
            take(&mut found, "minLength", &mut self.min_length);
            take(&mut found, "maxLength", &mut self.max_length);
            if !std::mem::take(&mut self.patterns).is_empty() {
                found.push("pattern");
            }
        }
        if !is(&[JsonType::Array]) {
            take(&mut found, "minItems", &mut self.min_items);
            take(&mut found, "maxItems", &mut self.max_items);
            if std::mem::take(&mut self.unique) {
                found.push("uniqueItems");
            }
        }
        if !is(&[JsonType::Object]) {
            take(&mut found, "minProperties", &mut self.min_properties);
            take(&mut found, "maxProperties", &mut self.max_properties);
        }
        found
    }

    /// The bounds in words.
    pub(super) fn sentence(&self) -> Option<String> {
        let number = |(value, exclusive): (f64, bool), inclusive: &str, strict: &str| {
            format!("{} {value}", if exclusive { strict } else { inclusive })
        };
        let numbers = [
            self.minimum.map(|it| number(it, "at least", "more than")),
            self.maximum.map(|it| number(it, "at most", "less than")),
        ];
        let lengths = [
            self.min_length.or(self.min_items).map(|it| format!("at least {it}")),
            self.max_length.or(self.max_items).map(|it| format!("at most {it}")),
        ];
        let properties = [
            self.min_properties.map(|it| format!("at least {it}")),
            self.max_properties.map(|it| format!("at most {it}")),
        ];
        let join = |title: &str, parts: [Option<String>; 2]| {
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| format!("{title}: {}.", parts.join(", ")))
        };
        let sentences = [
            join("Range", numbers),
            self.multiple_of.map(|it| format!("A multiple of {it}.")),
            join("Length", lengths),
            join("Properties", properties),
            (!self.patterns.is_empty()).then(|| {
                let patterns = self.patterns.iter().map(|(it, _)| code(it));
                format!("Pattern: {}.", patterns.collect::<Vec<_>>().join(", "))
            }),
            self.unique.then(|| "No two items are equal.".to_owned()),
        ];
        let sentences: Vec<String> = sentences.into_iter().flatten().collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// A text as code of Markdown, whatever it holds.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

//! Whether an example fits its schema, so far as that decides whether it decodes.
//!
//! Types, values, required and other properties, items and compositions are looked at;
//! bounds, patterns and formats are not. Of alternatives one has to fit. Where a schema
//! cannot be read, everything fits: what is wrong with it is reported elsewhere.

mod values;

use serde_json::Value;

use self::values::{alike, equal, kind};
use super::Lowering;
use crate::config::UnknownValues;
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::spec::{Additional, Items, Node, Schema};

/// How many values are compared with schemas for one example: alternatives inside
/// alternatives would never end.
const MOST_STEPS: usize = 100_000;
/// How many schemas may stand for one value.
const MOST_LAYERS: usize = 200;

/// The place in an example that does not fit, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where in the document it is.
    pub(super) at: Pointer,
    /// Why, as a clause.
    pub(super) why: String,
    /// Whether it is none of the values that are named there, such as another tag: an
    /// alternative that says so is hardly meant.
    other_value: bool,
}

/// How strict a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As the schema says.
    Schema,
    /// As the types are: null and absence stand for each other, and what is unknown is
    /// kept.
    Types,
}

impl Lowering<'_> {
    /// Whether the type of a schema can be tested with an example, both given by their
    /// places. What contradicts the schema is reported.
    pub(super) fn fits(
        &mut self,
        name: &str,
        example: &Pointer,
        schema: &Pointer,
    ) -> bool {
        let Some(misfit) = self.misfit(example, schema, Manner::Schema) else {
            return true;
        };
        let (misfit, help) = match self.misfit(example, schema, Manner::Types) {
            Some(misfit) => (Err(misfit), "it is left out of the tests of the crate"),
            None => (Ok(misfit), "the type takes it all the same"),
        };
        let fits = misfit.is_ok();
        let Misfit { at, why, .. } = misfit.unwrap_or_else(|it| it);
        let name = name.escape_debug();
        let why = format!("the example `{name}` contradicts its schema: {why}");
        let diagnostic = Diagnostic::warning(Code::ContradictingExample, at, why);
        self.report(diagnostic.help(help));
        fits
    }

    /// What of a value contradicts a schema. Both are given by their places.
    pub(super) fn misfit(
        &mut self,
        example: &Pointer,
        schema: &Pointer,
        manner: Manner,
    ) -> Option<Misfit> {
        let document = self.document;
        let value = document.get(example)?;
        let mut check =
            Check { lowering: self, manner, steps: 0, layers: 0, alternatives: 0 };
        check.value(value, example, schema).err()
    }
}

/// One example that is being compared.
struct Check<'a, 'd> {
    lowering: &'a mut Lowering<'d>,
    manner: Manner,
    steps: usize,
    layers: usize,
    /// In how many alternatives the check is: these are told apart by what they name.
    alternatives: usize,
}

type Fit = Result<(), Misfit>;

fn no(at: &Pointer, why: impl Into<String>) -> Fit {
    Err(Misfit { at: at.clone(), why: why.into(), other_value: false })
}

impl Check<'_, '_> {
    fn value(&mut self, value: &Node, at: &Pointer, schema: &Pointer) -> Fit {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.layers > MOST_LAYERS {
            return Ok(());
        }
        let Ok(schema) = self.lowering.document.schema(schema) else { return Ok(()) };
        if value.is_null() && self.lowering.allows_null(&schema.at) {
            return Ok(());
        }
        self.layers += 1;
        let fit = self.keywords(value, at, &schema);
        self.layers -= 1;
        fit
    }

    /// All that one schema says.
    fn keywords(&mut self, value: &Node, at: &Pointer, schema: &Schema) -> Fit {
        if schema.nothing {
            return no(at, "the schema allows no value");
        }
        if let Some(reference) = &schema.reference
            && let Ok((target, _)) =
                self.lowering.document.resolve(reference, &schema.at)
        {
            self.value(value, at, &target)?;
        }
        kind(value, at, schema)?;
        if let Some(values) = &schema.values {
            self.named(value, at, values)?;
        }
        match value {
            Node::Mapping(_) => self.fields(value, at, schema)?,
            Node::Sequence(items) => self.items(items, at, schema)?,
            _ => {}
        }
        for part in &schema.parts {
            self.value(value, at, part)?;
        }
        self.alternatives(value, at, schema)
    }

    /// `enum` and `const`.
    fn named(&self, value: &Node, at: &Pointer, values: &[Value]) -> Fit {
        let keeps = self.lowering.config.unknown_values == UnknownValues::Keep;
        let keeps = keeps && self.manner == Manner::Types && self.alternatives == 0;
        let fits = |named: &Value| equal(value, named) || (keeps && alike(value, named));
        if values.iter().any(fits) {
            return Ok(());
        }
        let why = "it is none of the values that the schema names".to_owned();
        Err(Misfit { at: at.clone(), why, other_value: true })
    }

    fn fields(&mut self, value: &Node, at: &Pointer, schema: &Schema) -> Fit {
        let as_types = self.manner == Manner::Types;
        let Node::Mapping(entries) = value else { return Ok(()) };
        let property = |name: &String| {
            let found = schema.properties.iter().find(|(known, _)| known == name);
            found.map(|(_, at)| at)
        };
        for name in schema.required.iter().filter(|it| !entries.contains_key(*it)) {
            if !property(name).is_some_and(|at| self.may_be_absent(at)) {
                let name = name.escape_debug();
                return no(at, format!("`{name}` is required and not there"));
            }
        }
        for (name, value) in entries {
            let place = || at.child(name);
            let optional = !schema.required.contains(name);
            match (property(name), &schema.additional) {
                (Some(_), _) if as_types && optional && value.is_null() => {}
                (Some(property), _) => self.value(value, &place(), property)?,
                (None, _) if !schema.patterns.is_empty() => {}
                (None, Additional::Nothing) if !as_types || self.alternatives > 0 => {
                    let why = "the schema allows no property of this name";
                    return no(&place(), why);
                }
                (None, Additional::Schema(other)) => {
                    self.value(value, &place(), other)?;
                }
                (None, _) => {}
            }
        }
        Ok(())
    }

    /// Whether a property that is required may be left out of a response.
    fn may_be_absent(&mut self, property: &Pointer) -> bool {
        // What is only ever sent does not come back.
        let node = self.lowering.document.get(property);
        let flag = node.and_then(|it| it.get("writeOnly"));
        flag.and_then(Node::as_bool) == Some(true)
            || (self.manner == Manner::Types && self.lowering.allows_null(property))
    }

    fn items(&mut self, items: &[Node], at: &Pointer, schema: &Schema) -> Fit {
        for (index, item) in items.iter().enumerate() {
            let place = at.index(index);
            match (schema.prefix.get(index), &schema.items) {
                (Some(own), _) | (None, Items::Schema(own)) => {
                    self.value(item, &place, own)?;
                }
                (None, Items::Anything) => {}
                (None, Items::Nothing) => {
                    return no(&place, "the schema allows no more items");
                }
            }
        }
        Ok(())
    }

    fn alternatives(&mut self, value: &Node, at: &Pointer, schema: &Schema) -> Fit {
        for group in &schema.unions {
            self.one_of(value, at, &group.options)?;
        }
        Ok(())
    }

    fn one_of(&mut self, value: &Node, at: &Pointer, options: &[Pointer]) -> Fit {
        let mut misfits = Vec::new();
        for alternative in options {
            self.alternatives += 1;
            let fit = self.value(value, at, alternative);
            self.alternatives -= 1;
            match fit {
                Ok(()) => return Ok(()),
                Err(misfit) => misfits.push(misfit),
            }
        }
        // The one that fits furthest is most likely the one that is meant.
        let depth = |misfit: &Misfit| misfit.at.segments().count();
        let rank = |misfit: &Misfit| (!misfit.other_value, depth(misfit));
        let best = misfits.iter().map(rank).max().unwrap_or_default();
        let mut likely = misfits.iter().filter(|it| rank(it) == best);
        match (likely.next(), likely.next()) {
            (None, _) => Ok(()),
            (Some(only), None) => Err(only.clone()),
            (Some(_), Some(_)) => {
                let count = misfits.len();
                no(at, format!("it fits none of the {count} alternatives"))
            }
        }
    }
}

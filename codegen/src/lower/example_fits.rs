//! Whether an example fits its schema, so far as that decides whether it decodes.
//!
//! Types, values, required and other properties, items and compositions are looked at;
//! bounds, patterns and formats are not. Of alternatives one has to fit. Where a schema
//! cannot be read, everything fits: what is wrong with it is reported elsewhere.

use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Pointer;
use crate::spec::{Additional, Items, JsonType, Node, Schema};

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

impl Lowering<'_> {
    /// What of an example contradicts a schema. Both are given by their places.
    pub(super) fn misfit(
        &mut self,
        example: &Pointer,
        schema: &Pointer,
    ) -> Option<Misfit> {
        let document = self.document;
        let value = document.get(example)?;
        let mut check = Check { lowering: self, steps: 0, layers: 0 };
        check.value(value, example, schema).err()
    }
}

/// One example that is being compared.
struct Check<'a, 'd> {
    lowering: &'a mut Lowering<'d>,
    steps: usize,
    layers: usize,
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
        if let Some(values) = &schema.values
            && !values.iter().any(|it| equal(value, it))
        {
            let why = "it is none of the values that the schema names".to_owned();
            return Err(Misfit { at: at.clone(), why, other_value: true });
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

    fn fields(&mut self, value: &Node, at: &Pointer, schema: &Schema) -> Fit {
        let document = self.lowering.document;
        let Node::Mapping(entries) = value else { return Ok(()) };
        for name in &schema.required {
            let is_secret = || {
                // A response leaves out what is only ever sent.
                let property = schema.properties.iter().find(|(known, _)| known == name);
                let property = property.and_then(|(_, at)| document.get(at));
                let flag = property.and_then(|it| it.get("writeOnly"));
                flag.and_then(Node::as_bool) == Some(true)
            };
            if !entries.contains_key(name) && !is_secret() {
                let name = name.escape_debug();
                return no(at, format!("`{name}` is required and not there"));
            }
        }
        let patterns = !schema.patterns.is_empty();
        for (name, value) in entries {
            let place = || at.child(name);
            let property = schema.properties.iter().find(|(known, _)| known == name);
            match (property, &schema.additional) {
                (Some((_, property)), _) => self.value(value, &place(), property)?,
                (None, _) if patterns => {}
                (None, Additional::Nothing) => {
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
            match self.value(value, at, alternative) {
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

/// Whether a value is of the JSON types that a schema names.
fn kind(value: &Node, at: &Pointer, schema: &Schema) -> Fit {
    if matches!(value, Node::Float(it) if !it.is_finite()) {
        return no(at, "JSON has no such number");
    }
    let is = |json_type: &JsonType| match (json_type, value) {
        (JsonType::String, Node::String(_))
        | (JsonType::Boolean, Node::Bool(_))
        | (JsonType::Array, Node::Sequence(_))
        | (JsonType::Object, Node::Mapping(_))
        | (JsonType::Integer | JsonType::Number, Node::Integer(_))
        | (JsonType::Number, Node::Float(_)) => true,
        (JsonType::Integer, Node::Float(it)) => it.fract() == 0.0,
        _ => false,
    };
    let only_null = schema.only_null && !value.is_null();
    if only_null || (!schema.types.is_empty() && !schema.types.iter().any(is)) {
        let names = schema.types.iter().map(|it| match it {
            JsonType::String => "a string",
            JsonType::Integer => "an integer",
            JsonType::Number => "a number",
            JsonType::Boolean => "a boolean",
            JsonType::Array => "a list",
            JsonType::Object => "an object",
        });
        let names = names.chain(schema.nullable.then_some("null")).collect::<Vec<_>>();
        let kind = match value {
            Node::Mapping(_) => "an object",
            other => other.kind(),
        };
        return no(at, format!("it is {kind} and not {}", names.join(" or ")));
    }
    Ok(())
}

/// Whether a value is one of those that `enum` or `const` names.
#[expect(clippy::cast_precision_loss, reason = "the named value is no more exact")]
fn equal(value: &Node, named: &Value) -> bool {
    match (value, named) {
        (Node::Null, Value::Null) => true,
        (Node::Bool(one), Value::Bool(other)) => one == other,
        (Node::Integer(one), Value::Number(other)) => {
            let exact = other.as_i64().map(i128::from);
            let exact = exact.or_else(|| other.as_u64().map(i128::from));
            match exact {
                Some(other) => *one == other,
                None => other.as_f64() == Some(*one as f64),
            }
        }
        (Node::Float(one), Value::Number(other)) => other.as_f64() == Some(*one),
        (Node::String(one), Value::String(other)) => one == other,
        (Node::Sequence(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Node::Mapping(one), Value::Object(other)) => {
            let same = |(key, value): (&String, &Node)| {
                other.get(key).is_some_and(|other| equal(value, other))
            };
            one.len() == other.len() && one.iter().all(same)
        }
        _ => false,
    }
}

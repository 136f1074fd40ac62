//! Values close to an example: one part of it left out, added, or something else.
//!
//! Most of them contradict the schema; those that the judge calls valid are as good as
//! examples, and reach what nobody gives an example of.

use serde_json::{Value, json};

/// How many variants of one example are made at most, and of how much text altogether.
const MOST: usize = 400;
const MOST_TEXT: usize = 400_000;

/// The variants of a value: what was done, and what came of it.
pub(super) fn variants(value: &Value) -> Vec<(String, Value)> {
    let mut changes = Vec::new();
    collect(value, &mut Vec::new(), &mut changes);
    let size = value.to_string().len().max(1);
    let most = MOST.min(MOST_TEXT / size).max(1);
    // An even choice, the same on every run.
    let step = changes.len().div_ceil(most).max(1);
    let chosen = changes.into_iter().step_by(step);
    let made = chosen.filter_map(|change| Some((change.name(), change.apply(value)?)));
    made.filter(|(_, variant)| variant != value).collect()
}

/// A step into a value.
#[derive(Clone, Debug)]
enum Step {
    Field(String),
    Item(usize),
}

/// What is done to a part of a value.
#[derive(Clone, Debug)]
enum Deed {
    Replace(Value),
    Remove,
}

#[derive(Clone, Debug)]
struct Change {
    at: Vec<Step>,
    deed: Deed,
}

/// Values of every kind, among them those that are easily lost or bent.
fn replacements() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(1.0),
        json!(-7.25),
        json!(4_294_967_296_i64),
        json!(u64::MAX),
        json!(2.5e-7),
        json!(""),
        json!("unheard of"),
        json!("2024-02-29T23:59:60.120+01:00"),
        json!("HTTPS://example.com"),
        json!([]),
        json!([null, "a", { "b": 1 }]),
        json!({}),
        json!({ "unheard of": [1.0, null] }),
    ]
}

fn collect(value: &Value, at: &mut Vec<Step>, changes: &mut Vec<Change>) {
    let deeds = replacements().into_iter().map(Deed::Replace);
    changes.extend(deeds.map(|deed| Change { at: at.clone(), deed }));
    if !at.is_empty() {
        changes.push(Change { at: at.clone(), deed: Deed::Remove });
    }
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                at.push(Step::Item(index));
                collect(item, at, changes);
                at.pop();
            }
        }
        Value::Object(fields) => {
            let added = Step::Field("x-unheard-of".to_owned());
            let deed = Deed::Replace(json!({ "a": [1.0, null] }));
            changes
                .push(Change { at: at.iter().cloned().chain([added]).collect(), deed });
            for (name, field) in fields {
                at.push(Step::Field(name.clone()));
                collect(field, at, changes);
                at.pop();
            }
        }
        _ => {}
    }
}

impl Change {
    fn name(&self) -> String {
        let mut path = "$".to_owned();
        for step in &self.at {
            match step {
                Step::Field(name) => path = format!("{path}.{name}"),
                Step::Item(index) => path = format!("{path}[{index}]"),
            }
        }
        match &self.deed {
            Deed::Replace(value) => format!("{path} = {value}"),
            Deed::Remove => format!("{path} left out"),
        }
    }

    fn apply(&self, value: &Value) -> Option<Value> {
        let mut whole = value.clone();
        let Some((last, way)) = self.at.split_last() else {
            return match &self.deed {
                Deed::Replace(value) => Some(value.clone()),
                Deed::Remove => None,
            };
        };
        let holder = way.iter().try_fold(&mut whole, |value, step| match step {
            Step::Field(name) => value.get_mut(name),
            Step::Item(index) => value.get_mut(index),
        })?;
        match (holder, last, &self.deed) {
            (Value::Object(fields), Step::Field(name), Deed::Replace(value)) => {
                fields.insert(name.clone(), value.clone());
            }
            (Value::Object(fields), Step::Field(name), Deed::Remove) => {
                fields.remove(name)?;
            }
            (Value::Array(items), Step::Item(index), Deed::Replace(value)) => {
                *items.get_mut(*index)? = value.clone();
            }
            (Value::Array(items), Step::Item(index), Deed::Remove) => {
                items.remove(*index);
            }
            _ => return None,
        }
        Some(whole)
    }
}

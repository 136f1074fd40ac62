//! Runs and steps that have every property of the document.

use serde_json::{Value, json};

/// A run with a value in every place.
pub fn run() -> Value {
    serde_json::from_str(include_str!("samples/run.json")).unwrap()
}

/// A step with a value in every place and a tool call of each kind.
pub fn tool_step() -> Value {
    steps().swap_remove(0)
}

/// A step that wrote a message.
pub fn message_step() -> Value {
    steps().swap_remove(1)
}

fn steps() -> Vec<Value> {
    serde_json::from_str(include_str!("samples/steps.json")).unwrap()
}

/// So many copies of an object, oldest first, with identifiers from `prefix_000` on.
pub fn many(count: i64, prefix: &str, object: &Value) -> Vec<Value> {
    let copy = |number| {
        let mut copy = object.clone();
        copy["id"] = json!(format!("{prefix}_{number:03}"));
        copy["created_at"] = json!(1_699_000_000 + number);
        copy
    };
    (0..count).map(copy).collect()
}

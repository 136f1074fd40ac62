//! Responses that differ from the document's examples: what they decode to, and that nothing
//! is lost.

mod absent;
mod enums;
mod extra;
mod failures;
mod late_tags;
mod numbers;
mod text;
mod tool_calls;
mod unions;

use serde_json::{Value, json};

use crate::samples;

/// The sample of a run with this JSON text in the place of the pointer.
fn run_with(pointer: &str, text: &str) -> String {
    with(samples::run(), pointer, text)
}

/// The sample of a step with tool calls with this JSON text in the place of the pointer.
fn step_with(pointer: &str, text: &str) -> String {
    with(samples::tool_step(), pointer, text)
}

fn with(mut sample: Value, pointer: &str, text: &str) -> String {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match sample.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = json!("@"),
        parent => parent[name] = json!("@"),
    }
    sample.to_string().replace("\"@\"", text)
}

/// So many arrays inside each other.
fn nested(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

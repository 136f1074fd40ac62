//! What does not decode, and what is said then. The path of the place is part of
//! `generated::Error`: see `client::errors`.

use generated::types::{ListRunsResponse, RunObject, RunStepObject};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{run_with, step_with};
use crate::samples;

#[track_caller]
fn assert_fails<T: DeserializeOwned + std::fmt::Debug>(text: &str, message: &str) {
    let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
    assert!(error.starts_with(message), "{error}, not {message}");
}

/// Checks that the object does not decode without any of these fields.
#[track_caller]
fn assert_required<T: DeserializeOwned + std::fmt::Debug>(
    sample: &Value,
    parent: &str,
    names: &[&str],
) {
    for name in names {
        let mut sample = sample.clone();
        let object = sample.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        assert!(object.remove(*name).is_some(), "no {name}");
        let message = format!("missing field `{name}`");
        assert_fails::<T>(&sample.to_string(), &message);
    }
}

#[test]
fn required_fields() {
    let run = samples::run();
    let own = [
        "id",
        "object",
        "created_at",
        "thread_id",
        "assistant_id",
        "status",
        "model",
        "tools",
    ];
    assert_required::<RunObject>(&run, "", &own);
    let usage = ["prompt_tokens", "completion_tokens", "total_tokens"];
    assert_required::<RunObject>(&run, "/usage", &usage);
    assert_required::<RunObject>(&run, "/last_error", &["code", "message"]);
    assert_required::<RunObject>(
        &run,
        "/required_action",
        &["type", "submit_tool_outputs"],
    );
    assert_required::<RunObject>(&run, "/tools/2", &["function"]);
    assert_required::<RunObject>(&run, "/tool_choice", &["type"]);
    assert_required::<RunObject>(&run, "/truncation_strategy", &["type"]);

    let step = samples::tool_step();
    let own = [
        "id",
        "object",
        "created_at",
        "assistant_id",
        "thread_id",
        "run_id",
        "type",
        "status",
        "step_details",
    ];
    assert_required::<RunStepObject>(&step, "", &own);
    assert_required::<RunStepObject>(&step, "/step_details", &["tool_calls"]);
    let call = "/step_details/tool_calls/0";
    assert_required::<RunStepObject>(&step, call, &["id", "code_interpreter"]);

    let page = json!({ "object": "list", "data": [], "has_more": false });
    assert_required::<ListRunsResponse>(&page, "", &["object", "data", "has_more"]);
}

#[test]
fn wrong_types() {
    let run = |place, text, message: &str| {
        assert_fails::<RunObject>(&run_with(place, text), message);
    };
    run("/id", "7", "invalid type: integer `7`, expected a string");
    run("/id", "null", "invalid type: null, expected a string");
    run("/status", "7", "invalid type: integer `7`, expected a string");
    run("/status", "null", "invalid type: null, expected a string");
    run("/tools", "{}", "invalid type: map, expected an array");
    run("/tools", "null", "invalid type: null, expected an array");
    run("/usage", "[]", "invalid type: sequence, expected an object");
    run("/usage", "\"a\"", "invalid type: string \"a\", expected an object");
    run("/metadata", "[]", "invalid type: sequence, expected an object");
    run("/metadata/ticket", "42", "invalid type: integer `42`, expected a string");
    run("/temperature", "\"1\"", "invalid type: string \"1\", expected f64");
    run("/parallel_tool_calls", "1", "invalid type: integer `1`, expected a boolean");
    run("/file_ids", "[1]", "invalid type: integer `1`, expected a string");
    run("/tools/0", "null", "invalid type: null, expected a value");
}

#[test]
fn known_alternatives_are_not_hidden_in_unknown() {
    // Too odd to be what its tag says: better an error than a surprise in `Unknown`.
    let tools = "/tools/0";
    let text = r#"{"type":"function","function":{}}"#;
    assert_fails::<RunObject>(&run_with(tools, text), "missing field `name`");
    let text = r#"{"function":{"name":7},"type":"function"}"#;
    let message = "invalid type: integer `7`, expected a string";
    assert_fails::<RunObject>(&run_with(tools, text), message);
    let text = r#"{"type":"message_creation"}"#;
    let message = "missing field `message_creation`";
    assert_fails::<RunStepObject>(&step_with("/step_details", text), message);
}

#[test]
fn broken_json() {
    assert_fails::<RunObject>("", "EOF while parsing a value");
    assert_fails::<RunObject>("[]", "invalid type: sequence, expected an object");
    assert_fails::<RunObject>("null", "invalid type: null, expected an object");
    assert_fails::<RunObject>("{\"id\": }", "expected value");
    assert_fails::<RunObject>("{\"x\": [1, }", "expected value");
    assert_fails::<RunObject>("{\"x\": \"\n\"}", "control character");
    let text = run_with("/tools/0", "{\"x\":[}");
    assert_fails::<RunObject>(&text, "expected value");
    assert_fails::<RunObject>(&format!("{} x", samples::run()), "trailing characters");
}

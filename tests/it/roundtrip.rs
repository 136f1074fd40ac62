//! Any run and any step that the document allows, and more than that, is kept.

use generated::types::{
    ListRunStepsResponse, ListRunsResponse, RunObject, RunStepObject,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use crate::same::round_trips;

/// JSON text.
type Text = BoxedStrategy<String>;

fn quoted(text: &str) -> String {
    json!(text).to_string()
}

fn string() -> Text {
    any::<String>().prop_map(|text| quoted(&text)).boxed()
}

/// One of these strings or any other.
fn one_of(values: &'static [&'static str]) -> Text {
    let known = proptest::sample::select(values).prop_map(quoted);
    prop_oneof![4 => known, 1 => string()].boxed()
}

/// This string, or any other value.
fn constant(value: &'static str) -> Text {
    prop_oneof![9 => Just(quoted(value)), 1 => in_range()].boxed()
}

/// Any JSON that is no number, or one that a `Value` can hold.
fn in_range() -> Text {
    let is_number =
        |text: &str| text.starts_with(|it: char| it == '-' || it.is_ascii_digit());
    let other = anything().prop_filter("no number", move |text| !is_number(text));
    prop_oneof![other, integer(), float()].boxed()
}

fn integer() -> Text {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<i32>().prop_map(|number| format!("{number}.0")),
    ]
    .boxed()
}

fn float() -> Text {
    prop_oneof![
        any::<f64>()
            .prop_filter("JSON", |it| it.is_finite())
            .prop_map(|it| format!("{it:e}")),
        (0.0..2.0).prop_map(|number: f64| number.to_string()),
        any::<i32>().prop_map(|number| number.to_string()),
    ]
    .boxed()
}

fn boolean() -> Text {
    any::<bool>().prop_map(|value| value.to_string()).boxed()
}

/// Any JSON, its numbers of any length.
fn anything() -> Text {
    let number = "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?";
    let leaf = prop_oneof![Just("null".to_owned()), boolean(), string(), number];
    leaf.prop_recursive(3, 12, 4, |inner| prop_oneof![list(inner.clone()), map(inner)])
        .boxed()
}

fn list(item: impl Strategy<Value = String> + 'static) -> Text {
    vec(item, 0..3).prop_map(|items| format!("[{}]", items.join(","))).boxed()
}

/// An object whose keys are data.
fn map(value: impl Strategy<Value = String> + 'static) -> Text {
    vec((string(), value), 0..3).prop_map(|entries| object_of(&entries)).boxed()
}

fn object_of(entries: &[(String, String)]) -> String {
    let entries: Vec<_> =
        entries.iter().map(|(key, value)| format!("{key}:{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

fn or_null(value: Text) -> Text {
    prop_oneof![3 => value, 1 => Just("null".to_owned())].boxed()
}

/// A field of an object.
type Field = BoxedStrategy<Option<(String, String)>>;

fn required(name: &'static str, value: Text) -> Field {
    value.prop_map(move |value| Some((quoted(name), value))).boxed()
}

/// A field that may be left out or null, which in responses is the same.
fn optional(name: &'static str, value: Text) -> Field {
    let value = or_null(value).prop_map(move |value| (quoted(name), value));
    proptest::option::weighted(0.8, value).boxed()
}

/// These fields and some that the document does not name, in any order.
fn object(fields: Vec<Field>) -> Text {
    let extra = vec(("[x-z_]\\PC{0,3}", anything()), 0..2);
    (fields, extra)
        .prop_map(|(fields, extra)| {
            let extra = extra.into_iter().map(|(key, value)| (quoted(&key), value));
            fields.into_iter().flatten().chain(extra).collect::<Vec<_>>()
        })
        .prop_shuffle()
        .prop_map(|entries| object_of(&entries))
        .boxed()
}

/// One of these, or an object with another tag or none.
fn union(alternatives: Vec<Text>) -> Text {
    let odd = object(vec![optional("type", prop_oneof![string(), in_range()].boxed())]);
    let known = proptest::strategy::Union::new(alternatives);
    prop_oneof![6 => known, 1 => odd].boxed()
}

fn tagged(tag: &'static str, mut fields: Vec<Field>) -> Text {
    fields.push(required("type", Just(quoted(tag)).boxed()));
    object(fields)
}

fn usage() -> Text {
    object(vec![
        required("prompt_tokens", integer()),
        required("completion_tokens", integer()),
        required("total_tokens", integer()),
    ])
}

fn ranking_options() -> Vec<Field> {
    vec![
        required("ranker", one_of(&["auto", "default_2024_08_21"])),
        required("score_threshold", float()),
    ]
}

fn last_error() -> Text {
    object(vec![
        required(
            "code",
            one_of(&["server_error", "rate_limit_exceeded", "invalid_prompt"]),
        ),
        required("message", string()),
    ])
}

fn required_action() -> Text {
    let function =
        object(vec![required("name", string()), required("arguments", string())]);
    let call = object(vec![
        required("id", string()),
        required("type", constant("function")),
        required("function", function),
    ]);
    let outputs = object(vec![required("tool_calls", list(call))]);
    object(vec![
        required("type", constant("submit_tool_outputs")),
        required("submit_tool_outputs", outputs),
    ])
}

fn tool() -> Text {
    let file_search = object(vec![
        optional("max_num_results", integer()),
        optional("ranking_options", object(ranking_options())),
    ]);
    let function = object(vec![
        required("name", string()),
        optional("description", string()),
        optional("parameters", map(anything())),
        optional("strict", boolean()),
    ]);
    union(vec![
        tagged("code_interpreter", vec![]),
        tagged("file_search", vec![optional("file_search", file_search)]),
        tagged("function", vec![required("function", function)]),
    ])
}

fn tool_resources() -> Text {
    let code = object(vec![optional("file_ids", list(string()))]);
    let search = object(vec![optional("vector_store_ids", list(string()))]);
    object(vec![optional("code_interpreter", code), optional("file_search", search)])
}

fn tool_choice() -> Text {
    let function = object(vec![required("name", string())]);
    let named = object(vec![
        required("type", one_of(&["function", "code_interpreter", "file_search"])),
        optional("function", function),
    ]);
    let word = proptest::sample::select(vec!["none", "auto", "required"]);
    prop_oneof![word.prop_map(quoted), named].boxed()
}

fn response_format() -> Text {
    let schema = object(vec![
        required("name", string()),
        optional("description", string()),
        optional("schema", map(anything())),
        optional("strict", boolean()),
    ]);
    let object = union(vec![
        tagged("text", vec![]),
        tagged("json_object", vec![]),
        tagged("json_schema", vec![required("json_schema", schema)]),
    ]);
    prop_oneof![Just(quoted("auto")), object].boxed()
}

fn run() -> Text {
    let status = one_of(&[
        "queued",
        "in_progress",
        "requires_action",
        "cancelling",
        "cancelled",
        "failed",
        "completed",
        "incomplete",
        "expired",
    ]);
    let incomplete_details = object(vec![optional(
        "reason",
        one_of(&["max_completion_tokens", "max_prompt_tokens"]),
    )]);
    let truncation_strategy = object(vec![
        required("type", one_of(&["auto", "last_messages"])),
        optional("last_messages", integer()),
    ]);
    object(vec![
        required("id", string()),
        required("object", constant("thread.run")),
        required("created_at", integer()),
        required("thread_id", string()),
        required("assistant_id", string()),
        required("status", status),
        optional("required_action", required_action()),
        optional("last_error", last_error()),
        optional("expires_at", integer()),
        optional("started_at", integer()),
        optional("cancelled_at", integer()),
        optional("failed_at", integer()),
        optional("completed_at", integer()),
        optional("incomplete_details", incomplete_details),
        required("model", string()),
        optional("instructions", string()),
        required("tools", list(tool())),
        optional("file_ids", list(string())),
        optional("tool_resources", tool_resources()),
        optional("metadata", map(string())),
        optional("usage", usage()),
        optional("temperature", float()),
        optional("top_p", float()),
        optional("max_prompt_tokens", integer()),
        optional("max_completion_tokens", integer()),
        optional("truncation_strategy", truncation_strategy),
        optional("tool_choice", tool_choice()),
        optional("parallel_tool_calls", boolean()),
        optional("response_format", response_format()),
    ])
}

fn tool_call() -> Text {
    let logs = tagged("logs", vec![required("logs", string())]);
    let file = object(vec![required("file_id", string())]);
    let image = tagged("image", vec![required("image", file)]);
    let code = object(vec![
        required("input", string()),
        required("outputs", list(union(vec![logs, image]))),
    ]);
    let content =
        object(vec![optional("type", constant("text")), optional("text", string())]);
    let result = object(vec![
        required("file_id", string()),
        required("file_name", string()),
        required("score", float()),
        optional("content", list(content)),
    ]);
    let search = object(vec![
        optional("ranking_options", object(ranking_options())),
        optional("results", list(result)),
    ]);
    let function = object(vec![
        required("name", string()),
        required("arguments", string()),
        optional("output", string()),
    ]);
    let call = |tag, details| {
        tagged(tag, vec![required("id", string()), required(tag, details)])
    };
    union(vec![
        call("code_interpreter", code),
        call("file_search", search),
        call("function", function),
    ])
}

fn step() -> Text {
    let message = object(vec![required("message_id", string())]);
    let details = union(vec![
        tagged("message_creation", vec![required("message_creation", message)]),
        tagged("tool_calls", vec![required("tool_calls", list(tool_call()))]),
    ]);
    let status = one_of(&["in_progress", "cancelled", "failed", "completed", "expired"]);
    object(vec![
        required("id", string()),
        required("object", constant("thread.run.step")),
        required("created_at", integer()),
        required("assistant_id", string()),
        required("thread_id", string()),
        required("run_id", string()),
        required("type", one_of(&["message_creation", "tool_calls"])),
        required("status", status),
        required("step_details", details),
        optional("last_error", last_error()),
        optional("expired_at", integer()),
        optional("cancelled_at", integer()),
        optional("failed_at", integer()),
        optional("completed_at", integer()),
        optional("metadata", map(string())),
        optional("usage", usage()),
    ])
}

fn page(item: Text) -> Text {
    object(vec![
        required("object", string()),
        required("data", list(item)),
        optional("first_id", string()),
        optional("last_id", string()),
        required("has_more", boolean()),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(200)
    })]

    #[test]
    fn runs(text in run()) {
        round_trips::<RunObject>(&text);
    }

    #[test]
    fn steps(text in step()) {
        round_trips::<RunStepObject>(&text);
    }

    #[test]
    fn pages_of_runs(text in page(run())) {
        round_trips::<ListRunsResponse>(&text);
    }

    #[test]
    fn pages_of_steps(text in page(step())) {
        round_trips::<ListRunStepsResponse>(&text);
    }
}

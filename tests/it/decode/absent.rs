//! Places that can be null or left out, one at a time. The lists are those of the document.

use generated::types::{ErrorResponse, ListRunsResponse, RunObject, RunStepObject};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::step_with;
use crate::same::round_trips;
use crate::samples;

const NULLABLE_OF_RUN: &[&str] = &[
    "/required_action",
    "/last_error",
    "/expires_at",
    "/started_at",
    "/cancelled_at",
    "/failed_at",
    "/completed_at",
    "/incomplete_details",
    "/instructions",
    "/tool_resources",
    "/metadata",
    "/usage",
    "/temperature",
    "/top_p",
    "/max_prompt_tokens",
    "/max_completion_tokens",
    "/truncation_strategy",
    "/truncation_strategy/last_messages",
    "/tool_choice",
    "/response_format",
    "/response_format/json_schema/strict",
    "/tools/2/function/strict",
];

const OPTIONAL_OF_RUN: &[&str] = &[
    "/required_action",
    "/file_ids",
    "/tool_resources",
    "/tool_resources/code_interpreter",
    "/tool_resources/code_interpreter/file_ids",
    "/tool_resources/file_search",
    "/tool_resources/file_search/vector_store_ids",
    "/temperature",
    "/top_p",
    "/parallel_tool_calls",
    "/incomplete_details/reason",
    "/truncation_strategy/last_messages",
    "/tool_choice/function",
    "/tools/1/file_search",
    "/tools/1/file_search/max_num_results",
    "/tools/1/file_search/ranking_options",
    "/tools/1/file_search/ranking_options/ranker",
    "/tools/2/function/description",
    "/tools/2/function/parameters",
    "/tools/2/function/strict",
    "/response_format/json_schema/description",
    "/response_format/json_schema/schema",
    "/response_format/json_schema/strict",
];

const NULLABLE_OF_STEP: &[&str] = &[
    "/last_error",
    "/expired_at",
    "/cancelled_at",
    "/failed_at",
    "/completed_at",
    "/metadata",
    "/usage",
    "/step_details/tool_calls/2/function/output",
];

const OPTIONAL_OF_STEP: &[&str] = &[
    "/metadata",
    "/step_details/tool_calls/1/file_search/ranking_options",
    "/step_details/tool_calls/1/file_search/results",
    "/step_details/tool_calls/1/file_search/results/0/content",
    "/step_details/tool_calls/1/file_search/results/0/content/0/text",
];

/// Checks each place: null and left out decode to the same and are written back.
fn check<T>(sample: &Value, places: &[&str])
where
    T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
{
    round_trips::<T>(&sample.to_string());
    for place in places {
        let mut null = sample.clone();
        *null.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = json!(null);
        let mut absent = sample.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        let parent = absent.pointer_mut(parent).unwrap();
        parent.as_object_mut().unwrap().remove(name).unwrap();
        let null: T = round_trips(&null.to_string());
        let absent: T = round_trips(&absent.to_string());
        assert_eq!(null, absent, "{place}");
    }
}

#[test]
fn null_where_it_is_allowed() {
    check::<RunObject>(&samples::run(), NULLABLE_OF_RUN);
    check::<RunStepObject>(&samples::tool_step(), NULLABLE_OF_STEP);
    let page = json!({
        "object": "list", "data": [samples::run()], "first_id": "a", "last_id": "b",
        "has_more": true
    });
    check::<ListRunsResponse>(&page, &["/first_id", "/last_id"]);
    let error = json!({ "error": {
        "type": "invalid_request_error", "message": "No.", "param": "limit", "code": "odd"
    }});
    check::<ErrorResponse>(&error, &["/error/param", "/error/code"]);
}

#[test]
fn nothing_where_it_is_allowed() {
    check::<RunObject>(&samples::run(), OPTIONAL_OF_RUN);
    check::<RunStepObject>(&samples::tool_step(), OPTIONAL_OF_STEP);
}

#[test]
fn a_constant_that_may_be_left_out() {
    let content = "/step_details/tool_calls/1/file_search/results/0/content/0";
    for content_without_type in [r#"{"text":"a"}"#, r#"{"type":null,"text":"a"}"#] {
        round_trips::<RunStepObject>(&step_with(content, content_without_type));
    }
}

#[test]
fn null_in_all_places_at_once() {
    let mut run = samples::run();
    for place in NULLABLE_OF_RUN.iter().chain(OPTIONAL_OF_RUN) {
        if let Some(value) = run.pointer_mut(place) {
            *value = json!(null);
        }
    }
    let run: RunObject = round_trips(&run.to_string());
    assert!(run.metadata.is_none() && run.response_format.is_none());
    assert_eq!(run.tools.len(), 3);
}

#[test]
fn a_field_that_is_null_is_written_as_null() {
    let mut run = samples::run();
    run["usage"] = json!(null);
    run["temperature"] = json!(null);
    run.as_object_mut().unwrap().remove("top_p");
    let mut run: RunObject = serde_json::from_value(run).unwrap();
    let encoded = serde_json::to_value(&run).unwrap();
    assert_eq!(encoded.get("usage"), Some(&json!(null)));
    assert_eq!(encoded.get("temperature"), Some(&json!(null)));
    assert_eq!(encoded.get("top_p"), None);
    run.temperature = Some(0.5);
    let encoded = serde_json::to_value(&run).unwrap();
    assert_eq!(encoded.get("temperature"), Some(&json!(0.5)));
}

#[test]
fn empty_lists_and_objects() {
    let mut run = samples::run();
    for place in ["/tools", "/file_ids", "/tool_resources/code_interpreter/file_ids"] {
        *run.pointer_mut(place).unwrap() = json!([]);
    }
    for place in ["/metadata", "/tool_resources/file_search", "/incomplete_details"] {
        *run.pointer_mut(place).unwrap() = json!({});
    }
    let run: RunObject = round_trips(&run.to_string());
    assert!(run.tools.is_empty() && run.metadata.unwrap().is_empty());
    let mut step = samples::tool_step();
    step["step_details"]["tool_calls"][1]["file_search"] = json!({});
    step["step_details"]["tool_calls"][0]["code_interpreter"]["outputs"] = json!([]);
    round_trips::<RunStepObject>(&step.to_string());
    step["step_details"]["tool_calls"] = json!([]);
    round_trips::<RunStepObject>(&step.to_string());
}

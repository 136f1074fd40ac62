//! The details of a step: messages, and tool calls of each kind.

use generated::types::{
    FileSearchRanker, RunStepDetailsToolCallsCodeObjectCodeInterpreterOutput as Output,
    RunStepDetailsToolCallsObjectToolCall as ToolCall, RunStepObject,
    RunStepObjectStepDetails,
};

use super::step_with;
use crate::same::round_trips;
use crate::samples;

fn calls(step: RunStepObject) -> Vec<ToolCall> {
    match step.step_details {
        RunStepObjectStepDetails::ToolCalls(details) => details.tool_calls,
        other => panic!("{other:?}"),
    }
}

/// The tool calls of a step with this JSON text in the place of the pointer.
#[track_caller]
fn calls_with(pointer: &str, text: &str) -> Vec<ToolCall> {
    calls(round_trips(&step_with(&format!("/step_details/tool_calls{pointer}"), text)))
}

#[test]
fn each_kind() {
    let calls = calls(round_trips(&samples::tool_step().to_string()));
    let [
        ToolCall::CodeInterpreter(code),
        ToolCall::FileSearch(search),
        ToolCall::Function(function),
    ] = &calls[..]
    else {
        panic!("{calls:?}");
    };
    assert_eq!(code.code_interpreter.input, "print(1 + 1)");
    let [Output::Logs(logs), Output::Image(image)] = &code.code_interpreter.outputs[..]
    else {
        panic!("{code:?}");
    };
    assert_eq!(
        (logs.logs.as_str(), image.image.file_id.as_str()),
        ("2\n", "file-abc789")
    );

    let options = search.file_search.ranking_options.as_ref().unwrap();
    assert_eq!(options.ranker, FileSearchRanker::Auto);
    let result = &search.file_search.results.as_ref().unwrap()[0];
    assert_eq!((result.file_name.as_str(), result.score), ("report.pdf", 0.875));
    let content = &result.content.as_ref().unwrap()[0];
    assert_eq!(content.text.as_deref(), Some("It rained."));

    assert_eq!(function.function.output.as_deref(), Some("rain"));
}

#[test]
fn several_results_without_content() {
    let results = r#"[
        {"file_id":"a","file_name":"b","score":1},
        {"file_id":"c","file_name":"d","score":0,"content":[]},
        {"file_id":"e","file_name":"f","score":0.5,"content":[{},{"type":"text"},{"text":""}]}
    ]"#;
    let calls = calls_with("/1/file_search/results", results);
    let ToolCall::FileSearch(search) = &calls[1] else { panic!("{calls:?}") };
    assert_eq!(search.file_search.results.as_ref().unwrap().len(), 3);
}

#[test]
fn unknown_tool_calls() {
    for call in [
        r#"{"type":"browser","id":"a","pages":[1.50,{"deep":1e400}]}"#,
        r#"{"id":"a","pages":[1.50,{"deep":1e400}],"type":"browser"}"#,
        r#"{"id":"a"}"#,
        "{}",
        r#"{"type":null,"id":"a"}"#,
        r#"{"type":7,"id":"a"}"#,
        r#"{"id":"a","type":["function"]}"#,
        r#"{"type":{"function":true}}"#,
        r#""function""#,
        "7",
        "-1.5",
        "false",
        "[]",
        r#"[{"type":"function"},1.50]"#,
    ] {
        let calls = calls_with("/1", call);
        let ToolCall::Unknown(unknown) = &calls[1] else { panic!("{calls:?}") };
        assert_eq!(unknown.as_json().get(), call);
        assert!(matches!(calls[2], ToolCall::Function(_)));
    }
}

#[test]
fn unknown_outputs() {
    for output in [
        r#"{"type":"video","video":{"file_id":"a","length":1.50}}"#,
        r#"{"video":{"file_id":"a","length":1.50},"type":"video"}"#,
        r#"{"logs":"no type"}"#,
        r#""logs""#,
    ] {
        let calls = calls_with("/0/code_interpreter/outputs/0", output);
        let ToolCall::CodeInterpreter(code) = &calls[0] else { panic!("{calls:?}") };
        let outputs = &code.code_interpreter.outputs;
        let Output::Unknown(unknown) = &outputs[0] else { panic!("{outputs:?}") };
        assert_eq!(unknown.as_json().get(), output);
        assert!(matches!(outputs[1], Output::Image(_)));
    }
}

#[test]
fn unknown_details() {
    for details in [
        r#"{"type":"reasoning","summary":["a",1.50]}"#,
        r#"{"summary":["a",1.50],"type":"reasoning"}"#,
        "{}",
        r#"{"type":1}"#,
        r#""message_creation""#,
    ] {
        let step: RunStepObject = round_trips(&step_with("/step_details", details));
        let RunStepObjectStepDetails::Unknown(unknown) = step.step_details else {
            panic!("{details} became {:?}", step.step_details);
        };
        assert_eq!(unknown.as_json().get(), details);
    }
}

#[test]
fn the_tag_may_come_last() {
    let inner = r#"{"outputs":[{"logs":"a","x":1.50,"type":"logs"},{"x":1e400,"type":"odd"}],"input":"b"}"#;
    let call = format!(
        r#"{{"x":1.50,"code_interpreter":{inner},"id":"c","type":"code_interpreter"}}"#
    );
    let details =
        format!(r#"{{"tool_calls":[{call},{call}],"x":1e400,"type":"tool_calls"}}"#);
    let step: RunStepObject = round_trips(&step_with("/step_details", &details));
    let calls = calls(step);
    let ToolCall::CodeInterpreter(code) = &calls[1] else { panic!("{calls:?}") };
    assert_eq!((code.id.as_str(), code.code_interpreter.input.as_str()), ("c", "b"));
    assert_eq!(code.extra.get("x").unwrap().get(), "1.50");
    let [Output::Logs(logs), Output::Unknown(odd)] = &code.code_interpreter.outputs[..]
    else {
        panic!("{code:?}");
    };
    assert_eq!(logs.extra.get("x").unwrap().get(), "1.50");
    assert_eq!(odd.as_json().get(), r#"{"x":1e400,"type":"odd"}"#);
}

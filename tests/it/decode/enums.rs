//! Enumerations and constants with values that the document does not name.

use std::collections::HashSet;

use generated::types::{
    AssistantsApiToolChoiceOption, FileSearchRanker, OpenAiBeta, Order, RunObject,
    RunObjectIncompleteDetailsReason, RunObjectLastErrorCode, RunObjectObject,
    RunObjectStatus, RunObjectTool, RunStepInclude, RunStepObject,
    RunStepObjectLastErrorCode, RunStepObjectStatus, RunStepObjectType,
    TruncationObjectType,
};

use super::{run_with, step_with};
use crate::same::round_trips;

/// Checks that each named value, and any other, goes from text to the type and back.
macro_rules! assert_open {
    ($($type:ident),*) => {$(
        let mut names = HashSet::new();
        for value in $type::ALL {
            assert!(!matches!(value, $type::Unknown(_)));
            assert!(names.insert(value.as_str()));
            assert_eq!($type::from(value.as_str()), *value);
            assert_eq!(round_trips::<$type>(&format!("{:?}", value.as_str())), *value);
            // A name in another case is another value.
            let upper = value.as_str().to_uppercase();
            assert!(matches!($type::from(upper), $type::Unknown(_)));
        }
        for other in ["of_tomorrow", "", "Unknown", "unknown", "é \u{1f600}"] {
            let $type::Unknown(value) = round_trips(&format!("{other:?}")) else {
                panic!("{} knows {other}", stringify!($type));
            };
            assert_eq!(value.as_str(), other);
            assert_eq!($type::from(other).to_string(), other);
        }
    )*};
}

#[test]
fn every_enumeration_is_open() {
    assert_open!(
        FileSearchRanker,
        OpenAiBeta,
        Order,
        RunObjectIncompleteDetailsReason,
        RunObjectLastErrorCode,
        RunObjectStatus,
        RunStepInclude,
        RunStepObjectLastErrorCode,
        RunStepObjectStatus,
        RunStepObjectType,
        TruncationObjectType
    );
}

#[test]
fn unknown_values_of_a_run() {
    let run: RunObject = round_trips(&run_with("/status", "\"paused\""));
    assert_eq!(run.status, RunObjectStatus::from("paused"));
    assert_eq!(run.status.to_string(), "paused");

    let run: RunObject = round_trips(&run_with("/last_error/code", "\"odd\""));
    let code = run.last_error.unwrap().code;
    assert!(
        matches!(code, RunObjectLastErrorCode::Unknown(code) if code.as_str() == "odd")
    );

    round_trips::<RunObject>(&run_with("/incomplete_details/reason", "\"odd\""));
    round_trips::<RunObject>(&run_with("/truncation_strategy/type", "\"odd\""));
    let run: RunObject = round_trips(&run_with(
        "/tools/1/file_search/ranking_options/ranker",
        "\"default_2030_01_01\"",
    ));
    assert!(matches!(&run.tools[1], RunObjectTool::FileSearch(_)));
    let run: RunObject = round_trips(&run_with("/tool_choice/type", "\"mcp\""));
    assert!(matches!(
        run.tool_choice,
        Some(AssistantsApiToolChoiceOption::AssistantsNamedToolChoice(_))
    ));
}

#[test]
fn unknown_values_of_a_step() {
    for place in ["/type", "/status", "/last_error/code"] {
        round_trips::<RunStepObject>(&step_with(place, "\"odd\""));
    }
    let content = "/step_details/tool_calls/1/file_search/results/0/content/0/type";
    round_trips::<RunStepObject>(&step_with(content, "\"image\""));
}

#[test]
fn constants_with_surprising_values() {
    for value in [
        "\"thread.run.v2\"",
        "\"\"",
        "1",
        "1.5",
        "-1",
        "null",
        "true",
        "[1.50]",
        "{\"a\":1e400}",
    ] {
        let run: RunObject = round_trips(&run_with("/object", value));
        assert_eq!(run.object, RunObjectObject);
        assert_eq!(run.extra.get("object").unwrap().get(), value);
        let action = run_with("/required_action/type", value);
        round_trips::<RunObject>(&action);
        let call = "/required_action/submit_tool_outputs/tool_calls/0/type";
        round_trips::<RunObject>(&run_with(call, value));
        round_trips::<RunStepObject>(&step_with("/object", value));
    }
    let run: RunObject = round_trips(&run_with("/object", "\"thread.run\""));
    assert!(run.extra.is_empty());
}

#[test]
fn a_constant_that_comes_twice() {
    let run = run_with("/object", "\"thread.run\",\"object\":\"thread.run.v2\"");
    round_trips::<RunObject>(&run);
    let run = run_with("/object", "\"thread.run.v2\",\"object\":\"thread.run\"");
    round_trips::<RunObject>(&run);
}

/// In the place of a constant a number keeps its value, as far as `f64` goes.
#[test]
fn constants_that_are_numbers() {
    for (value, kept) in [("1.50", "1.5"), ("-7", "-7"), ("18446744073709551615", "")] {
        let run: RunObject = serde_json::from_str(&run_with("/object", value)).unwrap();
        let kept = if kept.is_empty() { value } else { kept };
        assert_eq!(run.extra.get("object").unwrap().get(), kept);
    }
    let error = serde_json::from_str::<RunObject>(&run_with("/object", "1e400"));
    assert!(error.unwrap_err().to_string().starts_with("number out of range"));
}

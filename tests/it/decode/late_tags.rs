//! Objects whose tag comes last, inside each other: what comes before it is kept as text and
//! read from there.

use generated::types::{ListRunStepsResponse, RunObject, RunStepObject};
use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use serde_json::value::RawValue;

use super::{run_with, step_with};
use crate::same::round_trips;
use crate::samples;

type Fields = IndexMap<String, Box<RawValue>>;

/// Writes the JSON with each `type` at the end of its object.
fn tags_last(json: &str) -> String {
    let list = |items: Vec<String>| items.join(" ,\n\t");
    match json.trim_start().as_bytes()[0] {
        b'{' => {
            let mut fields: Fields = serde_json::from_str(json).unwrap();
            if let Some(index) = fields.get_index_of("type") {
                fields.move_index(index, fields.len() - 1);
            }
            let field = |key: &str, value: &RawValue| {
                format!("{} : {}", json!(key), tags_last(value.get()))
            };
            let fields = fields.iter().map(|(key, value)| field(key, value));
            format!("{{ {}\r\n}}", list(fields.collect()))
        }
        b'[' => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(json).unwrap();
            format!(
                "[ {} ]",
                list(items.iter().map(|item| tags_last(item.get())).collect())
            )
        }
        _ => json.to_owned(),
    }
}

#[track_caller]
fn check<T>(json: &str)
where
    T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
{
    let late: T = round_trips(&tags_last(json));
    assert_eq!(late, round_trips(json));
}

#[test]
fn samples_with_tags_last() {
    check::<RunObject>(&samples::run().to_string());
    check::<RunStepObject>(&samples::message_step().to_string());
    let steps = samples::many(3, "step", &samples::tool_step());
    let page = json!({
        "object": "list", "data": steps, "first_id": "a", "last_id": "b", "has_more": false
    });
    check::<ListRunStepsResponse>(&page.to_string());
}

#[test]
fn text_in_front_of_a_tag() {
    for text in [
        r#""""#,
        r#""a""#,
        r#""seven b""#,
        r#""eight by""#,
        r#""nine byte""#,
        r#""\"""#,
        r#""\\""#,
        r#""1234567\"""#,
        r#""1234567\\""#,
        r#""\u0041\ud83d\ude00 é😀 \n{[,:]}""#,
        r#""{\"type\":\"function\"}""#,
    ] {
        check::<RunStepObject>(&step_with("/step_details/tool_calls/2/id", text));
        let arguments = "/step_details/tool_calls/2/function/arguments";
        check::<RunStepObject>(&step_with(arguments, text));
        let input = "/step_details/tool_calls/0/code_interpreter/input";
        check::<RunStepObject>(&step_with(input, text));
        let with_key = format!("\"a\",{text}:{text}");
        check::<RunStepObject>(&step_with("/step_details/tool_calls/2/id", &with_key));
        check::<RunStepObject>(&step_with(input, &with_key));
    }
}

#[test]
fn numbers_in_front_of_a_tag() {
    let search = "/tools/1/file_search";
    for count in [
        "0",
        "-0",
        "7",
        "-7",
        "20.0",
        "9007199254740991",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775807",
        "-9223372036854775808",
        "1e2",
    ] {
        check::<RunObject>(&run_with(&format!("{search}/max_num_results"), count));
    }
    for score in ["0", "1", "0.1", "1e-7", "2.5E+3", "-0.0", "18446744073709551615"] {
        let place = format!("{search}/ranking_options/score_threshold");
        check::<RunObject>(&run_with(&place, score));
    }
    for count in ["9223372036854775808", "1.5", "1e400", "\"1\"", "true", "[]"] {
        let run = run_with(&format!("{search}/max_num_results"), count);
        let error = |run: &str| {
            let error = serde_json::from_str::<RunObject>(run).unwrap_err().to_string();
            error.split(" at line ").next().unwrap().to_owned()
        };
        assert_eq!(error(&tags_last(&run)), error(&run));
    }
}

#[test]
fn broken_text_in_front_of_a_tag() {
    let lonely = run_with("/tools/2/function/name", r#""\ud83d""#);
    for run in [tags_last(&lonely), lonely] {
        let error = serde_json::from_str::<RunObject>(&run).unwrap_err().to_string();
        assert!(error.contains("surrogate") || error.contains("hex escape"), "{error}");
    }
}

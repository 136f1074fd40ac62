//! Fields that the document does not name.

use generated::types::{
    ListRunStepsResponse, ListRunsResponse, RunObject, RunStepObject,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{nested, run_with, step_with};
use crate::same::round_trips;
use crate::samples;

/// Fields in no order, with numbers that no Rust type would keep as they are spelled.
const FIELDS: &str = r#""zz":1.50,"extra":null,"aa":1e400,"Id":12345678901234567890123,"x":[{"b":-0.0,"a":1E+2}],"":"\u0079""#;

/// Where the fields go.
#[derive(Clone, Copy)]
enum At {
    Front,
    Back,
}

/// Writes JSON with the fields added to every object but those that are maps. Counts them.
fn write(value: &Value, at: At, count: &mut usize) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> =
                items.iter().map(|item| write(item, at, count)).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(map) => {
            let mut fields: Vec<_> = map
                .iter()
                .map(|(name, value)| {
                    let is_map =
                        matches!(name.as_str(), "metadata" | "parameters" | "schema");
                    let value =
                        if is_map { value.to_string() } else { write(value, at, count) };
                    format!("{}:{value}", json!(name))
                })
                .collect();
            *count += 1;
            match at {
                At::Front => fields.insert(0, FIELDS.to_owned()),
                At::Back => fields.push(FIELDS.to_owned()),
            }
            format!("{{{}}}", fields.join(","))
        }
        other => other.to_string(),
    }
}

/// Checks that the fields are kept in each of `levels` objects, in order, as spelled.
fn check<T>(sample: &Value, levels: usize)
where
    T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug,
{
    for at in [At::Front, At::Back] {
        let mut count = 0;
        let text = write(sample, at, &mut count);
        assert_eq!(count, levels);
        let decoded: T = round_trips(&text);
        let encoded = serde_json::to_string(&decoded).unwrap();
        assert_eq!(encoded.matches(FIELDS).count(), levels, "{encoded}");
    }
}

#[test]
fn fields_at_every_level() {
    check::<RunObject>(&samples::run(), 22);
    check::<RunStepObject>(&samples::tool_step(), 16);
    check::<RunStepObject>(&samples::message_step(), 4);
    let page = |data: Value| {
        json!({
            "object": "list", "data": data, "first_id": null, "last_id": null,
            "has_more": false
        })
    };
    check::<ListRunsResponse>(&page(json!([samples::run(), samples::run()])), 45);
    check::<ListRunStepsResponse>(&page(json!([samples::tool_step()])), 17);
}

#[test]
fn fields_can_be_looked_up() {
    let text =
        run_with("/usage/total_tokens", "579,\"cached\":1.50,\"cost\":{\"eur\":2}");
    let run: RunObject = round_trips(&text);
    let extra = run.usage.unwrap().extra;
    assert_eq!(extra.len(), 2);
    assert_eq!(extra.get("cached").unwrap().get(), "1.50");
    assert_eq!(extra.get("cached").unwrap().parse::<f32>().unwrap().to_string(), "1.5");
    let cost: Value = extra.get("cost").unwrap().parse().unwrap();
    assert_eq!(cost["eur"], 2);
    let names: Vec<_> = extra.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["cached", "cost"]);
    assert!(extra.get("eur").is_none());
}

#[test]
fn maps_keep_their_order_and_their_spelling() {
    let metadata = r#"{"z":"1","":"2","a\"b":"3","M":"4"}"#;
    let run: RunObject = round_trips(&run_with("/metadata", metadata));
    assert_eq!(serde_json::to_string(&run.metadata).unwrap(), metadata);

    let schema =
        format!(r#"{{"type":["object"],"maximum":1e400,"a":{{{FIELDS}}},"A":1.0}}"#);
    for place in ["/tools/2/function/parameters", "/response_format/json_schema/schema"]
    {
        let run: RunObject = round_trips(&run_with(place, &schema));
        assert!(serde_json::to_string(&run).unwrap().contains(&schema), "{run:?}");
    }
}

#[test]
fn a_key_that_comes_twice() {
    let run: RunObject = round_trips(&run_with("/id", "\"a\",\"id\":\"b\""));
    assert_eq!(run.id, "b");
    let run: RunObject = round_trips(&run_with("/id", "\"a\",\"x\":1,\"y\":0,\"x\":2"));
    assert_eq!(run.extra.get("x").unwrap().get(), "2");
    assert_eq!(run.extra.len(), 2);
    let metadata = r#"{"a":"1","b":"2","a":"3"}"#;
    let run: RunObject = round_trips(&run_with("/metadata", metadata));
    assert_eq!(run.metadata.unwrap()["a"], "3");
    let run: RunObject =
        round_trips(&run_with("/completed_at", "1,\"completed_at\":null"));
    assert_eq!(run.completed_at, None);
}

#[test]
fn deep_nesting() {
    let deep = nested(127);
    let run: RunObject = round_trips(&run_with("/id", &format!("\"a\",\"x\":{deep}")));
    assert_eq!(run.extra.get("x").unwrap().get(), deep);
    let deeper = nested(100_000);
    let run = run_with("/id", &format!("\"a\",\"x\":{deeper}"));
    let run: RunObject = serde_json::from_str(&run).unwrap();
    assert_eq!(run.extra.get("x").unwrap().get(), deeper);
}

/// Tool calls with this JSON text in them, in front of their tags and behind.
fn calls_with(deep: &str) -> [String; 6] {
    [
        format!(r#"{{"type":"odd","x":{deep}}}"#),
        format!(r#"{{"x":{deep},"type":"odd"}}"#),
        format!(r#"{{"x":{deep}}}"#),
        format!(r#"{{"type":{deep}}}"#),
        format!(
            r#"{{"type":"code_interpreter","id":"a","x":{deep},"code_interpreter":{{"input":"","outputs":[]}}}}"#
        ),
        format!(
            r#"{{"x":{deep},"code_interpreter":{{"input":"","outputs":[],"x":{deep}}},"id":"a","type":"code_interpreter"}}"#
        ),
    ]
}

/// Checks that all is kept, whether the details have their own tag in front or behind.
fn check_deep(deep: &str) {
    for call in calls_with(deep) {
        for details in [
            format!(r#"{{"type":"tool_calls","tool_calls":[{call}]}}"#),
            format!(r#"{{"tool_calls":[{call}],"type":"tool_calls"}}"#),
        ] {
            let step: RunStepObject = round_trips(&step_with("/step_details", &details));
            assert!(serde_json::to_string(&step).unwrap().contains(deep));
        }
    }
}

#[test]
fn deep_nesting_in_unions() {
    // With what is around it, 128 levels.
    check_deep(&nested(123));
}

/// What the document does not name is passed over without a stack, wherever the tag is.
#[test]
fn deeper_nesting_around_a_tag() {
    let deep = nested(100_000);
    let created = r#""message_creation":{"message_id":"m"}"#;
    for details in [
        format!(r#"{{"x":{deep},{created},"type":"message_creation"}}"#),
        format!(r#"{{"type":"message_creation",{created},"x":{deep}}}"#),
        format!(r#"{{"x":{deep},"type":"odd"}}"#),
        format!(r#"{{"x":{deep}}}"#),
    ] {
        let step = step_with("/step_details", &details);
        let step: RunStepObject = serde_json::from_str(&step).unwrap();
        assert!(serde_json::to_string(&step.step_details).unwrap().contains(&deep));
    }
}

//! The unions of a run: `tools`, `tool_choice`, `response_format`.

use generated::types::{
    AssistantsApiResponseFormatOption as Format,
    AssistantsApiToolChoiceOption as Choice, AssistantsNamedToolChoiceType, RunObject,
    RunObjectTool,
};

use super::run_with;
use crate::same::{assert_same, round_trips};

#[track_caller]
fn choice(text: &str) -> Choice {
    round_trips::<RunObject>(&run_with("/tool_choice", text)).tool_choice.unwrap()
}

#[track_caller]
fn format(text: &str) -> Format {
    round_trips::<RunObject>(&run_with("/response_format", text))
        .response_format
        .unwrap()
}

#[test]
fn tools() {
    for text in [
        r#"{"type":"computer","display":{"width":1.50}}"#,
        r#"{"display":{"width":1.50},"type":"computer"}"#,
        r#"{"display":{}}"#,
        r#"{"type":false}"#,
        r#""function""#,
    ] {
        let run: RunObject = round_trips(&run_with("/tools/1", text));
        let [_, RunObjectTool::Unknown(tool), RunObjectTool::Function(_)] =
            &run.tools[..]
        else {
            panic!("{:?}", run.tools);
        };
        assert_eq!(tool.as_json().get(), text);
    }
}

#[test]
fn choices_that_are_strings() {
    assert_eq!(choice("\"none\""), Choice::None);
    assert_eq!(choice("\"auto\""), Choice::Auto);
    assert_eq!(choice("\"required\""), Choice::Required);
}

#[test]
fn unknown_strings() {
    for text in [r#""sometimes""#, r#""text""#, r#""""#, r#""\u00e9\n""#] {
        let value: String = serde_json::from_str(text).unwrap();
        let Choice::Unknown(unknown) = choice(text) else { panic!("{text}") };
        assert_eq!(unknown.as_json().parse::<String>().unwrap(), value);
        let Format::Unknown(unknown) = format(text) else { panic!("{text}") };
        assert_eq!(unknown.as_json().parse::<String>().unwrap(), value);
    }
}

#[test]
fn choices_that_are_objects() {
    for (text, expected) in [
        (r#"{"type":"function","function":{"name":"a"}}"#, "function"),
        (r#"{"function":{"name":"a","x":1.50},"type":"function"}"#, "function"),
        (r#"{"type":"code_interpreter"}"#, "code_interpreter"),
        (r#"{"type":"file_search","x":1e400}"#, "file_search"),
        (r#"{"type":"allowed_tools","mode":"auto","tools":[1.50]}"#, "allowed_tools"),
    ] {
        let Choice::AssistantsNamedToolChoice(named) = choice(text) else {
            panic!("{text}")
        };
        assert_eq!(named.r#type, AssistantsNamedToolChoiceType::from(expected));
    }
}

#[test]
fn choices_of_other_json_types() {
    for text in ["7", "1.5", "true", "[]", "[\"auto\",1.50]"] {
        let Choice::Unknown(unknown) = choice(text) else { panic!("{text}") };
        assert_eq!(unknown.as_json().get(), text);
        let Format::Unknown(unknown) = format(text) else { panic!("{text}") };
        assert_eq!(unknown.as_json().get(), text);
    }
}

#[test]
fn formats() {
    assert_eq!(format("\"auto\""), Format::Auto);
    assert!(matches!(format(r#"{"type":"text"}"#), Format::Text(_)));
    assert!(matches!(format(r#"{"x":1.50,"type":"text"}"#), Format::Text(_)));
    assert!(matches!(format(r#"{"type":"json_object"}"#), Format::JsonObject(_)));
    for text in [
        r#"{"type":"json_schema","json_schema":{"name":"a"}}"#,
        r#"{"json_schema":{"name":"a","strict":null,"schema":{"b":1.50}},"type":"json_schema"}"#,
    ] {
        let Format::JsonSchema(schema) = format(text) else { panic!("{text}") };
        assert_eq!(
            (schema.json_schema.name.as_str(), schema.json_schema.strict),
            ("a", None)
        );
    }
    for text in [
        r#"{"type":"grammar","grammar":"a = 1.50"}"#,
        r#"{"grammar":1.50,"type":"grammar"}"#,
        r#"{"type":null}"#,
        "{}",
    ] {
        let Format::Unknown(unknown) = format(text) else { panic!("{text}") };
        assert_eq!(unknown.as_json().get(), text);
    }
}

#[test]
fn a_tag_that_comes_twice() {
    // The last value counts for readers of the text, though the first one chose the type.
    let text =
        r#"{"type":"function","function":{"name":"a"},"type":"code_interpreter"}"#;
    let run = run_with("/tools/0", text);
    let decoded: RunObject = serde_json::from_str(&run).unwrap();
    assert_same(&run, &serde_json::to_string(&decoded).unwrap());
    let text = r#"{"type":"odd","function":{"name":"a"},"type":"function"}"#;
    let run: RunObject = round_trips(&run_with("/tools/0", text));
    assert!(matches!(run.tools[0], RunObjectTool::Unknown(_)));
}

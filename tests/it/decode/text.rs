//! Strings with escapes, white space, and other ways to write the same.

use generated::types::{RunObject, RunObjectStatus, RunObjectTool, RunStepObject};

use super::{run_with, step_with};
use crate::same::round_trips;

#[test]
fn escapes_in_keys_and_tags() {
    let run = run_with("/status", r#""que\u0075ed""#).replace("\"id\"", r#""\u0069d""#);
    let run: RunObject = round_trips(&run);
    assert_eq!((run.status, run.id.as_str()), (RunObjectStatus::Queued, "run_abc123"));

    for tool in [
        r#"{"t\u0079pe":"code_interpreter"}"#,
        r#"{"type":"code\u005finterpreter"}"#,
        r#"{"x":1,"\u0074ype":"code\u005finterpreter"}"#,
    ] {
        let run: RunObject = round_trips(&run_with("/tools/0", tool));
        let RunObjectTool::CodeInterpreter(tool) = &run.tools[0] else {
            panic!("{tool} became {:?}", run.tools[0]);
        };
        assert!(tool.extra.get("type").is_none());
    }
    let tool = r#"{"\u0066unction":{"n\u0061me":"\u0061"},"type":"f\u0075nction"}"#;
    let run: RunObject = round_trips(&run_with("/tools/0", tool));
    let RunObjectTool::Function(tool) = &run.tools[0] else { panic!("{:?}", run.tools) };
    assert_eq!(tool.function.name, "a");
    let run: RunObject = round_trips(&run_with("/object", r#""thread\u002erun""#));
    assert!(run.extra.is_empty());
}

#[test]
fn strings_of_every_kind() {
    for (text, value) in [
        (r#""""#, ""),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0000\u007f\u2028\ud83d\ude00""#, "\0\u{7f}\u{2028}\u{1f600}"),
        ("\"é😀\u{2028}\"", "é😀\u{2028}"),
    ] {
        let run: RunObject = round_trips(&run_with("/instructions", text));
        assert_eq!(run.instructions.as_deref(), Some(value));
        let run: RunObject = round_trips(&run_with("/status", text));
        assert_eq!(run.status.as_str(), value);
        let run: RunObject = round_trips(&run_with("/metadata/ticket", text));
        assert_eq!(run.metadata.unwrap()["ticket"], value);
        let odd = format!("1,{text}:{text}");
        round_trips::<RunObject>(&run_with("/usage/total_tokens", &odd));
        // As a tag in front and at the end, as a field of what is unknown.
        for call in [
            format!(r#"{{"type":{text},{text}:{text}}}"#),
            format!(r#"{{{text}:{text},"type":{text}}}"#),
            format!(r"{{{text}:{text}}}"),
        ] {
            round_trips::<RunStepObject>(&step_with(
                "/step_details/tool_calls/0",
                &call,
            ));
            round_trips::<RunStepObject>(&step_with("/step_details", &call));
            round_trips::<RunObject>(&run_with("/tools/1", &call));
            round_trips::<RunObject>(&run_with("/response_format", &call));
        }
    }
}

#[test]
fn white_space() {
    let tools = " [ { \"type\" :\n\t\"odd\" , \"x\" : [ 1 , 2 ] } , { } ] ";
    let run: RunObject = round_trips(&run_with("/tools", tools));
    assert_eq!(run.tools.len(), 2);
    let pretty = serde_json::to_string_pretty(&run).unwrap();
    assert_eq!(round_trips::<RunObject>(&pretty), run);
}

//! The bodies that are decoded: compact JSON, made from the samples of the tests.

use indexmap::IndexMap;
use serde_json::value::RawValue;

const RUN: &str = include_str!("../../it/samples/run.json");
const STEPS: &str = include_str!("../../it/samples/steps.json");

/// What a page holds.
const ITEMS: usize = 100;

/// Where the property `type` of each object goes.
#[derive(Clone, Copy)]
pub enum Tag {
    First,
    /// Behind the identifier, as the API sends it.
    AsSent,
    Last,
}

type Fields = IndexMap<String, Box<RawValue>>;

/// A page of runs. Most are completed, with null where there is nothing to say; each
/// fourth has a value in every place.
pub fn runs() -> Vec<u8> {
    let full = compact(RUN);
    let mut completed: Fields = serde_json::from_str(&full).unwrap();
    for (name, value) in [
        ("status", "\"completed\""),
        ("required_action", "null"),
        ("last_error", "null"),
        ("expires_at", "null"),
        ("cancelled_at", "null"),
        ("failed_at", "null"),
        ("incomplete_details", "null"),
        ("max_prompt_tokens", "null"),
        ("max_completion_tokens", "null"),
        ("truncation_strategy", r#"{"type":"auto","last_messages":null}"#),
        ("tool_choice", "\"auto\""),
        ("response_format", "\"auto\""),
    ] {
        completed.insert(name.to_owned(), raw(value));
    }
    let completed = write_object(&completed);
    let run = |number| if number % 4 == 0 { &full } else { &completed };
    page((0..ITEMS).map(|number| run(number).as_str()))
}

/// A page of steps, each with a call of each tool.
pub fn steps() -> Vec<u8> {
    page(std::iter::repeat_n(tool_step().as_str(), ITEMS))
}

/// The calls of a page of steps, in one list.
pub fn tool_calls() -> Vec<u8> {
    let step: serde_json::Value = serde_json::from_str(&tool_step()).unwrap();
    assert_eq!(step["step_details"]["tool_calls"].as_array().unwrap().len(), 3);
    let step: Fields = serde_json::from_str(&tool_step()).unwrap();
    let details: Fields = serde_json::from_str(step["step_details"].get()).unwrap();
    let calls = details["tool_calls"].get();
    let calls = &calls[1..calls.len() - 1];
    format!("[{}]", vec![calls; ITEMS].join(",")).into_bytes()
}

/// The same body with the tags elsewhere.
pub fn tagged(body: &[u8], tag: Tag) -> Vec<u8> {
    let place = |fields: &mut Fields| {
        if let Some(from) = fields.get_index_of("type") {
            match tag {
                Tag::First => fields.move_index(from, 0),
                Tag::AsSent => {}
                Tag::Last => fields.move_index(from, fields.len() - 1),
            }
        }
    };
    rewrite(std::str::from_utf8(body).unwrap(), &place).into_bytes()
}

/// The same body with all fields in reverse.
pub fn reversed(body: &[u8]) -> Vec<u8> {
    rewrite(std::str::from_utf8(body).unwrap(), &Fields::reverse).into_bytes()
}

/// The same body with fields that the document does not name: three in whatever has an
/// identifier, one in each account of usage.
pub fn with_unknown_fields(body: &[u8]) -> Vec<u8> {
    let add = |fields: &mut Fields| {
        if fields.contains_key("id") {
            fields.insert("service_tier".to_owned(), raw("\"default\""));
            fields.insert("cost".to_owned(), raw("0.00150"));
            fields.insert("trace".to_owned(), raw(r#"{"parent":null,"spans":[1,2,3]}"#));
        }
        if fields.contains_key("total_tokens") {
            let details = raw(r#"{"cached_tokens":0}"#);
            fields.insert("prompt_token_details".to_owned(), details);
        }
    };
    rewrite(std::str::from_utf8(body).unwrap(), &add).into_bytes()
}

fn tool_step() -> String {
    let steps: Vec<Box<RawValue>> = serde_json::from_str(STEPS).unwrap();
    compact(steps[0].get())
}

fn page<'a>(items: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let items: Vec<&str> = items.collect();
    let items = items.join(",");
    format!(
        r#"{{"object":"list","data":[{items}],"first_id":"a","last_id":"b","has_more":false}}"#
    )
    .into_bytes()
}

fn raw(json: &str) -> Box<RawValue> {
    RawValue::from_string(json.to_owned()).unwrap()
}

fn compact(json: &str) -> String {
    rewrite(json, &|_| {})
}

/// Writes JSON without blanks, each of its objects as `edit` leaves it.
fn rewrite(json: &str, edit: &dyn Fn(&mut Fields)) -> String {
    match json.as_bytes()[0] {
        b'{' => {
            let mut fields: Fields = serde_json::from_str(json).unwrap();
            edit(&mut fields);
            for value in fields.values_mut() {
                *value = raw(&rewrite(value.get(), edit));
            }
            write_object(&fields)
        }
        b'[' => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(json).unwrap();
            let items: Vec<String> =
                items.iter().map(|item| rewrite(item.get(), edit)).collect();
            format!("[{}]", items.join(","))
        }
        _ => json.to_owned(),
    }
}

fn write_object(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap()
}

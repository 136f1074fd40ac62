//! What is a matter of types.

use serde_json::{Value, json};

use crate::suite::draft::Draft;
use crate::suite::judge::{Judge, Verdict};

fn judge(schema: &Value, instance: &Value) -> Verdict {
    Judge::of(schema, Draft::Draft2020, false).unwrap().judge(instance)
}

#[test]
fn four_keywords_are_a_matter_of_types() {
    for (schema, instance) in [
        (json!({ "type": "string" }), json!(1)),
        (json!({ "enum": ["a", "b"] }), json!("c")),
        (json!({ "const": "a" }), json!("b")),
        (json!({ "required": ["a"] }), json!({})),
        (
            json!({ "properties": { "a": { "items": { "type": "null" } } } }),
            json!({ "a": [1] }),
        ),
        (json!({ "allOf": [{ "type": "string" }, { "minLength": 1 }] }), json!(1)),
        (json!({ "if": true, "then": { "const": 1 } }), json!(2)),
    ] {
        assert!(judge(&schema, &instance).of_types, "{schema} {instance}");
    }
}

#[test]
fn other_keywords_are_not() {
    for (schema, instance) in [
        (json!({ "minimum": 3 }), json!(1)),
        (json!({ "pattern": "a" }), json!("b")),
        (json!({ "not": { "type": "string" } }), json!("b")),
        (json!({ "contains": { "type": "string" } }), json!([1])),
        (json!({ "additionalProperties": false }), json!({ "a": 1 })),
        (json!({ "propertyNames": { "enum": ["a"] } }), json!({ "b": 1 })),
        (json!({ "dependentRequired": { "a": ["b"] } }), json!({ "a": 1 })),
        (json!(false), json!(1)),
    ] {
        let verdict = judge(&schema, &instance);
        assert!(!verdict.valid && !verdict.of_types, "{schema} {instance}");
    }
}

#[test]
fn some_matters_of_types_stand_under_a_condition() {
    let schema = json!({
        "if": { "required": ["a"] },
        "then": { "required": ["b"] },
        "dependentSchemas": { "a": { "properties": { "c": { "type": "string" } } } },
        "properties": { "d": { "type": "string" } },
    });
    assert!(judge(&schema, &json!({ "a": 1 })).on_condition);
    assert!(judge(&schema, &json!({ "a": 1, "b": 1, "c": 1 })).on_condition);
    assert!(!judge(&schema, &json!({ "a": 1, "d": 1 })).on_condition);
}

#[test]
fn formats_count_on_request() {
    let schema = json!({ "format": "ipv4" });
    for formats in [true, false] {
        let judge = Judge::of(&schema, Draft::Draft7, formats).unwrap();
        assert_eq!(judge.judge(&json!("x")).valid, !formats);
    }
}

#[test]
fn each_branch_of_a_union_has_to_fail_by_types() {
    let union = |branches: Value| json!({ "anyOf": branches });
    let text = json!({ "type": "string" });
    let tagged =
        json!({ "properties": { "kind": { "const": "a" } }, "required": ["kind"] });
    assert!(judge(&union(json!([text, tagged])), &json!({ "kind": "b" })).of_types);
    assert!(judge(&union(json!([text, union(json!([tagged]))])), &json!({})).of_types);
    let long = json!({ "type": "array", "minItems": 2 });
    assert!(!judge(&union(json!([text, long])), &json!([])).of_types);
    let both = json!({ "oneOf": [{ "type": "string" }, { "minLength": 1 }] });
    let verdict = judge(&both, &json!("a"));
    assert!(!verdict.valid && !verdict.of_types);
}

#[test]
fn the_failing_keywords_and_those_on_the_way_are_named() {
    let schema = json!({ "properties": { "a": { "anyOf": [{ "minLength": 2 }] } } });
    let verdict = judge(&schema, &json!({ "a": "b" }));
    for keyword in ["properties", "anyOf", "minLength"] {
        assert!(verdict.keywords.contains(keyword), "{verdict:?}");
    }
}

#[test]
fn a_schema_may_allow_every_type() {
    let never =
        |schema: Value| Judge::of(&schema, Draft::Draft2020, false).unwrap().never(&[]);
    assert!(never(json!({ "minLength": 4, "multipleOf": 2 })).is_empty());
    assert_eq!(
        never(json!({ "not": { "type": ["null", "array"] } })),
        ["null", "array"]
    );
    let judge =
        Judge::of(&json!({ "const": "unlikely" }), Draft::Draft2020, false).unwrap();
    assert!(judge.never(&[]).contains(&"string"));
    assert!(!judge.never(&[json!("unlikely")]).contains(&"string"));
}

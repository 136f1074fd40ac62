//! Schemas of both versions in the terms that the judge knows.

use codegen::diagnostic::Pointer;
use serde_json::{Value, json};

use super::document;
use crate::examples::dialect;
use crate::examples::judge::{Judge, Verdict, judge};
use crate::examples::walk;

/// A document with these schemas.
fn schemas(text: &str) -> String {
    format!("openapi: 3.0.3\ncomponents:\n  schemas:\n{text}")
}

fn schema(name: &str) -> Pointer {
    Pointer::root().child("components").child("schemas").child(name)
}

/// What a schema becomes.
fn translated(keywords: &str) -> Value {
    let document = document(&schemas(&format!("    A: {keywords}")));
    let whole = dialect::translate(&document, &walk::parts(&document));
    whole["components"]["schemas"]["A"].clone()
}

/// What the judge says of a value; nothing if there is no judging by the schema.
fn verdict(schemas_text: &str, at: &Pointer, value: &str) -> Option<Verdict> {
    let document = document(&schemas(schemas_text));
    let parts = walk::parts(&document);
    let validator = Judge::new(&document, &parts).unwrap().by(at).ok()?;
    Some(judge(&validator, &serde_json::from_str(value).unwrap()))
}

#[test]
fn nullable_in_all_its_places() {
    let null = json!({ "type": "null" });
    for (keywords, expected) in [
        ("{ type: string, nullable: true }", json!({ "type": ["string", "null"] })),
        ("{ type: string, nullable: false }", json!({ "type": "string" })),
        (
            "{ type: string, enum: [a], nullable: true }",
            json!({ "type": ["string", "null"], "enum": ["a", null] }),
        ),
        ("{ nullable: true }", json!({})),
        (
            "{ $ref: '#/components/schemas/A', nullable: true }",
            json!({ "anyOf": [{ "$ref": "urn:document#/components/schemas/A" }, null] }),
        ),
        (
            "{ allOf: [{ type: string }, { nullable: true }] }",
            json!({ "anyOf": [{ "allOf": [{ "type": "string" }, {}] }, null] }),
        ),
        (
            "{ allOf: [{ type: string, nullable: true }] }",
            json!({ "allOf": [{ "type": ["string", "null"] }] }),
        ),
    ] {
        let mut expected = expected;
        if let Some(last) = expected.pointer_mut("/anyOf/1") {
            *last = null.clone();
        }
        assert_eq!(translated(keywords), expected, "{keywords}");
    }
}

#[test]
fn bounds_of_both_versions() {
    for (keywords, expected) in [
        (
            "{ minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false }",
            json!({ "exclusiveMinimum": 1, "maximum": 2 }),
        ),
        (
            "{ exclusiveMinimum: 1, maximum: 2 }",
            json!({ "exclusiveMinimum": 1, "maximum": 2 }),
        ),
        ("{ exclusiveMaximum: true }", json!({})),
    ] {
        assert_eq!(translated(keywords), expected, "{keywords}");
    }
}

#[test]
fn data_is_no_schema() {
    let keywords = "{ example: { nullable: true }, enum: [{ minimum: 1, exclusiveMinimum: true }] }";
    let expected = json!({
        "example": { "nullable": true },
        "enum": [{ "minimum": 1, "exclusiveMinimum": true }],
    });
    assert_eq!(translated(keywords), expected);
}

#[test]
fn references_into_what_has_moved() {
    let text = "    A: { nullable: true, allOf: [{ properties: { a: { type: integer } } }] }\n    \
                'B c': { $ref: '#/components/schemas/A/allOf/0/properties/a' }\n";
    assert_eq!(verdict(text, &schema("B c"), "1"), Some(Verdict::Valid));
    assert!(matches!(
        verdict(text, &schema("B c"), "\"1\""),
        Some(Verdict::Contradicts(_))
    ));
    assert_eq!(verdict(text, &schema("A"), "null"), Some(Verdict::Valid));
    let inner = schema("A").child("allOf").index(0).child("properties").child("a");
    assert!(matches!(verdict(text, &inner, "null"), Some(Verdict::Contradicts(_))));
}

#[test]
fn what_the_judge_says() {
    let text = "    A: { required: [id], properties: { id: { $ref: '#/components/schemas/B' } } }\n    \
                B: { type: integer, minimum: -9223372036854776000, format: date }\n    \
                C: { $ref: '#/components/schemas/D' }\n    E: { pattern: '(' }\n    \
                F: { type: string, pattern: '^(?!x)' }\n";
    assert_eq!(verdict(text, &schema("A"), r#"{"id":5}"#), Some(Verdict::Valid));
    let contradicts = |name: &str, value: &str| match verdict(text, &schema(name), value)
    {
        Some(Verdict::Contradicts(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        contradicts("A", r#"{"id":"x"}"#),
        "/id: value is not of type \"integer\" (it is \"x\")"
    );
    assert_eq!(contradicts("A", "{}"), "\"id\" is a required property (it is {})");
    contradicts("F", "\"xyz\"");
    assert_eq!(verdict(text, &schema("C"), "1"), None);
    assert_eq!(verdict(text, &schema("E"), "1"), None);
}

#[test]
fn nothing_outside_is_fetched() {
    let text = "    A: { $ref: 'https://example.com/schema.json' }\n    \
                B: { $ref: 'other.yaml#/B' }\n    C: { type: string }\n";
    assert_eq!(verdict(text, &schema("A"), "1"), None);
    assert_eq!(verdict(text, &schema("B"), "1"), None);
    assert_eq!(verdict(text, &schema("C"), "\"c\""), Some(Verdict::Valid));
}

//! Schemas of the suite as component schemas.

use serde_json::{Value, json};

use crate::suite::draft::Draft;
use crate::suite::reroot::component;

fn draft4(schema: &Value) -> Value {
    component(schema, Draft::Draft4, "G")
}

fn draft7(schema: &Value) -> Value {
    component(schema, Draft::Draft7, "G")
}

fn draft2020(schema: &Value) -> Value {
    component(schema, Draft::Draft2020, "G")
}

#[test]
fn references_lead_into_the_component() {
    let schema = json!({
        "$defs": { "a/b": { "$ref": "#" } },
        "properties": { "x": { "$ref": "#/$defs/a~1b" }, "y": { "$ref": "#/$defs/a%7E1b" } },
    });
    let expected = json!({
        "$defs": { "a/b": { "$ref": "#/components/schemas/G" } },
        "properties": {
            "x": { "$ref": "#/components/schemas/G/$defs/a~1b" },
            "y": { "$ref": "#/components/schemas/G/$defs/a%7E1b" },
        },
    });
    assert_eq!(draft2020(&schema), expected);
}

#[test]
fn only_schemas_are_looked_at() {
    let schema = json!({
        "enum": [{ "$ref": "#/a" }],
        "const": { "$ref": "#/a" },
        "default": { "$ref": "#/a", "items": [{}] },
        "examples": [{ "$ref": "#/a" }],
        "properties": { "$ref": { "type": "string" }, "enum": { "$ref": "#" } },
        "required": ["$ref"],
    });
    let mut expected = schema.clone();
    expected["properties"]["enum"]["$ref"] = json!("#/components/schemas/G");
    assert_eq!(draft2020(&schema), expected);
    assert_eq!(draft7(&schema), expected);
}

#[test]
fn references_inside_a_schema_with_an_identifier_stay() {
    let schema = json!({
        "properties": {
            "a": { "$ref": "#/$defs/b" },
            "b": { "$id": "http://example.com/b", "not": { "$ref": "#/$defs/c" } },
        },
    });
    let mut expected = schema.clone();
    expected["properties"]["a"]["$ref"] = json!("#/components/schemas/G/$defs/b");
    assert_eq!(draft2020(&schema), expected);
    let named = json!({ "$id": "http://example.com/a", "items": { "$ref": "#" } });
    assert_eq!(draft2020(&named), named);
}

#[test]
fn anchors_of_the_document_are_told_apart() {
    let schema = json!({
        "$ref": "#a",
        "$defs": {
            "a": { "$anchor": "a" },
            "b": { "$id": "b.json", "$anchor": "a", "not": { "$ref": "#a" } },
        },
    });
    let mut expected = schema.clone();
    expected["$ref"] = json!("#a-G");
    expected["$defs"]["a"]["$anchor"] = json!("a-G");
    assert_eq!(draft2020(&schema), expected);
}

#[test]
fn identifiers_of_old_drafts_are_written_as_today() {
    let schema = json!({
        "id": "http://example.com/root.json",
        "definitions": { "a": { "id": "#foo" }, "b": { "id": "b.json#bar" } },
    });
    let expected = json!({
        "$id": "http://example.com/root.json",
        "definitions": {
            "a": { "$anchor": "foo" },
            "b": { "$id": "b.json", "$anchor": "bar" },
        },
    });
    assert_eq!(draft4(&schema), expected);
    let schema = json!({ "$id": "#foo", "properties": { "id": { "$ref": "#foo" } } });
    let expected =
        json!({ "$anchor": "foo-G", "properties": { "id": { "$ref": "#foo-G" } } });
    assert_eq!(draft7(&schema), expected);
}

#[test]
fn lists_of_items_are_written_as_today() {
    let schema = json!({
        "items": [{ "type": "integer" }, { "$ref": "#/items/0" }],
        "additionalItems": { "$ref": "#/additionalItems" },
    });
    let expected = json!({
        "prefixItems": [
            { "type": "integer" },
            { "$ref": "#/components/schemas/G/prefixItems/0" },
        ],
        "items": { "$ref": "#/components/schemas/G/items" },
    });
    assert_eq!(draft4(&schema), expected);
    assert_eq!(draft7(&schema), expected);
    // Without such a list there are no additional items.
    let schema = json!({ "items": { "$ref": "#/items" }, "additionalItems": false });
    let expected = json!({ "items": { "$ref": "#/components/schemas/G/items" } });
    assert_eq!(draft4(&schema), expected);
}

#[test]
fn dependencies_are_two_keywords_today() {
    let schema = json!({
        "dependencies": {
            "a": ["b"],
            "c": { "properties": { "d": { "$ref": "#/dependencies/c" } } },
            "e": false,
        },
    });
    let reference = "#/components/schemas/G/dependentSchemas/c";
    let expected = json!({
        "dependentRequired": { "a": ["b"] },
        "dependentSchemas": {
            "c": { "properties": { "d": { "$ref": reference } } },
            "e": false,
        },
    });
    assert_eq!(draft7(&schema), expected);
    // A property is no keyword.
    let schema = json!({ "properties": { "dependencies": { "a": {} } } });
    assert_eq!(draft2020(&schema), schema);
}

#[test]
fn what_a_draft_does_not_know_is_left_out() {
    let beside = json!({
        "$ref": "#/definitions/a",
        "maxItems": 2,
        "id": "http://example.com/",
        "definitions": { "a": { "const": 1, "prefixItems": [], "type": "array" } },
    });
    let reference = "#/components/schemas/G/definitions/a";
    let expected =
        json!({ "$ref": reference, "definitions": { "a": { "type": "array" } } });
    assert_eq!(draft4(&beside), expected);
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "minimum": 1,
        "exclusiveMinimum": true,
    });
    assert_eq!(draft7(&schema), json!({ "minimum": 1, "exclusiveMinimum": true }));
    assert_eq!(draft7(&json!(false)), json!(false));
}

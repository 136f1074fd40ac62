//! Which references lead out of a group.

use serde_json::{Value, json};

use crate::suite::draft::Draft;
use crate::suite::remote::{Remote, Resources};

fn remote(schema: &Value, draft: Draft) -> Option<Remote> {
    Resources::of(schema, draft).remote()
}

#[test]
fn what_a_group_holds_is_not_remote() {
    for schema in [
        json!({ "$ref": "#" }),
        json!({ "$ref": "#/$defs/a%22b", "$defs": { "a\"b": {} } }),
        json!({ "$ref": "#a", "$defs": { "b": { "$anchor": "a" } } }),
        json!({ "$dynamicRef": "#a", "$defs": { "b": { "$dynamicAnchor": "a" } } }),
        json!({ "$id": "http://x.y/a/b", "$ref": "/c#d",
                "$defs": { "c": { "$id": "../c", "$anchor": "d" } } }),
        json!({ "$id": "http://x.y/a/b", "$defs": { "c": { "$id": "c/", "$ref": "../b" } } }),
        json!({ "$ref": "urn:uuid:1#/$defs/a",
                "$defs": { "b": { "$id": "urn:uuid:1", "$defs": { "a": {} } } } }),
        json!({ "$ref": "a.json", "$defs": { "b": { "$id": "a.json" } } }),
        json!({ "const": { "$ref": "http://x.y/" } }),
        json!({ "properties": { "$ref": { "type": "string" } } }),
        json!({ "$schema": "https://json-schema.org/draft/2020-12/schema" }),
    ] {
        assert_eq!(remote(&schema, Draft::Draft2020), None, "{schema}");
    }
}

#[test]
fn old_identifiers_are_understood() {
    let schema =
        json!({ "definitions": { "a": { "id": "#a" } }, "not": { "$ref": "#a" } });
    assert_eq!(remote(&schema, Draft::Draft4), None);
    // `id` is none in draft 7, and neither is one beside a reference.
    assert!(remote(&schema, Draft::Draft7).is_some());
    let beside = json!({
        "$id": "http://x.y/",
        "definitions": { "a": { "$id": "z/a", "$ref": "#/definitions/b" }, "b": {} },
        "not": { "$ref": "z/a" },
    });
    assert!(remote(&beside, Draft::Draft7).is_some());
    assert_eq!(
        remote(&beside, Draft::Draft2020),
        remote(&json!({"$ref": "#/definitions/b"}), Draft::Draft2020)
    );
}

#[test]
fn what_is_elsewhere_is_remote() {
    let elsewhere = |schema| remote(&schema, Draft::Draft2020);
    assert_eq!(
        elsewhere(json!({ "$ref": "a.json" })),
        Some(Remote::Reference("a.json".to_owned()))
    );
    assert!(elsewhere(json!({ "$ref": "#/$defs/missing" })).is_some());
    assert!(elsewhere(json!({ "items": { "$dynamicRef": "#missing" } })).is_some());
    let metaschema = "https://json-schema.org/draft/2020-12/schema";
    assert_eq!(
        elsewhere(json!({ "not": { "$ref": metaschema } })),
        Some(Remote::Metaschema(metaschema.to_owned()))
    );
    assert_eq!(
        elsewhere(json!({ "$schema": "http://x.y/" })),
        Some(Remote::Vocabulary("http://x.y/".to_owned()))
    );
}

//! The values of a document, and their way into other types.

use codegen::diagnostic::Pointer;
use codegen::spec::{Mapping, Node, Version};
use openapiv3::{Operation, ReferenceOr, Schema, SchemaKind, Type};
use serde::Deserialize;

use super::document;

fn yaml(text: &str) -> Node {
    serde_yaml::from_str(text).expect("YAML")
}

fn keys(node: &Node) -> Vec<&str> {
    node.as_mapping().expect("a mapping").keys().map(String::as_str).collect()
}

#[test]
fn both_notations_are_one_type() {
    let from_yaml = yaml("a: [1, -2.5, text, true, null, {b: 'c'}]");
    let from_json: Node =
        serde_json::from_str(r#"{"a": [1, -2.5, "text", true, null, {"b": "c"}]}"#)
            .expect("JSON");
    assert_eq!(from_yaml, from_json);
    let inner: Mapping = [("b".to_owned(), Node::from("c"))].into_iter().collect();
    let items = vec![
        Node::Integer(1),
        Node::Float(-2.5),
        Node::from("text"),
        Node::from(true),
        Node::Null,
        Node::from(inner),
    ];
    assert_eq!(from_yaml.get("a"), Some(&Node::Sequence(items)));
}

#[test]
fn versions() {
    for (text, version) in [
        ("openapi: 3.0.3", Version::V30),
        ("openapi: '3.1.0'", Version::V31),
        ("openapi: 3.2.0", Version::V32),
        ("openapi: 3.1", Version::V31),
    ] {
        assert_eq!(document("a.yaml", text).version(), version);
    }
}

#[test]
fn integers_of_any_size() {
    let node =
        yaml("[-9223372036854776000, 18446744073709551616, 9223372036854775807, 0x10]");
    let expected =
        [-9_223_372_036_854_776_000, 18_446_744_073_709_551_616, i64::MAX.into(), 16];
    assert_eq!(node.as_sequence(), Some(&expected.map(Node::Integer)[..]));
    let beyond = yaml("1000000000000000000000000000000000000000000");
    assert_eq!(beyond, Node::Float(1e42));
}

/// To the last digit, and the same in both notations.
#[test]
fn fractions_are_exact() {
    let from_json: Node = serde_json::from_str("0.9887893528155755").expect("JSON");
    assert_eq!(from_json, Node::Float(0.988_789_352_815_575_5));
    assert_eq!(from_json, yaml("0.9887893528155755"));
}

#[test]
fn keys_are_text_as_written() {
    let node =
        yaml("200: a\n1.10: b\ntrue: c\nnull: d\n2024-01-01: e\nyes: f\n0x10: g\n~: h");
    assert_eq!(
        keys(&node),
        ["200", "1.10", "true", "null", "2024-01-01", "yes", "0x10", "~"]
    );
}

/// YAML 1.2: `yes` and dates are texts; a tag of one's own changes nothing.
#[test]
fn values_that_stay_text() {
    let node =
        yaml("[yes, off, 2024-01-01, 1_000, 0123, '1', !date 2024-01-01, !!str 1]");
    let texts = ["yes", "off", "2024-01-01", "1_000", "0123", "1", "2024-01-01", "1"];
    assert_eq!(node.as_sequence(), Some(&texts.map(Node::from)[..]));
}

#[test]
fn order_is_kept() {
    assert_eq!(keys(&yaml("z: 1\na: 2\nm: 3")), ["z", "a", "m"]);
}

#[test]
fn merge_keys() {
    let text = "\
openapi: 3.1.0
base: &base {a: 1, b: 1}
more: &more {b: 2, c: 2}
one: {<<: *base, b: 0}
list: {b: 0, <<: [*base, *more]}
twice: {<<: *base, <<: *more}
nested: {<<: {<<: *base, d: 4}}
plain: {<<: text}
";
    let document = document("a.yaml", text);
    let entries = |name: &str| {
        let entries =
            document.root().get(name).and_then(Node::as_mapping).expect("a mapping");
        entries
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_integer().unwrap_or(-1)))
            .collect::<Vec<_>>()
    };
    assert_eq!(entries("one"), [("b", 0), ("a", 1)]);
    assert_eq!(entries("list"), [("b", 0), ("a", 1), ("c", 2)]);
    assert_eq!(entries("twice"), [("a", 1), ("b", 1), ("c", 2)]);
    assert_eq!(entries("nested"), [("d", 4), ("a", 1), ("b", 1)]);
    assert_eq!(entries("plain"), [("<<", -1)]);
}

#[test]
fn json_does_not_merge() {
    let document = document("a.json", r#"{"openapi": "3.1.0", "a": {"<<": {"b": 1}}}"#);
    assert_eq!(keys(document.root().get("a").expect("the entry")), ["<<"]);
}

/// An anchor may be defined again; an alias means the last one before it.
#[test]
fn anchors_defined_again() {
    let document =
        document("a.yaml", "openapi: 3.1.0\na: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    assert_eq!(document.root().get("b"), Some(&Node::Integer(1)));
    assert_eq!(document.root().get("d"), Some(&Node::Integer(2)));
}

/// YAML may start with a brace too.
#[test]
fn yaml_in_braces() {
    let document = document("a.yaml", "{openapi: 3.1.0, info: {title: A,},}");
    assert_eq!(document.root().get("openapi"), Some(&Node::from("3.1.0")));
}

/// The type buffers what it reads (`flatten`, `untagged`), the hardest case for a deserializer.
#[test]
fn into_a_schema() {
    let node = yaml(
        "type: object\nrequired: [id]\nproperties:\n  id: {type: integer, format: int64, \
         minimum: 1}\n  tag: {$ref: '#/components/schemas/Tag'}\nx-extra: {a: [1]}\n",
    );
    let schema = Schema::deserialize(&node).expect("a schema");
    assert!(schema.schema_data.extensions.contains_key("x-extra"));
    let SchemaKind::Type(Type::Object(object)) = &schema.schema_kind else {
        panic!("{schema:?}")
    };
    assert_eq!(object.required, ["id"]);
    assert!(matches!(object.properties["tag"], ReferenceOr::Reference { .. }));
    let ReferenceOr::Item(id) = &object.properties["id"] else { panic!("{object:?}") };
    let SchemaKind::Type(Type::Integer(integer)) = &id.schema_kind else {
        panic!("{id:?}")
    };
    assert_eq!(integer.minimum, Some(1));
}

#[test]
fn into_an_operation() {
    let node = yaml(
        "operationId: list\nparameters:\n- {name: limit, in: query, schema: {type: integer}}\n\
         responses:\n  200: {description: OK}\n  4XX: {description: Bad}\n  default: {$ref: '#/x'}\n",
    );
    let operation = Operation::deserialize(&node).expect("an operation");
    assert_eq!(operation.operation_id.as_deref(), Some("list"));
    assert_eq!(operation.parameters.len(), 1);
    let statuses: Vec<_> =
        operation.responses.responses.keys().map(ToString::to_string).collect();
    assert_eq!(statuses, ["200", "4XX"]);
}

#[test]
fn a_number_beyond_64_bits_is_a_float() {
    assert_eq!(
        f64::deserialize(&Node::Integer(1 << 100)),
        Ok(f64::from(2.0f32).powi(100))
    );
    assert_eq!(u64::deserialize(&Node::Integer(u64::MAX.into())), Ok(u64::MAX));
    assert!(i64::deserialize(&Node::Integer(1 << 100)).is_err());
}

#[derive(Debug, Deserialize)]
struct Outer {
    #[expect(dead_code, reason = "only read into")]
    inner: Vec<Inner>,
}

#[derive(Debug, Deserialize)]
struct Inner {
    #[expect(dead_code, reason = "only read into")]
    number: u8,
}

#[test]
fn a_mismatch_knows_its_place() {
    let node = yaml("inner: [{number: 1}, {number: 'a/b'}]");
    let mismatch = Outer::deserialize(&node).expect_err("a text where a number belongs");
    let base = Pointer::root().child("components");
    assert_eq!(mismatch.pointer(&base).to_string(), "#/components/inner/1/number");
    assert_eq!(mismatch.to_string(), "invalid type: string \"a/b\", expected u8");
}

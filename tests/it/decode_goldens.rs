//! JSON read with the types of the goldens, and written back.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::types::{
    AllOfWhole, ConstantsEvent, EnumsHolder, EnumsOdd, NamesFields, Nulls, ObjectsFree,
    ObjectsMap, ObjectsScalars, RecursionExpression, RecursionNode, UnionsByType,
    UnionsDeep, UnionsLoose, UnionsNumbers, UnionsOfTypes, UnionsPet, UnionsText,
    UnionsUnclear,
};

/// Reads, writes, and compares; null and absent are the same.
#[track_caller]
fn round_trips<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap();
    let written = serde_json::to_string(&value).unwrap();
    let expected = without_null(serde_json::from_str(json).unwrap());
    assert_eq!(without_null(serde_json::from_str(&written).unwrap()), expected);
    value
}

fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| (name, without_null(value))).collect()
        }
        other => other,
    }
}

#[track_caller]
fn fails<T: DeserializeOwned + std::fmt::Debug>(json: &str, message: &str) {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

#[test]
fn nullable() {
    let all = r#"{"plain":"p","keyword":null,"type_list":null,"any_of":null,"one_of":null,
        "all_of":null,"listed":null,"referred":null,"component":null,"beside":null,
        "optional":null,"optional_null":null,"list":[null,"x"],"only_null":null}"#;
    round_trips::<Nulls>(all);
    round_trips::<Nulls>(r#"{"plain":"p"}"#);
    round_trips::<Nulls>(
        r#"{"plain":"p","component":{"a":"x"},"one_of":{"id":"1"},"listed":"c"}"#,
    );
    fails::<Nulls>(r#"{"plain":null}"#, "expected a string");
    fails::<Nulls>("{}", "missing field `plain`");
}

#[test]
fn enums() {
    for value in EnumsOdd::ALL {
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(round_trips::<EnumsOdd>(&json), *value);
    }
    assert_eq!(round_trips::<EnumsOdd>("\"AND\""), EnumsOdd::And);
    assert_eq!(round_trips::<EnumsOdd>("\"unknown\""), EnumsOdd::UnknownValue);
    assert_eq!(round_trips::<EnumsOdd>("\"new\"").as_str(), "new");
    round_trips::<EnumsHolder>(r#"{"inline":"z","numbers":3,"open":"any"}"#);
    fails::<EnumsOdd>("5", "expected a string");
}

#[test]
fn constants() {
    round_trips::<ConstantsEvent>(r#"{"object":"event","kind":"created"}"#);
    let event: ConstantsEvent =
        round_trips(r#"{"object":"event2","kind":[1],"optional":7}"#);
    assert_eq!((event.optional, event.extra.len()), (None, 3));
    fails::<ConstantsEvent>(r#"{"object":"event"}"#, "missing field `kind`");
}

#[test]
fn unions_by_tag() {
    for json in [
        r#"{"type":"cat","lives":9}"#,
        r#"{"lives":9,"type":"kitten"}"#,
        r#"{"tricks":["sit"],"x":1,"type":"dog"}"#,
        r#"{"type":"bird","wings":2}"#,
        r#"{"wings":2}"#,
        r#"{"type":5}"#,
        "[1]",
        "\"cat\"",
        "1.5",
    ] {
        round_trips::<UnionsPet>(json);
    }
    let pet: UnionsPet = round_trips(r#"{"lives":9,"type":"kitten"}"#);
    assert!(matches!(pet, UnionsPet::Cat(cat) if cat.lives == Some(9)));
    fails::<UnionsPet>(r#"{"type":"cat","lives":"nine"}"#, "an integer of 64 bits");
}

#[test]
fn unions_by_type() {
    assert_eq!(round_trips::<UnionsByType>("\"none\""), UnionsByType::None);
    assert_eq!(round_trips::<UnionsByType>("5"), UnionsByType::Number(5));
    assert_eq!(round_trips::<UnionsByType>("true"), UnionsByType::Boolean(true));
    let array = round_trips::<UnionsByType>(r#"["a"]"#);
    assert_eq!(array, UnionsByType::Array(vec!["a".to_owned()]));
    assert!(matches!(round_trips(r#"{"type":"x"}"#), UnionsByType::UnionsCat(_)));
    assert!(matches!(round_trips("\"other\""), UnionsByType::Unknown(_)));
    assert_eq!(
        round_trips::<UnionsOfTypes>("\"x\""),
        UnionsOfTypes::String("x".to_owned())
    );
    round_trips::<UnionsOfTypes>("[true]");
    round_trips::<UnionsText>(r#"[{"type":"cat"}]"#);
}

#[test]
fn unions_by_fields() {
    assert!(matches!(round_trips(r#"{"a":"x"}"#), UnionsUnclear::Object(_)));
    assert!(matches!(round_trips(r#"{"b":"x"}"#), UnionsUnclear::ObjectValue(_)));
    // Neither loses what only the other names.
    round_trips::<UnionsUnclear>(r#"{"a":"x","b":"y","c":[1]}"#);
    assert!(matches!(round_trips(r#"{"b":5}"#), UnionsUnclear::Object(_)));
    assert!(matches!(round_trips("5"), UnionsUnclear::Unknown(_)));
}

#[test]
fn tags_that_an_alternative_does_not_have() {
    for json in [
        r#"{"kind":"tagless","a":"x"}"#,
        r#"{"a":"x","kind":"tagless"}"#,
        r#"{"kind":"optional","b":"x"}"#,
        r#"{"b":"x","kind":"optional"}"#,
        r#"{"kind":"map","c":[1]}"#,
        r#"{"c":[1],"kind":"map"}"#,
    ] {
        assert!(!matches!(round_trips(json), UnionsLoose::Unknown(_)), "{json}");
    }
}

#[test]
fn alternatives_of_one_type() {
    assert_eq!(round_trips::<UnionsNumbers>("5"), UnionsNumbers::NumberValue(5));
    assert_eq!(round_trips::<UnionsNumbers>("5.5"), UnionsNumbers::Number(5.5));
    assert_eq!(round_trips::<UnionsNumbers>("[1]"), UnionsNumbers::ArrayValue(vec![1]));
    round_trips::<UnionsNumbers>(r#"["a"]"#);
    round_trips::<UnionsNumbers>(r#"["a",1]"#);
}

/// Each level could be tried as both alternatives, and each of those again.
#[test]
fn alternatives_inside_alternatives_end() {
    let deep = "{\"child\":".repeat(60) + "{}" + &",\"x\":\"s\"}".repeat(60);
    round_trips::<UnionsDeep>(&deep);
}

#[test]
fn all_of() {
    let whole: AllOfWhole = round_trips(r#"{"id":"i","note":"n","own":true,"size":1}"#);
    assert_eq!((whole.id.as_str(), whole.size), ("i", Some(1)));
    fails::<AllOfWhole>(r#"{"id":"i","own":true}"#, "missing field `note`");
}

#[test]
fn objects_and_scalars() {
    let json = r#"{"text":"2024-02-30T25:00:00+01:00","whole":1.0,"small":2147483647,
        "number":0.1,"flag":false,"anything":{"deep":[1.50]}}"#;
    let scalars: ObjectsScalars = serde_json::from_str(json).unwrap();
    assert_eq!(scalars.anything.get(), r#"{"deep":[1.50]}"#);
    fails::<ObjectsScalars>(
        &json.replace("2147483647", "2147483648"),
        "expected an integer of 32 bits",
    );
    round_trips::<ObjectsFree>(r#"{"z":1,"a":2}"#);
    let map: ObjectsMap = round_trips(r#"{"z":1,"a":2}"#);
    assert_eq!(map.keys().collect::<Vec<_>>(), ["z", "a"]);
    fails::<ObjectsMap>(r#"{"z":"1"}"#, "expected i64");
}

#[test]
fn recursion() {
    round_trips::<RecursionNode>(
        r#"{"value":"a","next":{"value":"b"},"children":[{"value":"c"}],"by_name":{"d":{"value":"e"}}}"#,
    );
    let text = r#"{"kind":"negation","of":{"of":{"kind":"literal","value":1.5},"kind":"negation"}}"#;
    let expression: RecursionExpression = round_trips(text);
    assert!(matches!(expression, RecursionExpression::Negation(_)));
}

#[test]
fn names() {
    let fields: NamesFields = round_trips(
        r#"{"type":"t","+1":1,"-1":-1,"":"e","***":"s","camelCase":"a","camel_case":"b"}"#,
    );
    assert_eq!((fields.plus_1, fields.minus_1), (Some(1), Some(-1)));
    assert_eq!(fields.camel_case_field.as_deref(), Some("b"));
}

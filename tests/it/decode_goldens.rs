//! JSON read with the types of the goldens, and written back.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::types::{
    AllOfWhole, ArraysHolder, ArraysMapTree, ArraysOld, ArraysPoint, ArraysTree,
    CompositionsBeside, CompositionsDisagreeing, CompositionsHolder, CompositionsMixed,
    CompositionsNarrow, CompositionsNested, CompositionsOwned, CompositionsTwice,
    ConstantsEvent, EnumsHolder, EnumsOdd, NamesFields, Nulls, ObjectsFree, ObjectsMap,
    ObjectsPatterns, ObjectsScalars, ObjectsTyped, ObjectsUndeclared, OpenAll,
    OpenArray, OpenBoth, OpenChoice, OpenObject, OpenText, OpenTuple, OpenTyped,
    RecursionExpression, RecursionNode, UnionsByType, UnionsDeep, UnionsLoose,
    UnionsNumbers, UnionsOfTypes, UnionsPet, UnionsText, UnionsUnclear,
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

/// Reads and writes; what comes out is the same to the letter but for white space.
#[track_caller]
fn same<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap();
    let written = serde_json::to_value(&value).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(json).unwrap());
    value
}

#[test]
fn arrays() {
    same::<ArraysHolder>(
        r#"{"plain":["a"],"anything":[1,null,{}],"everything":[],"empty":[],
            "nulls":[null,null],"optional":["a",null],"point":[1.5,2.5],"pair":["a",null,true]}"#,
    );
    let holder: ArraysHolder = same(r#"{"pair":["a"],"plain":null}"#);
    assert_eq!(holder.pair.unwrap().item_2, None);
    let holder: ArraysHolder = same(r#"{"pair":["a",null]}"#);
    assert_eq!(holder.pair.unwrap().item_2, Some(None));
    fails::<ArraysHolder>(r#"{"pair":[]}"#, "an array with more items");
    fails::<ArraysHolder>(r#"{"pair":["a",1,"b"]}"#, "a boolean");
    fails::<ArraysHolder>(r#"{"empty":[1]}"#, "the document allows none");
    fails::<ArraysHolder>(r#"{"nulls":[1]}"#, "expected null");
    fails::<ArraysPoint>("[1.5]", "an array with more items");
    same::<ArraysOld>(r#"["a",1,"b","c"]"#);
    same::<ArraysOld>("[]");
    fails::<ArraysOld>(r#"["a",1,2]"#, "a string");
}

#[test]
fn lists_and_maps_of_themselves() {
    let tree: ArraysTree = same("[[],[[]]]");
    assert_eq!((tree.len(), tree[1].len()), (2, 1));
    let map: ArraysMapTree = same(r#"{"a":{"b":{}},"c":{}}"#);
    assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "c"]);
    fails::<ArraysTree>("[[1]]", "expected an array");
}

#[test]
fn typed_fields_without_a_name() {
    let typed: ObjectsTyped = same(r#"{"name":"n","additional":true,"x":1,"y":2}"#);
    assert_eq!(typed.additional_fields.get("y"), Some(&2));
    fails::<ObjectsTyped>(r#"{"name":"n","x":"1"}"#, "an integer of 64 bits");
    let patterns: ObjectsPatterns = same(r#"{"x-a":1}"#);
    assert_eq!(patterns.get("x-a"), Some(&1));
    same::<ObjectsUndeclared>(r#"{"a":"x","b":[1]}"#);
    same::<ObjectsUndeclared>(r#"{"a":"x"}"#);
}

#[test]
fn compositions() {
    let owned: CompositionsOwned =
        same(r#"{"kind":"dog","tricks":["sit"],"id":"i","owner":"o","more":1}"#);
    let CompositionsOwned::Dog(dog) = owned else { panic!("{owned:?}") };
    assert_eq!((dog.id.as_str(), dog.owner.as_deref()), ("i", Some("o")));
    fails::<CompositionsOwned>(r#"{"kind":"dog"}"#, "missing field `id`");
    assert!(matches!(
        same(r#"{"kind":"bird","id":"i"}"#),
        CompositionsOwned::Unknown(_)
    ));

    let beside: CompositionsBeside = same(r#"{"name":"n","phone":"1","mail":null}"#);
    assert!(matches!(beside, CompositionsBeside::ByPhone(_)));
    // What only the other alternative names is not lost.
    same::<CompositionsBeside>(r#"{"name":"n","phone":"1","mail":"m"}"#);
    same::<CompositionsTwice>(r#"{"right":1,"down":2}"#);

    assert!(matches!(same("1"), CompositionsNested::Number(1)));
    let nested: CompositionsNested = same(r#"{"kind":"cat","lives":9}"#);
    assert!(matches!(nested, CompositionsNested::CompositionsPet(_)));
    // The union would keep it as unknown, the other alternative knows it.
    let mixed: CompositionsMixed = same(r#"{"id":"i","note":"n"}"#);
    assert!(matches!(mixed, CompositionsMixed::CompositionsBase(_)));
    let mixed: CompositionsMixed = same(r#"{"kind":"cat"}"#);
    assert!(matches!(mixed, CompositionsMixed::CompositionsNested(_)));

    let narrow: CompositionsNarrow = same(r#"{"kind":"b","size":1.5}"#);
    assert_eq!(narrow.kind.unwrap().as_str(), "b");
    same::<CompositionsDisagreeing>("\"text\"");
    same::<CompositionsHolder>(
        r#"{"nullable":null,"beside":{"id":"i"},"narrowed":{"id":"i","note":"n","more":true},
            "null":null,"enum_or_text":"other"}"#,
    );
    fails::<CompositionsHolder>(r#"{"never":1}"#, "the document allows none");
}

#[test]
fn nothing_is_assumed() {
    let object: OpenObject = same(r#"{"a":1,"b":null,"c":null,"d":1.50}"#);
    assert!(matches!(object, OpenObject::Object(_)));
    for other in ["1", "\"a\"", "[1]", "true", "1.5"] {
        assert!(matches!(same(other), OpenObject::Other(_)));
    }
    fails::<OpenObject>(r#"{"a":"1","c":1}"#, "an integer of 64 bits");
    fails::<OpenObject>(r#"{"a":1}"#, "missing field `c`");
    same::<OpenArray>("{}");
    fails::<OpenArray>("[1]", "expected a string");
    same::<OpenBoth>(r#"["a"]"#);
    same::<OpenTuple>("[]");
    fails::<OpenTuple>("[1]", "expected a string");
    same::<OpenTyped>(r#"{"a":null,"b":5,"c":6}"#);
    fails::<OpenTyped>(r#"{"b":5,"c":"6"}"#, "an integer of 64 bits");
    same::<OpenAll>("5");
    fails::<OpenAll>(r#"{"a":1}"#, "missing field `b`");
    assert_eq!(same::<OpenText>("\"a\""), OpenText::A);
    assert_eq!(same::<OpenText>("\"x\""), OpenText::String("x".to_owned()));
    same::<OpenChoice>(r#"{"c":1,"a":2}"#);
    assert!(matches!(same(r#"{"d":1}"#), OpenChoice::Unknown(_)));
}

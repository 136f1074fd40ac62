//! JSON read with the types of the goldens, and written back.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::types::{
    AllOfWhole, ArraysHolder, ArraysMapTree, ArraysOld, ArraysPoint, ArraysTree,
    CompositionsBeside, CompositionsDisagreeing, CompositionsHolder, CompositionsMixed,
    CompositionsNarrow, CompositionsNested, CompositionsOwned, CompositionsTwice,
    ConstantsComponent, ConstantsEvent, ConstantsHolder, ConstantsList,
    ConstantsListItem, ConstantsTypes, ConstantsTypesList, ConstantsTypesVersion,
    EnumsFalse, EnumsHolder, EnumsHolderEither, EnumsLarge, EnumsMixed, EnumsMode,
    EnumsNamed, EnumsOdd, EnumsPriority, EnumsQuotes, EnumsSize, EnumsSpeed,
    EnumsTitled, EnumsTrue, ListJobsMixed, NamesFields, NamesOfMacros, Nulls,
    ObjectsFree, ObjectsMap, ObjectsPatterns, ObjectsScalars, ObjectsSeveralPatterns,
    ObjectsTyped, ObjectsUndeclared, OpenAll, OpenArray, OpenBoth, OpenChoice,
    OpenObject, OpenText, OpenTuple, OpenTyped, RecursionExpression, RecursionNode,
    UnionsByType, UnionsDeep, UnionsDrawing, UnionsFlags, UnionsLoose, UnionsNullable,
    UnionsNumbers, UnionsOfTypes, UnionsPet, UnionsShape, UnionsText, UnionsUnclear,
    UnionsVersions,
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
fn enums_of_strings() {
    for value in EnumsOdd::ALL {
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(round_trips::<EnumsOdd>(&json), *value);
    }
    assert_eq!(round_trips::<EnumsOdd>("\"AND\""), EnumsOdd::And);
    assert_eq!(round_trips::<EnumsOdd>("\"unknown\""), EnumsOdd::UnknownValue);
    assert_eq!(round_trips::<EnumsOdd>("\"new\"").as_str(), "new");
    assert_eq!(round_trips::<EnumsQuotes>("\"1\""), EnumsQuotes::V1);
    assert_eq!(round_trips::<EnumsNamed>("\"ACT\""), EnumsNamed::Active);
    round_trips::<EnumsHolder>(
        r#"{"inline":"z","numbers":3,"open":"any","sizes":[512,1],"mixed":[],"flag":null,
            "either":true}"#,
    );
    fails::<EnumsOdd>("5", "expected a string");
    fails::<EnumsQuotes>("1", "expected a string");
    fails::<EnumsHolder>(r#"{"inline":"x","flag":0}"#, "expected a boolean");
}

#[test]
fn enums_of_integers() {
    for value in EnumsPriority::ALL {
        assert_eq!(round_trips::<EnumsPriority>(&value.to_string()), *value);
        assert_eq!(EnumsPriority::from(value.as_i64()), *value);
        assert_eq!(value.to_string().parse(), Ok(*value));
    }
    assert_eq!(round_trips::<EnumsPriority>("-10"), EnumsPriority::Low);
    assert_eq!(round_trips::<EnumsTitled>("3"), EnumsTitled::V3);
    assert_eq!(serde_json::from_str::<EnumsSize>("512.0").unwrap(), EnumsSize::V512);
    for other in [i64::MIN, -1, 6, i64::MAX] {
        let EnumsPriority::Unknown(value) = round_trips(&other.to_string()) else {
            panic!("knows {other}");
        };
        assert_eq!(value.as_i64(), other);
    }
    assert!("5x".parse::<EnumsPriority>().is_err());
    for other in ["0.5", "\"5\"", "true", "[5]", "18446744073709551615"] {
        fails::<EnumsPriority>(other, "expected an integer of 64 bits");
    }
}

#[test]
fn enums_of_numbers() {
    for value in EnumsSpeed::ALL {
        assert_eq!(round_trips::<EnumsSpeed>(&value.to_string()), *value);
        assert_eq!(EnumsSpeed::from(value.as_f64()), *value);
        assert_eq!(value.to_string().parse(), Ok(*value));
    }
    let mode: EnumsMode = serde_json::from_str("-1.0").unwrap();
    assert_eq!((mode, mode.to_string().as_str()), (EnumsMode::Minus1, "-1"));
    for other in ["0.25", "7", "-1e-300"] {
        let EnumsMode::Unknown(value) = round_trips(other) else {
            panic!("knows {other}");
        };
        assert_eq!(
            value.as_f64().to_string(),
            other.parse::<f64>().unwrap().to_string()
        );
    }
    fails::<EnumsMode>("\"1\"", "expected f64");
}

#[test]
fn enums_of_any_values() {
    for value in EnumsMixed::ALL {
        assert_eq!(round_trips::<EnumsMixed>(&value.to_string()), *value);
        assert_eq!(EnumsMixed::from(value.to_json()), *value);
        assert_eq!(value.to_string().parse::<EnumsMixed>().unwrap(), *value);
    }
    let read = |json: &str| serde_json::from_str::<EnumsMixed>(json).unwrap();
    assert_eq!(read("6.0"), EnumsMixed::V6);
    assert_eq!(read("5e-1"), EnumsMixed::V0Point5);
    assert_eq!(read(r#"{"bar":[1],"foo":12.0}"#), EnumsMixed::ObjectBar1Foo12);
    assert_eq!(read("\"\\u0066oo\""), EnumsMixed::Foo);
    let others = [
        "null",
        "false",
        "7",
        "\"7\"",
        "[1]",
        "[1.0,\"b\"]",
        "{\"foo\":12}",
        "1e400",
        "12345678901234567890.50",
        "{\"foo\":12,\"bar\":[true]}",
    ];
    for other in others {
        let EnumsMixed::Unknown(value) = read(other) else { panic!("knows {other}") };
        assert_eq!(value.as_json().get(), other);
        assert_eq!(serde_json::to_string(&read(other)).unwrap(), other);
    }
    // A truth value is no number.
    assert_eq!(read("true"), EnumsMixed::True);
    let read = |json: &str| serde_json::from_str::<EnumsFalse>(json).unwrap();
    assert_eq!((read("false"), read("-0.0")), (EnumsFalse::False, EnumsFalse::V0));
    assert!(matches!(round_trips("false"), EnumsTrue::Unknown(_)));
    assert!(matches!(round_trips("1"), EnumsTrue::Unknown(_)));
    for large in EnumsLarge::ALL {
        assert_eq!(round_trips::<EnumsLarge>(&large.to_string()), *large);
    }
    assert!(matches!(round_trips("9223372036854775806"), EnumsLarge::Unknown(_)));
    fails::<EnumsMixed>("[1", "EOF");
}

#[test]
fn enums_in_unions() {
    let speed = round_trips::<EnumsHolderEither>("0.5");
    assert_eq!(speed, EnumsHolderEither::EnumsSpeed(EnumsSpeed::V0Point5));
    let flag = round_trips::<EnumsHolderEither>("true");
    assert_eq!(flag, EnumsHolderEither::EnumsTrue(EnumsTrue::True));
    round_trips::<EnumsHolderEither>("false");
    round_trips::<EnumsHolderEither>("7.25");
}

#[test]
fn enums_as_parameters() {
    use crate::runtime::http::Param;

    assert_eq!(EnumsPriority::Low.to_param(), "-10");
    assert_eq!(EnumsPriority::from(7).to_param(), "7");
    assert_eq!(EnumsSpeed::V1.to_param(), "1");
    assert_eq!(EnumsSpeed::V0Point5.to_param(), "0.5");
    let mixed: Vec<_> = ListJobsMixed::ALL.iter().map(Param::to_param).collect();
    assert_eq!(mixed, ["all", "1", "true"]);
    assert_eq!(ListJobsMixed::from(Value::from("a b")).to_param(), "a b");
    assert_eq!(ListJobsMixed::from(Value::from(2.5)).to_param(), "2.5");
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
fn constants_of_every_type() {
    let all = r#"{"version":2,"active":true,"ratio":-0.5,"whole":3,
        "large":18446744073709551615,"huge":1e300,"empty":"",
        "list":[1,{"b":"x","a":false}],"object":{},"nullable":7,"text":"1"}"#;
    let read: ConstantsTypes = round_trips(all);
    assert!(read.extra.is_empty());
    let ConstantsTypes { active, ratio, whole, large, huge, empty, list, .. } = &read;
    assert!(active.is_some() && ratio.is_some() && whole.is_some() && large.is_some());
    assert!(
        huge.is_some() && empty.is_some() && list.is_some() && read.object.is_some()
    );
    assert!(read.nullable.is_some() && read.text.is_some());
    // The same values, spelled otherwise.
    let read: ConstantsTypes = serde_json::from_str(
        r#"{"version":2.0,"ratio":-5e-1,"list":[1.0,{"a":false,"b":"x"}],"huge":10e299}"#,
    )
    .unwrap();
    assert!(read.extra.is_empty() && read.huge.is_some());
    for surprise in ["3", "\"2\"", "true", "2.5", "null", "[2]", "{}", "-2"] {
        let json = format!(r#"{{"version":{surprise},"active":1,"whole":"3"}}"#);
        let read: ConstantsTypes = round_trips(&json);
        assert_eq!(read.extra.get("version").unwrap().get(), surprise);
        assert_eq!(read.extra.len(), 3);
    }
    let read: ConstantsTypes =
        round_trips(r#"{"version":2,"active":false,"object":[]}"#);
    assert_eq!((read.active, read.extra.len()), (None, 2));
    fails::<ConstantsTypes>("{}", "missing field `version`");
    assert_eq!(ConstantsTypesVersion::VALUE, 2);
    assert_eq!(ConstantsTypesList.to_string(), r#"[1,{"a":false,"b":"x"}]"#);
}

/// Null is written back as it came, and once.
#[test]
fn constants_that_are_null() {
    let written = |json: &str| {
        let read: ConstantsTypes = serde_json::from_str(json).unwrap();
        serde_json::to_string(&read).unwrap()
    };
    let null = r#"{"version":2,"nullable":null}"#;
    assert_eq!(written(null), null);
    let twice = r#"{"version":2,"nullable":null,"nullable":8}"#;
    assert_eq!(written(twice), r#"{"version":2,"nullable":8}"#);
    let twice = r#"{"version":2,"nullable":8,"nullable":null}"#;
    assert_eq!(written(twice), null);
}

#[test]
fn constants_without_a_field_for_surprises() {
    assert_eq!(round_trips::<ConstantsList>("[2]"), [ConstantsListItem::V2]);
    let list: ConstantsList = round_trips("[2,5]");
    assert!(matches!(list[1], ConstantsListItem::Unknown(value) if value.as_i64() == 5));
    assert_eq!(round_trips::<ConstantsComponent>("false"), ConstantsComponent::False);
    round_trips::<ConstantsHolder>(r#"{"component":true,"items":[[],[1]]}"#);
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
    fails::<OpenObject>(r#"{"a":"1","c":1}"#, "expected an integer");
    fails::<OpenObject>(r#"{"a":1}"#, "missing field `c`");
    same::<OpenArray>("{}");
    fails::<OpenArray>("[1]", "expected a string");
    same::<OpenBoth>(r#"["a"]"#);
    same::<OpenTuple>("[]");
    fails::<OpenTuple>("[1]", "expected a string");
    same::<OpenTyped>(r#"{"a":null,"b":5,"c":6}"#);
    fails::<OpenTyped>(r#"{"b":5,"c":"6"}"#, "expected an integer");
    same::<OpenAll>("5");
    fails::<OpenAll>(r#"{"a":1}"#, "missing field `b`");
    assert_eq!(same::<OpenText>("\"a\""), OpenText::A);
    assert_eq!(same::<OpenText>("\"x\"").as_str(), "x");
    same::<OpenChoice>(r#"{"c":1,"a":2}"#);
    assert!(matches!(same(r#"{"d":1}"#), OpenChoice::Unknown(_)));
}

#[test]
fn heirs() {
    let text = r#"{"shapes":[
        {"shape":"circle","radius":1.5},
        {"side":2.5,"shape":"UnionsSquare","inside":{"shape":"UnionsTile","side":1.5}},
        {"shape":"UnionsShape","color":"red"},
        {"shape":"blob","color":"blue"}
    ]}"#;
    let drawing: UnionsDrawing = same(text);
    let shapes = drawing.shapes.unwrap();
    assert!(matches!(&shapes[0], UnionsShape::Circle(it) if it.radius == Some(1.5)));
    let UnionsShape::UnionsSquare(square) = &shapes[1] else { panic!("{shapes:?}") };
    assert!(matches!(square.inside.as_deref(), Some(UnionsShape::UnionsTile(_))));
    assert!(matches!(&shapes[2], UnionsShape::UnionsShape(it) if it.color.is_some()));
    assert!(matches!(&shapes[3], UnionsShape::Unknown(_)));
    fails::<UnionsDrawing>(r#"{"shapes":[{"shape":"circle","radius":"1"}]}"#, "f64");
}

#[test]
fn fields_by_patterns_of_their_names() {
    let json = r#"{"a":"1","x-b":2,"y-c":"d","other":[1.50]}"#;
    let object: ObjectsSeveralPatterns = same(json);
    assert_eq!(object.fields_x.get("x-b"), Some(&2));
    assert_eq!(object.fields_y.get("y-c").map(String::as_str), Some("d"));
    assert_eq!(object.extra.len(), 1);
    fails::<ObjectsSeveralPatterns>(r#"{"x-b":"2"}"#, "an integer of 64 bits");
}

#[test]
fn tags_that_are_no_strings() {
    let versions: UnionsVersions = same(r#"{"a":"x","version":1}"#);
    assert!(matches!(versions, UnionsVersions::V1(it) if it.a == "x"));
    let versions: UnionsVersions = same(r#"{"version":2,"a":5}"#);
    assert!(matches!(versions, UnionsVersions::Second(it) if it.a == 5));
    assert!(matches!(same(r#"{"version":3,"a":5}"#), UnionsVersions::Unknown(_)));
    fails::<UnionsVersions>(r#"{"version":2,"a":"x"}"#, "an integer of 64 bits");
    assert!(matches!(same(r#"{"ok":false,"error":"e"}"#), UnionsFlags::Failure(_)));
    assert!(matches!(same(r#"{"value":"v","ok":true}"#), UnionsFlags::Success(_)));
}

/// The first alternative requires a field that may be null; without it only the second is
/// meant.
#[test]
fn alternatives_do_not_add_null() {
    assert!(matches!(same(r#"{"b":1}"#), UnionsNullable::Second(_)));
    assert!(matches!(same(r#"{"a":null,"b":1}"#), UnionsNullable::First(_)));
}

#[test]
fn names_that_tables_use_themselves() {
    same::<NamesOfMacros>(
        r#"{"field":"a","find":"b","map":"c","name":"d","index":1,"keys":"e","value":"f",
            "extra":"g","additional":"h","seq":"i","A":"j","Field":"k","serializer":"l",
            "json":"m","ok":"n","more":2}"#,
    );
    fails::<NamesOfMacros>(r#"{"field":"a"}"#, "missing field `map`");
}

//! What callers do with the types of the goldens: build them, compare them, look into them.

use std::collections::HashSet;
use std::hash::Hash;

use serde_json::json;

use crate::types::{
    CallersChoice, CallersContent, CallersExact, CallersImage, CallersMapped,
    CallersOrder, CallersPair, CallersPart, CallersSettings, CallersSettingsLevel,
    CallersSort, CallersText, CallersTree, CallersTreeObject, CallersWords, Extra, Json,
    NumbersExactBounds,
};

#[path = "../ui/pass/types.rs"]
mod readme;

#[test]
fn the_readme_has_what_works() {
    readme::main();
    let text = include_str!("../../README.md");
    let code = include_str!("../ui/pass/types.rs");
    let code = code.split_once("\n\n").unwrap().1.replace("pub fn", "fn");
    assert!(text.contains(&code), "the code of the README is another one");
}

fn order() -> CallersOrder {
    let settings = CallersSettings::default();
    let items = vec!["x".to_owned()];
    let when = "2020-01-01T00:00:00+01:00";
    let any = json!([1]);
    CallersOrder::new("1", when, 0.5, settings, items, 7, CallersSort::Desc, any)
}

#[test]
fn a_struct_is_built_from_what_it_requires() {
    let expected = json!({
        "kind": "order", "id": "1", "note": null, "when": "2020-01-01T00:00:00+01:00",
        "weight": 0.5, "detail": {}, "items": ["x"], "choice": 7, "nothing": null,
        "type": "desc", "anything": [1],
    });
    let written = serde_json::to_value(order()).unwrap();
    assert_eq!(written, expected);
    assert_eq!(serde_json::from_value::<CallersOrder>(expected).unwrap(), order());

    let mut order = order();
    order.optional = Some(true);
    order.extra.insert("new", json!(1));
    let written = serde_json::to_value(order).unwrap();
    assert_eq!((&written["optional"], &written["new"]), (&json!(true), &json!(1)));
}

#[test]
fn a_tuple_is_built_from_what_it_requires() {
    let written = serde_json::to_value(CallersPair::new("x")).unwrap();
    assert_eq!(written, json!(["x", null]));
}

#[test]
#[allow(deprecated, reason = "the default of a deprecated field is one, too")]
fn defaults_hold_where_nothing_is_set() {
    let settings = CallersSettings::default();
    assert_eq!(settings.limit_or_default(), 20);
    assert_eq!(settings.offset_or_default(), -5);
    assert_eq!(settings.share_or_default().to_string(), "1");
    assert_eq!(settings.ratio_or_default().to_string(), "0.5");
    assert!(!settings.flag_or_default());
    assert_eq!(settings.name_or_default(), "a \"name\" - 1 , (x) ::");
    assert_eq!(settings.since_or_default(), "2020-01-01");
    assert_eq!(settings.sort_or_default(), &CallersSort::Asc);
    assert_eq!(settings.order_or_default(), &CallersSort::Desc);
    assert_eq!(settings.level_or_default(), CallersSettingsLevel::V2);
    assert_eq!(settings.choice_or_default(), &CallersChoice::Auto);
    assert_eq!(settings.alias_or_default(), 10);
    assert_eq!(settings.old_or_default(), 7);
    assert_eq!((settings.self_or_default(), settings.self_field_or_default()), (1, 2));
    assert_eq!(settings.type_or_default(), "t");
    assert_eq!(serde_json::to_value(&settings).unwrap(), json!({}));

    let exact = NumbersExactBounds::default();
    assert_eq!(exact.integer_or_default(), 3_000_000_000_i64.into());
    assert_eq!(exact.number_or_default(), (-0.5).into());
}

#[test]
fn a_value_goes_before_the_default() {
    let json = json!({"limit": 1, "name": "n", "since": "2021-02-03", "order": "new",
        "level": 9, "choice": 4});
    let settings: CallersSettings = serde_json::from_value(json).unwrap();
    assert_eq!(settings.limit_or_default(), 1);
    assert_eq!(settings.name_or_default(), "n");
    assert_eq!(settings.since_or_default(), "2021-02-03");
    assert_eq!(settings.order_or_default().as_str(), "new");
    assert_eq!(settings.level_or_default().as_i64(), 9);
    assert_eq!(settings.choice_or_default(), &CallersChoice::Number(4));
}

#[test]
fn variants_give_what_they_hold() {
    let choice = CallersChoice::from(5);
    assert_eq!(choice.as_number(), Some(5));
    assert_eq!(choice.as_array(), None);
    assert_eq!(choice.into_callers_settings(), None);

    let settings = CallersSettings::default();
    let choice = CallersChoice::from(settings.clone());
    assert_eq!(choice.as_callers_settings(), Some(&settings));
    assert_eq!(choice.into_callers_settings(), Some(settings));
    assert_eq!(CallersChoice::Auto.as_number(), None);

    let tree = CallersTree::from(CallersTreeObject::new("leaf"));
    assert_eq!(tree.as_string(), None);
    assert_eq!(tree.as_object().unwrap().left.as_string(), Some("leaf"));
    assert_eq!(tree.into_object().unwrap().left.into_string().as_deref(), Some("leaf"));

    let words = CallersWords::CallersNames(vec!["x".to_owned()]);
    assert_eq!(words.as_callers_texts(), None);
    assert_eq!(words.into_callers_names(), Some(vec!["x".to_owned()]));
}

#[test]
fn a_union_comes_of_what_it_may_hold() {
    assert_eq!(CallersContent::from("x"), CallersContent::String("x".to_owned()));
    assert_eq!(CallersContent::from("x".to_owned()).as_string(), Some("x"));
    assert_eq!(CallersContent::from(true).as_boolean(), Some(true));

    let parts = [CallersText::new("t").into(), CallersImage::new("u").into()];
    let content = CallersContent::from(parts.to_vec());
    let expected = json!([
        {"type": "CallersText", "text": "t"},
        {"type": "CallersImage", "url": "u"},
    ]);
    assert_eq!(serde_json::to_value(&content).unwrap(), expected);
    let read: CallersContent = serde_json::from_value(expected).unwrap();
    assert_eq!(read, content);
    let parts = content.into_array().unwrap();
    assert_eq!(parts.last().and_then(CallersPart::as_callers_image).unwrap().url, "u");
}

#[test]
fn equal_values_have_equal_hashes() {
    #[track_caller]
    fn one<T: Eq + Hash>(values: impl IntoIterator<Item = T>) {
        assert_eq!(values.into_iter().collect::<HashSet<T>>().len(), 1);
    }

    let json = |text: &str| serde_json::from_str::<Json>(text).unwrap();
    one([r#"{"a":1,"b":[0.0]}"#, r#"{ "b": [-0.0], "a": 1 }"#].map(json));
    one(["1e999", " 1e999"].map(json));
    assert_ne!(json("1"), json("1.0"));

    let extra = |names: [&str; 2]| {
        let mut extra = Extra::default();
        for name in names {
            extra.insert(name, json("[1, 2]"));
        }
        extra
    };
    one([extra(["a", "b"]), extra(["b", "a"])]);
    let mut emptied = Extra::default();
    emptied.insert("a", json("1"));
    emptied.remove("a");
    one([Extra::default(), emptied]);

    let exact = |text: &str| serde_json::from_str::<CallersExact>(text).unwrap();
    one([r#"{"id":"1","x":1,"y":{}}"#, r#"{"y":{},"x":1,"id":"1"}"#].map(exact));
    one(["[1]", "[1]"].map(|text| serde_json::from_str::<CallersTree>(text).unwrap()));
}

#[test]
fn types_have_the_traits_that_hold() {
    fn exact<T: Eq + Hash>() {}
    fn comparable<T: Eq>() {}
    fn copied<T: Copy + Eq + Hash>() {}

    exact::<CallersExact>();
    exact::<CallersContent>();
    exact::<CallersTree>();
    exact::<CallersPair>();
    comparable::<CallersMapped>();
    copied::<CallersSettingsLevel>();
}

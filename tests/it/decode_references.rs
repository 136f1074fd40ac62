//! JSON read with types that refer to each other by address, by name and by the way.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::types::{
    ReferencesFilter, ReferencesFilterFilter, ReferencesLabel, ReferencesNode,
    ReferencesNumbers, ReferencesPerson, ReferencesPersonName, ReferencesTexts,
    ReferencesTree, ReferencesTreeOther,
};

/// Reads and writes.
#[track_caller]
fn same<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap();
    let written = serde_json::to_value(&value).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(json).unwrap());
    value
}

#[track_caller]
fn fails<T: DeserializeOwned + std::fmt::Debug>(json: &str, message: &str) {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

#[test]
fn by_address() {
    let tree: ReferencesTree = same(
        r#"{"value":{"text":"a"},"children":[{"value":{"text":"b"}}],"first":{"text":"c"},
        "owner":{"name":"ann","$id":"7"},"owner_name":"bob","label":{"text":"d"},
        "other":{"value":{"text":"e"}}}"#,
    );
    assert_eq!(tree.children.unwrap()[0].value.text, "b");
    assert_eq!(tree.owner_name, Some(ReferencesPersonName::Bob));
    assert_eq!(tree.owner.unwrap().id.as_deref(), Some("7"));
    assert!(matches!(*tree.other.unwrap(), ReferencesTreeOther::ReferencesTree(_)));
    fails::<ReferencesTree>(r#"{"value":{}}"#, "missing field `text`");
    same::<ReferencesLabel>(r#"{"tree":{"value":{"text":"a"}},"value":{"text":"b"}}"#);
    fails::<ReferencesLabel>(r#"{"tree":{}}"#, "missing field `value`");
    fails::<ReferencesPerson>(r#"{"$id":7}"#, "expected a string");
}

#[test]
fn by_the_way() {
    let filter: ReferencesFilter = same(
        r#"{"type":"and","filters":[{"type":"eq","key":"a"},
        {"type":"or","filters":[{"type":"ne","key":"b"}]}]}"#,
    );
    let [_, ReferencesFilterFilter::And(inner)] = filter.filters.as_slice() else {
        panic!("{filter:?}")
    };
    assert!(matches!(inner.filters[0], ReferencesFilterFilter::Eq(_)));
    fails::<ReferencesFilter>(
        r#"{"type":"and","filters":[{"type":"or"}]}"#,
        "missing field `filters`",
    );
    let node: ReferencesNode = same(r#"{"next":{"next":{}}}"#);
    assert!(node.next.unwrap().next.is_some());
    fails::<ReferencesNode>(r#"{"next":{"next":5}}"#, "expected an object");
    same::<ReferencesTexts>(r#"{"items":["a"]}"#);
    fails::<ReferencesTexts>(r#"{"items":[5]}"#, "expected a string");
    // The items may be anything: which schema they have depends on the way.
    same::<ReferencesNumbers>(r#"{"data":[1,"a",null]}"#);
}

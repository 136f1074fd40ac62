//! What counts as the same, and where two values first differ.

use super::difference;
use super::number::Number;

#[track_caller]
fn same(before: &str, after: &str) {
    assert_eq!(difference(before, after).unwrap(), None, "{before} and {after}");
}

#[track_caller]
fn differ(before: &str, after: &str, message: &str) {
    let difference = difference(before, after).unwrap();
    assert_eq!(difference.expect("they differ").to_string(), message);
}

#[test]
fn numbers_are_equal_by_their_exact_value() {
    for (one, other) in [
        ("1", "1.0"),
        ("100", "1e2"),
        ("0.5", "5E-1"),
        ("-0.0", "0"),
        ("0e5", "0"),
        ("0e999999999999999999999999999999999999999999", "0"),
        ("1e400", "10e399"),
        ("10.50", "1050e-2"),
        ("12345678901234567890123", "1.2345678901234567890123e22"),
    ] {
        same(one, other);
    }
    for (one, other) in [
        ("1", "-1"),
        ("9007199254740993", "9007199254740992"),
        ("0.1", "0.10000000000000001"),
        ("1e400", "1e401"),
        ("1", "\"1\""),
        ("1", "true"),
    ] {
        differ(one, other, &format!("$: {one} became {other}"));
    }
    assert_eq!(Number::parse("true"), None);
    assert_eq!(Number::parse("-"), None);
}

#[test]
fn strings_are_equal_to_the_letter() {
    same(r#""\u00e9\/""#, "\"é/\"");
    differ(
        "\"2024-01-01T00:00:00+01:00\"",
        "\"2023-12-31T23:00:00Z\"",
        "$: \"2024-01-01T00:00:00+01:00\" became \"2023-12-31T23:00:00Z\"",
    );
    differ("\"e\u{301}\"", "\"é\"", "$: \"e\u{301}\" became \"é\"");
}

#[test]
fn null_is_something_else_than_nothing() {
    same(r#"{"a": 1, "b": [null]}"#, r#"{"b":[null],"a":1}"#);
    differ(r#"{"a":null}"#, "{}", "$.a: null became nothing");
    differ("{}", r#"{"a":null}"#, "$.a: nothing became null");
}

#[test]
fn the_first_difference_has_a_path() {
    differ(r#"{"a":[1,{"b":[]}]}"#, r#"{"a":[1,{"b":{}}]}"#, "$.a[1].b: [] became {}");
    differ("[1,2]", "[1]", "$: [1,2] became [1]");
    differ(r#"{"a":1}"#, r#"{"a":1,"a":1}"#, "$.a: 1 became 1 and 1");
    assert!(difference("{}", "{").is_err());
}

#[test]
fn strings_are_equal_however_they_are_escaped() {
    same(r#"{"\u0061": "A\u00e9"}"#, r#"{"a": "Aé"}"#);
    differ("\"a\"", "\"A\"", "$: \"a\" became \"A\"");
    differ("[]", "{}", "$: [] became {}");
}

#[test]
fn what_is_no_json_equals_nothing() {
    assert!(difference("nul", "nul").is_err());
    assert!(difference("", "").is_err());
}

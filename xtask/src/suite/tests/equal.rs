//! Equality of JSON texts.

use crate::suite::equal::equal;

#[test]
fn numbers_are_equal_by_value() {
    for (a, b) in [
        ("1", "1.0"),
        ("1", "10e-1"),
        ("100", "1E+2"),
        ("0", "-0.0"),
        ("0e5", "0"),
        ("-1.50", "-15e-1"),
        ("12345678901234567890123", "12345678901234567890123.0"),
        ("1e400", "10e399"),
        ("0.1", "0.10"),
    ] {
        assert!(equal(a, b), "{a} {b}");
        assert!(equal(&format!("[{a}]"), &format!("[{b}]")), "{a} {b}");
    }
    for (a, b) in [
        ("1", "-1"),
        ("1", "1.0000000000000000000001"),
        ("12345678901234567890123", "12345678901234567890124"),
        ("9007199254740993", "9007199254740992"),
        ("1e400", "1e401"),
        ("1", "10"),
        ("1", "\"1\""),
    ] {
        assert!(!equal(a, b), "{a} {b}");
    }
}

#[test]
fn fields_are_equal_in_any_order() {
    assert!(equal(r#"{"a": 1, "b": [null]}"#, r#"{"b":[null],"a":1.0}"#));
    assert!(!equal(r#"{"a": null}"#, "{}"));
    assert!(!equal("{}", r#"{"a": null}"#));
    assert!(!equal("[1, 2]", "[2, 1]"));
    assert!(!equal("[1]", "[1, 1]"));
    assert!(!equal("null", "false"));
    assert!(!equal("[]", "{}"));
}

#[test]
fn texts_are_equal_however_they_are_escaped() {
    assert!(equal(r#""A\u00e9""#, r#""Aé""#));
    assert!(equal(r#"{"\u0061": 1}"#, r#"{"a": 1}"#));
    assert!(!equal(r#""a""#, r#""A""#));
}

#[test]
fn what_is_no_json_equals_nothing() {
    assert!(!equal("nul", "nul"));
    assert!(!equal("", ""));
}

//! JSON with formats and numbers, read with the types of the goldens: the spelling stays,
//! and the typed value is there where it is asked for.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::types::{
    FormatsEvent, FormatsEventUnion, Integer, NumbersBounds, NumbersExactBounds,
    NumbersExactEither, NumbersFormats, OffsetTime, OtherFormats, Text,
};

/// Reads and writes; not a byte is changed.
#[track_caller]
fn same<T: DeserializeOwned + Serialize>(json: &str) -> T {
    let value: T = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    value
}

/// Reads and writes; the value is changed to this spelling of the same.
#[track_caller]
fn becomes<T: DeserializeOwned + Serialize>(json: &str, written: &str) {
    let value: T = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), written);
}

#[track_caller]
fn fails<T: DeserializeOwned + Debug>(json: &str, message: &str) {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

const EVENT: &str = concat!(
    r#"{"id":"67E55044-10B1-426F-9247-BB680E5FE0C8","at":"2024-02-29T10:00:00.500+01:00","#,
    r#""day":"2024-02-29","time":"17:32:28-08:00","duration":"P1DT12H","#,
    r#""url":"https://EXAMPLE.com","other_url":"HTTP://example.com:80/%7Ea?b","#,
    r#""bytes":"-_8","encoded":"+/8=","decimal":"0001.500","nullable":"2024-01-01","#,
    r#""list":["2016-12-31T23:59:60Z"],"map":{"a":"mailto:a@example.com"},"#,
    r#""union":"2024-02-29T10:00:00Z","several":"2024-02-29t10:00:00z","#,
    r#""strings":"2024-02-29","values":"2024-01-01"}"#,
);

#[test]
fn formats_have_a_typed_value() {
    let event: FormatsEvent = same(EVENT);
    assert_eq!(event.id.parse().unwrap().as_u128() >> 96, 0x67e5_5044);
    assert_eq!(event.at.parse().unwrap().as_millisecond(), 1_709_197_200_500);
    assert_eq!(event.day.unwrap().parse().unwrap().day(), 29);
    let OffsetTime { time, offset } = event.time.unwrap().parse().unwrap();
    assert_eq!((time.hour(), offset), (17, Some(-480)));
    assert_eq!(event.duration.unwrap().parse().unwrap().get_hours(), 12);
    assert_eq!(event.url.unwrap().parse().unwrap().host_str(), Some("example.com"));
    assert_eq!(event.other_url.unwrap().parse().unwrap().port(), None);
    assert_eq!(*event.bytes.unwrap().parse().unwrap(), [0xfb, 0xff]);
    assert_eq!(*event.encoded.unwrap().parse().unwrap(), [0xfb, 0xff]);
    let decimal = rust_decimal::Decimal::new(15, 1);
    assert_eq!(event.decimal.unwrap().parse().unwrap(), decimal);
    assert_eq!(event.nullable.unwrap().parse().unwrap().year(), 2024);
    assert_eq!(event.list[0].parse().unwrap().as_second(), 1_483_228_799);
    let address = &event.map.unwrap()["a"];
    assert_eq!(address.parse().unwrap().scheme(), "mailto");
    let Some(FormatsEventUnion::String(text)) = event.union else { panic!("a string") };
    assert_eq!(text.parse().unwrap().as_second(), 1_709_200_800);
}

#[test]
fn odd_strings_decode_and_tell_where_they_are_asked_for() {
    let event: FormatsEvent =
        same(r#"{"id":"","at":"yesterday","day":"2024-02-30","list":["\u0000 é"]}"#);
    let error = event.at.parse().unwrap_err().to_string();
    assert!(
        error.starts_with(r#""yesterday" is not a date with time and offset: "#),
        "{error}"
    );
    assert!(event.id.parse().is_err() && event.list[0].parse().is_err());
    assert!(event.day.is_some_and(|day| day.parse().is_err()));
    fails::<FormatsEvent>(r#"{"id":5}"#, "invalid type: integer `5`, expected a string");
    fails::<FormatsEvent>(r#"{"id":null}"#, "expected a string");
}

#[test]
fn values_are_spelled_as_their_format_wants() {
    let mut event: FormatsEvent =
        same(r#"{"id":"a","at":"2024-02-29T10:00:00+01:00","list":[]}"#);
    event.id = uuid::Uuid::from_u128(1).into();
    event.at = event.at.parse().unwrap().into();
    event.day = Some(jiff::civil::date(2024, 2, 29).into());
    event.time = Some(OffsetTime::from(jiff::civil::time(1, 2, 3, 0)).into());
    event.duration = Some(jiff::Span::new().hours(1).into());
    event.bytes = Some(vec![0xfb, 0xff].into());
    event.decimal = Some(rust_decimal::Decimal::new(150, 2).into());
    event.list.push("as it is".into());
    let expected = r#"{"id":"00000000-0000-0000-0000-000000000001","at":"2024-02-29T09:00:00Z","day":"2024-02-29","time":"01:02:03","duration":"PT1H","bytes":"+/8=","decimal":"1.50","list":["as it is"]}"#;
    assert_eq!(serde_json::to_string(&event).unwrap(), expected);
}

#[test]
fn formats_of_other_crates() {
    let json = r#"{"at":"2024-02-29T10:00:00.500+01:00","day":"2024-02-29","time":"17:32:28Z","id":"x"}"#;
    let other: OtherFormats = same(json);
    assert_eq!(other.at.unwrap().parse().unwrap().timestamp(), 1_709_197_200);
    assert_eq!(other.day.unwrap().parse().unwrap().ordinal(), 60);
    assert_eq!(other.time.unwrap().parse().unwrap().offset, Some(0));
    assert_eq!(other.id.as_deref(), Some("x"));
}

#[test]
fn texts_in_maps_and_sets() {
    let id: Text<uuid::Uuid> = "a".into();
    let all = std::collections::HashSet::from([id.clone(), id]);
    assert_eq!(all.len(), 1);
}

#[test]
fn integers_of_each_size() {
    let json = r#"{"int8":-128,"int16":-32768,"int32":-2147483648,"int64":-9223372036854775808,"uint8":255,"uint16":65535,"uint32":4294967295,"uint64":18446744073709551615}"#;
    same::<NumbersFormats>(json);
    fails::<NumbersFormats>(r#"{"int8":128}"#, "expected an integer of 8 bits");
    fails::<NumbersFormats>(r#"{"uint8":-1}"#, "expected an integer of 8 bits");
    fails::<NumbersFormats>(r#"{"uint64":18446744073709551616}"#, "of 64 bits");
    fails::<NumbersFormats>(r#"{"uint64":-1}"#, "of 64 bits");
    fails::<NumbersFormats>(r#"{"int64":1.5}"#, "of 64 bits");
    fails::<NumbersFormats>(r#"{"int64":1e400}"#, "out of range");
    for written in ["1.0", "1e0", "10e-1", "0.1e1"] {
        becomes::<NumbersFormats>(
            &format!(r#"{{"int64":{written}}}"#),
            r#"{"int64":1}"#,
        );
        becomes::<NumbersFormats>(
            &format!(r#"{{"uint8":{written}}}"#),
            r#"{"uint8":1}"#,
        );
    }
    becomes::<NumbersFormats>(r#"{"int64":1e3}"#, r#"{"int64":1000}"#);
    becomes::<NumbersFormats>(r#"{"int64":-0.0}"#, r#"{"int64":0}"#);
    becomes::<NumbersFormats>(r#"{"uint64":-0}"#, r#"{"uint64":0}"#);
}

#[test]
fn numbers_that_need_not_be_whole() {
    same::<NumbersFormats>(r#"{"float":0.1,"double":1e-300,"decimal":1.50}"#);
    same::<NumbersFormats>(r#"{"double":-0.0,"decimal":1e400}"#);
    same::<NumbersFormats>(r#"{"decimal":0.1000000000000000055511151231257827}"#);
    becomes::<NumbersFormats>(r#"{"double":10}"#, r#"{"double":10.0}"#);
    fails::<NumbersFormats>(r#"{"double":1e400}"#, "out of range");
    fails::<NumbersFormats>(r#"{"decimal":"1"}"#, "a string, expected a number");
}

#[test]
fn bounds_tell_the_size() {
    same::<NumbersBounds>(
        r#"{"large":18446744073709551615,"larger":10000000000000000000}"#,
    );
    let long = "1".repeat(60);
    same::<NumbersBounds>(&format!(r#"{{"largest":-{long},"mixed":{long}}}"#));
    fails::<NumbersBounds>(&format!(r#"{{"integer":{long}}}"#), "of 64 bits");
    let exact: NumbersExactBounds = same(&format!(
        r#"{{"integer":{long},"natural":1e3,"percent":5,"number":{long}.10}}"#
    ));
    assert_eq!(exact.natural, Some(Integer::from(1000)));
    fails::<NumbersExactBounds>(r#"{"integer":1.5}"#, "not whole, expected an integer");
}

#[test]
fn exact_numbers_in_unions() {
    assert!(matches!(same("5"), NumbersExactEither::NumberValue(_)));
    assert!(matches!(same("5.5"), NumbersExactEither::Number(_)));
    assert!(matches!(same("[1.50,1e400]"), NumbersExactEither::Array(_)));
}

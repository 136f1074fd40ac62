//! Strings with formats and numbers of any size: kept as sent, typed where asked for.

use std::fmt::Debug;

use runtime::data::{Base64, Decode, Format, Integer, Number, OffsetTime, Text, decode};
use runtime::http::Param;

/// The value of a text; the text itself survives JSON.
#[track_caller]
fn read<T: Format>(text: &str) -> T {
    let json = serde_json::to_string(text).unwrap();
    let value: Text<T> = decode(json.as_bytes()).unwrap();
    assert_eq!(value, text);
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    assert_eq!((value.to_string(), value.to_param().as_ref()), (text.into(), text));
    value.parse().unwrap()
}

/// Any text is kept; asking for its value says what is wrong.
#[track_caller]
fn odd<T: Format + Debug>(text: &str, message: &str) {
    let json = serde_json::to_string(text).unwrap();
    let value: Text<T> = decode(json.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
    let error = value.parse().unwrap_err().to_string();
    assert!(error.contains(message), "{error}");
}

/// How the format spells a value.
fn spelled<T: Format>(value: T) -> String {
    Text::from(value).into()
}

#[test]
fn dates_and_times() {
    use jiff::civil::{Date, Time};
    use jiff::{Span, Timestamp};

    let time = read::<Timestamp>("2024-02-29T10:00:00.500+01:00");
    assert_eq!(time, read("2024-02-29T09:00:00.5Z"));
    assert_eq!(spelled(time), "2024-02-29T09:00:00.5Z");
    read::<Timestamp>("2024-02-29t10:00:00z");
    read::<Timestamp>("2016-12-31T23:59:60Z");
    odd::<Timestamp>("2023-02-29T10:00:00Z", "is not a date with time and offset: ");
    odd::<Timestamp>("2024-02-29T10:00:00", "2024-02-29T10:00:00");
    odd::<Timestamp>("", "\"\" is not");
    assert_eq!(spelled(read::<Date>("2024-02-29")), "2024-02-29");
    odd::<Date>("29.02.2024", "\"29.02.2024\" is not a date: ");
    assert_eq!(spelled(read::<Span>("P1Y2M10DT2H30M")), "P1Y2M10DT2H30M");
    assert_eq!(read::<Span>("P2W").get_weeks(), 2);
    odd::<Span>("soon", "is not a duration: ");
    assert_eq!(spelled(read::<Time>("17:32:28.25")), "17:32:28.25");
}

#[test]
fn times_with_their_offsets() {
    use jiff::civil::Time;

    let time = |text| read::<OffsetTime<Time>>(text);
    for text in ["17:32:28Z", "17:32:28", "17:32:28.5+01:00", "00:00:00-11:30"] {
        assert_eq!(spelled(time(text)), text);
    }
    assert_eq!(time("17:32:28-11:30").offset, Some(-690));
    assert_eq!(time("17:32:28-00:00").offset, Some(0));
    assert_eq!(time("17:32:28").time, Time::constant(17, 32, 28, 0));
    let message = "is not an offset from UTC";
    for offset in
        ["+", "+1", "+01", "+01:0", "+24:00", "+01:60", "+é1:00", "+-1:00", "Zx"]
    {
        odd::<OffsetTime<Time>>(&format!("17:32:28{offset}"), message);
    }
    odd::<OffsetTime<Time>>("25:00:00Z", "is not a time: ");
    let extreme = OffsetTime { time: Time::MIN, offset: Some(i16::MIN) };
    assert_eq!(spelled(extreme), "00:00:00-546:08");
    assert_eq!(Text::from(OffsetTime::from(Time::MIN)), "00:00:00");
}

#[test]
fn dates_and_times_of_chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};

    let time = read::<DateTime<FixedOffset>>("2024-02-29T10:00:00.500+01:00");
    assert_eq!(spelled(time), "2024-02-29T10:00:00.500+01:00");
    assert_eq!(Text::from(DateTime::<Utc>::UNIX_EPOCH), "1970-01-01T00:00:00Z");
    let odd_offset = FixedOffset::east_opt(3723).unwrap();
    let odd_time = DateTime::<Utc>::UNIX_EPOCH.with_timezone(&odd_offset);
    assert_eq!(spelled(odd_time), "1970-01-01T00:00:00Z");
    odd::<DateTime<FixedOffset>>("2023-02-29T10:00:00Z", "is not a date with time");
    assert_eq!(spelled(read::<NaiveDate>("2024-02-29")), "2024-02-29");
    odd::<NaiveDate>("2024-02-30", "is not a date: ");
    assert_eq!(spelled(read::<NaiveTime>("07:02:08.25")), "07:02:08.250");
    let time = read::<OffsetTime<NaiveTime>>("17:32:28+01:00");
    assert_eq!((spelled(time).as_str(), time.offset), ("17:32:28+01:00", Some(60)));
}

#[test]
fn dates_and_times_of_time() {
    use time::{Date, OffsetDateTime, Time, UtcOffset};

    let time = read::<OffsetDateTime>("2024-02-29T10:00:00.5+01:00");
    assert_eq!(spelled(time), "2024-02-29T10:00:00.5+01:00");
    odd::<OffsetDateTime>("2023-02-29T10:00:00Z", "is not a date with time");
    assert_eq!(spelled(read::<Date>("2024-02-29")), "2024-02-29");
    odd::<Date>("2024-02-30", "is not a date: ");
    for text in ["07:02:08", "07:02:08.25", "23:59:59.000000001"] {
        assert_eq!(spelled(read::<Time>(text)), text);
    }
    odd::<Time>("7", "is not a time: ");
    let odd = UtcOffset::from_hms(1, 2, 3).unwrap();
    assert_eq!(
        spelled(OffsetDateTime::UNIX_EPOCH.to_offset(odd)),
        "1970-01-01T00:00:00Z"
    );
    let before = Date::MIN.midnight().assume_utc();
    assert!(spelled(before).starts_with("-9999-01-01"), "no panic");
}

#[test]
fn other_formats() {
    use rust_decimal::Decimal;
    use url::Url;
    use uuid::Uuid;

    let id = "67E55044-10B1-426F-9247-BB680E5FE0C8";
    assert_eq!(spelled(read::<Uuid>(id)), id.to_lowercase());
    odd::<Uuid>("67e55044", "is not a UUID: ");
    assert_eq!(read::<Url>("https://example.com").path(), "/");
    read::<Url>("mailto:someone@example.com");
    read::<Url>("HTTP://EXAMPLE.com:80/a b?c=%7e");
    odd::<Url>("/relative", "is not a URL: ");
    assert_eq!(spelled(read::<Decimal>("-1.50")), "-1.50");
    assert_eq!(read::<Decimal>("1.50"), Decimal::new(15, 1));
    odd::<Decimal>("1,50", "is not a decimal number: ");
    odd::<Decimal>(&format!("0.{}", "1".repeat(40)), "is not a decimal number: ");
}

#[test]
fn base64() {
    for text in ["+/8=", "-_8=", "+/8", "-_8", "-_8\r\n", "+ /8=\n", "+/9="] {
        assert_eq!(*read::<Base64>(text), [0xfb, 0xff], "{text}");
    }
    assert!(read::<Base64>("").is_empty());
    odd::<Base64>("a", "\"a\" is not Base64: ");
    odd::<Base64>("+_8=", "is not Base64: ");
    odd::<Base64>(&"é".repeat(100), &format!("\"{}…\" is not", "é".repeat(60)));
    assert_eq!(Text::<Base64>::from(vec![0xfb, 0xff]), "+/8=");
    assert_eq!(Text::<Base64>::from(&b"text"[..]), "dGV4dA==");
    assert_eq!(Vec::from(Base64::from(vec![1])), [1]);
}

#[test]
fn only_strings_have_formats() {
    let error = decode::<Text<uuid::Uuid>>(b"5").unwrap_err().message;
    assert!(error.contains("expected a string"), "{error}");
}

#[test]
fn a_text_is_used_as_a_string() {
    fn length(text: &str) -> usize {
        text.len()
    }
    let text: Text<uuid::Uuid> = "abc".parse().unwrap();
    assert_eq!(length(&text), 3);
    assert!(text.starts_with('a'));
    assert_eq!(Text::from(&text), text);
    assert_eq!(Text::<uuid::Uuid>::from(&String::from("abc")), text);
    assert_eq!(format!("{text} {text:?} {text:>5}"), "abc \"abc\"   abc");
}

/// Reads a number and writes it as it came.
#[track_caller]
fn number<T: Decode + serde::Serialize>(text: &str) -> T {
    let number: T = decode(text.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&number).unwrap(), text);
    number
}

#[test]
fn numbers_keep_their_spelling() {
    for text in ["0", "-0", "-0.0", "1.50", "1e400", "-1E-400", "1e+3", "0.1"] {
        number::<Number>(text);
    }
    let long = "123456789012345678901234567890.123456789012345678901234567890";
    assert_eq!(number::<Number>(long).to_string(), long);
    assert!((number::<Number>("1.50").as_f64() - 1.5).abs() < f64::EPSILON);
    assert!(number::<Number>("1e400").as_f64().is_infinite());
    assert_eq!(Number::from(1.5).to_param(), "1.5");
    assert_eq!(Number::from(f64::NAN).as_str(), "null");
    assert_eq!(Number::from(5), "5.0".parse().unwrap());
    let error = decode::<Number>(b"\"5\"").unwrap_err().message;
    assert!(error.contains("invalid type: a string, expected a number"), "{error}");
}

#[test]
fn integers_are_whole() {
    for text in ["0", "-0", "1.0", "1e3", "1.50e1", "-12e400", "0e-5", "0.0"] {
        number::<Integer>(text);
    }
    let long = "-123456789012345678901234567890";
    assert_eq!(number::<Integer>(long).as_i64(), None);
    for (text, value) in [
        ("1.0", 1),
        ("-1e3", -1000),
        ("1.50e1", 15),
        ("0e99999999999999999999", 0),
        ("-0.0", 0),
        ("-9223372036854775808", i64::MIN),
        ("9223372036854775807.0", i64::MAX),
    ] {
        assert_eq!(number::<Integer>(text).as_i64(), Some(value), "{text}");
    }
    assert_eq!(Integer::from(u64::MAX).as_u64(), Some(u64::MAX));
    assert_eq!(Integer::from(u64::MAX).as_i64(), None);
    assert_eq!(number::<Integer>("1e99999999999999999999").as_i64(), None);
    for (json, message) in [
        ("1.5", "a number that is not whole"),
        ("1e-1", "a number that is not whole"),
        ("\"5\"", "a string"),
        ("null", "null"),
        ("true", "a boolean"),
        ("[1]", "an array"),
        ("{}", "an object"),
    ] {
        let error = decode::<Integer>(json.as_bytes()).unwrap_err().message;
        let message = format!("invalid type: {message}, expected an integer");
        assert!(error.contains(&message), "{error}");
    }
}

#[test]
fn numbers_are_ordered_by_value() {
    let ordered = [
        "-1e400", "-12", "-1.5", "-15e-1", "-1", "-1e-400", "0", "-0.0", "0e5",
        "1e-400", "0.1", "0.10", "0.11", "1", "1.0", "10e-1", "9", "10", "12", "100",
        "1e400",
    ];
    let ordered: Vec<Number> = ordered.map(|text| text.parse().unwrap()).into();
    assert!(ordered.is_sorted());
    let mut distinct = ordered.clone();
    distinct.dedup();
    assert_eq!(distinct.len(), 15);
}

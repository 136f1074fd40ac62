//! Whether JSON is the same after it was decoded and encoded again.

use std::fmt::Debug;

use indexmap::IndexMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

/// Any JSON, its numbers as they are spelled: they may be too large for a [`Value`].
#[derive(Debug)]
enum Tree {
    Null,
    Number(String),
    Other(Value),
    List(Vec<Tree>),
    Object(IndexMap<String, Tree>),
}

impl Tree {
    fn parse(text: &str) -> Self {
        let parse = |json: Box<RawValue>| Self::parse(json.get());
        match text.trim_start().as_bytes()[0] {
            b'n' => Self::Null,
            b'-' | b'0'..=b'9' => Self::Number(text.to_owned()),
            b'[' => {
                let list: Vec<Box<RawValue>> = serde_json::from_str(text).unwrap();
                Self::List(list.into_iter().map(parse).collect())
            }
            b'{' => {
                // Of a key that comes twice the last value counts.
                let map: IndexMap<String, Box<RawValue>> =
                    serde_json::from_str(text).unwrap();
                let parse = |(key, value)| (key, parse(value));
                Self::Object(map.into_iter().map(parse).collect())
            }
            _ => Self::Other(serde_json::from_str(text).unwrap()),
        }
    }

    /// Whether the two are equal, null and absent taken as equal.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Number(left), Self::Number(right)) => is_same_number(left, right),
            (Self::Other(left), Self::Other(right)) => left == right,
            (Self::List(left), Self::List(right)) => {
                left.len() == right.len()
                    && left.iter().zip(right).all(|(left, right)| left.is_same(right))
            }
            (Self::Object(left), Self::Object(right)) => {
                let is_same = |key: &String| match (left.get(key), right.get(key)) {
                    (Some(left), Some(right)) => left.is_same(right),
                    (one, other) => {
                        matches!(one.or(other), Some(Self::Null))
                    }
                };
                left.keys().chain(right.keys()).all(is_same)
            }
            _ => false,
        }
    }
}

/// Integers are compared as such, others as floating point numbers.
fn is_same_number(left: &str, right: &str) -> bool {
    let integer = |text: &str| text.parse::<i128>();
    let float = |text: &str| text.parse().ok().filter(|number: &f64| number.is_finite());
    match (integer(left), integer(right)) {
        (Ok(left), Ok(right)) => left == right,
        _ => left == right || (float(left).is_some() && float(left) == float(right)),
    }
}

/// Checks that two JSON texts are equal, null and absent taken as equal.
#[track_caller]
pub fn assert_same(expected: &str, found: &str) {
    let is_same = Tree::parse(expected).is_same(&Tree::parse(found));
    assert!(is_same, "{expected}\nbecame\n{found}");
}

/// Decodes a text in each way that serde has, encodes it again, compares the two texts, and
/// returns what was decoded.
#[track_caller]
pub fn round_trips<T>(text: &str) -> T
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let decoded: T = serde_json::from_str(text).unwrap_or_else(|error| {
        panic!("{error}: {text}");
    });
    let encoded = serde_json::to_string(&decoded).unwrap();
    assert_same(text, &encoded);

    let again: T = serde_json::from_str(&encoded).unwrap();
    assert_eq!(again, decoded, "decoded again");
    let read: T = serde_json::from_reader(text.as_bytes()).unwrap();
    assert_eq!(read, decoded, "read from a stream");
    // What a `Value` can hold.
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        let of_value: T = serde_json::from_value(value).unwrap();
        let value = serde_json::to_value(&of_value).unwrap();
        assert_eq!(value, serde_json::to_value(&decoded).unwrap(), "by way of a Value");
    }
    decoded
}

//! Tables that no golden has: enumerations of many strings, tags of every type, and what is
//! refused while alternatives are tried.

#![allow(
    dead_code,
    clippy::unnested_or_patterns,
    reason = "tables make more than a test uses, and less pretty"
)]

use std::fmt::Write as _;

use codegen::config::Config;
use codegen::source::Source;

use crate::runtime::data::{Extra, Json, UnknownValue, UnknownVariant};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Many {
    Z,
    A,
    Empty,
    Accent,
    Unknown(UnknownValue<Many>),
}

open_enum! {
    many Many {
        "z" => Z,
        "a" => A,
        "" => Empty,
        "\u{e9}" => Accent,
    }
}

#[test]
fn many_strings() {
    for value in Many::ALL {
        assert_eq!(Many::from(value.as_str()), *value);
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(serde_json::from_str::<Many>(&json).unwrap(), *value);
    }
    for other in ["b", "zz", "A", "\u{e8}"] {
        assert!(matches!(Many::from(other), Many::Unknown(it) if it.as_str() == other));
    }
}

/// The table says so from a certain number of strings on.
#[test]
fn so_many_strings_are_looked_up() {
    for (count, many) in [(256, false), (257, true), (3000, true)] {
        let mut text = String::from(
            "openapi: 3.0.3\ninfo: { title: Many, version: '1' }\npaths: {}\ncomponents:\n  \
             schemas:\n    Big:\n      type: string\n      enum:\n",
        );
        for index in 0..count {
            writeln!(text, "        - value-{index}").unwrap();
        }
        let source = Source::new("openapi.yaml", text);
        let generated = codegen::generate(source, &Config::default()).unwrap();
        let file = generated.files.iter().find(|it| it.path == "src/types/big.rs");
        let text = &file.unwrap().text;
        assert_eq!(text.contains("    many Big {\n"), many);
        assert!(text.contains(&format!(
            "\"value-{}\" => Value{},",
            count - 1,
            count - 1
        )));
    }
}

#[derive(Clone, Debug, PartialEq)]
struct One {
    n: Option<i64>,
    extra: Extra,
}

object! {
    One {
        optional n = "n",
        ..extra
    }
}

#[derive(Clone, Debug, PartialEq)]
enum ByTag {
    Integer(One),
    Number(One),
    Boolean(One),
    Text(One),
    Unknown(UnknownVariant<ByTag>),
}

union! {
    ByTag {
        tag "kind" {
            integer 1 | integer -2 => Integer,
            number 0.5 => Number,
            boolean true => Boolean,
            "1" | json "[1]" => Text,
        }
    }
}

#[test]
fn tags_of_every_type() {
    let read = |tag: &str| {
        let first = format!(r#"{{"kind":{tag},"n":7}}"#);
        let last = format!(r#"{{"n":7,"kind":{tag}}}"#);
        let [first, last] = [first, last].map(|json| {
            let value: ByTag = serde_json::from_str(&json).unwrap();
            let written: serde_json::Value = serde_json::to_value(&value).unwrap();
            assert_eq!(
                written,
                serde_json::from_str::<serde_json::Value>(&json).unwrap()
            );
            value
        });
        assert_eq!(std::mem::discriminant(&first), std::mem::discriminant(&last));
        first
    };
    for tag in ["1", "-2"] {
        assert!(matches!(read(tag), ByTag::Integer(one) if one.n == Some(7)));
    }
    assert!(matches!(read("0.5"), ByTag::Number(_)));
    assert!(matches!(read("true"), ByTag::Boolean(_)));
    assert!(matches!(read("\"1\""), ByTag::Text(_)));
    assert!(matches!(read("[1]"), ByTag::Text(_)));
    for other in ["2", "false", "\"2\"", "[true]", "null", "1.5"] {
        assert!(matches!(read(other), ByTag::Unknown(_)), "{other}");
    }
    // A tag may be written in another way.
    let one: ByTag = serde_json::from_str(r#"{"kind":1.0,"n":7}"#).unwrap();
    assert!(matches!(one, ByTag::Integer(_)));
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Integers {
    V1,
    Unknown(UnknownValue<Integers, i64>),
}

integer_enum! {
    Integers {
        1 => V1,
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Numbers {
    Half,
    V2,
    Unknown(UnknownValue<Numbers, f64>),
}

number_enum! {
    Numbers {
        0.5 => Half,
        2.0 => V2,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Values {
    V3,
    False,
    Unknown(UnknownValue<Values, Json>),
}

value_enum! {
    Values {
        integer 3 => V3,
        boolean false => False,
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Four;

constant! { Four = integer 4 }

#[derive(Clone, Debug, PartialEq)]
struct Fixed {
    version: Four,
    extra: Extra,
}

object! {
    Fixed {
        constant version = "version",
        ..extra
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Tried {
    Integers(Integers),
    Numbers(Numbers),
    Values(Values),
    Fixed(Fixed),
    Map(crate::runtime::data::Map<i64>),
    Unknown(UnknownVariant<Tried>),
}

union! {
    Tried {
        any number => Integers | Numbers | Values,
        any boolean => Values,
        any object => Fixed | Map,
    }
}

/// The alternative that knows a value goes before one that would keep it as unknown.
#[test]
fn known_values_go_first() {
    let read = |json: &str| serde_json::from_str::<Tried>(json).unwrap();
    assert_eq!(read("1"), Tried::Integers(Integers::V1));
    assert_eq!(read("2"), Tried::Numbers(Numbers::V2));
    assert_eq!(read("3"), Tried::Values(Values::V3));
    assert_eq!(read("0.5"), Tried::Numbers(Numbers::Half));
    assert!(matches!(read("5"), Tried::Values(Values::Unknown(_))));
    assert_eq!(read("false"), Tried::Values(Values::False));
    assert!(matches!(read(r#"{"version":4}"#), Tried::Fixed(_)));
    assert!(matches!(read(r#"{"version":5}"#), Tried::Map(_)));
    assert!(matches!(read(r#"{"version":"x"}"#), Tried::Fixed(_)));
}

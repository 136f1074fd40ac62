//! `unknown-fields = "drop"`: the file of the runtime that asks for the setting, compiled
//! once more with the other answer.

mod api {
    pub const KEEPS_UNKNOWN_FIELDS: bool = false;
}
mod data;

use serde::Deserializer;
use serde::de::{MapAccess, Visitor};

use crate::runtime::data::{Entries, Received, next_field};
use data::Extra;

/// Reads an object of one field that is known, `a`.
struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = (i64, Extra);

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let (mut sum, mut extra) = (0, Extra::default());
        let mut map = Received::new(map);
        let find = |key: &str| (key == "a").then_some(());
        while next_field(&mut map, &mut extra, find)?.is_some() {
            sum += map.next_value::<i64>()?;
        }
        Ok((sum, extra))
    }
}

#[test]
fn unknown_fields_are_passed_over() {
    let json = r#"{"new": {"a": [5]}, "a": 1, "other": null, "a": 2}"#;
    let mut reader = serde_json::Deserializer::from_str(json);
    let (sum, extra) = reader.deserialize_map(Fields).unwrap();
    assert_eq!(sum, 3);
    assert!(extra.is_empty());

    // They have to be JSON all the same.
    let mut reader = serde_json::Deserializer::from_str(r#"{"new": {"a": }}"#);
    assert!(reader.deserialize_map(Fields).is_err());
}

#[test]
fn the_setting_reaches_the_client() {
    let document = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}";
    for (setting, kept) in [("drop", "false"), ("keep", "true")] {
        let settings = format!("unknown-fields = \"{setting}\"");
        let settings = codegen::source::Source::new("codegen.toml", settings);
        let config = codegen::config::Config::parse(&settings).unwrap();
        let source = codegen::source::Source::new("openapi.yaml", document.to_owned());
        let generated = codegen::generate(source, &config).unwrap();
        let api = generated.files.iter().find(|it| it.path == "src/runtime/api.rs");
        let expected = format!("KEEPS_UNKNOWN_FIELDS: bool = {kept};");
        assert!(api.unwrap().text.contains(&expected));
    }
}

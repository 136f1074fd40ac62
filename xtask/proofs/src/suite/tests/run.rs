//! From a small suite to crates, in memory.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::suite::component::astray;
use crate::suite::draft::Draft;
use crate::suite::driver;
use crate::suite::generate::Variant;
use crate::suite::judge::Judge;
use crate::suite::read::{self, Group};
use crate::suite::run::{crates, describe_skipped, each_alone, without_remote};

/// A suite that is removed when the test is over.
struct Suite(PathBuf);

impl Drop for Suite {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Suite {
    /// Writes a suite of one file for each draft.
    fn new(name: &str, file: &str, groups: &Value) -> Self {
        let folder = format!("json-schema-suite-{name}-{}", std::process::id());
        let suite = Self(std::env::temp_dir().join(folder));
        for draft in ["draft4", "draft7", "draft2020-12"] {
            let folder = suite.0.join("tests").join(draft);
            fs::create_dir_all(folder.join("optional/format")).unwrap();
            fs::write(folder.join(file), groups.to_string()).unwrap();
            fs::write(folder.join("optional").join(file), groups.to_string()).unwrap();
        }
        suite
    }

    fn read(&self) -> Vec<Group> {
        read::suite(&self.0, false).unwrap()
    }
}

fn group(description: &str, schema: &Value) -> Value {
    let test = json!({ "description": "a test", "data": [1.0], "valid": true });
    json!({ "description": description, "schema": schema, "tests": [test] })
}

#[test]
fn a_suite_is_read() {
    let suite = Suite::new("read", "allOf.json", &json!([group("one", &json!({}))]));
    let groups = suite.read();
    assert_eq!(groups.len(), 3);
    assert_eq!(groups[0].file, "allOf");
    assert_eq!(groups[0].name, "allOf0");
    assert_eq!(groups[0].tests[0].instance, "[1.0]");
    let all = read::suite(&suite.0, true).unwrap();
    assert_eq!(all.len(), 6);
    assert_eq!(all[1].name, "optional-allOf0");
}

#[test]
fn a_folder_that_is_no_suite_is_an_error() {
    let problem = read::suite(&std::env::temp_dir().join("missing"), false).unwrap_err();
    assert!(problem.to_string().contains("cannot read"), "{problem}");
    let suite = Suite::new("broken", "allOf.json", &json!({}));
    let problem = read::suite(&suite.0, false).unwrap_err();
    assert!(problem.to_string().contains("allOf.json"), "{problem}");
}

#[test]
fn remote_references_are_skipped() {
    let groups = json!([
        group("kept", &json!({ "type": "string" })),
        group("skipped", &json!({ "$ref": "http://example.com/" })),
    ]);
    let suite = Suite::new("remote", "ref.json", &groups);
    let (kept, skipped) = without_remote(suite.read());
    assert_eq!((kept.len(), skipped.len()), (3, 3));
    let text = describe_skipped(&skipped, true);
    assert!(text.starts_with("3 groups skipped\n"), "{text}");
    assert!(text.contains("3 refers to a schema outside of the group"), "{text}");
    assert!(text.contains("draft7/ref.json: skipped: http://example.com/"), "{text}");
}

#[test]
fn groups_become_crates_with_programs() {
    let object = json!({
        "type": "object",
        "properties": { "id": { "type": "string" }, "open": {} },
        "required": ["id"],
    });
    let groups = json!([
        group("an object", &object),
        group("anything", &json!({ "title": "Anything" })),
    ]);
    let suite = Suite::new("crates", "type.json", &groups);
    let groups = suite.read();
    let mut alone = each_alone(&groups);
    for alone in alone.values() {
        let untyped: Vec<bool> = alone.iter().map(|it| it.untyped).collect();
        assert_eq!(untyped[..2], [false, true]);
        assert!(alone.iter().all(|it| it.refused.is_none()));
        // The property may hold anything, and its type says so.
        assert!(alone[0].parts.iter().all(|(_, never)| never.is_empty()));
    }
    let crates = crates(&groups, &mut alone).unwrap();
    assert_eq!(crates.len(), 12);
    for (variant, made) in &crates {
        let groups: Vec<&String> = made.holders.keys().collect();
        assert_eq!(groups, ["type0", "type1"]);
        for (group, holder) in &made.holders {
            let written = format!("pub struct {holder} {{");
            assert!(made.files.iter().any(|it| it.text.contains(&written)), "{group}");
            let main = driver::main(&variant.name(), made);
            let arm = format!("{group:?} => check::<types::{holder}>,");
            assert!(main.contains(&arm), "{main}");
            let package = variant.name().replace('-', "_");
            assert!(main.contains(&format!("use {package}::types;")), "{main}");
        }
        let origins = &made.origins;
        assert!(origins.values().any(|it| it == "type0"), "{origins:?}");
    }
}

#[test]
fn components_say_what_schemas_say() {
    let schema = json!({
        "items": [{ "type": "string" }],
        "additionalItems": { "$ref": "#/definitions/a" },
        "definitions": { "a": { "type": "integer" } },
    });
    let draft4 =
        Suite::new("astray", "items.json", &json!([group("a", &schema)])).read();
    let other = Judge::of(&json!({}), Draft::Draft4, false).unwrap();
    let same = Judge::of(&schema, Draft::Draft4, false).unwrap();
    assert_eq!(astray(&draft4[0], &same), [0_usize; 0]);
    assert_eq!(astray(&draft4[0], &other), [0]);
}

#[test]
fn variants_have_crates_of_their_own() {
    let suite = Suite::new("variants", "type.json", &json!([group("a", &json!({}))]));
    let groups = suite.read();
    let crates = crates(&groups, &mut each_alone(&groups)).unwrap();
    let names: Vec<String> = crates.keys().copied().map(Variant::name).collect();
    assert!(names.contains(&"draft2020-12-open-refuse".to_owned()), "{names:?}");
    assert!(names.contains(&"draft4-assumed-keep".to_owned()), "{names:?}");
}

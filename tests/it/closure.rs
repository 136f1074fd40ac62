//! The upstream document, cut down to the two operations, gives a crate that compiles and
//! decodes the same responses, save those that contradict the upstream schemas.
//!
//! Runs only where a checkout of the corpus stands beside this one.

use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::config::Config;
use codegen::output;
use codegen::source::Source;

/// What is tested inside the generated crate.
const TEST: &str = r#"//! Responses of the API.
use closure::types::{ListRunStepsResponse, ListRunsResponse};
use serde_json::Value;

fn example(name: &str) -> Value {
    let file: Value = serde_json::from_str(include_str!("pages.json")).unwrap();
    file["examples"][name].clone()
}

/// Null and absent mean the same.
fn without_null(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(_, value)| !value.is_null());
            fields.map(|(name, value)| (name, without_null(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_null).collect(),
        other => other,
    }
}

#[test]
fn steps() {
    let page = example("list_run_steps_steps");
    let decoded: ListRunStepsResponse = serde_json::from_value(page).unwrap();
    assert_eq!(decoded.data[0].run_id, "run_abc123");
}

#[test]
fn runs() {
    for name in ["list_runs_legacy_v1", "list_runs_current", "list_runs_gateway"] {
        let mut page = example(name);
        // Upstream says that instructions are a string; its own example has null.
        let error = serde_json::from_value::<ListRunsResponse>(page.clone()).unwrap_err();
        assert!(error.to_string().contains("null"), "{error}");
        for run in page["data"].as_array_mut().unwrap() {
            run["instructions"] = "Be brief.".into();
            // Upstream requires what the legacy page does not have.
            run["parallel_tool_calls"] = true.into();
        }
        let decoded: ListRunsResponse = serde_json::from_value(page.clone()).unwrap();
        let encoded = serde_json::to_value(&decoded).unwrap();
        assert_eq!(without_null(page), without_null(encoded));
    }
}
"#;

#[test]
fn upstream_closure_compiles_and_decodes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let upstream = root.join("../shared/corpus/real/openai.yaml");
    if !upstream.exists() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("closure");
    let config = Config {
        operations: vec!["listRuns".to_owned(), "listRunSteps".to_owned()],
        ..Config::default()
    };
    let config = config.named("closure".to_owned()).unwrap();
    let generated = codegen::generate(Source::read(upstream).unwrap(), &config).unwrap();
    assert_eq!(generated.operations, 2);
    let changes = output::compare(&folder, &generated.files).unwrap();
    output::apply(&folder, &changes).unwrap();

    fs::create_dir_all(folder.join("tests")).unwrap();
    fs::write(folder.join("tests/pages.rs"), TEST).unwrap();
    let pages = root.join("generated/tests/examples.json");
    fs::copy(pages, folder.join("tests/pages.json")).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let tested = Command::new(env!("CARGO"))
        .args(["test", "--quiet", "--offline"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "line-tables-only")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&tested.stderr);
    assert!(!text.contains("warning:"), "{text}");
    assert!(
        tested.status.success(),
        "{text}\n{}",
        String::from_utf8_lossy(&tested.stdout)
    );
}

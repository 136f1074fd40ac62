//! The upstream document, cut down to the two operations, gives a crate that compiles and
//! decodes the same responses, save those that contradict the upstream schemas.
//!
//! Runs only where a checkout of the corpus stands beside this one.

use std::fs;
use std::path::Path;
use std::process::Command;

use codegen::config::Config;
use codegen::diagnostic::{Code, Diagnostics, Pointer};
use codegen::files::Rendered;
use codegen::source::Source;
use codegen::spec::{self, Document, Mapping};
use codegen::{emit, files, lower, output, passes};

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

/// Puts the examples of our document beside the responses of the same operations.
fn add_our_examples(document: &mut Document, root: &Path) {
    let ours = Source::read(root.join("spec/openapi.yaml")).unwrap();
    let ours = spec::read(ours).unwrap();
    for path in ["/threads/{thread_id}/runs", "/threads/{thread_id}/runs/{run_id}/steps"]
    {
        let media = ["paths", path, "get", "responses", "200", "content"];
        let media = media.iter().fold(Pointer::root(), |at, key| at.child(key));
        let media = media.child("application/json");
        let examples = ours.get(&media.child("examples")).unwrap().clone();
        let media: &mut Mapping =
            document.get_mut(&media).and_then(|it| it.as_mapping_mut()).unwrap();
        media.insert("examples".to_owned(), examples);
    }
}

fn generate(document: &Document, config: &Config) -> (Vec<Rendered>, Diagnostics) {
    let (mut api, mut diagnostics) = lower::lower(document, config);
    diagnostics.extend(passes::run(&mut api));
    let operations: usize = api.tags.iter().map(|tag| tag.operations.len()).sum();
    assert_eq!(operations, 2);
    (files::render(&emit::emit(&api, config)), diagnostics)
}

/// The examples that contradict their schemas: their names, why, and what that means.
fn contradictions(diagnostics: &Diagnostics) -> Vec<(&str, &str, &str)> {
    let found = diagnostics.iter().filter(|it| it.code == Code::ContradictingExample);
    found
        .map(|it| {
            let message = it.message.strip_prefix("the example `").unwrap();
            let (name, why) = message.split_once("` contradicts its schema: ").unwrap();
            (name, why, it.help.as_deref().unwrap())
        })
        .collect()
}

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
    let mut document = spec::read(Source::read(upstream).unwrap()).unwrap();
    add_our_examples(&mut document, &root);
    let (generated, diagnostics) = generate(&document, &config);
    // What contradicts upstream is named. What the types take all the same, and all else,
    // is tested in the crate.
    let lost = "it is left out of the tests of the crate";
    let kept = "the type takes it all the same";
    assert_eq!(
        contradictions(&diagnostics),
        [
            ("legacy_v1", "`parallel_tool_calls` is required and not there", lost),
            ("current", "it is null and not a string", lost),
            ("gateway", "it is null and not a string", lost),
            ("empty", "it is null and not a string", lost),
            ("steps", "`metadata` is required and not there", kept),
            ("empty", "it is null and not a string", lost),
        ]
    );
    let tests = generated.iter().find(|it| it.path == "tests/examples.rs").unwrap();
    assert!(tests.text.contains("fn list_run_steps_steps()"), "{}", tests.text);
    assert_eq!(tests.text.matches("#[test]").count(), 1);
    let changes = output::compare(&folder, &generated).unwrap();
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

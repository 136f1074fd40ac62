//! Each layer of the generator uses only those above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the top, each with the layers that it may use.
const LAYERS: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("names", &[]),
    ("source", &["diagnostic"]),
    ("report", &["diagnostic", "source"]),
    ("spec", &["diagnostic", "source"]),
    ("model", &["diagnostic", "names", "spec"]),
    ("config", &["diagnostic", "model", "names", "source"]),
    ("lower", &["config", "diagnostic", "model", "names", "spec"]),
    ("passes", &["diagnostic", "model", "names"]),
    ("emit", &["config", "model", "names", "spec"]),
    ("files", &["emit"]),
    ("output", &["diagnostic", "emit", "files"]),
];

/// Crates that only some layers may know of.
const CRATES: &[(&str, &[&str])] = &[
    ("openapiv3", &["spec", "lower"]),
    ("serde_yaml", &["spec"]),
    ("saphyr_parser", &["spec"]),
    ("quote", &["emit", "files"]),
    ("syn", &["emit", "files"]),
    ("proc_macro2", &["emit", "files"]),
    ("prettyplease", &["emit", "files"]),
    ("annotate_snippets", &["report"]),
    ("similar", &["output"]),
    ("toml", &["config", "emit"]),
];

#[test]
fn layers_use_only_those_above() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src");
    let mut problems = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap();
        let layer =
            inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if layer == "lib" {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
            problems.push(format!("{} is in no layer", inside.display()));
            continue;
        };
        let text = fs::read_to_string(&path).unwrap();
        for (line, code) in text.lines().enumerate() {
            let code = code.split("//").next().unwrap();
            for (used, _) in LAYERS {
                let uses = code.contains(&format!("crate::{used}::"))
                    || code.contains(&format!("crate::{used};"));
                if uses && *used != layer && !allowed.contains(used) {
                    let place = format!("{}:{}", inside.display(), line + 1);
                    problems.push(format!("{place}: {layer} must not use {used}"));
                }
            }
            for (name, allowed) in CRATES {
                let uses = code.contains(&format!("{name}::"))
                    || code.contains(&format!("use {name};"));
                if uses && !allowed.contains(&layer) {
                    let place = format!("{}:{}", inside.display(), line + 1);
                    problems.push(format!("{place}: {layer} must not know of {name}"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

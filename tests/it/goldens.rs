//! For each construct a document beside the Rust that is expected of it.
//!
//! The expected Rust is compiled into this test (see `main.rs`) and reads JSON in
//! `decode_goldens.rs`. `UPDATE=1 cargo test -p tests goldens` writes it anew; where it
//! no longer compiles, with `--no-default-features`.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::config::Config;
use codegen::source::Source;

/// The folders of the goldens, which are modules of `goldens/mod.rs`, too.
const GOLDENS: &[&str] = &[
    "about",
    "access",
    "all_of",
    "arrays",
    "bodies",
    "callers",
    "compositions",
    "constants",
    "directions",
    "docs",
    "enums",
    "formats",
    "formats_other",
    "headers",
    "inheritance",
    "layout",
    "media",
    "names",
    "nullable",
    "numbers",
    "numbers_exact",
    "objects",
    "open",
    "operations",
    "paging",
    "paging_set",
    "recursion",
    "references",
    "responses",
    "styles",
    "unions",
    "webhooks",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens")
}

#[test]
fn output_is_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut problems = Vec::new();
    for name in GOLDENS {
        let folder = folder().join(name);
        let expected = generate(&folder);
        if update {
            write(&folder, &expected);
        }
        problems.extend(differences(&folder, &expected));
    }
    assert!(
        problems.is_empty(),
        "{}\nIf this is what is wanted: UPDATE=1 cargo test -p tests goldens",
        problems.join("\n")
    );
}

#[test]
fn every_folder_is_tested() {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, GOLDENS);
}

/// The generated files that differ between documents, and the report. A folder may have
/// settings of its own.
fn generate(folder: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(folder.join("openapi.yaml")).unwrap();
    let source = Source::new("openapi.yaml", text);
    let config = match fs::read_to_string(folder.join("codegen.toml")) {
        Ok(text) => Config::parse(&Source::new("codegen.toml", text)).unwrap(),
        Err(_) => Config::default(),
    };
    let generated = codegen::generate(source, &config).unwrap();
    let report =
        codegen::report::render(&generated.document, &generated.diagnostics, false);
    let files = generated.files.into_iter().filter_map(|file| {
        let path = file.path.strip_prefix("src/")?;
        let is_common = path == "lib.rs" || path.starts_with("runtime/");
        (!is_common).then(|| (path.to_owned(), file.text))
    });
    files.chain([("report.txt".to_owned(), report)]).collect()
}

fn write(folder: &Path, expected: &[(String, String)]) {
    for path in existing(folder) {
        fs::remove_file(folder.join(path)).unwrap();
    }
    for (path, text) in expected {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn differences(folder: &Path, expected: &[(String, String)]) -> Vec<String> {
    let mut problems = Vec::new();
    for path in existing(folder) {
        if !expected.iter().any(|(expected, _)| *expected == path) {
            problems.push(format!("{} is not generated", folder.join(path).display()));
        }
    }
    for (path, text) in expected {
        let path = folder.join(path);
        let old = fs::read_to_string(&path).unwrap_or_default();
        if old != *text {
            let diff = similar::TextDiff::from_lines(old.as_str(), text.as_str());
            problems.push(format!("{}:\n{}", path.display(), diff.unified_diff()));
        }
    }
    problems
}

/// The expected files of a golden, by their path in its folder.
fn existing(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(current).unwrap() {
            let path = entry.unwrap().path();
            let name =
                path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                open.push(path);
            } else if name != "openapi.yaml" && name != "codegen.toml" {
                found.push(name);
            }
        }
    }
    found
}

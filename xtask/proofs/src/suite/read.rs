//! Reading the suite: files of groups, each a schema with instances.

use std::fs;
use std::path::Path;

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::draft::Draft;

/// A schema of the suite, with instances.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) draft: Draft,
    /// The file without its ending, which is the keyword that it is about.
    pub(super) file: String,
    /// The name of its component schema.
    pub(super) name: String,
    pub(super) description: String,
    pub(super) schema: Value,
    pub(super) tests: Vec<Test>,
}

impl Group {
    /// Whether its formats bind.
    pub(super) fn judges_formats(&self) -> bool {
        self.file.contains("format/")
    }
}

/// An instance.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub(super) description: String,
    /// The instance as it is written: no digit of its numbers is lost.
    pub(super) instance: String,
    pub(super) valid: bool,
}

#[derive(Deserialize)]
struct RawGroup {
    description: String,
    schema: Value,
    tests: Vec<RawTest>,
}

#[derive(Deserialize)]
struct RawTest {
    description: String,
    data: Box<RawValue>,
    valid: bool,
}

/// Reads the drafts of a suite: the main folder of each, and what is optional on request.
///
/// # Errors
/// The folder is no suite, or a file of it cannot be read.
pub(super) fn suite(folder: &Path, optional: bool) -> Result<Vec<Group>, Diagnostics> {
    let mut groups = Vec::new();
    for draft in Draft::ALL {
        let main = folder.join("tests").join(draft.folder());
        read(&main, "", draft, &mut groups)?;
        let more = main.join("optional");
        if optional {
            read(&more, "optional/", draft, &mut groups)?;
            read(&more.join("format"), "optional/format/", draft, &mut groups)?;
        }
    }
    Ok(groups)
}

fn read(
    folder: &Path,
    prefix: &str,
    draft: Draft,
    groups: &mut Vec<Group>,
) -> Result<(), Diagnostics> {
    let entries = fs::read_dir(folder).map_err(|it| failed(folder, &it))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|it| failed(folder, &it))?.path();
        if path.extension().is_some_and(|it| it == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|it| failed(&path, &it))?;
        let raw: Vec<RawGroup> =
            serde_json::from_str(&text).map_err(|it| failed(&path, &it))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let file = format!("{prefix}{stem}");
        for (number, group) in raw.into_iter().enumerate() {
            let tests = group.tests.into_iter().map(|test| Test {
                description: test.description,
                instance: test.data.get().to_owned(),
                valid: test.valid,
            });
            groups.push(Group {
                draft,
                file: file.clone(),
                name: format!("{}{number}", file.replace('/', "-")),
                description: group.description,
                schema: group.schema,
                tests: tests.collect(),
            });
        }
    }
    Ok(())
}

fn failed(path: &Path, problem: &dyn std::fmt::Display) -> Diagnostics {
    let message = format!("cannot read {}: {problem}", path.display());
    let help = "name the folder of JSON-Schema-Test-Suite, which holds `tests`";
    Diagnostic::error(Code::Unreadable, Place::Nowhere, message).help(help).into()
}

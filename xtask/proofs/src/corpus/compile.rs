//! The crates of all documents through the compiler, together.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use codegen::diagnostic::Diagnostics;

use super::outcome::{Fate, Outcome};
use crate::stopwatch;
use crate::workshop::{Workshop, failed};

/// What reads the crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    Check,
    Doc,
}

/// Runs a tool over all crates and notes what it says, and how long it took for each.
///
/// # Errors
/// Cargo cannot be run.
pub(super) fn run(
    workshop: &Workshop,
    tool: Tool,
    outcomes: &mut [Outcome],
) -> Result<(), Diagnostics> {
    if !outcomes.iter().any(|it| it.fate == Fate::Generated) {
        return Ok(());
    }
    let times = workshop.folder().join("times");
    fs::create_dir_all(&times).map_err(|it| failed("write", &times, &it))?;
    // Cargo refuses a pattern that no test has.
    let has_tests = outcomes
        .iter()
        .any(|it| workshop.folder().join(&it.document.package).join("tests").is_dir());
    let arguments: &[&str] = match tool {
        Tool::Check if has_tests => &["check", "--workspace", "--lib", "--test", "*"],
        Tool::Check => &["check", "--workspace", "--lib"],
        Tool::Doc => &["doc", "--workspace", "--no-deps"],
    };
    let complaints = workshop.complaints(arguments, &times)?;
    let mut by_crate: HashMap<String, Vec<String>> = HashMap::new();
    for complaint in complaints {
        let package = complaint.file.split('/').next().unwrap_or_default().to_owned();
        by_crate.entry(package).or_default().push(complaint.message);
    }
    for outcome in outcomes.iter_mut().filter(|it| it.fate == Fate::Generated) {
        let package = &outcome.document.package;
        outcome.complaints.extend(by_crate.remove(package).unwrap_or_default());
        if tool == Tool::Check {
            let milliseconds = stopwatch::read(&times, package);
            outcome.checking = milliseconds.map(Duration::from_millis);
        }
    }
    Ok(())
}

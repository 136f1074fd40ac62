//! The programs that decode the instances, and what they answer.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use serde::{Deserialize, Serialize};

use super::generate::{Crate, Variant, body};
use super::read::Group;
use crate::workshop::{Built, Complaint, Workshop};

/// What became of an instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Outcome {
    /// It was decoded, and this came out again.
    Accepted(String),
    /// It was refused, for this reason.
    Refused(String),
    /// The program did not survive it.
    Crashed(String),
    /// There is no type to decode it with.
    NotRun(String),
}

/// What became of the instances of the groups, by their names.
pub(super) type Outcomes = BTreeMap<String, Vec<Outcome>>;

/// What programs need beside the crates that they try.
const DEPENDENCIES: &str = "\
serde = \"1\"
serde_json = { version = \"1\", features = [\"float_roundtrip\", \"raw_value\"] }
";

/// How often a program is started again behind an instance that it did not survive.
const MOST_CRASHES: usize = 100;

/// Adds a crate and the program that tries it.
///
/// # Errors
/// The files cannot be written.
pub(super) fn add(
    workshop: &mut Workshop,
    variant: Variant,
    made: &Crate,
) -> Result<(), Diagnostics> {
    let name = variant.name();
    workshop.add(&name, &made.files)?;
    let main = main(&name, made);
    let uses = [name.clone()];
    workshop.add_program(&program(variant), &uses, DEPENDENCIES, &main)?;
    Ok(())
}

/// Builds all crates and programs.
///
/// # Errors
/// Cargo cannot be run.
pub(super) fn build(
    workshop: &Workshop,
) -> Result<Result<Programs, Vec<Complaint>>, Diagnostics> {
    Ok(match workshop.build()? {
        Built::Programs(programs) => Ok(programs.into_iter().collect()),
        Built::Refused(complaints) => Err(complaints),
    })
}

/// The programs, by their names.
pub(super) type Programs = BTreeMap<String, std::path::PathBuf>;

/// Decodes all instances of these groups.
///
/// # Errors
/// The program cannot be run.
pub(super) fn run(
    workshop: &Workshop,
    programs: &Programs,
    variant: Variant,
    groups: &[&Group],
) -> Result<Outcomes, Diagnostics> {
    let name = program(variant);
    let path = programs.get(&name).ok_or_else(|| error(format!("no program {name}")))?;
    let input = workshop.folder().join(format!("{name}.jsonl"));
    let questions: Vec<String> = groups
        .iter()
        .flat_map(|group| group.tests.iter().map(|test| (&group.name, test)))
        .map(|(name, test)| serde_json::json!([name, body(&test.instance)]).to_string())
        .collect();
    let mut answers: Vec<Outcome> = Vec::new();
    for _ in 0..MOST_CRASHES {
        let rest = questions[answers.len()..].join("\n");
        fs::write(&input, rest).map_err(|it| error(it.to_string()))?;
        let output = workshop.run(path, &input)?;
        let lines = output.stdout.split(|byte| *byte == b'\n');
        answers.extend(lines.filter_map(|line| serde_json::from_slice(line).ok()));
        if answers.len() >= questions.len() {
            break;
        }
        let last = String::from_utf8_lossy(&output.stderr);
        let last = last.trim().lines().next_back().unwrap_or_default();
        answers.push(Outcome::Crashed(format!("{}: {last}", output.status)));
    }
    if answers.len() != questions.len() {
        let (got, asked) = (answers.len(), questions.len());
        return Err(
            error(format!("{name} gave {got} answers to {asked} questions")).into()
        );
    }
    let mut answers = answers.into_iter();
    Ok(groups
        .iter()
        .map(|it| (it.name.clone(), answers.by_ref().take(it.tests.len()).collect()))
        .collect())
}

/// The name of the program that tries a crate.
fn program(variant: Variant) -> String {
    format!("run-{}", variant.name())
}

/// The text of a program: for each line of the input, which names a group and a body, a
/// line that says what became of it.
pub(super) fn main(package: &str, made: &Crate) -> String {
    let mut arms = String::new();
    for (group, holder) in &made.holders {
        let _ = writeln!(arms, "        {group:?} => check::<types::{holder}>,");
    }
    include_str!("driver.rs.txt")
        .replace("PACKAGE", &package.replace('-', "_"))
        .replace("        ARMS\n", &arms)
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Output, Place::Nowhere, message)
}

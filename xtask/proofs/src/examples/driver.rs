//! Decodes and encodes values with the types of a generated crate.
//!
//! The crate is compiled together with a program that reads lines, each a probe and a value,
//! and answers each with a line.

use std::fs;
use std::path::Path;

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use codegen::files::Rendered;
use serde::Deserialize;

use crate::workshop::{Built, Workshop};

/// What became of a value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Answer {
    /// It was decoded, and encoded to this. If a part of it is nothing that the types name,
    /// what that is.
    Encoded(String, Option<String>),
    /// It was not decoded: where in it, and why.
    Refused(String, String),
    /// The program ended before.
    Lost,
}

/// A value, and the probe whose type it is to be read as.
pub(super) struct Question {
    pub(super) probe: usize,
    pub(super) json: String,
}

/// Builds the crate and the program and asks the questions. `probes` are the names of the
/// types.
///
/// # Errors
/// The crate does not compile, or the program does not run.
pub(super) fn ask(
    name: &str,
    files: &[Rendered],
    probes: &[String],
    questions: &[Question],
) -> Result<Vec<Answer>, Diagnostics> {
    let mut workshop = Workshop::new(&format!("examples-{name}"));
    workshop.add(name, &open(files))?;
    let program = format!("{name}-driver");
    let main = main_file(name, probes);
    let dependencies = "serde = \"1\"\nserde_json = \"1\"\n";
    workshop.add_program(&program, &[name.to_owned()], dependencies, &main)?;
    let path = match workshop.build()? {
        Built::Programs(programs) => {
            let found = programs.into_iter().find(|(name, _)| *name == program);
            found.ok_or_else(|| error("cargo built no program".to_owned()))?.1
        }
        Built::Refused(complaints) => {
            let first = complaints.iter().take(3);
            let first: Vec<&str> = first.map(|it| it.message.as_str()).collect();
            let count = complaints.len();
            let first = first.join("\n");
            let message =
                format!("the crate does not compile, {count} errors:\n{first}");
            return Err(error(message).into());
        }
    };
    let lines = questions.iter().map(|it| format!("{} [{}]\n", it.probe, it.json));
    let input = workshop.folder().join("questions.txt");
    write(&input, &lines.collect::<String>())?;
    let output = workshop.run(&path, &input)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let answers = text.lines().map_while(|line| serde_json::from_str(line).ok());
    let mut answers: Vec<Answer> = answers.collect();
    answers.resize(questions.len(), Answer::Lost);
    Ok(answers)
}

/// The crate with its runtime open to the program: it tells the JSON paths of errors, and
/// what of a value is unknown.
fn open(files: &[Rendered]) -> Vec<Rendered> {
    let mut files = files.to_vec();
    for file in &mut files {
        match file.path.as_str() {
            "src/lib.rs" => {
                file.text = file.text.replace("\nmod runtime;", "\npub mod runtime;");
            }
            "src/runtime/data/mod.rs" => file.text.push_str(
                "\npub fn strictly<T>(read: impl FnOnce() -> T) -> T {\n    \
                 strict::scope(read)\n}\n",
            ),
            _ => {}
        }
    }
    files
}

/// The program, with a check for each probe.
fn main_file(name: &str, probes: &[String]) -> String {
    let checks = probes.iter().map(|it| format!("check::<types::{it}>,"));
    let checks = checks.collect::<Vec<_>>().join("\n    ");
    include_str!("driver.rs.txt").replace("PACKAGE", name).replace("PROBES", &checks)
}

fn write(path: &Path, text: &str) -> Result<(), Diagnostics> {
    fs::write(path, text).map_err(|problem| {
        error(format!("cannot write {}: {problem}", path.display())).into()
    })
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Output, Place::Nowhere, message)
}

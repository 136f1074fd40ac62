//! `cargo xtask examples`: the examples and defaults of documents against the types that are
//! generated from them.
//!
//! ```text
//! document -> walk -> collect -> judge (dialect) -> probe -> driver -> equal -> table
//! ```

mod check;
mod collect;
mod dialect;
mod driver;
mod judge;
mod outcome;
mod probe;
mod spelling;
mod table;
#[cfg(test)]
mod tests;
mod variants;
mod walk;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{ArgAction, Args};
use codegen::config::Config;
use serde_json::json;

use crate::print::print;
use outcome::Findings;

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
Every example and default is judged by the schema that it belongs to, with the jsonschema crate.
What it calls valid is decoded with the generated type, encoded again, and compared: strings to the
letter, numbers by their exact value, null apart from nothing.

Examples:
  cargo xtask examples openapi.yaml
      Check one document; show the first few of each kind of finding.
  cargo xtask examples --list a.yaml b.json
      Show all findings of two.
  cargo xtask examples --variants openapi.yaml
      Try what the judge calls valid of many variants of each example as well.

Exit: 0 all is well, 1 a valid example is refused or changed, or a document could not be tried.";

/// The arguments of `cargo xtask examples`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Try variants of the examples, too: parts of them left out, added, or something else.
    #[arg(long)]
    variants: bool,
    /// Whether `properties` or `items` without `type` mean an object or an array.
    #[arg(long, value_name = "BOOL", default_value_t = true, action = ArgAction::Set)]
    assume_types: bool,
    /// Show all findings, not the first few of each kind.
    #[arg(long)]
    list: bool,
    /// Write all findings to a file, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let mut documents = Vec::new();
    let config =
        Config { assume_types: Some(arguments.assume_types), ..Config::default() };
    for file in &arguments.files {
        let start = Instant::now();
        print(&format!("{} ...\n", file.display()));
        let findings = check::check(file, &config, arguments.variants);
        let seconds = start.elapsed().as_secs();
        print(&format!("  {} in {seconds} s\n", table::summary(&findings.examples)));
        if arguments.variants {
            print(&format!("  variants: {}\n", table::summary(&findings.variants)));
        }
        print(&table::details(&findings, arguments.list));
        documents.push(findings);
    }
    print(&format!("\n{}", table::tables(&documents)));
    if let Some(file) = &arguments.json {
        let all: Vec<_> = documents.iter().map(Findings::to_json).collect();
        let text = json!({ "documents": all }).to_string();
        if let Err(problem) = fs::write(file, text) {
            eprintln!("cannot write {}: {problem}", file.display());
            return ExitCode::from(2);
        }
    }
    let failed = documents.iter().any(Findings::failed);
    ExitCode::from(u8::from(failed))
}

//! `cargo xtask corpus`: every document below a folder through the generator and, if wanted,
//! its crate through the compiler.
//!
//! ```text
//! folder -> find -> outcome (generate) -> compile -> table
//! ```

mod compile;
mod count;
mod find;
mod outcome;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use codegen::diagnostic::Diagnostics;
use codegen::report;
use codegen::source::Source;
use serde_json::json;

use crate::print::print;
use crate::workshop::{Workshop, failed};
use outcome::Outcome;

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
A document is a file with `openapi` or `swagger` at its top; the files that it refers to are
found through it. Crates are compiled together, in a folder below target/ that is kept.

Examples:
  cargo xtask corpus apis/
      Generate a client for each document below a folder.
  cargo xtask corpus apis/ --compile --doc --json findings.json
      Compile and document them, too, and write down all that was found.
  cargo xtask corpus apis/ --only github --operations listRuns,listRunSteps
      Two operations of the documents with `github` in their path.

Exit: 0 all were generated (and compiled without a warning), or are refused for their version;
1 otherwise.";

/// The arguments of `cargo xtask corpus`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder, or a document.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Compile what is generated.
    #[arg(long)]
    compile: bool,
    /// Run rustdoc over what is generated.
    #[arg(long)]
    doc: bool,
    /// Only documents with this in their path.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// Only these operations of each document.
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    operations: Vec<String>,
    /// Show each refusal in full.
    #[arg(long)]
    list: bool,
    /// Write all findings to a file, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match corpus(arguments) {
        Ok(code) => code,
        Err(diagnostics) => {
            let about = Source::new("", "");
            eprint!("{}", report::render(&about, &diagnostics, false));
            ExitCode::from(2)
        }
    }
}

fn corpus(arguments: &Arguments) -> Result<ExitCode, Diagnostics> {
    let found = find::find(&arguments.folder)?;
    let mut documents = found.documents;
    if let Some(text) = &arguments.only {
        documents.retain(|it| it.name.contains(text.as_str()));
    }
    let mut workshop = Workshop::new("corpus");
    let mut outcomes: Vec<Outcome> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let outcome = outcome::generate(document, &arguments.operations, &mut workshop)?;
        let (at, all) = (index + 1, documents.len());
        print(&format!("[{at}/{all}] {}\n", table::summary(&outcome)));
        if arguments.list {
            print(&outcome.report);
        }
        outcomes.push(outcome);
    }
    if arguments.compile {
        print("compiling ...\n");
        compile::run(&workshop, compile::Tool::Check, &mut outcomes)?;
    }
    if arguments.doc {
        print("documenting ...\n");
        compile::run(&workshop, compile::Tool::Doc, &mut outcomes)?;
    }
    print(&format!("\n{}", table::table(&outcomes)));
    let parts = found.parts;
    print(&format!("{parts} other YAML and JSON files are no root documents\n"));
    if let Some(file) = &arguments.json {
        let all: Vec<_> = outcomes.iter().map(Outcome::to_json).collect();
        let text = json!({ "documents": all }).to_string();
        fs::write(file, text).map_err(|it| failed("write", file, &it))?;
    }
    let failed = outcomes.iter().any(Outcome::failed);
    Ok(ExitCode::from(u8::from(failed)))
}

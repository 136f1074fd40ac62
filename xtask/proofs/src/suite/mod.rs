//! `cargo xtask json-schema-suite`: the generator against the test suite of JSON Schema.
//!
//! Each group of the suite is a schema with valid and invalid instances. The groups of a
//! draft become the component schemas of one document ([`reroot`]), the document becomes
//! four crates ([`generate`]), and a program for each of them reads all instances and writes
//! them again ([`driver`]). An independent judge says why an instance is not valid
//! ([`judge`] has the rule), and [`score`] what it all amounts to.

mod component;
mod draft;
mod driver;
mod generate;
mod judge;
mod read;
mod remote;
mod reroot;
mod run;
mod score;
mod table;
#[cfg(test)]
mod tests;
mod untyped;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};

use run::Results;
use score::{Counts, Finding};

use crate::print::print;

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
Examples:
  cargo xtask json-schema-suite ../JSON-Schema-Test-Suite
      Print a table by keyword for draft 4, 7 and 2020-12.
  cargo xtask json-schema-suite ../JSON-Schema-Test-Suite --list
      Print every instance that is not treated as it should be, too.

Exit: 0 all is well, 1 a bound is missed (with assume-types = false: every valid instance is
accepted, 99.5 % of them are written as they were read, 95 % of the invalid ones are rejected
where that is a matter of types), 2 the suite cannot be run.";

/// The arguments of `cargo xtask json-schema-suite`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder of the suite, which holds `tests`.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Run the folders `optional` and `optional/format` as well.
    #[arg(long)]
    optional: bool,
    /// Run only files whose name holds this text, such as `--only anyOf`.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// List what is not as it should be, and the groups that are untyped.
    #[arg(long)]
    list: bool,
    /// Write all of it to a file, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match suite(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// The numbers and findings for one choice of `assume-types`.
#[derive(serde::Serialize)]
struct Summary {
    assume_types: bool,
    keywords: BTreeMap<String, Counts>,
    drafts: BTreeMap<&'static str, Counts>,
    all: Counts,
    findings: Vec<Finding>,
}

fn suite(arguments: &Arguments) -> Result<bool, Diagnostics> {
    let mut groups = read::suite(&arguments.folder, arguments.optional)?;
    if let Some(only) = &arguments.only {
        groups.retain(|group| group.file.contains(only));
    }
    let (groups, skipped) = run::without_remote(groups);
    print(&run::describe_skipped(&skipped, arguments.list));
    let results = run::run(&groups)?;
    let summaries = [false, true].map(|assume| summarise(&results, assume));
    for summary in &summaries {
        print(&format!("\nassume-types = {}\n\n", summary.assume_types));
        let mut totals: Vec<(String, Counts)> =
            summary.drafts.iter().map(|(name, it)| ((*name).to_owned(), *it)).collect();
        totals.push(("all".to_owned(), summary.all));
        print(&table::table(&summary.keywords, &totals));
        if arguments.list {
            print(&table::list(&summary.findings));
        }
    }
    print(&format!("\n{}", table::LEGEND));
    if let Some(path) = &arguments.json {
        let text = serde_json::to_string_pretty(&summaries).unwrap_or_default();
        std::fs::write(path, text).map_err(|problem| {
            let message = format!("cannot write {}: {problem}", path.display());
            Diagnostic::error(Code::Output, Place::Nowhere, message)
        })?;
    }
    let missed = missed(&summaries[0].all);
    for bound in &missed {
        print(&format!("\nmissed: {bound}\n"));
    }
    Ok(missed.is_empty())
}

fn summarise(results: &Results, assume: bool) -> Summary {
    let mut summary = Summary {
        assume_types: assume,
        keywords: BTreeMap::new(),
        drafts: BTreeMap::new(),
        all: Counts::default(),
        findings: Vec::new(),
    };
    for judged in results.of(assume) {
        let counts = score::score(&judged, &mut summary.findings);
        *summary.keywords.entry(judged.group.file.clone()).or_default() += counts;
        *summary.drafts.entry(judged.group.draft.folder()).or_default() += counts;
        summary.all += counts;
    }
    summary
}

/// The bounds that are missed, where types assume nothing.
fn missed(all: &Counts) -> Vec<String> {
    let bounds = [
        ("valid instances that are accepted", all.accepted, 100.0),
        ("accepted instances that are written as they were read", all.equal, 99.5),
        ("instances of a wrong type that are rejected", all.types, 95.0),
        ("untyped groups whose schema allows every JSON type", all.untyped, 100.0),
    ];
    let missed = bounds.into_iter().filter(|(_, part, least)| part.percent() < *least);
    missed
        .map(|(what, part, least)| {
            format!("{what}: {}/{}, at least {least} %", part.some, part.of)
        })
        .collect()
}

//! `cargo xtask examples`: the examples and defaults of documents against the types that are
//! generated from them.
//!
//! ```text
//! document -> walk -> collect -> judge -> probe -> driver -> equal -> table
//! ```

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
mod walk;

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use codegen::config::Config;
use codegen::diagnostic::{Diagnostics, Place, Pointer};
use codegen::names::Case;
use codegen::source::Source;
use codegen::spec::{self, Document};
use serde_json::json;

use crate::equal;
use driver::{Answer, Question};
use judge::{Judge, Verdict};
use outcome::{Finding, Findings, Outcome};
use probe::Probes;
use spelling::Spelling;

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

Exit: 0 all is well, 1 a valid example is refused or changed, or a document could not be tried.";

/// The arguments of `cargo xtask examples`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
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
    for file in &arguments.files {
        let start = Instant::now();
        print(&format!("{} ...\n", file.display()));
        let findings = check(file);
        let counts = Outcome::ALL.map(|it| (findings.count(it), it.as_str()));
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> =
            counts.map(|(count, what)| format!("{count} {what}")).collect();
        let seconds = start.elapsed().as_secs();
        print(&format!("  {} in {seconds} s\n", counts.join(", ")));
        print(&table::details(&findings, arguments.list));
        documents.push(findings);
    }
    print(&format!("\n{}", table::table(&documents)));
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

/// Prints to a reader that may have gone away.
fn print(text: &str) {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Checks one document.
fn check(file: &Path) -> Findings {
    let mut findings =
        Findings { file: file.display().to_string(), ..Findings::default() };
    let read = || Source::read(file).and_then(spec::read);
    // One to look things up in, one to add the probes to.
    match read().and_then(|document| Ok((document, read()?))) {
        Ok((document, copy)) => {
            let name = crate_name(file);
            let problem = examine(&document, copy, &name, &mut findings.all).err();
            findings.problem = problem.map(|it| it.to_string());
            findings.all.sort_by_key(|it| (it.position, it.outcome));
        }
        Err(problem) => findings.problem = Some(problem.to_string()),
    }
    findings
}

/// A name for the crate of a document.
fn crate_name(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let stem: String =
        stem.chars().filter(|c| c.is_ascii() && *c != '.').take(40).collect();
    let name = Case::Snake.name(&stem).to_string();
    format!("of_{}", name.trim_start_matches("r#"))
}

/// Judges the examples of a document and tries those that are valid.
fn examine(
    document: &Document,
    copy: Document,
    name: &str,
    findings: &mut Vec<Finding>,
) -> Result<(), Diagnostics> {
    let position =
        |at: &Pointer| document.position(&Place::At(at.clone())).unwrap_or((1, 1));
    let mut found = |outcome, at: &Pointer, schema: Option<&Pointer>, why: String| {
        let (at, schema) = (at.clone(), schema.cloned());
        let position = position(&at);
        findings.push(Finding { outcome, at, position, schema, why });
    };
    let parts = walk::parts(document);
    let collected = collect::collect(document, &parts);
    for (at, why) in &collected.unclear {
        found(Outcome::NotJudged, at, None, why.clone());
    }
    let spelling = Spelling::of(document);
    let mut probes = Probes::of(document);
    let (mut tried, mut questions) = (Vec::new(), Vec::new());
    let mut judge = by_schema(document, &parts);
    for example in &collected.examples {
        let mut no =
            |outcome, why| found(outcome, &example.at, Some(&example.schema), why);
        let verdict = judge(&example.schema, &example.at);
        let json = spelling.json(&example.at);
        match (verdict, json) {
            (Verdict::Unclear(why), _) => no(Outcome::NotJudged, why),
            (_, None) => no(Outcome::NotJudged, "it is no JSON".to_owned()),
            (Verdict::Contradicts(_), Some(text))
                if example.foreign && text.starts_with('"') =>
            {
                let why = "it is a text in a media type other than JSON".to_owned();
                no(Outcome::NotJudged, why);
            }
            (Verdict::Contradicts(why), _) => no(Outcome::Contradicts, why),
            (Verdict::Valid, Some(json)) => {
                let probe = probes.add(document, &example.schema);
                questions.push(Question { probe, json });
                tried.push(example);
            }
        }
    }
    let answers = probes
        .generate(copy, &Config::default().named(name.to_owned())?)
        .and_then(|(files, types)| driver::ask(name, &files, &types, &questions));
    let (answers, problem) = match answers {
        Ok(answers) => (answers, Ok(())),
        Err(problem) => (vec![Answer::Lost; tried.len()], Err(problem)),
    };
    for ((example, question), answer) in tried.iter().zip(&questions).zip(answers) {
        let (outcome, why) = outcome_of(&question.json, answer);
        found(outcome, &example.at, Some(&example.schema), why);
    }
    problem
}

/// What the judge says of values by the schema and their place; each schema is read once.
fn by_schema<'a>(
    document: &'a Document,
    parts: &[walk::Part<'_>],
) -> impl FnMut(&Pointer, &Pointer) -> Verdict + 'a {
    let judge = Judge::new(document, parts);
    let mut known = HashMap::new();
    move |schema, at| {
        let judge = match &judge {
            Ok(judge) => judge,
            Err(why) => return Verdict::Unclear(why.clone()),
        };
        let by = known.entry(schema.clone()).or_insert_with(|| judge.by(schema));
        match (by, document.get(at)) {
            (Ok(validator), Some(node)) => judge::judge(validator, node),
            (Err(why), _) => Verdict::Unclear(why.clone()),
            (_, None) => Verdict::Unclear("there is no value".to_owned()),
        }
    }
}

/// What became of a value, going by the answer. Both are items of a list.
fn outcome_of(json: &str, answer: Answer) -> (Outcome, String) {
    let whole = |path: &str| path.replacen("$[0]", "$", 1);
    match answer {
        Answer::Lost => (Outcome::Untried, String::new()),
        Answer::Refused(path, why) => {
            (Outcome::Refused, format!("{}: {why}", whole(&path)))
        }
        Answer::Encoded(text, unknown) => {
            match equal::difference(&format!("[{json}]"), &text) {
                Ok(None) => match unknown {
                    None => (Outcome::Equal, String::new()),
                    Some(what) => (Outcome::Unknown, whole(&what)),
                },
                Ok(Some(mut difference)) => {
                    difference.path = whole(&difference.path);
                    (Outcome::Changed, difference.to_string())
                }
                Err(problem) => {
                    (Outcome::Changed, format!("it became no JSON: {problem}"))
                }
            }
        }
    }
}

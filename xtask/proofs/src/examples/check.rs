//! One document: its examples judged, decoded and compared.

use std::collections::HashMap;
use std::path::Path;

use codegen::config::Config;
use codegen::diagnostic::{Diagnostics, Place, Pointer};
use codegen::names::Case;
use codegen::source::Source;
use codegen::spec::{self, Document, Node};
use jsonschema::Validator;
use serde_json::Value;

use super::collect::{self, Example};
use super::dialect;
use super::driver::{self, Answer, Question};
use super::judge::{Judge, Verdict, judge};
use super::outcome::{Finding, Findings, Outcome};
use super::probe::Probes;
use super::spelling::Spelling;
use super::variants::variants;
use super::walk;
use crate::equal;

/// Checks one document with the types that these settings give, and variants of its examples if they are asked for.
pub(super) fn check(file: &Path, config: &Config, with_variants: bool) -> Findings {
    let mut findings =
        Findings { file: file.display().to_string(), ..Findings::default() };
    let read = || Source::read(file).and_then(spec::read);
    // One to look things up in, one to add the probes to.
    match read().and_then(|document| Ok((document, read()?))) {
        Ok((document, copy)) => {
            let mut trial = Trial::of(&document, &mut findings);
            trial.judge(with_variants);
            let problem = trial.ask(copy, config.clone(), &crate_name(file)).err();
            findings.problem = problem.map(|it| it.to_string());
            findings.examples.sort_by_key(|it| (it.position, it.outcome));
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

/// A document on trial.
struct Trial<'a> {
    document: &'a Document,
    findings: &'a mut Findings,
    probes: Probes,
    /// The valid values, each with the example that it is or comes from and, if it is a
    /// variant, what was done.
    tried: Vec<(Example, Option<String>)>,
    questions: Vec<Question>,
}

impl<'a> Trial<'a> {
    fn of(document: &'a Document, findings: &'a mut Findings) -> Self {
        let probes = Probes::of(document);
        Self { document, findings, probes, tried: Vec::new(), questions: Vec::new() }
    }

    fn finding(
        &self,
        outcome: Outcome,
        at: &Pointer,
        schema: Option<&Pointer>,
        why: String,
    ) -> Finding {
        let position = self.document.position(&Place::At(at.clone())).unwrap_or((1, 1));
        Finding { outcome, at: at.clone(), position, schema: schema.cloned(), why }
    }

    /// Judges all examples, and keeps those that are to be tried.
    fn judge(&mut self, with_variants: bool) {
        let document = self.document;
        let parts = walk::parts(document);
        let collected = collect::collect(document, &parts);
        for (at, why) in collected.unclear {
            let finding = self.finding(Outcome::NotJudged, &at, None, why);
            self.findings.examples.push(finding);
        }
        let court = Judge::new(document, &parts);
        let mut known: HashMap<Pointer, Result<Validator, String>> = HashMap::new();
        let spelling = Spelling::of(document);
        for example in collected.examples {
            let by = known.entry(example.schema.clone()).or_insert_with(|| {
                court.as_ref().map_err(Clone::clone)?.by(&example.schema)
            });
            let value = document.get(&example.at).unwrap_or(&Node::Null);
            let value = dialect::to_value(value);
            match verdict(by, &value, &example, spelling.json(&example.at)) {
                Err((outcome, why)) => {
                    let schema = Some(&example.schema);
                    let finding = self.finding(outcome, &example.at, schema, why);
                    self.findings.examples.push(finding);
                }
                Ok(json) => {
                    self.keep(&example, None, json);
                    let Ok(by) = by else { continue };
                    let made = if with_variants { variants(&value) } else { Vec::new() };
                    for (what, variant) in
                        made.into_iter().filter(|it| by.is_valid(&it.1))
                    {
                        self.keep(&example, Some(what), variant.to_string());
                    }
                }
            }
        }
    }

    fn keep(&mut self, example: &Example, variant: Option<String>, json: String) {
        let probe = self.probes.add(self.document, &example.schema);
        self.questions.push(Question { probe, json });
        self.tried.push((example.clone(), variant));
    }

    /// Tries the valid ones with the types of the document.
    fn ask(self, copy: Document, config: Config, name: &str) -> Result<(), Diagnostics> {
        let config = config.named(name.to_owned())?;
        let answers = self.probes.generate(copy, &config).and_then(|(files, types)| {
            driver::ask(name, &files, &types, &self.questions)
        });
        let (answers, problem) = match answers {
            Ok(answers) => (answers, Ok(())),
            Err(problem) => (vec![Answer::Lost; self.tried.len()], Err(problem)),
        };
        let questions = self.tried.iter().zip(&self.questions).zip(answers);
        for (((example, variant), question), answer) in questions {
            let (outcome, why) = outcome_of(&question.json, answer);
            let (why, is_example) = match variant {
                Some(what) => (format!("with {what}: {why}"), false),
                None => (why, true),
            };
            let schema = Some(&example.schema);
            let finding = self.finding(outcome, &example.at, schema, why);
            let list = if is_example {
                &mut self.findings.examples
            } else {
                &mut self.findings.variants
            };
            list.push(finding);
        }
        problem
    }
}

/// The text of an example that is to be tried, or why it is not.
fn verdict(
    by: &Result<Validator, String>,
    value: &Value,
    example: &Example,
    json: Option<String>,
) -> Result<String, (Outcome, String)> {
    let validator = by.as_ref().map_err(|why| {
        (Outcome::NotJudged, format!("the schema cannot be judged by: {why}"))
    })?;
    let json = json.ok_or_else(|| (Outcome::NotJudged, "it is no JSON".to_owned()))?;
    match judge(validator, value) {
        Verdict::Valid => Ok(json),
        Verdict::Contradicts(_) if example.foreign && value.is_string() => {
            let why = "it is a text in a media type other than JSON".to_owned();
            Err((Outcome::NotJudged, why))
        }
        Verdict::Contradicts(why) => Err((Outcome::Contradicts, why)),
    }
}

/// What became of a value, going by the answer. Both are items of a list.
pub(super) fn outcome_of(json: &str, answer: Answer) -> (Outcome, String) {
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

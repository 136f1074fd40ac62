//! What became of a document.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use codegen::config::Config;
use codegen::diagnostic::{Code, Diagnostics, Severity};
use codegen::source::{Locate, Source};
use codegen::{Generated, report};
use serde_json::{Value, json};

use super::count;
use super::find::Document;
use crate::workshop::Workshop;

/// What became of a document.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) document: Document,
    pub(super) fate: Fate,
    /// The operations that the document has, if it could be read.
    pub(super) described: usize,
    pub(super) emitted: usize,
    pub(super) types: usize,
    pub(super) lines: usize,
    pub(super) warnings: BTreeMap<&'static str, usize>,
    pub(super) notes: BTreeMap<&'static str, usize>,
    /// The errors, as they are shown; empty if there are none.
    pub(super) report: String,
    pub(super) generating: Duration,
    pub(super) checking: Option<Duration>,
    /// What the compiler and rustdoc say.
    pub(super) complaints: Vec<String>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Generated,
    /// For its version, which is the right answer.
    OtherVersion,
    Refused,
    Panicked,
}

impl Outcome {
    fn new(document: &Document, generating: Duration) -> Self {
        Self {
            document: document.clone(),
            fate: Fate::Panicked,
            described: 0,
            emitted: 0,
            types: 0,
            lines: 0,
            warnings: BTreeMap::new(),
            notes: BTreeMap::new(),
            report: String::new(),
            generating,
            checking: None,
            complaints: Vec::new(),
        }
    }

    /// Whether something is wrong with us, or with the document.
    pub(super) fn failed(&self) -> bool {
        !matches!(self.fate, Fate::Generated | Fate::OtherVersion)
            || !self.complaints.is_empty()
    }

    fn count(&mut self, diagnostics: &Diagnostics) {
        for diagnostic in diagnostics {
            let counts = match diagnostic.severity {
                Severity::Error => continue,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            };
            *counts.entry(diagnostic.code.as_str()).or_default() += 1;
        }
    }

    fn refused(&mut self, about: &dyn Locate, diagnostics: &Diagnostics) {
        self.count(diagnostics);
        let errors: Diagnostics = diagnostics
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .cloned()
            .collect();
        let version = |code: Code| matches!(code, Code::UnsupportedVersion);
        self.fate = if errors.iter().all(|it| version(it.code)) {
            Fate::OtherVersion
        } else {
            Fate::Refused
        };
        self.report = report::render(about, &errors, false);
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "document": self.document.name,
            "crate": self.document.package,
            "fate": format!("{:?}", self.fate).to_lowercase(),
            "operations": self.described,
            "emitted": self.emitted,
            "types": self.types,
            "lines": self.lines,
            "warnings": self.warnings,
            "notes": self.notes,
            "errors": self.report,
            "generate_ms": self.generating.as_millis(),
            "check_ms": self.checking.map(|it| it.as_millis()),
            "complaints": self.complaints,
        })
    }
}

/// Generates the client of a document and puts its crate into the workshop.
///
/// # Errors
/// The crate cannot be written.
pub(super) fn generate(
    document: &Document,
    operations: &[String],
    workshop: &mut Workshop,
) -> Result<Outcome, Diagnostics> {
    let config = Config { operations: operations.to_vec(), ..Config::default() };
    let config = config.named(document.package.clone())?;
    let start = Instant::now();
    let source = Source::read(&document.path);
    let result = catch_unwind(AssertUnwindSafe(|| match source {
        Ok(source) => codegen::generate(source, &config),
        Err(diagnostics) => {
            let about = Source::new(document.name.clone(), "");
            Err(codegen::Refused { about: Box::new(about), diagnostics })
        }
    }));
    let mut outcome = Outcome::new(document, start.elapsed());
    match result {
        Err(_) => outcome.report.push_str("the generator panicked\n"),
        Ok(Err(refused)) => outcome.refused(&*refused.about, &refused.diagnostics),
        Ok(Ok(generated)) => {
            succeed(&mut outcome, &generated);
            workshop.add(&document.package, &generated.files)?;
        }
    }
    Ok(outcome)
}

fn succeed(outcome: &mut Outcome, generated: &Generated) {
    outcome.fate = Fate::Generated;
    outcome.described = count::operations(&generated.document);
    outcome.emitted = generated.operations;
    outcome.types = generated.types;
    let lines = generated.files.iter().map(|it| it.text.lines().count());
    outcome.lines = lines.sum();
    outcome.count(&generated.diagnostics);
}

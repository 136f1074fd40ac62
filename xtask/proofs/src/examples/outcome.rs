//! What became of the examples of one document.

use codegen::diagnostic::Pointer;
use serde_json::{Value, json};

/// What became of one example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    /// Decoded, and encoded to the same.
    Equal,
    /// The same, but a part of it is kept as something that the types do not name.
    Unknown,
    /// Valid, and not decoded: a mistake of the generator.
    Refused,
    /// Valid, and encoded to something else: a mistake of the generator.
    Changed,
    /// Valid, and never tried: the crate could not be had.
    Untried,
    /// The example contradicts its own schema.
    Contradicts,
    /// There is no saying whether it is valid.
    NotJudged,
}

impl Outcome {
    /// All, in the order of the table.
    pub(super) const ALL: [Self; 7] = [
        Self::Equal,
        Self::Unknown,
        Self::Refused,
        Self::Changed,
        Self::Untried,
        Self::Contradicts,
        Self::NotJudged,
    ];

    /// The word for it in tables.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
            Self::Changed => "changed",
            Self::Untried => "untried",
            Self::Contradicts => "contradicts",
            Self::NotJudged => "not judged",
        }
    }

    /// Whether the judge called it valid.
    pub(super) fn is_valid(self) -> bool {
        !matches!(self, Self::Contradicts | Self::NotJudged)
    }

    /// Whether it is a mistake of the generator, or keeps one from being found.
    pub(super) fn is_failure(self) -> bool {
        matches!(self, Self::Refused | Self::Changed | Self::Untried)
    }
}

/// One example and what became of it.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    pub(super) outcome: Outcome,
    /// Where the example stands.
    pub(super) at: Pointer,
    /// The same as a line and a column.
    pub(super) position: (usize, usize),
    /// The schema that it belongs to, if there is one.
    pub(super) schema: Option<Pointer>,
    /// Why; empty where all is well.
    pub(super) why: String,
}

/// All examples of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    /// The file, as it was named.
    pub(super) file: String,
    pub(super) examples: Vec<Finding>,
    /// Variants of the examples that are valid, too.
    pub(super) variants: Vec<Finding>,
    /// Why the crate could not be had, or the document not be read.
    pub(super) problem: Option<String>,
}

/// How many findings there are of one outcome.
pub(super) fn count(findings: &[Finding], outcome: Outcome) -> usize {
    findings.iter().filter(|it| it.outcome == outcome).count()
}

/// How many of the findings are about something valid.
pub(super) fn valid(findings: &[Finding]) -> usize {
    findings.iter().filter(|it| it.outcome.is_valid()).count()
}

impl Findings {
    /// Whether something is wrong with the generator, or the document cannot be had.
    pub(super) fn failed(&self) -> bool {
        let mut all = self.examples.iter().chain(&self.variants);
        self.problem.is_some() || all.any(|it| it.outcome.is_failure())
    }

    /// The same for tools.
    pub(super) fn to_json(&self) -> Value {
        json!({
            "file": self.file,
            "problem": self.problem,
            "examples": self.list(&self.examples),
            "variants": self.list(&self.variants),
        })
    }

    fn list(&self, findings: &[Finding]) -> Value {
        let counts = Outcome::ALL.map(|it| (it.as_str(), count(findings, it)));
        let counts = counts.into_iter();
        let counts: serde_json::Map<String, Value> =
            counts.map(|(key, count)| (key.to_owned(), count.into())).collect();
        let found = findings.iter().filter(|it| it.outcome != Outcome::Equal);
        let found = found.map(|it| {
            json!({
                "outcome": it.outcome.as_str(),
                "place": self.place(it),
                "pointer": it.at.to_string(),
                "schema": it.schema.as_ref().map(ToString::to_string),
                "why": it.why,
            })
        });
        json!({
            "all": findings.len(),
            "valid": valid(findings),
            "counts": counts,
            "findings": found.collect::<Vec<_>>(),
        })
    }

    /// Where an example stands: `openapi.yaml:12:3`.
    pub(super) fn place(&self, finding: &Finding) -> String {
        let (line, column) = finding.position;
        format!("{}:{line}:{column}", self.file)
    }
}

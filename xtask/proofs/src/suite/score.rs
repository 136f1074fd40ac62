//! What the outcomes amount to.

use std::ops::AddAssign;

use serde::Serialize;

use super::driver::Outcome;
use super::generate::{Alone, body};
use super::judge::Verdict;
use super::read::{Group, Test};
use crate::equal::difference;

/// A group with all that is known about it, for one choice of `assume-types`.
#[derive(Debug)]
pub(super) struct Judged<'a> {
    pub(super) group: &'a Group,
    pub(super) alone: &'a Alone,
    /// The JSON types that the schema never allows.
    pub(super) never: Vec<&'static str>,
    /// The instances of which the component schema says something else, by their index.
    pub(super) astray: Vec<usize>,
    pub(super) cases: Vec<Case<'a>>,
}

/// An instance and what became of it.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) test: &'a Test,
    /// With `unknown-values = "keep"`.
    pub(super) keep: Outcome,
    /// With `unknown-values = "refuse"`.
    pub(super) refuse: Outcome,
    /// Why it is not valid.
    pub(super) verdict: Verdict,
}

/// Some of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Part {
    pub(super) of: usize,
    pub(super) some: usize,
}

impl Part {
    fn add(&mut self, counts: bool) {
        self.of += 1;
        self.some += usize::from(counts);
    }

    /// In percent; all of nothing is all.
    #[allow(clippy::cast_precision_loss, reason = "there are not that many instances")]
    pub(super) fn percent(self) -> f64 {
        if self.of == 0 { 100.0 } else { self.some as f64 * 100.0 / self.of as f64 }
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Self) {
        self.of += other.of;
        self.some += other.some;
    }
}

/// The numbers of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Counts {
    /// Groups, and those for which there is no type.
    pub(super) refused: Part,
    /// Valid instances, and those that are accepted.
    pub(super) accepted: Part,
    /// Accepted valid instances, and those that come out again as they were.
    pub(super) equal: Part,
    /// Instances whose failure is a matter of types, and those that are rejected.
    pub(super) types: Part,
    /// Those of them that fail under a condition only.
    pub(super) on_condition: Part,
    /// Other invalid instances, and those that are rejected.
    pub(super) other: Part,
    /// Invalid instances, and those that are rejected only if unknown values are refused.
    pub(super) unknown: Part,
    /// Groups of which an invalid instance is accepted, and those where the generator says
    /// so.
    pub(super) reported: Part,
    /// Groups that get an untyped value, and those whose schema allows every JSON type.
    pub(super) untyped: Part,
    /// Untyped parts of groups, and those whose schema allows every JSON type.
    pub(super) parts: Part,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.refused += other.refused;
        self.accepted += other.accepted;
        self.equal += other.equal;
        self.types += other.types;
        self.on_condition += other.on_condition;
        self.other += other.other;
        self.unknown += other.unknown;
        self.reported += other.reported;
        self.untyped += other.untyped;
        self.parts += other.parts;
    }
}

/// Something that is not as it should be, or worth a look.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Finding {
    pub(super) what: &'static str,
    pub(super) group: String,
    /// The instance, if it is about one.
    pub(super) test: Option<String>,
    pub(super) detail: String,
}

/// Counts a group, and says what is not as it should be.
pub(super) fn score(judged: &Judged, findings: &mut Vec<Finding>) -> Counts {
    let mut counts = Counts::default();
    let group = judged.group;
    let path = format!(
        "{}/{}.json: {} ({})",
        group.draft.folder(),
        group.file,
        group.description,
        group.name
    );
    let mut find = |what, test: Option<&Test>, detail: String| {
        let test = test.map(|it| format!("{}: {}", it.description, it.instance));
        findings.push(Finding { what, group: path.clone(), test, detail });
    };
    counts.refused.add(judged.alone.refused.is_some());
    if let Some(why) = &judged.alone.refused {
        find("no type", None, why.clone());
    }
    for index in &judged.astray {
        let test = judged.cases.get(*index).map(|case| case.test);
        find("the component says something else than the schema", test, String::new());
    }
    let mut unenforced = Vec::new();
    for case in &judged.cases {
        let rejected = matches!(case.refuse, Outcome::Refused(_));
        if case.test.valid {
            valid(case, &mut counts, &mut find);
            continue;
        }
        if case.verdict.valid {
            find("the judge finds it valid", Some(case.test), String::new());
        }
        let kept = rejected && matches!(case.keep, Outcome::Accepted(_));
        counts.unknown.add(kept);
        if case.verdict.of_types {
            counts.types.add(rejected);
            if case.verdict.on_condition {
                counts.on_condition.add(rejected);
            }
        } else {
            counts.other.add(rejected);
        }
        match &case.refuse {
            Outcome::Accepted(_) => {
                let reported =
                    judged.alone.reports.iter().any(|report| {
                        !report.keywords.is_disjoint(&case.verdict.keywords)
                    });
                unenforced.push(reported);
                let keywords: Vec<&str> =
                    case.verdict.keywords.iter().map(String::as_str).collect();
                let keywords = keywords.join(" ");
                if case.verdict.of_types {
                    find("of a wrong type, accepted", Some(case.test), keywords.clone());
                }
                if !reported {
                    find("accepted without a word", Some(case.test), keywords);
                }
            }
            Outcome::Crashed(how) => find("crashed", Some(case.test), how.clone()),
            Outcome::Refused(_) | Outcome::NotRun(_) => {}
        }
    }
    if !unenforced.is_empty() {
        counts.reported.add(unenforced.into_iter().all(|reported| reported));
    }
    if judged.alone.untyped {
        counts.untyped.add(judged.never.is_empty());
        let (what, mut why) = need(&judged.never);
        for report in &judged.alone.reports {
            why = format!("{why}\n{}", report.text);
        }
        find(what, None, why);
    }
    for (at, never) in &judged.alone.parts {
        counts.parts.add(never.is_empty());
        if !never.is_empty() {
            let (_, why) = need(never);
            find("untyped part without need", None, format!("{at}: {why}"));
        }
    }
    counts
}

/// Whether an untyped value is needed, and why.
fn need(never: &[&str]) -> (&'static str, String) {
    if never.is_empty() {
        ("untyped", "the schema allows every JSON type".to_owned())
    } else {
        ("untyped without need", format!("the schema allows no {}", never.join(", no ")))
    }
}

/// Counts a valid instance: it has to be accepted, and come out as it was, whatever becomes
/// of unknown values.
fn valid(
    case: &Case,
    counts: &mut Counts,
    find: &mut impl FnMut(&'static str, Option<&Test>, String),
) {
    let mut texts = Vec::new();
    for (setting, outcome) in [("keep", &case.keep), ("refuse", &case.refuse)] {
        match outcome {
            Outcome::Accepted(text) => texts.push(text),
            Outcome::Refused(why) => {
                find("valid, refused", Some(case.test), format!("{setting}: {why}"));
            }
            Outcome::Crashed(why) => {
                find("crashed", Some(case.test), format!("{setting}: {why}"));
            }
            Outcome::NotRun(_) => {}
        }
    }
    let accepted = texts.len() == 2;
    counts.accepted.add(accepted);
    if accepted {
        let body = body(&case.test.instance);
        let changed = texts.into_iter().find_map(|text| changed(&body, text));
        counts.equal.add(changed.is_none());
        if let Some(changed) = changed {
            find("changed", Some(case.test), changed);
        }
    }
}

/// How a body differs from what it was.
fn changed(before: &str, after: &str) -> Option<String> {
    match difference(before, after) {
        Ok(changed) => changed.map(|it| it.to_string()),
        Err(problem) => Some(format!("{after} is no JSON: {problem}")),
    }
}

//! From groups to outcomes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use serde_json::Value;

use super::component;
use super::draft::Draft;
use super::driver::{self, Outcome, Outcomes, Programs};
use super::generate::{self, Alone, Crate, Variant};
use super::judge::{self, Judge, Verdict};
use super::read::Group;
use super::remote::{Remote, Resources};
use super::score::{Case, Judged};
use crate::workshop::{Complaint, Workshop};

/// How often groups that do not compile are put aside before giving up.
const MOST_BUILDS: usize = 8;

/// Takes out the groups that need schemas from elsewhere.
pub(super) fn without_remote(groups: Vec<Group>) -> (Vec<Group>, Vec<(Group, Remote)>) {
    let mut kept = Vec::new();
    let mut skipped = Vec::new();
    for group in groups {
        match Resources::of(&group.schema, group.draft).remote() {
            Some(remote) => skipped.push((group, remote)),
            None => kept.push(group),
        }
    }
    (kept, skipped)
}

/// How many groups are skipped and why, and which, on request.
pub(super) fn describe_skipped(skipped: &[(Group, Remote)], list: bool) -> String {
    let mut reasons: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (group, remote) in skipped {
        let draft = group.draft.folder();
        let (file, what) = (&group.file, &group.description);
        let line = format!("  {draft}/{file}.json: {what}: {}", remote.target());
        reasons.entry(remote.reason()).or_default().push(line);
    }
    let mut text = format!("{} groups skipped\n", skipped.len());
    for (reason, groups) in reasons {
        let _ = writeln!(text, "{:5} {reason}", groups.len());
        if list {
            let _ = writeln!(text, "{}", groups.join("\n"));
        }
    }
    text
}

/// What is known about all groups.
pub(super) struct Results<'a> {
    groups: &'a [Group],
    judges: Vec<Verdicts>,
    /// By `assume-types`.
    alone: BTreeMap<bool, Vec<Alone>>,
    outcomes: BTreeMap<Variant, Outcomes>,
}

/// Generates, builds and runs everything.
///
/// # Errors
/// It cannot be built or run, or the judge does not understand a schema.
pub(super) fn run(groups: &[Group]) -> Result<Results<'_>, Diagnostics> {
    let judges = groups.iter().map(verdicts).collect::<Result<_, _>>()?;
    let mut alone = each_alone(groups);
    let (workshop, programs) = build(groups, &mut alone)?;
    let mut outcomes = BTreeMap::new();
    for variant in variants() {
        let groups = able(groups, &alone, variant);
        if !groups.is_empty() {
            let answers = driver::run(&workshop, &programs, variant, &groups)?;
            outcomes.insert(variant, answers);
        }
    }
    Ok(Results { groups, judges, alone, outcomes })
}

fn variants() -> impl Iterator<Item = Variant> {
    Draft::ALL.into_iter().flat_map(|draft| {
        [(false, false), (false, true), (true, false), (true, true)]
            .map(|(assume, keep)| Variant { draft, assume, keep })
    })
}

/// The groups of a variant that the generator does not refuse.
fn able<'a>(
    groups: &'a [Group],
    alone: &BTreeMap<bool, Vec<Alone>>,
    variant: Variant,
) -> Vec<&'a Group> {
    groups
        .iter()
        .zip(&alone[&variant.assume])
        .filter(|(group, alone)| group.draft == variant.draft && alone.refused.is_none())
        .map(|(group, _)| group)
        .collect()
}

/// Builds the crates and programs of all variants. Groups that stand in the way are put
/// aside.
fn build(
    groups: &[Group],
    alone: &mut BTreeMap<bool, Vec<Alone>>,
) -> Result<(Workshop, Programs), Diagnostics> {
    let mut complaints = Vec::new();
    for _ in 0..MOST_BUILDS {
        let mut workshop = Workshop::new("json-schema-suite");
        let crates = crates(groups, alone)?;
        for (variant, made) in &crates {
            driver::add(&mut workshop, *variant, made)?;
        }
        eprintln!("building {} crates in {}", crates.len(), workshop.folder().display());
        match driver::build(&workshop)? {
            Ok(programs) => return Ok((workshop, programs)),
            Err(refused) => complaints = refused,
        }
        let aside = put_aside(groups, alone, &crates, &complaints);
        eprintln!("{aside} groups do not compile");
        if aside == 0 {
            break;
        }
    }
    let texts: Vec<&str> = complaints.iter().map(|it| it.message.as_str()).collect();
    Err(error(format!("the crates do not compile:\n{}", texts.join("\n"))).into())
}

/// What the generator makes of each group alone, by `assume-types`.
pub(super) fn each_alone(groups: &[Group]) -> BTreeMap<bool, Vec<Alone>> {
    let alone = [false, true].map(|assume| {
        (assume, groups.iter().map(|it| generate::alone(it, assume)).collect())
    });
    BTreeMap::from(alone)
}

/// The crates of all variants.
///
/// # Errors
/// A crate cannot be generated, and no group is to blame.
pub(super) fn crates(
    groups: &[Group],
    alone: &mut BTreeMap<bool, Vec<Alone>>,
) -> Result<BTreeMap<Variant, Crate>, Diagnostics> {
    let mut crates = BTreeMap::new();
    for variant in variants() {
        if let Some(made) = crate_of(groups, alone, variant)? {
            crates.insert(variant, made);
        }
    }
    Ok(crates)
}

/// The crate of a variant; groups with which it cannot be generated are put aside.
fn crate_of(
    groups: &[Group],
    alone: &mut BTreeMap<bool, Vec<Alone>>,
    variant: Variant,
) -> Result<Option<Crate>, Diagnostics> {
    loop {
        let able = able(groups, alone, variant);
        if able.is_empty() {
            return Ok(None);
        }
        match generate::together(&able, variant) {
            Ok(made) => return Ok(Some(made)),
            Err((Some(name), why)) => {
                let why = format!("beside the other groups: {why}");
                refuse(groups, alone, variant, &name, &why);
            }
            Err((None, why)) => return Err(error(why).into()),
        }
    }
}

/// Puts the groups aside that the compiler complains about. Gives how many those are.
fn put_aside(
    groups: &[Group],
    alone: &mut BTreeMap<bool, Vec<Alone>>,
    crates: &BTreeMap<Variant, Crate>,
    complaints: &[Complaint],
) -> usize {
    let mut aside = BTreeSet::new();
    for complaint in complaints {
        for (variant, made) in crates {
            let name = format!("{}/", variant.name());
            let file = complaint.file.strip_prefix(&name);
            if let Some(group) = file.and_then(|file| made.origins.get(file)) {
                let why = format!("it does not compile: {}", complaint.message);
                refuse(groups, alone, *variant, group, &why);
                aside.insert((variant.assume, variant.draft, group));
            }
        }
    }
    aside.len()
}

fn refuse(
    groups: &[Group],
    alone: &mut BTreeMap<bool, Vec<Alone>>,
    variant: Variant,
    name: &str,
    why: &str,
) {
    let found =
        groups.iter().position(|it| it.draft == variant.draft && it.name == name);
    if let (Some(index), Some(alone)) = (found, alone.get_mut(&variant.assume)) {
        alone[index].refused.get_or_insert_with(|| why.to_owned());
    }
}

/// What the judge says of a group.
struct Verdicts {
    /// The JSON types that it never allows.
    never: Vec<&'static str>,
    /// Why each instance is not valid.
    each: Vec<Verdict>,
    /// The instances of which its component says something else.
    astray: Vec<usize>,
}

fn verdicts(group: &Group) -> Result<Verdicts, Diagnostics> {
    let judge = Judge::of(&group.schema, group.draft, group.judges_formats())?;
    let instances: Vec<Value> = group
        .tests
        .iter()
        .map(|it| serde_json::from_str(&it.instance).unwrap_or_default())
        .collect();
    let each = instances.iter().map(|it| judge.judge(it)).collect();
    let mut probes = instances;
    judge::inside(&group.schema, &mut probes);
    let astray = component::astray(group, &judge);
    Ok(Verdicts { never: judge.never(&probes), each, astray })
}

impl Results<'_> {
    /// The groups with what became of their instances, for one choice of `assume-types`.
    pub(super) fn of(&self, assume: bool) -> impl Iterator<Item = Judged<'_>> {
        let groups = self.groups.iter().zip(&self.judges).zip(&self.alone[&assume]);
        groups.map(move |((group, verdicts), alone)| {
            let outcome = |keep, index: usize| {
                let variant = Variant { draft: group.draft, assume, keep };
                let answers = self.outcomes.get(&variant);
                let answer = answers.and_then(|it| it.get(&group.name)?.get(index));
                answer.cloned().unwrap_or_else(|| {
                    Outcome::NotRun(alone.refused.clone().unwrap_or_default())
                })
            };
            let cases = group.tests.iter().zip(&verdicts.each).enumerate();
            let cases = cases.map(|(index, (test, verdict))| Case {
                test,
                keep: outcome(true, index),
                refuse: outcome(false, index),
                verdict: verdict.clone(),
            });
            let cases = cases.collect();
            let (never, astray) = (verdicts.never.clone(), verdicts.astray.clone());
            Judged { group, alone, never, astray, cases }
        })
    }
}

fn error(message: String) -> Diagnostic {
    Diagnostic::error(Code::Output, Place::Nowhere, message)
}

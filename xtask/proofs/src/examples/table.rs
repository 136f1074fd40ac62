//! The results, for people.

use std::fmt::Write;

use super::outcome::{Finding, Findings, Outcome, count, valid};

/// How many findings of a kind are shown if not all are asked for.
const SHOWN: usize = 5;

/// What is worth knowing of one document: all of it, or the first few of each kind.
pub(super) fn details(findings: &Findings, all: bool) -> String {
    let mut text = String::new();
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    if let Some(problem) = &findings.problem {
        line(format!("  {}", problem.trim_end().replace('\n', "\n  ")));
    }
    for (what, list) in [("", &findings.examples), ("variant ", &findings.variants)] {
        for outcome in Outcome::ALL.into_iter().skip(1) {
            let found = list.iter().filter(|it| it.outcome == outcome);
            // One reason holds for all that were not tried.
            let most = match (all, outcome) {
                (_, Outcome::Untried) => 0,
                (true, _) => usize::MAX,
                (false, _) => SHOWN,
            };
            for finding in found.clone().take(most) {
                let place = findings.place(finding);
                line(format!("  {what}{}: {place}: {}", outcome.as_str(), finding.why));
                if all {
                    line(format!("      at {}", finding.at));
                }
            }
            let left = found.count().saturating_sub(most);
            if left > 0 && most > 0 {
                line(format!("  {what}{}: {left} more, see --list", outcome.as_str()));
            }
        }
    }
    text
}

/// What became of these in a line.
pub(super) fn summary(findings: &[Finding]) -> String {
    let counts = Outcome::ALL.map(|it| (count(findings, it), it.as_str()));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> =
        counts.map(|(count, what)| format!("{count} {what}")).collect();
    counts.join(", ")
}

/// The numbers of all documents: of their examples, and of variants if there are any.
pub(super) fn tables(documents: &[Findings]) -> String {
    let rows = |list: fn(&Findings) -> &[Finding]| {
        documents.iter().map(|it| (it.file.as_str(), list(it))).collect::<Vec<_>>()
    };
    let variants = rows(|it| &it.variants);
    let mut text = table("examples", &rows(|it| &it.examples));
    if variants.iter().any(|(_, list)| !list.is_empty()) {
        text = format!("{text}\n{}", table("variants", &variants));
    }
    text
}

fn table(what: &str, documents: &[(&str, &[Finding])]) -> String {
    let mut text = String::new();
    let name = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
    let width = documents.iter().map(|it| name(it.0).len()).max().unwrap_or(0).max(8);
    let row = |text: &mut String, name: &str, cells: &[String]| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{name:width$}");
        for cell in cells {
            let _ = write!(text, " {cell:>11}");
        }
        text.push('\n');
    };
    let heads = [what, "valid"].into_iter();
    let heads = heads.chain(Outcome::ALL.map(Outcome::as_str)).map(str::to_owned);
    row(&mut text, "document", &heads.collect::<Vec<_>>());
    let mut totals = [0; 2 + Outcome::ALL.len()];
    for (file, list) in documents {
        let counts = Outcome::ALL.map(|it| count(list, it)).into_iter();
        let counts = [list.len(), valid(list)].into_iter().chain(counts);
        let counts: Vec<usize> = counts.collect();
        for (total, count) in totals.iter_mut().zip(&counts) {
            *total += count;
        }
        let cells: Vec<String> = counts.iter().map(ToString::to_string).collect();
        row(&mut text, &name(file), &cells);
    }
    let cells: Vec<String> = totals.iter().map(ToString::to_string).collect();
    row(&mut text, "total", &cells);
    let [all, valid, equal, unknown, _, changed, ..] = totals;
    let _ = writeln!(
        text,
        "\n{} of the {what} are valid; {} of those decode, {} come back equal, {} with no \
         part kept as unknown",
        percent(valid, all),
        percent(equal + unknown + changed, valid),
        percent(equal + unknown, valid),
        percent(equal, valid),
    );
    text
}

/// A share, rounded down: all is all.
fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "100 %".to_owned();
    }
    let permille = part * 1000 / whole;
    format!("{}.{} %", permille / 10, permille % 10)
}

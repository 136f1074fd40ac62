//! The table of all documents.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::outcome::{Fate, Outcome};

/// A line about one document.
pub(super) fn summary(outcome: &Outcome) -> String {
    let name = &outcome.document.name;
    let time = outcome.generating.as_millis();
    if outcome.fate != Fate::Generated {
        let first = outcome.report.lines().next().unwrap_or_default();
        return format!("{name}: {}: {first}", word(outcome.fate));
    }
    let Outcome { emitted, described, types, lines, .. } = outcome;
    let warnings: usize = outcome.warnings.values().sum();
    format!(
        "{name}: {emitted} of {described} operations, {types} types, {lines} lines, \
         {warnings} warnings, {time} ms"
    )
}

fn word(fate: Fate) -> &'static str {
    match fate {
        Fate::Generated => "generated",
        Fate::OtherVersion => "other version",
        Fate::Refused => "REFUSED",
        Fate::Panicked => "PANICKED",
    }
}

/// All documents, the totals, what was warned of, and what the compiler said.
pub(super) fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    let width =
        outcomes.iter().map(|it| it.document.name.len()).max().unwrap_or(8).max(8);
    // Writing to a String does not fail.
    let _ = writeln!(
        text,
        "{:width$}  {:>10} {:>7} {:>6} {:>7} {:>8} {:>6} {:>8} {:>8} {:>8}",
        "document",
        "operations",
        "emitted",
        "types",
        "lines",
        "warnings",
        "notes",
        "gen ms",
        "check ms",
        "rustc"
    );
    for it in outcomes {
        let name = &it.document.name;
        if it.fate != Fate::Generated {
            let _ = writeln!(text, "{name:width$}  {}", word(it.fate));
            continue;
        }
        let check = it.checking.map_or("-".to_owned(), |it| it.as_millis().to_string());
        let _ = writeln!(
            text,
            "{name:width$}  {:>10} {:>7} {:>6} {:>7} {:>8} {:>6} {:>8} {check:>8} {:>8}",
            it.described,
            it.emitted,
            it.types,
            it.lines,
            it.warnings.values().sum::<usize>(),
            it.notes.values().sum::<usize>(),
            it.generating.as_millis(),
            it.complaints.len(),
        );
    }
    let of = |fate: Fate| outcomes.iter().filter(|it| it.fate == fate).count();
    let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(count).sum::<usize>();
    let _ = writeln!(
        text,
        "\n{} documents: {} generated, {} of another version, {} refused, {} panicked\n\
         {} operations, {} emitted; {} types; {} lines; {} messages of the compiler",
        outcomes.len(),
        of(Fate::Generated),
        of(Fate::OtherVersion),
        of(Fate::Refused),
        of(Fate::Panicked),
        sum(|it| it.described),
        sum(|it| it.emitted),
        sum(|it| it.types),
        sum(|it| it.lines),
        sum(|it| it.complaints.len()),
    );
    codes(&mut text, "warnings", outcomes, |it| &it.warnings);
    codes(&mut text, "notes", outcomes, |it| &it.notes);
    for it in outcomes.iter().filter(|it| it.fate == Fate::Generated) {
        if it.described != it.emitted {
            let missing = it.described.abs_diff(it.emitted);
            let _ = writeln!(text, "{}: {missing} operations differ", it.document.name);
        }
    }
    for it in outcomes.iter().filter(|it| !it.complaints.is_empty()) {
        let first = it.complaints.first().map(String::as_str).unwrap_or_default();
        let (name, count) = (&it.document.name, it.complaints.len());
        let _ = writeln!(text, "\n{name}: {count} messages, the first:\n{first}");
    }
    text
}

/// How often each code was found.
fn codes(
    text: &mut String,
    what: &str,
    outcomes: &[Outcome],
    counts: fn(&Outcome) -> &BTreeMap<&'static str, usize>,
) {
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for (code, count) in outcomes.iter().flat_map(counts) {
        *totals.entry(code).or_default() += count;
    }
    let all: Vec<String> =
        totals.iter().map(|(code, count)| format!("{code} {count}")).collect();
    let _ = writeln!(
        text,
        "{what}: {}",
        if all.is_empty() { "none".to_owned() } else { all.join(", ") }
    );
}

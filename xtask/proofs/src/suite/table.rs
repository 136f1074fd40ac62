//! The table: a row for each keyword, one for each draft, and one for all.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::score::{Counts, Finding, Part};

/// What a column counts.
type Column = fn(&Counts) -> Part;

/// The columns, each with what it counts.
const COLUMNS: [(&str, Column); 10] = [
    ("no type", |it| it.refused),
    ("valid ok", |it| it.accepted),
    ("same again", |it| it.equal),
    ("wrong type", |it| it.types),
    ("on a cond.", |it| it.on_condition),
    ("other wrong", |it| it.other),
    ("unknown", |it| it.unknown),
    ("reported", |it| it.reported),
    ("untyped", |it| it.untyped),
    ("parts", |it| it.parts),
];

/// What the columns mean.
pub(super) const LEGEND: &str = "\
no type      groups that the generator refuses / groups
valid ok     valid instances that are accepted / valid instances
same again   those that are written as they were read / accepted valid instances
wrong type   rejected / invalid instances, where that is a matter of types
on a cond.   those of them that fail under a condition only: `if`, `dependentSchemas`
other wrong  rejected / all other invalid instances
unknown      rejected only because unknown values are refused / invalid instances
reported     groups where the generator says what it does not enforce / groups of which an
             invalid instance is accepted
untyped      groups whose schema allows every JSON type / groups with an untyped value
parts        the same of properties, items and values of maps
";

/// Lays out rows under a heading, with a line of percentages for each of the last.
pub(super) fn table(
    rows: &BTreeMap<String, Counts>,
    totals: &[(String, Counts)],
) -> String {
    let width = rows.keys().map(String::len).chain([12]).max().unwrap_or_default();
    let mut text = format!("{:width$}", "keyword");
    for (name, _) in COLUMNS {
        let _ = write!(text, " {name:>11}");
    }
    text.push('\n');
    for (name, counts) in rows {
        line(&mut text, name, width, |column| show(column(counts)));
    }
    text.push('\n');
    for (name, counts) in totals {
        line(&mut text, name, width, |column| show(column(counts)));
        line(&mut text, "", width, |column| match column(counts) {
            Part { of: 0, .. } => String::new(),
            part => format!("{:.2} %", part.percent()),
        });
    }
    text
}

fn line(text: &mut String, name: &str, width: usize, cell: impl Fn(Column) -> String) {
    let mut row = format!("{name:width$}");
    for (_, column) in COLUMNS {
        let _ = write!(row, " {:>11}", cell(column));
    }
    text.push_str(row.trim_end());
    text.push('\n');
}

fn show(part: Part) -> String {
    if part.of == 0 { String::new() } else { format!("{}/{}", part.some, part.of) }
}

/// Lays out findings, those of a kind together.
pub(super) fn list(findings: &[Finding]) -> String {
    let mut kinds: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        kinds.entry(finding.what).or_default().push(finding);
    }
    let mut text = String::new();
    for (kind, findings) in kinds {
        let _ = writeln!(text, "\n{kind}: {}", findings.len());
        let mut group = "";
        for finding in findings {
            if finding.group != group {
                group = &finding.group;
                let _ = writeln!(text, "  {group}");
            }
            if let Some(test) = &finding.test {
                let _ = writeln!(text, "    {test}");
            }
            for line in finding.detail.lines() {
                let _ = writeln!(text, "      {line}");
            }
        }
    }
    text
}

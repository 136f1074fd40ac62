//! What outcomes amount to.

use serde_json::Value;

use crate::suite::draft::Draft;
use crate::suite::driver::Outcome;
use crate::suite::generate::{Alone, Report};
use crate::suite::judge::Verdict;
use crate::suite::read::{Group, Test};
use crate::suite::score::{Case, Counts, Finding, Judged, Part, score};
use crate::suite::table;

fn accepted(instance: &str) -> Outcome {
    Outcome::Accepted(format!("{{\"values\":[{instance}]}}"))
}

fn refused() -> Outcome {
    Outcome::Refused("no".to_owned())
}

fn test(instance: &str, valid: bool) -> Test {
    Test { description: "a test".to_owned(), instance: instance.to_owned(), valid }
}

/// Counts these instances: keep, refuse, and whether it is a matter of types.
fn count(
    cases: &[(&Test, Outcome, Outcome, bool)],
    alone: &Alone,
    never: Vec<&'static str>,
) -> (Counts, Vec<Finding>) {
    let group = Group {
        draft: Draft::Draft7,
        file: "a".to_owned(),
        name: "a0".to_owned(),
        description: "a group".to_owned(),
        schema: Value::Bool(true),
        tests: Vec::new(),
    };
    let cases = cases.iter().map(|(test, keep, refuse, of_types)| Case {
        test,
        keep: keep.clone(),
        refuse: refuse.clone(),
        verdict: Verdict {
            valid: test.valid,
            of_types: *of_types,
            on_condition: false,
            keywords: ["enum".to_owned()].into(),
        },
    });
    let cases = cases.collect();
    let judged = Judged { group: &group, alone, never, astray: Vec::new(), cases };
    let mut findings = Vec::new();
    (score(&judged, &mut findings), findings)
}

fn kinds(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|it| it.what).collect()
}

fn part(some: usize, of: usize) -> Part {
    Part { of, some }
}

#[test]
fn valid_instances_have_to_come_out_as_they_were() {
    let (one, two) = (test("1", true), test("2", true));
    let cases = [
        (&one, accepted("1.0"), accepted("1"), false),
        (&two, accepted("2"), accepted("3"), false),
        (&two, accepted("2"), refused(), false),
    ];
    let (counts, findings) = count(&cases, &Alone::default(), Vec::new());
    assert_eq!(counts.accepted, part(2, 3));
    assert_eq!(counts.equal, part(1, 2));
    assert_eq!(kinds(&findings), ["changed", "valid, refused"]);
}

#[test]
fn invalid_instances_are_rejected_where_unknown_values_are_refused() {
    let bad = test("1", false);
    let cases = [
        (&bad, accepted("1"), refused(), true),
        (&bad, accepted("1"), accepted("1"), true),
        (&bad, refused(), refused(), false),
        (
            &bad,
            Outcome::Crashed("it panics".to_owned()),
            Outcome::Crashed(String::new()),
            false,
        ),
    ];
    let (counts, findings) = count(&cases, &Alone::default(), Vec::new());
    assert_eq!(counts.types, part(1, 2));
    assert_eq!(counts.other, part(1, 2));
    assert_eq!(counts.unknown, part(1, 4));
    assert_eq!(counts.reported, part(0, 1));
    let expected = ["of a wrong type, accepted", "accepted without a word", "crashed"];
    assert_eq!(kinds(&findings), expected);

    let report = |keyword: &str| Report {
        text: String::new(),
        keywords: [keyword.to_owned()].into(),
    };
    for (keyword, reported) in [("enum", 1), ("minimum", 0)] {
        let alone = Alone { reports: vec![report(keyword)], ..Alone::default() };
        let (counts, _) = count(&cases, &alone, Vec::new());
        assert_eq!(counts.reported, part(reported, 1));
    }
}

#[test]
fn a_group_without_a_type_accepts_and_rejects_nothing() {
    let (good, bad) = (test("1", true), test("2", false));
    let none = || Outcome::NotRun("why".to_owned());
    let alone = Alone { refused: Some("why".to_owned()), ..Alone::default() };
    let cases = [(&good, none(), none(), false), (&bad, none(), none(), true)];
    let (counts, findings) = count(&cases, &alone, Vec::new());
    assert_eq!(counts.refused, part(1, 1));
    assert_eq!(counts.accepted, part(0, 1));
    assert_eq!(counts.types, part(0, 1));
    assert_eq!(counts.equal, part(0, 0));
    assert_eq!(kinds(&findings), ["no type"]);
}

#[test]
fn an_untyped_value_needs_a_schema_that_allows_all() {
    let alone = Alone { untyped: true, ..Alone::default() };
    let (counts, findings) = count(&[], &alone, Vec::new());
    assert_eq!(counts.untyped, part(1, 1));
    assert_eq!(kinds(&findings), ["untyped"]);
    let (counts, findings) = count(&[], &alone, vec!["null"]);
    assert_eq!(counts.untyped, part(0, 1));
    assert_eq!(kinds(&findings), ["untyped without need"]);
}

#[test]
fn the_table_has_a_row_for_each_keyword() {
    let counts = Counts { accepted: part(2, 3), ..Counts::default() };
    let rows = [("enum".to_owned(), counts)].into();
    let table = table::table(&rows, &[("all".to_owned(), counts)]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[0].starts_with("keyword"), "{table}");
    assert!(lines[1].starts_with("enum") && lines[1].ends_with("2/3"), "{table}");
    assert!(lines[3].starts_with("all") && lines[3].ends_with("2/3"), "{table}");
    assert!(lines[4].ends_with("66.67 %"), "{table}");
}

//! The types by which examples are decoded, and what is said of the answers.

use codegen::config::Config;
use codegen::diagnostic::Pointer;

use super::document;
use crate::examples::check::outcome_of;
use crate::examples::driver::Answer;
use crate::examples::outcome::{Findings, Outcome};
use crate::examples::probe::Probes;
use crate::examples::table;
use crate::examples::variants::variants;

const DOCUMENT: &str = r"
openapi: 3.1.0
info: { title: Probes, version: '1' }
paths: {}
components:
  schemas:
    probe1:
      type: object
      properties:
        name: { type: string, example: Tom, description: The name. }
        nick: { type: string, default: Tom }
        kind: { type: string, enum: [cat, dog], example: cat }
";

#[test]
fn schemas_that_say_the_same_share_a_probe() {
    let document_ = document(DOCUMENT);
    let thing = Pointer::root().child("components").child("schemas").child("probe1");
    let property = |name| thing.child("properties").child(name);
    let mut probes = Probes::of(&document_);
    let numbers =
        [&thing, &property("name"), &property("nick"), &property("kind"), &thing]
            .map(|it| probes.add(&document_, it));
    assert_eq!(numbers, [0, 1, 1, 2, 0]);
    let config = Config::default();
    let (files, names) = probes.generate(document(DOCUMENT), &config).unwrap();
    assert_eq!(names, ["ProbeX0", "ProbeX1", "ProbeX2"]);
    let text = |path: &str| files.iter().find(|it| it.path == path).map(|it| &it.text);
    let list = |path: &str| text(path).unwrap().lines().last().unwrap().to_owned();
    assert_eq!(list("src/types/probe_x0.rs"), "pub type ProbeX0 = Vec<Probe1>;");
    assert_eq!(list("src/types/probe_x1.rs"), "pub type ProbeX1 = Vec<String>;");
    // The type of the document is what it is without the probes.
    let alone = codegen::generate(document_.source().clone(), &config).unwrap();
    let alone = alone.files.iter().find(|it| it.path == "src/types/probe1.rs");
    assert_eq!(Some(&alone.unwrap().text), text("src/types/probe1.rs"));
}

#[test]
fn answers_are_items_of_a_list() {
    let outcome = |answer| outcome_of(r#"{"a":1}"#, answer);
    let encoded = |text: &str| Answer::Encoded(text.to_owned(), None);
    assert_eq!(outcome(encoded(r#"[{"a":1.0}]"#)).0, Outcome::Equal);
    let kept =
        Answer::Encoded(r#"[{"a":1}]"#.to_owned(), Some("$[0].a: new".to_owned()));
    assert_eq!(outcome(kept), (Outcome::Unknown, "$.a: new".to_owned()));
    assert_eq!(
        outcome(encoded(r#"[{"a":2}]"#)),
        (Outcome::Changed, "$.a: 1 became 2".to_owned())
    );
    let refused = Answer::Refused("$[0].a".to_owned(), "no".to_owned());
    assert_eq!(outcome(refused), (Outcome::Refused, "$.a: no".to_owned()));
    assert_eq!(outcome(Answer::Lost).0, Outcome::Untried);
}

#[test]
fn answers_are_lines_of_json() {
    let read = |line| serde_json::from_str::<Answer>(line).unwrap();
    let encoded = Answer::Encoded("[1]".to_owned(), None);
    assert_eq!(read(r#"{"encoded":["[1]",null]}"#), encoded);
    let refused = Answer::Refused("$".to_owned(), "no".to_owned());
    assert_eq!(read(r#"{"refused":["$","no"]}"#), refused);
    assert_eq!(read("\"lost\""), Answer::Lost);
}

#[test]
fn shares_are_rounded_down() {
    let finding = |outcome| crate::examples::outcome::Finding {
        outcome,
        at: Pointer::root(),
        position: (1, 1),
        schema: None,
        why: "why".to_owned(),
    };
    let mut all = vec![finding(Outcome::Equal); 1999];
    all.push(finding(Outcome::Refused));
    all.push(finding(Outcome::Contradicts));
    let findings =
        Findings { file: "a/b.yaml".to_owned(), examples: all, ..Findings::default() };
    let text = table::tables(std::slice::from_ref(&findings));
    let last = text.lines().last().unwrap();
    assert_eq!(
        last,
        "99.9 % of the examples are valid; 99.9 % of those decode, 99.9 % come back equal, \
         99.9 % with no part kept as unknown"
    );
    assert!(findings.failed());
    let details = table::details(&findings, false);
    assert!(details.contains("refused: a/b.yaml:1:1: why"), "{details}");
    assert_eq!(findings.to_json()["examples"]["findings"].as_array().unwrap().len(), 2);
}

#[test]
fn variants_differ_in_one_part() {
    let value = serde_json::json!({ "a": [1] });
    let made = variants(&value);
    let of = |what: &str| {
        let found = made.iter().find(|(name, _)| name == what);
        found.map(|(_, value)| value.to_string())
    };
    assert_eq!(of("$ = null").as_deref(), Some("null"));
    assert_eq!(of("$.a left out").as_deref(), Some("{}"));
    assert_eq!(of("$.a[0] left out").as_deref(), Some(r#"{"a":[]}"#));
    assert_eq!(of("$.a[0] = true").as_deref(), Some(r#"{"a":[true]}"#));
    assert!(made.iter().all(|(_, variant)| *variant != value));
    let long = serde_json::Value::from(vec![1; 10_000]);
    assert!(variants(&long).len() < 50);
}

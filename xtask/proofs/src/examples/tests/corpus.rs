//! Real documents: what the generator says of their examples holds by the word of the judge.
//!
//! Runs only where a checkout of the corpus stands beside this one.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use codegen::config::Config;
use codegen::diagnostic::{Code, Place};
use codegen::source::Source;

use crate::examples::collect::collect;
use crate::examples::judge::{Judge, Verdict, judge};
use crate::examples::{dialect, walk};

/// Documents beyond this size take longer than a test should.
const MOST_BYTES: u64 = 600_000;

#[test]
fn what_the_generator_calls_a_contradiction_is_one() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/real");
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut wrong = Vec::new();
    for entry in entries {
        let entry = entry.unwrap();
        if entry.metadata().unwrap().len() > MOST_BYTES {
            continue;
        }
        let source = Source::read(entry.path()).unwrap();
        let generated = codegen::generate(source, &Config::default()).unwrap();
        let document = &generated.document;
        let parts = walk::parts(document);
        let court = Judge::new(document, &parts).unwrap();
        let examples = collect(document, &parts).examples;
        let mut by = HashMap::new();
        let named = generated.diagnostics.iter();
        for diagnostic in named.filter(|it| it.code == Code::ContradictingExample) {
            let Place::At(place) = &diagnostic.place else { continue };
            let holds = examples.iter().filter(|it| it.at.contains(place)).any(|it| {
                let by = by.entry(&it.schema).or_insert_with(|| court.by(&it.schema));
                let value = dialect::to_value(document.get(&it.at).unwrap());
                !by.as_ref().is_ok_and(|by| judge(by, &value) == Verdict::Valid)
            });
            if !holds {
                wrong.push(format!("{}: {diagnostic}", entry.path().display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! Documents with something wrong, beside the report that a person gets to read.
//!
//! `UPDATE=1 cargo test -p tests diagnostics` writes the reports anew.

use std::fs;
use std::path::Path;

use codegen::config::Config;
use codegen::report;
use codegen::source::Source;

#[test]
fn reports_are_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("diagnostics");
    let update = std::env::var_os("UPDATE").is_some();
    let mut problems = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let input = entry.unwrap().path();
        let expected = input.with_extension("txt");
        if input == expected {
            continue;
        }
        count += 1;
        let report = report(&input);
        if update {
            fs::write(&expected, &report).unwrap();
        }
        let old = fs::read_to_string(&expected).unwrap_or_default();
        if old != report {
            let diff = similar::TextDiff::from_lines(&old, &report);
            let diff = diff.unified_diff().to_string();
            problems.push(format!("{}:\n{diff}", expected.display()));
        }
    }
    assert!(count > 5, "the documents are where they should be");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The report, and whether anything is generated.
fn report(input: &Path) -> String {
    let name = input.file_name().unwrap().to_str().unwrap();
    let source = Source::new(name, fs::read_to_string(input).unwrap());
    match codegen::generate(source, &Config::default()) {
        Ok(generated) => {
            let report =
                report::render(&generated.document, &generated.diagnostics, false);
            let (operations, types) = (generated.operations, generated.types);
            format!("{report}\ngenerated: {operations} operations, {types} types\n")
        }
        Err(refused) => {
            let report = report::render(&*refused.about, &refused.diagnostics, false);
            format!("{report}\nrefused\n")
        }
    }
}

/// Lists of alternatives that hold together have more combinations than a number holds.
#[test]
fn more_combinations_than_can_be_counted() {
    let option = |index| format!("{{ properties: {{ p{index}: {{ type: string }} }} }}");
    let options: Vec<String> = (0..64).map(option).collect();
    let group = format!("{{ anyOf: [{}] }}", options.join(", "));
    let groups = vec![group; 11].join(", ");
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\n\
         components: {{ schemas: {{ Many: {{ allOf: [{groups}] }} }} }}\n"
    );
    let source = Source::new("openapi.yaml", text);
    let generated = codegen::generate(source, &Config::default()).unwrap();
    let report = report::render(&generated.document, &generated.diagnostics, false);
    assert!(report.contains("too many combinations"), "{report}");
}

/// What is wrong with paths that nobody selects is nobody's business.
#[test]
fn paths_that_are_not_selected() {
    let document = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n\
                    servers: [{ url: 'https://example.com' }]\n\
                    x-none: &none { '204': { description: None. } }\npaths:\n  \
                    /a?b=c:\n    odd: 1\n    get: { operationId: one, responses: *none }\n  \
                    '/d#e':\n    odd: 2\n    get: { operationId: two, responses: *none }\n";
    let said = |config: &Config| {
        let source = Source::new("openapi.yaml", document);
        let generated = codegen::generate(source, config).unwrap();
        let about = |it: &codegen::diagnostic::Diagnostic| it.message.clone();
        let mut said: Vec<_> = generated.diagnostics.iter().map(about).collect();
        said.sort();
        said
    };
    let odd = "`odd` of a path is ignored";
    let query = "the query in a path is sent with every call";
    let fragment =
        "what follows the `#` of a path tells operations apart and is not sent";
    assert_eq!(said(&Config::default()), [odd, odd, query, fragment]);
    let config = Config { operations: vec!["two".to_owned()], ..Config::default() };
    assert_eq!(said(&config), [odd, fragment]);
}

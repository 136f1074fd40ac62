//! Reports: their order, and lines that are hard to show.

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use codegen::report::render;
use codegen::source::Source;

use super::{document, pointer};

#[test]
fn in_the_order_of_the_document_and_once() {
    let document = document("a.yaml", "openapi: 3.1.0\na: 1\nb: 2\n");
    let diagnostics: Diagnostics = [
        Diagnostic::warning(Code::UnsupportedKeyword, pointer("#/b"), "second"),
        Diagnostic::note(Code::InvalidSchema, Place::Key(pointer("#/a")), "first")
            .help("do this"),
        Diagnostic::warning(Code::UnsupportedKeyword, pointer("#/b"), "second"),
        Diagnostic::error(Code::Unreadable, Place::Nowhere, "nowhere"),
    ]
    .into_iter()
    .collect();
    assert!(diagnostics.has_errors());
    assert_eq!(diagnostics.count(Severity::Warning), 2);
    let expected = "\
error[unreadable]: nowhere

note[invalid-schema]: first
 --> a.yaml:2:1
  |
2 | a: 1
  | ^
  |
  = help: do this

warning[unsupported-keyword]: second
 --> a.yaml:3:4
  |
3 | b: 2
  |    ^
";
    assert_eq!(render(&document, &diagnostics, false), expected);
}

/// The part around the column of a text on one line of a megabyte.
#[test]
fn a_long_line() {
    let filler = "\"é\",".repeat(200_000);
    let text =
        format!("{{\"openapi\":\"3.1.0\",\"a\":[{filler}{{\"b\":1}},{filler}1]}}");
    let document = document("a.json", &text);
    let at = Place::Key(pointer("#/a/200000/b"));
    let diagnostics =
        Diagnostics::from(Diagnostic::warning(Code::InvalidSchema, at, "odd"));
    let expected = "\
warning[invalid-schema]: odd
 --> a.json:1:800026
  |
1 | ...é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",{\"b\":1},\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"é\",\"...
  |                                            ^^^
";
    assert_eq!(render(&document, &diagnostics, false), expected);
}

/// The line number decides where the bars stand.
#[test]
fn a_long_file() {
    let text = format!("openapi: 3.1.0\n{}b: 2\n", "#\n".repeat(998));
    let document = document("a.yaml", &text);
    let diagnostics =
        Diagnostics::from(Diagnostic::error(Code::InvalidSchema, pointer("#/b"), "odd"));
    let expected = "\
error[invalid-schema]: odd
    --> a.yaml:1000:4
     |
1000 | b: 2
     |    ^
";
    assert_eq!(render(&document, &diagnostics, false), expected);
}

#[test]
fn without_a_text() {
    let place = Place::Position { line: 3, column: 5 };
    let diagnostics =
        Diagnostics::from(Diagnostic::error(Code::Unreadable, place, "odd"));
    let report = render(&Source::new("a\u{1b}.yaml", ""), &diagnostics, false);
    assert_eq!(report, "error[unreadable]: odd\n --> a\\u{1b}.yaml:3:5\n");
    assert_eq!(render(&Source::new("a.yaml", ""), &Diagnostics::new(), true), "");
}

#[test]
fn in_color() {
    let document = document("a.yaml", "openapi: 3.1.0\n");
    let diagnostics = Diagnostics::from(Diagnostic::error(
        Code::InvalidSchema,
        pointer("#/openapi"),
        "odd",
    ));
    let report = render(&document, &diagnostics, true);
    assert!(report.contains("\u{1b}[1m\u{1b}[91merror[invalid-schema]"), "{report:?}");
    assert!(report.contains("-->\u{1b}[0m a.yaml:1:10\n"), "{report:?}");
}

#[test]
fn codes_are_stable_names() {
    for code in Code::ALL {
        let name = code.as_str();
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{name}"
        );
    }
}

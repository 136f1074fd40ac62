//! Every way in which a text can be no document, with the report it gets.

use codegen::report::render;
use codegen::source::Source;
use codegen::spec::read;

/// What is said about a text, whether it can be read or not.
fn report(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    match read(source.clone()) {
        Ok(document) => render(&document, document.warnings(), false),
        Err(diagnostics) => render(&source, &diagnostics, false),
    }
}

/// Compares a report, which in the tests starts on a line of its own.
#[track_caller]
fn check(name: &str, text: &str, expected: &str) {
    assert_eq!(report(name, text), expected.trim_start_matches('\n'));
}

/// An empty text, and one of comments only.
#[test]
fn empty() {
    check(
        "openapi.yaml",
        "",
        "
error[not-openapi]: the document is empty
 --> openapi.yaml:1:1
 |
 = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

#[test]
fn comments_only() {
    check(
        "openapi.yaml",
        "# nothing yet\n",
        "
error[not-openapi]: the document is empty
 --> openapi.yaml:1:1
  |
1 | # nothing yet
  | ^^^^^^^^^^^^^
  |
  = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

#[test]
fn not_a_mapping() {
    check(
        "openapi.yaml",
        "- a\n- b\n",
        "
error[not-openapi]: an OpenAPI document is a mapping at its top, but this is a list
 --> openapi.yaml:1:1
  |
1 | - a
  | ^^^
  |
  = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

#[test]
fn plain_text() {
    check(
        "openapi.yaml",
        "hello\n",
        "
error[not-openapi]: an OpenAPI document is a mapping at its top, but this is a string
 --> openapi.yaml:1:1
  |
1 | hello
  | ^^^^^
  |
  = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

#[test]
fn no_openapi_key() {
    check(
        "openapi.yaml",
        "info:\n  title: A\n",
        "
error[not-openapi]: this is not an OpenAPI document: it has no `openapi` key
 --> openapi.yaml:1:1
  |
1 | info:
  | ^^^^
  |
  = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

#[test]
fn swagger_2() {
    check(
        "openapi.yaml",
        "info: {}\nswagger: '2.0'\n",
        "
error[unsupported-version]: this is a Swagger 2.0 document
 --> openapi.yaml:2:1
  |
2 | swagger: '2.0'
  | ^^^^^^^
  |
  = help: convert it to OpenAPI 3 first, for instance with `npx swagger2openapi --patch <file>` or by Edit > Convert to OpenAPI 3 on editor.swagger.io
",
    );
}

#[test]
fn swagger_2_as_a_number() {
    check(
        "openapi.json",
        r#"{"swagger": 2.0}"#,
        r#"
error[unsupported-version]: this is a Swagger 2.0 document
 --> openapi.json:1:2
  |
1 | {"swagger": 2.0}
  |  ^^^^^^^^^
  |
  = help: convert it to OpenAPI 3 first, for instance with `npx swagger2openapi --patch <file>` or by Edit > Convert to OpenAPI 3 on editor.swagger.io
"#,
    );
}

#[test]
fn version_4() {
    check(
        "openapi.yaml",
        "openapi: 4.0.0\n",
        "
error[unsupported-version]: OpenAPI 4.0.0 is not supported
 --> openapi.yaml:1:10
  |
1 | openapi: 4.0.0
  |          ^^^^^
  |
  = help: 3.0, 3.1 and 3.2 are supported
",
    );
}

#[test]
fn version_is_an_integer() {
    check(
        "openapi.yaml",
        "openapi: 3\n",
        "
error[unsupported-version]: OpenAPI 3 is not supported
 --> openapi.yaml:1:10
  |
1 | openapi: 3
  |          ^
  |
  = help: 3.0, 3.1 and 3.2 are supported
",
    );
}

#[test]
fn version_is_missing() {
    check(
        "openapi.yaml",
        "openapi:\ninfo: {}\n",
        "
error[not-openapi]: the version of OpenAPI has to be a text, but this is null
 --> openapi.yaml:1:8
  |
1 | openapi:
  |        ^
  |
  = help: it starts with a line such as `openapi: 3.1.0`
",
    );
}

/// A slip that leaves no doubt is a warning.
#[test]
fn version_is_a_float() {
    check(
        "openapi.yaml",
        "openapi: 3.0\npaths: {}\n",
        "
warning[unsupported-version]: the version is the number 3.0, not a text
 --> openapi.yaml:1:10
  |
1 | openapi: 3.0
  |          ^^^
  |
  = help: write openapi: '3.0.0'
",
    );
}

#[test]
fn yaml_tab() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo:\n\ttitle: A\n",
        "
error[syntax]: this is not YAML: found character that cannot start any token, while scanning for the next token
 --> openapi.yaml:3:1
  |
3 |  title: A
  | ^^^^^^
  |
  = help: indent with spaces: YAML does not allow tabs
",
    );
}

#[test]
fn yaml_colon_in_a_value() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo:\n  title: A: B\n",
        "
error[syntax]: this is not YAML: mapping values are not allowed in this context
 --> openapi.yaml:3:11
  |
3 |   title: A: B
  |           ^
  |
  = help: put a value that holds `: ` in quotes
",
    );
}

#[test]
fn yaml_missing_quote() {
    check(
        "openapi.yaml",
        r#"openapi: 3.1.0
info:
  title: "A
  version: 1
"#,
        r#"
error[syntax]: this is not YAML: found unexpected end of stream, while scanning a quoted scalar
 --> openapi.yaml:3:10
  |
3 |   title: "A
  |          ^^
  |
  = help: look for the quote that is missing
"#,
    );
}

#[test]
fn yaml_wrong_indentation() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo:\n    title: A\n  version: 1\n",
        "
error[syntax]: this is not YAML: did not find expected key, while parsing a block mapping
 --> openapi.yaml:4:3
  |
4 |   version: 1
  |   ^^^^^^^
  |
  = help: look for a wrong indentation or a missing quote
",
    );
}

#[test]
fn yaml_first_lines_indented() {
    check(
        "openapi.yaml",
        "  openapi: 3.1.0\ninfo: {}\n",
        "
error[syntax]: this is not YAML: did not find expected <document start>
 --> openapi.yaml:2:1
  |
2 | info: {}
  | ^^^^
  |
  = help: look for a wrong indentation, here or on the first lines
",
    );
}

#[test]
fn yaml_reserved_character() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\nx: @b\n",
        "
error[syntax]: this is not YAML: found character that cannot start any token, while scanning for the next token
 --> openapi.yaml:2:4
  |
2 | x: @b
  |    ^^
  |
  = help: put the value in quotes
",
    );
}

#[test]
fn yaml_control_character() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo:\n  title: é\u{1}b\n",
        "
error[syntax]: this is not YAML: control characters are not allowed
 --> openapi.yaml:3:11
  |
3 |   title: é�b
  |           ^^
  |
  = help: remove it, or write it as an escape in double quotes
",
    );
}

#[test]
fn yaml_unknown_anchor() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo: *nope\n",
        "
error[syntax]: this is not YAML: unknown anchor
 --> openapi.yaml:2:7
  |
2 | info: *nope
  |       ^^^^^
  |
  = help: define the anchor, with `&`, before its alias
",
    );
}

#[test]
fn yaml_mapping_as_key() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\n? {a: b}\n: c\n",
        "
error[syntax]: this is not YAML: invalid type: map, expected a key
 --> openapi.yaml:2:3
  |
2 | ? {a: b}
  |   ^
  |
  = help: a key has to be a text
",
    );
}

#[test]
fn yaml_two_documents() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\n---\nopenapi: 3.1.0\n",
        "
error[syntax]: a second YAML document starts here
 --> openapi.yaml:2:1
  |
2 | ---
  | ^^^
  |
  = help: keep one document in the file; a line of `---` separates documents
",
    );
}

/// The column counts characters, not bytes.
#[test]
fn json_trailing_comma() {
    check(
        "openapi.json",
        r#"{
  "openapi": "3.1.0",
  "é": [1, 2,]
}
"#,
        r#"
error[syntax]: this is not JSON: trailing comma
 --> openapi.json:3:14
  |
3 |   "é": [1, 2,]
  |              ^
"#,
    );
}

#[test]
fn json_ends_too_early() {
    check(
        "openapi.json",
        r#"{
  "openapi": "3.1.0",
"#,
        r#"
error[syntax]: the text ends in the middle of a value
 --> openapi.json:2:22
  |
2 |   "openapi": "3.1.0",
  |                      ^
"#,
    );
}

#[test]
fn json_line_break_in_a_text() {
    check(
        "openapi.json",
        r#"{
  "openapi": "3.1.0
"}
"#,
        r#"
error[syntax]: this is not JSON: control character (\u0000-\u001F) found while parsing a string
 --> openapi.json:2:20
  |
2 |   "openapi": "3.1.0
  |                    ^
"#,
    );
}

#[test]
fn json_more_after_the_end() {
    check(
        "openapi.json",
        r#"{"openapi": "3.1.0"} x"#,
        r#"
error[syntax]: this is not JSON: trailing characters
 --> openapi.json:1:22
  |
1 | {"openapi": "3.1.0"} x
  |                      ^
"#,
    );
}

/// Every one of them, not the first only.
#[test]
fn duplicate_keys_in_yaml() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\ninfo:\n  title: A\n  version: B\n  title: C\npaths: {}\ninfo: {}\n",
        "
error[duplicate-key]: the key `title` stands twice, first on line 3
 --> openapi.yaml:5:3
  |
5 |   title: C
  |   ^^^^^
  |
  = help: remove or rename one of the two

error[duplicate-key]: the key `info` stands twice, first on line 2
 --> openapi.yaml:7:1
  |
7 | info: {}
  | ^^^^
  |
  = help: remove or rename one of the two
",
    );
}

#[test]
fn duplicate_keys_in_json() {
    check(
        "openapi.json",
        r#"{
  "openapi": "3.1.0",
  "info": {"title": "A", "t\u0069tle": "B"}
}
"#,
        r#"
error[duplicate-key]: the key `title` stands twice, first on line 3
 --> openapi.json:3:26
  |
3 |   "info": {"title": "A", "t\u0069tle": "B"}
  |                          ^^^^^^^^^^^^
  |
  = help: remove or rename one of the two
"#,
    );
}

#[test]
fn anchor_within_itself() {
    check(
        "openapi.yaml",
        "openapi: 3.1.0\nx: &x [*x]\n",
        "
error[too-deep]: lists and mappings are nested more than 127 deep here
 --> openapi.yaml:2:4
  |
2 | x: &x [*x]
  |    ^^^^^^
  |
  = help: no real document comes near; look for a bracket that is not closed, or for an anchor that holds its own alias
",
    );
}

/// What a terminal would obey is spelt out.
#[test]
fn escape_sequences() {
    check(
        "openapi.yaml",
        r#"openapi: "\e[31m4\u202e"
"#,
        r#"
error[unsupported-version]: OpenAPI \u{1b}[31m4\u{202e} is not supported
 --> openapi.yaml:1:10
  |
1 | openapi: "\e[31m4\u202e"
  |          ^^^^^^^^^^^^^^^
  |
  = help: 3.0, 3.1 and 3.2 are supported
"#,
    );
}

//! What is an example, where it stands, and what it belongs to.

use super::document;
use crate::examples::collect::{Found, collect};
use crate::examples::spelling::Spelling;
use crate::examples::walk;

fn found(text: &str) -> Found {
    let document = document(text);
    collect(&document, &walk::parts(&document))
}

/// The examples and their schemas, a line each.
fn lines(found: &Found) -> Vec<String> {
    let lines = found.examples.iter();
    lines.map(|it| format!("{} by {}", it.at, it.schema)).collect()
}

#[test]
fn examples_of_media_types_parameters_and_headers() {
    let found = found(
        r"
openapi: 3.1.0
paths:
  /things:
    parameters:
      - { name: a, in: query, schema: { type: string }, example: x }
    post:
      parameters:
        - name: b
          in: query
          content: { application/json: { schema: { type: object } } }
          examples: { one: { value: {} } }
      requestBody:
        content:
          text/csv: { schema: { type: array }, example: 'a,b' }
      responses:
        '200':
          headers: { x-count: { schema: { type: integer }, example: 5 } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
              examples:
                shared: { $ref: '#/components/examples/Shared' }
                outside: { externalValue: 'https://example.com' }
                dangling: { $ref: '#/components/examples/Nothing' }
                bare: 5
    x-extension: { schema: { example: 5 } }
components:
  examples: { Shared: { value: { id: 1 } } }
  schemas:
    Thing: { type: object }
",
    );
    let params = "#/paths/~1things/post/parameters/0";
    let ok = "#/paths/~1things/post/responses/200";
    let csv = "#/paths/~1things/post/requestBody/content/text~1csv";
    assert_eq!(
        lines(&found),
        [
            "#/paths/~1things/parameters/0/example by #/paths/~1things/parameters/0/schema"
                .to_owned(),
            format!(
                "{params}/examples/one/value by {params}/content/application~1json/schema"
            ),
            format!("{csv}/example by {csv}/schema"),
            format!("{ok}/headers/x-count/example by {ok}/headers/x-count/schema"),
            "#/components/examples/Shared/value by #/components/schemas/Thing".to_owned(),
        ]
    );
    let foreign: Vec<bool> = found.examples.iter().map(|it| it.foreign).collect();
    assert_eq!(foreign, [false, false, true, false, false]);
    let unclear: Vec<&str> = found.unclear.iter().map(|(_, why)| why.as_str()).collect();
    assert_eq!(
        unclear,
        [
            "the value stands outside of the document",
            "`#/components/examples/Nothing` points to nothing",
            "the example has no `value`",
        ]
    );
}

#[test]
fn examples_inside_schemas_and_not_inside_data() {
    let found = found(
        r"
openapi: 3.1.0
components:
  schemas:
    Thing:
      example: { example: 1, default: 2 }
      default: { properties: { a: { example: 3 } } }
      enum: [{ example: 4 }]
      const: { default: 5 }
      x-more: { items: { example: 6 } }
      properties:
        example: { type: string, examples: [a, b] }
        default: { allOf: [{ $ref: '#/components/schemas/Other' }], default: null }
        tuple: { prefixItems: [{ example: c }], items: { not: { default: d } } }
    Other:
      examples: { odd: 1 }
      additionalProperties: { $ref: '#/outside/Far' }
outside:
  Far: { example: 7 }
",
    );
    let thing = "#/components/schemas/Thing";
    let property = |name: &str| format!("{thing}/properties/{name}");
    let by = |keyword: &str, schema: &str| format!("{schema}/{keyword} by {schema}");
    assert_eq!(
        lines(&found),
        [
            by("example", thing),
            by("default", thing),
            by("examples/0", &property("example")),
            by("examples/1", &property("example")),
            by("default", &property("default")),
            by("example", &property("tuple/prefixItems/0")),
            by("default", &property("tuple/items/not")),
            by("example", "#/outside/Far"),
        ]
    );
    assert_eq!(found.unclear.len(), 1);
}

#[test]
fn one_value_of_one_schema_counts_once() {
    let found = found(
        r"
openapi: 3.0.0
components:
  examples: { Shared: { value: 5 } }
  schemas:
    Count: { type: integer }
    Alias: { $ref: '#/components/schemas/Count', description: The same. }
  headers:
    One: &header
      schema: { $ref: '#/components/schemas/Count' }
      examples: { shared: { $ref: '#/components/examples/Shared' } }
    Two: *header
    Three:
      schema: { $ref: '#/components/schemas/Alias' }
      examples: { shared: { $ref: '#/components/examples/Shared' } }
",
    );
    assert_eq!(
        lines(&found),
        ["#/components/examples/Shared/value by #/components/schemas/Count"]
    );
}

#[test]
fn numbers_keep_their_spelling() {
    let text = r#"{
  "openapi": "3.0.0",
  "é": [1.50, 1E2, -0.0, 12345678901234567890.125, 123456789012345678901234567890, "a\"b"]
}"#;
    let json = document(text);
    let at = codegen::diagnostic::Pointer::root().child("é");
    assert_eq!(
        Spelling::of(&json).json(&at).unwrap(),
        r#"[1.50,1E2,-0.0,12345678901234567890.125,123456789012345678901234567890,"a\"b"]"#
    );
    let yaml =
        document("openapi: 3.0.0\né: { a: 1.50, b: .5, c: 0x10, d: +1.5, e: 1_0 }");
    assert_eq!(
        Spelling::of(&yaml).json(&at).unwrap(),
        r#"{"a":1.50,"b":0.5,"c":16,"d":1.5,"e":"1_0"}"#
    );
    let none = document("openapi: 3.0.0\né: [.nan]");
    assert_eq!(Spelling::of(&none).json(&at), None);
}

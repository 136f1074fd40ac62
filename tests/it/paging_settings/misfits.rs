//! What is said of paging that does not fit, or that is not enough.

use crate::output::Output;

/// What is said of an operation with an extension and this answer.
fn said(extension: &str, answer: &str) -> String {
    let document = format!(
        "openapi: 3.1.0
info: {{ title: T, version: '1' }}
servers: [{{ url: 'https://example.com' }}]
paths:
  /things:
    get:
      operationId: list
      {extension}
      parameters: [{{ name: after, in: query, schema: {{ type: string }} }}]
      responses:
        '200': {{ description: Ok., content: {{ application/json: {{ schema: {answer} }} }} }}
components:
  schemas:
    Cat: {{ type: object, required: [id], properties: {{ id: {{ type: string }} }} }}
    Dog: {{ type: object, required: [id, age], properties: {{ id: {{ type: string }}, age: {{ type: integer }} }} }}
"
    );
    Output::of(document).report
}

/// The schema of an array of these in `data`, beside a text.
fn page(items: &str) -> String {
    format!(
        "{{ type: object, properties: {{ data: {{ type: array, items: {items} }}, next: {{ type: string }} }} }}"
    )
}

const CURSOR: &str = "x-paging: { kind: cursor, parameter: after }";
const CAT: &str = "$ref: '#/components/schemas/Cat'";
const DOG: &str = "$ref: '#/components/schemas/Dog'";

#[test]
fn messages_that_are_true() {
    let union = format!("{{ oneOf: [{{ {CAT} }}, {{ {DOG} }}] }}");
    let cats = page(&format!("{{ {CAT} }}"));
    let dogs = format!(
        "{{ type: object, properties: {{ cats: {{ type: array, items: {{ {CAT} }} }}, dogs: {{ type: array, items: {{ {DOG} }} }} }} }}"
    );
    let speakeasy = |rest: &str| format!("x-speakeasy-pagination: {{ {rest} }}");
    for (extension, answer, expected) in [
        (
            CURSOR,
            page(&union),
            "the items are of several types, which have no fields of their own",
        ),
        (CURSOR, page("{ type: string }"), "the items are no objects with fields"),
        (CURSOR, union.clone(), "its answer is one of several types"),
        (
            CURSOR,
            "{ type: object, additionalProperties: { type: string } }".to_owned(),
            "its answer is neither an object with fields nor an array of one type",
        ),
        ("x-ms-pageable: true", cats.clone(), "it is no object"),
        (
            "x-ms-pageable: {}",
            dogs.clone(),
            "no field of the answer holds the items for sure: the key `itemName` would name it",
        ),
        (
            "x-ms-pageable: { itemName: dogs }",
            dogs.clone(),
            "no field of the answer is the URL of the next page for sure: the key `nextLinkName` would",
        ),
        (
            &speakeasy("type: url, outputs: { nextUrl: $.next }"),
            dogs.clone(),
            "the key `outputs.results` would name it",
        ),
        (
            &speakeasy("type: url, outputs: { results: $.cats }"),
            dogs.clone(),
            "the key `outputs.nextUrl` would name it",
        ),
        (
            &speakeasy(
                "type: cursor, inputs: [{ name: after, in: parameters, type: cursor }], outputs: { results: $.cats }",
            ),
            dogs,
            "the key `outputs.nextCursor` would name it",
        ),
    ] {
        let report = said(extension, &answer);
        assert!(report.contains(expected), "{extension} {answer}\n{report}");
    }
}

#[test]
fn a_kind_makes_a_known_name_enough() {
    let cats = page(&format!("{{ {CAT} }}"));
    let url = "pages follow the URL in `next`, until that is missing or empty";
    for extension in ["x-paging: { kind: next-url }", "x-ms-pageable: {}"] {
        let report = said(extension, &cats);
        assert!(report.contains(url), "{report}");
    }
    let report = said("", &cats);
    assert!(!report.contains("pages follow"), "{report}");
}

#[test]
fn the_last_item_says_where_the_items_are() {
    let report = said(
        "x-speakeasy-pagination: { type: cursor, inputs: [{ name: after, in: parameters, type: cursor }], outputs: { nextCursor: '$.box.cats[-1].id' } }",
        &format!(
            "{{ type: object, properties: {{ box: {{ type: object, properties: {{ cats: {{ type: array, items: {{ {CAT} }} }} }} }} }} }}"
        ),
    );
    assert!(
        report.contains("pages follow `after`, the `id` of the last item"),
        "{report}"
    );
}

#[test]
fn items_that_may_be_null_have_fields() {
    let report =
        said(CURSOR, &page(&format!("{{ oneOf: [{{ {CAT} }}, {{ type: 'null' }}] }}")));
    assert!(
        report.contains("pages follow `after`, the `id` of the last item"),
        "{report}"
    );
}

//! Path items that refer to another one and say more beside the reference.

use crate::output::Output;

/// The operations of a client and the report, `paths` and `components` given.
fn generate(paths: &str) -> (String, String) {
    let text = format!(
        "{{ openapi: 3.1.0, info: {{ title: T, version: '1' }}, servers: [{{ url: \
         'https://example.com' }}], paths: {paths}, components: {{ pathItems: {{ Common: {{ \
         summary: Common things., parameters: [{{ name: id, in: path, required: true, schema: {{ \
         type: string }} }}, {{ name: page, in: query, schema: {{ type: integer }} }}], put: {{ \
         operationId: putThing, responses: {{ '204': {{ description: Put. }} }} }}, get: {{ \
         operationId: getCommon, responses: {{ '204': {{ description: Got. }} }} }} }} }} }} }}"
    );
    let output = Output::of(text);
    (output.file("src/operations.rs").to_owned(), output.report)
}

#[test]
fn what_stands_beside_a_reference_holds_too() {
    let (text, report) = generate(
        "{ '/things/{id}': { $ref: '#/components/pathItems/Common', parameters: [{ name: id, in: \
         path, required: true, schema: { type: integer } }], delete: { operationId: dropThing, \
         responses: { '204': { description: Gone. } } } } }",
    );
    for part in [
        "pub fn drop_thing(&self, id: i64) -> DropThing",
        "pub fn put_thing(&self, id: i64) -> PutThing",
        "pub fn get_common(&self, id: i64) -> GetCommon",
        "pub fn page(mut self, page: i64) -> Self",
        "/// Common things.",
        "PUT \"/things/{id}\"",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(report.contains("taken together"), "{report}");
    assert!(!report.contains("warning"), "{report}");
}

#[test]
fn what_stands_beside_a_reference_wins() {
    let (text, report) = generate(
        "{ '/things/{id}': { $ref: '#/components/pathItems/Common', get: { operationId: \
         getThing, responses: { '204': { description: Got. } } } } }",
    );
    assert!(text.contains("pub fn get_thing("), "{text}");
    assert!(!text.contains("get_common"), "{text}");
    assert!(report.contains("`get` stands here and where the `$ref`"), "{report}");
}

#[test]
fn a_reference_alone_is_followed() {
    let (text, report) = generate(
        "{ '/things/{id}': { $ref: '#/components/pathItems/Common', x-own: 1 } }",
    );
    assert!(text.contains("pub fn put_thing(&self, id: impl AsRef<str>)"), "{text}");
    assert_eq!(report, "");
}

#[test]
fn references_lead_on_and_circles_end() {
    let (text, report) = generate(
        "{ '/a/{id}': { $ref: '#/paths/~1b~1{id}', get: { operationId: a, responses: { '204': { \
         description: A } } } }, '/b/{id}': { $ref: '#/components/pathItems/Common', patch: { \
         operationId: b, responses: { '204': { description: B } } } }, '/c': { $ref: \
         '#/paths/~1d', get: { operationId: c, responses: { '204': { description: C } } } }, '/d': \
         { $ref: '#/paths/~1c', put: { operationId: d, responses: { '204': { description: D } } } } \
         }",
    );
    for part in ["PATCH \"/a/{id}\"", "PUT \"/a/{id}\"", "PUT \"/c\"", "GET \"/d\""] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(report.matches("warning").count(), 2, "{report}");
    assert!(report.contains("`get` stands here and where"), "{report}");
    assert!(report.contains("lead in a circle"), "{report}");
}

#[test]
fn what_stands_beside_a_reference_to_nothing_is_kept() {
    let (text, report) = generate(
        "{ /a: { $ref: '#/components/pathItems/Nothing', get: { operationId: a, responses: { \
         '204': { description: A } } } } }",
    );
    assert!(text.contains("pub fn a(&self) -> A"), "{text}");
    assert!(report.contains("warning[dangling-ref]"), "{report}");
}

#[test]
fn a_circle_of_three_is_said() {
    let item = |next: &str, method: &str| {
        format!(
            "{{ $ref: '#/paths/~1{next}', {method}: {{ operationId: {method}, responses: {{ '204': \
             {{ description: A }} }} }} }}"
        )
    };
    let (a, b, c) = (item("b", "get"), item("c", "post"), item("a", "put"));
    let (text, report) = generate(&format!("{{ /a: {a}, /b: {b}, /c: {c} }}"));
    for method in ["GET", "POST", "PUT"] {
        let call = format!("{method} \"/a\"");
        assert!(text.contains(&call), "{call}\n{text}");
    }
    assert!(report.contains("lead in a circle"), "{report}");
}

#[test]
fn a_long_chain_takes_no_time_to_speak_of() {
    let items = (0..3000).map(|n| {
        format!("/p{n}: {{ $ref: '#/paths/~1p{}', x-{n}: 1, summary: S }}", n + 1)
    });
    let last = "/p3000: { get: { operationId: last, responses: { '204': { description: A } } } }";
    let items: Vec<String> = items.chain([last.to_owned()]).collect();
    let (text, report) = generate(&format!("{{ {} }}", items.join(",\n")));
    assert!(text.contains("GET \"/p0\""));
    assert!(!report.contains("warning[invalid-document]"), "{report}");
}

#[test]
fn a_reference_to_a_reference_alone_is_followed() {
    let (text, report) = generate(
        "{ /a: { $ref: '#/paths/~1b', get: { operationId: a, responses: { '204': { description: A } \
         } } }, /b: { $ref: '#/paths/~1c' }, /c: { put: { operationId: c, responses: { '204': { \
         description: C } } } } }",
    );
    assert!(text.contains("PUT \"/a\"") && text.contains("GET \"/a\""), "{text}");
    assert!(!report.contains("warning"), "{report}");
}

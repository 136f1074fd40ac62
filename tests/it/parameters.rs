//! What is odd about parameters is said, and what cannot be sent is refused.

use crate::output::Output;

/// The operations of a client with these parameters, and the report.
fn generate(parameters: &str) -> (String, String) {
    let text = format!(
        "{{ openapi: 3.1.0, info: {{ title: T, version: '1' }}, servers: [{{ url: \
         'https://example.com' }}], paths: {{ /a: {{ get: {{ parameters: {parameters}, responses: \
         {{ '204': {{ description: Done. }} }} }} }} }} }}"
    );
    let output = Output::of(text);
    (output.file("src/operations.rs").to_owned(), output.report)
}

#[test]
fn one_of_two_in_a_list_counts() {
    let (text, report) = generate(
        "[{ name: q, in: query, schema: { type: string } }, { name: q, in: query, schema: { type: \
         integer } }]",
    );
    assert!(text.contains("pub fn q(mut self, q: i64)"), "{text}");
    assert!(
        report.contains("another parameter before this one is called `q`"),
        "{report}"
    );
    let same = "{ name: q, in: query, schema: { type: string } }";
    assert_eq!(generate(&format!("[{same}, {same}]")).1, "");
}

#[test]
fn keys_of_other_versions_are_ignored_with_a_warning() {
    let (_, report) = generate(
        "[{ name: q, in: query, collectionFormat: csv, x-own: 1, schema: { type: string } }]",
    );
    assert!(report.contains("`collectionFormat` of a parameter is ignored"), "{report}");
    assert_eq!(report.matches("warning").count(), 1, "{report}");
}

#[test]
fn content_in_another_notation_is_text() {
    let (text, report) = generate(
        "[{ name: q, in: query, content: { application/xml: { schema: { type: object, properties: \
         { a: { type: string } } } } } }, { name: plain, in: query, content: { text/plain: { \
         schema: { type: integer } } } }]",
    );
    assert!(text.contains("pub fn q(mut self, q: impl AsRef<str>)"), "{text}");
    assert!(text.contains("self.request.query(\"q\", q.as_ref())"), "{text}");
    assert!(text.contains("pub fn plain(mut self, plain: i64)"), "{text}");
    assert!(report.contains("no type is made of `application/xml`"), "{report}");
}

#[test]
fn a_parameter_is_described_once() {
    let (_, report) = generate(
        "[{ name: q, in: query, schema: { type: string }, content: { application/json: { schema: { \
         type: integer } } } }]",
    );
    assert!(report.contains("this one is sent as `application/json`"), "{report}");
}

#[cfg(feature = "compiled-goldens")]
#[tokio::test]
async fn numbers_that_json_does_not_have_are_refused() {
    use crate::runtime::http::{Client, Error};

    let client = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let call = client.get_own_keys();
        for call in [call.clone().amount(number), call.amounts([1.0, number])] {
            let error = call.await.unwrap_err();
            assert!(matches!(error, Error::InvalidRequest { .. }), "{error:?}");
            assert!(error.to_string().contains("must be a finite number"), "{error}");
        }
    }
}

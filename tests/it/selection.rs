//! A part of a document: what is taken, and that it is called as in the whole.

use codegen::Generated;
use codegen::config::Config;
use codegen::source::Source;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Parts, version: '1'}
paths:
  /a:
    get: {operationId: listA, tags: [foo], responses: {'200': &ok {description: Ok., headers: {bad name: {schema: {type: string}}}}}}
  /b:
    get: {operationId: listB, tags: [Foo], responses: {'200': *ok}}
  /c:
    get: {operationId: 42, responses: {'204': {description: Ok.}}}
webhooks:
  petChanged:
    post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: Ok.}}}
    put: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'200': {description: Ok.}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

fn select(operations: &str) -> Generated {
    let config = format!("operations = [{operations}]");
    let config = Config::parse(&Source::new("codegen.toml", config)).unwrap();
    codegen::generate(Source::new("openapi.yaml", DOCUMENT), &config)
        .unwrap_or_else(|it| panic!("{}", it.diagnostics))
}

fn file<'a>(generated: &'a Generated, path: &str) -> Option<&'a str> {
    generated.files.iter().find(|it| it.path == path).map(|it| it.text.as_str())
}

#[test]
fn modules_are_called_as_in_the_whole() {
    let part = select("'listB'");
    assert!(file(&part, "src/foo.rs").is_none());
    let module = file(&part, "src/foo_operations.rs").unwrap();
    assert!(module.contains("fn list_b"), "{module}");
}

#[test]
fn numbers_select_operations() {
    let part = select("'42'");
    assert_eq!(part.operations, 1);
}

#[test]
fn a_webhook_is_selected_by_its_key() {
    let part = select("'petChanged'");
    let webhooks = file(&part, "src/webhooks.rs").unwrap();
    assert_eq!(webhooks.matches("pub fn ").count(), 2, "{webhooks}");
}

#[test]
fn headers_that_cannot_be_are_reported_where_they_are_selected() {
    let report = |part: &Generated| part.diagnostics.to_string();
    let found = report(&select("'listA'"));
    assert!(found.contains("no header can be called `bad name`"), "{found}");
    let found = report(&select("'42'"));
    assert!(!found.contains("bad name"), "{found}");
}

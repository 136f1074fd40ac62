//! What the server sends on its own is read by a function for each webhook and callback.

use codegen::config::Config;
use codegen::source::Source;

use crate::expected::webhooks_callbacks as callbacks;
use crate::expected::webhooks_webhooks as webhooks;
use crate::output::Output;
use crate::types::{HookPetKind, PetRemovedPayloadReason};

#[test]
fn a_payload_is_read() {
    let body = br#"{"id":"evt_1","type":"pet.created","pet":{"name":"Tom","kind":"ferret"},"new":1}"#;
    let event = webhooks::parse_pet_created(body).unwrap();
    assert_eq!((event.id.as_str(), event.pet.name.as_str()), ("evt_1", "Tom"));
    assert_eq!(event.pet.kind.as_ref().map(HookPetKind::as_str), Some("ferret"));
    assert_eq!(serde_json::to_string(&event).unwrap().as_bytes(), body);
}

#[test]
fn what_is_wrong_has_a_path() {
    let body = br#"{"id":"evt_1","type":"pet.created","pet":{"name":5}}"#;
    let error = webhooks::parse_pet_created(body).unwrap_err();
    assert_eq!(error.path, "$.pet.name");
    let text = error.to_string();
    assert!(text.starts_with("the payload is not as documented, at $.pet.name: "));
    assert!(error.message.contains("string"), "{text}");
    let error: Box<dyn std::error::Error + Send + Sync> =
        webhooks::parse_pet_created(b"").unwrap_err().into();
    assert!(error.to_string().ends_with("at $: the body is empty"), "{error}");
    let error = webhooks::parse_pet_created(b"{\"id\":\"\x1b[31m\xff\"}").unwrap_err();
    assert!(!error.to_string().contains('\x1b'), "{error}");
    assert!(webhooks::parse_pet_created(b"{} {}").is_err());
}

#[test]
fn an_inline_payload_comes_from_the_server() {
    let body = br#"{"id":"1","reason":"eaten"}"#;
    let removed = webhooks::parse_pet_removed(body).unwrap();
    assert!(matches!(removed.reason, PetRemovedPayloadReason::Unknown(_)));
    // Write only: it need not come.
    assert_eq!(removed.secret, None);
    assert!(webhooks::parse_start_export(br#"{"at":"now"}"#).unwrap().at.is_some());
}

#[test]
fn payloads_may_be_of_any_kind() {
    assert_eq!(callbacks::parse_progress(b"50").unwrap(), 50);
    assert_eq!(callbacks::parse_export_failed(b"\"why\"").unwrap(), "why");
    let pets = callbacks::parse_start_export_finished_request_query_done(
        br#"[{"name":"Tom"}]"#,
    );
    assert_eq!(pets.unwrap()[0].name, "Tom");
    assert_eq!(webhooks::parse_anything(b"[1]").unwrap().to_string(), "[1]");
    let delivery = callbacks::parse_subscribe_delivered(br#"{"url":"x"}"#).unwrap();
    assert_eq!(delivery.url, "x");
}

/// The functions that a selection leaves, by module.
fn selected(lists: [&[&str]; 3]) -> Vec<(String, Vec<String>)> {
    let text = include_str!("../goldens/webhooks/openapi.yaml");
    let [operations, tags, paths] =
        lists.map(|list| list.iter().map(|&it| it.to_owned()).collect());
    let config = Config { operations, tags, paths, ..Config::default() };
    let source = Source::new("openapi.yaml", text.to_owned());
    let generated = codegen::generate(source, &config).unwrap();
    let modules = ["src/webhooks.rs", "src/callbacks.rs"].into_iter();
    let files =
        modules.filter_map(|path| generated.files.iter().find(|it| it.path == path));
    files
        .map(|file| {
            let lines = file.text.lines();
            let names = lines.filter_map(|line| line.strip_prefix("pub fn parse_"));
            let names = names.map(|it| it.split('(').next().unwrap().to_owned());
            (file.path.clone(), names.collect())
        })
        .collect()
}

#[test]
fn a_selection_takes_webhooks_by_name_and_tag_and_callbacks_by_their_operation() {
    let only = |path: &str, names: &[&str]| {
        let names = names.iter().map(|&it| it.to_owned()).collect();
        vec![(path.to_owned(), names)]
    };
    assert_eq!(
        selected([&["petRemoved"], &["pets"], &[]]),
        only("src/webhooks.rs", &["pet_created", "pet_removed"])
    );
    // A webhook without an `operationId` goes by its key.
    let anything = only("src/webhooks.rs", &["anything"]);
    assert_eq!(selected([&["anything"], &[], &[]]), anything);
    let finished = "start_export_finished_request_query_done";
    assert_eq!(
        selected([&[], &["exports"], &[]]),
        only("src/callbacks.rs", &["progress", finished, "export_failed"])
    );
    let subscribed = selected([&[], &[], &["/subscriptions"]]);
    let own = ["subscribe_delivered", "progress"];
    assert_eq!(subscribed, only("src/callbacks.rs", &own));
}

#[test]
fn a_document_of_webhooks_alone_has_them_alone() {
    let text = "{ openapi: 3.0.3, info: { title: T, version: '1' }, x-webhooks: { a: \
                { post: { requestBody: { content: { application/json: { schema: { \
                type: integer } } } }, responses: {} } } } }";
    let source = Source::new("openapi.yaml", text.to_owned());
    let generated = codegen::generate(source, &Config::default()).unwrap();
    assert!(generated.diagnostics.is_empty(), "{:?}", generated.diagnostics);
    assert_eq!((generated.operations, generated.hooks), (0, 1));
    let webhooks = generated.files.iter().find(|it| it.path == "src/webhooks.rs");
    assert!(webhooks.unwrap().text.contains("-> Result<i64, ParseError>"));
    assert!(!generated.files.iter().any(|it| it.path == "src/callbacks.rs"));
}

#[test]
fn what_is_no_webhook_costs_itself() {
    let text = "{ openapi: 3.1.0, info: { title: T, version: '1' }, webhooks: { a: 1, b: { \
                post: [] }, c: { post: { requestBody: { content: [] }, responses: {} } }, d: \
                { post: { requestBody: { content: { application/json: { schema: { type: \
                string } } } }, responses: {} } }, e: {} }, x-webhooks: [] }";
    let Output { generated, report } = Output::of(text);
    assert_eq!(generated.hooks, 1);
    for (place, what) in [
        ("a", "has no method"),
        ("b", "an operation is a mapping"),
        ("c", "has no body"),
        ("e", "has no method"),
        ("x-webhooks", "a mapping is expected here, not a list"),
    ] {
        assert!(report.contains(what), "{place}: {report}");
    }
}

#[test]
fn what_is_not_selected_is_not_complained_about() {
    let text = "{ openapi: 3.1.0, info: { title: T, version: '1' }, servers: [{ url: \
                'https://example.com' }], webhooks: { a: 1, b: { post: [], x: 1 } }, paths: { \
                /a: { get: { operationId: a, responses: { '204': { description: A } } } }, /b: \
                { get: { operationId: b, responses: { '204': { description: B } }, callbacks: \
                { c: { '{$url}': { odd: 1 } }, d: { $ref: '#/nowhere' } } } } } }";
    let source = Source::new("openapi.yaml", text.to_owned());
    let all = codegen::generate(source.clone(), &Config::default()).unwrap();
    assert!(!all.diagnostics.is_empty());
    let config = Config { operations: vec!["a".to_owned()], ..Config::default() };
    let one = codegen::generate(source, &config).unwrap();
    assert!(one.diagnostics.is_empty(), "{:?}", one.diagnostics);
}

#[test]
fn names_without_a_latin_letter_are_spelled_out() {
    let hook = "{ post: { requestBody: { content: { application/json: { schema: { type: \
                integer } } } }, responses: {} } }";
    let text = format!(
        "{{ openapi: 3.1.0, info: {{ title: T, version: '1' }}, webhooks: {{ '日本': {hook}, \
         '/': {hook}, '': {hook}, parse: {hook} }} }}"
    );
    let output = Output::of(text);
    let lines = output.file("src/webhooks.rs").lines();
    let names: Vec<&str> =
        lines.filter_map(|it| it.strip_prefix("pub fn ")?.split('(').next()).collect();
    assert_eq!(
        names,
        ["parse_u65e5_u672c", "parse_slash", "parse_empty", "parse_parse"]
    );
}

#[test]
fn a_callback_that_several_keys_lead_to_says_all_of_them() {
    let text = "{ openapi: 3.1.0, info: { title: T, version: '1' }, servers: [{ url: \
                'https://example.com' }], paths: { /a: { post: { operationId: a, responses: { \
                '204': { description: A } }, callbacks: { start: { '{$request.query.s}': { $ref: \
                '#/components/pathItems/Job' } }, end: { '{$request.query.e}': { $ref: \
                '#/components/pathItems/Job' } } } } }, /b: { post: { operationId: b, responses: \
                { '204': { description: B } }, callbacks: { done: { '{$request.query.d}': { $ref: \
                '#/components/pathItems/Job' } } } } } }, components: { pathItems: { Job: { post: { \
                requestBody: { content: { application/json: { schema: { type: integer } } } }, \
                responses: { '204': { description: C } } } } } } }";
    let output = Output::of(text);
    let lines = output.file("src/callbacks.rs").lines();
    let docs: String = lines.filter_map(|it| it.strip_prefix("///")).collect();
    for said in [
        "The callback `start` (`POST`) of `Client::a`, sent to `{$request.query.s}`.",
        "The callback `end` (`POST`) of `Client::a`, sent to `{$request.query.e}`.",
        "The callback `done` (`POST`) of `Client::b`, sent to `{$request.query.d}`.",
    ] {
        assert!(docs.contains(said), "{docs}");
    }
}

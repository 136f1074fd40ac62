//! What is sent and what comes from the server: the golden `directions`.

use std::fmt::Write as _;

use codegen::config::Config;
use codegen::diagnostic::Code;
use codegen::source::Source;
use serde_json::json;

use crate::expected::directions_operations::ListAccounts;
use crate::runtime::data::{Maybe, Validate, to_body};
use crate::runtime::http::{Client, Error};
use crate::types::{
    DirectionsAccount, DirectionsEither, DirectionsLoginBy, DirectionsNew,
    DirectionsPage, DirectionsPart, DirectionsUpdate,
};

#[test]
fn null_and_absent_are_two_things() {
    for json in [
        "{}",
        r#"{"name":null}"#,
        r#"{"name":"n","kind":null,"part":null}"#,
        r#"{"kind":"big","part":{"size":1,"next":null}}"#,
        r#"{"any":null}"#,
    ] {
        let update: DirectionsUpdate = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&update).unwrap(), json);
        assert_eq!(to_body(&update).unwrap(), json.as_bytes());
    }
    let mut update: DirectionsUpdate = serde_json::from_str("{}").unwrap();
    assert!(update.name.is_absent() && update.kind == Maybe::default());
    update.name = "n".into();
    update.kind = None.into();
    update.part = Some(serde_json::from_str(r#"{"size":1}"#).unwrap()).into();
    let written = serde_json::to_string(&update).unwrap();
    assert_eq!(written, r#"{"name":"n","kind":null,"part":{"size":1}}"#);
    assert_eq!(update.name.as_option().map(String::as_str), Some("n"));
    assert!(update.kind.is_null() && update.part.is_value());
    assert_eq!(update.name.map(|it| it.len()), Maybe::Value(1));
    let error = serde_json::from_str::<DirectionsUpdate>(r#"{"name":1}"#).unwrap_err();
    assert!(error.to_string().contains("expected a string"), "{error}");
}

#[test]
fn what_is_read_only_is_read_and_not_sent() {
    let json = r#"{"id":"a","kind":"account","created":null,"state":{"since":1},"name":"n","note":null}"#;
    let account: DirectionsAccount = serde_json::from_str(json).unwrap();
    assert_eq!(account.id.as_deref(), Some("a"));
    assert_eq!(serde_json::to_string(&account).unwrap(), json);
    assert_eq!(to_body(&account).unwrap(), br#"{"name":"n","note":null}"#);
    // Afterwards it is written again.
    assert_eq!(serde_json::to_string(&account).unwrap(), json);

    // A type that is only sent keeps it among what it does not name.
    let json = r#"{"id":"a","name":"n","parts":[{"size":1}]}"#;
    let error = serde_json::from_str::<DirectionsNew>(json).unwrap_err();
    assert!(error.to_string().contains("expected an object"), "{error}");
}

#[test]
fn what_is_write_only_need_not_come() {
    let page = json!({
        "data": [{ "id": "a", "kind": "account", "name": "n" }],
        "has_more": false,
        "note": "longer than its bound",
        "login": { "by": { "user": "u" } },
    });
    let page: DirectionsPage = serde_json::from_value(page).unwrap();
    assert_eq!(page.data[0].password, None);
    let by = page.login.unwrap().by.unwrap();
    let DirectionsLoginBy::DirectionsSecret(secret) = by else { panic!("{by:?}") };
    assert_eq!((secret.user.as_str(), secret.secret), ("u", None));
}

#[track_caller]
fn breaks(value: &impl Validate, path: &str, rule: &str) {
    let violation = value.inside().unwrap_err();
    assert_eq!((violation.path(), violation.rule()), (path, rule));
    assert_eq!(violation.to_string(), format!("`{path}` {rule}"));
}

fn new(change: impl FnOnce(&mut serde_json::Value)) -> DirectionsNew {
    let mut json = json!({ "name": "n", "parts": [{ "size": 1 }] });
    change(&mut json);
    serde_json::from_value(json).unwrap()
}

#[test]
fn what_is_sent_is_validated() {
    assert_eq!(new(|_| {}).validate(), Ok(()));
    let all = new(|it| {
        it["code"] = "0123".into();
        it["share"] = 0.3.into();
        it["tags"] = json!(["ab", "cd"]);
        it["limits"] = json!({ "a": 9 });
        it["either"] = json!({ "size": 2 });
        it["tree"] = json!([[], [[]]]);
        it["pair"] = json!(["a", { "size": 1 }, "b"]);
        it["kind"] = "unknown".into();
        it["more"] = json!({ "size": 3 });
        it["odd"] = ")".into();
    });
    assert_eq!(all.validate(), Ok(()));

    breaks(&new(|it| it["name"] = "".into()), "name", "must be at least 1 long");
    // Characters count, not bytes.
    assert_eq!(new(|it| it["name"] = "ééééééääää".into()).validate(), Ok(()));
    breaks(
        &new(|it| it["name"] = "01234567890".into()),
        "name",
        "must be at most 10 long",
    );
    breaks(&new(|it| it["code"] = "012".into()), "code", r"must match `^\\d{4}$`");
    breaks(&new(|it| it["share"] = 1.5.into()), "share", "must be at most 1");
    breaks(&new(|it| it["share"] = 0.25.into()), "share", "must be a multiple of 0.1");
    breaks(
        &new(|it| it["tags"] = json!(["ab", "ab"])),
        "tags",
        "must not have two equal items",
    );
    breaks(
        &new(|it| it["tags"] = json!(["ab", "c"])),
        "tags[1]",
        "must be at least 2 long",
    );
    breaks(&new(|it| it["parts"] = json!([])), "parts", "must have at least 1 item");
    breaks(
        &new(|it| {
            it["parts"] = json!([{ "size": 1 }, { "size": 1, "next": { "size": 0 } }]);
        }),
        "parts[1].next.size",
        "must be more than 0",
    );
    breaks(
        &new(|it| it["limits"] = json!({ "a": 10 })),
        "limits.a",
        "must be at most 9",
    );
    breaks(
        &new(|it| it["either"] = json!({ "size": 0 })),
        "either.size",
        "must be more than 0",
    );
    breaks(
        &new(|it| it["pair"] = json!(["a", { "size": 0 }])),
        "pair[1].size",
        "must be more than 0",
    );
    breaks(
        &new(|it| it["more"] = json!({ "size": 0 })),
        "more.size",
        "must be more than 0",
    );
    breaks(&new(|it| it["pair"] = json!(["ab"])), "pair[0]", "must be at most 1 long");
    breaks(
        &new(|it| it["pair"] = json!(["a", { "size": 1 }, "b", ""])),
        "pair[3]",
        "must be at least 1 long",
    );
    breaks(&new(|it| it["either"] = "four".into()), "either", "must be at most 3 long");
    breaks(
        &new(|it| it["limits"] = json!({})),
        "limits",
        "must have at least 1 property",
    );
    breaks(
        &new(|it| it["update"] = json!({})),
        "update",
        "must have at least 1 property",
    );
    assert_eq!(new(|it| it["update"] = json!({ "name": null })).validate(), Ok(()));
    let tags = new(|it| it["tags"] = json!(null));
    assert_eq!((tags.tags.is_null(), tags.validate()), (true, Ok(())));
}

#[test]
fn alternatives_are_validated_as_what_they_are() {
    let part: DirectionsPart = serde_json::from_str(r#"{"size":-1}"#).unwrap();
    breaks(&part, "size", "must be more than 0");
    let text = DirectionsEither::String("four".to_owned());
    breaks(&text, "", "must be at most 3 long");
    breaks(&DirectionsEither::DirectionsPart(part), "size", "must be more than 0");
}

/// What a call that cannot even connect is refused for.
async fn refused(set: impl FnOnce(ListAccounts) -> ListAccounts) -> Option<String> {
    let client = Client::builder().base_url("http://127.0.0.1:1").max_retries(0);
    let call = client.build().unwrap().list_accounts();
    match set(call).await.unwrap_err() {
        Error::InvalidRequest { parameter, rule } => Some(format!("{parameter} {rule}")),
        Error::Connect { .. } => None,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn parameters_are_validated() {
    assert_eq!(refused(|it| it.after("acc_1").step(15).share(0.07)).await, None);
    let labels = ["a", "b"];
    let kinds = ["big".into()];
    let all = |it: ListAccounts| it.labels(labels).sizes([1, 2]).kinds(kinds).odd("[");
    assert_eq!(refused(all).await, None);

    let is =
        |refused: Option<String>, why: &str| assert_eq!(refused.as_deref(), Some(why));
    is(refused(|it| it.after("acc_")).await, "after must match `^acc_[a-z0-9]+$`");
    is(refused(|it| it.step(7)).await, "step must be a multiple of 5");
    is(refused(|it| it.step(0)).await, "step must be at least 5");
    is(refused(|it| it.share(0.075)).await, "share must be a multiple of 0.01");
    is(refused(|it| it.share(1.0)).await, "share must be less than 1");
    is(refused(|it| it.labels([""; 0])).await, "labels must have at least 1 item");
    is(
        refused(|it| it.labels(["a", "a"])).await,
        "labels must not have two equal items",
    );
    is(refused(|it| it.labels(["a", "xb"])).await, "labels[1] must match `^(?!x)`");
    is(refused(|it| it.labels(["123456789"])).await, "labels[0] must be at most 8 long");
    is(refused(|it| it.sizes([1, 2, 3])).await, "sizes must have at most 2 items");
    is(refused(|it| it.sizes([1, 0])).await, "sizes[1] must be at least 1");
    let kinds = ["big".into(), "small".into()];
    is(refused(|it| it.kinds(kinds)).await, "kinds must have at most 1 item");
    // The last value counts.
    assert_eq!(refused(|it| it.sizes([0]).sizes([1])).await, None);
}

#[test]
fn hostile_patterns_harm_nobody() {
    let deep = format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000));
    let patterns = [
        "((((a{1000}){1000}){1000}){1000}){1000}",
        "a{99999999999999999999}",
        "(a+)+$",
        "[",
        "(?<n>a)\\k<m>",
        "\"; } compile_error!(\"",
        &deep,
        &"a|".repeat(20_000),
        &format!("{}a{}", "(?:".repeat(99), ")*".repeat(99)),
        &"[a-z".repeat(10_000),
    ];
    let mut document = String::from(
        "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a:\n    get:\n      \
         parameters:\n",
    );
    for (index, pattern) in patterns.iter().enumerate() {
        let pattern = serde_json::to_string(pattern).unwrap();
        let schema = format!("{{ type: string, pattern: {pattern} }}");
        writeln!(
            document,
            "        - {{ name: p{index}, in: query, schema: {schema} }}"
        )
        .unwrap();
    }
    document += "      responses: { '200': { description: A., content: { application/json: \
                 { schema: { type: string } } } } }\n";
    let source = Source::new("openapi.yaml", document);
    let generated = codegen::generate(source, &Config::default()).unwrap();
    let unchecked =
        generated.diagnostics.iter().filter(|it| it.code == Code::UncheckedBounds);
    assert!(unchecked.count() >= 4);
    assert_eq!(generated.operations, 1);
}

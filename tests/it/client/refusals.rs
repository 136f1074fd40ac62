//! Calls that are refused before a connection is made.

use futures::StreamExt;
use generated::types::OpenAiBeta;
use generated::{Client, Error};

/// A client whose calls could not even connect.
fn nowhere() -> Client {
    Client::builder().base_url("http://127.0.0.1:1").build().unwrap()
}

#[track_caller]
fn assert_refused(error: &Error, name: &str, because: &str) {
    let Error::InvalidRequest { parameter, rule, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!((parameter.as_ref(), rule.as_ref()), (name, because));
    assert_eq!(error.to_string(), format!("invalid request: `{name}` {because}"));
    assert!(error.status().is_none() && !error.is_retryable() && !error.is_timeout());
}

#[tokio::test]
async fn limits_out_of_range() {
    let client = nowhere();
    let (least, most) = ("must be at least 1", "must be at most 100");
    for (limit, rule) in
        [(0, least), (-1, least), (i64::MIN, least), (101, most), (i64::MAX, most)]
    {
        let error = client.list_runs("t").limit(limit).await.unwrap_err();
        assert_refused(&error, "limit", rule);
        let error = client.list_run_steps("t", "r").limit(limit).await.unwrap_err();
        assert_refused(&error, "limit", rule);
    }
    // The last value counts.
    let error = client.list_runs("t").limit(0).limit(1).max_retries(0).await;
    assert!(matches!(error, Err(Error::Connect { .. })));
}

#[tokio::test]
async fn identifiers_that_would_change_the_path() {
    let client = nowhere();
    let rule = "must not be empty, `.` or `..`, also not percent-encoded";
    for id in ["", ".", "..", "%2e", "%2E.", "%2e%2e", "%252e%252E"] {
        assert_refused(&client.list_runs(id).await.unwrap_err(), "thread_id", rule);
        let error = client.list_run_steps("t", id).await.unwrap_err();
        assert_refused(&error, "run_id", rule);
        let error = client.list_run_steps(id, id).await.unwrap_err();
        assert_refused(&error, "thread_id", rule);
    }
}

#[tokio::test]
async fn headers_that_cannot_be_sent() {
    let client = nowhere();
    let rule = "must have a valid header name and a value without control characters";
    let error = client.list_runs("t").header("X-Mine", "a\r\nb: c").await.unwrap_err();
    assert_refused(&error, "X-Mine", rule);
    let odd = OpenAiBeta::from("assistants=v2\n");
    let error = client.list_runs("t").open_ai_beta(odd).await.unwrap_err();
    assert_refused(&error, "OpenAI-Beta", rule);
}

#[tokio::test]
async fn lists_are_refused_once() {
    let items: Vec<_> = nowhere().list_runs("..").items().collect().await;
    let [Err(error)] = &items[..] else { panic!("{items:?}") };
    assert!(matches!(error, Error::InvalidRequest { .. }));
    let pages: Vec<_> = nowhere().list_runs("t").limit(0).pages().collect().await;
    assert!(matches!(pages[..], [Err(Error::InvalidRequest { .. })]));
}

#[test]
fn settings_that_cannot_be_used() {
    let secret = "sk-wrong ";
    let builder = Client::builder().bearer_token(secret);
    let error = builder.build().unwrap_err();
    assert!(matches!(error, Error::Configuration { .. }), "{error:?}");
    assert!(error.to_string().contains("bearer token"), "{error}");
    assert!(!format!("{error}{error:?}").contains("sk-wrong"));
    for url in ["", "localhost:8080", "ftp://x", "http://u:p@x", "http://x?a=b"] {
        let error = Client::builder().base_url(url).build().unwrap_err();
        assert!(error.to_string().contains("base URL"), "{error}");
    }
    let error = Client::builder().header("a b", "c").build().unwrap_err();
    assert!(error.to_string().contains("`a b`"), "{error}");
}

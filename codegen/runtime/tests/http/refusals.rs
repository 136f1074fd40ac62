//! Requests that are refused before anything is sent.

use runtime::data::Json;
use runtime::http::{Error, Method, Request, Style};

use super::server::{Answer, Server};
use super::{client, fail, get, send};

const RULE: &str = "must be at most 100";

async fn server() -> Server {
    Server::always(Answer::json(200, "{}")).await
}

#[track_caller]
fn assert_refused(error: &Error, name: &str, because: &str) {
    match error {
        Error::InvalidRequest { parameter, rule } => {
            assert_eq!((parameter.as_ref(), rule.as_ref()), (name, because));
        }
        other => panic!("{other:?}"),
    }
}

fn thing(server: &Server, value: &str) -> Request {
    let mut request = Request::new(&client(server), Method::GET, "/things/{id}");
    request.path("id", value);
    request
}

#[tokio::test]
async fn path_values_that_would_change_the_path() {
    let server = server().await;
    for value in [
        "",
        ".",
        "..",
        "%2e",
        "%2E",
        "%2e%2E",
        ".%2e",
        "%2E.",
        "%252e",
        "%252E.",
        "%%32e",
        "%2%65",
        "%25252e%25252e",
    ] {
        let error = fail(thing(&server, value)).await;
        let rule = "must not be empty, `.` or `..`, also not percent-encoded";
        assert_refused(&error, "id", rule);
    }
    assert_eq!(server.count(), 0);
    for value in ["...", "%2e%2e%2e", "%", "%2", ".a", "%00", "../x"] {
        send(thing(&server, value)).await.unwrap();
    }
}

#[tokio::test]
async fn a_parameter_set_again_is_judged_again() {
    let server = server().await;
    let mut request = thing(&server, "..");
    request.path("id", "fine");
    send(request.clone()).await.unwrap();

    request.require("limit", false, RULE);
    request.require("limit", true, RULE);
    send(request.clone()).await.unwrap();

    request.extra_header("x-odd", "a\nb");
    request.extra_header("x-odd", "ab");
    send(request.clone()).await.unwrap();
    assert_eq!(server.count(), 3);

    // One rule kept does not make up for another one that is broken.
    request.require("limit", false, RULE);
    request.require("limit", true, "must be at least 1");
    assert_refused(&fail(request.clone()).await, "limit", RULE);
    // Nor does another parameter.
    request.require("size", true, RULE);
    assert_refused(&fail(request).await, "limit", RULE);
}

#[tokio::test]
async fn the_first_violation_is_reported() {
    let server = server().await;
    let mut request = get(&client(&server));
    request.require("fine", true, RULE);
    request.require("limit", false, RULE);
    request.extra_header("a b", "c");
    request.require("limit", false, RULE);
    let error = fail(request.clone()).await;
    assert_refused(&error, "limit", RULE);
    assert_eq!(error.to_string(), "invalid request: `limit` must be at most 100");
    assert!(error.status().is_none() && !error.is_retryable());

    request.require("limit", true, RULE);
    let rule = "must have a valid header name and a value without control characters";
    assert_refused(&fail(request).await, "a b", rule);
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn headers_that_cannot_be_sent() {
    let server = server().await;
    let rule = "must have a valid header name and a value without control characters";
    for (name, value) in
        [("", "a"), ("a:b", "c"), ("é", "a"), ("x", "\r\ny: z"), ("x", "\0")]
    {
        let mut request = get(&client(&server));
        request.extra_header(name, value);
        assert_refused(&fail(request).await, name, rule);
    }
    let mut request = get(&client(&server));
    request.header("X-Typed", "a\rb");
    assert_refused(&fail(request).await, "X-Typed", rule);
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_path_parameter_without_a_value() {
    let server = server().await;
    let request = Request::new(&client(&server), Method::GET, "/things/{id}");
    assert_refused(&fail(request).await, "id", "must be set");
    assert_eq!(server.count(), 0);
}

/// JSON that the caller made can hold what is no text, or be nested without end: that is
/// refused, and nothing comes down.
#[tokio::test]
async fn json_that_cannot_be_taken_apart() {
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    for json in [r#""\ud800""#, r#"["a", "\udfff"]"#, r#"{"\ud800": 1}"#, &deep] {
        let value: Json = serde_json::from_str(json).unwrap();
        let server = server().await;
        let mut request = get(&client(&server));
        request.query_as("value", Style::DeepObject, true, &value);
        let error = fail(request).await;
        assert!(matches!(error, Error::InvalidRequest { .. }), "{json}: {error:?}");
        assert_eq!(server.count(), 0);
    }
}

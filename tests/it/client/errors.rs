//! Each kind of error: what it holds and what it says.

use std::error::Error as _;

use generated::types::ListRunsResponse;
use generated::{Client, Error};
use serde_json::{Value, json};

use super::{TOKEN, client, page};
use crate::samples;
use crate::server::{Answer, Server};

/// The result of a call that gets this answer and makes no second attempt.
async fn result(answer: Answer) -> Result<ListRunsResponse, Error> {
    let server = Server::always(answer).await;
    client(&server).list_runs("of-the-caller").max_retries(0).await
}

async fn error(answer: Answer) -> Error {
    result(answer).await.unwrap_err()
}

/// Two runs, the second one changed.
fn changed(change: impl FnOnce(&mut Value)) -> Answer {
    let mut runs = samples::many(2, "run", &samples::run());
    change(&mut runs[1]);
    Answer::json(200, &page(&runs))
}

#[test]
fn an_error_can_be_sent_and_boxed() {
    fn assert<T: std::error::Error + Send + Sync + 'static>() {}
    assert::<Error>();
}

#[tokio::test]
async fn a_wrong_key() {
    let body = json!({ "error": {
        "message": "Incorrect API key provided.",
        "type": "invalid_request_error",
        "param": null,
        "code": "invalid_api_key",
    }});
    let headers = ["x-request-id: req_1", "X-Odd: 1"];
    let error = error(Answer::text(401, &headers, &body.to_string())).await;
    assert_eq!(error.status().unwrap().as_u16(), 401);
    assert_eq!(error.request_id(), Some("req_1"));
    assert!(!error.is_retryable() && !error.is_timeout() && error.source().is_none());

    let typed = &error.error_body().unwrap().error;
    assert_eq!(typed.message, "Incorrect API key provided.");
    assert_eq!(typed.r#type, "invalid_request_error");
    assert_eq!(typed.param, None);
    assert_eq!(typed.code.as_deref(), Some("invalid_api_key"));

    let text = error.to_string();
    let start =
        "GET /threads/{thread_id}/runs: status 401 Unauthorized (request req_1): {";
    assert!(text.starts_with(start) && text.contains("Incorrect API key"), "{text}");
    assert!(!format!("{text}{error:?}").contains("of-the-caller"));

    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.headers["x-odd"], "1");
    assert_eq!(error.raw, body.to_string());
}

#[tokio::test]
async fn bodies_of_errors() {
    for (code, expected) in [
        (json!(null), None),
        (json!("no_such_thread"), Some("no_such_thread")),
        (json!("of_tomorrow"), Some("of_tomorrow")),
    ] {
        let body = json!({ "error": {
            "message": "No.", "type": "odd", "code": code, "hint": 1.5
        }, "trace": [] });
        let error = error(Answer::json(404, &body)).await;
        let typed = error.error_body().unwrap();
        assert_eq!(typed.error.code.as_deref(), expected);
        assert_eq!(typed.error.extra.get("hint").unwrap().get(), "1.5");
        assert_eq!(typed.extra.get("trace").unwrap().get(), "[]");
    }
    for other in ["<html>Not found</html>", "", "{}", "{\"error\": \"not_found\"}"] {
        let error = error(Answer::text(404, &[], other)).await;
        assert_eq!(error.status().unwrap().as_u16(), 404);
        assert!(error.error_body().is_none());
        let Error::Api(error) = error else { panic!("{error:?}") };
        assert_eq!(error.raw, other);
    }
}

#[tokio::test]
async fn a_credential_that_the_server_quotes() {
    let quoting = format!("Incorrect API key provided: {TOKEN}.");
    let header = format!("x-quoted: Bearer {TOKEN}");
    let error = error(Answer::error(401, &[&header], None, &quoting)).await;
    let text = format!("{error}\n{error:?}");
    assert!(!text.contains(TOKEN) && text.contains("[redacted]"), "{text}");
    // Who asks for it gets what was sent.
    assert_eq!(error.error_body().unwrap().error.message, quoting);
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let answer = Answer::head(302, &["Location: /elsewhere", "Content-Length: 0"]);
    let server = Server::always(answer).await;
    let error = client(&server).list_runs("t").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert!(error.to_string().ends_with("redirects are not followed"), "{error}");
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn no_connection() {
    // Bound, but not listening: nobody else can get the port meanwhile.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}/v1", socket.local_addr().unwrap());
    let client = Client::builder().base_url(&url).max_retries(0).build().unwrap();
    let error = client.list_runs("of-the-caller").await.unwrap_err();
    let Error::Connect { base_url, .. } = &error else { panic!("{error:?}") };
    assert_eq!(*base_url, url);
    assert!(
        error.is_retryable() && error.status().is_none() && error.source().is_some()
    );
    let text = error.to_string();
    let start = format!("GET /threads/{{thread_id}}/runs: cannot connect to {url}: ");
    assert!(text.starts_with(&start) && text.contains("refused"), "{text}");
    assert!(!format!("{text}{error:?}").contains("of-the-caller"));
}

#[tokio::test]
async fn a_connection_that_breaks() {
    let before = error(Answer::default()).await;
    assert!(matches!(before, Error::Transport { status: None, .. }), "{before:?}");
    let half = Answer::head(200, &["Content-Length: 99"]).then("{\"object\"");
    let within = error(half).await;
    assert_eq!(within.status().unwrap().as_u16(), 200);
    assert!(matches!(within, Error::Transport { status: Some(_), .. }), "{within:?}");
    assert!(before.is_retryable() && within.is_retryable());
}

/// Checks that the call fails to decode at this path with this message.
async fn assert_decode(answer: Answer, path: &str, message: &str) -> Error {
    let error = error(answer).await;
    let Error::Decode(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.path, path, "{failure}");
    assert!(failure.message.starts_with(message), "{failure}");
    assert!(error.to_string().contains(&format!("at {path}: {message}")), "{error}");
    error
}

#[tokio::test]
async fn a_body_that_is_not_as_documented() {
    let answer = changed(|run| run["created_at"] = json!("yesterday"));
    let path = "$.data[1].created_at";
    let message = "invalid type: string \"yesterday\", expected an integer of 64 bits";
    let error = assert_decode(answer, path, message).await;
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert!(!error.is_retryable());
    let Error::Decode(failure) = error else { unreachable!() };
    let raw: Value = serde_json::from_slice(&failure.raw).unwrap();
    assert_eq!(raw["data"][1]["created_at"], "yesterday");

    let answer = changed(|run| drop(run.as_object_mut().unwrap().remove("model")));
    assert_decode(answer, "$.data[1]", "missing field `model`").await;
    let answer = changed(|run| run["status"] = json!(null));
    assert_decode(answer, "$.data[1].status", "invalid type: null").await;
    let answer = changed(|run| run["metadata"]["a key"] = json!(1));
    assert_decode(answer, "$.data[1].metadata[\"a key\"]", "invalid type").await;
    let answer = changed(|run| run["tools"][2]["function"]["name"] = json!([]));
    assert_decode(answer, "$.data[1].tools[2].function.name", "invalid type").await;
}

#[tokio::test]
async fn a_place_inside_an_object_whose_tag_comes_last() {
    let run = serde_json::to_string(&samples::run()).unwrap();
    let from = r#"{"type":"code_interpreter"}"#;
    let to = r#"{"function":{"name":false},"type":"function"}"#;
    // The first tool; the sample's fields are sorted, so the text is known.
    assert!(run.contains(from), "{run}");
    let body = page(&[json!("RUN")]).to_string();
    let body = body.replace("\"RUN\"", &run.replacen(from, to, 1));
    let path = "$.data[0].tools[0].function.name";
    assert_decode(Answer::text(200, &[], &body), path, "invalid type: boolean").await;
}

#[tokio::test]
async fn a_body_that_is_not_json() {
    let html = "<html>Log in</html>";
    let head = ["Content-Type: text/html", "Content-Length: 19", "request-id: req_2"];
    let error = error(Answer::head(200, &head).then(html)).await;
    assert_eq!(error.request_id(), Some("req_2"));
    assert!(error.to_string().contains("its content type is `text/html`"), "{error}");
    let Error::Decode(failure) = error else { panic!("{error:?}") };
    assert_eq!((failure.path.as_str(), &failure.raw[..]), ("$", html.as_bytes()));

    let empty = Answer::text(200, &[], "");
    assert_decode(empty, "$", "the body is empty").await;
    let cut = Answer::text(200, &[], "{\"object\": \"list\", \"data\": [");
    assert_decode(cut, "$.data[0]", "EOF while parsing a list").await;
    let more = format!("{} {{}}", page(&[]));
    assert_decode(Answer::text(200, &[], &more), "$", "trailing characters").await;
}
